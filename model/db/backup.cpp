// SPDX-License-Identifier: GPL-3.0-or-later
// Copying by SQLite's own backup, within one read transaction.
#include "model/db/backup.h"

namespace sheaf
{

namespace
{

constexpr int pagesAtOnce = 256; // 4 MB between two looks at the flag

} // namespace

LibraryFacts libraryFacts(Database &database)
{
    LibraryFacts facts;
    Statement uid = database.query("SELECT value FROM library WHERE name = 'uid'");
    if (uid.step())
        facts.uid = uid.text(0);
    facts.revision = database.number("SELECT value FROM library WHERE name = 'revision'");
    facts.papers = database.number("SELECT count(*) FROM paper") -
                   database.number("SELECT count(*) FROM paper WHERE hidden = 1") -
                   database.number("SELECT count(*) FROM paper WHERE trashed = 1 AND hidden = 0");
    facts.digests = database.number("SELECT count(*) FROM digest WHERE hidden = 0");
    facts.tags = database.number("SELECT count(*) FROM tag");
    facts.lists = database.number("SELECT count(*) FROM list");
    facts.edited = database.number("SELECT max(at) FROM journal");
    facts.bytes = database.number("PRAGMA page_count") * database.number("PRAGMA page_size");
    return facts;
}

LibraryFacts copyLibrary(Database &database, const QString &to, const std::function<void(int percent)> &progress,
                         const std::atomic<bool> &cancelled)
{
    // Within it the library stands still for this connection, so that the copy never has to begin anew.
    const Transaction snapshot(database, Transaction::Kind::Read);
    const LibraryFacts facts = libraryFacts(database);
    Database file(to, Database::Mode::Create);
    file.script("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL"); // what is there by half is thrown away
    PageCopy copy(database, file);
    int told = -1;
    while (copy.step(pagesAtOnce)) {
        if (cancelled)
            throw SqlError::interrupted();
        const int percent = copy.percent();
        if (percent != told)
            progress(percent);
        told = percent;
    }
    return facts;
}

QString damageOf(Database &database)
{
    Statement check = database.query("PRAGMA quick_check(1)");
    const QString said = check.step() ? check.text(0) : QString();
    return said == QLatin1String("ok") ? QString() : said;
}

bool holdAlone(Database &database)
{
    try {
        // SQLite takes the log away only for the last one that uses it.
        database.script("PRAGMA journal_mode = DELETE");
        database.script("BEGIN EXCLUSIVE");
    } catch (const SqlError &error) {
        if (error.isBusy())
            return false;
        throw;
    }
    return true;
}

void giveLog(Database &database)
{
    try {
        database.script("PRAGMA journal_mode = WAL");
    } catch (const SqlError &error) {
        if (!error.isBusy()) // somebody else who has it open does the same, or it waits for the next who opens it
            throw;
    }
}

} // namespace sheaf
