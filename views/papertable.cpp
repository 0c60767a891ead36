// SPDX-License-Identifier: GPL-3.0-or-later
// PaperList as a table: the same model and selection under another delegate, with a header.
#include "model/items/papermodel.h"
#include "views/columnheader.h"
#include "views/paperdelegate.h"
#include "views/paperlist.h"
#include "views/tabledelegate.h"

#include <QPainter>

namespace sheaf
{

bool PaperList::isTable() const
{
    return m_papers && m_papers->isTable();
}

int PaperList::heightOfRows() const
{
    return isTable() ? m_cells->rowHeight() : m_delegate->rowHeight();
}

void PaperList::setTable(bool table)
{
    if (!m_papers || isTable() == table)
        return;
    Standing before = standing();
    before.hidden = 0; // rows of another height
    m_papers->setTable(table);
    setItemDelegate(table ? static_cast<QAbstractItemDelegate *>(m_cells) : m_delegate);
    setHorizontalScrollBarPolicy(table ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_columns->setVisible(table);
    m_columns->apply();
    follow();
    updateGeometries(); // the scroll bar knows the new height before anything is scrolled to
    restore(before);
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void PaperList::resizeEvent(QResizeEvent *event)
{
    m_columns->fit(); // before the base class looks whether it needs a scroll bar
    QTableView::resizeEvent(event);
}

// Rows are selected, so one column says which: the base class would take each row once for each column gone over.
void PaperList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int x = columnViewportPosition(0) + 1;
    QTableView::setSelection(QRect(QPoint(x, rect.top()), QPoint(x, rect.bottom())), command);
}

// The ring of the row with the keyboard goes around all its cells.
void PaperList::updateRow(int row)
{
    if (row >= 0 && isTable())
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void PaperList::paintPlaceholders(QPainter &painter) const
{
    const int height = heightOfRows();
    for (int row = 0; row * height < viewport()->height(); ++row) {
        if (!isTable()) {
            m_delegate->paintPlaceholder(&painter, QRect(0, row * height, viewport()->width(), height), row);
            continue;
        }
        for (int column = 0; column < m_papers->columnCount(); ++column) {
            const QRect cell(columnViewportPosition(column), row * height, columnWidth(column), height);
            if (!isColumnHidden(column))
                m_cells->paintPlaceholder(&painter, cell, row + column);
        }
    }
}

} // namespace sheaf
