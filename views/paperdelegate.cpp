// SPDX-License-Identifier: GPL-3.0-or-later
// Lays the parts of a row out in three lines.
#include "views/paperdelegate.h"

#include "model/items/papermodel.h"
#include "model/phrases.h"
#include "views/cuttip.h"
#include "views/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

namespace sheaf
{

PaperDelegate::PaperDelegate(const RowPainter &painter, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(painter.theme()), m_painter(painter)
{
}

int PaperDelegate::rowHeight() const
{
    return m_painter.titleHeight() + m_painter.smallMetrics().height() + m_painter.chipHeight() + m_theme.px(3) +
           m_theme.px(18);
}

QSize PaperDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight()};
}

PaperDelegate::Lines PaperDelegate::linesOf(const QRect &row, bool mirrored) const
{
    const int lead = m_theme.px(28);
    const int trail = m_theme.px(14);
    const QRect content = mirrored ? row.adjusted(trail, 0, -lead, 0) : row.adjusted(lead, 0, -trail, 0);
    const auto line = [&content](int top, int height) { return QRect(content.left(), top, content.width(), height); };
    Lines lines;
    lines.title = line(content.top() + m_theme.px(9), m_painter.titleHeight());
    lines.words = line(lines.title.bottom() + 1, m_painter.smallMetrics().height());
    lines.meta = line(lines.words.bottom() + 1 + m_theme.px(3), m_painter.chipHeight());
    return lines;
}

void PaperDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    if (!model)
        return;
    QStyleOptionViewItem option(given);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    m_painter.paintGround(painter, option, option.state & QStyle::State_HasFocus);

    const ListItem *place = model->placeAt(index.row());
    if (model->isHeading(index.row())) {
        m_painter.paintHeading(painter, option.rect, place->text, model->papersBelow(index.row()), mirrored);
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
    const PaperModel::Marks &marks = model->marksAt(index.row());
    const Lines lines = linesOf(option.rect, mirrored);
    const double beside = m_theme.px(15);
    m_painter.paintDot(painter,
                       QPointF(mirrored ? option.rect.right() + 1 - beside : option.rect.left() + beside,
                               QRectF(lines.title).center().y()),
                       row->status, dimmed);
    painter->setFont(m_painter.titleFont(unread));
    painter->setPen(m_theme.colour(dimmed ? Token::Dim : Token::Ink));
    m_painter.paintMarked(painter, lines.title, row->title, m_painter.titleMetrics(unread), marks.title, mirrored);

    painter->setFont(m_painter.smallFont());
    paintWords(painter, lines.words, *row, place ? place->text.simplified() : QString(), marks.lead, mirrored);
    painter->setPen(m_theme.colour(Token::Dim));
    if (dimmed)
        painter->setOpacity(0.6);
    paintMeta(painter, lines.meta, *row, mirrored, option.state & QStyle::State_Selected);
    painter->restore();
}

// A comment stands in the place of the abstract's first words, in full ink and behind a mark, because it is the user's.
void PaperDelegate::paintWords(QPainter *painter, QRect line, const PaperRow &row, const QString &comment,
                               const std::vector<TextRange> &marks, bool mirrored) const
{
    painter->setPen(m_theme.colour(comment.isEmpty() ? Token::Dim : Token::Ink));
    if (comment.isEmpty()) {
        m_painter.paintMarked(painter, line, row.lead.isEmpty() ? tr("No abstract yet") : row.lead,
                              m_painter.smallMetrics(), marks, mirrored);
        return;
    }
    const int side = m_theme.px(13);
    const int left = mirrored ? line.right() + 1 - side : line.left();
    m_painter.commentIcon().paint(painter, QRect(left, line.top() + (line.height() - side) / 2, side, side));
    const int taken = side + m_theme.px(6);
    m_painter.paintLine(painter, mirrored ? line.adjusted(0, 0, -taken, 0) : line.adjusted(taken, 0, 0, 0), comment,
                        m_painter.smallMetrics(), mirrored);
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

void PaperDelegate::paintMeta(QPainter *painter, QRect line, const PaperRow &row, bool mirrored, bool selected) const
{
    if (row.starred) {
        const int side = m_theme.px(14);
        const int left = mirrored ? line.left() : line.right() + 1 - side;
        m_painter.starIcon().paint(painter, QRect(left, line.top() + (line.height() - side) / 2, side, side));
        const int taken = side + m_theme.px(8);
        line = mirrored ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0);
    }
    const QString meta = metaText(row);
    const int metaRoom = qMin(m_painter.smallMetrics().horizontalAdvance(meta) + m_theme.px(12), line.width() / 2);
    const int used = m_painter.paintChips(painter, line, row.tags, line.width() - metaRoom, mirrored, selected);
    const int skip = used > 0 ? used + m_theme.px(4) : 0;
    line = mirrored ? line.adjusted(0, 0, -skip, 0) : line.adjusted(skip, 0, 0, 0);
    m_painter.paintLine(painter, line, meta, m_painter.smallMetrics(), mirrored);
}

bool PaperDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const auto *model = qobject_cast<const PaperModel *>(index.model());
    const PaperRow *row = model ? model->rowAt(index.row()) : nullptr;
    if (event->type() != QEvent::ToolTip || !row)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Lines lines = linesOf(option.rect, option.direction == Qt::RightToLeft);
    const ListItem *place = model->placeAt(index.row());
    const QFontMetrics &title = m_painter.titleMetrics(row->status == Status::Unread);
    const QFontMetrics &small = m_painter.smallMetrics();
    const int y = event->pos().y();
    if (y < lines.words.top()) {
        showIfCut(*event, *view->viewport(), lines.title, row->title, title.horizontalAdvance(row->title));
    } else if (y < lines.meta.top()) {
        const QString words = place && !place->text.isEmpty() ? place->text : row->lead;
        showIfCut(*event, *view->viewport(), lines.words, words, small.horizontalAdvance(words.simplified()));
    } else {
        const QString meta = metaText(*row);
        const int star = row->starred ? m_theme.px(22) : 0;
        const int needed = m_painter.chipsWidth(row->tags) + m_theme.px(16) + small.horizontalAdvance(meta) + star;
        const QString tags = model->tagsText(*row);
        showIfCut(*event, *view->viewport(), lines.meta, tags.isEmpty() ? meta : tags + u'\n' + meta, needed);
    }
    return true;
}

void PaperDelegate::paintPlaceholder(QPainter *painter, const QRect &row, int number) const
{
    const Lines lines = linesOf(row, false);
    const double widths[] = {0.62 + 0.09 * (number % 4), 0.92 - 0.07 * (number % 3), 0.22};
    const QRect places[] = {lines.title, lines.words, lines.meta};
    painter->save();
    for (std::size_t at = 0; at < std::size(places); ++at) {
        const QRectF place(places[at]);
        const double thick = m_theme.px(9);
        m_painter.paintBar(painter, QRectF(place.left(), place.top() + (place.height() - thick) / 2,
                                           place.width() * widths[at], thick));
    }
    painter->restore();
}

} // namespace sheaf
