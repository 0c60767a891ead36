"""Keeps a few nodes in reserve."""
import math


class Reserve:
    def __init__(self, queue):
        self.queue = queue

    def nodes(self):
        total = 0
        for job in self.queue:
            if job > 3:
                total += 1
        return math.ceil(total)
