// SPDX-License-Identifier: GPL-3.0-or-later
// The history: one row per edit with its exact inverse; submitting, undoing and redoing, each in one transaction.
#pragma once

#include "model/answers.h"
#include "model/db/apply.h"
#include "model/db/sqlite.h"

namespace sheaf
{

// kind names the gesture where it cannot be read off the edit.
Result<Applied> submitEdit(Database &database, const Edit &edit, std::optional<EditSummary::Kind> kind = std::nullopt);
Result<Applied> undoNewest(Database &database, EditId expected);
Result<Applied> redoOldest(Database &database, EditId expected);
// Undoes whatever was done after the row `target` (0: all there is), or does again what was undone up to it, in one
// transaction: all of it, or nothing and the reason. head: the newest done row as the user knows it (0: none); Moved
// when it is another.
Result<Applied> goToRow(Database &database, EditId target, EditId head);

// Newest first; a running import is the newest of all. A limit below 0 is none.
std::vector<HistoryRow> readHistory(Database &database, int limit);
// At most `rows` of those whose position is below (0: from the newest on); takes no longer when the history is longer.
HistoryPage readHistoryPage(Database &database, qint64 below, int rows);
// What lies between the newest done row and this one (0: before all), in the order in which to undo it or to do it
// again. Nothing when there is no such row; a running import is passed by.
std::optional<std::vector<HistoryRow>> readWayTo(Database &database, EditId target);
// The papers that the row is about; none when it is older than the history keeps.
IdSet readPapersOfRow(Database &database, EditId row);
std::optional<HistoryRow> nextUndo(Database &database);
std::optional<HistoryRow> nextRedo(Database &database);

// For imports, inside their transactions. Opening discards what was undone.
// digest: the first one; import: the number that the digests have which it brings.
EditId openImportRow(Database &database, DigestId digest, qint64 import);
// also: what else the import's row takes back, before what the import showed; in the order in which to take it back.
void updateImportRow(Database &database, EditId row, const ShowImport &shown, const std::vector<Edit> &also,
                     qint64 papers);
// Moves the row to the top of the history.
void closeImportRow(Database &database, EditId row, EditState outcome);
EditId runningImport(Database &database); // its row, 0 when there is none
bool importIsRunning(Database &database);
// Closes what another process left running as interrupted; only under the import lock. True when there was one.
bool closeInterrupted(Database &database);

// Older rows cannot be undone any more. Rows and days: the history keeps what either of them covers.
void trimHistory(Database &database, qint64 now, qint64 rows = 1000, qint64 days = 90);

} // namespace sheaf
