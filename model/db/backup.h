// SPDX-License-Identifier: GPL-3.0-or-later
// Copies a library's pages while it is used, tells whether a copy is whole, and holds a library so that its file may
// go.
#pragma once

#include "model/db/sqlite.h"
#include "model/libraryfacts.h"

#include <atomic>
#include <functional>

namespace sheaf
{

LibraryFacts libraryFacts(Database &database);

// What of `database` there is at one moment goes into the file `to`, which does not exist yet; it is on the disk when
// this returns. The facts are those of that moment. progress is told of each percent. An SqlError once `cancelled` is
// set.
LibraryFacts copyLibrary(Database &database, const QString &to, const std::function<void(int percent)> &progress,
                         const std::atomic<bool> &cancelled);

// What is wrong with the pages of a database, "" when they are whole. Reads all of them.
QString damageOf(Database &database);

// From here to the end of the connection no other one reads or writes the library, and it has no log. False, and
// nothing is held, when another one has it open.
bool holdAlone(Database &database);

// Gives a library that was held its log again; nothing happens to one that has it. Whoever opens a library to write
// does so: the one that was held may have another name by now, or the process may have ended in between.
void giveLog(Database &database);

} // namespace sheaf
