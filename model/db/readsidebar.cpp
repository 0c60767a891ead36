// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers beside the sidebar's rows.
#include "model/db/changes.h"
#include "model/db/readsets.h"
#include "model/db/readthings.h"

#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

qint64 countUntagged(Database &database, qint64 shown)
{
    return shown - database.number("SELECT count(*) FROM (SELECT DISTINCT paper FROM paper_tag) t "
                                   "JOIN paper p ON p.id = t.paper "
                                   "WHERE p.hidden = 0 AND p.trashed = 0 AND p.status <> ?1",
                                   Status::Dismissed);
}

// What no count holds.
IdSet readOutside(Database &database)
{
    return readHidden(database) | readTrashed(database) | readWithStatus(database, Status::Dismissed);
}

// Papers with the tag or one below it.
class TagCounter final
{
public:
    TagCounter(Database &database, const std::vector<Tag> &tags, const IdSet &outside)
    {
        for (const Tag &tag : tags) {
            m_children[tag.parent].push_back(tag.id);
            m_own[tag.id] = database.papers("SELECT paper FROM paper_tag WHERE tag = ?1", tag.id) - outside;
        }
    }
    qint64 count(TagId tag) const { return below(tag).count(); }

private:
    IdSet below(TagId tag) const
    {
        IdSet set = m_own.value(tag);
        for (const TagId child : m_children.value(tag))
            set |= below(child);
        return set;
    }

    QHash<TagId, IdSet> m_own;
    QHash<TagId, std::vector<TagId>> m_children;
};

CountedList countListed(Database &database, const ReadingList &list)
{
    Statement row = database.query("SELECT count(*), ifnull(sum(p.status = ?2), 0) FROM list_item i "
                                   "JOIN paper p ON p.id = i.paper "
                                   "WHERE i.list = ?1 AND p.hidden = 0 AND p.trashed = 0",
                                   list.id, Status::Read);
    row.step();
    return {list, row.integer(0), row.integer(1)};
}

// The papers of each digest's entries: one walk, whatever the number of digests.
QHash<DigestId, qint64> countDigested(Database &database, const IdSet &outside)
{
    QHash<DigestId, qint64> counts;
    DigestId digest{};
    std::vector<PaperId> papers;
    const auto close = [&] {
        std::ranges::sort(papers);
        const auto repeated = std::ranges::unique(papers);
        papers.erase(repeated.begin(), repeated.end());
        counts[digest] = std::ranges::count_if(papers, [&](PaperId id) { return !outside.contains(id); });
        papers.clear();
    };
    Statement rows = database.query("SELECT digest, paper FROM entry ORDER BY digest");
    while (rows.step()) {
        if (const auto next = rows.id<DigestId>(0); next != digest) {
            close();
            digest = next;
        }
        papers.push_back(rows.id<PaperId>(1));
    }
    close();
    return counts;
}

} // namespace

LibraryCounts readCounts(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    LibraryCounts counts;
    Statement rows = database.query("SELECT trashed, status, starred, count(*) FROM paper WHERE hidden = 0 "
                                    "GROUP BY trashed, status, starred");
    while (rows.step()) {
        const qint64 papers = rows.integer(3);
        if (rows.integer(0) != 0) {
            counts.trashed += papers;
            continue;
        }
        counts.papers += papers;
        const Status status = rows.id<Status>(1);
        if (status == Status::Dismissed) {
            counts.dismissed += papers;
            continue;
        }
        counts.all += papers;
        if (status == Status::Unread)
            counts.unread += papers;
        if (rows.integer(2) != 0)
            counts.starred += papers;
    }
    counts.untagged = countUntagged(database, counts.all);
    counts.digests = database.number("SELECT count(*) FROM digest WHERE hidden = 0");
    counts.entries =
        database.number("SELECT count(*) FROM entry e JOIN digest d ON d.id = e.digest WHERE d.hidden = 0");
    counts.tags = database.number("SELECT count(*) FROM tag");
    counts.lists = database.number("SELECT count(*) FROM list");
    return counts;
}

Sidebar readOutline(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    Sidebar sidebar;
    sidebar.revision = revisionOf(database);
    for (const Tag &tag : readTags(database))
        sidebar.tags.push_back({tag, 0});
    for (const ReadingList &list : readLists(database))
        sidebar.lists.push_back({list, 0, 0});
    sidebar.searches = readSearches(database);
    for (const Digest &digest : readDigests(database))
        sidebar.digests.push_back({digest, 0});
    sidebar.offerAreas = areasOffered(database);
    return sidebar;
}

Sidebar readSidebar(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    Sidebar sidebar;
    sidebar.revision = revisionOf(database);
    sidebar.counts = readCounts(database);
    const std::vector<Tag> tags = readTags(database);
    const IdSet outside = readOutside(database);
    const TagCounter counter(database, tags, outside);
    for (const Tag &tag : tags)
        sidebar.tags.push_back({tag, counter.count(tag.id)});
    for (const ReadingList &list : readLists(database))
        sidebar.lists.push_back(countListed(database, list));
    sidebar.searches = readSearches(database);
    const QHash<DigestId, qint64> digested = countDigested(database, outside);
    for (const Digest &digest : readDigests(database))
        sidebar.digests.push_back({digest, digested.value(digest.id)});
    sidebar.offerAreas = areasOffered(database);
    return sidebar;
}

} // namespace sheaf
