// SPDX-License-Identifier: GPL-3.0-or-later
// What a Library is made of; only the files that implement it include this.
#pragma once

#include "model/db/imports.h"
#include "model/db/sqlite.h"
#include "model/importlock.h"
#include "model/library.h"

namespace sheaf
{

struct Library::Parts {
    Parts(const QString &file, Database::Mode mode) : path(file), database(file, mode) {}

    QString path;
    Database database;
    std::unique_ptr<ImportLock> lock; // held while `import` is there
    std::unique_ptr<Import> import;
    Options options;
};

} // namespace sheaf
