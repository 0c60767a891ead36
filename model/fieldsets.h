// SPDX-License-Identifier: GPL-3.0-or-later
// The papers that a field of a query stands for, by the library's own sets.
#pragma once

#include "model/librarysets.h"
#include "model/query/query.h"

#include <QDateTime>

namespace sheaf
{

// Of every field but those of text (FieldInfo::text), which are for the index. Trashed and dismissed papers are in the
// set. What today is, and when a day begins, `now` says. Error::Kind::Words, with the term's position, for a name that
// nothing has or a value that is none.
Result<IdSet> setOfField(LibrarySets &sets, const FieldTerm &term, const QDateTime &now);

} // namespace sheaf
