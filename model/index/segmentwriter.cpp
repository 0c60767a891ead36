// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentWriter: posting lists as they come, the dictionary beside them.
#include "model/index/segmentwriter.h"

#include <algorithm>

namespace sheaf
{

SegmentWriter::SegmentWriter(Document base, std::size_t expected) : m_base(base)
{
    m_postings.reserve(expected);
}

void SegmentWriter::add(std::string_view form, std::uint32_t stem, std::span<const Posting> postings)
{
    const std::size_t before = m_postings.size();
    appendPostings(m_postings, postings, m_base);
    note(form, stem, postings.size(), before);
    m_first = std::min(m_first, postings.front().document);
    m_last = std::max(m_last, postings.back().document);
}

bool SegmentWriter::join(std::string_view form, std::uint32_t stem, std::span<const PostingPieces> lists)
{
    const std::size_t before = m_postings.size();
    if (!joinPostings(m_postings, lists, m_base))
        return false;
    std::size_t count = 0;
    for (const PostingPieces &list : lists)
        count += list.count;
    note(form, stem, count, before);
    m_first = std::min(m_first, lists.front().first);
    m_last = std::max(m_last, lists.back().last);
    return true;
}

// That the form's list lies from `before` on.
void SegmentWriter::note(std::string_view form, std::uint32_t stem, std::size_t count, std::size_t before)
{
    m_dictionary.add(form, stem, static_cast<std::uint32_t>(count), m_postings.size() - before);
}

SegmentBytes SegmentWriter::finish()
{
    if (m_postings.empty())
        m_base = m_first = 0;
    SegmentBytes bytes;
    bytes.dictionary = m_dictionary.finish(m_base, m_first, m_last);
    bytes.postings = std::move(m_postings);
    bytes.postings.shrink_to_fit();
    return bytes;
}

} // namespace sheaf
