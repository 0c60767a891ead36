// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar: a tree of queries to choose from. Rows that stand for none (headings, hints) cannot be chosen.
#pragma once

#include "model/items/sidebarmodel.h"

#include <QTreeView>

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

    void keyboardSearch(const QString &) override {} // letters are shortcuts here

Q_SIGNALS:
    void queryChosen(const QString &query);
    void moreDigestsAsked();
    void areasAsked(); // a new library offers them
    void contextMenuAsked(sheaf::SidebarModel::Kind kind, qint64 id, const QPoint &globalPosition);
    void listAsked(); // Enter: on to the papers

protected:
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

    const Theme &m_theme;
    SidebarDelegate *m_delegate;
};

} // namespace sheaf
