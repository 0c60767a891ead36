// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite alone needs for the rows of a library: the floors that an import is measured against.
#pragma once

#include <string>

namespace sheaf::bench
{

// Copies the rows that an import leaves (papers, texts, keys, digests, chunks, entries) into a new database: the same
// tables with the same indexes, in the order that is cheapest to write; without triggers and foreign key checks; the
// same pragmas, so many papers a transaction, at the end one checkpoint. Timed is only that: the rows of each
// transaction are read beforehand. Tells raw.wall, raw.cpu, raw.bytes, raw.textbytes; and of the library index.bytes,
// what it has for its index, and rows.bytes, what it has for the rows that were copied.
void tellRawFloor(const std::string &library, const std::string &made);

// The same, and in each transaction the texts go into an FTS5 table too: the one that questions are asked of, not
// merged on the way, which is the quickest way to fill it. Tells fts.wall, fts.cpu, fts.bytes.
void tellFtsFloor(const std::string &library, const std::string &made);

// Makes the database that FTS5 answers questions from, not timed: the same FTS5 table, optimised, and beside it what
// filters and orders need, indexed.
void makeFtsDatabase(const std::string &library, const std::string &made);

} // namespace sheaf::bench
