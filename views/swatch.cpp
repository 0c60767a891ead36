// SPDX-License-Identifier: GPL-3.0-or-later
// Swatch: the highlight's colour in a circle, the number on it, a ring around the one in use.
#include "views/swatch.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QPainter>

namespace sheaf
{

Swatch::Swatch(const Theme &theme, int colour, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_colour(colour)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Swatch::setColour(int colour)
{
    m_colour = colour;
    update();
}

QSize Swatch::sizeHint() const
{
    const int side = m_theme.px(28);
    return {side, side};
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = m_theme.highlight(m_colour);
    const QColor ink = m_theme.colour(Token::Ink);
    const double inset = m_theme.px(4);
    const QRectF disc = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    painter.setPen(QPen(blend(fill, ink, isChecked() ? 0.75 : underMouse() ? 0.5 : 0.25), isChecked() ? 1.8 : 1.2));
    painter.setBrush(isDown() ? blend(fill, ink, 0.15) : fill);
    painter.drawEllipse(disc);
    painter.setPen(ink);
    painter.setFont(m_theme.font(Type::Secondary));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_colour));
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), m_theme, width() / 2.0);
}

} // namespace sheaf
