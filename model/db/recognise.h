// SPDX-License-Identifier: GPL-3.0-or-later
// The same-paper rule against a library: which paper a record is, and which ones it only resembles.
#pragma once

#include "model/db/keyindex.h"
#include "model/incoming.h"

namespace sheaf
{

struct Recognition {
    PaperId same{};      // 0: none
    bool hidden = false; // it belongs to an import that was undone
    PaperId alike{};     // same title with another abstract, or same abstract with another title; 0: none
    QString alikeTitle;
};

// Same: DOI or arXiv id (version ignored), else the same normalised title and abstracts that agree. Of several the
// one that is shown, else the oldest. alike is only looked for where there is no shown `same`.
Recognition recognisePaper(Database &database, KeyIndex &keys, const Incoming &incoming);

// The paper that shows what this one was: itself, or when it was merged away the one that it became.
PaperId standsFor(Database &database, PaperId paper);

// "2101.00001v3" without its version, in lower case.
std::string arxivWithoutVersion(std::string_view arxiv);

} // namespace sheaf
