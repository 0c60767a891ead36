// SPDX-License-Identifier: GPL-3.0-or-later
// The care of tags: the window in which they are managed, its actions and the menu of a tag in the sidebar, joined to
// the library.
#pragma once

#include "app/tagfiles.h"
#include "model/items/sidebarmodel.h"
#include "model/store.h"
#include "views/tagmanager.h"

#include <QPointer>

#include <map>

class QMenu;

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class MainWindow;
class SidebarView;
class Theme;

// GUI thread. Everything it is given outlives it. The actions mean the tag that the sidebar shows as chosen, the
// sidebar's menu the row it was opened on.
class TagCare final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        SidebarView *sidebar;
    };
    TagCare(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, Settings &settings,
            const Parts &parts, QObject *parent = nullptr);
    ~TagCare() override; // takes the window along, and what was typed there

    // Opens the window, or brings it to the front, and begins there.
    void manage(TagManager::Deed deed = TagManager::Deed::None, TagId tag = {});
    // What can be done to a tag, into the menu of its row in the sidebar.
    void addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id);

private:
    void connectActions();
    void connectSidebar();
    void connectStore();
    void connectManager();
    void tell(); // which actions can do something
    TagId chosen() const;
    const Tag *find(TagId tag) const;
    QString ownerOfKey(const QString &key) const;
    void put(const Tag &tag);
    void split(TagId tag, const TagSplit &split, const IdSet &papers);
    // When the view is that of a tag whose name goes, it becomes another one once this is stored.
    void submit(const Edit &edit, TagId leaving, const QString &thenShown);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Settings &m_settings;
    Parts m_parts;
    TagFiles m_files;
    QPointer<TagManager> m_manager;
    std::map<Ticket, QString> m_toShow; // the query, by the edit after which it is shown
    std::map<Ticket, TagId> m_asked;    // for the manager
    Ticket m_made = 0;                  // a tag that is to be chosen there
};

} // namespace sheaf
