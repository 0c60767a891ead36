// SPDX-License-Identifier: GPL-3.0-or-later
// FreshTexts: a builder that is emptied into a segment whenever somebody asks.
#include "model/index/freshtexts.h"

#include "model/index/segmentmerge.h"

namespace sheaf
{

namespace
{

constexpr std::size_t s_block = 16384; // papers
constexpr std::size_t s_together = 8;  // segments

// Segments of one tier differ in size by less than eight times.
int tierOf(const MaskedSegment &segment)
{
    return static_cast<int>(std::bit_width(segment.segment()->memory())) / 3;
}

} // namespace

void FreshTexts::post(PaperId id, const FieldTexts &texts)
{
    if (m_builder.documents() >= s_block || (m_builder.documents() > 0 && documentOf(id) <= m_last))
        seal();
    m_builder.add(id, texts);
    m_last = documentOf(id);
    m_papers.add(id);
}

void FreshTexts::forget(const IdSet &papers)
{
    const IdSet known = m_papers & papers;
    if (known.empty())
        return;
    seal();
    for (MaskedSegment &segment : m_segments)
        segment.mask(known);
    m_papers -= known;
    if (m_papers.empty())
        m_segments.clear();
}

const std::vector<MaskedSegment> &FreshTexts::segments()
{
    seal();
    return m_segments;
}

std::size_t FreshTexts::memory() const
{
    std::size_t bytes = m_builder.memory();
    for (const MaskedSegment &segment : m_segments)
        bytes += segment.memory();
    return bytes;
}

void FreshTexts::seal()
{
    if (m_builder.documents() == 0)
        return;
    m_segments.emplace_back(Segment::open(m_builder.build()));
    while (m_segments.size() >= s_together &&
           tierOf(m_segments[m_segments.size() - s_together]) <= tierOf(m_segments.back()))
        mergeLast();
}

void FreshTexts::mergeLast()
{
    const auto first = m_segments.end() - s_together;
    std::vector<IdSet> masked;
    std::vector<MergeInput> inputs;
    masked.reserve(s_together);
    for (auto segment = first; segment != m_segments.end(); ++segment) {
        masked.push_back(segment->masked());
        inputs.push_back({segment->segment(), &masked.back()});
    }
    std::shared_ptr<const Segment> merged = Segment::open(mergeSegments(inputs));
    m_segments.erase(first, m_segments.end());
    m_segments.emplace_back(std::move(merged));
}

} // namespace sheaf
