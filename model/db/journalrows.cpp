// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the history.
#include "model/db/journalrows.h"

#include "model/db/journal.h"
#include "model/db/readthings.h"

#include <QCborArray>
#include <QCborValue>

namespace sheaf
{

namespace
{

// The name of its tag, list or saved search today, else the one that the summary has.
QString nameNow(Database &database, const EditSummary &summary)
{
    const std::optional<Tag> tag = readTag(database, summary.tag);
    if (tag)
        return tag->name;
    const std::optional<ReadingList> list = readList(database, summary.list);
    if (list)
        return list->name;
    const std::optional<SavedSearch> search = readSearch(database, summary.search);
    return search ? search->name : summary.name;
}

// The name of an import's first digest, and how many came with it.
void nameImport(Database &database, DigestId first, qint64 import, EditSummary &summary)
{
    // A deleted digest that came back first kept the number of the import that had brought it.
    Statement row = database.query("SELECT d.name, (SELECT count(*) FROM digest o WHERE o.import = ?2) +"
                                   " (d.import <> ?2) FROM digest d WHERE d.id = ?1",
                                   first, import);
    summary.name = row.step() ? row.text(0) : QString();
    summary.digests = summary.name.isEmpty() ? 0 : row.integer(1);
}

EditSummary summaryOf(Database &database, const QByteArray &bytes, qint64 papers)
{
    const QCborArray head = QCborValue::fromCbor(bytes).toArray();
    EditSummary summary;
    summary.kind = static_cast<EditSummary::Kind>(head.at(0).toInteger());
    summary.tag = static_cast<TagId>(head.at(1).toInteger());
    summary.list = static_cast<ListId>(head.at(2).toInteger());
    summary.status = static_cast<Status>(head.at(3).toInteger());
    summary.search = static_cast<SearchId>(head.at(7).toInteger());
    summary.papers = papers;
    summary.name = head.at(5).toString();
    const auto digest = static_cast<DigestId>(head.at(4).toInteger());
    if (digest == DigestId{})
        summary.name = nameNow(database, summary);
    else
        nameImport(database, digest, head.at(6).toInteger(), summary);
    return summary;
}

HistoryRow historyRow(Database &database, const Statement &row)
{
    HistoryRow history;
    history.id = row.id<EditId>(0);
    history.at = row.integer(1);
    history.state = row.integer(3) != 0 ? EditState::Undone : row.id<EditState>(2);
    history.undoable = row.integer(4) != 0;
    history.summary = summaryOf(database, row.blob(5), row.integer(6));
    return history;
}

std::optional<HistoryRow> oneRow(Database &database, const char *sql)
{
    Statement row = database.query(sql);
    return row.step() ? std::optional(historyRow(database, row)) : std::nullopt;
}

} // namespace

QByteArray encodeHead(Database &database, const EditSummary &summary, DigestId digest, qint64 import)
{
    QCborArray head;
    head.append(static_cast<qint64>(summary.kind));
    head.append(number(summary.tag));
    head.append(number(summary.list));
    head.append(static_cast<qint64>(summary.status));
    head.append(number(digest));
    head.append(nameNow(database, summary));
    head.append(import);
    head.append(number(summary.search));
    return head.toCborValue().toCbor();
}

EditSummary summaryOfRow(Database &database, EditId row)
{
    Statement found = database.query("SELECT head, papers FROM journal WHERE id = ?1", row);
    return found.step() ? summaryOf(database, found.blob(0), found.integer(1)) : EditSummary();
}

QByteArray inverseOfRow(Database &database, EditId row)
{
    Statement found = database.query("SELECT inverse FROM journal WHERE id = ?1", row);
    return found.step() ? found.blob(0) : QByteArray();
}

std::vector<HistoryRow> readHistory(Database &database, int limit)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<HistoryRow> rows;
    Statement found = database.query("SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers FROM journal "
                                     "ORDER BY outcome = 2 DESC, position DESC LIMIT ?1",
                                     limit);
    while (found.step())
        rows.push_back(historyRow(database, found));
    return rows;
}

std::optional<HistoryRow> nextUndo(Database &database)
{
    std::optional<HistoryRow> running =
        oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers FROM journal "
                         "WHERE outcome = 2 LIMIT 1");
    if (running)
        return running;
    return oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers FROM journal "
                            "WHERE undone = 0 ORDER BY position DESC LIMIT 1");
}

std::optional<HistoryRow> nextRedo(Database &database)
{
    return oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers FROM journal "
                            "WHERE undone = 1 ORDER BY position LIMIT 1");
}

} // namespace sheaf
