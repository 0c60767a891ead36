// SPDX-License-Identifier: GPL-3.0-or-later
// IdSet on CRoaring's 32-bit bitmap.
#include "model/index/idset.h"

#include <stdexcept>

namespace sheaf
{

IdSet::IdSet(const std::vector<PaperId> &ids)
{
    add(ids);
}

void IdSet::add(std::span<const PaperId> ids)
{
    std::vector<std::uint32_t> bits;
    bits.reserve(ids.size());
    for (const PaperId id : ids) {
        Q_ASSERT(fits(id));
        bits.push_back(bitOf(id));
    }
    m_bits.addMany(bits.size(), bits.data());
}

IdSet IdSet::of(PaperId id)
{
    IdSet set;
    set.add(id);
    return set;
}

IdSet IdSet::of(std::span<const std::uint32_t> ascending)
{
    IdSet set;
    set.m_bits.addMany(ascending.size(), ascending.data());
    return set;
}

IdSet IdSet::range(PaperId first, PaperId last)
{
    IdSet set;
    if (first > last)
        return set;
    Q_ASSERT(fits(first) && fits(last));
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

bool IdSet::operator==(const IdSet &other) const
{
    return m_bits == other.m_bits;
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
    return empty() ? PaperId{} : idOf(m_bits.minimum());
}

PaperId IdSet::last() const
{
    return empty() ? PaperId{} : idOf(m_bits.maximum());
}

QByteArray IdSet::toBytes() const
{
    Roaring packed = m_bits;
    packed.runOptimize();
    QByteArray bytes(static_cast<qsizetype>(packed.getSizeInBytes()), Qt::Uninitialized);
    packed.write(bytes.data());
    return bytes;
}

std::optional<IdSet> IdSet::fromBytes(const QByteArray &bytes)
{
    try {
        IdSet set;
        set.m_bits = Roaring::readSafe(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        return set;
    } catch (const std::runtime_error &) {
        return std::nullopt;
    }
}

} // namespace sheaf
