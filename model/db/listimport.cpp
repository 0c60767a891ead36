// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an import that a reading list alone has: its places, what its items add to their papers, and the list.
#include "model/db/imports.h"
#include "model/db/readthings.h"

#include <algorithm>

namespace sheaf
{

// Of a digest that was here already: nothing but its list is looked at.
BatchOutcome Import::gatherPart(const std::vector<Incoming> &records)
{
    BatchOutcome outcome;
    for (const Incoming &incoming : records)
        outcome.papers.push_back(m_places.value(incoming.record.firstLine));
    gatherList(records, outcome.papers, std::vector<bool>(records.size(), true));
    return outcome;
}

// Where each record of a batch stands in the list.
void Import::gatherList(const std::vector<Incoming> &records, const std::vector<PaperId> &papers,
                        const std::vector<bool> &known)
{
    for (std::size_t at = 0; at < records.size(); ++at) {
        const Record &record = records[at].record;
        if (!record.isListItem)
            continue;
        if (!record.section.empty())
            m_state.places.addSection(QString::fromStdString(record.section));
        if (papers[at] == PaperId{})
            continue;
        if (m_state.places.add(papers[at], QString::fromStdString(record.comment)) && known[at])
            m_state.commented.push_back(papers[at]);
    }
}

// What the records of a batch bring to their papers beyond what a digest's do.
void Import::addToPapers(const std::vector<Incoming> &records, std::vector<bool> &known, BatchOutcome &outcome)
{
    std::vector<std::pair<const Record *, PaperId>> items;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < records.size(); ++at) {
        if (!records[at].record.isListItem || outcome.papers[at] == PaperId{})
            continue;
        items.emplace_back(&records[at].record, outcome.papers[at]);
        places.push_back(at);
    }
    if (items.empty())
        return;
    const Additions additions = additionsOf(m_database, items);
    applyAlso(additions.edit, outcome);
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (!additions.brings[at] || !known[places[at]])
            continue;
        known[places[at]] = false;
        --outcome.counts.known;
        ++outcome.counts.merged;
    }
}

StepDone Import::perform(const ListEnd &end)
{
    if (m_state.listOnly && !end.list.replace)
        return ListMade{};
    BatchOutcome outcome;
    beginWork(outcome);
    const ListMade made = finishList(end, outcome);
    endWork(outcome);
    return made;
}

ListMade Import::finishList(const ListEnd &end, BatchOutcome &outcome)
{
    const Listing listing = listingOf(m_database, end.list, m_state.places.all());
    if (!m_state.listOnly)
        finishDigest({{}, end.encoding, end.lines}, outcome);
    applyAlso(listing.edit, outcome);
    m_state.touched |= m_state.places.papers();
    const std::optional<ReadingList> made = readListByName(m_database, listing.name);
    const auto isKept = [&](PaperId paper) { return listing.commented.contains(paper); };
    const auto commented = std::count_if(m_state.commented.begin(), m_state.commented.end(), isKept);
    return made ? ListMade{made->id, made->name, commented} : ListMade{};
}

} // namespace sheaf
