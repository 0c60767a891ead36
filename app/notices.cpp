// SPDX-License-Identifier: GPL-3.0-or-later
// Notices: sentences, their links, and the pane that keeps what went wrong.
#include "app/notices.h"

#include "app/actions.h"
#include "app/browse.h"
#include "model/phrases.h"
#include "views/bottompane.h"
#include "views/importreport.h"
#include "views/mainwindow.h"
#include "views/statusline.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>

namespace sheaf
{

namespace
{

QString adviceFor(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Busy:
        return Notices::tr("Try again when the other one has ended.");
    case Error::Kind::Moved:
        return Notices::tr("Look at what Undo names now, and press it again if that is what you mean.");
    case Error::Kind::File:
        return Notices::tr("Check that the file or folder is there, that you may use it, and that the disk has room; "
                           "then try again.");
    case Error::Kind::Library:
        return Notices::tr("Check that the disk is there and has room, and that the library may be read and written; "
                           "then try again.");
    case Error::Kind::Words:
    case Error::Kind::NotFound:
    case Error::Kind::Refused:
    case Error::Kind::Cancelled:
        break;
    }
    return {};
}

// What is worth a link to undo it: whatever touched more than one paper, or took something away.
bool isLarge(const EditSummary &summary)
{
    using Kind = EditSummary::Kind;
    switch (summary.kind) {
    case Kind::Import:
    case Kind::Merge:
    case Kind::DeleteDigest:
    case Kind::RemoveList:
    case Kind::RemoveTag:
    case Kind::RemoveSearch:
        return true;
    default:
        return summary.papers > 1;
    }
}

} // namespace

Notices::Notices(Store &store, Browse &browse, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_actions(actions)
    , m_parts(parts)
    , m_list(new MessageList(*parts.theme, m_messages))
{
    parts.bottom->addPage(parts.report, tr("Import report"));
    parts.bottom->addPage(m_list, tr("Messages"));
    connect(parts.bottom, &BottomPane::closeAsked, this, [this] { m_parts.window->setBottomShown(false); });
    connect(parts.status, &StatusLine::actionTriggered, this, &Notices::follow);
    connect(parts.status, &StatusLine::unreadClicked, this, &Notices::toggleMessages);
    connect(&m_messages, &MessageModel::unreadChanged, this, &Notices::showUnread);
    connect(m_list, &MessageList::linkAsked, this, [this](qint64 message) {
        const auto due = m_follow.find(message);
        if (due == m_follow.end())
            return;
        const Follow follow = due->second; // it may withdraw the message
        follow(message);
    });
    connect(&store, &Store::failed, this, [this](Ticket, const Error &error) {
        if (error.kind != Error::Kind::Cancelled) // who asked for that knows
            tell(error);
    });
    connect(&browse, &Browse::sidebarChanged, this, [this] {
        if (m_undoWanted)
            undo();
    });
    connect(actions[Act::Report], &QAction::triggered, this, &Notices::toggleReport);
    connect(actions[Act::Messages], &QAction::triggered, this, &Notices::toggleMessages);
}

qint64 Notices::tell(const Error &error, const QString &link, const Follow &follow)
{
    Message message;
    message.at = QDateTime::currentMSecsSinceEpoch();
    message.what = error.what;
    message.detail = error.detail;
    message.advice = adviceFor(error.kind);
    message.link = link;
    const qint64 id = m_messages.tell(message);
    if (follow)
        m_follow[id] = follow;
    m_row = {};
    m_parts.status->showTrouble(error.what, {{tr("Show"), ShowMessages}});
    return id;
}

void Notices::say(const QString &text, EditId row, bool report)
{
    std::vector<StatusLink> links;
    m_row = row;
    if (row != EditId{})
        links.push_back({tr("Undo"), UndoNewest});
    if (report)
        links.push_back({tr("Report"), ShowReport});
    m_parts.status->showMessage(text, links);
}

void Notices::done(const Applied &applied, int direction)
{
    if (applied.row == EditId{})
        return;
    if (applied.steps > 1)
        say((direction < 0 ? tr("Went back %1 steps") : tr("Went forward %1 steps")).arg(numberText(applied.steps)));
    else if (direction < 0)
        say(tr("Undone: %1").arg(describe(applied.summary)));
    else if (direction > 0)
        say(tr("Redone: %1").arg(describe(applied.summary)));
    else
        say(describeDone(applied.summary), isLarge(applied.summary) ? applied.row : EditId{});
}

void Notices::follow(qint64 link)
{
    if (link == ShowReport)
        toggleReport();
    else if (link == ShowMessages)
        toggleMessages();
    else if (link == UndoNewest)
        undo();
}

// The link stands for one row; when another was made on top of it, Undo would take back that one.
void Notices::undo()
{
    m_undoWanted = m_browse.sidebar().revision < m_store.revision();
    if (m_undoWanted)
        return;
    const std::optional<HistoryRow> &top = m_browse.sidebar().undo;
    if (top && top->id != m_row) // a running import's row stands above younger ones
        say(tr("Something was done since then. Undo now takes back: %1").arg(describe(top->summary)));
    else
        m_actions[Act::Undo]->trigger();
}

void Notices::toggleReport()
{
    toggle(m_parts.report);
}

void Notices::toggleMessages()
{
    toggle(m_list);
}

void Notices::toggle(QWidget *page)
{
    if (!m_parts.window->welcomeShown() && m_parts.window->bottomShown() && m_parts.bottom->currentPage() == page) {
        m_parts.window->setBottomShown(false);
        return;
    }
    m_parts.bottom->setCurrentPage(page);
    m_parts.window->showLibrary(); // the welcome has no pane
    m_parts.window->setBottomShown(true);
    page->setFocus(Qt::OtherFocusReason);
}

void Notices::showReport()
{
    m_parts.bottom->setCurrentPage(m_parts.report);
    m_parts.window->showLibrary(); // the welcome has no pane
    m_parts.window->setBottomShown(true);
}

void Notices::showUnread()
{
    const int unread = m_messages.unread();
    m_parts.status->setUnread(unread);
    m_parts.bottom->setTitle(m_list, unread > 0 ? tr("Messages (%1)").arg(QLocale().toString(unread)) : tr("Messages"));
}

} // namespace sheaf
