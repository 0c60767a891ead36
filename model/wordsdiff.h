// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two texts, by words: the stretches of each that the other does not have.
#pragma once

#include <QStringView>

#include <vector>

namespace sheaf
{

// A stretch of a text, in UTF-16 units; it begins and ends with a word or a sign, never with a blank.
struct WordSpan {
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const WordSpan &) const = default;
};

// Both ascending and disjoint. Both empty: the texts are the same but for their blanks.
struct WordDiff {
    std::vector<WordSpan> inOne;
    std::vector<WordSpan> inOther;
    int wordsInOne = 0; // words (not signs) in those stretches
    int wordsInOther = 0;

    bool same() const { return inOne.empty() && inOther.empty(); }
};

// A word is a run of letters, marks and digits; a letter of a script written without blanks, and any other sign, stands
// for itself. Words are the same when equal after NFC; case counts, blanks do not. Pure; any thread. Long texts that
// have little in common are compared by what words they hold, not by their order.
WordDiff wordsThatDiffer(QStringView one, QStringView other);

} // namespace sheaf
