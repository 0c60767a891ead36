// SPDX-License-Identifier: GPL-3.0-or-later
// Browse: one question at a time, its answer shown, and compared with a fresh one after every change.
#include "app/browse.h"

#include "app/querytraits.h"
#include "app/settings.h"
#include "model/query/values.h"
#include "views/listheader.h"
#include "views/paperlist.h"
#include "views/patience.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"

#include <algorithm>
#include <memory>

namespace sheaf
{

Browse::Browse(Store &store, Settings &settings, const Panes &panes, QObject *parent)
    : QObject(parent), m_store(store), m_settings(settings), m_panes(panes)
{
    m_answer.ranking = m_papers.papers();
    panes.list->setPapers(&m_papers);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &Browse::leavePlace);
    panes.sidebar->setSidebar(&m_sidebarModel);
    m_sidebarLate.setSingleShot(true);
    m_sidebarLate.setInterval(patience);
    connect(&m_sidebarLate, &QTimer::timeout, this, [this] { m_sidebarModel.setLate(true); });
    connectStore();
    connectPanes();
}

void Browse::connectStore()
{
    connect(&m_papers, &PaperModel::rowsWanted, this, [this](const std::vector<PaperId> &ids) {
        ++m_rowsOnTheirWay;
        m_store.askRows(ids);
    });
    connect(&m_store, &Store::rowsReady, this,
            [this](Ticket, const std::vector<PaperId> &wanted, const std::vector<PaperRow> &rows, qint64 revision) {
                --m_rowsOnTheirWay;
                m_papers.setRows(wanted, rows);
                // Read before a change that is known by now: shown, but asked again.
                if (revision < m_store.revision())
                    m_papers.refresh(IdSet(wanted), false);
                Q_EMIT settledChanged();
            });
    connect(&m_store, &Store::rowsDropped, this, [this](Ticket, const std::vector<PaperId> &wanted) {
        --m_rowsOnTheirWay;
        m_papers.forget(wanted);
    });
    connect(&m_store, &Store::found, this, &Browse::found);
    connect(&m_store, &Store::searchFailed, this, &Browse::refused);
    connect(&m_store, &Store::changed, this, &Browse::follow);
    connect(&m_store, &Store::failed, this, [this](Ticket ticket) {
        if (ticket == 0)
            return;
        if (ticket == m_firstAsk)
            beginWith({});
        if (ticket != m_sidebarAsk && ticket != m_countsAsk)
            return;
        (ticket == m_sidebarAsk ? m_sidebarAsk : m_countsAsk) = 0;
        Q_EMIT settledChanged();
    });
    connect(&m_store, &Store::firstPageReady, this, [this](Ticket ticket, const FirstPage &page) {
        if (ticket == m_firstAsk)
            beginWith(page);
    });
    connect(&m_store, &Store::sidebarReady, this, [this](Ticket ticket, const Sidebar &sidebar) {
        if (ticket == m_sidebarAsk) {
            m_sidebarAsk = 0;
            m_sidebarLate.stop();
            m_sidebarModel.setLate(false);
        }
        m_sidebarCame = true;
        showSidebar(sidebar);
        if (!sidebar.searches.empty())
            m_countsAsk = m_store.askSearchCounts();
    });
    connect(&m_store, &Store::searchCountsReady, this, [this](Ticket ticket, const SearchCounts &counts) {
        if (ticket != m_countsAsk)
            return;
        m_countsAsk = 0;
        m_sidebarModel.setSearchCounts(counts);
        Q_EMIT settledChanged();
    });
}

void Browse::connectPanes()
{
    m_day.setSingleShot(true);
    m_day.setTimerType(Qt::PreciseTimer);
    connect(&m_day, &QTimer::timeout, this, [this] {
        if (m_askedOn != QDate::currentDate() && m_search == 0)
            m_again = m_store.search(m_request);
        followDay();
    });
    connect(m_panes.search, &SearchBar::edited, this, &Browse::typed);
    connect(m_panes.search, &SearchBar::submitted, this, [this] { search(m_panes.search->text(), false); });
    connect(m_panes.sidebar, &SidebarView::queryChosen, this, &Browse::show);
    connect(m_panes.sidebar, &SidebarView::moreDigestsAsked, this, [this] { m_sidebarModel.setAllDigests(true); });
    connect(m_panes.header, &ListHeader::orderChosen, this, &Browse::chooseOrder);
    connect(m_panes.list, &PaperList::selectionChangedTo, this, &Browse::tellSummary);
}

void Browse::begin()
{
    show({});
    const Order order = m_request.order.value_or(Order::Added);
    if (order == Order::Added || order == Order::Title || order == Order::Year)
        m_firstAsk = m_store.askFirstPage(order);
    else
        askSidebar();
}

// The answer to the question may be quicker, and another question may have been asked meanwhile.
void Browse::beginWith(const FirstPage &page)
{
    m_firstAsk = 0;
    if (page.sidebar && !m_sidebarCame) {
        m_sidebarModel.setLate(page.sidebar->revision != page.revision);
        showSidebar(*page.sidebar);
    }
    if (!page.ids.empty() && m_search != 0 && m_request.query.isEmpty() && m_papers.rowCount() == 0) {
        SearchAnswer answer;
        answer.revision = page.revision;
        answer.order = m_request.order.value_or(Order::Added);
        answer.ranking = std::make_shared<const Ranking>(page.ids, page.total);
        answer.total = page.total;
        std::vector<PaperId> read;
        std::ranges::transform(page.rows, std::back_inserter(read), &PaperRow::id);
        m_papers.setRows(read, page.rows);
        showAnswer(answer);
        if (page.revision < m_store.revision())
            m_papers.refresh(IdSet(page.ids), false); // a change was quicker
        m_partly = true;
        m_panes.list->setWhole(answer.ranking->isWhole());
    }
    askSidebar();
}

void Browse::show(const QString &query)
{
    m_panes.search->setText(query);
    search(query, false);
    if (m_search != 0 && m_answered && m_answer.query != query)
        m_patience.start(); // a search that is typed keeps what it found before
}

// The papers of the place before are not shown under the name of this one.
void Browse::leavePlace()
{
    if (m_search == 0 || m_papers.rowCount() == 0)
        return;
    if (m_wanted == PaperId{} && !m_returning)
        m_wanted = m_panes.list->currentPaper();
    m_papers.reset(std::make_shared<const Ranking>(), nullptr);
}

void Browse::typed(const QString &text)
{
    search(text, true);
}

QString Browse::viewKind() const
{
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, false);
    const FieldTerm *field = onlyField(parsed);
    if (field && field->field == Field::List)
        return QStringLiteral("list");
    if (field && field->field == Field::Digest)
        return QStringLiteral("digest");
    return hasWords(m_request.query, m_request.typing) ? QStringLiteral("search") : QStringLiteral("papers");
}

void Browse::search(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    const QueryError *error = std::get_if<QueryError>(&parsed);
    if (error) {
        m_panes.search->setError(error->position, error->length, error->unfinished ? QString() : error->what);
        m_panes.search->setCount({});
        m_panes.sidebar->selectQuery(query);
        object(error->what);
        return; // what was shown stays until the query is right again
    }
    m_panes.search->setError(0, 0, {});
    if (query != m_request.query || typing != m_request.typing)
        moveOn(query, typing);
    m_request.query = query;
    m_request.typing = typing;
    ask();
    object({});
}

void Browse::ask()
{
    m_request.order = m_orderOfPlace ? m_orderOfPlace : m_settings.order(viewKind());
    m_orderOfPlace.reset();
    m_partly = false;
    m_leaving = {};
    m_again = 0;
    m_panes.header->setBusy(true);
    m_panes.list->setLoading(true);
    m_search = m_store.search(m_request);
    m_panes.sidebar->selectQuery(m_request.query);
    followDay();
}

// "today" is asked again at midnight; at least once an hour it is looked whether a machine that slept missed it.
void Browse::followDay()
{
    constexpr qint64 hour = 3'600'000;
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, m_request.typing);
    const Query *query = std::get_if<Query>(&parsed);
    m_day.stop();
    if (!query || !dependsOnToday(*query))
        return;
    const QDateTime now = QDateTime::currentDateTime();
    m_askedOn = now.date();
    const qint64 left = now.msecsTo(now.date().addDays(1).startOfDay());
    m_day.start(static_cast<int>(std::clamp(left, qint64{1}, hour)));
}

void Browse::found(Ticket ticket, const SearchAnswer &answer)
{
    const bool answered = ticket == m_search || ticket == m_again;
    if (answered && !m_objection.isEmpty() && m_panes.search->text() == answer.query) { // a name is known by now
        m_panes.search->setError(0, 0, {});
        object({});
    }
    if (ticket == m_search) {
        if (answer.complete)
            m_search = 0;
        if (m_partly && answer.query == m_request.query)
            replaceKeepingPlace(answer);
        else
            showAnswer(answer);
        m_partly = !answer.complete;
        if (answer.complete)
            m_returning.reset();
        m_panes.list->setWhole(answer.complete);
    } else if (ticket == m_again && answer.complete) {
        m_again = 0;
        if (m_intended == 0)
            reconcile(answer);
        else
            m_overtaken = true;
    }
    m_panes.header->setBusy(m_search != 0);
    Q_EMIT settledChanged();
}

void Browse::refused(Ticket ticket, const Error &error)
{
    if (ticket != m_search && ticket != m_again)
        return;
    if (std::exchange(m_again, 0) == ticket && shownList() != ListId{}) { // it is called otherwise, or gone
        askSidebar();
        return;
    }
    m_search = 0;
    m_partly = false;
    if (m_papers.rowCount() == 0 && m_answered)
        m_papers.reset(m_answer.ranking, m_answer.places); // what leavePlace() took
    m_panes.list->setWhole(true);                          // there will be no more
    const bool atEnd = error.position + error.length == m_request.query.size();
    const bool unfinished = m_request.typing && atEnd && m_panes.search->offersAtEnd();
    m_panes.search->setError(error.position, error.length, unfinished ? QString() : error.what);
    m_panes.search->setCount({});
    object(error.what);
    m_panes.header->setBusy(false);
    m_panes.list->setLoading(false);
    Q_EMIT settledChanged();
}

void Browse::showAnswer(const SearchAnswer &answer)
{
    const bool wanted = m_wanted != PaperId{};
    const PaperId current = wanted ? std::exchange(m_wanted, {}) : m_panes.list->currentPaper();
    m_answer = answer;
    m_answered = true;
    tellEmpty();
    m_papers.reset(answer.ranking, answer.places);
    m_papers.setMatches(Matches(m_request.query, m_request.typing));
    m_panes.list->setLoading(false);
    if ((wanted || !returnTo(answer)) && !m_panes.list->selectPaper(current))
        selectFirst();
    m_landed = m_panes.list->currentPaper();
    tellOrders();
    tellCounts();
    Q_EMIT listChanged();
}

// The first paper: a heading before it has nothing to read.
void Browse::selectFirst()
{
    if (!m_papers.papers()->empty())
        m_panes.list->selectPaper(m_papers.papers()->at(0));
    else
        m_panes.list->selectRowAlone(0);
}

void Browse::object(const QString &why)
{
    m_objection = why;
    Q_EMIT queryChanged();
}

void Browse::follow(const Change &change)
{
    m_papers.refresh(change.papers, change.everything);
    if (change.digests) // what an import brought comes or goes as a whole
        m_leaving |= change.everything ? m_papers.papers()->set() : change.papers;
    if (m_firstAsk == 0)
        askSidebar();
    if (m_search == 0)
        m_again = m_store.search(m_request);
    else
        m_search = m_store.search(m_request);
}

void Browse::showPaper(PaperId id)
{
    if (m_panes.list->selectPaper(id))
        return;
    m_wanted = id;
    show(QString());
    m_returning.reset();
}

void Browse::chooseOrder(Order order)
{
    m_settings.setOrder(viewKind(), order);
    followOrder(viewKind());
}

void Browse::followOrder(const QString &view)
{
    if (view != viewKind())
        return;
    m_wanted = m_panes.list->currentPaper();
    m_returning.reset();
    ask();
}

ListId Browse::shownList() const
{
    if (!m_answer.places || m_answer.query != m_request.query)
        return {};
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, false);
    return onlyField(parsed) ? m_answer.places->list : ListId{};
}

bool Browse::settled() const
{
    return m_search == 0 && m_again == 0 && m_sidebarAsk == 0 && m_countsAsk == 0 && m_firstAsk == 0 &&
           m_rowsOnTheirWay == 0 && m_sidebarCame;
}

} // namespace sheaf
