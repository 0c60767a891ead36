// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar: a tree of queries to choose from, and of tags to be asked for together. Rows that stand for none
// (headings, hints) cannot be chosen.
#pragma once

#include "model/items/sidebarmodel.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QTreeView>

#include <optional>

namespace sheaf
{

class SidebarDelegate;
class Theme;

// GUI thread. The model outlives the view. Only the user's choices are emitted, never selectQuery().
// A tag is picked by a click or by Enter, with Ctrl for an alternative, Alt to leave it out and Shift for it alone; the
// arrows show each row alone, with Ctrl they only go there. Enter on what is shown goes on to the papers.
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

    // What the query shown wants of each tag that it names.
    void setTagUses(const SidebarModel::TagUses &uses);

    // Papers are dragged over the sidebar: what would take them is marked. A list, a tag, the heading of the reading
    // lists, which makes a new one, or a place of the library whose papers have something in common that can be given:
    // Unread, Starred, Dismissed, Trash; nothing elsewhere. What is closed opens below a mouse that rests on it.
    struct DropTarget {
        SidebarModel::Kind kind = SidebarModel::Kind::Hint;
        qint64 id = 0;
        QString name;
        QString query; // of the place
    };
    std::optional<DropTarget> markDrop(const QPoint &globalPosition);
    void endDrop();
    // The row would take papers, from a hand or from a menu.
    std::optional<DropTarget> targetOf(const QModelIndex &index) const;

    // The row whose menu was asked for, until it is said that the menu is closed.
    QModelIndex menuRow() const { return m_menuRow; }
    void endMenu();
    void choose(const QModelIndex &index); // as the user would

    void keyboardSearch(const QString &) override {} // letters are shortcuts here

Q_SIGNALS:
    void queryChosen(const QString &query);
    void tagPicked(sheaf::TagId tag, sheaf::TagPick pick);
    void moreDigestsAsked();
    void areasAsked(); // a new library offers them
    // Of headings only those that add something (SidebarModel::adds) ask, with id the Kind of what they add.
    void contextMenuAsked(sheaf::SidebarModel::Kind kind, qint64 id, const QPoint &globalPosition);
    void addAsked(sheaf::SidebarModel::Kind kind);                // a heading's button
    void removalAsked(sheaf::SidebarModel::Kind kind, qint64 id); // Delete on a list, a saved search, a tag or a digest
    void renameAsked(sheaf::SidebarModel::Kind kind, qint64 id);  // F2 on a list, a saved search or a tag
    void listAsked();                                             // Enter: on to the papers

protected:
    bool event(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void follow();
    void clickedOn(const QModelIndex &index);
    void pick(const QModelIndex &tag, Qt::KeyboardModifiers modifiers);
    void goOn(Qt::KeyboardModifiers modifiers); // Enter
    bool moveOnly(const QKeyEvent &key);        // the cursor, to another row
    void openHeadings();
    bool toggleAt(const QPoint &position);
    QRect rowRect(const QModelIndex &index) const;
    bool meansCurrentRow(const QKeyEvent &key) const;

    const Theme &m_theme;
    SidebarDelegate *m_delegate;
    QPersistentModelIndex m_dropRow;
    QPersistentModelIndex m_restRow; // closed, below a mouse that drags,
    QElapsedTimer m_rest;            // for so long
    QPersistentModelIndex m_menuRow; // its menu is open
    Qt::KeyboardModifiers m_clickedWith;
    bool m_doubled = false; // what is let go next is a double click
};

} // namespace sheaf
