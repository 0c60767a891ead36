// SPDX-License-Identifier: GPL-3.0-or-later
// DocBits: word by word.
#include "model/index/docbits.h"

#include "model/index/bitcount.h"

#include <algorithm>

namespace sheaf
{

DocBits DocBits::of(const IdSet &set, std::size_t size)
{
    DocBits bits(size);
    set.each([&](PaperId id) { bits.add(documentOf(id)); });
    return bits;
}

bool DocBits::empty() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

qint64 DocBits::count() const
{
    qint64 count = 0;
    for (const std::uint64_t word : m_words)
        count += bitCount(word);
    return count;
}

DocBits &DocBits::operator|=(const DocBits &other)
{
    Q_ASSERT(m_size == other.m_size);
    for (std::size_t at = 0; at < m_words.size(); ++at)
        m_words[at] |= other.m_words[at];
    return *this;
}

DocBits &DocBits::operator&=(const DocBits &other)
{
    Q_ASSERT(m_size == other.m_size);
    for (std::size_t at = 0; at < m_words.size(); ++at)
        m_words[at] &= other.m_words[at];
    return *this;
}

DocBits &DocBits::operator-=(const DocBits &other)
{
    Q_ASSERT(m_size == other.m_size);
    for (std::size_t at = 0; at < m_words.size(); ++at)
        m_words[at] &= ~other.m_words[at];
    return *this;
}

IdSet DocBits::toIdSet() const
{
    std::vector<Document> documents;
    documents.reserve(static_cast<std::size_t>(count()));
    each([&](Document document) { documents.push_back(document); });
    return IdSet::of(documents);
}

} // namespace sheaf
