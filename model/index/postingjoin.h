// SPDX-License-Identifier: GPL-3.0-or-later
// Joins posting lists of documents that follow each other without taking them apart, as merging mostly needs it.
#pragma once

#include "model/index/postings.h"

#include <optional>

namespace sheaf
{

// A list's bytes cut where their parts meet.
struct PostingPieces {
    std::uint32_t count = 0;
    FieldMask commonest = 0;
    bool bitmap = false;
    Document first = 0;
    Document last = 0;
    std::string_view codes;     // empty if all are 0
    std::string_view documents; // after the first difference; or the words of the bitmap
    std::string_view escapes;
};

// Nothing for bytes that are no list.
std::optional<PostingPieces> piecesOf(std::string_view bytes, std::uint32_t count, Document base);

// Appends what appendPostings() would for the postings of all of them. False, with nothing appended, where it takes
// more than joining: when they overlap or are coded otherwise than the whole would be.
bool joinPostings(std::string &bytes, std::span<const PostingPieces> lists, Document base);

} // namespace sheaf
