// SPDX-License-Identifier: GPL-3.0-or-later
// Backups for a window: backup.h on a thread of its own, also where the library could not be opened.
#pragma once

#include "model/backup.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sheaf
{

class Worker;

// GUI thread; its destructor cancels what runs and waits for that. The jobs run one after the other; every answer
// carries the number that its job was given.
class BackupJobs final : public QObject
{
    Q_OBJECT
public:
    using Job = quint64;

    explicit BackupJobs(const QString &library, QObject *parent = nullptr);
    ~BackupJobs() override;

    Job backUp(const QString &file);           // backedUp or failed
    Job inspect(const QString &backup);        // inspected or failed
    Job prepareRestore(const QString &backup); // prepared or failed
    void cancel();                             // all that were given
    bool isIdle() const { return m_open == 0; }

Q_SIGNALS:
    void progress(sheaf::BackupJobs::Job job, int percent); // 100: the copy is being read from end to end
    void backedUp(sheaf::BackupJobs::Job job, const QString &file, const sheaf::LibraryFacts &facts);
    // Of the library as it is now none where it cannot be read.
    void inspected(sheaf::BackupJobs::Job job, const QString &file, const sheaf::LibraryFacts &backup,
                   const std::optional<sheaf::LibraryFacts> &library);
    void prepared(sheaf::BackupJobs::Job job, const QString &path); // for putInPlace()
    void failed(sheaf::BackupJobs::Job job, const sheaf::Error &error);

private:
    // `work` runs on the thread and gives what is to be told here.
    Job run(std::function<std::function<void()>(Job job, const BackupHooks &hooks)> work);

    const QString m_library;
    Job m_last = 0;
    int m_open = 0; // jobs without an answer
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<Worker> m_worker; // last: it uses the rest
};

} // namespace sheaf
