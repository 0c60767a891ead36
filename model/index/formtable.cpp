// SPDX-License-Identifier: GPL-3.0-or-later
// FormTable: open addressing with linear probing, at most half full.
#include "model/index/formtable.h"

#include <cstring>

namespace sheaf
{

namespace
{

constexpr std::size_t s_firstSlots = std::size_t{1} << 12U;
constexpr std::size_t s_wordBytes = 8;
constexpr std::size_t s_keyBytes = 16;

template <class Word>
Word bytesAt(const char *at)
{
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

std::uint64_t mix(std::uint64_t value)
{
    value *= 0x9E3779B97F4A7C15U;
    return value ^ (value >> 32U);
}

std::uint64_t hashOf(std::string_view form)
{
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at + s_wordBytes < form.size(); at += s_wordBytes)
        hash = mix(hash ^ bytesAt<std::uint64_t>(form.data() + at));
    return hash;
}

} // namespace

// The pieces may overlap: with the length they tell the form.
FormTable::Key FormTable::keyOf(std::string_view form)
{
    const char *const bytes = form.data();
    const std::size_t length = form.size();
    if (length >= s_wordBytes) {
        return {length > s_keyBytes ? hashOf(form) : bytesAt<std::uint64_t>(bytes),
                bytesAt<std::uint64_t>(bytes + length - s_wordBytes)};
    }
    if (length >= 4)
        return {bytesAt<std::uint32_t>(bytes), bytesAt<std::uint32_t>(bytes + length - 4)};
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])}; };
    return {byte(0) | byte(length / 2) << 8U, byte(length - 1)};
}

std::size_t FormTable::slotOf(const Key &key, std::size_t length)
{
    return mix(mix(key.first ^ length) ^ key.last);
}

FormTable::FormTable() : m_slots(s_firstSlots) {}

FormId FormTable::idOf(std::string_view form)
{
    const Key key = keyOf(form);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = slotOf(key, form.size()) & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.length == 0) {
            const FormId id = add(form);
            slot = {key, id, static_cast<std::uint32_t>(form.size())};
            if (m_places.size() * 2 > m_slots.size())
                grow();
            return id;
        }
        if (slot.key == key && slot.length == form.size() && (form.size() <= s_keyBytes || text(slot.id) == form))
            return slot.id;
    }
}

std::size_t FormTable::memory() const
{
    return m_slots.size() * sizeof(Slot) + m_places.capacity() * sizeof(Place) + m_texts.capacity();
}

FormId FormTable::add(std::string_view form)
{
    m_places.push_back({m_texts.size(), static_cast<std::uint32_t>(form.size())});
    m_texts += form;
    return static_cast<FormId>(m_places.size() - 1);
}

void FormTable::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : before) {
        if (slot.length == 0)
            continue;
        std::size_t at = slotOf(slot.key, slot.length) & mask;
        while (m_slots[at].length != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace sheaf
