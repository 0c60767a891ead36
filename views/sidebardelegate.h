// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one row of the sidebar: a heading, or chevron, icon or tag square, name and count.
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace sheaf
{

class Theme;

// Works on the rows of a SidebarModel. Fonts, metrics and icons are kept; refresh() when the theme changed.
class SidebarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit SidebarDelegate(const Theme &theme, QObject *parent = nullptr);

    void refresh();
    int rowHeight() const;
    // Where a click opens and closes the row; empty when it has nothing below it.
    QRect chevronRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const;

    // The button at the end of a heading that adds to what is below; empty for other rows.
    QRect plusRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintMark(QPainter *painter, const QRect &mark, const QModelIndex &index, bool selected) const;
    int indent(const QModelIndex &index) const; // px from the leading edge to the mark
    const QIcon &iconNamed(const QString &name, bool selected) const;

    const Theme &m_theme;
    QFont m_font, m_strong, m_small, m_head;
    QFontMetrics m_metrics, m_smallMetrics;
    QIcon m_open, m_closed;
    mutable QHash<QString, QIcon> m_icons, m_selectedIcons;
};

} // namespace sheaf
