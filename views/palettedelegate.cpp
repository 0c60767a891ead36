// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a row into sign, name, detail and key caps, in the direction of reading.
#include "views/palettedelegate.h"

#include "views/keycaps.h"
#include "views/matchedname.h"
#include "views/paint.h"

#include <QPainter>

#include <algorithm>

namespace sheaf
{

namespace
{

QString iconOf(const Offer &offer)
{
    if (!offer.icon.isEmpty())
        return offer.icon;
    switch (offer.kind) {
    case Offered::Action:
        return QStringLiteral("chevron-right");
    case Offered::Tag:
        return QStringLiteral("tag");
    case Offered::List:
        return QStringLiteral("list");
    case Offered::Search:
        return QStringLiteral("search");
    case Offered::Digest:
    case Offered::Paper:
        return QStringLiteral("digest");
    }
    return {};
}

} // namespace

PaletteDelegate::PaletteDelegate(const Theme &theme, const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.height();
    const bool heading = !m_model.offerAt(index.row());
    return {m_theme.px(200), heading ? text + m_theme.px(index.row() == 0 ? 8 : 16)
                                     : std::max(m_theme.px(30), keyCapsHeight(m_theme) + m_theme.px(8))};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Offer *offer = m_model.offerAt(index.row());
    if (!offer) {
        paintHeading(*painter, option, index.data().toString());
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (offer->enabled && (option.state & QStyle::State_MouseOver))) {
        const QColor hover = blend(m_theme.colour(Token::Base), m_theme.colour(Token::Ink), 0.05);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? m_theme.colour(Token::Selected) : hover);
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
    paintSign(*painter, cut(m_theme.px(16), true), *offer);
    cut(m_theme.px(10), true);
    if (!offer->keys.isEmpty()) {
        const QRect caps = cut(std::min(keyCapsWidth(m_theme, offer->keys), room.width() / 2), false);
        paintKeyCaps(*painter, caps, m_theme, offer->keys, !offer->enabled);
        cut(m_theme.px(12), false);
    }
    const int detailRoom = offer->detail.isEmpty() ? 0 : room.width() / 4;
    const TagMatch *match = m_model.matchAt(index.row());
    const QString name = index.data().toString();
    const QRect nameRoom =
        option.direction == Qt::RightToLeft ? room.adjusted(detailRoom, 0, 0, 0) : room.adjusted(0, 0, -detailRoom, 0);
    const int width = paintMatchedName(*painter, nameRoom, m_theme, name, match->letters,
                                       offer->enabled ? Token::Ink : Token::Dim, option.direction);
    cut(width + m_theme.px(12), true);
    const QString detail = match->alias.isEmpty() || offer->kind != Offered::Tag ? offer->detail : match->alias;
    if (!detail.isEmpty() && room.width() > m_theme.px(24)) {
        painter->setFont(m_theme.font(Type::Secondary));
        painter->setPen(m_theme.colour(Token::Dim));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignTrailing,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

void PaletteDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const
{
    const int inset = m_theme.px(10);
    painter.save();
    painter.setFont(m_theme.font(Type::SectionHead));
    painter.setPen(m_theme.colour(Token::Dim));
    const QRect room = option.rect.adjusted(inset, 0, -inset, -m_theme.px(4));
    painter.drawText(QStyle::visualRect(option.direction, option.rect, room), Qt::AlignBottom | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    painter.restore();
}

void PaletteDelegate::paintSign(QPainter &painter, const QRect &box, const Offer &offer) const
{
    const int side = m_theme.px(offer.hue >= 0 ? 10 : 16);
    QRect sign(0, 0, side, side);
    sign.moveCenter(box.center());
    if (offer.hue < 0) {
        m_theme.icon(iconOf(offer), Token::Dim)
            .paint(&painter, sign, Qt::AlignCenter, offer.enabled ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.chip(offer.hue).square);
    painter.drawRoundedRect(QRectF(sign), m_theme.px(2), m_theme.px(2));
}

} // namespace sheaf
