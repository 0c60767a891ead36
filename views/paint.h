// SPDX-License-Identifier: GPL-3.0-or-later
// What several painted widgets do alike: mixing two colours of the theme, and the ring of the focused control.
#pragma once

#include <QColor>
#include <QMargins>
#include <QRectF>
#include <QWidget>

class QPainter;
class QPushButton;
class QString;

namespace sheaf
{

class Theme;

// One line across, in the theme's colour.
class Hairline final : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

// `amount` of `over` mixed into `under`; 0 is `under`, 1 is `over`.
QColor blend(const QColor &under, const QColor &over, double amount);
// The accent ring of the focused control, 2 px, just inside `box`.
void paintFocusRing(QPainter &painter, const QRectF &box, const Theme &theme, double radius);
// Margins for a layout, which mirrors what lies in it but not its own edges.
QMargins marginsAlong(int leading, int top, int trailing, int bottom);
// A name or another's text, to be painted within the window's: from right to left its signs and digits keep their
// order.
QString setApart(const QString &text);
// A panel over the window: base colour, a fine edge, and a soft shadow of `shadow` px around it.
void paintPanel(QPainter &painter, const QRectF &panel, int shadow, const Theme &theme);
// A chevron behind the button's text: it opens something to choose from.
void addChevron(QPushButton *button, const Theme &theme);
// Dialogs of text and lists lie on the colour of the list, not of the bars.
void useBaseBackground(QWidget *window);
// A list in it has no box of its own; its delegate paints the selection.
void useBareView(QWidget *view);

} // namespace sheaf
