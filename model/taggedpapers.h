// SPDX-License-Identifier: GPL-3.0-or-later
// The papers that an edit of a tag would concern, with examples to know them by.
#pragma once

#include "model/finder.h"

#include <QStringList>

namespace sheaf
{

struct TaggedPapers {
    TagId tag{};
    QString query; // "": all that have the tag itself
    IdSet papers;
    QStringList titles; // of up to three of them, the newest first
    QString why;        // the query cannot be asked, in a sentence
};

// Also dismissed and trashed papers, which have the tag like any other.
TaggedPapers papersOf(Library &library, TagId tag);
// Of them what the query finds, by its own rule of counting. Cancelled soon after the flag is set, else no error.
Result<TaggedPapers> papersFound(Library &library, Finder &finder, TagId tag, const QString &query,
                                 const std::atomic<bool> &cancelled);

} // namespace sheaf
