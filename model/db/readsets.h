// SPDX-License-Identifier: GPL-3.0-or-later
// Reads sets of papers and puts sets into orders. No set but those that say so holds hidden papers.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

namespace sheaf
{

IdSet readEveryId(Database &database); // hidden ones too
IdSet readFlagged(Database &database); // hidden ones, and those that are trashed, starred or not unread
IdSet readEveryPaper(Database &database);
IdSet readTrashed(Database &database);
IdSet readStarred(Database &database);
IdSet readWithStatus(Database &database, Status status);
IdSet readTagged(Database &database);
IdSet readTaggedWith(Database &database, TagId tag, bool withChildren);
IdSet readInList(Database &database, ListId list);
IdSet readInDigest(Database &database, DigestId digest);
IdSet readHidden(Database &database);
// Both years included; 0 stands for an unknown one.
IdSet readWithYear(Database &database, qint64 first, qint64 last);
// By UTC milliseconds, `until` not included. Papers that are not read have no time.
IdSet readAddedBetween(Database &database, qint64 from, qint64 until);
IdSet readReadBetween(Database &database, qint64 from, qint64 until);
// By the number of shown digests that have the paper; both included.
IdSet readInDigests(Database &database, qint64 least, qint64 most);
// The paper with a citation key, or those whose key begins so; a merged paper's key leads to the one it became.
IdSet readWithKey(Database &database, const QString &key, bool begins);
// A link counts that is stored or stands in the abstract.
IdSet readHaving(Database &database, Having what);
// Papers of a shown digest that have nothing else to stay for: no other entry, tag, note, highlight, star or list.
// Those in the Trash already are not among them.
IdSet readLeavingWith(Database &database, DigestId digest);
// The other ones of its papers that are outside the Trash.
IdSet readStayingWithout(Database &database, DigestId digest);

// Library::kindsAmong() and tagsAmong().
std::vector<PaperKind> readKindsAmong(Database &database, const IdSet &papers);
std::vector<std::pair<TagId, qint64>> readTagsAmong(Database &database, const IdSet &papers);

// Library::ordered().
std::vector<PaperId> readOrdered(Database &database, const IdSet &set, Order order, qint64 of);

} // namespace sheaf
