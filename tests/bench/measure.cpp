// SPDX-License-Identifier: GPL-3.0-or-later
// Reads /proc/self/status.
#include "tests/bench/measure.h"

#include <fstream>

namespace sheaf::bench
{

double peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024;
    }
    return 0;
}

} // namespace sheaf::bench
