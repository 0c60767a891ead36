// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the widths of its panes, kept apart for rows and for a table, and carried over to the next start.
#include "views/mainwindow.h"

#include "views/theme.h"

#include <QDataStream>
#include <QIODevice>
#include <QSplitter>

#include <utility>

namespace sheaf
{

namespace
{

constexpr quint32 layoutVersion = 3;

void restoreSplitter(QSplitter *splitter, const QByteArray &state)
{
    splitter->restoreState(state);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
}

} // namespace

void MainWindow::share()
{
    m_panes->setStretchFactor(0, m_listIsTable ? 2 : 1);
    m_panes->setStretchFactor(1, m_listIsTable ? 1 : 2);
    m_panes->setSizes(m_listIsTable ? QList<int>{m_theme.px(800), m_theme.px(400)}
                                    : QList<int>{m_theme.px(500), m_theme.px(700)});
}

void MainWindow::setListIsTable(bool table)
{
    if (m_listIsTable == table)
        return;
    m_listIsTable = table;
    const QByteArray other = std::exchange(m_otherShare, m_panes->saveState());
    share();
    if (!other.isEmpty())
        restoreSplitter(m_panes, other);
}

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << layoutVersion << m_sidebarShown << m_detailShown << m_bottomShown << m_splitter->saveState()
        << m_rest->saveState() << (m_listIsTable ? m_otherShare : m_panes->saveState())
        << (m_listIsTable ? m_panes->saveState() : m_otherShare);
    return state;
}

void MainWindow::restoreLayout(const QByteArray &state)
{
    QDataStream in(state);
    quint32 version = 0;
    bool sidebar = true;
    bool detail = true;
    bool bottom = false;
    QByteArray outer, inner, rows, table;
    in >> version >> sidebar >> detail >> bottom >> outer >> inner >> rows >> table;
    if (in.status() != QDataStream::Ok || version != layoutVersion)
        return;
    m_otherShare = m_listIsTable ? rows : table;
    restoreSplitter(m_splitter, outer);
    restoreSplitter(m_rest, inner);
    if (const QByteArray &shown = m_listIsTable ? table : rows; !shown.isEmpty())
        restoreSplitter(m_panes, shown);
    m_sidebarShown = sidebar;
    m_detailShown = detail;
    arrange();
    setBottomShown(bottom);
}

} // namespace sheaf
