// SPDX-License-Identifier: GPL-3.0-or-later
// What a paper is sorted and recognised by, and the papers that share a key.
//
// Keys of titles and abstracts are hashes: written one by one into a B-tree they would touch a page of it each, which
// at a million papers costs more than all else. So each paper has its keys in a narrow row in the order of ids
// (paper_key), and the B-tree (recognition) takes many of them at once, sorted. What it has not got yet is looked for
// in the narrow rows above its watermark.
#pragma once

#include "model/db/sqlite.h"

#include <vector>

namespace sheaf
{

enum class KeyKind : qint64 { Title, Abstract }; // recognition.kind

struct PaperKeys {
    std::string sortKey;
    qint64 title = 0; // 0: none
    qint64 abstract = 0;
    qint64 saidTitle = 0; // of what its digests say, where the user has a text of his own
    qint64 saidAbstract = 0;
};

// One of the keys that a paper is found by; never 0.
struct PaperKey {
    KeyKind kind = KeyKind::Title;
    qint64 key = 0;
};

// Of a paper that is made now. Inside the caller's transaction, as are the next two.
void insertKeys(Database &database, PaperId id, const PaperKeys &keys);
void updateKeys(Database &database, PaperId id, const PaperKeys &keys);
void removeKeys(Database &database, PaperId id);

std::vector<PaperKey> keysOf(Database &database, PaperId id);
// Ascending, hidden ones too. Looks into the B-tree and through the rows above its watermark.
std::vector<PaperId> papersWithKey(Database &database, PaperKey key);
// The keys that more than one paper has.
std::vector<PaperKey> sharedKeys(Database &database);

// So many papers may wait above the watermark (`few` after an import, `many` while one runs) before it is moved.
inline constexpr qint64 fewWaiting = 16'384;
inline constexpr qint64 manyWaiting = 262'144;
// Up to this paper the B-tree knows all keys.
PaperId recognisedUpTo(Database &database);
// Takes the next block of papers into the B-tree in a transaction of its own if more than `waiting` wait; whether it
// did.
bool recogniseMore(Database &database, qint64 waiting);

} // namespace sheaf
