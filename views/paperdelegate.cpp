// SPDX-License-Identifier: GPL-3.0-or-later
// A row is two text lines, a line of chips and 18 px of air; everything measured from the theme's fonts.
#include "views/paperdelegate.h"

#include "model/items/papermodel.h"
#include "model/phrases.h"
#include "views/theme.h"

#include <QIcon>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace sheaf
{

PaperDelegate::PaperDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_chips(theme)
    , m_titleMetrics(m_titleFont)
    , m_unreadMetrics(m_unreadFont)
    , m_smallMetrics(m_smallFont)
    , m_headMetrics(m_headFont)
{
    refresh();
}

void PaperDelegate::refresh()
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

void PaperDelegate::setTags(const std::vector<Tag> &tags)
{
    m_tags.clear();
    for (const Tag &tag : tags)
        m_tags.emplace(tag.id, TagFace{tag.name, tag.colour, m_chips.width(tag.name)});
}

QString PaperDelegate::tagName(TagId id) const
{
    const auto found = m_tags.find(id);
    return found == m_tags.end() ? QString() : found->second.name;
}

int PaperDelegate::rowHeight() const
{
    return qMax(m_titleMetrics.height(), m_unreadMetrics.height()) + m_smallMetrics.height() + m_chips.height() +
           m_theme.px(3) + m_theme.px(18);
}

QSize PaperDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight()};
}

QRect PaperDelegate::contentRect(const QRect &row, bool mirrored) const
{
    const int lead = m_theme.px(28);
    const int trail = m_theme.px(14);
    return mirrored ? row.adjusted(trail, 0, -lead, 0) : row.adjusted(lead, 0, -trail, 0);
}

void PaperDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
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
    const bool ring = active && (option.state & QStyle::State_HasFocus);
    if (selected && !ring) {
        const int edge = m_theme.px(3);
        const int left = option.direction == Qt::RightToLeft ? row.right() + 1 - edge : row.left();
        painter->fillRect(QRect(left, row.top(), edge, row.height()),
                          m_theme.colour(active ? Token::Accent : Token::Dim));
    }
    if (ring) {
        const double width = m_theme.px(2);
        painter->setPen(QPen(m_theme.colour(Token::Accent), width));
        painter->setBrush(Qt::NoBrush);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(QRectF(row).adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1), m_theme.px(4),
                                 m_theme.px(4));
    }
}

// The text keeps its own direction in either layout; only its side follows the window's.
void PaperDelegate::paintLine(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                              bool mirrored) const
{
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(line,
                      static_cast<int>((side | Qt::AlignAbsolute | Qt::AlignVCenter).toInt()) | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, line.width()));
}

// In the painter's font and ink, on the ground of a match.
void PaperDelegate::paintMarked(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
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

void PaperDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    if (!model)
        return;
    QStyleOptionViewItem option(given);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    paintGround(painter, option);

    const ListItem *place = model->placeAt(index.row());
    if (model->isHeading(index.row())) {
        paintHeading(painter, option, place->text, model->papersBelow(index.row()));
        painter->restore();
        return;
    }
    const PaperRow *row = model->rowAt(index.row());
    if (!row) {
        if (m_placeholders)
            paintPlaceholder(painter, option.rect, index.row());
        else
            Q_EMIT rowMissing();
        painter->restore();
        return;
    }

    const bool unread = row->status == Status::Unread;
    const bool dimmed = row->status == Status::Dismissed || model->isStale(row->id);
    const QFont &titleFont = unread ? m_unreadFont : m_titleFont;
    const PaperModel::Marks &marks = model->marksAt(index.row());
    const QRect content = contentRect(option.rect, mirrored);
    QRect line(content.left(), content.top() + m_theme.px(9), content.width(),
               qMax(m_titleMetrics.height(), m_unreadMetrics.height()));

    paintDot(painter, option.rect, line, row->status, dimmed, mirrored);
    painter->setFont(titleFont);
    painter->setPen(m_theme.colour(dimmed ? Token::Dim : Token::Ink));
    paintMarked(painter, line, row->title, unread ? m_unreadMetrics : m_titleMetrics, marks.title, mirrored);

    line.translate(0, line.height());
    line.setHeight(m_smallMetrics.height());
    painter->setFont(m_smallFont);
    paintWords(painter, line, *row, place ? place->text.simplified() : QString(), marks.lead, mirrored);
    painter->setPen(m_theme.colour(Token::Dim));

    line.translate(0, line.height() + m_theme.px(3));
    line.setHeight(m_chips.height());
    if (dimmed)
        painter->setOpacity(0.6);
    paintMeta(painter, line, *row, mirrored, option.state & QStyle::State_Selected);
    painter->restore();
}

void PaperDelegate::paintDot(QPainter *painter, const QRect &row, const QRect &line, Status status, bool dimmed,
                             bool mirrored) const
{
    const bool unread = status == Status::Unread;
    if (!unread && status != Status::Reading)
        return;
    const double side = m_theme.px(8);
    QRectF dot(0, 0, side, side);
    const double beside = m_theme.px(15);
    dot.moveCenter(QPointF(mirrored ? row.right() + 1 - beside : row.left() + beside, QRectF(line).center().y()));
    const QColor accent = dimmed ? m_theme.colour(Token::Dim) : m_theme.colour(Token::Accent);
    painter->setRenderHint(QPainter::Antialiasing);
    const double pen = m_theme.px(2) * 0.75;
    painter->setPen(unread ? QPen(Qt::NoPen) : QPen(accent, pen));
    painter->setBrush(unread ? QBrush(accent) : QBrush(Qt::NoBrush));
    painter->drawEllipse(unread ? dot : dot.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
}

// A comment stands in the place of the abstract's first words, in full ink and behind a mark, because it is the user's.
void PaperDelegate::paintWords(QPainter *painter, QRect line, const PaperRow &row, const QString &comment,
                               const std::vector<TextRange> &marks, bool mirrored) const
{
    painter->setPen(m_theme.colour(comment.isEmpty() ? Token::Dim : Token::Ink));
    if (comment.isEmpty()) {
        paintMarked(painter, line, row.lead.isEmpty() ? tr("No abstract yet") : row.lead, m_smallMetrics, marks,
                    mirrored);
        return;
    }
    const int side = m_theme.px(13);
    const int left = mirrored ? line.right() + 1 - side : line.left();
    m_comment.paint(painter, QRect(left, line.top() + (line.height() - side) / 2, side, side));
    const int taken = side + m_theme.px(6);
    paintLine(painter, mirrored ? line.adjusted(0, 0, -taken, 0) : line.adjusted(taken, 0, 0, 0), comment,
              m_smallMetrics, mirrored);
}

void PaperDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &name,
                                 int papers) const
{
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int margin = m_theme.px(14);
    QRect line = option.rect.adjusted(margin, 0, -margin, -m_theme.px(9));
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
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom() - m_theme.px(1), option.rect.width(), m_theme.px(2)),
        m_theme.colour(Token::Line));
}

QString PaperDelegate::metaText(const PaperRow &row) const
{
    QString text = row.digest;
    if (row.digests > 1)
        text += QStringLiteral(" +") + numberText(row.digests - 1);
    const QString dot = QStringLiteral(" · ");
    if (row.year > 0)
        text += (text.isEmpty() ? QString() : dot) + QString::number(row.year);
    if (row.status == Status::Reading)
        text += (text.isEmpty() ? QString() : dot) + tr("reading");
    if (row.status == Status::Dismissed)
        text += (text.isEmpty() ? QString() : dot) + tr("dismissed");
    return text;
}

int PaperDelegate::paintChips(QPainter *painter, const QRect &line, const PaperRow &row, int room, bool mirrored,
                              bool selected) const
{
    const int gap = m_theme.px(4);
    int used = 0;
    size_t done = 0;
    for (; done < row.tags.size(); ++done) {
        const auto found = m_tags.find(row.tags[done]);
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
    if (done < row.tags.size()) {
        const QString more = QStringLiteral("+") + numberText(static_cast<qint64>(row.tags.size() - done));
        const int width = m_smallMetrics.horizontalAdvance(more);
        const int left = mirrored ? line.right() + 1 - used - width : line.left() + used;
        painter->drawText(QRect(left, line.top(), width, line.height()), Qt::AlignCenter | Qt::TextSingleLine, more);
        used += width + gap;
    }
    return used;
}

void PaperDelegate::paintMeta(QPainter *painter, QRect line, const PaperRow &row, bool mirrored, bool selected) const
{
    if (row.starred) {
        const int side = m_theme.px(14);
        const int left = mirrored ? line.left() : line.right() + 1 - side;
        m_star.paint(painter, QRect(left, line.top() + (line.height() - side) / 2, side, side));
        const int taken = side + m_theme.px(8);
        line = mirrored ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0);
    }
    const QString meta = metaText(row);
    const int metaRoom = qMin(m_smallMetrics.horizontalAdvance(meta) + m_theme.px(12), line.width() / 2);
    const int used = paintChips(painter, line, row, line.width() - metaRoom, mirrored, selected);
    const int skip = used > 0 ? used + m_theme.px(4) : 0;
    line = mirrored ? line.adjusted(0, 0, -skip, 0) : line.adjusted(skip, 0, 0, 0);
    paintLine(painter, line, meta, m_smallMetrics, mirrored);
}

void PaperDelegate::paintPlaceholder(QPainter *painter, const QRect &row, int number) const
{
    const QRect content = contentRect(row, false);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor bar = m_theme.colour(Token::Line);
    bar.setAlphaF(0.7F);
    painter->setBrush(bar);
    const double widths[] = {0.62 + 0.09 * (number % 4), 0.92 - 0.07 * (number % 3), 0.22};
    const int heights[] = {m_titleMetrics.height(), m_smallMetrics.height(), m_chips.height()};
    double top = content.top() + m_theme.px(9);
    for (int i = 0; i < 3; ++i) {
        const double thick = m_theme.px(9);
        painter->drawRoundedRect(
            QRectF(content.left(), top + (heights[i] - thick) / 2, content.width() * widths[i], thick), m_theme.px(4),
            m_theme.px(4));
        top += heights[i] + (i == 1 ? m_theme.px(3) : 0);
    }
    painter->restore();
}

} // namespace sheaf
