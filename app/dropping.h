// SPDX-License-Identifier: GPL-3.0-or-later
// Selected papers dragged onto a row of the sidebar, or given to it from its menu: each kind of row has its one edit.
#pragma once

#include "views/sidebarview.h"

#include <QObject>

namespace sheaf
{

class Desk;
class Lists;
class PaperList;

// GUI thread. Everything it is given outlives it.
class Dropping final : public QObject
{
    Q_OBJECT
public:
    Dropping(Desk &desk, Lists &lists, PaperList &list, SidebarView &sidebar, QObject *parent = nullptr);

    // What giving it the selected papers does: "Star 3 papers". "" while none is selected.
    QString words(const SidebarView::DropTarget &target) const;
    void give(const SidebarView::DropTarget &target);

private:
    void moved(const QPoint &at);
    void dropped(const QPoint &at);

    Desk &m_desk;
    Lists &m_lists;
    PaperList &m_list;
    SidebarView &m_sidebar;
};

} // namespace sheaf
