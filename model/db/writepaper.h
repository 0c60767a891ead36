// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what a paper is: a new one, a hidden one anew, one field. Inside the caller's transaction.
#pragma once

#include "model/db/sqlite.h"
#include "model/db/uids.h"
#include "model/incoming.h"

namespace sheaf
{

// The number of the import that brings a paper, and when.
struct Arrival {
    qint64 import = 0;
    qint64 at = 0;
    qint64 place = 0; // among the papers of the import: one that comes back keeps its id, so ids do not tell
};

// A list's item (Record::isListItem) is taken as it is: it keeps its uid, unless that is taken, and is never cleaned.
void insertPaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival, UidSource &uids);
// Shows a hidden paper again with these texts; its status, star, tags, note, highlights and the user's own texts stay.
void revivePaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival);
// "" empties the field. Keeps recognition and the row's lead in step. The abstract is the original: one of the user's
// own stays shown.
void setField(Database &database, PaperId id, FieldFill::Field field, const QString &value);
// The field as it is, in the form that setField takes; "" when empty.
QString fieldOf(Database &database, PaperId id, FieldFill::Field field);
// As they are stored: one a line.
std::string joinLines(const std::vector<std::string> &lines);
// The same field of a record.
QString fieldOf(const Incoming &incoming, FieldFill::Field field);

} // namespace sheaf
