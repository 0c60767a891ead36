// SPDX-License-Identifier: GPL-3.0-or-later
// The papers that a field of a query stands for, by the library's own sets.
#pragma once

#include "model/library.h"
#include "model/query/query.h"

namespace sheaf
{

// Trashed and dismissed papers are in it. Error::Kind::Words for a name that nothing has or a value that is none.
Result<IdSet> setOfField(Library &library, const FieldTerm &term);

} // namespace sheaf
