// SPDX-License-Identifier: GPL-3.0-or-later
// Facts by range: each statement walks one index.
#include "model/db/readfacts.h"

#include "model/db/readsets.h"

namespace sheaf
{

namespace
{

void visitFacts(Statement &&rows, const std::function<void(const PaperFacts &)> &visit)
{
    while (rows.step())
        visit({rows.id<PaperId>(0), rows.integer(1) != 0, rows.id<Status>(2), rows.integer(3) != 0});
}

template <class Id>
void visitPairs(Statement &&rows, const std::function<void(PaperId, Id)> &visit)
{
    while (rows.step())
        visit(rows.id<PaperId>(0), rows.id<Id>(1));
}

} // namespace

void eachFacts(Database &database, const std::function<void(const PaperFacts &)> &visit)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    const IdSet plain = readEveryId(database) - readFlagged(database);
    plain.each([&](PaperId id) { visit({id, false, Status::Unread, false}); });
    visitFacts(database.query("SELECT id, trashed, status, starred FROM paper INDEXED BY paper_flags "
                              "WHERE hidden = 0 AND (hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0)"),
               visit);
}

void eachFacts(Database &database, PaperRange range, const std::function<void(const PaperFacts &)> &visit)
{
    visitFacts(database.query("SELECT id, trashed, status, starred FROM paper NOT INDEXED "
                              "WHERE id BETWEEN ?1 AND ?2 AND hidden = 0",
                              range.first, range.last),
               visit);
}

void eachTagging(Database &database, PaperRange range, const std::function<void(PaperId, TagId)> &visit)
{
    visitPairs<TagId>(
        database.query("SELECT paper, tag FROM paper_tag WHERE paper BETWEEN ?1 AND ?2", range.first, range.last),
        visit);
}

void eachListing(Database &database, PaperRange range, const std::function<void(PaperId, ListId)> &visit)
{
    visitPairs<ListId>(
        database.query("SELECT paper, list FROM list_item WHERE paper BETWEEN ?1 AND ?2", range.first, range.last),
        visit);
}

void eachEntry(Database &database, PaperRange range, const std::function<void(PaperId, DigestId)> &visit)
{
    visitPairs<DigestId>(
        database.query("SELECT paper, digest FROM entry WHERE paper BETWEEN ?1 AND ?2", range.first, range.last),
        visit);
}

} // namespace sheaf
