// SPDX-License-Identifier: GPL-3.0-or-later
// The library's face: opening, and each call handed to its place in db/ with its transaction and its lock.
#include "model/libraryparts.h"

#include "model/db/areas.h"
#include "model/db/backup.h"
#include "model/db/changes.h"
#include "model/db/check.h"
#include "model/db/journal.h"
#include "model/db/keys.h"
#include "model/db/paperkeys.h"
#include "model/db/purge.h"
#include "model/db/reclean.h"
#include "model/db/schema.h"
#include "model/db/scripts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace sheaf
{

namespace
{

struct LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

Error refusedFile(const QString &what, const QString &path, const QString &detail = {})
{
    return {Error::Kind::Refused, what.arg(QDir::toNativeSeparators(path)), detail};
}

std::optional<Error> cannotOpen(const QString &path, const Library::Options &options)
{
    const QFileInfo file(path);
    if (file.isDir())
        return refusedFile(LibraryWords::tr("“%1” is a folder, not a library."), path);
    if (file.exists())
        return std::nullopt;
    if (!options.create || options.mode == Library::Mode::ReadOnly)
        return Error{Error::Kind::NotFound, LibraryWords::tr("There is no library “%1”.").arg(path), QString()};
    if (!QDir().mkpath(file.absolutePath())) {
        return Error{Error::Kind::File, LibraryWords::tr("The folder “%1” could not be made.").arg(file.absolutePath()),
                     QString()};
    }
    return std::nullopt;
}

// Brings the file to the present version, or says why that is not done.
std::optional<Error> prepareFile(Database &database, const Library::Options &options)
{
    const std::span<const char *const> scripts = schemaScripts();
    const FileState state = fileState(database, static_cast<int>(scripts.size()));
    if (database.hasMoved()) // while it waited
        return Error{Error::Kind::Busy,
                     LibraryWords::tr("A backup took the place of “%1” just now. Try again.").arg(database.path()),
                     QString()};
    switch (state) {
    case FileState::Foreign:
        return refusedFile(LibraryWords::tr("“%1” is not a library of Sheaf; it was left as it is."), database.path());
    case FileState::Newer:
        return refusedFile(LibraryWords::tr("“%1” was made by a newer version of Sheaf; it was left as it is. "
                                            "Install that version to open it."),
                           database.path());
    case FileState::Current:
        break;
    case FileState::New:
    case FileState::Older:
        if (options.mode == Library::Mode::ReadOnly)
            return refusedFile(LibraryWords::tr("“%1” cannot be read before it has been opened for writing."),
                               database.path());
        bringUpToDate(database, scripts, options.offerAreas);
        break;
    }
    if (options.mode != Library::Mode::ReadOnly)
        giveLog(database);
    return std::nullopt;
}

// What an import that was killed left open is closed by whoever comes first.
void closeKilledImport(Database &database, const QString &path)
{
    if (!importIsRunning(database))
        return;
    const std::unique_ptr<ImportLock> lock = ImportLock::take(path);
    if (!lock)
        return;
    Transaction transaction(database, Transaction::Kind::Write);
    Change change;
    if (closeInterrupted(database))
        logChange(database, change);
    transaction.commit();
}

Error busyImport()
{
    return {Error::Kind::Busy,
            LibraryWords::tr("Another import is running in this library. Try again when it is done."), QString()};
}

} // namespace

Library::Library(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Library::~Library() = default;

QString Library::path() const
{
    return m_parts->path;
}

Result<std::unique_ptr<Library>> Library::open(const QString &path, const Options &options)
{
    if (const std::optional<Error> error = cannotOpen(path, options))
        return *error;
    try {
        // Reading a WAL needs its shared memory, so a reader opens for writing too and promises not to.
        const bool mayMake = options.create && options.mode == Mode::ReadWrite;
        auto parts = std::make_unique<Parts>(path, mayMake ? Database::Mode::Create : Database::Mode::ReadWrite);
        parts->options = options;
        parts->database.setPatience(options.busyMilliseconds, options.waiting);
        if (const std::optional<Error> error = prepareFile(parts->database, options))
            return *error;
        configureConnection(parts->database, options.mode == Mode::ReadOnly);
        if (options.mode == Mode::ReadWrite) {
            closeKilledImport(parts->database, path);
            recleanLibrary(parts->database);
        }
        return std::unique_ptr<Library>(new Library(std::move(parts)));
    } catch (const SqlError &error) {
        const QString detail = QString::fromUtf8(error.what());
        if (error.isNotADatabase())
            return refusedFile(LibraryWords::tr("“%1” is not a library of Sheaf; it was left as it is."), path, detail);
        return Error{error.isBusy() ? Error::Kind::Busy : Error::Kind::Library,
                     LibraryWords::tr("The library “%1” could not be opened.").arg(path), detail};
    }
}

Result<Applied> Library::submit(const Edit &edit)
{
    Result<Applied> applied = submitEdit(m_parts->database, edit);
    if (applied || applied.error().kind != Error::Kind::Busy || m_parts->import)
        return applied;
    closeKilledImport(m_parts->database, m_parts->path); // perhaps that was all that stood in the way
    return submitEdit(m_parts->database, edit);
}

Result<Applied> Library::undo(EditId expected)
{
    if (!m_parts->import)
        closeKilledImport(m_parts->database, m_parts->path);
    return undoNewest(m_parts->database, expected);
}

Result<Applied> Library::redo(EditId expected)
{
    return redoOldest(m_parts->database, expected);
}

Result<Applied> Library::goTo(EditId target, EditId head)
{
    if (!m_parts->import)
        closeKilledImport(m_parts->database, m_parts->path);
    return goToRow(m_parts->database, target, head);
}

HistoryPage Library::historyPage(qint64 below, int rows)
{
    return readHistoryPage(m_parts->database, below, rows);
}

IdSet Library::papersOf(EditId row)
{
    return readPapersOfRow(m_parts->database, row);
}

std::vector<HistoryRow> Library::history(int limit)
{
    return readHistory(m_parts->database, limit);
}

Result<qint64> Library::purge()
{
    if (!m_parts->import)
        closeKilledImport(m_parts->database, m_parts->path);
    Transaction transaction(m_parts->database, Transaction::Kind::Write);
    if (importIsRunning(m_parts->database))
        return busyImport();
    const Purged purged = purgeAll(m_parts->database);
    transaction.commit();
    settle(); // what was removed is not to linger in the WAL
    return purged.trashed;
}

Change Library::assignKeys(std::span<const PaperId> papers)
{
    Transaction transaction(m_parts->database, Transaction::Kind::Write);
    Change change;
    change.papers = giveKeys(m_parts->database, papers);
    if (change.papers.empty()) {
        change.revision = revisionOf(m_parts->database);
        return change;
    }
    logChange(m_parts->database, change);
    transaction.commit();
    return change;
}

Result<Applied> Library::addAreas(const QStringList &areaIds)
{
    const auto add = [&] {
        return submitEdit(m_parts->database, areasEdit(m_parts->database, areaIds), EditSummary::Kind::AddAreas);
    };
    Result<Applied> applied = add();
    if (!applied && applied.error().kind == Error::Kind::Refused)
        applied = add(); // another process made one of these tags after we had looked
    if (!applied)
        return applied;
    areasAnswered();
    applied.value().change.revision = revision();
    applied.value().change.tags = true;
    return applied;
}

void Library::areasAnswered()
{
    Transaction transaction(m_parts->database, Transaction::Kind::Write);
    if (!areasOffered(m_parts->database))
        return;
    setAreasOffered(m_parts->database, false);
    Change change;
    change.tags = true;
    logChange(m_parts->database, change);
    transaction.commit();
}

Result<Done> Library::beginImport()
{
    if (m_parts->lock)
        return busyImport();
    std::unique_ptr<ImportLock> lock = ImportLock::take(m_parts->path);
    if (!lock)
        return busyImport();
    Transaction transaction(m_parts->database, Transaction::Kind::Write);
    Change change;
    if (closeInterrupted(m_parts->database))
        logChange(m_parts->database, change);
    transaction.commit();
    m_parts->lock = std::move(lock);
    m_parts->import = std::make_unique<Import>(m_parts->database);
    return Done{};
}

StepsDone Library::write(const std::vector<ImportStep> &steps)
{
    Q_ASSERT(m_parts->import);
    const auto start = std::chrono::steady_clock::now();
    recogniseMore(m_parts->database, manyWaiting);
    std::vector<StepDone> done = m_parts->import->write(steps);
    const auto took = std::chrono::steady_clock::now() - start;
    return {std::move(done), std::chrono::duration_cast<std::chrono::milliseconds>(took)};
}

bool Library::tidy()
{
    return recogniseMore(m_parts->database, fewWaiting);
}

EditId Library::endImport(EditState state)
{
    Q_ASSERT(m_parts->import);
    // However it ends, the lock goes: a row that could not be closed is closed as interrupted by the next comer.
    const std::unique_ptr<ImportLock> lock = std::move(m_parts->lock);
    const auto import = std::exchange(m_parts->import, nullptr);
    return import->end(state);
}

Library::CheckReport Library::check()
{
    CheckReport report;
    report.problems = findProblems(m_parts->database, ImportLock::isHeld(m_parts->path));
    report.ok = report.problems.isEmpty();
    return report;
}

void Library::settle()
{
    truncateLog(m_parts->database);
}

bool Library::shrink()
{
    if (importIsRunning(m_parts->database))
        return false;
    vacuum(m_parts->database);
    settle();
    return true;
}

} // namespace sheaf
