// SPDX-License-Identifier: GPL-3.0-or-later
// Where what was typed to be found stands in a text that is read.
#pragma once

#include "model/matches.h"

#include <vector>

namespace sheaf
{

// Ascending and apart; none for a `what` of nothing but blanks. Letter by letter, also within words; folded as searches
// are (fold.h), and a blank is any blank or line's end, quotation marks and dashes are what the keyboard has for them.
// Pure; any thread.
std::vector<TextRange> placesOf(const QString &what, const QString &text);

} // namespace sheaf
