// SPDX-License-Identifier: GPL-3.0-or-later
// How the window begins: the first papers of the library and the numbers that it had when it was used last.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

namespace sheaf
{

// Library::firstPage(): takes no longer when the library is larger.
FirstPage readFirstPage(Database &database, Order order);

// Library::keepSidebar(); nothing is written when the one kept is of the same revision. In a transaction of its own
// unless the caller has one.
void keepSidebar(Database &database, const Sidebar &sidebar);
// Nothing lingers of what was purged.
void forgetKept(Database &database);

// The kept form: CBOR, [version, ...]. What was written by another version, or is damaged, is none.
QByteArray keptForm(const Sidebar &sidebar);
std::optional<Sidebar> sidebarOf(const QByteArray &kept);

} // namespace sheaf
