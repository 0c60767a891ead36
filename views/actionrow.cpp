// SPDX-License-Identifier: GPL-3.0-or-later
// Painted by hand: an icon on a tile, a strong line, a dim one; hover, pressed and focus as every control has them.
#include "views/actionrow.h"

#include "views/cuttip.h"
#include "views/theme.h"

#include <QHelpEvent>
#include <QIcon>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace sheaf
{

namespace
{

constexpr double tileSide = 34; // px at 1x

} // namespace

ActionRow::ActionRow(const Theme &theme, const QString &icon, const QString &text, const QString &about,
                     QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_iconName(icon), m_about(about)
{
    setText(text);
    setAccessibleDescription(about);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ActionRow::setPrimary(bool primary)
{
    m_primary = primary;
    update();
}

QSize ActionRow::sizeHint() const
{
    const int lines =
        QFontMetrics(m_theme.font(Type::BodyStrong)).height() + QFontMetrics(m_theme.font(Type::Secondary)).height();
    return {m_theme.px(440), lines + m_theme.px(22)};
}

QSize ActionRow::minimumSizeHint() const
{
    return {m_theme.px(200), sizeHint().height()};
}

// Enter works like Space, and the arrows walk from row to row, as in a menu.
void ActionRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

std::pair<QRect, QRect> ActionRow::lines() const
{
    const int strong = QFontMetrics(m_theme.font(Type::BodyStrong)).height();
    const int small = QFontMetrics(m_theme.font(Type::Secondary)).height();
    const int left = m_theme.px(12) + m_theme.px(tileSide) + m_theme.px(12);
    const QRect first(left, (height() - strong - small) / 2, width() - left - m_theme.px(12), strong);
    return {first, QRect(left, first.bottom() + 1, first.width(), small)};
}

bool ActionRow::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractButton::event(event);
    const int room = lines().first.width();
    const int strong = QFontMetrics(m_theme.font(Type::BodyStrong)).horizontalAdvance(text());
    const int small = QFontMetrics(m_theme.font(Type::Secondary)).horizontalAdvance(m_about);
    const int more = qMax(strong, small) - room; // than there is room for
    showIfCut(*static_cast<QHelpEvent *>(event), *this, rect(), text() + u'\n' + m_about, width() + more);
    return true;
}

void ActionRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool pressed = isDown();
    const bool hover = underMouse() && isEnabled();
    const double width = hasFocus() ? m_theme.px(2) : 1.0;
    QColor ground = m_theme.colour(Token::Base);
    if (pressed)
        ground = m_theme.colour(Token::Selected);
    else if (hover)
        ground = m_theme.colour(Token::Side);
    painter.setPen(QPen(m_theme.colour(hasFocus() ? Token::Accent : Token::Line), width));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), m_theme.px(6),
                            m_theme.px(6));

    const int side = m_theme.px(tileSide);
    const QRect tile =
        QStyle::visualRect(layoutDirection(), rect(), QRect(m_theme.px(12), (height() - side) / 2, side, side));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(m_primary ? Token::Accent : Token::Selected));
    painter.drawRoundedRect(tile, m_theme.px(6), m_theme.px(6));
    const int iconSide = m_theme.px(18);
    QRect glyph(0, 0, iconSide, iconSide);
    glyph.moveCenter(tile.center());
    m_theme.icon(m_iconName, m_primary ? Token::Base : Token::Accent).paint(&painter, glyph);

    const QFont strong = m_theme.font(Type::BodyStrong);
    const QFont small = m_theme.font(Type::Secondary);
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics smallMetrics(small);
    const auto [first, second] = lines();
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(strong);
    painter.setPen(m_theme.colour(Token::Ink));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), first), Qt::AlignLeft | Qt::AlignVCenter,
                     strongMetrics.elidedText(text(), Qt::ElideRight, first.width()));
    painter.setFont(small);
    painter.setPen(m_theme.colour(Token::Dim));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), second), Qt::AlignLeft | Qt::AlignVCenter,
                     smallMetrics.elidedText(m_about, Qt::ElideMiddle, second.width()));
}

} // namespace sheaf
