// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar: a tree of queries to choose from. Rows that stand for none (headings, hints) cannot be chosen.
#pragma once

#include "model/items/sidebarmodel.h"

#include <QPersistentModelIndex>
#include <QTreeView>

#include <optional>

namespace sheaf
{

class SidebarDelegate;
class Theme;

// GUI thread. The model outlives the view. Only the user's choices are emitted, never selectQuery().
class SidebarView final : public QTreeView
{
    Q_OBJECT
public:
    explicit SidebarView(const Theme &theme, QWidget *parent = nullptr);

    void setSidebar(SidebarModel *model);
    // Shows the row that stands for the query as chosen, or none.
    void selectQuery(const QString &query);
    // The queries of the tags that stand open, to be kept between sessions.
    QStringList openQueries() const;
    void setOpenQueries(const QStringList &queries);

    // Papers are dragged over the sidebar: what would take them is marked. A list, a tag, or the heading of the reading
    // lists, which makes a new one; nothing elsewhere.
    struct DropTarget {
        SidebarModel::Kind kind = SidebarModel::Kind::Hint;
        qint64 id = 0;
        QString name;
    };
    std::optional<DropTarget> markDrop(const QPoint &globalPosition);
    void endDrop();

    void keyboardSearch(const QString &) override {} // letters are shortcuts here

Q_SIGNALS:
    void queryChosen(const QString &query);
    void moreDigestsAsked();
    void areasAsked(); // a new library offers them
    // Of headings only those that add something (SidebarModel::adds) ask, with id the Kind of what they add.
    void contextMenuAsked(sheaf::SidebarModel::Kind kind, qint64 id, const QPoint &globalPosition);
    void addAsked(sheaf::SidebarModel::Kind kind);                // a heading's button
    void removalAsked(sheaf::SidebarModel::Kind kind, qint64 id); // Delete on a list, a saved search or a digest
    void renameAsked(sheaf::SidebarModel::Kind kind, qint64 id);  // F2 on a list or a saved search
    void listAsked();                                             // Enter: on to the papers

protected:
    bool event(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void follow();
    void choose(const QModelIndex &index);
    void openHeadings();
    bool toggleAt(const QPoint &position);
    QRect rowRect(const QModelIndex &index) const;
    bool meansCurrentRow(const QKeyEvent &key) const;

    const Theme &m_theme;
    SidebarDelegate *m_delegate;
    QPersistentModelIndex m_dropRow;
};

} // namespace sheaf
