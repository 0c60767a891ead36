// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a quote in a text by its words and by what stood beside it. What text/anchor.h is made of.
#pragma once

#include "model/text/anchor.h"

namespace sheaf
{

inline constexpr qsizetype anchorContext = 32; // code points remembered either side

// Up to anchorContext code points before and after a range of the text.
QString contextBefore(const QString &text, qsizetype from);
QString contextAfter(const QString &text, qsizetype to);

// The range with both ends moved outwards to where no letter is cut from its marks.
AnchorPlace wholeLetters(const QString &text, const AnchorPlace &place);

// Steps 2 and 3 of text/anchor.h. hint: where it is expected, below 0 when that is not known; isNear: a hint can be
// trusted so far that a short quote near it needs no context.
AnchorPlace findQuote(const Highlight &highlight, const QString &text, qsizetype hint, bool isNear);
bool sharesWords(const Highlight &highlight, const QString &text, const AnchorPlace &place);

} // namespace sheaf
