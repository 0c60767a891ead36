// SPDX-License-Identifier: GPL-3.0-or-later
// The areas as one edit: the tags of areas.json that a library does not have yet.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

#include <QStringList>

namespace sheaf
{

// areaIds empty: all. A chosen area brings its parent. What the library has already, by area id or by name, stays as it
// is; names and keys that are taken are left out of aliases and shortcuts.
Compound areasEdit(Database &database, const QStringList &areaIds);

} // namespace sheaf
