// SPDX-License-Identifier: GPL-3.0-or-later
// Gives citation keys to papers that have none; a key once given stays.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

#include <span>

namespace sheaf
{

// The papers that got one, in the caller's transaction. Keys differ in more than case.
IdSet giveKeys(Database &database, std::span<const PaperId> papers);

} // namespace sheaf
