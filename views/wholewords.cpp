// SPDX-License-Identifier: GPL-3.0-or-later
// Trims blanks first, so that a mark which ends before a word does not take that word in.
#include "views/wholewords.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace sheaf
{

TextRange wholeWords(QStringView text, const TextRange &marked)
{
    qsizetype from = std::clamp<qsizetype>(marked.from, 0, text.size());
    qsizetype end = std::clamp<qsizetype>(marked.from + marked.length, from, text.size());
    while (from < end && text[from].isSpace())
        ++from;
    while (end > from && text[end - 1].isSpace())
        --end;
    if (from == end)
        return {marked.from, 0};
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text.data(), text.size());
    words.setPosition(from);
    if (!words.isAtBoundary())
        from = words.toPreviousBoundary();
    words.setPosition(end);
    if (!words.isAtBoundary())
        end = words.toNextBoundary();
    return {from, end - from};
}

} // namespace sheaf
