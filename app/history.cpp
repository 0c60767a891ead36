// SPDX-License-Identifier: GPL-3.0-or-later
// History: asks while its page is seen, goes where it is told to, and shows the papers of an edit as a query.
#include "app/history.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/notices.h"
#include "model/phrases.h"
#include "views/bottompane.h"
#include "views/historypane.h"
#include "views/mainwindow.h"
#include "views/statusline.h"

#include <QAction>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace sheaf
{

namespace
{

constexpr std::chrono::milliseconds longWay{500};
constexpr qsizetype longestQuery = 4000;

} // namespace

std::optional<QString> queryOf(const IdSet &papers)
{
    QStringList ranges;
    qsizetype length = 0;
    eachRange(
        papers,
        [&](const PaperRange &range) {
            if (length > longestQuery)
                return;
            ranges.append(range.first == range.last
                              ? QString::number(number(range.first))
                              : QStringLiteral("%1..%2").arg(number(range.first)).arg(number(range.last)));
            length += ranges.back().size() + 1;
        },
        1);
    if (length > longestQuery)
        return std::nullopt;
    return QStringLiteral("id:") + ranges.join(u',');
}

History::History(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, const Parts &parts,
                 QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_notices(notices)
    , m_parts(parts)
    , m_pane(new HistoryPane(*parts.theme, m_model))
{
    parts.bottom->addPage(m_pane, tr("History"));
    m_late.setSingleShot(true);
    m_late.setInterval(longWay);
    connect(actions[Act::History], &QAction::triggered, this, [this] { m_notices.toggle(m_pane); });
    connect(m_pane, &HistoryPane::shown, this, [this] {
        m_model.newDay();
        ask(std::max(HistoryModel::pageSize, m_model.knownRows()));
    });
    connect(m_pane, &HistoryPane::goAsked, this, &History::go);
    connect(m_pane, &HistoryPane::papersAsked, this, [this](EditId edit) { m_papersAsk = m_store.askPapersOf(edit); });
    connect(&m_model, &HistoryModel::olderWanted, this,
            [this](qint64 below) { m_older = m_store.askHistory(below, HistoryModel::pageSize); });
    connect(&store, &Store::opened, this, [this] {
        m_opened = true;
        ask(HistoryModel::pageSize);
    });
    connect(&store, &Store::changed, this, &History::follow);
    connect(&store, &Store::historyReady, this, &History::show);
    connect(&store, &Store::papersOfReady, this, [this](Ticket ticket, const IdSet &papers) {
        if (ticket == m_papersAsk)
            showPapers(papers);
    });
    connect(&store, &Store::applied, this, [this](Ticket ticket) { ended(ticket); });
    connect(&store, &Store::failed, this, [this](Ticket ticket) {
        if (ticket == m_ask)
            m_ask = 0;
        if (ticket == m_older)
            m_model.forgetOlderPage();
        ended(ticket);
    });
}

bool History::isSeen() const
{
    return m_pane->isVisible();
}

void History::ask(int rows)
{
    if (m_opened && isSeen())
        m_ask = m_store.askHistory(0, rows);
}

void History::follow(const Change &change)
{
    m_renamed = m_renamed || change.tags || change.lists || change.searches || change.digests || change.everything;
    if (m_ask == 0) // else it is asked again when that has come
        ask(m_renamed ? std::max(HistoryModel::pageSize, m_model.knownRows()) : HistoryModel::pageSize);
}

void History::show(Ticket ticket, const HistoryPage &page)
{
    if (ticket == m_older)
        m_model.addOlder(page);
    if (ticket != m_ask)
        return;
    m_ask = 0;
    const bool sure = m_model.setNewest(page);
    const bool isOld = page.revision < m_store.revision();
    if (!sure || (isOld && m_renamed))
        ask(std::max(HistoryModel::pageSize, m_model.knownRows()));
    else if (isOld)
        ask(HistoryModel::pageSize);
    m_renamed = m_renamed && isOld;
}

void History::go(const HistoryModel::Way &way)
{
    if (m_going != 0)
        return;
    const QString steps = numberText(std::abs(way.steps));
    const QString what = way.steps < 0 ? tr("Going back %1 steps").arg(steps) : tr("Going forward %1 steps").arg(steps);
    m_late.disconnect(this);
    connect(&m_late, &QTimer::timeout, this, [this, what] {
        m_told = true;
        m_parts.status->showWaiting(what, false);
    });
    m_late.start();
    m_going = m_desk.goTo(way.target, way.head, way.steps < 0 ? -1 : +1);
}

void History::ended(Ticket ticket)
{
    if (ticket != m_going || ticket == 0)
        return;
    m_going = 0;
    m_late.stop();
    if (std::exchange(m_told, false))
        m_parts.status->endProgress();
}

void History::showPapers(const IdSet &papers)
{
    if (papers.empty()) {
        m_notices.say(tr("That edit was about no paper."));
    } else if (const std::optional<QString> query = queryOf(papers)) {
        m_parts.window->showList();
        m_browse.show(*query);
    } else {
        m_notices.say(tr("The %1 are too scattered to be shown as a search.").arg(papersText(papers.count())));
    }
}

} // namespace sheaf
