// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks, percentiles and the lines that carry a figure from a measuring process to the table.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace sheaf::bench
{

// Seconds of a clock of time.h.
inline double secondsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline double wallSeconds()
{
    return secondsOf(CLOCK_MONOTONIC);
}

inline double processSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

inline double threadSeconds()
{
    return secondsOf(CLOCK_THREAD_CPUTIME_ID);
}

// Wall and processor time between pairs of start() and stop(), added up.
class Meter final
{
public:
    void start()
    {
        m_wallStart = wallSeconds();
        m_cpuStart = processSeconds();
    }
    void stop()
    {
        m_wall += wallSeconds() - m_wallStart;
        m_cpu += processSeconds() - m_cpuStart;
    }
    double wall() const { return m_wall; }
    double cpu() const { return m_cpu; }

private:
    double m_wallStart = 0, m_cpuStart = 0, m_wall = 0, m_cpu = 0;
};

// The value below which `share` (0..1) of them lie; 0 of none. By nearest rank.
inline double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const double rank = std::ceil(share * static_cast<double>(values.size())); // from 1
    const auto at = static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

inline double median(const std::vector<double> &values)
{
    return percentile(values, 0.5);
}

// "name value" on stdout; seconds, milliseconds or bytes as the name says.
inline void tell(const std::string &name, double value)
{
    std::printf("%s %.9g\n", name.c_str(), value);
    std::fflush(stdout);
}

// Milliseconds' median, 95th and 99th percentile and maximum under four names.
inline void tellSpread(const std::string &name, const std::vector<double> &milliseconds)
{
    tell(name + ".p50", percentile(milliseconds, 0.5));
    tell(name + ".p95", percentile(milliseconds, 0.95));
    tell(name + ".p99", percentile(milliseconds, 0.99));
    tell(name + ".max", percentile(milliseconds, 1.0));
}

// Of this process until now, in bytes (VmHWM).
double peakMemory();

} // namespace sheaf::bench
