// SPDX-License-Identifier: GPL-3.0-or-later
// Dropping: from a row to words and an edit.
#include "app/dropping.h"

#include "app/desk.h"
#include "app/lists.h"
#include "model/phrases.h"
#include "views/paperdrag.h"
#include "views/paperlist.h"

namespace sheaf
{

Dropping::Dropping(Desk &desk, Lists &lists, PaperList &list, SidebarView &sidebar, QObject *parent)
    : QObject(parent), m_desk(desk), m_lists(lists), m_list(list), m_sidebar(sidebar)
{
    connect(&list, &PaperList::dragMoved, this, &Dropping::moved);
    connect(&list, &PaperList::dropped, this, &Dropping::dropped);
    connect(&list, &PaperList::dragEnded, &sidebar, &SidebarView::endDrop);
}

void Dropping::moved(const QPoint &at)
{
    if (const std::optional<SidebarView::DropTarget> target = m_sidebar.markDrop(at))
        m_list.drag().setTaker(words(*target));
}

void Dropping::dropped(const QPoint &at)
{
    const std::optional<SidebarView::DropTarget> target = m_sidebar.markDrop(at);
    m_sidebar.endDrop();
    if (target)
        give(*target);
}

QString Dropping::words(const SidebarView::DropTarget &target) const
{
    if (m_list.selectedCount() == 0)
        return {};
    const QString papers = papersText(m_list.selectedCount());
    switch (target.kind) {
    case SidebarModel::Kind::Heading:
        return tr("New list of %1…").arg(papers);
    case SidebarModel::Kind::Tag:
        return tr("Tag %1 “%2”").arg(papers, target.name);
    case SidebarModel::Kind::List:
        return tr("Add %1 to “%2”").arg(papers, target.name);
    default:
        break;
    }
    if (target.query == QLatin1String("is:starred"))
        return tr("Star %1").arg(papers);
    if (target.query == QLatin1String("is:unread"))
        return tr("Mark %1 unread").arg(papers);
    return target.query == QLatin1String("is:dismissed") ? tr("Dismiss %1").arg(papers)
                                                         : tr("Move %1 to Trash").arg(papers);
}

void Dropping::give(const SidebarView::DropTarget &target)
{
    if (target.kind == SidebarModel::Kind::Heading)
        m_lists.create(m_desk.selectedInOrder());
    else if (target.kind == SidebarModel::Kind::Tag)
        m_desk.tagSelected(TagId{target.id});
    else if (target.kind == SidebarModel::Kind::List)
        m_desk.addSelectedTo(ListId{target.id});
    else if (target.query == QLatin1String("is:starred"))
        m_desk.starSelected();
    else if (target.query == QLatin1String("is:unread"))
        m_desk.markSelected(Status::Unread);
    else if (target.query == QLatin1String("is:dismissed"))
        m_desk.markSelected(Status::Dismissed);
    else
        m_desk.trashSelected();
}

} // namespace sheaf
