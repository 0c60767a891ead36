// SPDX-License-Identifier: GPL-3.0-or-later
// What a wish to import names, file by file: folders opened up, files that hold no papers passed by.
#pragma once

#include "model/transfer.h"

namespace sheaf
{

// A folder that was opened up. `folder` ends without a slash.
struct OpenedFolder {
    QString folder;
    qint64 passedBy = 0; // hidden files and folders, and files that no format reads
    QString trouble;     // why it, or a folder in it, could not be read; "" when all was read
};

struct SourceFiles {
    std::vector<ImportSource> sources;
    std::vector<OpenedFolder> folders;
};

// A named file is taken as it is: the import says what is wrong with it. A folder means the files in it and below
// that a format reads, by their content, in natural order ("2" before "10"); hidden ones are passed by. Reads the
// beginning of every file of a folder; stops when *cancelled. Any thread.
SourceFiles sourceFilesOf(const QStringList &paths, const std::atomic<bool> *cancelled = nullptr);

// A report's line for each opened folder that passed something by or brought nothing.
void reportFolders(const std::vector<OpenedFolder> &folders, ImportReport &report);

// "2" before "10", case aside, the same on every machine.
bool naturallyBefore(const QString &one, const QString &other);

} // namespace sheaf
