// SPDX-License-Identifier: GPL-3.0-or-later
// FormTable: what is not needed for a form that is known.
#include "model/index/formtable.h"

namespace sheaf
{

namespace
{

constexpr unsigned s_earlyBits = 15;
constexpr std::size_t s_earlyForms = std::size_t{1} << (s_earlyBits - 1);
constexpr unsigned s_firstLateBits = s_earlyBits + 1;

std::uint64_t mix(std::uint64_t value)
{
    value *= 0x9E3779B97F4A7C15U;
    return value ^ (value >> 32U);
}

} // namespace

FormTable::FormTable() : m_early(slotsOf(s_earlyBits)) {}

FormTable::Key FormTable::keyOf(std::string_view form)
{
    if (form.size() > keyBytes)
        return keyOfLong(form);
    std::array<char, keyBytes> room{};
    std::ranges::copy(form, room.begin());
    return keyOfRoomy({room.data(), form.size()});
}

FormTable::Key FormTable::keyOfLong(std::string_view form)
{
    constexpr std::size_t wordBytes = sizeof(std::uint64_t);
    std::uint64_t hash = form.size();
    for (std::size_t at = 0; at + wordBytes < form.size(); at += wordBytes)
        hash = mix(hash ^ loadWord<std::uint64_t>(form.data() + at));
    hash = mix(hash ^ loadWord<std::uint64_t>(form.data() + form.size() - wordBytes));
    return {hash | 1U, hash << 8U | 0x100U};
}

std::size_t FormTable::memory() const
{
    return (m_early.slots.size() + m_late.slots.size()) * sizeof(Slot) + m_places.capacity() * sizeof(Place) +
           m_texts.capacity();
}

void FormTable::put(Slots &into, const Slot &slot)
{
    std::size_t at = placeOf(into, slot.key);
    while (into.slots[at].key.first != 0)
        at = (at + 1) & (into.slots.size() - 1);
    into.slots[at] = slot;
}

FormId FormTable::add(std::string_view form, const Key &key)
{
    const auto id = static_cast<FormId>(m_places.size());
    m_places.push_back({m_texts.size(), static_cast<std::uint32_t>(form.size())});
    m_texts += form;
    if (id < s_earlyForms) {
        put(m_early, {key, id});
        return id;
    }
    if (m_late.slots.empty())
        m_late = slotsOf(s_firstLateBits);
    if ((id - s_earlyForms + 1) * 2 > m_late.slots.size()) {
        Slots larger = slotsOf(64 - m_late.shift + 1);
        for (const Slot &slot : m_late.slots) {
            if (slot.key.first != 0)
                put(larger, slot);
        }
        m_late = std::move(larger);
    }
    put(m_late, {key, id});
    return id;
}

} // namespace sheaf
