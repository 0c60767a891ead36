// SPDX-License-Identifier: GPL-3.0-or-later
// Steps: a queue of presses, and the two actions named after what they will undo and redo.
#include "app/steps.h"

#include "app/actions.h"
#include "app/browse.h"
#include "views/statusline.h"

#include <QAction>

namespace sheaf
{

Steps::Steps(Store &store, Browse &browse, Actions &actions, StatusLine &status, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_actions(actions), m_status(status)
{
    connect(actions[Act::Undo], &QAction::triggered, this, [this] { press(-1); });
    connect(actions[Act::Redo], &QAction::triggered, this, [this] { press(+1); });
    connect(&store, &Store::applied, this, [this](Ticket ticket, const Applied &applied) {
        const auto write = m_writes.find(ticket);
        const int direction = write == m_writes.end() ? 0 : write->second;
        if (write != m_writes.end())
            m_writes.erase(write);
        Q_EMIT landed(applied, direction);
        run();
        name(m_browse.sidebar()); // no other sidebar comes if nothing was changed
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket, const Error &) {
        if (m_writes.erase(ticket) == 0)
            return;
        m_pressed.clear();
        name(m_browse.sidebar());
        Q_EMIT fell();
    });
    connect(&browse, &Browse::sidebarChanged, this, [this](const Sidebar &sidebar) {
        run();
        name(sidebar);
    });
}

void Steps::follow(Ticket write)
{
    m_writes.emplace(write, 0);
    m_actions[Act::Undo]->setEnabled(true); // at once: the key may come before the library's answer
}

Ticket Steps::goTo(EditId target, EditId head, int direction)
{
    const Ticket ticket = m_store.goTo(target, head);
    m_writes.emplace(ticket, direction);
    return ticket;
}

void Steps::setImporting(bool importing)
{
    m_importing = importing;
    if (importing)
        m_actions[Act::Undo]->setEnabled(true);
    else
        name(m_browse.sidebar());
}

void Steps::press(int direction)
{
    m_pressed.push_back(direction);
    m_actions[direction < 0 ? Act::Redo : Act::Undo]->setEnabled(true);
    run();
    name(m_browse.sidebar());
}

bool Steps::isBehind() const
{
    return m_importing || !m_pressed.empty() || !m_writes.empty() || m_browse.sidebar().revision < m_store.revision();
}

void Steps::run()
{
    if (m_pressed.empty() || !m_writes.empty())
        return;
    const int direction = m_pressed.front();
    const std::optional<HistoryRow> &row = direction < 0 ? m_browse.sidebar().undo : m_browse.sidebar().redo;
    // The row of an import that runs stays the newest, while each of its batches makes the sidebar old again.
    const bool running = direction < 0 && (m_importing || (row && row->state == EditState::Running));
    if (!running && m_browse.sidebar().revision < m_store.revision())
        return;
    m_pressed.erase(m_pressed.begin());
    if (!row && !running) {
        m_status.showMessage(direction < 0 ? tr("There is nothing to undo.") : tr("There is nothing to redo."));
        m_pressed.clear();
        return;
    }
    if (running) {
        m_pressed.clear();
        Q_EMIT cancelAsked();
        return;
    }
    m_writes.emplace(direction < 0 ? m_store.undo(row->id) : m_store.redo(row->id), direction);
}

void Steps::name(const Sidebar &sidebar)
{
    const auto call = [behind = isBehind()](QAction *action, const QString &verb,
                                            const std::optional<HistoryRow> &row) {
        const QString text = row ? tr("%1: %2", "Undo: tag 3 papers").arg(verb, describe(row->summary)) : verb;
        action->setText(text);
        action->setIconText(verb);
        action->setEnabled((row.has_value() && row->undoable) || (behind && action->isEnabled()));
    };
    call(m_actions[Act::Undo], tr("Undo"), sidebar.undo);
    call(m_actions[Act::Redo], tr("Redo"), sidebar.redo);
}

} // namespace sheaf
