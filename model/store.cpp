// SPDX-License-Identifier: GPL-3.0-or-later
// The Store: posts each question to the worker it belongs to and brings the answer back to the Store's thread.
#include "model/store.h"

#include "model/worker.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int pollMilliseconds = 250;
constexpr std::size_t queuedPages = 8;

// The kinds of asks of which only the latest counts.
enum LatestOnly { EachCounts = 0, SidebarAsk, PaperAsk, SearchAsk, TextAsk, SelectionAsk, ItemsAsk, FirstOwnKind };

} // namespace

// The library and finder are made, used and destroyed on the worker's thread.
struct Store::Room {
    Room(QString libraryPath, Worker::Discipline discipline, std::size_t bound = 0)
        : path(std::move(libraryPath)), worker(std::make_unique<Worker>(discipline, bound))
    {
    }

    // The room's read-only connection, opened by the first job that needs it.
    Result<Library *> reader()
    {
        if (!library) {
            Library::Options options;
            options.mode = Library::Mode::ReadOnly;
            options.create = false;
            Result<std::unique_ptr<Library>> opened = Library::open(path, options);
            if (!opened)
                return opened.error();
            library = std::move(opened).value();
        }
        return library.get();
    }

    Result<Finder *> searcher()
    {
        const Result<Library *> library = reader();
        if (!library)
            return library.error();
        if (!finder)
            finder = std::make_unique<Finder>(*library.value());
        return finder.get();
    }

    const QString path;
    std::unique_ptr<Library> library;
    std::unique_ptr<Finder> finder;
    std::unique_ptr<Worker> worker; // last: its thread ends before what it uses
};

Store::Store(QObject *parent) : QObject(parent)
{
    m_poll.setInterval(pollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &Store::poll);
}

Store::~Store()
{
    for (const Flag &job : std::as_const(m_jobs))
        job->store(true);
    if (m_searchCancelled)
        m_searchCancelled->store(true);
    m_transfer.reset(); // it may wait for the writer
    m_pager.reset();
    m_finder.reset();
    if (m_writer) {
        m_writer->worker->post([room = m_writer.get()] {
            if (room->library)
                static_cast<void>(guarded([&]() -> Result<Done> {
                    room->library->settle();
                    return Done{};
                }));
        });
        m_writer->worker.reset(); // what it still runs looks at m_writer
    }
}

void Store::deliver(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void Store::open(const QString &path, const Library::Options &options)
{
    m_path = path;
    m_writer = std::make_unique<Room>(path, Worker::Discipline::FirstInFirstOut);
    m_writer->worker->post([this, path, options] {
        Result<std::unique_ptr<Library>> library = guarded([&] { return Library::open(path, options); });
        Result<Done> known = Done{};
        if (library) {
            m_writer->library = std::move(library).value();
            known = guarded([this]() -> Result<Done> {
                m_toldRevision = m_writer->library->revision();
                m_dataVersion = m_writer->library->dataVersion();
                return Done{};
            });
        }
        const std::optional<Error> error = !library ? library.error() : !known ? known.error() : std::optional<Error>();
        deliver([this, error, revision = m_toldRevision] {
            if (error) {
                Q_EMIT openFailed(*error);
                return;
            }
            m_revision = revision;
            openReaders();
            m_poll.start();
            Q_EMIT opened();
        });
    });
}

void Store::openReaders()
{
    m_pager = std::make_unique<Room>(m_path, Worker::Discipline::NewestFirst, queuedPages);
    m_finder = std::make_unique<Room>(m_path, Worker::Discipline::FirstInFirstOut);
    m_transfer = std::make_unique<Room>(m_path, Worker::Discipline::FirstInFirstOut);
}

template <class Answer>
void Store::read(Room &room, int kind, std::function<Answer(Library &)> ask, std::function<void(Answer &)> answer)
{
    room.worker->post(
        [this, &room, ask = std::move(ask), answer = std::move(answer)] {
            Result<Answer> result = guarded([&]() -> Result<Answer> {
                const Result<Library *> library = room.reader();
                if (!library)
                    return library.error();
                return ask(*library.value());
            });
            auto shared = std::make_shared<Result<Answer>>(std::move(result));
            deliver([this, shared, answer] {
                if (shared->ok())
                    answer(shared->value());
                else
                    Q_EMIT failed(0, shared->error());
            });
        },
        kind);
}

Ticket Store::search(const SearchRequest &request)
{
    const Ticket ticket = nextTicket();
    if (m_searchCancelled)
        m_searchCancelled->store(true);
    m_searchCancelled = std::make_shared<std::atomic<bool>>(false);
    m_finder->worker->post(
        [this, ticket, request, cancelled = m_searchCancelled, room = m_finder.get()] {
            if (*cancelled)
                return;
            Result<SearchAnswer> answer = guarded([&]() -> Result<SearchAnswer> {
                const Result<Finder *> finder = room->searcher();
                if (!finder)
                    return finder.error();
                finder.value()->follow();
                return finder.value()->find(request, *cancelled);
            });
            if (*cancelled)
                return;
            deliver([this, ticket, cancelled, answer] {
                if (*cancelled)
                    return;
                if (answer)
                    Q_EMIT found(ticket, answer.value());
                else
                    Q_EMIT searchFailed(ticket, answer.error());
            });
        },
        SearchAsk);
    return ticket;
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
            Result<Rows> result = guarded([&]() -> Result<Rows> {
                const Result<Library *> library = room->reader();
                if (!library)
                    return library.error();
                Rows rows;
                rows.revision = library.value()->revision();
                rows.rows = library.value()->rows(ids);
                return rows;
            });
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
        *m_pager, PaperAsk,
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
    read<Sidebar>(
        *m_pager, SidebarAsk, [](Library &library) { return library.sidebar(); },
        [this, ticket](Sidebar &sidebar) { Q_EMIT sidebarReady(ticket, sidebar); });
    return ticket;
}

Ticket Store::askDigestText(DigestId id)
{
    const Ticket ticket = nextTicket();
    read<QString>(
        *m_pager, TextAsk, [id](Library &library) { return library.digestText(id); },
        [this, ticket](QString &text) { Q_EMIT digestTextReady(ticket, text); });
    return ticket;
}

Ticket Store::askSelection(const IdSet &papers, Ask ask)
{
    const Ticket ticket = nextTicket();
    const int ownKind = FirstOwnKind + static_cast<int>(ticket & 0xffffff); // nothing takes its place
    read<SelectionFacts>(
        *m_pager, ask == Ask::LatestOnly ? SelectionAsk : ownKind,
        [papers](Library &library) { return factsOf(library, papers); },
        [this, ticket](SelectionFacts &facts) { Q_EMIT selectionReady(ticket, facts); });
    return ticket;
}

Ticket Store::askItems(ListId list)
{
    using Items = std::vector<ListItem>;
    const Ticket ticket = nextTicket();
    read<Items>(
        *m_pager, ItemsAsk, [list](Library &library) { return library.items(list); },
        [this, ticket](Items &items) { Q_EMIT itemsReady(ticket, items); });
    return ticket;
}

void Store::poll()
{
    if (m_pollQueued)
        return;
    m_pollQueued = true;
    m_writer->worker->post([this] {
        static_cast<void>(guarded([this]() -> Result<Done> {
            if (m_writer->library->dataVersion() != m_dataVersion)
                follow(*m_writer->library);
            return Done{};
        }));
        deliver([this] { m_pollQueued = false; });
    });
}

void Store::follow(Library &library)
{
    m_dataVersion = library.dataVersion();
    const Change change = library.changesSince(m_toldRevision);
    if (change.revision == m_toldRevision)
        return;
    m_toldRevision = change.revision;
    deliver([this, change] {
        m_revision = change.revision;
        Q_EMIT changed(change);
    });
}

Ticket Store::write(Apply apply)
{
    const Ticket ticket = nextTicket();
    m_writer->worker->post([this, ticket, apply = std::move(apply)] {
        const Result<Applied> result = guarded([&]() -> Result<Applied> {
            Result<Applied> done = apply(*m_writer->library);
            follow(*m_writer->library);
            return done;
        });
        deliver([this, ticket, result] {
            if (result)
                Q_EMIT applied(ticket, result.value());
            else
                Q_EMIT failed(ticket, result.error());
        });
    });
    return ticket;
}

Ticket Store::submit(const Edit &edit)
{
    return write([edit](Library &library) { return library.submit(edit); });
}

Ticket Store::undo(EditId expected)
{
    return write([expected](Library &library) { return library.undo(expected); });
}

Ticket Store::redo(EditId expected)
{
    return write([expected](Library &library) { return library.redo(expected); });
}

Ticket Store::addAreas(const QStringList &ids)
{
    return write([ids](Library &library) {
        library.areasAnswered();
        return library.addAreas(ids);
    });
}

void Store::dismissAreas()
{
    write([](Library &library) -> Result<Applied> {
        library.areasAnswered();
        return Applied{};
    });
}

Store::Flag Store::beginJob(Ticket ticket)
{
    return *m_jobs.insert(ticket, std::make_shared<std::atomic<bool>>(false));
}

void Store::endJob(Ticket ticket, std::function<void()> answer)
{
    deliver([this, ticket, answer = std::move(answer)] {
        m_jobs.remove(ticket);
        answer();
    });
}

ImportHooks Store::hooksFor(Ticket ticket, const Flag &cancelled)
{
    ImportHooks hooks;
    hooks.cancelled = cancelled.get();
    hooks.progress = [this, ticket](int percent, const QString &what) {
        deliver([this, ticket, percent, what] { Q_EMIT progress(ticket, percent, what); });
    };
    return hooks;
}

void Store::cancel(Ticket job)
{
    if (const Flag flag = m_jobs.value(job))
        flag->store(true);
}

// Each call is a job of the writer's; all but addBatch wait for it, on the transfer thread.
ImportTarget Store::writerTarget()
{
    const auto post = [this]<class Answer>(std::function<Result<Answer>(Library &)> work) {
        auto promise = std::make_shared<std::promise<Result<Answer>>>();
        m_writer->worker->post([this, promise, work = std::move(work)] {
            promise->set_value(guarded([&]() -> Result<Answer> {
                Result<Answer> answer = work(*m_writer->library);
                follow(*m_writer->library);
                return answer;
            }));
        });
        return promise->get_future();
    };
    ImportTarget target;
    target.begin = [post] {
        return post(std::function<Result<Done>(Library &)>([](Library &l) { return l.beginImport(); })).get();
    };
    target.openDigest = [post](const DigestDraft &draft) {
        return post(std::function<Result<DigestOpened>(Library &)>([&](Library &l) { return l.openDigest(draft); }))
            .get();
    };
    target.addBatch = [post](std::vector<Incoming> &&records, std::vector<RawChunk> &&chunks) {
        auto batch = std::make_shared<std::pair<std::vector<Incoming>, std::vector<RawChunk>>>(std::move(records),
                                                                                               std::move(chunks));
        return post(std::function<Result<BatchOutcome>(Library &)>([batch](Library &l) -> Result<BatchOutcome> {
            return l.addBatch(std::move(batch->first), std::move(batch->second));
        }));
    };
    target.closeDigest = [post](const QString &label, const QString &encoding, int lines) {
        return post(std::function<Result<Done>(Library &)>([&](Library &l) -> Result<Done> {
                   l.closeDigest(label, encoding, lines);
                   return Done{};
               }))
            .get();
    };
    target.end = [post](EditState state) {
        return post(std::function<Result<EditId>(Library &)>(
                        [state](Library &l) -> Result<EditId> { return l.endImport(state); }))
            .get();
    };
    return target;
}

Ticket Store::import(const std::vector<ImportSource> &sources)
{
    const Ticket ticket = nextTicket();
    const Flag cancelled = beginJob(ticket);
    m_transfer->worker->post([this, ticket, cancelled, sources] {
        const Result<ImportReport> report = runImport(writerTarget(), sources, hooksFor(ticket, cancelled));
        endJob(ticket, [this, ticket, report] {
            if (report)
                Q_EMIT imported(ticket, report.value());
            else
                Q_EMIT failed(ticket, report.error());
        });
    });
    return ticket;
}

Result<Done> Store::assignKeys(const std::vector<PaperId> &papers)
{
    std::promise<Result<Done>> promise;
    m_writer->worker->post([this, &promise, &papers] {
        promise.set_value(guarded([&]() -> Result<Done> {
            m_writer->library->assignKeys(papers);
            follow(*m_writer->library);
            return Done{};
        }));
    });
    return promise.get_future().get();
}

Ticket Store::runExport(const ExportPlan &plan, Export write)
{
    const Ticket ticket = nextTicket();
    const Flag cancelled = beginJob(ticket);
    m_transfer->worker->post([this, ticket, cancelled, plan, write = std::move(write), room = m_transfer.get()] {
        const Result<Done> result = guarded([&]() -> Result<Done> {
            const Result<Library *> library = room->reader();
            if (!library)
                return library.error();
            if (const Result<Done> keys = assignKeys(exportedPapers(*library.value(), plan)); !keys)
                return keys;
            return write(*library.value(), plan, hooksFor(ticket, cancelled));
        });
        endJob(ticket, [this, ticket, result] {
            if (!result)
                Q_EMIT failed(ticket, result.error());
        });
    });
    return ticket;
}

Ticket Store::exportTo(const ExportPlan &plan, const QString &path)
{
    const Ticket ticket = m_lastTicket + 1;
    return runExport(plan, [this, ticket, path](Library &library, const ExportPlan &wish, const ImportHooks &hooks) {
        const Result<qint64> papers = exportToFile(library, wish, path, hooks);
        if (!papers)
            return Result<Done>(papers.error());
        deliver([this, ticket, count = papers.value(), path] { Q_EMIT exported(ticket, count, path); });
        return Result<Done>(Done{});
    });
}

} // namespace sheaf
