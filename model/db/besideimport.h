// SPDX-License-Identifier: GPL-3.0-or-later
// Which edits have to wait for a running import, so that both can be undone exactly.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

namespace sheaf
{

// An edit made while an import runs comes before it in the history although parts of the import are in already. That is
// exact as long as the edit leaves alone what those parts brought or changed: notes, tags, highlights, lists, papers
// that came back from the Trash. (Fields that were filled are another matter: SetDetails leads back behind them.) Of an
// edit just applied, in its transaction: why it has to be rolled back (Busy), nothing when it may stay.
std::optional<Error> waitsForImport(Database &database, const Compound &made);

} // namespace sheaf
