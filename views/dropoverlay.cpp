// SPDX-License-Identifier: GPL-3.0-or-later
// A veil in the ground colour, a dashed accent line inside the window's edge, icon and words in the middle.
#include "views/dropoverlay.h"

#include "views/theme.h"

#include <QIcon>
#include <QPainter>

namespace sheaf
{

DropOverlay::DropOverlay(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop to import"));
    hide();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = m_theme.colour(Token::Base);
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    const double inset = m_theme.space(4);
    painter.setPen(QPen(m_theme.colour(Token::Accent), m_theme.px(2), Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), m_theme.px(12), m_theme.px(12));
    const int side = m_theme.px(40);
    QRect glyph(0, 0, side, side);
    glyph.moveCenter(rect().center() - QPoint(0, side / 2));
    m_theme.icon(QStringLiteral("import"), Token::Accent).paint(&painter, glyph);
    painter.setFont(m_theme.font(Type::PaperTitle));
    painter.setPen(m_theme.colour(Token::Ink));
    painter.drawText(QRect(0, glyph.bottom() + m_theme.space(3), width(), m_theme.space(10)), Qt::AlignHCenter,
                     tr("Drop files or folders to import them"));
}

} // namespace sheaf
