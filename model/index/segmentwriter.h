// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a segment form by form: what building and merging share.
#pragma once

#include "model/index/postingjoin.h"

#include <limits>

namespace sheaf
{

class SegmentWriter final
{
public:
    // No document is below the base. The postings are expected to take about so many bytes.
    explicit SegmentWriter(Document base, std::size_t expected = 0);

    // Forms come in order, bytewise, each once; postings ascending, at least one.
    void add(std::string_view form, std::uint32_t stem, std::span<const Posting> postings);
    // The same for lists one after the other; false, with nothing added, where joinPostings() says so.
    bool join(std::string_view form, std::uint32_t stem, std::span<const PostingPieces> lists);
    SegmentBytes finish();

private:
    void note(std::string_view form, std::uint32_t stem, std::size_t count, std::size_t before);

    DictionaryWriter m_dictionary;
    std::string m_postings;
    Document m_base;
    Document m_first = std::numeric_limits<Document>::max();
    Document m_last = 0;
};

} // namespace sheaf
