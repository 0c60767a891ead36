// SPDX-License-Identifier: GPL-3.0-or-later
// What a file or a pasted text would bring, before it is imported.
#pragma once

#include "model/transfer.h"

namespace sheaf
{

struct ImportPreview {
    QString name;
    QString format; // the format's name, "" when refused
    QString refusal;
    QString label; // the digest's date line
    QString list;  // the reading list's name, of a Markdown list
    qint64 records = 0;
    std::vector<Record> first;   // the first records, at most 20, with their lines
    std::vector<Remark> remarks; // problems, at most 100
    qint64 problems = 0;
    // It may well not be what it was taken for: refused, nothing found, a guessed encoding, or more than one problem
    // in ten records.
    bool doubtful = false;
};

// Reads it as an import would, into no library. Stops when *cancelled. Any thread.
ImportPreview previewOf(const ImportSource &source, const std::atomic<bool> *cancelled = nullptr);

} // namespace sheaf
