// SPDX-License-Identifier: GPL-3.0-or-later
// A set of paper ids as a compressed bitmap, with the set algebra that searching and editing are made of.
#pragma once

#include "model/paper.h"

#include <roaring/roaring.hh>

#include <QByteArray>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace sheaf
{

// A value type; cheap to move, copies its containers. Ids fit 31 bits; negative ones, which edits use for papers that
// they make themselves, come after all others.
class IdSet final
{
public:
    IdSet() = default;
    explicit IdSet(const std::vector<PaperId> &ids);
    static IdSet of(PaperId id);
    static IdSet of(std::span<const std::uint32_t> ascending);
    static IdSet range(PaperId first, PaperId last); // both included; empty when first > last

    void add(PaperId id)
    {
        Q_ASSERT(fits(id));
        m_bits.add(bitOf(id));
    }
    void add(std::span<const PaperId> ids); // quicker than one by one, quickest when they ascend
    void remove(PaperId id)
    {
        if (fits(id))
            m_bits.remove(bitOf(id));
    }
    bool contains(PaperId id) const { return fits(id) && m_bits.contains(bitOf(id)); }
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
    PaperId last() const;

    // Calls visit(PaperId) for each id, ascending.
    template <class Visit>
    void each(Visit &&visit) const
    {
        std::array<std::uint32_t, 256> block;
        roaring_uint32_iterator_t next;
        roaring_init_iterator(&m_bits.roaring, &next);
        while (const std::uint32_t count = roaring_read_uint32_iterator(&next, block.data(), block.size())) {
            for (const std::uint32_t bit : std::span(block).first(count))
                visit(idOf(bit));
        }
    }

    // The portable roaring form, run-optimised; fromBytes checks and gives nothing for bytes that are not one.
    QByteArray toBytes() const;
    static std::optional<IdSet> fromBytes(const QByteArray &bytes);

private:
    static bool fits(PaperId id)
    {
        return number(id) >= std::numeric_limits<std::int32_t>::min() &&
               number(id) <= std::numeric_limits<std::int32_t>::max();
    }
    static std::uint32_t bitOf(PaperId id) { return static_cast<std::uint32_t>(number(id)); }
    static PaperId idOf(std::uint32_t bit) { return static_cast<PaperId>(static_cast<std::int32_t>(bit)); }

    Roaring m_bits;
};

} // namespace sheaf
