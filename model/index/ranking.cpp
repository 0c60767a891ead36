// SPDX-License-Identifier: GPL-3.0-or-later
// Ranking: rank and select on the bits of an order's places.
#include "model/index/ranking.h"

#include "model/index/bitcount.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t wordsPerBlock = 8;

} // namespace

Ranking::Ranking(const std::vector<PaperId> &ids, qint64 rows) : m_rows(std::max(rows, static_cast<qint64>(ids.size())))
{
    m_listed.reserve(ids.size());
    for (const PaperId id : ids)
        m_listed.push_back(documentOf(id));
}

Ranking::Ranking(std::vector<Document> documents)
    : m_rows(static_cast<qint64>(documents.size())), m_listed(std::move(documents))
{
}

Ranking::Ranking(const DocBits &set, std::shared_ptr<const PaperOrder> order)
    : m_order(std::move(order)), m_places(m_order->byPlace.size())
{
    if (static_cast<std::size_t>(set.count()) > m_order->byPlace.size() / 2)
        leaveOutAllBut(set);
    else
        set.each([this](Document document) { m_places.add(m_order->placeOf[document]); });
    countBlocks();
}

// The same from the other side: only papers that are not in the set cost anything.
void Ranking::leaveOutAllBut(const DocBits &set)
{
    const PaperOrder &order = *m_order;
    std::ranges::fill(m_places.words(), ~std::uint64_t{0});
    if (m_places.size() % 64 != 0)
        m_places.words().back() = (std::uint64_t{1} << (m_places.size() % 64)) - 1;
    for (std::size_t at = 0; at * 64 < order.placeOf.size(); ++at) {
        for (std::uint64_t left = at < set.words().size() ? ~set.words()[at] : ~std::uint64_t{0}; left != 0;
             left &= left - 1) {
            const auto document = static_cast<Document>(at * 64 + static_cast<unsigned>(std::countr_zero(left)));
            if (document < order.placeOf.size() && order.byPlace[order.placeOf[document]] == document)
                m_places.remove(order.placeOf[document]);
        }
    }
}

void Ranking::countBlocks()
{
    const std::span<const std::uint64_t> words = m_places.words();
    m_before.clear();
    m_before.reserve(words.size() / wordsPerBlock + 1);
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at % wordsPerBlock == 0)
            m_before.push_back(before);
        before += bitCount(words[at]);
    }
    m_rows = before;
}

PaperId Ranking::at(qint64 row) const
{
    if (row < 0 || row >= m_rows)
        return {};
    if (m_order)
        return paperOf(atPlaceOf(row));
    const auto place = static_cast<std::size_t>(row);
    return place < m_listed.size() ? paperOf(m_listed[place]) : PaperId{};
}

// The document at the place of the row-th set bit.
Document Ranking::atPlaceOf(qint64 row) const
{
    const auto block = std::prev(std::ranges::upper_bound(m_before, static_cast<std::uint32_t>(row)));
    auto left = static_cast<int>(static_cast<std::uint32_t>(row) - *block);
    std::size_t at = static_cast<std::size_t>(block - m_before.begin()) * wordsPerBlock;
    const std::span<const std::uint64_t> words = m_places.words();
    while (left >= std::popcount(words[at]))
        left -= std::popcount(words[at++]);
    std::uint64_t word = words[at];
    for (; left > 0; --left)
        word &= word - 1;
    return m_order->byPlace[at * 64 + static_cast<unsigned>(std::countr_zero(word))];
}

qint64 Ranking::rowOf(PaperId id) const
{
    const Document document = documentOf(id);
    if (!m_order) {
        const auto found = std::ranges::find(m_listed, document);
        return found == m_listed.end() ? -1 : found - m_listed.begin();
    }
    if (number(id) <= 0 || document >= m_order->placeOf.size())
        return -1;
    const Document place = m_order->placeOf[document];
    if (!m_places.contains(place) || m_order->byPlace[place] != document)
        return -1;
    const std::span<const std::uint64_t> words = m_places.words();
    const std::size_t word = place / 64;
    qint64 row = m_before[word / wordsPerBlock];
    for (std::size_t at = word - word % wordsPerBlock; at < word; ++at)
        row += std::popcount(words[at]);
    return row + std::popcount(words[word] & ((std::uint64_t{1} << (place % 64)) - 1));
}

// Calls visit(row, document) for the rows asked for that are known, in order.
template <class Visit>
void Ranking::each(qint64 first, qint64 most, Visit &&visit) const
{
    const qint64 known = m_order ? m_rows : static_cast<qint64>(m_listed.size());
    const qint64 end = most < 0 ? known : std::min(known, first + most);
    if (!m_order) {
        for (qint64 row = first; row < end; ++row)
            visit(row, m_listed[static_cast<std::size_t>(row)]);
        return;
    }
    if (first >= end)
        return;
    const auto block = std::prev(std::ranges::upper_bound(m_before, static_cast<std::uint32_t>(first)));
    std::size_t at = static_cast<std::size_t>(block - m_before.begin()) * wordsPerBlock;
    const std::span<const std::uint64_t> words = m_places.words();
    for (qint64 row = *block; row < end; ++at) {
        for (std::uint64_t word = words[at]; word != 0 && row < end; word &= word - 1, ++row) {
            if (row >= first)
                visit(row, m_order->byPlace[at * 64 + static_cast<unsigned>(std::countr_zero(word))]);
        }
    }
}

std::size_t Ranking::bound() const
{
    if (m_order)
        return m_order->placeOf.size();
    return m_listed.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(m_listed)) + 1;
}

void Ranking::addTo(DocBits &documents, qint64 first, qint64 most) const
{
    each(first, most, [&](qint64, Document document) { documents.add(document); });
}

IdSet Ranking::set(qint64 first, qint64 most) const
{
    DocBits documents(bound());
    addTo(documents, first, most);
    return documents.toIdSet();
}

std::vector<PaperId> Ranking::ids(qint64 first, qint64 most) const
{
    std::vector<PaperId> ids;
    ids.reserve(static_cast<std::size_t>(most < 0 ? m_rows : std::min(m_rows, most)));
    each(first, most, [&](qint64, Document document) { ids.push_back(paperOf(document)); });
    return ids;
}

std::vector<qint64> Ranking::rowsOf(const IdSet &papers) const
{
    constexpr qint64 walkFrom = 16; // so much cheaper is a step of the walk than looking a row up
    std::vector<qint64> rows;
    if (m_order && papers.count() < m_rows / walkFrom) {
        papers.each([&](PaperId id) {
            if (const qint64 row = rowOf(id); row >= 0)
                rows.push_back(row);
        });
        std::ranges::sort(rows);
        return rows;
    }
    const DocBits wanted = DocBits::of(papers, bound());
    each(0, -1, [&](qint64 row, Document document) {
        if (wanted.contains(document))
            rows.push_back(row);
    });
    return rows;
}

std::optional<std::vector<RowSpan>> Ranking::spansOf(const DocBits &set, std::size_t most) const
{
    std::vector<RowSpan> spans;
    qint64 next = -1;
    each(0, -1, [&](qint64 row, Document document) {
        if (!set.contains(document) || spans.size() > most)
            return;
        if (row == next)
            spans.back().last = row;
        else
            spans.push_back({row, row});
        next = row + 1;
    });
    if (spans.size() > most)
        return std::nullopt;
    return spans;
}

Ranking Ranking::without(const IdSet &papers) const
{
    Ranking left = *this;
    if (!m_order) {
        const DocBits gone = DocBits::of(papers, bound());
        left.m_rows -= static_cast<qint64>(
            std::erase_if(left.m_listed, [&](Document document) { return gone.contains(document); }));
        return left;
    }
    papers.each([&](PaperId id) {
        const Document document = documentOf(id);
        if (document >= m_order->placeOf.size())
            return;
        const Document place = m_order->placeOf[document];
        if (place < m_order->byPlace.size() && m_order->byPlace[place] == document)
            left.m_places.remove(place);
    });
    left.countBlocks();
    return left;
}

bool Ranking::isSameAs(const Ranking &other) const
{
    return m_rows == other.m_rows && m_order == other.m_order && m_places == other.m_places &&
           m_listed == other.m_listed;
}

} // namespace sheaf
