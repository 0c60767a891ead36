// SPDX-License-Identifier: GPL-3.0-or-later
// A set of paper ids as a compressed bitmap, with the set algebra that searching and editing are made of.
#pragma once

#include "model/paper.h"

#include <roaring/roaring64map.hh>

#include <QByteArray>

#include <optional>
#include <vector>

namespace sheaf
{

// A value type; cheap to move, copies its containers. Ids are positive.
class IdSet final
{
public:
    IdSet() = default;
    explicit IdSet(const std::vector<PaperId> &ids);
    static IdSet of(PaperId id);
    static IdSet range(PaperId first, PaperId last); // both included; empty when first > last

    void add(PaperId id) { m_bits.add(static_cast<std::uint64_t>(number(id))); }
    void remove(PaperId id) { m_bits.remove(static_cast<std::uint64_t>(number(id))); }
    bool contains(PaperId id) const { return m_bits.contains(static_cast<std::uint64_t>(number(id))); }
    bool empty() const { return m_bits.isEmpty(); }
    qint64 count() const { return static_cast<qint64>(m_bits.cardinality()); }

    IdSet &operator|=(const IdSet &other);
    IdSet &operator&=(const IdSet &other);
    IdSet &operator-=(const IdSet &other);
    friend IdSet operator|(IdSet a, const IdSet &b) { return a |= b; }
    friend IdSet operator&(IdSet a, const IdSet &b) { return a &= b; }
    friend IdSet operator-(IdSet a, const IdSet &b) { return a -= b; }
    bool operator==(const IdSet &other) const;

    std::vector<PaperId> ids() const; // ascending
    PaperId first() const;            // 0 when empty

    // Calls visit(PaperId) for each id, ascending.
    template <class Visit>
    void each(Visit &&visit) const
    {
        for (const std::uint64_t id : m_bits)
            visit(static_cast<PaperId>(id));
    }

    // The portable roaring form, run-optimised; fromBytes checks and gives nothing for bytes that are not one.
    QByteArray toBytes() const;
    static std::optional<IdSet> fromBytes(const QByteArray &bytes);

private:
    Roaring64Map m_bits;
};

} // namespace sheaf
