// SPDX-License-Identifier: GPL-3.0-or-later
// A set of papers as one bit each, for the algebra of a question: as large as the library, quick whatever it holds.
#pragma once

#include "model/index/idset.h"

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace sheaf
{

// A document number is a paper's id as 32 bits. All sets of one question have the same size: the highest id plus one.
using Document = std::uint32_t;

inline Document documentOf(PaperId id)
{
    return static_cast<Document>(number(id));
}

inline PaperId paperOf(Document document)
{
    return static_cast<PaperId>(document);
}

// A value type. Numbers from size() on are in no set.
class DocBits final
{
public:
    DocBits() = default;
    explicit DocBits(std::size_t size) : m_size(size), m_words((size + 63) / 64) {}
    static DocBits of(const IdSet &set, std::size_t size);

    std::size_t size() const { return m_size; }
    void add(Document document)
    {
        if (document < m_size)
            m_words[document >> 6U] |= std::uint64_t{1} << (document & 63U);
    }
    void remove(Document document)
    {
        if (document < m_size)
            m_words[document >> 6U] &= ~(std::uint64_t{1} << (document & 63U));
    }
    bool contains(Document document) const
    {
        return document < m_size && (m_words[document >> 6U] >> (document & 63U) & 1U) != 0;
    }
    bool empty() const;
    qint64 count() const;

    DocBits &operator|=(const DocBits &other);
    DocBits &operator&=(const DocBits &other);
    DocBits &operator-=(const DocBits &other);
    bool operator==(const DocBits &other) const = default;

    // 64 documents each, the lowest in the lowest bit; bits from size() on are 0.
    std::span<std::uint64_t> words() { return m_words; }
    std::span<const std::uint64_t> words() const { return m_words; }

    // Calls visit(Document) for each, ascending.
    template <class Visit>
    void each(Visit &&visit) const
    {
        for (std::size_t at = 0; at < m_words.size(); ++at) {
            for (std::uint64_t word = m_words[at]; word != 0; word &= word - 1)
                visit(static_cast<Document>(at * 64 + static_cast<unsigned>(std::countr_zero(word))));
        }
    }

    IdSet toIdSet() const;

private:
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace sheaf
