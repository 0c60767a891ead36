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

// Library::ordered().
std::vector<PaperId> readOrdered(Database &database, const IdSet &set, Order order, qint64 of);

} // namespace sheaf
