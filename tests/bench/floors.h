// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite alone needs for the rows of a library: the floors that an import is measured against.
#pragma once

#include <string>

namespace sheaf::bench
{

// Copies the rows that an import leaves (papers, texts, digests, chunks, entries) into a new database: the same tables
// without their indexes, the same pragmas, so many papers a transaction, at the end one checkpoint. Timed is only
// that: the rows of each transaction are read beforehand. Tells raw.wall, raw.cpu, raw.bytes, raw.textbytes; and
// index.bytes, which the library has for its index.
void tellRawFloor(const std::string &library, const std::string &made);

// The same, and in each transaction the texts go into an FTS5 table too: the form that is cheapest to fill and still
// answers the first letters quickly (unicode61, contentless, detail=none, prefix='1 2 3', no merging on the way).
// Tells fts.wall, fts.cpu, fts.bytes.
void tellFtsFloor(const std::string &library, const std::string &made);

// Makes the database that FTS5 answers questions from, not timed: FTS5 with positions and prefix indexes, optimised,
// and beside it what filters and orders need, indexed.
void makeFtsDatabase(const std::string &library, const std::string &made);

} // namespace sheaf::bench
