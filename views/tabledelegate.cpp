// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of one line; the row that a cell lies in is as wide as all columns together.
#include "views/tabledelegate.h"

#include "model/items/papermodel.h"
#include "views/cuttip.h"
#include "views/theme.h"

#include <QCursor>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>

namespace sheaf
{

namespace
{

PaperColumn shownColumn(const QModelIndex &index)
{
    return static_cast<PaperColumn>(index.column());
}

bool isCommented(const PaperModel &model, int row)
{
    const ListItem *place = model.placeAt(row);
    return place && !place->text.isEmpty();
}

// The room of the whole row, of which the cell is a part.
QRect tableRow(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view)
        return option.rect;
    const QHeaderView *header = view->horizontalHeader();
    const int length = header->length();
    const int left =
        option.direction == Qt::RightToLeft ? view->viewport()->width() - length + header->offset() : -header->offset();
    return {left, option.rect.top(), length, option.rect.height()};
}

} // namespace

TableDelegate::TableDelegate(const RowPainter &painter, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(painter.theme()), m_painter(painter)
{
}

int TableDelegate::rowHeight() const
{
    return qMax(m_theme.px(28), qMax(m_painter.titleHeight(), m_painter.chipHeight()) + m_theme.px(9));
}

QRect TableDelegate::contentOf(const QRect &cell, PaperColumn column, bool mirrored) const
{
    const int lead = m_theme.px(column == PaperColumn::Title ? 28 : 8);
    const int trail = m_theme.px(8);
    return mirrored ? cell.adjusted(trail, 0, -lead, -1) : cell.adjusted(lead, 0, -trail, -1);
}

int TableDelegate::signsWidth(const PaperRow &row, bool commented) const
{
    return (row.starred ? m_theme.px(20) : 0) + (commented ? m_theme.px(19) : 0);
}

int TableDelegate::widthOf(const PaperModel &model, int number, PaperColumn column, const PaperRow &row) const
{
    if (column == PaperColumn::Tags)
        return m_painter.chipsWidth(row.tags);
    if (column == PaperColumn::Title)
        return m_painter.titleMetrics(row.status == Status::Unread).horizontalAdvance(row.title) +
               signsWidth(row, isCommented(model, number));
    return m_painter.smallMetrics().horizontalAdvance(cellText(row, column, QDate::currentDate()));
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    const PaperRow *row = model ? model->rowAt(index.row()) : nullptr;
    if (!row)
        return {option.rect.width(), rowHeight()};
    const PaperColumn column = shownColumn(index);
    const int around = m_theme.px(100) - contentOf(QRect(0, 0, m_theme.px(100), 1), column, false).width();
    return {widthOf(*model, index.row(), column, *row) + around + 1, rowHeight()};
}

// Qt tells the cell under the mouse and the cell with the keyboard; here both are a row's.
void TableDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem whole(option);
    whole.rect = tableRow(option);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const bool hover =
        view && view->viewport()->underMouse() && whole.rect.contains(view->viewport()->mapFromGlobal(QCursor::pos()));
    whole.state.setFlag(QStyle::State_MouseOver, hover);
    m_painter.paintGround(painter, whole, view && view->currentIndex().row() == index.row());
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    if (model->isHeading(index.row()))
        m_painter.paintHeading(painter, whole.rect, model->placeAt(index.row())->text, model->papersBelow(index.row()),
                               option.direction == Qt::RightToLeft);
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    if (!model)
        return;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintRow(painter, option, index);
    const PaperRow *row = model->isHeading(index.row()) ? nullptr : model->rowAt(index.row());
    if (!row) {
        if (m_placeholders && !model->isHeading(index.row()))
            paintPlaceholder(painter, option.rect, index.row());
        else if (!model->isHeading(index.row()))
            Q_EMIT rowMissing();
        painter->restore();
        return;
    }
    const bool dimmed = row->status == Status::Dismissed || model->isStale(row->id);
    const PaperColumn column = shownColumn(index);
    const QRect content = contentOf(option.rect, column, mirrored);
    painter->setFont(m_painter.smallFont());
    painter->setPen(m_theme.colour(Token::Dim));
    if (dimmed && column != PaperColumn::Title)
        painter->setOpacity(0.6);
    if (column == PaperColumn::Title) {
        paintTitle(painter, content, *model, index.row(), *row, mirrored, dimmed);
    } else if (column == PaperColumn::Tags) {
        const int height = m_painter.chipHeight();
        const QRect line(content.left(), content.top() + (content.height() - height) / 2, content.width(), height);
        const int more = m_painter.smallMetrics().horizontalAdvance(QStringLiteral("+00"));
        const bool fits = row->tags.size() < 2 || m_painter.chipsWidth(row->tags) <= line.width();
        m_painter.paintChips(painter, line, row->tags, line.width() - (fits ? 0 : more), mirrored,
                             option.state & QStyle::State_Selected);
    } else {
        m_painter.paintLine(painter, content, cellText(*row, column, QDate::currentDate()), m_painter.smallMetrics(),
                            mirrored);
    }
    painter->restore();
}

void TableDelegate::paintTitle(QPainter *painter, const QRect &cell, const PaperModel &model, int number,
                               const PaperRow &row, bool mirrored, bool dimmed) const
{
    const bool unread = row.status == Status::Unread;
    const double beside = m_theme.px(13);
    m_painter.paintDot(painter,
                       QPointF(mirrored ? cell.right() + 1 + beside : cell.left() - beside, QRectF(cell).center().y()),
                       row.status, dimmed);
    QRect line = cell;
    const auto sign = [&](const QIcon &icon, int side, int gap) {
        const int left = mirrored ? line.left() : line.right() + 1 - side;
        icon.paint(painter, QRect(left, line.top() + (line.height() - side) / 2, side, side));
        line = mirrored ? line.adjusted(side + gap, 0, 0, 0) : line.adjusted(0, 0, -side - gap, 0);
    };
    if (row.starred)
        sign(m_painter.starIcon(), m_theme.px(14), m_theme.px(6));
    if (isCommented(model, number))
        sign(m_painter.commentIcon(), m_theme.px(13), m_theme.px(6));
    painter->setFont(m_painter.titleFont(unread));
    painter->setPen(m_theme.colour(dimmed ? Token::Dim : Token::Ink));
    m_painter.paintMarked(painter, line, row.title, m_painter.titleMetrics(unread), model.marksAt(number).title,
                          mirrored);
}

// A title's comment has no room in the table: it is told with it.
bool TableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    const PaperRow *row = model ? model->rowAt(index.row()) : nullptr;
    if (event->type() != QEvent::ToolTip || !row)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const PaperColumn column = shownColumn(index);
    const QRect content = contentOf(option.rect, column, option.direction == Qt::RightToLeft);
    const bool comment = column == PaperColumn::Title && isCommented(*model, index.row());
    QString whole = column == PaperColumn::Tags ? model->tagsText(*row) : cellText(*row, column, QDate::currentDate());
    if (comment)
        whole += QStringLiteral("\n") + model->placeAt(index.row())->text;
    const int needed = comment ? content.width() + 1 : widthOf(*model, index.row(), column, *row);
    showIfCut(*event, *view->viewport(), content, whole, needed);
    return true;
}

void TableDelegate::paintPlaceholder(QPainter *painter, const QRect &cell, int number) const
{
    const double thick = m_theme.px(8);
    const QRectF content(contentOf(cell, PaperColumn::Tags, false));
    const double share = 0.9 - 0.13 * (number % 4);
    m_painter.paintBar(painter,
                       QRectF(content.left(), content.center().y() - thick / 2, content.width() * share, thick));
}

} // namespace sheaf
