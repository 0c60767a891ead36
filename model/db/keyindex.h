// SPDX-License-Identifier: GPL-3.0-or-later
// Finds papers by their keys many times in a row: those that the B-tree did not know at first, and those that came
// since, are held in memory.
#pragma once

#include "model/db/paperkeys.h"

#include <cstdint>

namespace sheaf
{

// Up to 64 bytes a paper that is held, of about a million at most; the others are looked up in the B-tree. One thread
// at a time.
class KeyIndex final
{
public:
    explicit KeyIndex(Database &database) : m_database(database) {}

    // Takes in what changed in the library since the last call, by whomever. Before the first question of each
    // transaction.
    void follow();
    // A paper that was inserted in this transaction; a rollback need not be told.
    void add(PaperId paper, PaperKey key);
    // What this transaction wrote has been told by add(): it is the revision to follow from.
    void wrote(qint64 revision) { m_revision = revision; }
    // As papersWithKey().
    std::vector<PaperId> papers(PaperKey key);

private:
    void readWaiting();
    void readAgain(const IdSet &papers);
    void insert(std::uint32_t hash, std::uint32_t paper);
    void grow();

    Database &m_database;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t paper = 0; // 0: free
    };
    std::vector<Slot> m_slots; // open addressing, linear probing
    std::size_t m_used = 0;
    PaperId m_above{}; // papers up to this one are left to the B-tree
    qint64 m_revision = -1;
};

} // namespace sheaf
