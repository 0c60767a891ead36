// SPDX-License-Identifier: GPL-3.0-or-later
// "Where is my library": its file, what is in it, when it was backed up last, and ways to go on.
#pragma once

#include "model/libraryfacts.h"

#include <QDateTime>
#include <QDialog>

#include <optional>

namespace sheaf
{

class Theme;

struct LibraryPlace {
    QString path;
    qint64 bytes = 0;                  // of the file and its log
    std::optional<LibraryFacts> facts; // none where it could not be opened
    QString backup;                    // the file of the last backup, "" if none is known
    QDateTime backedUp;
};

// Deletes itself when closed; open() it.
class LibraryDialog final : public QDialog
{
    Q_OBJECT
public:
    LibraryDialog(const Theme &theme, const LibraryPlace &place, QWidget *parent);

    // How a moment is told: "today, 14:05", "3 November 2026, 14:05".
    static QString momentText(const QDateTime &time);

Q_SIGNALS:
    void copyAsked();
    void folderAsked();
    void backUpAsked(); // the dialog closes
};

} // namespace sheaf
