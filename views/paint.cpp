// SPDX-License-Identifier: GPL-3.0-or-later
// Mixing, rings and chevrons.
#include "views/paint.h"

#include "views/theme.h"

#include <QFrame>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

namespace sheaf
{

Hairline::Hairline(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(1);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.colour(Token::Line));
}

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

QMargins marginsAlong(int leading, int top, int trailing, int bottom)
{
    return QGuiApplication::isRightToLeft() ? QMargins(trailing, top, leading, bottom)
                                            : QMargins(leading, top, trailing, bottom);
}

QString setApart(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    return QGuiApplication::isRightToLeft() ? firstStrongIsolate + text + popIsolate : text;
}

void paintPanel(QPainter &painter, const QRectF &panel, int shadow, const Theme &theme)
{
    const double radius = theme.px(6);
    painter.setPen(Qt::NoPen);
    for (int i = shadow; i > 0; --i) {
        const double away = double(i) / shadow;
        painter.setBrush(QColor(0, 0, 0, int((theme.isDark() ? 9.0 : 4.0) * (1 - away) + 0.5)));
        painter.drawRoundedRect(panel.adjusted(-i, -i + theme.px(3), i, i + theme.px(2)), radius + i, radius + i);
    }
    painter.setPen(QPen(blend(theme.colour(Token::Line), theme.colour(Token::Dim), 0.2), 1));
    painter.setBrush(theme.colour(Token::Base));
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void addChevron(QPushButton *button, const Theme &theme)
{
    // A button has its icon before the text; read the other way round it is behind.
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    button->setLayoutDirection(mirrored ? Qt::LeftToRight : Qt::RightToLeft);
    button->setIcon(theme.icon(QStringLiteral("chevron-down"), Token::Dim));
}

void useBaseBackground(QWidget *window)
{
    window->setBackgroundRole(QPalette::Base);
    window->setAutoFillBackground(true);
}

void useBareView(QWidget *view)
{
    if (auto *frame = qobject_cast<QFrame *>(view))
        frame->setFrameShape(QFrame::NoFrame);
    QPalette colours;
    colours.setColor(QPalette::Highlight, Qt::transparent);
    view->setPalette(colours);
}

} // namespace sheaf
