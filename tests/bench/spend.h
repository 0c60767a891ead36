// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and tells what it took.
#pragma once

namespace sheaf::bench
{

// command[0] is looked for in PATH, the last word is followed by a null. Its stdout becomes stderr. Tells NAME.wall and
// NAME.cpu in seconds and NAME.memory, the most it had at once, in bytes. Returns its exit code.
int tellSpent(const char *name, char **command);

} // namespace sheaf::bench
