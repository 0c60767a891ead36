// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one cell of the list of papers as a table: the title with its dot, mark and star, chips, or a dim text.
#pragma once

#include "model/items/papercolumns.h"
#include "views/rowpainter.h"

#include <QStyledItemDelegate>

namespace sheaf
{

class PaperModel;

// Works on the cells of a PaperModel in a QTableView only. What belongs to the whole row (ground, ring, a section's
// heading) is painted by each of its cells as far as it goes. The painter outlives it.
class TableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TableDelegate(const RowPainter &painter, QObject *parent = nullptr);

    void setPlaceholders(bool shown) { m_placeholders = shown; }
    int rowHeight() const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // As wide as the cell would have to be to show all it has to say.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paintPlaceholder(QPainter *painter, const QRect &cell, int number) const;

Q_SIGNALS:
    void rowMissing() const; // painted a row that has not come yet

protected:
    // What is cut is shown whole beside the mouse.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTitle(QPainter *painter, const QRect &cell, const PaperModel &model, int number, const PaperRow &row,
                    bool mirrored, bool dimmed) const;
    QRect contentOf(const QRect &cell, PaperColumn column, bool mirrored) const;
    int signsWidth(const PaperRow &row, bool commented) const; // behind the title
    int widthOf(const PaperModel &model, int number, PaperColumn column, const PaperRow &row) const;

    const Theme &m_theme;
    const RowPainter &m_painter;
    bool m_placeholders = false;
};

} // namespace sheaf
