// SPDX-License-Identifier: GPL-3.0-or-later
// Sidebar rows are one height, 28 px; a heading sits low in its row, which is its distance to the rows above.
#include "views/sidebardelegate.h"

#include "model/items/sidebarmodel.h"
#include "model/phrases.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QPainter>

namespace sheaf
{

namespace
{

SidebarModel::Kind sidebarKind(const QModelIndex &index)
{
    return static_cast<SidebarModel::Kind>(index.data(SidebarModel::KindRole).toInt());
}

QRect sidebarMirrored(Qt::LayoutDirection direction, const QRect &row, const QRect &part)
{
    return QStyle::visualRect(direction, row, part);
}

} // namespace

SidebarDelegate::SidebarDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_metrics(m_font), m_smallMetrics(m_small)
{
    refresh();
}

void SidebarDelegate::refresh()
{
    m_font = m_theme.font(Type::Body);
    m_strong = m_theme.font(Type::BodyStrong);
    m_small = m_theme.font(Type::Numbers);
    m_head = m_theme.font(Type::SectionHead);
    m_metrics = QFontMetrics(m_font);
    m_smallMetrics = QFontMetrics(m_small);
    m_open = m_theme.icon(QStringLiteral("chevron-down"), Token::Dim);
    m_closed = m_theme.icon(QStringLiteral("chevron-right"), Token::Dim);
}

int SidebarDelegate::rowHeight() const
{
    return qMax(m_theme.px(28), m_metrics.height() + m_theme.px(6));
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight()};
}

int SidebarDelegate::indent(const QModelIndex &index) const
{
    int depth = 0;
    for (QModelIndex up = index.parent(); up.isValid() && up.parent().isValid(); up = up.parent())
        ++depth;
    return m_theme.px(24) + depth * m_theme.px(16);
}

QRect SidebarDelegate::chevronRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const
{
    if (!index.parent().isValid() || !index.model()->hasChildren(index))
        return {};
    const int side = m_theme.px(16);
    return sidebarMirrored(direction, row, QRect(row.left() + indent(index) - side, row.top(), side, row.height()));
}

const QIcon &SidebarDelegate::iconNamed(const QString &name, bool selected) const
{
    QHash<QString, QIcon> &known = selected ? m_selectedIcons : m_icons;
    auto found = known.find(name);
    if (found == known.end())
        found = known.insert(name, m_theme.icon(name, selected ? Token::Accent : Token::Dim));
    return *found;
}

QRect SidebarDelegate::plusRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const
{
    if (SidebarModel::adds(index) == SidebarModel::Kind::Heading)
        return {};
    const int side = m_theme.px(24);
    return sidebarMirrored(direction, row,
                           QRect(row.right() + 1 - side - m_theme.px(8), row.top(), side, row.height()));
}

void SidebarDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    if (option.state & QStyle::State_On)
        paintGround(painter, option);
    painter->setFont(m_head);
    painter->setPen(m_theme.colour(Token::Dim));
    const QRect area = option.rect.adjusted(m_theme.px(14), 0, -m_theme.px(14), -m_theme.px(4));
    painter->setLayoutDirection(option.direction);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, index.data().toString());
    const QRect plus = plusRect(option.rect, index, option.direction);
    if (plus.isEmpty())
        return;
    const int side = m_theme.px(12);
    QRect glyph(0, 0, side, side);
    glyph.moveCenter(QPoint(plus.center().x(), 0));
    glyph.moveBottom(area.bottom() - (QFontMetrics(m_head).height() - side) / 2);
    iconNamed(index.data(SidebarModel::IconRole).toString(), option.state & QStyle::State_MouseOver)
        .paint(painter, glyph);
}

void SidebarDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool keyboard = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active);
    const bool hover = option.state & QStyle::State_MouseOver;
    const bool takes = option.state & QStyle::State_On;
    if (!selected && !hover && !keyboard && !takes)
        return;
    QColor ground = Qt::transparent;
    if (selected || takes)
        ground = m_theme.colour(Token::Selected);
    else if (hover)
        ground = m_theme.colour(Token::Line);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(ground);
    const bool ring = keyboard || takes;
    const double width = ring ? m_theme.px(2) : 0.0;
    painter->setPen(ring ? QPen(m_theme.colour(Token::Accent), width) : QPen(Qt::NoPen));
    const double inset = width / 2;
    painter->drawRoundedRect(
        QRectF(option.rect).adjusted(m_theme.px(6) + inset, inset, -m_theme.px(6) - inset, -inset - (ring ? 0 : 1)),
        m_theme.px(6), m_theme.px(6));
}

void SidebarDelegate::paintMark(QPainter *painter, const QRect &mark, const QModelIndex &index, bool selected) const
{
    if (sidebarKind(index) == SidebarModel::Kind::Tag) {
        const int side = m_theme.px(10);
        QRect square(0, 0, side, side);
        square.moveCenter(mark.center());
        painter->setPen(Qt::NoPen);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(m_theme.chip(index.data(SidebarModel::HueRole).toInt()).square);
        painter->drawRoundedRect(square, m_theme.px(2.5), m_theme.px(2.5));
        return;
    }
    const QString icon = index.data(SidebarModel::IconRole).toString();
    if (!icon.isEmpty())
        iconNamed(icon, selected).paint(painter, mark);
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    using Kind = SidebarModel::Kind;
    const Kind kind = sidebarKind(index);
    const QStyleOptionViewItem option(given);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->save();
    if (kind == Kind::Heading) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    paintGround(painter, option);

    const QRect chevron = chevronRect(option.rect, index, option.direction);
    if (!chevron.isEmpty()) {
        const int side = m_theme.px(12);
        QRect glyph(0, 0, side, side);
        glyph.moveCenter(chevron.center());
        const bool open = option.state & QStyle::State_Open;
        if (!open && option.direction == Qt::RightToLeft) {
            painter->save();
            painter->translate(glyph.left() + glyph.right() + 1, 0);
            painter->scale(-1, 1);
            m_closed.paint(painter, glyph);
            painter->restore();
        } else {
            (open ? m_open : m_closed).paint(painter, glyph);
        }
    }

    const QRect row = option.rect;
    int left = row.left() + indent(index);
    if (kind != Kind::Month && kind != Kind::Hint && !SidebarModel::isAction(kind)) {
        const int side = m_theme.px(16);
        const QRect mark(left, row.top() + (row.height() - side) / 2, side, side);
        paintMark(painter, sidebarMirrored(option.direction, row, mark), index, selected);
        left += side + m_theme.px(8);
    }
    int right = row.right() + 1 - m_theme.px(14);
    const qint64 count = index.data(SidebarModel::CountRole).toLongLong();
    const bool quiet = kind == Kind::Hint || kind == Kind::Month || kind == Kind::Archive;
    painter->setLayoutDirection(option.direction);
    if (count >= 0 && (kind == Kind::Archive || (!quiet && !SidebarModel::isAction(kind)))) {
        const QString number = numberText(count);
        const int width = m_smallMetrics.horizontalAdvance(number);
        QColor ink = m_theme.colour(Token::Dim);
        if (kind != Kind::Archive && index.data(SidebarModel::LateRole).toBool())
            ink.setAlphaF(Theme::late);
        painter->setFont(m_small);
        painter->setPen(ink);
        const QRect place(right - width, row.top(), width, row.height());
        painter->drawText(sidebarMirrored(option.direction, row, place), Qt::AlignCenter | Qt::TextSingleLine, number);
        right -= width + m_theme.px(8);
    }
    const auto use = static_cast<TagUse>(index.data(SidebarModel::UseRole).toInt());
    if (use == TagUse::Either || use == TagUse::Not) {
        const QString word = use == TagUse::Either ? tr("or") : tr("not");
        const int width = m_smallMetrics.horizontalAdvance(word);
        painter->setFont(m_small);
        painter->setPen(m_theme.colour(use == TagUse::Either ? Token::Accent : Token::Bad));
        const QRect place(right - width, row.top(), width, row.height());
        painter->drawText(sidebarMirrored(option.direction, row, place), Qt::AlignCenter | Qt::TextSingleLine, word);
        right -= width + m_theme.px(8);
    }
    QFont font = quiet ? m_small : selected ? m_strong : m_font;
    font.setStrikeOut(use == TagUse::Not);
    Token ink = quiet ? Token::Dim : Token::Ink;
    if (SidebarModel::isAction(kind) && !quiet)
        ink = Token::Accent;
    painter->setFont(font);
    painter->setPen(m_theme.colour(ink));
    const QRect place(left, row.top(), right - left, row.height());
    painter->drawText(sidebarMirrored(option.direction, row, place),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      setApart(QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width())));
    painter->restore();
}

} // namespace sheaf
