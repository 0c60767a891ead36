// SPDX-License-Identifier: GPL-3.0-or-later
// The history in the window: keeps its page up to date while it is seen, and does what is asked of it there.
#pragma once

#include "model/items/historymodel.h"
#include "model/store.h"

#include <QObject>
#include <QTimer>

namespace sheaf
{

class Actions;
class BottomPane;
class Browse;
class Desk;
class HistoryPane;
class MainWindow;
class Notices;
class StatusLine;
class Theme;

// GUI thread. Everything it is given outlives it; the page belongs to the pane below.
class History final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        BottomPane *bottom;
        StatusLine *status;
    };
    History(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, const Parts &parts,
            QObject *parent = nullptr);

    bool isSeen() const;

private:
    void ask(int rows);
    void follow(const Change &change);
    void show(Ticket ticket, const HistoryPage &page);
    void go(const HistoryModel::Way &way);
    void ended(Ticket ticket);
    void showPapers(const IdSet &papers);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Notices &m_notices;
    Parts m_parts;
    HistoryModel m_model;
    HistoryPane *m_pane;
    QTimer m_late;          // until a long way is told
    bool m_told = false;    // it is
    bool m_opened = false;  // the library is
    bool m_renamed = false; // what is known of older rows may be called otherwise
    Ticket m_ask = 0;       // the newest rows on their way
    Ticket m_older = 0;     // a page of older ones
    Ticket m_papersAsk = 0;
    Ticket m_going = 0;
};

// The papers as a query: "id:1..5,9". Nothing when that would be longer than a line can be read.
std::optional<QString> queryOf(const IdSet &papers);

} // namespace sheaf
