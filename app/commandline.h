// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a verb from the first word to the exit code.
#pragma once

#include "app/words.h"

namespace sheaf
{

// The process's exit code: 0 done, 1 it could not be done, 2 the words are wrong.
int runCommandLine(const CommandWords &words);

// Writes an error the way verbs do and gives its exit code.
int reportError(const Error &error, bool json);

} // namespace sheaf
