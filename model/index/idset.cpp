// SPDX-License-Identifier: GPL-3.0-or-later
// IdSet on CRoaring's 64-bit map.
#include "model/index/idset.h"

namespace sheaf
{

IdSet::IdSet(const std::vector<PaperId> &ids)
{
    for (const PaperId id : ids)
        add(id);
}

IdSet IdSet::of(PaperId id)
{
    IdSet set;
    set.add(id);
    return set;
}

IdSet IdSet::range(PaperId first, PaperId last)
{
    IdSet set;
    for (qint64 id = number(first); id <= number(last); ++id)
        set.m_bits.add(static_cast<std::uint64_t>(id));
    return set;
}

IdSet &IdSet::operator|=(const IdSet &other)
{
    m_bits |= other.m_bits;
    return *this;
}

IdSet &IdSet::operator&=(const IdSet &other)
{
    m_bits &= other.m_bits;
    return *this;
}

IdSet &IdSet::operator-=(const IdSet &other)
{
    m_bits -= other.m_bits;
    return *this;
}

// The map's own comparison (roaring 0.2) runs off its end when one side keeps an empty part, as &= and -= leave behind.
bool IdSet::operator==(const IdSet &other) const
{
    Roaring64Map difference = m_bits;
    difference ^= other.m_bits;
    return difference.isEmpty();
}

std::vector<PaperId> IdSet::ids() const
{
    std::vector<PaperId> ids;
    ids.reserve(static_cast<std::size_t>(count()));
    each([&](PaperId id) { ids.push_back(id); });
    return ids;
}

PaperId IdSet::first() const
{
    return empty() ? PaperId{} : static_cast<PaperId>(m_bits.minimum());
}

QByteArray IdSet::toBytes() const
{
    Roaring64Map packed = m_bits;
    packed.runOptimize();
    QByteArray bytes(static_cast<qsizetype>(packed.getSizeInBytes()), Qt::Uninitialized);
    packed.write(bytes.data());
    return bytes;
}

std::optional<IdSet> IdSet::fromBytes(const QByteArray &bytes)
{
    // readSafe() of roaring 0.2 takes the leading count for granted and does not subtract it from the limit.
    constexpr auto count = static_cast<qsizetype>(sizeof(std::uint64_t));
    if (bytes.size() < count)
        return std::nullopt;
    try {
        IdSet set;
        set.m_bits = Roaring64Map::readSafe(bytes.constData(), static_cast<std::size_t>(bytes.size() - count));
        return set;
    } catch (const std::runtime_error &) {
        return std::nullopt;
    }
}

} // namespace sheaf
