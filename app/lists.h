// SPDX-License-Identifier: GPL-3.0-or-later
// Reading lists as wholes: made, renamed, duplicated, archived, deleted, and filled from a menu.
#pragma once

#include "model/items/sidebarmodel.h"
#include "model/store.h"

#include <QObject>

#include <functional>
#include <map>
#include <vector>

class QMenu;

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class MainWindow;
class SidebarView;
class Theme;

// GUI thread. Everything it is given outlives it. The actions mean the list that is shown; a row's menu means the row.
class Lists final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        SidebarView *sidebar;
    };
    Lists(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent = nullptr);

    // "Add to list" with the lists there are, for the menu of papers.
    void addListMenu(QMenu *menu);
    void rename(ListId list);
    // Asks for the name of a new list of these papers. An empty one is shown once it is there.
    void create(const std::vector<PaperId> &papers);
    // What can be done with the row of a list, or below the heading of the lists.
    void addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id);

private:
    void connectSidebar();
    void tell(); // which actions can do something
    const CountedList *find(ListId list) const;

    void duplicate(ListId list);
    void setArchived(ListId list, bool archived);
    void askRemoval(ListId list);
    void confirmRemoval(const ReadingList &list, const std::vector<ListItem> &items);
    QString objection(const QString &name, ListId self) const;
    void showWhenMade(Ticket write, const QString &name) { m_toShow.emplace(write, name); }

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Parts m_parts;
    std::map<Ticket, QString> m_toShow;                                               // by the edit that makes it
    std::map<Ticket, std::function<void(const std::vector<ListItem> &)>> m_withItems; // by the ask for them
};

} // namespace sheaf
