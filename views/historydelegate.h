// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the history: a place on the line of time, what was done, how many papers, and when.
#pragma once

#include <QStyledItemDelegate>

namespace sheaf
{

class Theme;

// For a view of a HistoryModel; rows are of one height. The way from where the library is to the current row is marked
// along the line of time.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HistoryDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace sheaf
