// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be known of a query apart from its answer.
#pragma once

#include "model/query/query.h"

#include <variant>

namespace sheaf
{

// The field of a query that consists of nothing else, nullptr otherwise; a part of `parsed`.
const FieldTerm *onlyField(const std::variant<Query, QueryError> &parsed);

// All as parseQuery() reads the text; false for a wrong query.
// Papers may be found that "All papers" does not hold: dismissed or trashed ones.
bool reachesBeyondAll(const QString &query, bool typing);
bool namesTags(const QString &query, bool typing);
// Something is looked for in texts, so that relevance means something.
bool hasWords(const QString &query, bool typing);

} // namespace sheaf
