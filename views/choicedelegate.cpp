// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a row into sign, words and mark, in the direction of reading.
#include "views/choicedelegate.h"

#include "views/cuttip.h"
#include "views/matchedname.h"
#include "views/paint.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace sheaf
{

ChoiceDelegate::ChoiceDelegate(const Theme &theme, const ChoiceModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {m_theme.px(200), std::max(m_theme.px(30), option.fontMetrics.height() + m_theme.px(10))};
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        const QColor base = m_theme.colour(Token::Base);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? m_theme.colour(Token::Selected) : blend(base, m_theme.colour(Token::Ink), 0.05));
        painter->drawRoundedRect(QRectF(option.rect), m_theme.px(6), m_theme.px(6));
    }
    const int inset = m_theme.px(10);
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    const auto cut = [&](int width, bool front) {
        const bool left = front != (option.direction == Qt::RightToLeft);
        QRect part = room;
        left ? part.setWidth(width) : part.setLeft(room.right() + 1 - width);
        left ? room.setLeft(part.right() + 1) : room.setRight(part.left() - 1);
        return part;
    };
    const Choice *choice = m_model.choiceAt(index.row());
    paintSign(*painter, cut(m_theme.px(22), true), choice);
    if (choice && choice->mark != Choice::Mark::Off)
        paintMark(*painter, cut(m_theme.px(24), false), choice->mark, option.direction == Qt::RightToLeft);
    paintWords(*painter, room, option, index, choice);
    painter->restore();
}

bool ChoiceDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Choice *choice = m_model.choiceAt(index.row());
    const QString name = index.data().toString();
    const QString detail = choice ? choice->detail : QString();
    const int beside = m_theme.px(20 + 22 + (choice && choice->mark != Choice::Mark::Off ? 24 : 0));
    const int second =
        detail.isEmpty() ? 0 : QFontMetrics(m_theme.font(Type::Secondary)).horizontalAdvance(detail) + m_theme.px(12);
    const int needed = beside + QFontMetrics(m_theme.font(Type::Body)).horizontalAdvance(name) + second;
    showIfCut(*event, *view->viewport(), option.rect, detail.isEmpty() ? name : name + u'\n' + detail, needed);
    return true;
}

void ChoiceDelegate::paintSign(QPainter &painter, const QRect &box, const Choice *choice) const
{
    const int side = m_theme.px(choice && choice->hue >= 0 ? 10 : 16);
    QRect sign(0, 0, side, side);
    sign.moveCenter(box.center());
    sign.moveLeft(box.left());
    if (!choice)
        m_theme.icon(QStringLiteral("plus"), Token::Accent).paint(&painter, sign.translated(-m_theme.px(3), 0));
    else if (choice->hue < 0)
        m_theme.icon(choice->icon.isEmpty() ? QStringLiteral("list") : choice->icon, Token::Dim)
            .paint(&painter, sign.translated(-m_theme.px(2), 0));
    else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.chip(choice->hue).square);
        painter.drawRoundedRect(QRectF(sign), m_theme.px(2), m_theme.px(2));
    }
}

void ChoiceDelegate::paintMark(QPainter &painter, const QRect &box, Choice::Mark mark, bool mirrored) const
{
    const int side = m_theme.px(16);
    QRect sign(0, 0, side, side);
    sign.moveCenter(box.center() + QPoint(mirrored ? -m_theme.px(4) : m_theme.px(4), 0));
    if (mark == Choice::Mark::On) {
        m_theme.icon(QStringLiteral("check"), Token::Accent).paint(&painter, sign);
        return;
    }
    painter.setPen(QPen(m_theme.colour(Token::Accent), 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(sign.left() + side * 0.28, sign.center().y() + 0.5),
                     QPointF(sign.left() + side * 0.72, sign.center().y() + 0.5));
}

void ChoiceDelegate::paintWords(QPainter &painter, const QRect &room, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const Choice *choice) const
{
    const TagMatch *match = m_model.matchAt(index.row());
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int width =
        paintMatchedName(painter, room, m_theme, index.data().toString(), match ? match->letters : std::vector<int>(),
                         choice ? Token::Ink : Token::Accent, option.direction);
    if (!choice)
        return;
    const QString detail = match && !match->alias.isEmpty() ? match->alias : choice->detail;
    const int left = width + m_theme.px(12);
    const QRect rest = mirrored ? room.adjusted(0, 0, -left, 0) : room.adjusted(left, 0, 0, 0);
    if (detail.isEmpty() || rest.width() < m_theme.px(24))
        return;
    painter.setFont(m_theme.font(Type::Secondary));
    painter.setPen(m_theme.colour(Token::Dim));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignTrailing,
                     painter.fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
}

} // namespace sheaf
