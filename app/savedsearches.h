// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches: the query that stands in the search bar kept under a name, renamed, changed and deleted.
#pragma once

#include "model/items/sidebarmodel.h"
#include "model/store.h"

#include <QObject>

#include <map>

class QMenu;

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class MainWindow;
class SidebarView;
class StatusLine;
class Theme;

// GUI thread. Everything it is given outlives it. The actions mean the saved search that the sidebar shows as chosen;
// "change" the one that was chosen before the query was written on. A row's menu means the row.
class SavedSearches final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        SidebarView *sidebar;
        StatusLine *status;
    };
    SavedSearches(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts,
                  QObject *parent = nullptr);

    // What can be done with the row of a saved search, or below the heading of them.
    void addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id);

private:
    void connectSidebar();
    void follow(); // another query stands in the search bar
    void tell();   // which actions can do something
    const SavedSearch *find(SearchId id) const;
    SearchId chosen() const; // in the sidebar, which follows the search bar

    // What would be saved now; Error::Kind::Words says why nothing can be.
    Result<QString> present() const;
    QString objection(const QString &name, SearchId self) const;
    // Why the saved search cannot be changed to the present query, "" when it can.
    QString unchangeable(SearchId id) const;

    void save();
    void rename(SearchId id);
    void change(SearchId id);
    void remove(SearchId id);
    // The search bar then holds what was stored, so that the row is the chosen one.
    void submitAndShow(const SavedSearch &search);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Parts m_parts;
    SearchId m_from{}; // what the query in the search bar was written from
    struct Shown {
        QString before; // the query at that time
        QString query;
    };
    std::map<Ticket, Shown> m_toShow; // by the edit that stores it
};

} // namespace sheaf
