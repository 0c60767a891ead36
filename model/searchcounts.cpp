// SPDX-License-Identifier: GPL-3.0-or-later
// SearchTally: counts by the text of the query, kept as long as no change touched what queries ask for.
#include "model/searchcounts.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// Another name for a search, or a saved search more, counts nothing anew.
bool touchesCounts(const Change &change)
{
    return change.everything || !change.papers.empty() || change.tags || change.lists || change.digests || change.texts;
}

} // namespace

void SearchTally::follow(Library &library)
{
    const QDate today = QDate::currentDate();
    const Change change = library.changesSince(m_revision);
    if (m_day != today || touchesCounts(change))
        m_counts.clear();
    if (change.everything || change.searches)
        m_searches = library.searches();
    m_day = today;
    m_revision = change.revision;
    const auto isAsked = [this](const QString &query) {
        return std::ranges::any_of(m_searches, [&](const SavedSearch &search) { return search.query == query; });
    };
    m_counts.removeIf([&](const auto &count) { return !isAsked(count.key()); });
}

bool SearchTally::countOne(Finder &finder, const std::atomic<bool> &cancelled)
{
    const auto next = std::ranges::find_if_not(
        m_searches, [this](const SavedSearch &search) { return m_counts.contains(search.query); });
    if (next == m_searches.end())
        return false;
    const Result<IdSet> found = finder.select(next->query, cancelled);
    if (found)
        m_counts.insert(next->query, {found.value().count(), {}});
    else if (found.error().kind != Error::Kind::Cancelled)
        m_counts.insert(next->query, {-1, found.error().what});
    return true;
}

SearchCounts SearchTally::counts() const
{
    SearchCounts all{m_revision, {}};
    for (const SavedSearch &search : m_searches) {
        const Count count = m_counts.value(search.query);
        all.counts.push_back({search.id, search.query, count.papers, count.why});
    }
    return all;
}

} // namespace sheaf
