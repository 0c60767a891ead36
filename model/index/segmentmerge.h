// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one segment of several.
#pragma once

#include "model/index/segment.h"

namespace sheaf
{

struct MergeInput {
    std::shared_ptr<const Segment> segment;
    const IdSet *masked = nullptr; // papers of it that are left out; null for none
};

// What the inputs say of their papers, masked ones aside, and forms that nothing holds any more dropped. A paper is
// best unmasked in one input only; of one that is in several each form's fields are united. Any thread. One pass over
// the sorted dictionaries: memory is that of the result and of the longest list.
SegmentBytes mergeSegments(std::span<const MergeInput> inputs);

} // namespace sheaf
