// SPDX-License-Identifier: GPL-3.0-or-later
// Cleaning a library anew.
#include "model/db/reclean.h"

#include "model/db/changes.h"
#include "model/db/papertexts.h"
#include "model/text/remnants.h"

namespace sheaf
{

namespace
{

qint64 cleaningOf(Database &database)
{
    return database.number("SELECT value FROM library WHERE name = 'cleaning'");
}

// The texts by today's rules; nothing when they are so already.
std::optional<PaperTexts> recleaned(Database &database, PaperId id)
{
    const std::optional<PaperTexts> old = readPaperTexts(database, id);
    if (!old)
        return std::nullopt;
    PaperTexts texts = *old;
    if (!texts.ownTitle)
        texts.title = digestTitle(texts);
    if (!texts.ownAbstract)
        texts.abstract = digestAbstract(texts);
    return texts == *old ? std::nullopt : std::optional(std::move(texts));
}

// One batch above `last`, which becomes its highest id; false when there was none left.
bool recleanBatchAbove(Database &database, qint64 &last, Change &change)
{
    std::vector<PaperId> batch;
    Statement ids = database.query("SELECT id FROM paper WHERE id > ?1 ORDER BY id LIMIT ?2", last, recleanBatch);
    while (ids.step())
        batch.push_back(ids.id<PaperId>(0));
    if (batch.empty())
        return false;
    last = number(batch.back());
    for (const PaperId id : batch) {
        const std::optional<PaperTexts> texts = recleaned(database, id);
        if (!texts)
            continue;
        writePaperTexts(database, id, *texts);
        change.papers.add(id);
    }
    return true;
}

} // namespace

qint64 recleanLibrary(Database &database)
{
    qint64 last = 0;
    qint64 changed = 0;
    for (bool more = cleaningOf(database) < cleaningVersion; more;) {
        Transaction transaction(database, Transaction::Kind::Write);
        Change change;
        change.texts = true;
        more = recleanBatchAbove(database, last, change);
        if (!more)
            database.run("INSERT INTO library (name, value) VALUES ('cleaning', ?1) "
                         "ON CONFLICT (name) DO UPDATE SET value = max(value, ?1)",
                         cleaningVersion);
        if (!change.papers.empty())
            logChange(database, change);
        changed += change.papers.count();
        transaction.commit();
    }
    return changed;
}

} // namespace sheaf
