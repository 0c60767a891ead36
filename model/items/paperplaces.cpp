// SPDX-License-Identifier: GPL-3.0-or-later
// PaperModel's part for reading lists: rows by the places of a list, headings among them.
#include "model/items/papermodel.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// What a row of the item stands for.
PaperId rowKey(const ListItem &item)
{
    return item.paper != PaperId{} ? item.paper : PaperId{-number(item.id)};
}

} // namespace

// Papers without a place (taken off the list meanwhile) come last.
std::vector<PaperId> PaperModel::laidOut(const IdSet &papers) const
{
    std::vector<PaperId> rows;
    IdSet left = papers;
    for (const ListItem &item : m_places->items) {
        const PaperId key = rowKey(item);
        if (number(key) > 0 && !left.contains(key))
            continue;
        if (number(key) > 0)
            left.remove(key);
        if (number(key) > 0 || m_places->whole)
            rows.push_back(key);
    }
    left.each([&](PaperId id) { rows.push_back(id); });
    return rows;
}

void PaperModel::show(std::vector<PaperId> rows)
{
    std::vector<PaperId> papers;
    m_headings.clear();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (number(rows[row]) > 0)
            papers.push_back(rows[row]);
        else
            m_headings.push_back(static_cast<int>(row));
    }
    m_papers = std::make_shared<const Ranking>(papers);
    m_rows.reset();
    if (!m_headings.empty())
        m_rows = std::make_shared<const std::vector<PaperId>>(std::move(rows));
}

void PaperModel::notePlaces()
{
    m_placeOf.clear();
    for (std::size_t at = 0; m_places && at < m_places->items.size(); ++at)
        m_placeOf.emplace(rowKey(m_places->items[at]), at);
}

const ListItem *PaperModel::placeAt(int row) const
{
    const auto found = m_placeOf.find(keyAt(row));
    return found == m_placeOf.end() ? nullptr : &m_places->items[found->second];
}

int PaperModel::rowOfItem(ItemId item) const
{
    for (int row = 0; m_places && row < rowCount(); ++row) {
        if (const ListItem *place = placeAt(row); place && place->id == item)
            return row;
    }
    return -1;
}

bool PaperModel::isHeading(int row) const
{
    return std::binary_search(m_headings.begin(), m_headings.end(), row);
}

int PaperModel::papersBelow(int headingRow) const
{
    const auto next = std::upper_bound(m_headings.begin(), m_headings.end(), headingRow);
    return (next == m_headings.end() ? rowCount() : *next) - headingRow - 1;
}

RankedRows PaperModel::papersWithin(const std::vector<RowSpan> &rows) const
{
    RankedRows papers{m_papers, {}};
    const qint64 known = RankedRows::allOf(m_papers).count();
    for (const RowSpan &span : rows) {
        const auto before = std::lower_bound(m_headings.begin(), m_headings.end(), span.first) - m_headings.begin();
        const auto until = std::upper_bound(m_headings.begin(), m_headings.end(), span.last) - m_headings.begin();
        const RowSpan own{span.first - before, std::min(span.last - until, known - 1)};
        if (own.first > own.last)
            continue;
        if (!papers.spans.empty() && papers.spans.back().last == own.first - 1)
            papers.spans.back().last = own.last;
        else
            papers.spans.push_back(own);
    }
    return papers;
}

std::vector<RowSpan> PaperModel::rowsOf(const std::vector<RowSpan> &papers) const
{
    if (m_headings.empty())
        return papers;
    std::vector<RowSpan> rows;
    for (const RowSpan &span : papers) {
        qint64 first = span.first; // of the papers that no row has been found for yet
        for (std::size_t before = 0; first <= span.last; ++before) {
            const auto above = static_cast<qint64>(before);
            const bool any = before < m_headings.size();
            const qint64 last = any ? std::min(span.last, m_headings[before] - above - 1) : span.last;
            if (first <= last)
                rows.push_back({first + above, last + above});
            first = std::max(first, last + 1);
        }
    }
    return rows;
}

bool PaperModel::hasRowsOf(const Places &places) const
{
    if (!places || !m_places)
        return !places && !m_places;
    if (places->list != m_places->list || places->whole != m_places->whole || places->ordered != m_places->ordered)
        return false;
    std::size_t headings = 0;
    for (const ListItem &item : places->items) {
        if (item.paper != PaperId{} || !places->whole)
            continue;
        if (!m_placeOf.contains(rowKey(item)))
            return false;
        ++headings;
    }
    return headings == m_headings.size();
}

void PaperModel::rearrange(Places places)
{
    Q_ASSERT(hasRowsOf(places));
    m_places = std::move(places);
    notePlaces();
    std::vector<PaperId> before;
    for (int row = 0; m_places->ordered && row < rowCount(); ++row)
        before.push_back(keyAt(row));
    std::vector<PaperId> after = m_places->ordered ? laidOut(m_papers->set()) : before;
    if (before == after) {
        tellAllChanged();
        Q_EMIT placesChanged();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::unordered_map<PaperId, int> rows;
    for (std::size_t row = 0; row < after.size(); ++row)
        rows.emplace(after[row], static_cast<int>(row));
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from)
        to.append(index(rows.at(keyAt(old.row())), old.column()));
    show(std::move(after));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    Q_EMIT placesChanged();
}

} // namespace sheaf
