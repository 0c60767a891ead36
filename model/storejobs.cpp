// SPDX-License-Identifier: GPL-3.0-or-later
// The Store's long jobs: imports and exports on the transfer thread, which waits for the writer, never the other way.
#include "model/store.h"

#include "model/indexcare.h"
#include "model/room.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

Error exportCancelled()
{
    return {Error::Kind::Cancelled, QCoreApplication::translate("Export", "The export was cancelled."), {}};
}

} // namespace

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

// Each call is a job of the writer's; all but write wait for it, on the transfer thread.
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
    return targetThrough(post);
}

Ticket Store::import(const std::vector<ImportSource> &sources)
{
    const Ticket ticket = nextTicket();
    const Flag cancelled = beginJob(ticket);
    m_transfer->worker->post([this, ticket, cancelled, sources, room = m_transfer.get()] {
        const Result<ImportReport> report = runImport(writerTarget(), sources, hooksFor(ticket, cancelled));
        endJob(ticket, [this, ticket, report] {
            m_keepNext = true;
            if (report)
                Q_EMIT imported(ticket, report.value());
            else
                Q_EMIT failed(ticket, report.error());
        });
        careAfterImport(*room);
    });
    return ticket;
}

// On the transfer thread, which reads and computes; the writer only stores.
void Store::careAfterImport(Room &transfer)
{
    if (m_closing)
        return;
    const auto write = [this](const std::function<bool(Library &)> &work) {
        const auto promise = std::make_shared<std::promise<bool>>();
        m_writer->worker->post([this, promise, &work] {
            const Result<bool> done = guarded([&]() -> Result<bool> { return work(*m_writer->library); });
            promise->set_value(done && done.value());
        });
        return promise->get_future().get();
    };
    static_cast<void>(guarded([&]() -> Result<Done> {
        const Result<Library *> reader = transfer.reader();
        if (reader)
            careForIndex(*reader.value(), write, Care::AsNeeded, m_closing);
        return Done{};
    }));
}

Ticket Store::previewImport(const ImportSource &source)
{
    const Ticket ticket = nextTicket();
    const Flag cancelled = beginJob(ticket);
    m_transfer->worker->post([this, ticket, cancelled, source] {
        const ImportPreview preview = previewOf(source, cancelled.get());
        endJob(ticket, [this, ticket, preview] { Q_EMIT importPreviewed(ticket, preview); });
    });
    return ticket;
}

Result<Done> Store::assignKeys(const std::vector<PaperId> &papers)
{
    // Shared, because set_value() still works on it when the waiting thread has gone on.
    const auto promise = std::make_shared<std::promise<Result<Done>>>();
    m_writer->worker->post([this, promise, &papers] {
        promise->set_value(guarded([&]() -> Result<Done> {
            m_writer->library->assignKeys(papers);
            follow(*m_writer->library);
            return Done{};
        }));
    });
    return promise->get_future().get();
}

// On the transfer thread: its library, with keys for the papers if they are wanted.
Result<Library *> Store::exportLibrary(const ExportPlan &plan, const Flag &cancelled, bool withKeys)
{
    const Result<Library *> library = m_transfer->reader();
    if (!library || !withKeys || *cancelled)
        return library;
    if (const Result<Done> keys = assignKeys(exportedPapers(*library.value(), plan)); !keys)
        return keys.error();
    return library;
}

// A job of the transfer thread whose answer goes to `tell`, or to failed().
template <class Answer>
void Store::runJob(Ticket ticket, const char *what,
                   std::function<Result<Answer>(const ImportHooks &, const Flag &)> work,
                   std::function<void(const Answer &)> tell)
{
    const Flag cancelled = beginJob(ticket);
    m_transfer->worker->post([this, ticket, cancelled, what, work = std::move(work), tell = std::move(tell)] {
        const auto result = std::make_shared<Result<Answer>>(guarded(
            [&]() -> Result<Answer> {
                if (*cancelled)
                    return exportCancelled();
                return work(hooksFor(ticket, cancelled), cancelled);
            },
            what));
        endJob(ticket, [this, ticket, result, tell] {
            if (result->ok())
                tell(result->value());
            else
                Q_EMIT failed(ticket, result->error());
        });
    });
}

Ticket Store::exportTo(const ExportPlan &plan, const QString &path)
{
    const Ticket ticket = nextTicket();
    runJob<qint64>(
        ticket, QT_TRANSLATE_NOOP("Library", "The papers could not be read; nothing was exported."),
        [this, plan, path](const ImportHooks &hooks, const Flag &cancelled) -> Result<qint64> {
            const Result<Library *> library = exportLibrary(plan, cancelled, true);
            return library ? exportToFile(*library.value(), plan, path, hooks) : library.error();
        },
        [this, ticket, path](const qint64 &papers) { Q_EMIT exported(ticket, papers, path); });
    return ticket;
}

Ticket Store::renderExport(const ExportPlan &plan, int papers)
{
    const Ticket ticket = nextTicket();
    runJob<RenderedExport>(
        ticket, QT_TRANSLATE_NOOP("Library", "The papers could not be read for a document."),
        [this, plan, papers](const ImportHooks &hooks, const Flag &cancelled) -> Result<RenderedExport> {
            const Result<Library *> library = exportLibrary(plan, cancelled, papers < 0);
            return library ? renderPlan(*library.value(), plan, papers, hooks) : library.error();
        },
        [this, ticket](const RenderedExport &done) { Q_EMIT exportRendered(ticket, done.document, done.papers); });
    return ticket;
}

Ticket Store::preflight(const ExportPlan &plan)
{
    const Ticket ticket = nextTicket();
    runJob<Preflight>(
        ticket, QT_TRANSLATE_NOOP("Library", "The papers could not be read for the check."),
        [this, plan](const ImportHooks &hooks, const Flag &cancelled) -> Result<Preflight> {
            const Result<Library *> library = exportLibrary(plan, cancelled, false);
            if (!library)
                return library.error();
            Preflight found = sheaf::preflight(*library.value(), plan, hooks);
            if (*cancelled)
                return exportCancelled();
            return found;
        },
        [this, ticket](const Preflight &found) { Q_EMIT preflightReady(ticket, found); });
    return ticket;
}

} // namespace sheaf
