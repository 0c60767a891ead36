// SPDX-License-Identifier: GPL-3.0-or-later
// What a library's file says of itself, as far as somebody needs who chooses between two of them.
#pragma once

#include <QString>

namespace sheaf
{

struct LibraryFacts {
    QString uid; // the same in every copy of a library
    qint64 revision = 0;
    qint64 papers = 0; // all but trashed
    qint64 digests = 0;
    qint64 tags = 0;
    qint64 lists = 0;
    qint64 edited = 0; // when its newest edit was made, UTC milliseconds; 0: there is none
    qint64 bytes = 0;

    bool operator==(const LibraryFacts &) const = default;
};

} // namespace sheaf
