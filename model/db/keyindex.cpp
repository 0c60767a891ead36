// SPDX-License-Identifier: GPL-3.0-or-later
// A hash table from keys to papers. What it says is verified by the paper's row, so that what was rolled back or
// changed since may stay in it.
#include "model/db/keyindex.h"

#include "model/db/changes.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t firstCapacity = 4096; // a power of two

// The keys are hashes already; the two kinds are kept apart.
std::uint64_t hashOf(PaperKey key)
{
    return static_cast<std::uint64_t>(key.key) ^ (key.kind == KeyKind::Title ? 0 : 0x9e3779b97f4a7c15U);
}

bool hasKey(Database &database, PaperId paper, PaperKey key)
{
    const std::vector<PaperKey> keys = keysOf(database, paper);
    return std::any_of(keys.begin(), keys.end(),
                       [&](const PaperKey &own) { return own.kind == key.kind && own.key == key.key; });
}

} // namespace

void KeyIndex::follow()
{
    const qint64 revision = revisionOf(m_database);
    const PaperId upTo = recognisedUpTo(m_database);
    if (m_revision < 0 || upTo != m_upTo) {
        m_upTo = upTo;
        readWaiting();
    } else if (revision != m_revision) {
        const Change change = changesAfter(m_database, m_revision);
        if (change.everything)
            readWaiting();
        else
            readAgain(change.papers);
    }
    m_revision = revision;
}

void KeyIndex::readWaiting()
{
    m_hashes.assign(firstCapacity, 0);
    m_papers.assign(firstCapacity, 0);
    m_used = 0;
    Statement rows = m_database.query("SELECT paper, title_key, abstract_key, said_title_key, said_abstract_key "
                                      "FROM paper_key WHERE paper > ?1",
                                      m_upTo);
    while (rows.step()) {
        const PaperId paper = rows.id<PaperId>(0);
        add(paper, {KeyKind::Title, rows.integer(1)});
        add(paper, {KeyKind::Abstract, rows.integer(2)});
        add(paper, {KeyKind::Title, rows.integer(3)});
        add(paper, {KeyKind::Abstract, rows.integer(4)});
    }
}

void KeyIndex::readAgain(const IdSet &papers)
{
    papers.each([this](PaperId paper) {
        if (paper <= m_upTo)
            return;
        for (const PaperKey &key : keysOf(m_database, paper))
            add(paper, key);
    });
}

void KeyIndex::add(PaperId paper, PaperKey key)
{
    if (key.key == 0)
        return;
    if ((m_used + 1) * 10 > m_hashes.size() * 7)
        grow();
    insert(hashOf(key), paper);
}

void KeyIndex::insert(std::uint64_t hash, PaperId paper)
{
    const std::size_t mask = m_hashes.size() - 1;
    const auto id = static_cast<std::uint32_t>(number(paper));
    std::size_t at = hash & mask;
    for (; m_papers[at] != 0; at = (at + 1) & mask) {
        if (m_papers[at] == id && m_hashes[at] == hash)
            return;
    }
    m_hashes[at] = hash;
    m_papers[at] = id;
    ++m_used;
}

void KeyIndex::grow()
{
    const std::size_t capacity = std::max(firstCapacity, m_hashes.size() * 2);
    const std::vector<std::uint64_t> hashes = std::exchange(m_hashes, std::vector<std::uint64_t>(capacity));
    const std::vector<std::uint32_t> papers = std::exchange(m_papers, std::vector<std::uint32_t>(capacity));
    m_used = 0;
    for (std::size_t at = 0; at < papers.size(); ++at) {
        if (papers[at] != 0)
            insert(hashes[at], static_cast<PaperId>(papers[at]));
    }
}

std::vector<PaperId> KeyIndex::papers(PaperKey key)
{
    std::vector<PaperId> found;
    if (key.key == 0)
        return found;
    if (m_upTo != PaperId{}) {
        Statement rows =
            m_database.query("SELECT paper FROM recognition WHERE kind = ?1 AND key = ?2", key.kind, key.key);
        while (rows.step())
            found.push_back(rows.id<PaperId>(0));
    }
    const auto known = static_cast<std::ptrdiff_t>(found.size());
    const std::uint64_t hash = hashOf(key);
    const std::size_t mask = m_hashes.size() - 1;
    for (std::size_t at = hash & mask; !m_papers.empty() && m_papers[at] != 0; at = (at + 1) & mask) {
        const auto paper = static_cast<PaperId>(m_papers[at]);
        if (m_hashes[at] == hash && hasKey(m_database, paper, key))
            found.push_back(paper);
    }
    std::sort(found.begin() + known, found.end());
    return found;
}

} // namespace sheaf
