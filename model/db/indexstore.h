// SPDX-License-Identifier: GPL-3.0-or-later
// The search index's segments as the library keeps them, and which papers' texts are in none of them.
// Writers call these inside their own transaction.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"
#include "model/index/segment.h"

#include <vector>

namespace sheaf
{

std::vector<StoredSegment> readSegments(Database &database); // by id
// The dictionary and the postings; SqlError when a piece of them is missing.
SegmentBytes readSegmentBytes(Database &database, qint64 id);
// With the papers that are loose: changed or gone since their segment was written, or in none.
IndexState readIndexState(Database &database);

// Keeps what was built of these papers as they are now: older segments no longer count for them, and they are clean.
void storeSegment(Database &database, const SegmentBytes &bytes, const IdSet &papers);
// One in the place of others, covering the same papers; false when one of those has been replaced meanwhile.
bool replaceSegments(Database &database, const std::vector<StoredSegment> &old, const SegmentBytes &bytes,
                     const IdSet &papers);
// Takes the words of papers that are gone out of the segments.
void forgetGone(Database &database);
// Dirty papers that are gone are masked for good.
void maskGone(Database &database);
qint64 segmentSize(Database &database, qint64 id); // bytes

// Whoever has the lease cares for the index; it runs out after some minutes. Another process is told apart by `holder`.
bool takeIndexLease(Database &database, qint64 now, qint64 holder);
void giveBackIndexLease(Database &database, qint64 holder);

} // namespace sheaf
