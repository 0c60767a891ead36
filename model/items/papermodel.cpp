// SPDX-License-Identifier: GPL-3.0-or-later
// PaperModel: rows by id, least recently used out; the order of ids is shared with the search's answer unless headings
// stand between them.
#include "model/items/papermodel.h"

#include <algorithm>

namespace sheaf
{

PaperModel::PaperModel(QObject *parent)
    : QAbstractTableModel(parent), m_ids(std::make_shared<std::vector<PaperId>>()), m_rows(m_ids)
{
}

void PaperModel::reset(Ids ids, Places places)
{
    beginResetModel();
    m_ids = std::move(ids);
    m_rows = m_ids;
    m_places = std::move(places);
    notePlaces();
    if (m_places && m_places->whole)
        layOut(IdSet(*m_ids));
    noteHeadings();
    m_stale = {};
    m_wanted = {};
    endResetModel();
    Q_EMIT placesChanged();
}

PaperId PaperModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? (*m_rows)[static_cast<std::size_t>(row)] : PaperId{};
}

PaperId PaperModel::idAt(int row) const
{
    const PaperId key = keyAt(row);
    return number(key) > 0 ? key : PaperId{};
}

int PaperModel::rowOf(PaperId id) const
{
    const auto at = std::find(m_rows->begin(), m_rows->end(), id);
    return at == m_rows->end() ? -1 : static_cast<int>(at - m_rows->begin());
}

const PaperRow *PaperModel::rowAt(int row) const
{
    const PaperId id = idAt(row);
    if (id == PaperId{})
        return nullptr;
    const auto found = m_kept.find(id);
    if (found == m_kept.end()) {
        want(row);
        return nullptr;
    }
    Kept &kept = found->second;
    if (kept.outdated)
        want(row);
    m_recent.splice(m_recent.begin(), m_recent, kept.use);
    return kept.gone ? nullptr : &kept.row;
}

void PaperModel::want(int row) const
{
    if (m_wanted.contains(idAt(row)))
        return;
    const int first = row - row % pageSize;
    const int last = std::min(first + pageSize, rowCount());
    std::vector<PaperId> ids;
    for (int each = first; each < last; ++each) {
        const PaperId id = idAt(each);
        if (id == PaperId{})
            continue;
        const auto found = m_kept.find(id);
        if ((found != m_kept.end() && !found->second.outdated) || m_wanted.contains(id))
            continue;
        m_wanted.add(id);
        ids.push_back(id);
    }
    Q_EMIT rowsWanted(ids);
}

void PaperModel::keep(PaperId id, const PaperRow *row)
{
    auto found = m_kept.find(id);
    if (found == m_kept.end()) {
        m_recent.push_front(id);
        found = m_kept.emplace(id, Kept{{}, false, false, m_recent.begin()}).first;
    }
    found->second.gone = row == nullptr;
    found->second.outdated = false;
    found->second.row = row ? *row : PaperRow{};
}

void PaperModel::setRows(const std::vector<PaperId> &wanted, const std::vector<PaperRow> &rows)
{
    std::unordered_map<PaperId, const PaperRow *> found;
    for (const PaperRow &row : rows)
        found.emplace(row.id, &row);
    for (const PaperId id : wanted) {
        const auto row = found.find(id);
        keep(id, row == found.end() ? nullptr : row->second);
        m_wanted.remove(id);
    }
    while (m_kept.size() > keptRows) {
        m_kept.erase(m_recent.back());
        m_recent.pop_back();
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PaperModel::forget(const std::vector<PaperId> &wanted)
{
    for (const PaperId id : wanted)
        m_wanted.remove(id);
}

void PaperModel::refresh(const IdSet &papers, bool everything)
{
    for (auto &[id, kept] : m_kept)
        kept.outdated = kept.outdated || everything || papers.contains(id);
    // What is on its way may be older than the change: it is asked for again.
    if (everything)
        m_wanted = {};
    else
        m_wanted -= papers;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PaperModel::intend(const IdSet &papers, const std::function<void(PaperRow &)> &change)
{
    for (auto &[id, kept] : m_kept) {
        if (!kept.gone && papers.contains(id))
            change(kept.row);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PaperModel::take(const IdSet &papers)
{
    constexpr int manyRuns = 256;          // beyond, one reset is cheaper than moving the tail again and again
    std::vector<std::pair<int, int>> runs; // first and last row, ascending
    for (int row = 0; row < rowCount(); ++row) {
        if (!papers.contains(idAt(row)))
            continue;
        if (!runs.empty() && runs.back().second == row - 1)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    if (runs.empty())
        return;
    auto left = std::make_shared<std::vector<PaperId>>(*m_rows);
    if (static_cast<int>(runs.size()) > manyRuns) {
        beginResetModel();
        std::erase_if(*left, [&](PaperId id) { return number(id) > 0 && papers.contains(id); });
        m_rows = std::move(left);
        noteHeadings();
        m_stale -= papers;
        endResetModel();
        return;
    }
    m_rows = left;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        left->erase(left->begin() + run->first, left->begin() + run->second + 1);
        noteHeadings();
        endRemoveRows();
    }
    m_stale -= papers;
}

void PaperModel::setStale(IdSet papers)
{
    if (papers == m_stale)
        return;
    m_stale = std::move(papers);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PaperModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows->size());
}

int PaperModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant PaperModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const ListItem *place = placeAt(index.row());
    if (isHeading(index.row()))
        return role == Qt::DisplayRole ? place->text : tr("%1, heading", "a section's name").arg(place->text);
    const PaperRow *row = rowAt(index.row());
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return row->title;
    const QString text = tr("%1, %2", "a paper's title, its status").arg(row->title, statusName(row->status));
    return place && !place->text.isEmpty() ? tr("%1, comment: %2").arg(text, place->text) : text;
}

QVariant PaperModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == 0 && role == Qt::DisplayRole)
        return tr("Paper");
    return {};
}

Qt::ItemFlags PaperModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace sheaf
