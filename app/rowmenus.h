// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the sidebar's rows: what every row can do, and then what those add who know about its kind.
#pragma once

#include "model/items/sidebarmodel.h"

#include <QObject>

class QMenu;

namespace sheaf
{

class Dropping;
class MainWindow;
class Narrowing;
class SidebarView;

// GUI thread. Everything it is given outlives it.
class RowMenus final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        MainWindow *window;
        SidebarView *sidebar;
    };
    RowMenus(Narrowing &narrowing, Dropping &dropping, const Parts &parts, QObject *parent = nullptr);

Q_SIGNALS:
    // About to be shown: who can do something with such a row adds it at the end, behind a separator. `id` and `query`
    // are the row's; of a heading, id is the Kind of what it adds.
    void opening(QMenu *menu, sheaf::SidebarModel::Kind kind, qint64 id, const QString &query);

private:
    void open(SidebarModel::Kind kind, qint64 id, const QPoint &at);
    void addUsual(QMenu *menu, const QModelIndex &row);

    Narrowing &m_narrowing;
    Dropping &m_dropping;
    Parts m_parts;
};

} // namespace sheaf
