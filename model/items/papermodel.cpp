// SPDX-License-Identifier: GPL-3.0-or-later
// PaperModel: rows by id, least recently used out; the ranking is shared with the search's answer.
#include "model/items/papermodel.h"

#include <algorithm>

namespace sheaf
{

PaperModel::PaperModel(QObject *parent) : QAbstractTableModel(parent), m_papers(std::make_shared<const Ranking>()) {}

void PaperModel::reset(Papers papers, Places places)
{
    beginResetModel();
    m_papers = std::move(papers);
    m_rows.reset();
    m_headings.clear();
    m_places = std::move(places);
    notePlaces();
    if (m_places && m_places->whole)
        show(laidOut(m_papers->set()));
    m_stale = {};
    m_wanted = {};
    endResetModel();
    Q_EMIT placesChanged();
}

PaperId PaperModel::keyAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return m_rows ? (*m_rows)[static_cast<std::size_t>(row)] : m_papers->at(row);
}

PaperId PaperModel::idAt(int row) const
{
    const PaperId key = keyAt(row);
    return number(key) > 0 ? key : PaperId{};
}

int PaperModel::rowOf(PaperId id) const
{
    if (!m_rows)
        return number(id) > 0 ? static_cast<int>(m_papers->rowOf(id)) : -1;
    const auto at = std::find(m_rows->begin(), m_rows->end(), id);
    return at == m_rows->end() ? -1 : static_cast<int>(at - m_rows->begin());
}

PaperModel::Kept *PaperModel::keptAt(int row) const
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
    return kept.gone ? nullptr : &kept;
}

const PaperRow *PaperModel::rowAt(int row) const
{
    const Kept *kept = keptAt(row);
    return kept ? &kept->row : nullptr;
}

void PaperModel::setMatches(Matches matches)
{
    m_matches = std::move(matches);
    ++m_matchesCount;
    tellAllChanged();
}

// Looked for when first painted: a page holds more rows than are ever seen.
const PaperModel::Marks &PaperModel::marksAt(int row) const
{
    static const Marks none;
    Kept *kept = m_matches.empty() ? nullptr : keptAt(row);
    if (!kept)
        return none;
    if (std::exchange(kept->marked, m_matchesCount) != m_matchesCount)
        kept->marks = {m_matches.in(kept->row.title, Field::Title), m_matches.in(kept->row.lead, Field::Abstract)};
    return kept->marks;
}

void PaperModel::tellAllChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
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
        found = m_kept.emplace(id, Kept()).first;
        found->second.use = m_recent.begin();
    }
    found->second.marked = 0;
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
    tellAllChanged();
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
    tellAllChanged();
}

void PaperModel::intend(const IdSet &papers, const std::function<void(PaperRow &)> &change)
{
    for (auto &[id, kept] : m_kept) {
        if (!kept.gone && papers.contains(id))
            change(kept.row);
    }
    tellAllChanged();
}

void PaperModel::take(const IdSet &papers)
{
    // Each removal moves what the view keeps of the rows behind it.
    constexpr std::size_t manyRuns = 256;
    constexpr std::size_t manyRowsMoved = 4'000'000;
    constexpr qint64 manyPapers = 100'000; // whose rows are not even looked up
    m_stale -= papers;
    if (papers.count() < manyPapers) {
        std::vector<RowSpan> runs;
        for (const qint64 row : m_papers->rowsOf(papers)) {
            if (!runs.empty() && runs.back().last == row - 1)
                runs.back().last = row;
            else
                runs.push_back({row, row});
        }
        runs = rowsOf(runs);
        if (runs.size() <= manyRuns && runs.size() * static_cast<std::size_t>(rowCount()) <= manyRowsMoved) {
            for (auto run = runs.rbegin(); run != runs.rend(); ++run)
                removeRun(*run);
            return;
        }
    }
    beginResetModel();
    if (m_rows) {
        std::vector<PaperId> left = *m_rows;
        std::erase_if(left, [&](PaperId id) { return number(id) > 0 && papers.contains(id); });
        show(std::move(left));
    } else {
        m_papers = std::make_shared<const Ranking>(m_papers->without(papers));
    }
    endResetModel();
}

void PaperModel::removeRun(const RowSpan &run)
{
    beginRemoveRows({}, static_cast<int>(run.first), static_cast<int>(run.last));
    if (m_rows) {
        std::vector<PaperId> left = *m_rows;
        left.erase(left.begin() + run.first, left.begin() + run.last + 1);
        show(std::move(left));
    } else {
        m_papers =
            std::make_shared<const Ranking>(m_papers->without(m_papers->set(run.first, run.last - run.first + 1)));
    }
    endRemoveRows();
}

void PaperModel::setStale(IdSet papers)
{
    if (papers == m_stale)
        return;
    m_stale = std::move(papers);
    tellAllChanged();
}

int PaperModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_rows ? static_cast<int>(m_rows->size()) : static_cast<int>(m_papers->count());
}

Qt::ItemFlags PaperModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace sheaf
