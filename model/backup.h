// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of a library: one file that is a whole library, made while the library is used, and put back in its place.
//
// Nothing that is there is destroyed: a backup takes the place of an older copy of the same library and of nothing
// else, and a library that gives way to a backup stays beside it under another name. Files take places at once: after
// a crash there is the old one or the new one. Synchronous, each call on one thread.
#pragma once

#include "model/libraryfacts.h"
#include "model/result.h"

#include <atomic>
#include <functional>

namespace sheaf
{

struct BackupHooks {
    std::function<void(int percent)> progress; // 100: copied, and now read from end to end
    const std::atomic<bool> *cancelled = nullptr;
};

// Copies the library as it is at one moment, also while it is written, and reads the copy from end to end before it
// gets its name. The facts are the copy's.
Result<LibraryFacts> backUp(const QString &library, const QString &file, const BackupHooks &hooks);

// What a library says of itself that is not opened as one; its file is left as it is. Refused: what is no library, a
// newer one, and the file of one that this process has open.
Result<LibraryFacts> inspectBackup(const QString &file);
// The same of a library that is open, or may be. An error where it is damaged or not there.
Result<LibraryFacts> inspectLibrary(const QString &library);

// Copies a backup to a file of its own beside the library and reads that from end to end; gives the file's path.
Result<QString> prepareRestore(const QString &library, const QString &backup, const BackupHooks &hooks);

// Gives a prepared file the library's place and the library another name, which is given: "" when there was none. When
// that fails the library stays and the prepared file goes. Busy while anybody has the library open, this process
// included.
Result<QString> putInPlace(const QString &library, const QString &prepared);

// The name that a backup made today is offered: "library 2026-11-22.sheaf".
QString backupName(const QString &library);

} // namespace sheaf
