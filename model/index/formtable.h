// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers the distinct forms of many texts: one probe for a form that is known, which nearly all are.
#pragma once

#include "model/index/bytecodes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sheaf
{

using FormId = std::uint32_t;

// Forms are not empty and hold no byte of 0. Ids count from 0 in the order of coming.
class FormTable final
{
public:
    static constexpr std::size_t keyBytes = 16;

    FormTable();

    // Up to sixteen bytes are their own key, padded with 0. The key of longer ones is made of hashes: the low byte of
    // `last` is 0 and `last` is not, which no other key has.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        bool operator==(const Key &) const = default;
    };

    static Key keyOf(std::string_view form);
    // The same where keyBytes can be read from the form's beginning, however short it is: without a look at how long.
    static Key keyOfRoomy(std::string_view form)
    {
        if (form.size() > keyBytes)
            return keyOfLong(form);
        const char *const mask = s_mask.data() + keyBytes - form.size();
        const auto word = [&](std::size_t at) {
            return loadWord<std::uint64_t>(form.data() + at) & loadWord<std::uint64_t>(mask + at);
        };
        return {word(0), word(keyBytes / 2)};
    }
    // Soon idOf() will be asked for it.
    void fetch(const Key &key) const { __builtin_prefetch(&m_early.slots[placeOf(m_early, key)]); }
    FormId idOf(std::string_view form, const Key &key)
    {
        const Slot *slot = find(m_early, form, key);
        if (slot->key.first == 0 && !m_late.slots.empty())
            slot = find(m_late, form, key);
        return slot->key.first != 0 ? slot->id : add(form, key);
    }
    FormId idOf(std::string_view form) { return idOf(form, keyOf(form)); }

    std::string_view text(FormId id) const { return {m_texts.data() + m_places[id].offset, m_places[id].length}; }
    std::size_t size() const { return m_places.size(); }
    std::size_t memory() const;

private:
    struct Slot {
        Key key; // first is 0: free
        FormId id = 0;
    };
    // Open addressing with linear probing, at most half full.
    struct Slots {
        std::vector<Slot> slots;
        unsigned shift = 0; // 64 less the bits of a slot's place
    };
    struct Place {
        std::size_t offset = 0;
        std::uint32_t length = 0;
    };
    // Sixteen bytes of it, ending as many before its end as a form lacks, keep that form's bytes.
    static constexpr std::array<char, 2 *keyBytes> s_mask = [] {
        std::array<char, 2 * keyBytes> mask{};
        std::fill_n(mask.begin(), keyBytes, '\xFF');
        return mask;
    }();

    // The high bits of a product depend on all bits of its factors.
    static std::size_t placeOf(const Slots &in, const Key &key)
    {
        return (key.first * 0x9E3779B97F4A7C15U + key.last * 0xC2B2AE3D27D4EB4FU) >> in.shift;
    }
    // Where the form is, else the free slot where it would be.
    const Slot *find(const Slots &in, std::string_view form, const Key &key) const
    {
        for (std::size_t at = placeOf(in, key);; at = (at + 1) & (in.slots.size() - 1)) {
            const Slot &slot = in.slots[at];
            const bool same = slot.key.first == key.first && slot.key.last == key.last;
            if (slot.key.first == 0 || (same && (form.size() <= keyBytes || text(slot.id) == form)))
                return &slot;
        }
    }
    static Slots slotsOf(unsigned bits) { return {std::vector<Slot>(std::size_t{1} << bits), 64 - bits}; }
    static void put(Slots &into, const Slot &slot);
    static Key keyOfLong(std::string_view form);
    FormId add(std::string_view form, const Key &key);

    Slots m_early; // the common forms are among the first ones: together they stay in the cache
    Slots m_late;
    std::vector<Place> m_places;
    std::string m_texts;
};

} // namespace sheaf
