// SPDX-License-Identifier: GPL-3.0-or-later
// The Store's asks: each goes to the worker it belongs to, the answer comes back on the Store's thread.
#include "model/store.h"

#include "model/room.h"

namespace sheaf
{

namespace
{

// The kinds of asks of which only the latest counts.
enum LatestOnly {
    EachCounts = 0,
    SidebarAsk,
    PaperAsk,
    SearchAsk,
    TextAsk,
    SelectionAsk,
    PrepareAsk,
    TitlesAsk,
    FirstOwnKind
};

constexpr char taggedUnread[] = QT_TRANSLATE_NOOP("Library", "The papers of the tag could not be read.");

// Of an ask that each counts of: nothing takes its place, and it is never dropped.
int ownKind(Ticket ticket)
{
    return FirstOwnKind + static_cast<int>(ticket & 0xffffff);
}

} // namespace

template <class Answer>
void Store::read(Ticket ticket, Room &room, int kind, const char *what, std::function<Answer(Library &)> ask,
                 std::function<void(Answer &)> answer)
{
    room.worker->post(
        [this, ticket, &room, what, ask = std::move(ask), answer = std::move(answer)] {
            Result<Answer> result = guarded(
                [&]() -> Result<Answer> {
                    const Result<Library *> library = room.reader();
                    if (!library)
                        return library.error();
                    return ask(*library.value());
                },
                what);
            auto shared = std::make_shared<Result<Answer>>(std::move(result));
            deliver([this, ticket, shared, answer] {
                if (shared->ok())
                    answer(shared->value());
                else
                    Q_EMIT failed(ticket, shared->error());
            });
        },
        kind);
}

Ticket Store::search(const SearchRequest &request)
{
    const Ticket ticket = nextTicket();
    if (m_searchCancelled)
        m_searchCancelled->store(true);
    m_counting->interrupted = true;
    m_searchCancelled = std::make_shared<std::atomic<bool>>(false);
    m_finder->worker->post(
        [this, ticket, request, cancelled = m_searchCancelled, room = m_finder.get()] {
            m_counting->interrupted = false;
            if (*cancelled)
                return;
            const auto tell = [this, ticket, cancelled](const Result<SearchAnswer> &answer) {
                deliver([this, ticket, cancelled, answer] {
                    if (*cancelled)
                        return;
                    if (answer)
                        Q_EMIT found(ticket, answer.value());
                    else
                        Q_EMIT searchFailed(ticket, answer.error());
                });
            };
            const Result<SearchAnswer> answer = guarded(
                [&]() -> Result<SearchAnswer> {
                    const Result<Finder *> finder = room->searcher();
                    if (!finder)
                        return finder.error();
                    return finder.value()->find(request, *cancelled, tell);
                },
                QT_TRANSLATE_NOOP("Library", "The library could not be searched."));
            if (!*cancelled)
                tell(answer);
            prepare(*room);
        },
        SearchAsk);
    if (m_titlesOpen)
        postTitles(); // anew, behind it
    return ticket;
}

Ticket Store::askTitles(const QString &query, int most)
{
    const Ticket ticket = nextTicket();
    if (!m_finder) // there is no library
        return ticket;
    m_titlesOpen = {ticket, query, most};
    postTitles();
    return ticket;
}

void Store::postTitles()
{
    if (m_titlesCancelled)
        m_titlesCancelled->store(true);
    m_counting->interrupted = true;
    m_titlesCancelled = std::make_shared<std::atomic<bool>>(false);
    m_finder->worker->post(
        [this, asked = *m_titlesOpen, cancelled = m_titlesCancelled, room = m_finder.get()] {
            m_counting->interrupted = false;
            if (*cancelled)
                return;
            const Result<TitledPapers> papers = guarded([&]() -> Result<TitledPapers> {
                const Result<Finder *> finder = room->searcher();
                if (!finder)
                    return finder.error();
                const Result<SearchAnswer> answer =
                    finder.value()->find({asked.query, Order::Relevance, false}, *cancelled);
                if (!answer)
                    return answer.error();
                const Ranking &ranking = *answer.value().ranking;
                return TitledPapers{room->library->rows(ranking.ids(0, asked.most)), answer.value().total};
            });
            deliver([this, ticket = asked.ticket, cancelled, papers] {
                if (*cancelled)
                    return;
                m_titlesOpen.reset();
                if (papers) // else the list's own question meets the same trouble, and tells it
                    Q_EMIT titlesReady(ticket, papers.value());
            });
        },
        TitlesAsk);
}

// On the finder's thread: goes on, a piece at a time behind whatever is asked, until nothing is left to prepare.
void Store::prepare(Room &finder)
{
    if (m_closing)
        return;
    finder.worker->post(
        [this, &finder] {
            const Result<Done> prepared = guarded([&]() -> Result<Done> {
                const Result<Finder *> searcher = finder.searcher();
                if (searcher && !m_closing && searcher.value()->prepare())
                    prepare(finder);
                return Done{};
            });
            static_cast<void>(prepared); // the next question meets the same trouble, and tells it
        },
        PrepareAsk);
}

Ticket Store::askRows(const std::vector<PaperId> &ids)
{
    struct Rows {
        std::vector<PaperRow> rows;
        qint64 revision = 0;
    };
    const Ticket ticket = nextTicket();
    m_pager->worker->post(
        [this, ticket, ids, room = m_pager.get()] {
            Result<Rows> result = guarded(
                [&]() -> Result<Rows> {
                    const Result<Library *> library = room->reader();
                    if (!library)
                        return library.error();
                    Rows rows;
                    rows.revision = library.value()->revision();
                    rows.rows = library.value()->rows(ids);
                    return rows;
                },
                QT_TRANSLATE_NOOP("Library", "Papers of the list could not be read."));
            deliver([this, ticket, ids, result] {
                if (result)
                    Q_EMIT rowsReady(ticket, ids, result.value().rows, result.value().revision);
                else
                    Q_EMIT failed(ticket, result.error());
            });
        },
        EachCounts, [this, ticket, ids] { deliver([this, ticket, ids] { Q_EMIT rowsDropped(ticket, ids); }); });
    return ticket;
}

Ticket Store::askPaper(PaperId id)
{
    using Answer = std::pair<std::optional<Paper>, qint64>;
    const Ticket ticket = nextTicket();
    read<Answer>(
        ticket, *m_pager, PaperAsk, QT_TRANSLATE_NOOP("Library", "The paper could not be read."),
        [id](Library &library) {
            const qint64 revision = library.revision();
            return Answer{library.paper(id), revision};
        },
        [this, ticket](Answer &answer) { Q_EMIT paperReady(ticket, answer.first, answer.second); });
    return ticket;
}

Ticket Store::askSidebar()
{
    const Ticket ticket = nextTicket();
    m_finder->worker->post(
        [this, ticket, room = m_finder.get()] {
            const Result<Sidebar> sidebar = guarded(
                [&]() -> Result<Sidebar> {
                    const Result<Finder *> finder = room->searcher();
                    if (!finder)
                        return finder.error();
                    return finder.value()->sidebar();
                },
                QT_TRANSLATE_NOOP("Library", "The tags, lists and counts could not be read."));
            deliver([this, ticket, sidebar] {
                if (!sidebar) {
                    Q_EMIT failed(ticket, sidebar.error());
                    return;
                }
                m_sidebar = sidebar.value();
                if (m_sidebar->revision >= m_revision && std::exchange(m_keepNext, false))
                    keep(*m_sidebar);
                m_keepPause.start();
                Q_EMIT sidebarReady(ticket, *m_sidebar);
            });
        },
        SidebarAsk);
    return ticket;
}

Ticket Store::askFirstPage(Order order)
{
    const Ticket ticket = nextTicket();
    if (const std::optional<FirstPage> ahead = std::exchange(m_ahead, std::nullopt);
        ahead && m_aheadOrder == order && ahead->revision == m_revision) {
        deliver([this, ticket, page = *ahead] { Q_EMIT firstPageReady(ticket, page); });
        return ticket;
    }
    goOn(); // what the window waits for is not there yet
    read<FirstPage>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "The papers could not be read."),
        [order](Library &library) { return library.firstPage(order); },
        [this, ticket](FirstPage &page) { Q_EMIT firstPageReady(ticket, page); });
    return ticket;
}

Ticket Store::askDigestText(DigestId id)
{
    const Ticket ticket = nextTicket();
    read<QString>(
        ticket, *m_pager, TextAsk, QT_TRANSLATE_NOOP("Library", "The text of the digest could not be read."),
        [id](Library &library) { return library.digestText(id); },
        [this, ticket](QString &text) { Q_EMIT digestTextReady(ticket, text); });
    return ticket;
}

// Many papers' facts come from sets of the whole library, and rows do not wait for them.
Ticket Store::askSelection(const RankedRows &rows, Ask ask)
{
    const Ticket ticket = nextTicket();
    read<SelectionFacts>(
        ticket, rows.count() <= fewSelected ? *m_pager : *m_finder,
        ask == Ask::LatestOnly ? SelectionAsk : ownKind(ticket),
        QT_TRANSLATE_NOOP("Library", "The selected papers could not be read."),
        [rows](Library &library) { return factsOf(library, rows.set()); },
        [this, ticket](SelectionFacts &facts) { Q_EMIT selectionReady(ticket, facts); });
    return ticket;
}

Ticket Store::askItems(ListId list)
{
    using Items = std::vector<ListItem>;
    const Ticket ticket = nextTicket();
    read<Items>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "The reading list could not be read."),
        [list](Library &library) { return library.items(list); },
        [this, ticket](Items &items) { Q_EMIT itemsReady(ticket, items); });
    return ticket;
}

Ticket Store::askVariants(PaperId id)
{
    using Variants = std::vector<Variant>;
    const Ticket ticket = nextTicket();
    read<Variants>(
        ticket, *m_pager, ownKind(ticket),
        QT_TRANSLATE_NOOP("Library", "What the digests say of the paper could not be read."),
        [id](Library &library) { return library.variants(id); },
        [this, ticket](Variants &variants) { Q_EMIT variantsReady(ticket, variants); });
    return ticket;
}

Ticket Store::askDigestRemoval(DigestId id)
{
    const Ticket ticket = nextTicket();
    read<Library::DigestRemoval>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "What the digest holds could not be read."),
        [id](Library &library) { return library.digestRemoval(id); },
        [this, ticket](Library::DigestRemoval &removal) { Q_EMIT digestRemovalReady(ticket, removal); });
    return ticket;
}

Ticket Store::askPapers(const std::vector<PaperId> &ids)
{
    using Papers = std::vector<PlacedPaper>;
    const Ticket ticket = nextTicket();
    read<Papers>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "The papers could not be read."),
        [ids](Library &library) { return placedPapers(library, ids); },
        [this, ticket](Papers &papers) { Q_EMIT papersReady(ticket, papers); });
    return ticket;
}

Ticket Store::askHistory(qint64 below, int rows)
{
    const Ticket ticket = nextTicket();
    read<HistoryPage>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "The history could not be read."),
        [below, rows](Library &library) { return library.historyPage(below, rows); },
        [this, ticket](HistoryPage &page) { Q_EMIT historyReady(ticket, page); });
    return ticket;
}

Ticket Store::askPapersOf(EditId row)
{
    const Ticket ticket = nextTicket();
    read<IdSet>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "The papers could not be read."),
        [row](Library &library) { return library.papersOf(row); },
        [this, ticket](IdSet &papers) { Q_EMIT papersOfReady(ticket, papers); });
    return ticket;
}

Ticket Store::askPairs()
{
    using Pairs = std::vector<PaperPair>;
    const Ticket ticket = nextTicket();
    read<Pairs>(
        ticket, *m_pager, ownKind(ticket), QT_TRANSLATE_NOOP("Library", "Possible duplicates could not be looked for."),
        [](Library &library) { return pairsThatLookAlike(library); },
        [this, ticket](Pairs &pairs) { Q_EMIT pairsReady(ticket, pairs); });
    return ticket;
}

Ticket Store::askAlike(const PaperDetails &details, PaperId except)
{
    using Papers = std::vector<AlikePaper>;
    const Ticket ticket = nextTicket();
    read<Papers>(
        ticket, *m_pager, ownKind(ticket),
        QT_TRANSLATE_NOOP("Library", "Papers with the same title or identifier could not be looked for."),
        [details, except](Library &library) { return library.alike(details, except); },
        [this, ticket](Papers &papers) { Q_EMIT alikeReady(ticket, papers); });
    return ticket;
}

// A query needs the index, and what it is asked of must not wait for that.
Ticket Store::askTagged(TagId tag, const QString &query)
{
    const Ticket ticket = nextTicket();
    if (!query.isEmpty()) {
        m_counting->wantedTagged = ticket;
        m_finder->worker->post([=, this, room = m_finder.get()] { findTagged(ticket, *room, tag, query); });
        return ticket;
    }
    read<TaggedPapers>(
        ticket, *m_pager, ownKind(ticket), taggedUnread, [tag](Library &library) { return papersOf(library, tag); },
        [this, ticket](TaggedPapers &papers) { Q_EMIT taggedReady(ticket, papers); });
    return ticket;
}

// On the finder's thread. Only the ticket that was given last goes on, and anew behind what the list asked meanwhile.
void Store::findTagged(Ticket ticket, Room &finder, TagId tag, const QString &query)
{
    if (m_counting->wantedTagged != ticket)
        return;
    const Result<TaggedPapers> papers = guarded(
        [&]() -> Result<TaggedPapers> {
            const Result<Finder *> searcher = finder.searcher();
            if (!searcher)
                return searcher.error();
            return papersFound(*finder.library, *searcher.value(), tag, query, m_counting->interrupted);
        },
        taggedUnread);
    if (!papers && papers.error().kind == Error::Kind::Cancelled) {
        finder.worker->post([=, this, &finder] { findTagged(ticket, finder, tag, query); });
        return;
    }
    deliver([this, ticket, papers] {
        if (m_counting->wantedTagged != ticket)
            return;
        if (papers)
            Q_EMIT taggedReady(ticket, papers.value());
        else
            Q_EMIT failed(ticket, papers.error());
    });
}

} // namespace sheaf
