// SPDX-License-Identifier: GPL-3.0-or-later
// Bookkeeping rows of a library.
#include "model/db/changes.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 changesKept = 1000;
constexpr int settlePatience = 500; // milliseconds: whoever reads now truncates when closing

constexpr qint64 tagsFlag = 1;
constexpr qint64 listsFlag = 2;
constexpr qint64 digestsFlag = 4;
constexpr qint64 textsFlag = 8;
constexpr qint64 everythingFlag = 16;
constexpr qint64 searchesFlag = 32;

const char *counterName(Counter counter)
{
    constexpr const char *names[] = {"paper", "digest", "tag",       "list",    "item",
                                     "edit",  "import", "highlight", "segment", "search"};
    return names[static_cast<std::size_t>(counter)];
}

qint64 flagsOf(const Change &change)
{
    return (change.tags ? tagsFlag : 0) | (change.lists ? listsFlag : 0) | (change.digests ? digestsFlag : 0) |
           (change.texts ? textsFlag : 0) | (change.searches ? searchesFlag : 0) |
           (change.everything ? everythingFlag : 0);
}

Change changeOf(qint64 revision, const QByteArray &papers, qint64 flags)
{
    Change change;
    change.revision = revision;
    const std::optional<IdSet> set = IdSet::fromBytes(papers);
    change.papers = set.value_or(IdSet());
    change.tags = flags & tagsFlag;
    change.lists = flags & listsFlag;
    change.digests = flags & digestsFlag;
    change.texts = flags & textsFlag;
    change.searches = flags & searchesFlag;
    change.everything = (flags & everythingFlag) || !set;
    return change;
}

} // namespace

qint64 takeId(Database &database, Counter counter)
{
    const qint64 id = peekId(database, counter);
    database.run("UPDATE counter SET next = ?2 WHERE name = ?1", counterName(counter), id + 1);
    return id;
}

qint64 peekId(Database &database, Counter counter)
{
    return database.number("SELECT next FROM counter WHERE name = ?1", counterName(counter));
}

void reserveIds(Database &database, Counter counter, qint64 last)
{
    database.run("UPDATE counter SET next = max(next, ?2 + 1) WHERE name = ?1", counterName(counter), last);
}

qint64 revisionOf(Database &database)
{
    return database.number("SELECT value FROM library WHERE name = 'revision'");
}

void logChange(Database &database, Change &change)
{
    change.revision = revisionOf(database) + 1;
    database.run("UPDATE library SET value = ?1 WHERE name = 'revision'", change.revision);
    database.run("INSERT INTO change (revision, papers, flags) VALUES (?1, ?2, ?3)", change.revision,
                 change.papers.toBytes(), flagsOf(change));
    database.run("DELETE FROM change WHERE revision <= ?1", change.revision - changesKept);
}

Change changesAfter(Database &database, qint64 since)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    Change all;
    all.revision = revisionOf(database);
    if (all.revision == since)
        return all;
    qint64 next = since + 1;
    Statement rows =
        database.query("SELECT revision, papers, flags FROM change WHERE revision > ?1 ORDER BY revision", since);
    while (rows.step()) {
        // A gap means that the log begins after `since`.
        if (rows.integer(0) != next++)
            all.everything = true;
        mergeChange(all, changeOf(rows.integer(0), rows.blob(1), rows.integer(2)));
    }
    all.everything = all.everything || next != all.revision + 1;
    return all;
}

qint64 currentDataVersion(Database &database)
{
    return database.number("PRAGMA data_version");
}

void truncateLog(Database &database)
{
    const int patience = database.swapPatience(settlePatience);
    try {
        database.script("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SqlError &error) {
        // On a full disk, say: what was committed is safe in the WAL, and the next to close tries again.
        qWarning("The log of %s was not emptied: %s", qUtf8Printable(database.path()), error.what());
    }
    database.swapPatience(patience);
}

void vacuum(Database &database)
{
    database.script("VACUUM");
}

bool areasOffered(Database &database)
{
    return database.number("SELECT value FROM library WHERE name = 'offer_areas'") != 0;
}

void setAreasOffered(Database &database, bool offered)
{
    database.run("UPDATE library SET value = ?1 WHERE name = 'offer_areas'", offered);
}

void mergeChange(Change &into, const Change &other)
{
    into.revision = std::max(into.revision, other.revision);
    into.papers |= other.papers;
    into.tags = into.tags || other.tags;
    into.lists = into.lists || other.lists;
    into.digests = into.digests || other.digests;
    into.texts = into.texts || other.texts;
    into.searches = into.searches || other.searches;
    into.everything = into.everything || other.everything;
}

} // namespace sheaf
