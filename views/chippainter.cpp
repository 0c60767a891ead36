// SPDX-License-Identifier: GPL-3.0-or-later
// A chip is a rounded tint of 4 px radius with its name centred.
#include "views/chippainter.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QPainter>

namespace sheaf
{

ChipPainter::ChipPainter(const Theme &theme) : m_theme(theme), m_metrics(m_font)
{
    refresh();
}

void ChipPainter::refresh()
{
    m_font = m_theme.font(Type::Secondary);
    m_metrics = QFontMetrics(m_font);
    m_height = m_metrics.height() + m_theme.px(3);
    m_padding = m_theme.px(6);
}

int ChipPainter::width(const QString &name) const
{
    return m_metrics.horizontalAdvance(name) + 2 * m_padding;
}

void ChipPainter::paint(QPainter *painter, const QRect &chip, const QString &name, int hue, bool edged) const
{
    const ChipColours colours = m_theme.chip(hue);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor edge = colours.text;
    edge.setAlphaF(0.35F);
    painter->setPen(edged ? QPen(edge, 1.0) : QPen(Qt::NoPen));
    painter->setBrush(colours.tint);
    const double half = edged ? 0.5 : 0.0;
    painter->drawRoundedRect(QRectF(chip).adjusted(half, half, -half, -half), m_theme.px(4), m_theme.px(4));
    painter->setPen(colours.text);
    painter->setFont(m_font);
    const bool fits = width(name) <= chip.width();
    painter->drawText(chip, Qt::AlignCenter | Qt::TextSingleLine,
                      setApart(fits ? name : m_metrics.elidedText(name, Qt::ElideRight, chip.width() - 2 * m_padding)));
    painter->restore();
}

} // namespace sheaf
