// SPDX-License-Identifier: GPL-3.0-or-later
// Browse: one question at a time, its answer shown, and compared with a fresh one after every change.
#include "app/browse.h"

#include "app/settings.h"
#include "model/phrases.h"
#include "model/query/query.h"
#include "model/text/fold.h"
#include "views/listheader.h"
#include "views/paperlist.h"
#include "views/patience.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"

#include <QLocale>
#include <QScrollBar>

#include <algorithm>
#include <memory>

namespace sheaf
{

namespace
{

// The only field of a query that consists of nothing else; none otherwise.
const FieldTerm *onlyField(const std::variant<Query, QueryError> &parsed)
{
    const Query *query = std::get_if<Query>(&parsed);
    if (!query)
        return nullptr;
    if (const All *all = std::get_if<All>(&query->node); all && all->parts.size() == 1)
        return std::get_if<FieldTerm>(&all->parts.front().node);
    return std::get_if<FieldTerm>(&query->node);
}

void collectFields(const Query &query, std::vector<QuerySpan> &spans)
{
    if (const FieldTerm *term = std::get_if<FieldTerm>(&query.node))
        spans.push_back({term->position, term->length});
    else if (const All *all = std::get_if<All>(&query.node))
        for (const Query &part : all->parts)
            collectFields(part, spans);
}

// Whether papers may be found that "All papers" does not hold: see rules.md, "Queries, orders, counts".
bool reachesBeyondAll(const Query &query)
{
    if (const FieldTerm *term = std::get_if<FieldTerm>(&query.node))
        return term->field == Field::Status || term->field == Field::List || term->field == Field::Id ||
               (term->field == Field::Is &&
                (term->value == QLatin1String("dismissed") || term->value == QLatin1String("trashed")));
    const auto any = [](const std::vector<Query> &parts) {
        return std::ranges::any_of(parts, [](const Query &part) { return reachesBeyondAll(part); });
    };
    if (const All *all = std::get_if<All>(&query.node))
        return any(all->parts);
    if (const Any *either = std::get_if<Any>(&query.node))
        return any(either->parts);
    const Negation *negation = std::get_if<Negation>(&query.node);
    return negation && any(negation->of);
}

bool reachesBeyondAll(const SearchRequest &request)
{
    const std::variant<Query, QueryError> parsed = parseQuery(request.query, request.typing);
    const Query *query = std::get_if<Query>(&parsed);
    return query && reachesBeyondAll(*query);
}

// Names of lists are the same when they differ in case and accents only.
std::string foldedWord(const QString &name)
{
    return fold(name.simplified().toStdString());
}

IdSet setOf(const std::vector<PaperId> &ids)
{
    return IdSet(ids);
}

} // namespace

Browse::Browse(Store &store, Settings &settings, const Panes &panes, QObject *parent)
    : QObject(parent), m_store(store), m_settings(settings), m_panes(panes)
{
    panes.list->setPapers(&m_papers);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &Browse::leavePlace);
    panes.sidebar->setSidebar(&m_sidebarModel);
    connect(&m_papers, &PaperModel::rowsWanted, this, [this](const std::vector<PaperId> &ids) {
        ++m_rowsOnTheirWay;
        m_store.askRows(ids);
    });
    connect(&store, &Store::rowsReady, this,
            [this](Ticket, const std::vector<PaperId> &wanted, const std::vector<PaperRow> &rows, qint64 revision) {
                --m_rowsOnTheirWay;
                m_papers.setRows(wanted, rows);
                // Read before a change that is known by now: shown, but asked again.
                if (revision < m_store.revision())
                    m_papers.refresh(setOf(wanted), false);
                Q_EMIT settledChanged();
            });
    connect(&store, &Store::rowsDropped, this, [this](Ticket, const std::vector<PaperId> &wanted) {
        --m_rowsOnTheirWay;
        m_papers.forget(wanted);
    });
    connect(&store, &Store::found, this, &Browse::found);
    connect(&store, &Store::searchFailed, this, &Browse::refused);
    connect(&store, &Store::changed, this, &Browse::follow);
    connect(&store, &Store::failed, this, [this](Ticket ticket) {
        if (ticket == 0 || ticket != m_sidebarAsk)
            return;
        m_sidebarAsk = 0;
        Q_EMIT settledChanged();
    });
    connect(&store, &Store::sidebarReady, this, [this](Ticket ticket, const Sidebar &sidebar) {
        if (ticket == m_sidebarAsk)
            m_sidebarAsk = 0;
        m_sidebar = sidebar;
        m_sidebarCame = true;
        m_sidebarModel.setSidebar(sidebar);
        std::vector<Tag> tags;
        for (const CountedTag &counted : sidebar.tags)
            tags.push_back(counted.tag);
        m_panes.list->setTags(tags);
        followShownList();
        m_panes.sidebar->selectQuery(m_request.query);
        tellSummary();
        tellCounts();
        Q_EMIT sidebarChanged(m_sidebar);
        Q_EMIT settledChanged();
    });
    connect(panes.search, &SearchBar::edited, this, &Browse::typed);
    connect(panes.search, &SearchBar::submitted, this, [this] { search(m_panes.search->text(), false); });
    connect(panes.sidebar, &SidebarView::queryChosen, this, &Browse::show);
    connect(panes.sidebar, &SidebarView::moreDigestsAsked, this, [this] { m_sidebarModel.setAllDigests(true); });
    connect(panes.header, &ListHeader::orderChosen, this, &Browse::chooseOrder);
    connect(panes.list, &PaperList::selectionChangedTo, this, &Browse::tellSummary);
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
    if (m_search == 0 || m_papers.ids()->empty())
        return;
    if (m_wanted == PaperId{})
        m_wanted = m_panes.list->currentPaper();
    m_papers.reset(std::make_shared<const std::vector<PaperId>>(), nullptr);
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
    return QStringLiteral("search");
}

void Browse::search(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    std::vector<QuerySpan> fields;
    if (const Query *tree = std::get_if<Query>(&parsed))
        collectFields(*tree, fields);
    m_panes.search->setFields(std::move(fields));
    const QueryError *error = std::get_if<QueryError>(&parsed);
    m_wrong = error != nullptr;
    if (error) {
        m_panes.search->setError(error->position, error->length, error->what);
        m_panes.search->setCount({});
        return; // what was shown stays until the query is right again
    }
    m_panes.search->setError(0, 0, {});
    m_request.query = query;
    m_request.typing = typing;
    ask();
}

void Browse::ask()
{
    m_request.order = m_settings.order(viewKind());
    m_leaving = {};
    m_again = 0;
    m_panes.header->setBusy(true);
    m_panes.list->setLoading(true);
    m_search = m_store.search(m_request);
    m_panes.sidebar->selectQuery(m_request.query);
}

void Browse::found(Ticket ticket, const SearchAnswer &answer)
{
    if (ticket == m_search) {
        m_search = 0;
        showAnswer(answer);
    } else if (ticket == m_again) {
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
        m_sidebarAsk = m_store.askSidebar();
        return;
    }
    m_search = 0;
    if (m_papers.ids()->empty() && m_answered)
        m_papers.reset(m_answer.ids, m_answer.places); // what leavePlace() took
    m_panes.search->setError(0, 0, error.what);
    m_panes.search->setCount({});
    m_panes.header->setBusy(false);
    m_panes.list->setLoading(false);
    Q_EMIT settledChanged();
}

void Browse::showAnswer(const SearchAnswer &answer)
{
    const PaperId current = m_wanted != PaperId{} ? std::exchange(m_wanted, {}) : m_panes.list->currentPaper();
    m_answer = answer;
    m_answered = true;
    const bool everything = m_request.query.trimmed().isEmpty();
    const bool place = onlyField(parseQuery(m_request.query, false)); // Trash, a tag, a list: nothing is too many words
    m_panes.list->setEmpty(everything ? tr("No papers to show")
                           : place    ? tr("No papers here")
                                      : tr("No papers match"),
                           emptyHint(everything, place));
    m_papers.reset(answer.ids, answer.places);
    m_panes.list->setLoading(false);
    if (!m_panes.list->selectPaper(current))
        selectFirst();
    const QString kind = viewKind();
    std::vector<Order> offered{Order::Added, Order::Title, Order::Year};
    if (kind == QLatin1String("list"))
        offered.insert(offered.begin(), Order::List);
    if (kind == QLatin1String("digest"))
        offered.insert(offered.begin(), Order::Digest);
    m_panes.header->setOrders(offered, answer.order);
    tellCounts();
    Q_EMIT listChanged();
}

QString Browse::emptyHint(bool everything, bool place) const
{
    if (everything)
        return tr("Drop digest files on the window, or press Ctrl+I.");
    if (m_answer.places && m_answer.places->items.empty())
        return tr("To fill this list, select papers elsewhere and press L, or drag them onto its name in the sidebar.");
    return place ? tr("Press Esc in the search bar to see all papers.")
                 : tr("Try fewer words, or press Esc in the search bar to see all papers.");
}

// The first paper: a heading before it has nothing to read.
void Browse::selectFirst()
{
    if (!m_papers.ids()->empty())
        m_panes.list->selectPaper(m_papers.ids()->front());
    else
        m_panes.list->selectRowAlone(0);
}

void Browse::intendPlaces(std::vector<ListItem> items)
{
    const PaperModel::Places &shown = m_papers.places();
    Q_ASSERT(shown);
    ++m_intended;
    m_papers.rearrange(
        std::make_shared<const ShownPlaces>(ShownPlaces{shown->list, std::move(items), shown->ordered, shown->whole}));
}

void Browse::releasePlaces(bool done)
{
    m_overtaken = m_overtaken || !done;
    if (--m_intended == 0 && std::exchange(m_overtaken, false) && m_search == 0)
        m_again = m_store.search(m_request);
}

// A list that is shown may get another name, or go.
void Browse::followShownList()
{
    const ListId list = shownList();
    const bool isLate = m_sidebar.revision < m_store.revision(); // it may not know a list that was just made
    if (list == ListId{} || m_search != 0 || isLate)
        return;
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, false);
    const auto at = std::ranges::find(m_sidebar.lists, list, [](const CountedList &each) { return each.list.id; });
    if (at == m_sidebar.lists.end())
        show(QString());
    else if (foldedWord(at->list.name) != foldedWord(onlyField(parsed)->value))
        show(QStringLiteral("list:") + quoted(at->list.name));
}

// After a change: rows of papers that left are taken out or dimmed, new ones come in.
void Browse::reconcile(const SearchAnswer &answer)
{
    const IdSet shown = setOf(*m_papers.ids());
    const IdSet now = setOf(*answer.ids);
    m_answer = answer;
    const IdSet gone = shown - now;
    if (!(now - shown).empty() || !m_papers.hasRowsOf(answer.places)) {
        replaceKeepingPlace(answer);
    } else {
        m_papers.take(gone & m_leaving);
        m_papers.setStale(gone - m_leaving);
        if (answer.places)
            m_papers.rearrange(answer.places);
    }
    m_leaving -= gone;
    tellCounts();
}

void Browse::replaceKeepingPlace(const SearchAnswer &answer)
{
    PaperList &list = *m_panes.list;
    const PaperId current = list.currentPaper();
    const int currentRow = list.currentIndex().row();
    const ListItem *place = m_papers.placeAt(currentRow);
    const ItemId item = place ? place->id : ItemId{};
    const PaperId top = m_papers.idAt(list.rowAt(0));
    const bool atTop = list.verticalScrollBar()->value() == list.verticalScrollBar()->minimum();
    const IdSet selected = list.selectedCount() <= PaperModel::pageSize ? list.selectedPapers() : IdSet();
    m_papers.reset(answer.ids, answer.places);
    if (current != PaperId{} || !answer.places) {
        if (!list.selectPaper(current))
            selectFirst();
    } else {
        const int itemRow = m_papers.rowOfItem(item); // it was a heading
        list.selectRowAlone(itemRow >= 0 ? itemRow : currentRow);
    }
    selected.each([&](PaperId id) {
        const int row = m_papers.rowOf(id);
        if (row >= 0 && id != current)
            list.selectionModel()->select(m_papers.index(row, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });
    const int topRow = atTop ? 0 : m_papers.rowOf(top);
    if (topRow >= 0)
        list.scrollTo(m_papers.index(topRow, 0), QAbstractItemView::PositionAtTop);
    Q_EMIT listChanged();
}

void Browse::follow(const Change &change)
{
    m_papers.refresh(change.papers, change.everything);
    if (change.digests) // what an import brought comes or goes as a whole
        m_leaving |= change.everything ? setOf(*m_papers.ids()) : change.papers;
    m_sidebarAsk = m_store.askSidebar();
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
}

void Browse::chooseOrder(Order order)
{
    m_settings.setOrder(viewKind(), order);
    m_wanted = m_panes.list->currentPaper();
    ask();
}

ListId Browse::shownList() const
{
    if (!m_answer.places || m_answer.query != m_request.query)
        return {};
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, false);
    return onlyField(parsed) ? m_answer.places->list : ListId{};
}

void Browse::tellCounts()
{
    if (!m_answered)
        return;
    ShownCount count;
    count.shown = m_answer.total;
    count.inTrash = m_request.query.trimmed() == QLatin1String("is:trashed");
    // A list is a whole of its own, and "All papers" does not hold the dismissed ones.
    const bool whole = count.inTrash || shownList() != ListId{} || reachesBeyondAll(m_request);
    count.of = whole ? 0 : m_sidebar.counts.all;
    count.noLonger = m_papers.staleCount();
    m_panes.header->setCount(count);
    tellProgress();
    const bool asked = !m_wrong && !m_request.query.trimmed().isEmpty();
    m_panes.search->setCount(asked ? papersText(m_answer.total) : QString());
}

// Of the whole list, whatever is filtered.
void Browse::tellProgress()
{
    const ListId list = m_answer.places ? m_answer.places->list : ListId{};
    const auto at = std::ranges::find(m_sidebar.lists, list, [](const CountedList &each) { return each.list.id; });
    if (at == m_sidebar.lists.end())
        m_panes.header->setProgress(0, 0);
    else
        m_panes.header->setProgress(at->read, at->papers);
}

void Browse::tellSummary()
{
    if (!m_sidebarCame) // it does not know how many there are
        return;
    const LibraryCounts &counts = m_sidebar.counts;
    m_panes.status->setSummary({counts.all, counts.dismissed, counts.digests, m_panes.list->selectedCount()});
}

bool Browse::settled() const
{
    return m_search == 0 && m_again == 0 && m_sidebarAsk == 0 && m_rowsOnTheirWay == 0 && m_sidebarCame;
}

} // namespace sheaf
