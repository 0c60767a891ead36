// SPDX-License-Identifier: GPL-3.0-or-later
// Reads sets of papers and puts sets into orders. No set holds hidden papers.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

namespace sheaf
{

IdSet readEveryPaper(Database &database);
IdSet readTrashed(Database &database);
IdSet readStarred(Database &database);
IdSet readWithStatus(Database &database, Status status);
IdSet readTagged(Database &database);
IdSet readTaggedWith(Database &database, TagId tag, bool withChildren);
IdSet readInList(Database &database, ListId list);
IdSet readInDigest(Database &database, DigestId digest);
IdSet readHidden(Database &database);
// A link counts that is stored or stands in the abstract.
IdSet readHaving(Database &database, Having what);
// Papers of a shown digest that have nothing else to stay for: no other entry, tag, note, highlight, star or list.
// Those in the Trash already are not among them.
IdSet readLeavingWith(Database &database, DigestId digest);
// The other ones of its papers that are outside the Trash.
IdSet readStayingWithout(Database &database, DigestId digest);

// Library::ordered().
std::vector<PaperId> readOrdered(Database &database, const IdSet &set, Order order, qint64 of);

} // namespace sheaf
