// SPDX-License-Identifier: GPL-3.0-or-later
// Makes segments of the search index from the texts of papers, at the speed of an import.
#pragma once

#include "model/index/segment.h"

#include <memory>

namespace sheaf
{

// One thread at a time. What it learns of words (their numbers and stems) is kept from block to block, so one builder
// should make all segments of an import.
class SegmentBuilder final
{
public:
    SegmentBuilder();
    ~SegmentBuilder();

    // Ids ascend within a block. The texts are cut into forms as tokens.h says; linear in their length.
    void add(PaperId id, const FieldTexts &texts);

    std::size_t documents() const; // of this block
    std::size_t memory() const;    // bytes held for this block and the words known, roughly

    // The segment of the papers added since the last one, which may be none; begins the next block.
    SegmentBytes build();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
