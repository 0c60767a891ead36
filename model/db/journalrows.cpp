// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the history.
#include "model/db/journalrows.h"

#include "model/db/changes.h"
#include "model/db/journal.h"
#include "model/db/readthings.h"

#include <QCborArray>
#include <QCborValue>

#include <limits>

namespace sheaf
{

namespace
{

// The name of its tag, list or saved search today, else the one that the summary has.
QString nameNow(Database &database, const EditSummary &summary)
{
    if (summary.tag != TagId{}) {
        if (const std::optional<Tag> tag = readTag(database, summary.tag))
            return tag->name;
    }
    if (summary.list != ListId{}) {
        if (const std::optional<ReadingList> list = readList(database, summary.list))
            return list->name;
    }
    if (summary.search != SearchId{}) {
        if (const std::optional<SavedSearch> search = readSearch(database, summary.search))
            return search->name;
    }
    return summary.name;
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
    summary.other = head.at(8).toString();
    summary.papers = papers;
    summary.name = head.at(5).toString();
    const auto digest = static_cast<DigestId>(head.at(4).toInteger());
    const bool isRenaming = summary.kind == EditSummary::Kind::ChangeTag && !summary.other.isEmpty();
    if (isRenaming)
        return summary; // from one name to the other, whatever it is called today
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
    history.position = row.integer(7);
    history.summary = summaryOf(database, row.blob(5), row.integer(6));
    return history;
}

std::optional<HistoryRow> oneRow(Database &database, const char *sql)
{
    Statement row = database.query(sql);
    return row.step() ? std::optional(historyRow(database, row)) : std::nullopt;
}

std::optional<HistoryRow> runningRow(Database &database)
{
    return oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                            "WHERE outcome = 2 LIMIT 1");
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
    head.append(summary.other);
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
    Statement found =
        database.query("SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                       "ORDER BY outcome = 2 DESC, position DESC LIMIT ?1",
                       limit);
    while (found.step())
        rows.push_back(historyRow(database, found));
    return rows;
}

HistoryPage readHistoryPage(Database &database, qint64 below, int rows)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    HistoryPage page;
    page.revision = revisionOf(database);
    page.below = below;
    if (below == 0) {
        if (std::optional<HistoryRow> running = runningRow(database))
            page.rows.push_back(*std::move(running));
    }
    const auto most = static_cast<std::size_t>(rows);
    Statement found =
        database.query("SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                       "WHERE position < ?1 AND outcome <> 2 ORDER BY position DESC LIMIT ?2",
                       below == 0 ? std::numeric_limits<qint64>::max() : below, rows + 1);
    while (found.step()) {
        page.last = page.rows.size() < most;
        if (!page.last)
            break;
        page.rows.push_back(historyRow(database, found));
    }
    return page;
}

std::optional<std::vector<HistoryRow>> readWayTo(Database &database, EditId target)
{
    Statement goal = database.query("SELECT position, undone FROM journal WHERE id = ?1", target);
    const bool there = goal.step();
    if (!there && target != EditId{})
        return std::nullopt;
    const qint64 position = there ? goal.integer(0) : 0;
    std::vector<HistoryRow> way;
    Statement found =
        there && goal.integer(1) != 0
            ? database.query("SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                             "WHERE undone = 1 AND position <= ?1 ORDER BY position",
                             position)
            : database.query("SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                             "WHERE position > ?1 AND undone = 0 AND outcome <> 2 ORDER BY position DESC",
                             position);
    while (found.step())
        way.push_back(historyRow(database, found));
    return way;
}

IdSet readPapersOfRow(Database &database, EditId row)
{
    const QByteArray inverse = inverseOfRow(database, row);
    const Result<Edit> edit = decode(inverse);
    if (!edit)
        return {};
    EditMentions mentions = mentionsOf(edit.value());
    for (const ItemId item : mentions.items) {
        if (const qint64 paper = database.number("SELECT paper FROM list_item WHERE id = ?1", item); paper != 0)
            mentions.papers.add(PaperId{paper});
    }
    return mentions.papers;
}

std::optional<HistoryRow> nextUndo(Database &database)
{
    if (std::optional<HistoryRow> running = runningRow(database))
        return running;
    return oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                            "WHERE undone = 0 ORDER BY position DESC LIMIT 1");
}

std::optional<HistoryRow> nextRedo(Database &database)
{
    return oneRow(database, "SELECT id, at, outcome, undone, inverse IS NOT NULL, head, papers, position FROM journal "
                            "WHERE undone = 1 ORDER BY position LIMIT 1");
}

} // namespace sheaf
