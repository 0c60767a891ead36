// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the whole query language, also what Sheaf cannot answer yet.
#pragma once

#include "model/query/query.h"

namespace sheaf
{

struct ParsedQuery {
    std::variant<Query, QueryError> result; // an error is one of grammar
    std::optional<QueryError> notYet;       // the first known field or operator that Sheaf cannot answer
};

// Grammar and positions as in query.h. Brackets, "-" and NOT nest at most 50 deep.
ParsedQuery parseWholeLanguage(QStringView text, bool typing);

} // namespace sheaf
