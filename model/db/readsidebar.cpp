// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar's rows without the numbers beside them, and the numbers of the whole library.
#include "model/db/changes.h"
#include "model/db/readthings.h"

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

} // namespace

LibraryCounts readCounts(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    LibraryCounts counts;
    // The index has all but those that are as every paper is at first.
    counts.papers = counts.all = counts.unread =
        database.number("SELECT count(*) FROM paper") -
        database.number("SELECT count(*) FROM paper INDEXED BY paper_flags "
                        "WHERE hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0");
    Statement rows = database.query("SELECT trashed, status, starred, count(*) FROM paper INDEXED BY paper_flags "
                                    "WHERE hidden = 0 "
                                    "AND (hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0) "
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

} // namespace sheaf
