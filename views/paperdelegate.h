// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one row of the list. A paper: dot, title, first words or the comment that a reading list has for it, chips,
// digest, star; or quiet bars while it is on its way. A section's heading: its name and how many papers follow.
#pragma once

#include "views/rowpainter.h"

#include <QStyledItemDelegate>

namespace sheaf
{

// Works on the rows of a PaperModel only. The painter outlives it.
class PaperDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit PaperDelegate(const RowPainter &painter, QObject *parent = nullptr);

    void setPlaceholders(bool shown) { m_placeholders = shown; }
    int rowHeight() const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Bars in the place of a row.
    void paintPlaceholder(QPainter *painter, const QRect &row, int number) const;

Q_SIGNALS:
    void rowMissing() const; // painted a row that has not come yet

protected:
    // What is cut is shown whole beside the mouse.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    // The row's three lines, without the room for the dot.
    struct Lines {
        QRect title, words, meta;
    };
    Lines linesOf(const QRect &row, bool mirrored) const;
    void paintWords(QPainter *painter, QRect line, const PaperRow &row, const QString &comment,
                    const std::vector<TextRange> &marks, bool mirrored) const;
    void paintMeta(QPainter *painter, QRect line, const PaperRow &row, bool mirrored, bool selected) const;
    QString metaText(const PaperRow &row) const;

    const Theme &m_theme;
    const RowPainter &m_painter;
    bool m_placeholders = false;
};

} // namespace sheaf
