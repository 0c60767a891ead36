// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the window and runs the event loop.
#pragma once

#include "app/words.h"

namespace sheaf
{

// The process's exit code.
int runWindow(int argc, char **argv, const CommandWords &words);

} // namespace sheaf
