// SPDX-License-Identifier: GPL-3.0-or-later
// ColumnHeader: keys, menu, tool tips and paint.
#include "views/columnheader.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace sheaf
{

bool ColumnHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<const QKeyEvent *>(event)->key()) {
        case Qt::Key_Space: // the window's would scroll the paper
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape:
        case Qt::Key_Down:
            if (!static_cast<const QKeyEvent *>(event)->modifiers().testFlag(Qt::AltModifier)) {
                event->accept();
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QHeaderView::event(event);
}

bool ColumnHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto *help = static_cast<const QHelpEvent *>(event);
    const int logical = logicalIndexAt(help->pos());
    if (logical >= 0)
        QToolTip::showText(help->globalPos(), toolTipOf(static_cast<PaperColumn>(logical)), viewport());
    return true;
}

QString ColumnHeader::toolTipOf(PaperColumn column) const
{
    const QString name = columnName(column);
    const QString what = column == PaperColumn::Digest ? tr("%1: click sorts by the number of digests").arg(name)
                         : canSort(column)             ? tr("%1: click sorts by it").arg(name)
                                                       : name;
    return QStringLiteral("<span>%1</span>")
        .arg(tr("%1. Drag moves the column, a right click chooses columns.", "what a column is")
                 .arg(what.toHtmlEscaped()));
}

void ColumnHeader::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers keys = event->modifiers() & ~Qt::KeypadModifier;
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int by = (event->key() == Qt::Key_Right) != isRightToLeft() ? 1 : -1;
    const PaperColumn column = keyboardColumn();
    const int logical = static_cast<int>(column);
    if (sideways && keys == Qt::NoModifier)
        step(by);
    else if (sideways && keys == Qt::ControlModifier)
        moveBy(column, by);
    else if (sideways && keys == Qt::ShiftModifier)
        resizeSection(logical, sectionSize(logical) + by * m_theme.px(8));
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Down)
        Q_EMIT listAsked();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter && event->key() != Qt::Key_Space)
        event->ignore();
    else if (canSort(column))
        Q_EMIT sortAsked(column);
}

void ColumnHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const int logical = logicalIndexAt(event->pos());
    if (event->reason() == QContextMenuEvent::Keyboard)
        showMenu();
    else
        popup(logical >= 0 ? static_cast<PaperColumn>(logical) : PaperColumn::Title, event->globalPos());
    event->accept();
}

void ColumnHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    viewport()->update();
}

void ColumnHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

QSize ColumnHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QFontMetrics metrics(m_theme.font(Type::Secondary));
    const QString name = columnName(static_cast<PaperColumn>(logicalIndex));
    return {metrics.horizontalAdvance(name) + m_theme.px(34), qMax(m_theme.px(28), metrics.height() + m_theme.px(8))};
}

void ColumnHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const auto column = static_cast<PaperColumn>(logicalIndex);
    const bool sorted = m_sorted == column;
    const bool hover = viewport()->underMouse() && rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    const QColor base = m_theme.colour(Token::Base);
    const QColor line = m_theme.colour(Token::Line);
    painter->save();
    painter->fillRect(rect, hover ? blend(base, m_theme.colour(Token::Ink), 0.05) : base);
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    const int inset = m_theme.px(7);
    const int edge = isRightToLeft() ? rect.left() : rect.right();
    painter->fillRect(edge, rect.top() + inset, 1, rect.height() - 2 * inset, line);
    const int lead = m_theme.px(column == PaperColumn::Title ? 28 : 8);
    const int trail = m_theme.px(6);
    QRect room = isRightToLeft() ? rect.adjusted(trail, 0, -lead, 0) : rect.adjusted(lead, 0, -trail, 0);
    const QFont font = m_theme.font(Type::Secondary);
    const QFontMetrics metrics(font);
    if (sorted) {
        const int side = m_theme.px(11);
        const int width = qMin(metrics.horizontalAdvance(columnName(column)) + 1, room.width() - side - m_theme.px(4));
        const int left =
            isRightToLeft() ? room.right() + 1 - width - m_theme.px(4) - side : room.left() + width + m_theme.px(4);
        painter->save();
        painter->translate(left + side / 2.0, rect.center().y() + 0.5);
        painter->scale(1, m_way == Qt::AscendingOrder ? -1 : 1);
        m_theme.icon(QStringLiteral("chevron-down"), Token::Ink)
            .paint(painter, QRect(-side / 2, -side / 2, side, side));
        painter->restore();
        room.setWidth(width);
        if (isRightToLeft())
            room.moveRight(rect.right() - lead);
    }
    painter->setFont(font);
    painter->setPen(m_theme.colour(sorted ? Token::Ink : Token::Dim));
    painter->setLayoutDirection(layoutDirection());
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(columnName(column), Qt::ElideRight, room.width()));
    if (hasFocus() && keyboardColumn() == column)
        paintFocusRing(*painter, QRectF(rect).adjusted(0, 0, 0, -1), m_theme, m_theme.px(4));
    painter->restore();
}

} // namespace sheaf
