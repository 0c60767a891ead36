// SPDX-License-Identifier: GPL-3.0-or-later
// Cleans the titles and abstracts of a library anew when they were cleaned by other rules than those of today.
#pragma once

#include "model/db/sqlite.h"

namespace sheaf
{

// From the originals, in transactions of at most recleanBatch papers, each with its change logged; only papers whose
// texts come out otherwise are written. Texts of the user's own, and those taken as they are, stay. What was cleaned by
// newer rules stays too. When interrupted, the next call begins again. The number of papers changed.
inline constexpr int recleanBatch = 1000;
qint64 recleanLibrary(Database &database);

} // namespace sheaf
