// SPDX-License-Identifier: GPL-3.0-or-later
// Looks over a whole library and lists what is not as it has to be; changes nothing.
#pragma once

#include "model/db/sqlite.h"

#include <QStringList>

namespace sheaf
{

// importLocked: an import is running somewhere, so that an open row of the history is as it should be.
QStringList findProblems(Database &database, bool importLocked);

} // namespace sheaf
