// SPDX-License-Identifier: GPL-3.0-or-later
// Put together from what the library answers.
#include "model/comparison.h"

#include <algorithm>

namespace sheaf
{

std::vector<PlacedPaper> placedPapers(Library &library, const std::vector<PaperId> &ids)
{
    std::vector<PlacedPaper> placed;
    for (const PaperId id : ids) {
        if (std::optional<Paper> paper = library.paper(id))
            placed.push_back({std::move(*paper), {}});
    }
    for (const ReadingList &list : library.lists()) {
        const IdSet members = library.inList(list.id);
        for (PlacedPaper &one : placed) {
            if (members.contains(one.paper.id))
                one.lists += list.name;
        }
    }
    return placed;
}

PaperPair pairOf(PaperId one, PaperId other)
{
    return {std::min(one, other), std::max(one, other)};
}

std::vector<PaperPair> pairsThatLookAlike(Library &library, std::size_t most)
{
    std::vector<PaperPair> pairs;
    for (const PaperId id : library.duplicates().ids()) {
        if (pairs.size() >= most)
            break;
        const std::optional<Paper> paper = library.paper(id);
        if (!paper)
            continue;
        for (const PaperId other : paper->resembles) {
            if (id < other)
                pairs.push_back({id, other});
        }
    }
    std::sort(pairs.begin(), pairs.end());
    if (pairs.size() > most)
        pairs.resize(most);
    return pairs;
}

} // namespace sheaf
