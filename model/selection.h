// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of a set of papers together: what the keys that act on a selection decide by.
#pragma once

#include "model/library.h"

namespace sheaf
{

// So many are read by their rows, which is quick; the facts of more take up to a look at the whole library.
inline constexpr qint64 fewSelected = 128;

struct SelectionFacts {
    struct Share {
        TagId tag{};
        qint64 papers = 0; // of the selected ones, how many have the tag itself
    };
    IdSet of; // the papers asked about
    qint64 papers = 0;
    std::vector<Share> tags; // those that at least one has
    bool allStarred = false;
    bool allRead = false;
    bool allReading = false;
    bool allDismissed = false;
    bool allTrashed = false;
    bool noneTrashed = true;
};

SelectionFacts factsOf(Library &library, const IdSet &papers);
SelectionFacts factsOf(const std::vector<PaperRow> &rows); // each paper once

} // namespace sheaf
