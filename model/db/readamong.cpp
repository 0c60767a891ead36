// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers of a large set are: kinds and tags, without a look at each of their rows.
#include "model/db/readsets.h"

#include <map>

namespace sheaf
{

namespace
{

// The index holds the papers of one kind beside each other; mostly the first one looked at decides. Not in it: what
// every paper is at first.
bool isAmong(Database &database, const PaperKind &kind, const IdSet &papers)
{
    if (kind.status == Status::Unread && !kind.starred && !kind.trashed)
        return !((papers & readEveryId(database)) - readFlagged(database)).empty();
    Statement rows = database.query("SELECT id FROM paper INDEXED BY paper_flags "
                                    "WHERE hidden = 0 AND trashed = ?1 AND status = ?2 AND starred = ?3 "
                                    "AND (hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0)",
                                    static_cast<qint64>(kind.trashed), kind.status, static_cast<qint64>(kind.starred));
    while (rows.step()) {
        if (papers.contains(rows.id<PaperId>(0)))
            return true;
    }
    return false;
}

} // namespace

std::vector<PaperKind> readKindsAmong(Database &database, const IdSet &papers)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<PaperKind> kinds;
    for (const bool trashed : {false, true}) {
        for (const Status status : {Status::Unread, Status::Reading, Status::Read, Status::Dismissed}) {
            for (const bool starred : {false, true}) {
                const PaperKind kind{status, starred, trashed};
                if (isAmong(database, kind, papers))
                    kinds.push_back(kind);
            }
        }
    }
    return kinds;
}

std::vector<std::pair<TagId, qint64>> readTagsAmong(Database &database, const IdSet &papers)
{
    std::map<TagId, qint64> counts;
    Statement rows = database.query("SELECT tag, paper FROM paper_tag ORDER BY tag");
    while (rows.step()) {
        if (papers.contains(rows.id<PaperId>(1)))
            ++counts[rows.id<TagId>(0)];
    }
    return {counts.begin(), counts.end()};
}

} // namespace sheaf
