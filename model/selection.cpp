// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of a few papers by their rows, of many by which kinds of papers are among them.
#include "model/selection.h"

#include <algorithm>
#include <map>

namespace sheaf
{

SelectionFacts factsOf(const std::vector<PaperRow> &rows)
{
    const auto all = [&](auto holds) { return !rows.empty() && std::ranges::all_of(rows, holds); };
    SelectionFacts facts;
    facts.papers = std::ssize(rows);
    facts.allStarred = all([](const PaperRow &row) { return row.starred; });
    facts.allRead = all([](const PaperRow &row) { return row.status == Status::Read; });
    facts.allReading = all([](const PaperRow &row) { return row.status == Status::Reading; });
    facts.allDismissed = all([](const PaperRow &row) { return row.status == Status::Dismissed; });
    facts.allTrashed = all([](const PaperRow &row) { return row.trashed; });
    facts.noneTrashed = std::ranges::none_of(rows, [](const PaperRow &row) { return row.trashed; });
    std::map<TagId, qint64> shares;
    for (const PaperRow &row : rows) {
        facts.of.add(row.id);
        for (const TagId tag : row.tags)
            ++shares[tag];
    }
    for (const auto &[tag, have] : shares)
        facts.tags.push_back({tag, have});
    return facts;
}

SelectionFacts factsOf(Library &library, const IdSet &papers)
{
    if (papers.count() <= fewSelected) {
        SelectionFacts facts = factsOf(library.rows(papers.ids()));
        facts.of = papers; // also those that are gone
        facts.papers = papers.count();
        return facts;
    }
    const std::vector<PaperKind> kinds = library.kindsAmong(papers);
    const auto all = [&](auto holds) { return !kinds.empty() && std::ranges::all_of(kinds, holds); };
    SelectionFacts facts;
    facts.of = papers;
    facts.papers = papers.count();
    facts.allStarred = all([](const PaperKind &kind) { return kind.starred; });
    facts.allRead = all([](const PaperKind &kind) { return kind.status == Status::Read; });
    facts.allReading = all([](const PaperKind &kind) { return kind.status == Status::Reading; });
    facts.allDismissed = all([](const PaperKind &kind) { return kind.status == Status::Dismissed; });
    facts.allTrashed = all([](const PaperKind &kind) { return kind.trashed; });
    facts.noneTrashed = std::ranges::none_of(kinds, [](const PaperKind &kind) { return kind.trashed; });
    for (const auto &[tag, have] : library.tagsAmong(papers))
        facts.tags.push_back({tag, have});
    return facts;
}

} // namespace sheaf
