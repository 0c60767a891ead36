// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to the first paint of its window with everything in it.
#pragma once

namespace sheaf::bench
{

// The program's own way to its window; tells painted.at (the monotonic clock's seconds) when real rows, their count
// and the sidebar's counts are painted, and ends. Exit code 1 when that did not come within a minute.
int paintWindow(char **argv, const char *library, const char *config);

// The same of the least there can be: a QMainWindow with a QTableView of 20 rows of text in the window's two fonts.
int paintBareWindow(char **argv);

// Starts this program `runs` times each with the bare window and every library, in turns; tells
// start.bare, start.<library's place from 0> in milliseconds, and start.<...>.cold once without the file in memory.
int tellStarts(const char *program, int runs, const char *config, char **libraries);

} // namespace sheaf::bench
