// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the window's objects, joins them and runs the event loop.
#pragma once

#include "app/words.h"

namespace sheaf
{

// The process's exit code. With words.screenshot: saves the picture once everything shown is loaded, and ends.
int runWindow(int argc, char **argv, const CommandWords &words);

} // namespace sheaf
