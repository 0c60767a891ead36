// SPDX-License-Identifier: GPL-3.0-or-later
// fork, exec, wait4.
#include "tests/bench/spend.h"

#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sheaf::bench
{

namespace
{

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

} // namespace

int tellSpent(const char *name, char **command)
{
    const double start = wallSeconds();
    const pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child)
        return 1;
    const std::string figure = name;
    tell(figure + ".wall", wallSeconds() - start);
    tell(figure + ".cpu", seconds(usage.ru_utime) + seconds(usage.ru_stime));
    tell(figure + ".memory", static_cast<double>(usage.ru_maxrss) * 1024);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace sheaf::bench
