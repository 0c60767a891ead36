// SPDX-License-Identifier: GPL-3.0-or-later
// What is selected in the list of papers, told once it is settled, and found again in another result.
#include "views/paperlist.h"

#include "model/items/papermodel.h"

#include <QScrollBar>

#include <algorithm>

namespace sheaf
{

std::vector<RowSpan> PaperList::selectedSpans() const
{
    std::vector<RowSpan> spans;
    if (!m_papers || !selectionModel())
        return spans;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        spans.push_back({range.top(), range.bottom()});
    std::ranges::sort(spans, {}, &RowSpan::first);
    // In a table a row can lie in more than one range: once for each cell that was gone over.
    std::vector<RowSpan> apart;
    for (const RowSpan &span : spans) {
        if (apart.empty() || apart.back().last < span.first)
            apart.push_back(span);
        else
            apart.back().last = std::max(apart.back().last, span.last);
    }
    return apart;
}

RankedRows PaperList::selectedRows() const
{
    return m_papers ? m_papers->papersWithin(selectedSpans()) : RankedRows();
}

QItemSelection PaperList::selectionOf(const std::vector<RowSpan> &papers) const
{
    QItemSelection selection;
    const int last = m_papers->columnCount() - 1;
    for (const RowSpan &span : m_papers->rowsOf(papers)) {
        selection.append(QItemSelectionRange(m_papers->index(static_cast<int>(span.first), 0),
                                             m_papers->index(static_cast<int>(span.last), last)));
    }
    return selection;
}

std::vector<ItemId> PaperList::selectedItems() const
{
    std::vector<ItemId> items;
    if (!m_papers || !m_papers->places())
        return items;
    for (const RowSpan &span : selectedSpans()) {
        for (qint64 row = span.first; row <= span.last; ++row) {
            if (const ListItem *place = m_papers->placeAt(static_cast<int>(row)))
                items.push_back(place->id);
        }
    }
    return items;
}

PaperId PaperList::currentPaper() const
{
    return m_papers ? m_papers->idAt(currentIndex().row()) : PaperId{};
}

ItemId PaperList::currentHeading() const
{
    const int row = currentIndex().row();
    return m_papers && m_papers->isHeading(row) ? m_papers->placeAt(row)->id : ItemId{};
}

void PaperList::step(int by)
{
    int row = currentIndex().row() + by;
    while (m_papers && m_papers->isHeading(row))
        row += by;
    if (m_papers && m_papers->idAt(row) != PaperId{})
        selectRowAlone(row);
}

void PaperList::selectAll()
{
    m_allWanted = !m_whole;
    if (!m_papers || m_allWanted)
        return;
    selectionModel()->select(selectionOf(RankedRows::allOf(m_papers->papers()).spans),
                             QItemSelectionModel::ClearAndSelect);
}

void PaperList::setWhole(bool whole)
{
    m_whole = whole;
    if (whole && m_allWanted)
        selectAll();
}

bool PaperList::selectPaper(PaperId id)
{
    const int row = m_papers ? m_papers->rowOf(id) : -1;
    if (row < 0)
        return false;
    selectRowAlone(row);
    return true;
}

void PaperList::selectRowAlone(int row)
{
    if (!m_papers || m_papers->rowCount() == 0)
        return;
    const QModelIndex index = m_papers->index(qBound(0, row, m_papers->rowCount() - 1), 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

PaperList::Standing PaperList::standing() const
{
    Standing standing;
    standing.papers = RankedRows::allOf(m_papers->papers());
    standing.selected = selectedRows();
    standing.current = currentPaper();
    standing.row = currentIndex().row();
    if (const ListItem *place = m_papers->placeAt(standing.row))
        standing.item = place->id;
    const int top = rowAt(0);
    standing.top = m_papers->idAt(top);
    standing.hidden = top >= 0 ? -rowViewportPosition(top) : 0;
    standing.atTop = verticalScrollBar()->value() == verticalScrollBar()->minimum();
    return standing;
}

int PaperList::rowOfStanding(const Standing &standing) const
{
    constexpr qint64 farthest = 1000; // to look for one that is still there
    if (standing.current == PaperId{})
        return standing.item != ItemId{} ? m_papers->rowOfItem(standing.item) : -1; // it was a heading
    if (const int row = m_papers->rowOf(standing.current); row >= 0)
        return row;
    const qint64 from = standing.papers.ranking->rowOf(standing.current);
    for (qint64 at = from + 1; from >= 0 && at < from + farthest; ++at) {
        const PaperId next = standing.papers.ranking->at(at);
        if (next == PaperId{})
            break;
        if (const int row = m_papers->rowOf(next); row >= 0)
            return row;
    }
    return -1;
}

bool PaperList::restore(const Standing &standing)
{
    constexpr std::size_t manySpans = 1000; // the selection model's work grows with their square
    int row = rowOfStanding(standing);
    const bool found = row >= 0;
    if (!found && standing.row >= 0)
        row = qMin(standing.row, m_papers->rowCount() - 1);
    const auto selected = standing.selected.in(*m_papers->papers(), manySpans);
    if (row >= 0 && (!selected || selected->empty())) {
        selectionModel()->setCurrentIndex(m_papers->index(row, 0),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else if (row >= 0) {
        selectionModel()->select(selectionOf(*selected), QItemSelectionModel::ClearAndSelect);
        selectionModel()->setCurrentIndex(m_papers->index(row, 0), QItemSelectionModel::NoUpdate);
    }
    executeDelayedItemsLayout();
    const int top = standing.atTop ? 0 : m_papers->rowOf(standing.top);
    if (top >= 0)
        verticalScrollBar()->setValue(top * heightOfRows() + (standing.atTop ? 0 : standing.hidden));
    else
        scrollTo(currentIndex());
    return row >= 0;
}

// The cursor goes on to what comes next, not back (which is what Qt does), because triage goes downwards. This runs
// before the selection model hears of the removal.
void PaperList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end) {
        const int next = end + 1 < m_papers->rowCount() ? end + 1 : start - 1;
        selectionModel()->setCurrentIndex(m_papers->index(next, 0), QItemSelectionModel::NoUpdate);
    }
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void PaperList::settle()
{
    if (selectionModel()->hasSelection() || !currentIndex().isValid())
        return;
    selectionModel()->select(currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

void PaperList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_announce.start();
}

void PaperList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
    m_announce.start();
}

void PaperList::announce()
{
    const PaperId current = currentPaper();
    if (current != m_announced) {
        m_announced = current;
        Q_EMIT currentPaperChanged(current);
    }
    Q_EMIT selectionChangedTo(selectedCount());
}

} // namespace sheaf
