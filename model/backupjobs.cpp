// SPDX-License-Identifier: GPL-3.0-or-later
// BackupJobs: a worker without a library of its own.
#include "model/backupjobs.h"

#include "model/worker.h"

namespace sheaf
{

BackupJobs::BackupJobs(const QString &library, QObject *parent)
    : QObject(parent), m_library(library), m_worker(std::make_unique<Worker>(Worker::Discipline::FirstInFirstOut))
{
}

BackupJobs::~BackupJobs()
{
    m_cancelled->store(true);
    m_worker.reset();
}

BackupJobs::Job BackupJobs::run(std::function<std::function<void()>(Job, const BackupHooks &)> work)
{
    const Job job = ++m_last;
    ++m_open;
    m_worker->post([this, job, work = std::move(work), cancelled = m_cancelled] {
        BackupHooks hooks;
        hooks.cancelled = cancelled.get();
        hooks.progress = [this, job](int percent) {
            QMetaObject::invokeMethod(this, [this, job, percent] { Q_EMIT progress(job, percent); });
        };
        QMetaObject::invokeMethod(
            this,
            [this, answer = work(job, hooks)] {
                --m_open;
                answer();
            },
            Qt::QueuedConnection);
    });
    return job;
}

BackupJobs::Job BackupJobs::backUp(const QString &file)
{
    return run([this, file](Job job, const BackupHooks &hooks) -> std::function<void()> {
        const Result<LibraryFacts> done = sheaf::backUp(m_library, file, hooks);
        if (!done)
            return [this, job, error = done.error()] { Q_EMIT failed(job, error); };
        return [this, job, file, facts = done.value()] { Q_EMIT backedUp(job, file, facts); };
    });
}

BackupJobs::Job BackupJobs::inspect(const QString &backup)
{
    return run([this, backup](Job job, const BackupHooks &) -> std::function<void()> {
        const Result<LibraryFacts> there = inspectBackup(backup);
        if (!there)
            return [this, job, error = there.error()] { Q_EMIT failed(job, error); };
        const Result<LibraryFacts> own = inspectLibrary(m_library);
        const std::optional<LibraryFacts> now = own ? std::optional(own.value()) : std::nullopt;
        return [this, job, backup, facts = there.value(), now] { Q_EMIT inspected(job, backup, facts, now); };
    });
}

BackupJobs::Job BackupJobs::prepareRestore(const QString &backup)
{
    return run([this, backup](Job job, const BackupHooks &hooks) -> std::function<void()> {
        const Result<QString> path = sheaf::prepareRestore(m_library, backup, hooks);
        if (!path)
            return [this, job, error = path.error()] { Q_EMIT failed(job, error); };
        return [this, job, made = path.value()] { Q_EMIT prepared(job, made); };
    });
}

void BackupJobs::cancel()
{
    m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false); // for those to come
}

} // namespace sheaf
