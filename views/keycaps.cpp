// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a key sequence apart into caps and strokes, measures and paints them.
#include "views/keycaps.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace sheaf
{

namespace
{

struct Cap {
    QString text;
    bool framed = true;
};

std::vector<Cap> capsOf(const QList<QKeySequence> &keys)
{
    std::vector<Cap> caps;
    for (const QKeySequence &key : keys) {
        if (!caps.empty())
            caps.push_back({QStringLiteral("/"), false});
        QString rest = key.toString(QKeySequence::NativeText);
        for (qsizetype plus = rest.indexOf(u'+', 1); plus > 0; plus = rest.indexOf(u'+', 1)) {
            caps.push_back({rest.left(plus), true});
            rest = rest.mid(plus + 1);
        }
        caps.push_back({rest, true});
    }
    return caps;
}

int capWidth(const Theme &theme, const Cap &cap, const QFontMetrics &metrics)
{
    const int text = metrics.horizontalAdvance(cap.text);
    return cap.framed ? std::max(text + theme.px(10), metrics.height() + theme.px(5)) : text;
}

} // namespace

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList ways;
    for (const QKeySequence &key : keys)
        ways.append(key.toString(QKeySequence::NativeText));
    return ways.join(KeyCaps::tr(" or ", "between two keys that do the same"));
}

int keyCapsHeight(const Theme &theme)
{
    return QFontMetrics(theme.font(Type::Secondary)).height() + theme.px(5);
}

int keyCapsWidth(const Theme &theme, const QList<QKeySequence> &keys)
{
    const QFontMetrics metrics(theme.font(Type::Secondary));
    int width = 0;
    for (const Cap &cap : capsOf(keys))
        width += capWidth(theme, cap, metrics) + theme.px(3);
    return std::max(width - theme.px(3), 0);
}

void paintKeyCaps(QPainter &painter, const QRect &room, const Theme &theme, const QList<QKeySequence> &keys, bool faint)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(Type::Secondary));
    const QFontMetrics metrics = painter.fontMetrics();
    const int height = keyCapsHeight(theme);
    int x = room.left();
    for (const Cap &cap : capsOf(keys)) {
        const int width = capWidth(theme, cap, metrics);
        const QRectF box(x + 0.5, room.top() + (room.height() - height) / 2 + 0.5, width - 1, height - 1);
        if (cap.framed) {
            painter.setPen(QPen(blend(theme.colour(Token::Line), theme.colour(Token::Dim), 0.25), 1));
            painter.setBrush(theme.colour(Token::Base));
            painter.drawRoundedRect(box, theme.px(4), theme.px(4));
        }
        painter.setPen(theme.colour(cap.framed && !faint ? Token::Ink : Token::Dim));
        painter.drawText(box, Qt::AlignCenter, cap.text);
        x += width + theme.px(3);
    }
    painter.restore();
}

KeyCaps::KeyCaps(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void KeyCaps::setKeys(const QList<QKeySequence> &keys)
{
    m_keys = keys;
    setAccessibleName(keysText(keys));
    updateGeometry();
    update();
}

QSize KeyCaps::sizeHint() const
{
    return {keyCapsWidth(m_theme, m_keys), keyCapsHeight(m_theme)};
}

void KeyCaps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCaps(painter, rect(), m_theme, m_keys);
}

} // namespace sheaf
