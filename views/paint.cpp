// SPDX-License-Identifier: GPL-3.0-or-later
// Mixing, rings and chevrons.
#include "views/paint.h"

#include "views/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

namespace sheaf
{

QColor blend(const QColor &under, const QColor &over, double amount)
{
    const auto mix = [amount](int a, int b) { return qRound(a + (b - a) * amount); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

void paintFocusRing(QPainter &painter, const QRectF &box, const Theme &theme, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::Accent), theme.px(2)));
    painter.setBrush(Qt::NoBrush);
    const double inset = theme.px(2) / 2.0;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void addChevron(QPushButton *button, const Theme &theme)
{
    // A button has its icon before the text; read the other way round it is behind.
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    button->setLayoutDirection(mirrored ? Qt::LeftToRight : Qt::RightToLeft);
    button->setIcon(theme.icon(QStringLiteral("chevron-down"), Token::Dim));
}

} // namespace sheaf
