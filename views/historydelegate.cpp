// SPDX-License-Identifier: GPL-3.0-or-later
// Paints rows of the history; everything is placed from the leading edge and mirrored where that is the right one.
#include "views/historydelegate.h"

#include "model/items/historymodel.h"
#include "model/phrases.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>
#include <QTime>

#include <algorithm>

namespace sheaf
{

namespace
{

// Whether the row lies on the way from where the library is to the current row, both included.
struct OnWay {
    bool above = false; // the way goes on above the row
    bool below = false;
};

OnWay onWay(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    if (!view || !model || !view->currentIndex().isValid() || model->hereRow() < 0)
        return {};
    const auto [first, last] = std::minmax({model->hereRow(), view->currentIndex().row()});
    return {index.row() > first && index.row() <= last, index.row() >= first && index.row() < last};
}

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(200), std::max(m_theme.px(28), QFontMetrics(m_theme.font(Type::Body)).height() + m_theme.px(8))};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
    const double radius = m_theme.px(6);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled &&
                     index.flags() & Qt::ItemIsSelectable)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? m_theme.colour(Token::Selected)
                                   : blend(m_theme.colour(Token::Base), m_theme.colour(Token::Selected), 0.5));
        painter->drawRoundedRect(row, radius, radius);
    }
    paintLine(*painter, option, index);
    paintWords(*painter, option, index);
    if (selected && option.state & QStyle::State_HasFocus)
        paintFocusRing(*painter, row, m_theme, radius);
    painter->restore();
}

// Full dots are done, hollow ones undone, the large one is where the library is.
void HistoryDelegate::paintLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRectF box(QStyle::visualRect(
        option.direction, option.rect,
        QRect(option.rect.left() + m_theme.px(8), option.rect.top(), m_theme.px(16), option.rect.height())));
    const QPointF middle = box.center();
    const bool last = index.row() == index.model()->rowCount() - 1;
    const OnWay way = onWay(option, index);
    const auto segment = [&](bool marked, double from, double to) {
        painter.setPen(QPen(m_theme.colour(marked ? Token::Accent : Token::Line), m_theme.px(2)));
        painter.drawLine(QPointF(middle.x(), from), QPointF(middle.x(), to));
    };
    if (index.row() > 0)
        segment(way.above, box.top(), middle.y());
    if (!last)
        segment(way.below, middle.y(), box.bottom());
    if (index.data(HistoryModel::KindRole).toInt() == int(HistoryModel::Kind::Day))
        return;
    const bool here = index.data(HistoryModel::HereRole).toBool();
    const bool undone = index.data(HistoryModel::UndoneRole).toBool();
    const double radius = here ? m_theme.px(6) : m_theme.px(4);
    const QColor colour = m_theme.colour(here ? Token::Accent : Token::Dim);
    painter.setPen(undone ? QPen(colour, m_theme.px(1.5)) : QPen(Qt::NoPen));
    painter.setBrush(undone ? m_theme.colour(Token::Base) : colour);
    painter.drawEllipse(middle, radius, radius);
}

void HistoryDelegate::paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int gap = m_theme.px(16);
    QRect free = option.rect.adjusted(m_theme.px(34), 0, -m_theme.px(10), 0);
    const auto put = [&](const QRect &box, const QString &text, Token token, Qt::Alignment side) {
        painter.setPen(m_theme.colour(token));
        painter.drawText(QStyle::visualRect(option.direction, option.rect, box),
                         int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter) | Qt::TextSingleLine,
                         text);
    };
    const bool undone = index.data(HistoryModel::UndoneRole).toBool();
    const bool here = index.data(HistoryModel::HereRole).toBool();
    if (index.data(HistoryModel::KindRole).toInt() == int(HistoryModel::Kind::Day)) {
        painter.setFont(m_theme.font(Type::SectionHead));
        put(free, index.data().toString(), Token::Dim, Qt::AlignLeft);
        return;
    }
    const QFont quiet = m_theme.font(Type::Secondary);
    const QFontMetrics small(quiet);
    painter.setFont(quiet);
    // Columns keep their place from row to row.
    const int timeWidth = small.horizontalAdvance(QLocale().toString(QTime(22, 58), QLocale::ShortFormat));
    const int papersWidth = small.horizontalAdvance(papersText(88'888));
    const auto column = [&](int width, const QString &text) {
        width = std::max(width, small.horizontalAdvance(text));
        put(QRect(free.right() - width, free.top(), width + 1, free.height()), text, Token::Dim, Qt::AlignRight);
        free.setRight(free.right() - width - gap);
    };
    column(timeWidth, index.data(HistoryModel::TimeRole).toString());
    column(papersWidth, index.data(HistoryModel::PapersRole).toString());
    const QString remark = here ? HistoryModel::tr("you are here") : index.data(HistoryModel::RemarkRole).toString();
    if (!remark.isEmpty()) {
        const int width = small.horizontalAdvance(remark);
        put(QRect(free.right() - width, free.top(), width + 1, free.height()), remark,
            here ? Token::Accent : Token::Dim, Qt::AlignRight);
        free.setRight(free.right() - width - gap);
    }
    const QFont font = m_theme.font(here ? Type::BodyStrong : Type::Body);
    painter.setFont(font);
    put(free, setApart(QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, free.width())),
        undone ? Token::Dim : Token::Ink, Qt::AlignLeft);
}

} // namespace sheaf
