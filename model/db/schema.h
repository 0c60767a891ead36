// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a library's file what it has to be: creates it, refuses foreign and newer ones, migrates older ones.
#pragma once

#include "model/db/sqlite.h"
#include "model/result.h"

#include <span>

namespace sheaf
{

constexpr int libraryApplicationId = 0x53686566; // "Shef"

// What the bytes of a file say about it, without changing it. A file without bytes is new.
enum class FileState { New, Current, Older, Newer, Foreign };
FileState fileState(Database &database, int latest);

// Sets the pragmas of a connection to a library.
void configureConnection(Database &database, bool readOnly);

// Runs the scripts that a file of an older version (or a new one) lacks, all in one transaction. Before the first of
// them an existing library is copied to "<path>.version-<n>-<time>.bak"; the three newest copies are kept.
// offerAreas goes into a new library.
void bringUpToDate(Database &database, std::span<const char *const> scripts, bool offerAreas);

// The copies beside a library, newest first, as full paths.
QStringList migrationCopies(const QString &path);

} // namespace sheaf
