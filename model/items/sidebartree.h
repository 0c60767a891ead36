// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar as a tree of rows; SidebarModel shows it.
#pragma once

#include "model/items/sidebarmodel.h"

#include <memory>
#include <vector>

namespace sheaf
{

struct SidebarModel::Node {
    QString key; // stable within its parent
    Kind kind = Kind::Heading;
    QString text;
    QString toolTip;
    QString query;
    QString icon;
    QString why; // it has no count
    qint64 count = -1;
    bool late = false;
    qint64 id = 0;
    int hue = 0;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        const auto &all = parent->children;
        const auto at = std::find_if(all.begin(), all.end(), [this](const auto &child) { return child.get() == this; });
        return static_cast<int>(at - all.begin());
    }
};

// What the tree is made of besides the sidebar itself.
struct SidebarExtent {
    bool allDigests = false; // not only the newest
    bool searchesLate = false;
};

// The rows that stand for a library. The root is no row.
std::unique_ptr<SidebarModel::Node> sidebarTree(const Sidebar &sidebar, const SearchCounts &counts,
                                                const SidebarExtent &extent);

} // namespace sheaf
