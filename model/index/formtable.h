// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers the distinct forms of many texts: one probe for a form that is known, which nearly all are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

using FormId = std::uint32_t;

// Forms are not empty. Ids count from 0 in the order of coming.
class FormTable final
{
public:
    FormTable();

    FormId idOf(std::string_view form);
    std::string_view text(FormId id) const { return {m_texts.data() + m_places[id].offset, m_places[id].length}; }
    std::size_t size() const { return m_places.size(); }
    std::size_t memory() const;

private:
    // Open addressing. The keys of up to sixteen bytes are those bytes, so that they and the length tell the form; of
    // longer ones the first is a hash.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        bool operator==(const Key &) const = default;
    };
    struct Slot {
        Key key;
        FormId id = 0;
        std::uint32_t length = 0; // 0: free
    };
    struct Place {
        std::size_t offset = 0;
        std::uint32_t length = 0;
    };

    static Key keyOf(std::string_view form);
    static std::size_t slotOf(const Key &key, std::size_t length);
    FormId add(std::string_view form);
    void grow();

    std::vector<Slot> m_slots;
    std::vector<Place> m_places;
    std::string m_texts;
};

} // namespace sheaf
