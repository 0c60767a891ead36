// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of a few papers by their rows, of many by set algebra over the library's sets.
#include "model/selection.h"

#include <algorithm>
#include <map>

namespace sheaf
{

namespace
{

constexpr qint64 fewPapers = 128; // one page: their rows cost less than the library's sets

SelectionFacts factsOfFew(Library &library, const IdSet &papers)
{
    const std::vector<PaperRow> rows = library.rows(papers.ids());
    const auto all = [&](auto holds) { return !rows.empty() && std::ranges::all_of(rows, holds); };
    SelectionFacts facts;
    facts.papers = papers.count();
    facts.allStarred = all([](const PaperRow &row) { return row.starred; });
    facts.allRead = all([](const PaperRow &row) { return row.status == Status::Read; });
    facts.allReading = all([](const PaperRow &row) { return row.status == Status::Reading; });
    facts.allDismissed = all([](const PaperRow &row) { return row.status == Status::Dismissed; });
    facts.allTrashed = all([](const PaperRow &row) { return row.trashed; });
    facts.noneTrashed = std::ranges::none_of(rows, [](const PaperRow &row) { return row.trashed; });
    std::map<TagId, qint64> shares;
    for (const PaperRow &row : rows) {
        for (const TagId tag : row.tags)
            ++shares[tag];
    }
    for (const auto &[tag, have] : shares)
        facts.tags.push_back({tag, have});
    return facts;
}

} // namespace

SelectionFacts factsOf(Library &library, const IdSet &papers)
{
    if (papers.count() <= fewPapers)
        return factsOfFew(library, papers);
    SelectionFacts facts;
    facts.papers = papers.count();
    const auto all = [&](const IdSet &set) { return !papers.empty() && (papers - set).empty(); };
    facts.allStarred = all(library.starred());
    facts.allRead = all(library.withStatus(Status::Read));
    facts.allReading = all(library.withStatus(Status::Reading));
    facts.allDismissed = all(library.withStatus(Status::Dismissed));
    const IdSet trashed = library.trashed();
    facts.allTrashed = all(trashed);
    facts.noneTrashed = (papers & trashed).empty();
    for (const Tag &tag : library.tags()) {
        const qint64 have = (library.taggedWith(tag.id, false) & papers).count();
        if (have > 0)
            facts.tags.push_back({tag.id, have});
    }
    return facts;
}

} // namespace sheaf
