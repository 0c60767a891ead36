// SPDX-License-Identifier: GPL-3.0-or-later
// The revision counter with its log of changes, the counters of ids, and the library's single values.
// Writers call these inside their own transaction.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

namespace sheaf
{

enum class Counter : quint8 { Paper, Digest, Tag, List, Item, Edit, Import, Highlight, Segment, Search };

// The next id of a kind, given once and for all; peekId only looks.
qint64 takeId(Database &database, Counter counter);
qint64 peekId(Database &database, Counter counter);
// Ids up to this one are never given (again).
void reserveIds(Database &database, Counter counter, qint64 last);

qint64 revisionOf(Database &database);
// Raises the revision, writes it into `change` and logs it.
void logChange(Database &database, Change &change);
Change changesAfter(Database &database, qint64 since);

// Differs from the last call's when another connection committed.
qint64 currentDataVersion(Database &database);
// Moves what the WAL holds into the file and empties it, as far as readers and the disk let it; throws nothing for
// that.
void truncateLog(Database &database);
// Writes the file anew without its unused room.
void vacuum(Database &database);

bool areasOffered(Database &database);
void setAreasOffered(Database &database, bool offered);

// Joins what two changes say; the revision is the later one's.
void mergeChange(Change &into, const Change &other);

} // namespace sheaf
