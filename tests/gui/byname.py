# SPDX-License-Identifier: GPL-3.0-or-later
"""A session that knows names and roles alone, as assistive technology has them: imports, searches, tags, lists,
exports and undoes through AT-SPI, without the mouse and with no key but the Return that ends what was written into a
choice, and asks the command line after each step. No node that is shown may be without a name.

byname.py PROGRAM DIGEST_FOLDER; under underxvfb.sh, which gives the display and the bus. Ends with 0 when every step
was seen from outside, with 77 when AT-SPI is not installed."""

import json
import os
import subprocess
import sys
import tempfile
import time

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as missing:
    print(f"SKIPPED: AT-SPI cannot be asked: {missing}", file=sys.stderr)
    sys.exit(77)
if not os.path.exists(LAUNCHER):
    print("SKIPPED: at-spi2-core is not installed.", file=sys.stderr)
    sys.exit(77)

PATIENCE = 20.0  # seconds until a step has failed

# What the menu opens, each visited and left again: menu, entry, name of the dialog.
DIALOGS = [
    ("File", "Watch a folder…", "Watched folder"),
    ("File", "New paper…", "New paper"),
    ("Searches", "Save this search…", "Save this search"),
    ("View", "Font of the abstract…", "Font of the abstract"),
    ("Help", "Keys", "Keys"),
]

# Nodes that Qt makes and gives no name, nor a way to give one: role, and who holds it.
NAMELESS_OF_QT = {
    ("scroll bar", "filler"),  # the view beside it has the name
    ("panel", "table"),  # the corner of a table
    ("table row header", "table"),
    ("push button", "text"),  # of Qt's own line edit
}
# Hold others and can do nothing themselves.
FRAMES = {"filler", "panel", "split pane", "layered pane", "separator", "unknown", "tool bar", "frame"}


def role(node):
    return node.get_role_name()


def children(node, most=200):
    for at in range(min(node.get_child_count(), most)):
        child = node.get_child_at_index(at)
        if child is not None:
            yield child


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def actions(node):
    interface = node.get_action_iface()
    return [Atspi.Action.get_action_name(interface, at) for at in range(interface.get_n_actions())] if interface else []


def everything(node, hidden=False):
    """The node and what is below it, depth first; what is not shown only when asked for."""
    if not hidden and not showing(node):
        return
    yield node
    for child in children(node):
        yield from everything(child, hidden)


class Session:
    def __init__(self, program, digests, folder):
        self.program = program
        self.digests = digests
        self.folder = folder
        self.library = os.path.join(folder, "library.sheaf")
        self.steps = 0
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        self.window_process = subprocess.Popen(
            [program, "--config", os.path.join(folder, "config"), "--library", self.library], env=environment
        )

    # --- names ---------------------------------------------------------------------------------------------------
    def application(self):
        desktop = Atspi.get_desktop(0)
        for one in children(desktop):
            if one.get_name() == "sheaf":
                return one
        return None

    def look(self, name, kind=None, hidden=False):
        """The first node of that name (and role), or None."""
        application = self.application()
        if application is None:
            return None
        # The newest window is the last: a dialog before what lies under it.
        for window in reversed(list(children(application))):
            for node in everything(window, hidden):
                if node.get_name() == name and (kind is None or role(node) == kind):
                    return node
        return None

    def wait(self, what, fact):
        """Asks until the fact is there, and gives it back."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.window_process.poll() is not None:
                raise SystemExit(f"FAILED: the program ended while waiting for: {what}")
            try:
                found = fact()
            except GLib.Error:  # a node that is gone
                found = None
            if found:
                return found
            time.sleep(0.05)
        self.tell_tree()
        raise SystemExit(f"FAILED: {what}")

    def node(self, name, kind=None, hidden=False):
        return self.wait(f"{kind or 'node'} “{name}”", lambda: self.look(name, kind, hidden))

    def do(self, node, name="Press"):
        """What is disabled has no action: waits until it has."""
        names = self.wait(f"“{node.get_name()}” can {name}", lambda: name in actions(node) and actions(node))
        Atspi.Action.do_action(node.get_action_iface(), names.index(name))

    def press(self, name, kind="push button"):
        self.do(self.node(name, kind))

    def menu(self, group, name):
        """An entry of the menu, which need not be open for it."""
        top = self.node("Menu", "push button")

        def entry():
            for node in everything(top, hidden=True):
                full = node.get_name()  # Undo says what it takes back: "Undo: …"
                if (full == name or full.startswith(name + ":")) and role(node).endswith("menu item"):
                    above = node.get_parent()
                    while above is not None and above.get_name() not in (group, "Menu"):
                        above = above.get_parent()
                    if above is not None and above.get_name() == group:
                        return node
            return None

        self.do(self.wait(f"menu entry “{group} > {name}”", entry))

    def write(self, name, text, kind="text"):
        field = self.node(name, kind)
        Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), text)

    @staticmethod
    def enter():
        """Ends what was written: the one key of the session, sent by AT-SPI to the field that has the keyboard."""
        return_key = 0xFF0D
        Atspi.generate_keyboard_event(return_key, None, Atspi.KeySynthType.SYM)

    def leave(self, title):
        for name in ("Cancel", "Close"):
            if self.look(name, "push button"):
                self.press(name)
                break
        self.wait(f"“{title}” is closed", lambda: self.look(title, "dialog") is None)

    def search(self, query, found):
        self.write("Search", query)
        rows = lambda: self.look("Papers", "table").get_table_iface().get_n_rows()
        self.wait(f"the list shows {found} papers", lambda: rows() == found)

    def select_row(self, table, row):
        def select():
            interface = self.look(table).get_table_iface()
            return interface is not None and Atspi.Table.add_row_selection(interface, row)

        self.wait(f"row {row} of “{table}”", select)

    # --- from outside --------------------------------------------------------------------------------------------
    def ask(self, *words):
        done = subprocess.run(
            [self.program, "--json", "--library", self.library, *words], capture_output=True, check=False
        )
        return json.loads(done.stdout or b"{}")

    def total(self, query):
        return self.ask("search", query).get("total", -1)

    def stat(self, name):
        return self.ask("stats").get(name, -1)

    def step(self, what):
        self.steps += 1
        nameless = self.nameless()
        if nameless:
            raise SystemExit("FAILED: nodes without a name:\n" + "\n".join(nameless))
        print(f"PASS: {what}", flush=True)

    def nameless(self):
        found = []
        for node in everything(self.application()):
            kind = role(node)
            if node.get_name().strip() or (kind in FRAMES and not set(actions(node)) - {"SetFocus"}):
                continue
            above = node.get_parent()
            if (kind, role(above)) in NAMELESS_OF_QT:
                continue
            if kind == "label" and not actions(node):
                continue  # keeps the place of words to come
            found.append(f"{kind} in {role(above)} “{above.get_name()}”")
        return found

    def tell_tree(self):
        for node in everything(self.application()):
            if node.get_name():
                print(f"    {role(node)} “{node.get_name()}” {actions(node)}", file=sys.stderr)

    def close(self):
        self.window_process.terminate()
        self.window_process.wait(10)


def run(session):
    session.node("Sheaf", "frame")
    session.node("Open digests…", "push button")
    session.step("an empty library welcomes")

    session.press("Open digests…")
    session.write("File name:", os.path.join(session.digests, "autumn.txt"))
    session.press("Import")
    session.wait("the digest is imported", lambda: session.stat("digests") == 1)
    papers = session.stat("papers")
    session.wait("the list shows the papers", lambda: session.look(f"{papers} papers", "label"))
    session.step(f"{papers} papers are imported")

    found = session.total("layer")
    session.search("layer", found)
    session.step(f"a search shows {found} papers")

    session.select_row("Papers", 0)
    session.press("Star")
    session.wait("a paper is starred", lambda: session.total("is:starred") == 1)
    session.step("a paper is starred")

    session.press("Add a tag")
    session.write("Tag this paper", "Layers")
    session.enter()
    session.wait("a paper is tagged", lambda: session.total("tag:Layers") == 1)
    session.step("it is tagged")

    session.menu("Lists", "New reading list…")
    session.write("Name of the list", "Monday")
    session.press("Make the list")
    session.wait("there is a list", lambda: session.ask("lists")["lists"])
    session.step("a reading list is made")

    session.search("layer", found)
    session.select_row("Papers", 0)
    session.node("Take the star off", "push button")
    session.menu("Papers", "Add to list…")
    session.write("Add this paper to a list", "Monday")
    session.enter()
    session.wait("the list has a paper", lambda: session.total("list:Monday") == 1)
    session.step("the paper is on the list")

    session.menu("File", "Export…")
    session.node("Export", "dialog")
    target = os.path.join(session.folder, "layers.bib")
    session.write("File", target)
    session.press(f"Export {found} papers")
    session.wait("the file is written", lambda: os.path.exists(target))
    session.step("what the search shows is exported")

    session.menu("Edit", "Undo")
    session.wait("the list is empty again", lambda: session.total("list:Monday") == 0)
    session.press("Undo")
    session.wait("the list is gone", lambda: not session.ask("lists")["lists"])
    session.press("Undo")
    session.wait("the tag is gone", lambda: session.total("tag:Layers") <= 0)
    session.press("Undo")
    session.wait("no paper is starred", lambda: session.total("is:starred") == 0)
    session.step("four edits are undone")

    session.menu("Papers", "Tag…")
    session.node("Tag this paper", "text")
    session.step("the tag bar is open")
    session.search("layer", found)
    for group, name, title in DIALOGS:
        session.menu(group, name)
        session.node(title, "dialog")
        session.step(f"“{title}” is open")
        session.leave(title)


def main():
    program, digests = (os.path.abspath(word) for word in sys.argv[1:3])
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    with tempfile.TemporaryDirectory() as folder:
        session = Session(program, digests, folder)
        try:
            run(session)
        finally:
            session.close()
            launcher.terminate()
    print(f"{session.steps} passed, 0 failed", flush=True)


main()
