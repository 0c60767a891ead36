// SPDX-License-Identifier: GPL-3.0-or-later
// Papers to be put side by side: all that is known of each, and the pairs of a library that look alike.
#pragma once

#include "model/library.h"

namespace sheaf
{

// A paper with the names of the reading lists that hold it.
struct PlacedPaper {
    Paper paper;
    QStringList lists;
};

// In the order asked for; those that are not there are left out.
std::vector<PlacedPaper> placedPapers(Library &library, const std::vector<PaperId> &ids);

struct PaperPair {
    PaperId one{}; // the smaller id
    PaperId other{};

    bool operator==(const PaperPair &) const = default;
    auto operator<=>(const PaperPair &) const = default;
};

PaperPair pairOf(PaperId one, PaperId other);
// Those that were not told apart, ascending, each once; at most `most`.
std::vector<PaperPair> pairsThatLookAlike(Library &library, std::size_t most = 1000);

} // namespace sheaf
