// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the search index with the papers: what each segment counts for is made anew from the texts.
#pragma once

#include "model/db/sqlite.h"

#include <QStringList>

namespace sheaf
{

// A sentence for each segment that is damaged, or tells other words than its papers hold.
QStringList findIndexProblems(Database &database);

} // namespace sheaf
