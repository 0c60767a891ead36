// SPDX-License-Identifier: GPL-3.0-or-later
// Tags picked in the sidebar or from a chip become the query that is shown, and the sidebar marks the tags in it.
#pragma once

#include "model/paper.h"
#include "model/query/tagpicks.h"

#include <QObject>

class QMenu;

namespace sheaf
{

class Browse;
class SidebarView;

// GUI thread. Everything it is given outlives it. The query that is picked into is the one that is shown, so that a
// wrong text in the search bar is left behind.
class Narrowing final : public QObject
{
    Q_OBJECT
public:
    Narrowing(Browse &browse, SidebarView &sidebar, QObject *parent = nullptr);

    void pick(TagId tag, TagPick how);
    // The queries that a tag makes of the one shown. From a row of the sidebar they say with which key, too.
    enum class From : quint8 { Sidebar, Chip };
    void addPicks(QMenu *menu, TagId tag, From from);
    QString nameOf(TagId tag) const; // "" if there is none

Q_SIGNALS:
    void picked(); // another query is shown

private:
    void mark();

    Browse &m_browse;
    SidebarView &m_sidebar;
};

} // namespace sheaf
