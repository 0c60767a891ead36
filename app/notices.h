// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about what was done and what went wrong: the quiet line with its links, and the messages.
#pragma once

#include "model/store.h"
#include "views/messagelist.h"

#include <QObject>

#include <functional>
#include <map>

namespace sheaf
{

class Actions;
class BottomPane;
class Browse;
class ImportReportPane;
class MainWindow;
class StatusLine;
class Theme;

// GUI thread. Everything it is given outlives it. Fills the bottom pane: the import report, then the messages.
class Notices final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        StatusLine *status;
        BottomPane *bottom;
        ImportReportPane *report;
    };
    // What the links in the status line mean.
    enum Link : qint64 { ShowReport = 1, ShowMessages, UndoNewest, ShowExported };
    using Follow = std::function<void(qint64 message)>;

    Notices(Store &store, Browse &browse, Actions &actions, const Parts &parts, QObject *parent = nullptr);

    // Something went wrong: a message that stays, and a line about it. `follow` is what its link does. The id is for
    // withdraw().
    qint64 tell(const Error &error, const QString &link = {}, const Follow &follow = {});
    void withdraw(qint64 message) { m_messages.remove(message); }
    // A quiet line about what was done. `row`, if not 0, can be undone from it; `report`: the import's report says
    // more.
    void say(const QString &text, EditId row = {}, bool report = false);
    // An edit that was made (0), undone (-1) or done again (+1).
    void done(const Applied &applied, int direction);

    // Shows the page and gives it the keyboard; hides the pane when the page is shown already.
    void toggleReport();
    void toggleMessages();
    // Any page of the pane likewise.
    void toggle(QWidget *page);
    // Shows the report without taking the keyboard.
    void showReport();
    const MessageModel &messages() const { return m_messages; }

private:
    void follow(qint64 link);
    void undo();
    void showUnread();

    Store &m_store;
    Browse &m_browse;
    Actions &m_actions;
    Parts m_parts;
    MessageModel m_messages;
    MessageList *m_list;               // the pane's
    std::map<qint64, Follow> m_follow; // by message
    EditId m_row{};                    // what the line's Undo takes back
    bool m_undoWanted = false;         // asked for before the history was known
};

} // namespace sheaf
