// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that no stored segment holds yet, as small segments in memory.
#pragma once

#include "model/index/maskedsegment.h"
#include "model/index/segmentbuilder.h"

namespace sheaf
{

// One thread at a time. Segments of about one size are merged when there are eight of them, so that they stay few.
class FreshTexts final
{
public:
    const IdSet &papers() const { return m_papers; }
    // Texts of a paper that is not among papers().
    void post(PaperId id, const FieldTexts &texts);
    void forget(const IdSet &papers);

    // All that was posted.
    const std::vector<MaskedSegment> &segments();
    std::size_t memory() const;

private:
    void seal();
    void mergeLast();

    SegmentBuilder m_builder;
    Document m_last = 0; // in the builder
    std::vector<MaskedSegment> m_segments;
    IdSet m_papers;
};

} // namespace sheaf
