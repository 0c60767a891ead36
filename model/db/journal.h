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

// Newest first; a running import is the newest of all. A limit below 0 is none.
std::vector<HistoryRow> readHistory(Database &database, int limit);
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
