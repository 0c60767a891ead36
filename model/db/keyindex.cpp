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
constexpr std::size_t mostHeld = std::size_t{5} << 19U;

// The keys are hashes already; the two kinds are kept apart.
std::uint32_t hashOf(PaperKey key)
{
    const std::uint64_t hash =
        static_cast<std::uint64_t>(key.key) ^ (key.kind == KeyKind::Title ? 0 : 0x9e3779b97f4a7c15U);
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
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
    if (m_revision < 0 || (m_used > mostHeld && recognisedUpTo(m_database) > m_above)) {
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
    m_slots = std::vector<Slot>(firstCapacity);
    m_used = 0;
    m_above = recognisedUpTo(m_database);
    Statement rows = m_database.query("SELECT paper, title_key, abstract_key, said_title_key, said_abstract_key "
                                      "FROM paper_key WHERE paper > ?1",
                                      m_above);
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
        if (paper <= m_above)
            return;
        for (const PaperKey &key : keysOf(m_database, paper))
            add(paper, key);
    });
}

void KeyIndex::add(PaperId paper, PaperKey key)
{
    if (key.key == 0)
        return;
    if ((m_used + 1) * 10 > m_slots.size() * 7)
        grow();
    insert(hashOf(key), static_cast<std::uint32_t>(number(paper)));
}

void KeyIndex::insert(std::uint32_t hash, std::uint32_t paper)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].paper != 0; at = (at + 1) & mask) {
        if (m_slots[at].paper == paper && m_slots[at].hash == hash)
            return;
    }
    m_slots[at] = {hash, paper};
    ++m_used;
}

void KeyIndex::grow()
{
    const std::vector<Slot> slots =
        std::exchange(m_slots, std::vector<Slot>(std::max(firstCapacity, m_slots.size() * 2)));
    m_used = 0;
    for (const Slot &slot : slots) {
        if (slot.paper != 0)
            insert(slot.hash, slot.paper);
    }
}

std::vector<PaperId> KeyIndex::papers(PaperKey key)
{
    std::vector<PaperId> found;
    if (key.key == 0)
        return found;
    if (m_above != PaperId{}) {
        Statement rows = m_database.query("SELECT paper FROM recognition WHERE kind = ?1 AND key = ?2 AND paper <= ?3",
                                          key.kind, key.key, m_above);
        while (rows.step())
            found.push_back(rows.id<PaperId>(0));
    }
    const auto known = static_cast<std::ptrdiff_t>(found.size());
    const std::uint32_t hash = hashOf(key);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask; !m_slots.empty() && m_slots[at].paper != 0; at = (at + 1) & mask) {
        const auto paper = static_cast<PaperId>(m_slots[at].paper);
        if (m_slots[at].hash == hash && hasKey(m_database, paper, key))
            found.push_back(paper);
    }
    std::sort(found.begin() + known, found.end());
    return found;
}

} // namespace sheaf
