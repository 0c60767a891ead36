// SPDX-License-Identifier: GPL-3.0-or-later
// RowPainter: the parts of a row of papers, each on its own.
#include "views/rowpainter.h"

#include "model/phrases.h"
#include "views/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QTextLayout>

#include <algorithm>

namespace sheaf
{

RowPainter::RowPainter(const Theme &theme)
    : m_theme(theme)
    , m_chips(theme)
    , m_titleMetrics(m_titleFont)
    , m_unreadMetrics(m_unreadFont)
    , m_smallMetrics(m_smallFont)
    , m_headMetrics(m_headFont)
{
    refresh();
}

void RowPainter::refresh()
{
    m_titleFont = m_theme.font(Type::ListTitle);
    m_unreadFont = m_theme.font(Type::ListTitleUnread);
    m_smallFont = m_theme.font(Type::Secondary);
    m_titleMetrics = QFontMetrics(m_titleFont);
    m_unreadMetrics = QFontMetrics(m_unreadFont);
    m_smallMetrics = QFontMetrics(m_smallFont);
    m_headFont = m_theme.font(Type::BodyStrong);
    m_headMetrics = QFontMetrics(m_headFont);
    m_comment = m_theme.icon(QStringLiteral("comment"), Token::Accent);
    m_star = m_theme.icon(QStringLiteral("star-filled"), Token::Warn);
    m_chips.refresh();
    for (auto &[id, face] : m_tags)
        face.width = m_chips.width(face.name);
}

void RowPainter::setTags(const std::vector<Tag> &tags)
{
    m_tags.clear();
    for (const Tag &tag : tags)
        m_tags.emplace(tag.id, TagFace{tag.name, tag.colour, m_chips.width(tag.name)});
}

void RowPainter::paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool keyboard) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = (option.state & QStyle::State_Active) && option.widget && option.widget->hasFocus();
    const QRect row = option.rect;
    QColor ground = m_theme.colour(Token::Base);
    if (selected)
        ground = m_theme.colour(Token::Selected);
    else if (option.state & QStyle::State_MouseOver)
        ground = option.palette.color(QPalette::AlternateBase);
    painter->fillRect(row, ground);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_theme.colour(Token::Line));
    if (active && keyboard) {
        paintRing(painter, row);
    } else if (selected) {
        const int edge = m_theme.px(3);
        const int left = option.direction == Qt::RightToLeft ? row.right() + 1 - edge : row.left();
        painter->fillRect(QRect(left, row.top(), edge, row.height()),
                          m_theme.colour(active ? Token::Accent : Token::Dim));
    }
}

void RowPainter::paintRing(QPainter *painter, const QRect &row) const
{
    const double width = m_theme.px(2);
    painter->setPen(QPen(m_theme.colour(Token::Accent), width));
    painter->setBrush(Qt::NoBrush);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->drawRoundedRect(QRectF(row).adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1), m_theme.px(4),
                             m_theme.px(4));
}

void RowPainter::paintLine(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                           bool mirrored) const
{
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(line,
                      static_cast<int>((side | Qt::AlignAbsolute | Qt::AlignVCenter).toInt()) | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, line.width()));
}

void RowPainter::paintMarked(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                             const std::vector<TextRange> &marks, bool mirrored) const
{
    if (marks.empty()) {
        paintLine(painter, line, text, metrics, mirrored);
        return;
    }
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    const auto whole = static_cast<qsizetype>(std::ranges::mismatch(shown, text).in1 - shown.begin());
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : marks) {
        if (mark.from >= whole)
            break;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(mark.from);
        range.length = static_cast<int>(std::min(mark.length, whole - mark.from));
        range.format.setBackground(m_theme.colour(Token::Match));
        range.format.setForeground(m_theme.colour(Token::Ink));
        formats.append(range);
    }
    QTextOption option(mirrored ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    QTextLayout layout(shown, painter->font());
    layout.setTextOption(option);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine laid = layout.createLine();
    laid.setLineWidth(line.width());
    layout.endLayout();
    layout.draw(painter, QPointF(line.left(), line.top() + (line.height() - laid.height()) / 2));
}

void RowPainter::paintDot(QPainter *painter, const QPointF &middle, Status status, bool dimmed) const
{
    const bool unread = status == Status::Unread;
    if (!unread && status != Status::Reading)
        return;
    const double side = m_theme.px(8);
    QRectF dot(0, 0, side, side);
    dot.moveCenter(middle);
    const QColor accent = dimmed ? m_theme.colour(Token::Dim) : m_theme.colour(Token::Accent);
    painter->setRenderHint(QPainter::Antialiasing);
    const double pen = m_theme.px(2) * 0.75;
    painter->setPen(unread ? QPen(Qt::NoPen) : QPen(accent, pen));
    painter->setBrush(unread ? QBrush(accent) : QBrush(Qt::NoBrush));
    painter->drawEllipse(unread ? dot : dot.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
}

void RowPainter::paintHeading(QPainter *painter, const QRect &row, const QString &name, int papers, bool mirrored) const
{
    const int margin = m_theme.px(14);
    const int below = qMin(m_theme.px(9), (row.height() - m_headMetrics.height()) / 2);
    QRect line = row.adjusted(margin, 0, -margin, -below);
    line.setTop(line.bottom() + 1 - m_headMetrics.height());
    const QString count = papersText(papers);
    const int room = m_smallMetrics.horizontalAdvance(count);
    painter->setFont(m_smallFont);
    painter->setPen(m_theme.colour(Token::Dim));
    const QRect end(mirrored ? line.left() : line.right() + 1 - room, line.top(), room, line.height());
    painter->drawText(end, Qt::AlignCenter | Qt::TextSingleLine, count);
    const int taken = room + m_theme.px(12);
    painter->setFont(m_headFont);
    painter->setPen(m_theme.colour(Token::Ink));
    paintLine(painter, mirrored ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0), name, m_headMetrics,
              mirrored);
    painter->fillRect(QRect(row.left(), row.bottom() - m_theme.px(1), row.width(), m_theme.px(2)),
                      m_theme.colour(Token::Line));
}

int RowPainter::chipsWidth(const std::vector<TagId> &tags) const
{
    int width = 0;
    for (const TagId tag : tags) {
        if (const auto found = m_tags.find(tag); found != m_tags.end())
            width += found->second.width + (width > 0 ? m_theme.px(4) : 0);
    }
    return width;
}

int RowPainter::paintChips(QPainter *painter, const QRect &line, const std::vector<TagId> &tags, int room,
                           bool mirrored, bool selected) const
{
    const int gap = m_theme.px(4);
    int used = 0;
    size_t done = 0;
    for (; done < tags.size(); ++done) {
        const auto found = m_tags.find(tags[done]);
        if (found == m_tags.end())
            continue;
        const TagFace &face = found->second;
        if (used > 0 && used + face.width > room)
            break;
        const int width = qMin(face.width, room);
        const int left = mirrored ? line.right() + 1 - used - width : line.left() + used;
        m_chips.paint(painter, QRect(left, line.top(), width, line.height()), face.name, face.hue, selected);
        used += width + gap;
    }
    if (done < tags.size()) {
        const QString more = QStringLiteral("+") + numberText(static_cast<qint64>(tags.size() - done));
        const int width = m_smallMetrics.horizontalAdvance(more);
        const int left = mirrored ? line.right() + 1 - used - width : line.left() + used;
        painter->drawText(QRect(left, line.top(), width, line.height()), Qt::AlignCenter | Qt::TextSingleLine, more);
        used += width + gap;
    }
    return used;
}

void RowPainter::paintBar(QPainter *painter, const QRectF &bar) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor colour = m_theme.colour(Token::Line);
    colour.setAlphaF(0.7F);
    painter->setBrush(colour);
    painter->drawRoundedRect(bar, m_theme.px(4), m_theme.px(4));
}

} // namespace sheaf
