// SPDX-License-Identifier: GPL-3.0-or-later
// Edits with their history.
#include "model/db/journal.h"

#include "model/db/besideimport.h"
#include "model/db/changes.h"
#include "model/db/journalrows.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace sheaf
{

namespace
{

struct JournalWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

void discardUndone(Database &database)
{
    database.run("DELETE FROM journal WHERE undone = 1");
}

qint64 nextPosition(Database &database)
{
    return database.number("SELECT max(position) FROM journal") + 1;
}

EditId appendRow(Database &database, const EditSummary &summary, const Edit &inverse, EditState outcome,
                 DigestId digest = {}, qint64 import = 0)
{
    discardUndone(database);
    const EditId id{takeId(database, Counter::Edit)};
    database.run("INSERT INTO journal (id, position, at, outcome, papers, head, inverse) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                 id, nextPosition(database), QDateTime::currentMSecsSinceEpoch(), outcome, summary.papers,
                 encodeHead(database, summary, digest, import), encode(inverse));
    return id;
}

Applied appliedOf(const Applier &applier, EditId row)
{
    Applied applied;
    applied.row = row;
    applied.change = applier.change();
    applied.made = applier.made();
    return applied;
}

Error notOnTop(const std::optional<HistoryRow> &top, const QString &none)
{
    if (!top)
        return {Error::Kind::NotFound, none, QString()};
    return {Error::Kind::Moved,
            JournalWords::tr("The history has moved on; now on top is: %1. Nothing was changed.")
                .arg(describe(top->summary)),
            QString()};
}

Error tooOld(const HistoryRow &row)
{
    return {
        Error::Kind::Refused,
        JournalWords::tr("“%1” is older than the history keeps, so it cannot be undone.").arg(describe(row.summary)),
        QString()};
}

Error importRuns()
{
    return {Error::Kind::Busy,
            JournalWords::tr("An import is running; cancel it, or wait until it is done, and undo then."), QString()};
}

// Applies what the row holds and puts the inverse of that in its place; logging it is left to the caller.
Result<Applied> turnOver(Database &database, const HistoryRow &row, bool undone)
{
    const Result<Edit> edit = decode(inverseOfRow(database, row.id));
    if (!edit)
        return edit.error();
    Applier applier(database, Applier::Reach::All);
    try {
        applier.apply(edit.value());
    } catch (const Refusal &refusal) {
        return refusal.error;
    }
    database.run("UPDATE journal SET undone = ?2, inverse = ?3 WHERE id = ?1", row.id, undone,
                 encode(applier.inverse()));
    return appliedOf(applier, row.id);
}

void logAndCommit(Database &database, Transaction &transaction, Applied &applied)
{
    logChange(database, applied.change);
    applied.summary = summaryOfRow(database, applied.row);
    transaction.commit();
}

Result<Applied> turn(Database &database, Transaction &transaction, const HistoryRow &row, bool undone)
{
    Result<Applied> applied = turnOver(database, row, undone);
    if (applied)
        logAndCommit(database, transaction, applied.value());
    return applied;
}

Error wayBarred(const Error &error)
{
    return {error.kind, JournalWords::tr("Nothing was changed. %1").arg(error.what), error.detail};
}

} // namespace

Result<Applied> submitEdit(Database &database, const Edit &edit, std::optional<EditSummary::Kind> kind)
{
    Transaction transaction(database, Transaction::Kind::Write);
    Applier applier(database, Applier::Reach::Shown);
    try {
        applier.apply(edit);
    } catch (const Refusal &refusal) {
        return refusal.error;
    }
    if (applier.changedNothing()) {
        Applied nothing;
        nothing.change.revision = revisionOf(database);
        return nothing;
    }
    if (std::optional<Error> error = waitsForImport(database, applier.made()))
        return *std::move(error);
    EditSummary summary = applier.summary();
    summary.kind = kind.value_or(summary.kind);
    const EditId row = appendRow(database, summary, applier.inverse(), EditState::Done);
    trimHistory(database, QDateTime::currentMSecsSinceEpoch());
    Applied applied = appliedOf(applier, row);
    logChange(database, applied.change);
    applied.summary = summaryOfRow(database, row);
    transaction.commit();
    return applied;
}

Result<Applied> undoNewest(Database &database, EditId expected)
{
    Transaction transaction(database, Transaction::Kind::Write);
    const std::optional<HistoryRow> top = nextUndo(database);
    if (top && top->state == EditState::Running)
        return importRuns();
    if (!top || (expected != EditId{} && top->id != expected))
        return notOnTop(top, JournalWords::tr("There is nothing to undo."));
    if (!top->undoable)
        return tooOld(*top);
    return turn(database, transaction, *top, true);
}

Result<Applied> redoOldest(Database &database, EditId expected)
{
    Transaction transaction(database, Transaction::Kind::Write);
    const std::optional<HistoryRow> next = nextRedo(database);
    if (!next || (expected != EditId{} && next->id != expected)) {
        return notOnTop(next                   ? next
                        : expected == EditId{} ? std::nullopt
                                               : nextUndo(database),
                        JournalWords::tr("There is nothing to redo."));
    }
    return turn(database, transaction, *next, false);
}

Result<Applied> goToRow(Database &database, EditId target, EditId head)
{
    Transaction transaction(database, Transaction::Kind::Write);
    const std::optional<HistoryRow> top = nextUndo(database);
    if (top && top->state == EditState::Running)
        return importRuns();
    if ((top ? top->id : EditId{}) != head)
        return notOnTop(top, JournalWords::tr("The history has moved on: there is nothing to undo any more."));
    const std::optional<std::vector<HistoryRow>> way = readWayTo(database, target);
    if (!way)
        return Error{Error::Kind::NotFound, JournalWords::tr("That step is not in the history any more."), QString()};
    if (const auto old = std::ranges::find(*way, false, &HistoryRow::undoable); old != way->end())
        return wayBarred(tooOld(*old));
    Applied whole;
    whole.steps = 0;
    for (const HistoryRow &row : *way) {
        const Result<Applied> step = turnOver(database, row, row.state != EditState::Undone);
        if (!step)
            return wayBarred(step.error());
        whole.row = row.id;
        ++whole.steps;
        mergeChange(whole.change, step.value().change);
    }
    if (way->empty()) // there already
        whole.change.revision = revisionOf(database);
    else
        logAndCommit(database, transaction, whole);
    return whole;
}

EditId openImportRow(Database &database, DigestId digest, qint64 import)
{
    EditSummary summary;
    summary.kind = EditSummary::Kind::Import;
    return appendRow(database, summary, ShowImport{{}, {}, {}, false, {}}, EditState::Running, digest, import);
}

void updateImportRow(Database &database, EditId row, const ShowImport &shown, const std::vector<Edit> &also,
                     qint64 papers)
{
    ShowImport hide = shown;
    hide.on = false;
    Edit inverse = hide;
    if (!also.empty()) {
        Compound all{also};
        all.edits.push_back(std::move(hide));
        inverse = std::move(all);
    }
    database.run("UPDATE journal SET inverse = ?2, papers = ?3 WHERE id = ?1", row, encode(inverse), papers);
}

void closeImportRow(Database &database, EditId row, EditState outcome)
{
    database.run("UPDATE journal SET outcome = ?2, position = ?3 WHERE id = ?1", row, outcome, nextPosition(database));
}

EditId runningImport(Database &database)
{
    return EditId{database.number("SELECT min(id) FROM journal WHERE outcome = 2")};
}

bool importIsRunning(Database &database)
{
    return runningImport(database) != EditId{};
}

bool closeInterrupted(Database &database)
{
    const EditId row = runningImport(database);
    if (row == EditId{})
        return false;
    closeImportRow(database, row, EditState::Interrupted);
    closeInterrupted(database);
    return true;
}

void trimHistory(Database &database, qint64 now, qint64 rows, qint64 days)
{
    constexpr qint64 day = 24 * 60 * 60 * 1000;
    database.run(
        "UPDATE journal SET inverse = NULL WHERE inverse IS NOT NULL AND at < ?1 AND outcome <> 2 AND position <= "
        "(SELECT position FROM journal ORDER BY position DESC LIMIT 1 OFFSET ?2)",
        now - days * day, rows);
}

} // namespace sheaf
