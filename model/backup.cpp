// SPDX-License-Identifier: GPL-3.0-or-later
// Files and their names around the copying that db/backup does.
#include "model/backup.h"

#include "model/backupfiles.h"
#include "model/db/backup.h"
#include "model/db/openfiles.h"
#include "model/db/schema.h"
#include "model/db/scripts.h"
#include "model/worker.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstring>
#include <optional>

namespace sheaf
{

namespace
{

struct BackupWords {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr int othersPatience = 3000; // milliseconds: a verb of the command line may be about to end

Error refusedBackup(const QString &what, const QString &file)
{
    return {Error::Kind::Refused, what.arg(QDir::toNativeSeparators(file)), {}};
}

Error fileTrouble(const QString &what, const QString &file, int number)
{
    return {Error::Kind::File, what.arg(QDir::toNativeSeparators(file)), QString::fromLocal8Bit(std::strerror(number))};
}

Error cancelledBackup()
{
    return {Error::Kind::Cancelled, BackupWords::tr("It was cancelled; nothing was changed."), {}};
}

std::optional<Error> notALibrary(Database &database)
{
    const std::span<const char *const> scripts = schemaScripts();
    switch (fileState(database, static_cast<int>(scripts.size()))) {
    case FileState::New:
    case FileState::Foreign:
        return refusedBackup(BackupWords::tr("“%1” is not a library of Sheaf."), database.path());
    case FileState::Newer:
        return refusedBackup(BackupWords::tr("“%1” was made by a newer version of Sheaf. Install that version to use "
                                             "it."),
                             database.path());
    case FileState::Current:
    case FileState::Older:
        break;
    }
    return std::nullopt;
}

// Reads a file that is not open here, leaving it as it is; with locks where somebody may write to it meanwhile.
Database::Mode readingMode(const QString &file)
{
    return mayBeInUse(file) ? Database::Mode::ReadWrite : Database::Mode::Untouched;
}

template <class Work>
auto guardedReading(const QString &file, Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const SqlError &error) {
        const QString detail = QString::fromUtf8(error.what());
        if (error.isDamaged())
            return Error{Error::Kind::Refused,
                         BackupWords::tr("“%1” is not a library of Sheaf, or it is damaged.")
                             .arg(QDir::toNativeSeparators(file)),
                         detail};
        return Error{error.isBusy() ? Error::Kind::Busy : Error::Kind::File,
                     BackupWords::tr("“%1” could not be read.").arg(QDir::toNativeSeparators(file)), detail};
    }
}

// Copies into a part file beside `place` and reads it from end to end.
Result<LibraryFacts> copyTo(Database &database, const PartFile &part, const BackupHooks &hooks)
{
    static const std::atomic<bool> never = false;
    const std::atomic<bool> &cancelled = hooks.cancelled ? *hooks.cancelled : never;
    Result<LibraryFacts> copied = guarded(
        [&]() -> Result<LibraryFacts> {
            const LibraryFacts facts = copyLibrary(
                database, part.path(),
                [&hooks](int percent) {
                    if (hooks.progress && percent < 100)
                        hooks.progress(percent);
                },
                cancelled);
            if (hooks.progress)
                hooks.progress(100);
            Database copy(part.path(), Database::Mode::Untouched);
            copy.endWhen(cancelled);
            const QString damage = damageOf(copy);
            if (!damage.isEmpty() || libraryFacts(copy) != facts)
                return Error{Error::Kind::Library,
                             BackupWords::tr("The copy is not what the library is; it was thrown away."), damage};
            return facts;
        },
        QT_TRANSLATE_NOOP("Library", "The library could not be copied; nothing was changed."));
    if (!copied && cancelled)
        return cancelledBackup();
    return copied;
}

Error libraryInUse(const QString &library)
{
    return {Error::Kind::Busy,
            BackupWords::tr("The library “%1” is used by another process; it stays as it was.")
                .arg(QDir::toNativeSeparators(library)),
            {}};
}

// A damaged library needs no holding: nobody else can read it either.
Result<Done> hold(const QString &library, std::optional<Database> &holder)
{
    if (isOpenDatabase(library))
        return libraryInUse(library);
    try {
        holder.emplace(library, Database::Mode::ReadWrite);
        holder->setPatience(othersPatience, {});
        if (!holdAlone(*holder))
            return libraryInUse(library);
        return Done{};
    } catch (const SqlError &error) {
        holder.reset();
        if (error.isDamaged())
            return Done{};
        return errorFrom(error,
                         QT_TRANSLATE_NOOP("Library", "The library could not be put aside; it stays as it was."));
    }
}

// Whether a backup may take the place of the file: none is there, or a copy of this library that nobody uses.
Result<Done> mayTakeBackup(const QString &library, const QString &file)
{
    const QFileInfo target(file);
    if (target.isDir())
        return refusedBackup(BackupWords::tr("“%1” is a folder. Choose a name for the backup in it."), file);
    if (isOpenDatabase(file) || (target.exists() && target == QFileInfo(library)))
        return refusedBackup(BackupWords::tr("“%1” is the library itself. Choose another name for the backup."), file);
    if (hasLog(file))
        return refusedBackup(BackupWords::tr("“%1” is a library in use. Choose another name for the backup."), file);
    if (!target.exists() || target.size() == 0)
        return Done{};
    const Result<LibraryFacts> there = inspectBackup(file);
    const Result<LibraryFacts> own = inspectLibrary(library);
    if (!own)
        return own.error();
    if (!there || there.value().uid != own.value().uid)
        return refusedBackup(BackupWords::tr("“%1” is something else than a backup of this library; it was left as it "
                                             "is. Choose another name."),
                             file);
    if (mayBeInUse(file)) {
        std::optional<Database> holder;
        if (const Result<Done> held = hold(file, holder); !held)
            return held.error();
    }
    return Done{};
}

} // namespace

QString backupName(const QString &library)
{
    return QStringLiteral("%1 %2.sheaf")
        .arg(QFileInfo(library).completeBaseName(), QDate::currentDate().toString(Qt::ISODate));
}

Result<LibraryFacts> inspectBackup(const QString &file)
{
    if (isOpenDatabase(file))
        return refusedBackup(BackupWords::tr("“%1” is the library that is open."), file);
    if (!QFileInfo(file).isFile())
        return Error{
            Error::Kind::NotFound, BackupWords::tr("There is no file “%1”.").arg(QDir::toNativeSeparators(file)), {}};
    return guardedReading(file, [&]() -> Result<LibraryFacts> {
        Database database(file, readingMode(file));
        if (const std::optional<Error> refused = notALibrary(database))
            return *refused;
        return libraryFacts(database);
    });
}

Result<LibraryFacts> inspectLibrary(const QString &library)
{
    return guardedReading(library, [&]() -> Result<LibraryFacts> {
        Database database(library, Database::Mode::ReadWrite);
        configureConnection(database, true);
        return libraryFacts(database);
    });
}

Result<LibraryFacts> backUp(const QString &library, const QString &file, const BackupHooks &hooks)
{
    if (const Result<Done> may = mayTakeBackup(library, file); !may)
        return may.error();
    const QString place = placeOf(file);
    removeLeftParts(place);
    PartFile part(PartFile::besideOf(place));
    const Result<LibraryFacts> facts = guarded(
        [&]() -> Result<LibraryFacts> {
            Database database(library, Database::Mode::ReadWrite);
            configureConnection(database, true);
            return copyTo(database, part, hooks);
        },
        QT_TRANSLATE_NOOP("Library", "The library could not be copied; nothing was changed."));
    if (!facts)
        return facts;
    QFile::setPermissions(part.path(), QFile::permissions(library));
    if (const int error = giveName(part.path(), place); error != 0)
        return fileTrouble(BackupWords::tr("“%1” could not be written; what was there is kept."), file, error);
    part.keep();
    return facts;
}

Result<QString> prepareRestore(const QString &library, const QString &backup, const BackupHooks &hooks)
{
    const Result<LibraryFacts> facts = inspectBackup(backup);
    if (!facts)
        return facts.error();
    const QString place = placeOf(library);
    removeLeftParts(place);
    PartFile part(PartFile::besideOf(place));
    const Result<LibraryFacts> copied = guardedReading(backup, [&]() -> Result<LibraryFacts> {
        Database database(backup, readingMode(backup));
        return copyTo(database, part, hooks);
    });
    if (!copied)
        return copied.error();
    if (QFileInfo::exists(library))
        QFile::setPermissions(part.path(), QFile::permissions(library));
    return part.keep();
}

Result<QString> putInPlace(const QString &library, const QString &prepared)
{
    PartFile part(prepared);
    const QString place = placeOf(library);
    const QString kept = nameForKept(place);
    const bool isThere = QFileInfo::exists(place);
    std::optional<Database> holder;
    if (isThere) {
        if (const Result<Done> held = hold(place, holder); !held)
            return held.error();
    }
    if (const int error = exchangeFiles(place, kept, prepared); error != 0)
        return fileTrouble(BackupWords::tr("The library “%1” could not be put aside; it stays as it was."), library,
                           error);
    part.keep();
    return isThere ? kept : QString();
}

} // namespace sheaf
