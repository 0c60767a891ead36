// SPDX-License-Identifier: GPL-3.0-or-later
// Application: who adds to which menu, and what a menu or a picked tag leads to.
#include "app/application.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>

namespace sheaf
{

namespace
{

// As the Menu key does where there is one.
void askForMenu(QWidget *of)
{
    const QPoint at = of->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, of->mapToGlobal(at), Qt::NoModifier);
    QCoreApplication::sendEvent(of, &event);
}

} // namespace

void Application::joinMenus()
{
    connect(&m_rowMenus, &RowMenus::opening, &m_tagCare, &TagCare::addRowMenu);
    connect(&m_rowMenus, &RowMenus::opening, &m_lists, &Lists::addRowMenu);
    connect(&m_rowMenus, &RowMenus::opening, &m_savedSearches, &SavedSearches::addRowMenu);
    connect(&m_rowMenus, &RowMenus::opening, &m_removal, &Removal::addRowMenu);
    connect(&m_narrowing, &Narrowing::picked, &m_window, &MainWindow::showList);
    connect(&m_textMenus, &TextMenus::searched, this, [this] {
        m_window.showList();
        m_list->setFocus();
    });
    m_search->setMenuActions({m_actions[Act::SaveSearch]});
    connect(m_actions[Act::ContextMenu], &QAction::triggered, this, [this] {
        if (QWidget *focus = m_window.focusWidget())
            askForMenu(focus);
    });
}

} // namespace sheaf
