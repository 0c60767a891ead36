// SPDX-License-Identifier: GPL-3.0-or-later
// Finds papers by their keys many times in a row: those above the B-tree's watermark are held in memory.
#pragma once

#include "model/db/paperkeys.h"

#include <cstdint>

namespace sheaf
{

// About 40 bytes a paper above the watermark; the others are looked up in the B-tree. One thread at a time.
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
    void insert(std::uint64_t hash, PaperId paper);
    void grow();

    Database &m_database;
    std::vector<std::uint64_t> m_hashes; // open addressing, linear probing
    std::vector<std::uint32_t> m_papers; // beside them; 0: free
    std::size_t m_used = 0;
    PaperId m_upTo{}; // the watermark
    qint64 m_revision = -1;
};

} // namespace sheaf
