// SPDX-License-Identifier: GPL-3.0-or-later
// Where highlights stand in the abstract that is shown, and how a selection becomes a highlight.
//
// A highlight keeps code points of the stored original abstract, the text that was shown there and what stood beside
// it. Its place in the text shown now is found
//   1. by its offsets, when what is shown is made of the original and reads there as quoted;
//   2. else by the quote, first exactly, then with case, accents and the kind of blanks folded. Where it occurs several
//      times, the place with the most of the remembered context around it wins, then the one nearest to the offsets. A
//      short quote needs some of its context, or to be near its offsets;
//   3. else by its offsets, when the text that they lead to still shares most words with the quote or stands in the
//      same context: a rule of cleaning has changed;
//   4. else nowhere: it is detached, which is shown and never dropped.
// Pure; any thread. Ranges of shown text are UTF-16 units.
#pragma once

#include "model/paper.h"

#include <QString>

#include <vector>

namespace sheaf
{

struct AnchorPlace {
    qsizetype from = 0;
    qsizetype length = 0; // 0: detached
    bool operator==(const AnchorPlace &) const = default;
};

// shownIsOwn: what is shown is the user's own text, not made of the original.
AnchorPlace placeOf(const Highlight &highlight, const QString &original, const QString &shown, bool shownIsOwn);

// Fills shownFrom and shownLength of all of them and puts them in the order in which they are read, detached ones last.
void placeHighlights(std::vector<Highlight> &highlights, const QString &original, const QString &shown,
                     bool shownIsOwn);

// The highlight for a selection of the shown text; id, colour and remark are the caller's. Blanks at its ends are left
// out, its ends never cut a letter from its marks. Its text is "" when nothing else was selected. In a text of the
// user's own it gets the offsets of the same words in the original, -1 when they are not there.
Highlight highlightAt(const QString &original, const QString &shown, qsizetype from, qsizetype length);

// The highlight for a quote of which no more is known (a list that was handed over): where it first stands in the
// shown text, else a detached one.
Highlight highlightQuoting(const QString &quote, const QString &original, const QString &shown);

} // namespace sheaf
