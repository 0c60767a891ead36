// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo from the window: each press is one step, taken when everything written before it has landed.
#pragma once

#include "model/store.h"

#include <QObject>

#include <map>
#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class StatusLine;

// GUI thread. Everything it is given outlives it. A step names the row it means, as rules.md asks, so it waits until
// what is known of the history is what the library holds.
class Steps final : public QObject
{
    Q_OBJECT
public:
    Steps(Store &store, Browse &browse, Actions &actions, StatusLine &status, QObject *parent = nullptr);

    // An edit of this window is on its way; steps pressed from now on come after it.
    void follow(Ticket write);
    // As many steps at once as lead to a row of the history: back (-1) or forward (+1). head: the newest done one.
    Ticket goTo(EditId target, EditId head, int direction);
    // An import of this window is under way: a step back is its cancelling, also before it has a row in the history.
    void setImporting(bool importing);
    // Nothing that this window wrote is still on its way.
    bool idle() const { return m_writes.empty(); }

Q_SIGNALS:
    void cancelAsked();                                        // undoing an import that runs is cancelling it
    void landed(const sheaf::Applied &applied, int direction); // an edit of this window (0), an undo -1, a redo +1
    void fell(); // one of them could not be done; the steps still waiting are dropped

private:
    void press(int direction); // undo -1, redo +1
    void run();
    // Of what the next step depends on, something is not known yet: a key pressed meanwhile waits for it.
    bool isBehind() const;
    void name(const Sidebar &sidebar);

    Store &m_store;
    Browse &m_browse;
    Actions &m_actions;
    StatusLine &m_status;
    std::vector<int> m_pressed;     // not taken yet
    std::map<Ticket, int> m_writes; // on their way, with their direction
    bool m_importing = false;
};

} // namespace sheaf
