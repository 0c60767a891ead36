// SPDX-License-Identifier: GPL-3.0-or-later
// The Store's long jobs: imports and exports on the transfer thread, which waits for the writer, never the other way.
#include "model/store.h"

#include "model/room.h"

namespace sheaf
{

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
