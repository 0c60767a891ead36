// SPDX-License-Identifier: GPL-3.0-or-later
// RowMenus: one menu a press, filled by several hands.
#include "app/rowmenus.h"

#include "app/dropping.h"
#include "app/narrowing.h"
#include "views/mainwindow.h"
#include "views/sidebarview.h"

#include <QMenu>

#include <memory>

namespace sheaf
{

RowMenus::RowMenus(Narrowing &narrowing, Dropping &dropping, const Parts &parts, QObject *parent)
    : QObject(parent), m_narrowing(narrowing), m_dropping(dropping), m_parts(parts)
{
    connect(parts.sidebar, &SidebarView::contextMenuAsked, this, &RowMenus::open);
}

void RowMenus::open(SidebarModel::Kind kind, qint64 id, const QPoint &at)
{
    auto menu = std::make_unique<QMenu>(m_parts.window);
    menu->setToolTipsVisible(true); // they say why something cannot be done
    const QModelIndex row = m_parts.sidebar->menuRow();
    if (row.isValid())
        addUsual(menu.get(), row);
    Q_EMIT opening(menu.get(), kind, id, row.data(SidebarModel::QueryRole).toString());
    if (menu->isEmpty()) {
        m_parts.sidebar->endMenu();
        return;
    }
    connect(menu.get(), &QMenu::aboutToHide, m_parts.sidebar, &SidebarView::endMenu);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu.release()->popup(at); // deletes itself
}

void RowMenus::addUsual(QMenu *menu, const QModelIndex &row)
{
    using Kind = SidebarModel::Kind;
    SidebarView *sidebar = m_parts.sidebar;
    const QPersistentModelIndex kept = row;
    const auto kind = static_cast<Kind>(row.data(SidebarModel::KindRole).toInt());
    if (kind == Kind::Tag)
        m_narrowing.addPicks(menu, TagId{row.data(SidebarModel::IdRole).toLongLong()}, Narrowing::From::Sidebar);
    else if (kind == Kind::MoreDigests || kind == Kind::OfferAreas)
        menu->addAction(row.data().toString(), sidebar, [sidebar, kept] { sidebar->choose(kept); });
    else if (row.flags().testFlag(Qt::ItemIsSelectable) && kind != Kind::Archive)
        menu->addAction(tr("Show its papers"), sidebar, [sidebar, kept] { sidebar->choose(kept); });
    if (kind != Kind::Heading && row.model()->hasChildren(row)) {
        const bool open = sidebar->isExpanded(row);
        menu->addAction(open ? tr("Hide what is below") : tr("Show what is below"), sidebar,
                        [sidebar, kept, open] { sidebar->setExpanded(kept, !open); });
    }
    const std::optional<SidebarView::DropTarget> target = sidebar->targetOf(row);
    const QString give = target ? m_dropping.words(*target) : QString();
    if (!give.isEmpty()) {
        menu->addSeparator();
        QString label = give;
        menu->addAction(label.replace(u'&', QStringLiteral("&&")), this, [this, to = *target] { m_dropping.give(to); });
    }
}

} // namespace sheaf
