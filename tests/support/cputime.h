// SPDX-License-Identifier: GPL-3.0-or-later
// What something uses of this thread's time, whoever else is at work on the machine.
#pragma once

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

namespace sheaf::test
{

// Milliseconds; the median of several times.
inline double medianCpu(const std::function<void()> &work, int times = 5)
{
    const auto now = [] {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
    };
    std::vector<double> spent;
    for (int time = 0; time < times; ++time) {
        const double before = now();
        work();
        spent.push_back(now() - before);
    }
    std::ranges::sort(spent);
    return spent[spent.size() / 2];
}

} // namespace sheaf::test
