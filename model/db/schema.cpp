// SPDX-License-Identifier: GPL-3.0-or-later
// The library file's versions.
#include "model/db/schema.h"

#include "model/text/remnants.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <thread>

namespace sheaf
{

namespace
{

constexpr int copiesKept = 3;

bool hasTables(Database &database)
{
    return database.number("SELECT count(*) FROM sqlite_master") > 0;
}

void copyAside(Database &database, qint64 version)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString path = database.path();
    const QString copy = path + QStringLiteral(".version-%1-%2.bak").arg(version).arg(stamp);
    database.run("VACUUM INTO ?1", copy);
    const QStringList copies = migrationCopies(path);
    for (qsizetype at = copiesKept; at < copies.size(); ++at)
        QFile::remove(copies.at(at));
}

// While another connection does the same, SQLite says "locked" at once instead of waiting.
void useLog(Database &database)
{
    constexpr int attempts = 500;
    for (int attempt = 1;; ++attempt) {
        try {
            database.script("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;");
            return;
        } catch (const SqlError &error) {
            if (!error.isBusy() || attempt == attempts)
                throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void writeFirstValues(Database &database, bool offerAreas)
{
    const auto put = [&](const char *name, const auto &value) {
        database.run("INSERT INTO library (name, value) VALUES (?1, ?2)", name, value);
    };
    put("uid", QUuid::createUuid().toString(QUuid::WithoutBraces));
    put("created", QDateTime::currentMSecsSinceEpoch());
    put("revision", 0);
    put("offer_areas", offerAreas);
    put("cleaning", cleaningVersion);
    put("recognised", 0);
}

// PRAGMA takes no bound values; the versions are ours.
void setVersion(Database &database, std::size_t version)
{
    database.script(("PRAGMA user_version = " + std::to_string(version)).c_str());
    database.script(("PRAGMA application_id = " + std::to_string(libraryApplicationId)).c_str());
}

} // namespace

FileState fileState(Database &database, int latest)
{
    // One snapshot: another process may be making this very file.
    const Transaction snapshot(database, Transaction::Kind::Read);
    const qint64 version = database.number("PRAGMA user_version");
    if (database.number("PRAGMA application_id") == libraryApplicationId) {
        if (version > latest)
            return FileState::Newer;
        return version == latest ? FileState::Current : FileState::Older;
    }
    return version == 0 && !hasTables(database) ? FileState::New : FileState::Foreign;
}

void configureConnection(Database &database, bool readOnly)
{
    database.script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                    "PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;");
    // A window has several readers, and what they read once is in the system's own cache.
    if (readOnly)
        database.script("PRAGMA query_only = ON; PRAGMA cache_size = -8192;");
}

void bringUpToDate(Database &database, std::span<const char *const> scripts, bool offerAreas)
{
    const FileState state = fileState(database, static_cast<int>(scripts.size()));
    if (state == FileState::New)
        useLog(database);
    else if (state == FileState::Older)
        copyAside(database, database.number("PRAGMA user_version"));

    Transaction transaction(database, Transaction::Kind::Write);
    // Another process may have been quicker.
    const auto version = static_cast<std::size_t>(database.number("PRAGMA user_version"));
    for (std::size_t at = version; at < scripts.size(); ++at)
        database.script(scripts[at]);
    if (version < scripts.size())
        setVersion(database, scripts.size());
    if (version == 0)
        writeFirstValues(database, offerAreas);
    transaction.commit();
}

QStringList migrationCopies(const QString &path)
{
    const QFileInfo file(path);
    const QStringList names =
        file.absoluteDir().entryList({file.fileName() + QStringLiteral(".version-*.bak")}, QDir::Files, QDir::Name);
    QStringList paths;
    for (const QString &name : names)
        paths.prepend(file.absoluteDir().filePath(name));
    return paths;
}

} // namespace sheaf
