// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts: two actions, two settings, and which order a column stands for.
#include "app/layouts.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/settings.h"
#include "views/columnheader.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"

#include <QAction>

#include <algorithm>

namespace sheaf
{

namespace
{

struct ColumnOrder {
    PaperColumn column;
    Order order;
    Qt::SortOrder way;
};

constexpr ColumnOrder columnOrders[] = {{PaperColumn::Title, Order::Title, Qt::AscendingOrder},
                                        {PaperColumn::Year, Order::Year, Qt::DescendingOrder},
                                        {PaperColumn::Digest, Order::Digests, Qt::DescendingOrder},
                                        {PaperColumn::Added, Order::Added, Qt::DescendingOrder}};

QString tableKey()
{
    return QStringLiteral("table");
}

QString columnsKey()
{
    return QStringLiteral("columns");
}

} // namespace

Layouts::Layouts(Browse &browse, Actions &actions, Settings &settings, const Parts &parts, QObject *parent)
    : QObject(parent), m_browse(browse), m_actions(actions), m_settings(settings), m_parts(parts)
{
    ColumnHeader &columns = parts.list->columns();
    columns.setLayoutText(QString::fromUtf8(settings.windowState(columnsKey())));
    actions[Act::Table]->setCheckable(true);
    connect(actions[Act::Table], &QAction::triggered, this, [this](bool on) {
        setTable(on);
        m_settings.setWindowState(tableKey(), on ? QByteArrayLiteral("1") : QByteArrayLiteral("0"));
    });
    connect(actions[Act::Columns], &QAction::triggered, &columns, &ColumnHeader::showMenu);
    connect(&columns, &ColumnHeader::sortAsked, this, &Layouts::sortBy);
    connect(&browse, &Browse::listChanged, this, &Layouts::followOrder);
    orderTabs();
    setTable(settings.windowState(tableKey()) == "1");
    followOrder();
}

// The header lies above the papers, and comes before them. Qt orders only widgets that take the keyboard.
void Layouts::orderTabs()
{
    QWidget *before = m_parts.list->previousInFocusChain();
    while (before != m_parts.list && !(before->focusPolicy() & Qt::TabFocus))
        before = before->previousInFocusChain();
    QWidget::setTabOrder(before, &m_parts.list->columns());
    QWidget::setTabOrder(&m_parts.list->columns(), m_parts.list);
}

void Layouts::remember()
{
    m_settings.setWindowState(columnsKey(), m_parts.list->columns().layoutText().toUtf8());
}

void Layouts::setTable(bool table)
{
    m_parts.list->setTable(table);
    m_parts.window->setListIsTable(table);
    m_actions[Act::Table]->setChecked(table);
    m_actions[Act::Columns]->setEnabled(table);
}

void Layouts::sortBy(PaperColumn column)
{
    const auto *found = std::ranges::find(columnOrders, column, &ColumnOrder::column);
    if (found != std::end(columnOrders))
        m_browse.chooseOrder(found->order);
}

// A list's own order and relevance are no column's.
void Layouts::followOrder()
{
    const auto *found = std::ranges::find(columnOrders, m_browse.answer().order, &ColumnOrder::order);
    if (found == std::end(columnOrders))
        m_parts.list->columns().setSorted(std::nullopt, Qt::AscendingOrder);
    else
        m_parts.list->columns().setSorted(found->column, found->way);
}

} // namespace sheaf
