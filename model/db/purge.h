// SPDX-License-Identifier: GPL-3.0-or-later
// Removes for good: the papers in the Trash and everything that an undone import left hidden, also from the history.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

namespace sheaf
{

struct Purged {
    qint64 trashed = 0; // papers that were in the Trash
    Change change;
};

// One transaction of the caller; not while an import runs. Nothing is logged when there is nothing to remove.
Purged purgeAll(Database &database);

} // namespace sheaf
