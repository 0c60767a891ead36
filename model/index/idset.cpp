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
    if (first <= last)
        set.m_bits.addRange(static_cast<std::uint64_t>(number(first)), static_cast<std::uint64_t>(number(last)) + 1);
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
    roaring::Roaring64Map packed = m_bits;
    packed.runOptimize();
    QByteArray bytes(static_cast<qsizetype>(packed.getSizeInBytes()), Qt::Uninitialized);
    packed.write(bytes.data());
    return bytes;
}

std::optional<IdSet> IdSet::fromBytes(const QByteArray &bytes)
{
    try {
        IdSet set;
        set.m_bits = roaring::Roaring64Map::readSafe(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        return set;
    } catch (const std::runtime_error &) {
        return std::nullopt;
    }
}

} // namespace sheaf
