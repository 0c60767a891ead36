// SPDX-License-Identifier: GPL-3.0-or-later
// One text layout, formatted letter by letter.
#include "views/matchedname.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace sheaf
{

int paintMatchedName(QPainter &painter, const QRect &room, const Theme &theme, const QString &name,
                     const std::vector<int> &letters, Token token, Qt::LayoutDirection direction)
{
    const QFont plain = theme.font(Type::Body);
    const QString shown = QFontMetrics(plain).elidedText(name, Qt::ElideRight, room.width());
    QTextLayout text(shown, plain);
    QList<QTextLayout::FormatRange> strong;
    for (const int at : letters) {
        QTextLayout::FormatRange range;
        range.start = at;
        range.length = 1;
        range.format.setFontWeight(QFont::Bold);
        range.format.setForeground(theme.colour(token == Token::Ink ? Token::Accent : token));
        if (at < shown.size())
            strong.push_back(range);
    }
    text.setFormats(strong);
    text.beginLayout();
    QTextLine line = text.createLine();
    line.setLineWidth(room.width());
    text.endLayout();
    const double width = line.naturalTextWidth();
    const double x = direction == Qt::RightToLeft ? room.right() + 1 - width : room.left();
    painter.setPen(theme.colour(token));
    line.setPosition(QPointF(0, 0));
    text.draw(&painter, QPointF(x, room.top() + (room.height() - line.height()) / 2));
    return static_cast<int>(std::ceil(width));
}

} // namespace sheaf
