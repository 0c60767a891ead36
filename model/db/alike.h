// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that look alike: the same title or the same abstract, and still two papers.
#pragma once

#include "model/db/sqlite.h"

#include <vector>

namespace sheaf
{

// Papers resemble each other when their normalised titles or the folded words of their abstracts are the same, both are
// shown and outside the Trash, and the user has not told them apart. What is compared are the texts shown and, beside
// texts of the user's own, the digests'.

// Those that a paper resembles, by id, at most `limit` of them.
std::vector<PaperId> readResembling(Database &database, PaperId paper, int limit = 50);
// All papers that resemble another one; reads the texts of those that share a recognition key.
IdSet readDuplicates(Database &database);

} // namespace sheaf
