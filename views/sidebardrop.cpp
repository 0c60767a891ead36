// SPDX-License-Identifier: GPL-3.0-or-later
// SidebarView: where papers that are dragged over it may fall.
#include "views/sidebarview.h"

#include "views/theme.h"

#include <QScrollBar>

namespace sheaf
{

namespace
{

constexpr int restMilliseconds = 700; // of the mouse, before a closed row opens

// Its papers have something in common that others can be given.
bool givesSomething(const QModelIndex &place)
{
    static const QStringList givers{QStringLiteral("is:unread"), QStringLiteral("is:starred"),
                                    QStringLiteral("is:dismissed"), QStringLiteral("is:trashed")};
    return place.data(SidebarModel::KindRole).toInt() == static_cast<int>(SidebarModel::Kind::Library) &&
           givers.contains(place.data(SidebarModel::QueryRole).toString());
}

} // namespace

std::optional<SidebarView::DropTarget> SidebarView::markDrop(const QPoint &globalPosition)
{
    const QPoint at = viewport()->mapFromGlobal(globalPosition);
    QModelIndex index;
    if (isVisible() && viewport()->rect().contains(at)) {
        const int edge = m_theme.px(28);
        QScrollBar *bar = verticalScrollBar();
        if (at.y() < edge)
            bar->setValue(bar->value() - m_theme.px(6));
        else if (at.y() > viewport()->height() - edge)
            bar->setValue(bar->value() + m_theme.px(6));
        index = indexAt(at);
    }
    if (!index.isValid() || isExpanded(index) || !model()->hasChildren(index)) {
        m_restRow = QPersistentModelIndex();
    } else if (m_restRow != index) {
        m_restRow = index;
        m_rest.start();
    } else if (m_rest.hasExpired(restMilliseconds)) {
        expand(index);
    }
    std::optional<DropTarget> target = targetOf(index);
    if (!target)
        index = {};
    if (m_dropRow != index) {
        m_dropRow = index;
        viewport()->update();
    }
    return target;
}

std::optional<SidebarView::DropTarget> SidebarView::targetOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const auto kind = static_cast<SidebarModel::Kind>(index.data(SidebarModel::KindRole).toInt());
    const bool takesNew = SidebarModel::adds(index) == SidebarModel::Kind::List;
    const bool gives = givesSomething(index) && !selectionModel()->isSelected(index); // else they have it already
    if (kind != SidebarModel::Kind::List && kind != SidebarModel::Kind::Tag && !takesNew && !gives)
        return std::nullopt;
    return DropTarget{kind, index.data(SidebarModel::IdRole).toLongLong(), index.data().toString(),
                      index.data(SidebarModel::QueryRole).toString()};
}

void SidebarView::endDrop()
{
    m_dropRow = QPersistentModelIndex();
    m_restRow = QPersistentModelIndex();
    viewport()->update();
}

} // namespace sheaf
