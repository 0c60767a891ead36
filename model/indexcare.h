// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the search index and the orders that a library holds in good shape: stores what is not in a segment yet, merges
// small segments, renews the orders. Nothing that is answered depends on it; it only makes answers quicker.
#pragma once

#include "model/library.h"

#include <atomic>

namespace sheaf
{

enum class Care : quint8 {
    AsNeeded,  // what is worth it: after an import
    Closing,   // the same, if it takes a moment only
    Everything // the index made anew from the papers' texts, in one segment, and the orders renewed
};

// Reads and computes on the calling thread with `reader`; hands each finished piece to `write`, which runs it on a
// library that may be written, now or soon, and whose answer says whether it could be used. Other processes that do the
// same at that time are left to it.
using IndexWrite = std::function<bool(const std::function<bool(Library &)> &)>;
void careForIndex(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled);

// On one library, for those who have only that.
void careForIndex(Library &library, Care care);

} // namespace sheaf
