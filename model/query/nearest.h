// SPDX-License-Identifier: GPL-3.0-or-later
// Guesses which known name a misspelt one was meant to be.
#pragma once

#include <QString>

#include <vector>

namespace sheaf
{

// The known name that is the fewest letters away (one wrong, missing, added, or two exchanged each), at most a third of
// the typed ones; "" if none is. Case and accents do not matter. O(names × typed²). Pure; any thread.
QString nearestName(const QString &typed, const std::vector<QString> &names);

} // namespace sheaf
