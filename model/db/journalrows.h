// SPDX-License-Identifier: GPL-3.0-or-later
// Reads rows of the history and says what they were about, with the names of today.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

namespace sheaf
{

// What a row was about, as data; the name of its tag or list is for when that is gone at display.
// Of an import: its first digest and its number.
QByteArray encodeHead(Database &database, const EditSummary &summary, DigestId digest, qint64 import);
EditSummary summaryOfRow(Database &database, EditId row);
// The row's inverse, or when it is undone what does it again; empty when too old.
QByteArray inverseOfRow(Database &database, EditId row);

} // namespace sheaf
