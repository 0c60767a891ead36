// SPDX-License-Identifier: GPL-3.0-or-later
// Which papers of the library have what is typed for another one: its DOI, its arXiv id or its title.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

namespace sheaf
{

// Neither hidden ones nor `except`; each paper once, by the strongest sign. At most five a sign.
std::vector<AlikePaper> readLikeDetails(Database &database, const PaperDetails &details, PaperId except);

} // namespace sheaf
