// SPDX-License-Identifier: GPL-3.0-or-later
// What several painted widgets do alike: mixing two colours of the theme, and the ring of the focused control.
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;
class QPushButton;
class QString;

namespace sheaf
{

class Theme;

// `amount` of `over` mixed into `under`; 0 is `under`, 1 is `over`.
QColor blend(const QColor &under, const QColor &over, double amount);
// The accent ring of the focused control, 2 px, just inside `box`.
void paintFocusRing(QPainter &painter, const QRectF &box, const Theme &theme, double radius);
// A chevron behind the button's text: it opens something to choose from.
void addChevron(QPushButton *button, const Theme &theme);

} // namespace sheaf
