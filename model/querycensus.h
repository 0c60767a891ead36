// SPDX-License-Identifier: GPL-3.0-or-later
// What a query is about as a whole, wherever its terms stand: which papers count, and whose order is its natural one.
#pragma once

#include "model/query/query.h"

#include <vector>

namespace sheaf
{

struct Census {
    bool words = false; // something is looked for in texts
    bool byId = false;
    bool inTrash = false;
    bool withDismissed = false;
    std::vector<const FieldTerm *> places; // list: and digest: terms that everything else is ANDed with
    int parts = 0;                         // how many terms are ANDed

    // The only one of its kind, in a query without words: such a query shows a list or a digest, whole or filtered.
    const FieldTerm *only(Field field) const;
};

// Points into the query.
Census censusOf(const Query &query);

// Whether the field's value is looked for in texts.
bool isText(Field field);

} // namespace sheaf
