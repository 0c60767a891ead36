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
void PaperModel::layOut(const IdSet &papers)
{
    auto rows = std::make_shared<std::vector<PaperId>>();
    IdSet left = papers;
    for (const ListItem &item : m_places->items) {
        const PaperId key = rowKey(item);
        if (number(key) > 0 && !left.contains(key))
            continue;
        if (number(key) > 0)
            left.remove(key);
        if (number(key) > 0 || m_places->whole)
            rows->push_back(key);
    }
    left.each([&](PaperId id) { rows->push_back(id); });
    m_rows = std::move(rows);
}

void PaperModel::notePlaces()
{
    m_placeOf.clear();
    for (std::size_t at = 0; m_places && at < m_places->items.size(); ++at)
        m_placeOf.emplace(rowKey(m_places->items[at]), at);
}

void PaperModel::noteHeadings()
{
    m_headings.clear();
    const bool any = m_places && m_places->whole;
    for (int row = 0; any && row < rowCount(); ++row) {
        if (number(keyAt(row)) < 0)
            m_headings.push_back(row);
    }
    if (m_headings.empty()) {
        m_ids = m_rows;
        return;
    }
    auto ids = std::make_shared<std::vector<PaperId>>();
    std::copy_if(m_rows->begin(), m_rows->end(), std::back_inserter(*ids), [](PaperId id) { return number(id) > 0; });
    m_ids = std::move(ids);
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

qint64 PaperModel::headingsWithin(int first, int last) const
{
    return std::upper_bound(m_headings.begin(), m_headings.end(), last) -
           std::lower_bound(m_headings.begin(), m_headings.end(), first);
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
    const Ids before = m_rows;
    if (m_places->ordered)
        layOut(IdSet(*m_ids));
    const Ids after = std::exchange(m_rows, before);
    if (*before == *after) {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT placesChanged();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::unordered_map<PaperId, int> rows;
    for (std::size_t row = 0; row < after->size(); ++row)
        rows.emplace((*after)[row], static_cast<int>(row));
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from)
        to.append(index(rows.at(keyAt(old.row())), old.column()));
    m_rows = after;
    noteHeadings();
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    Q_EMIT placesChanged();
}

} // namespace sheaf
