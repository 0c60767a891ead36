// SPDX-License-Identifier: GPL-3.0-or-later
// A segment in use: what it says of the papers that it still tells truly.
#pragma once

#include "model/index/postings.h"
#include "model/index/stems.h"

namespace sheaf
{

// Which papers hold a form meant in one of these fields.
struct FormQuestion {
    std::string_view form;
    FormMatch match = FormMatch::Exact;
    FieldMask fields = allFields;
};

// What asking needs besides; kept from question to question so that nothing is allocated anew.
struct AskingRoom {
    Stemmer stemmer;
    std::vector<PostingList> lists;
    std::vector<std::uint64_t> words;
};

// One thread at a time.
class MaskedSegment final
{
public:
    explicit MaskedSegment(std::shared_ptr<const Segment> segment);

    const std::shared_ptr<const Segment> &segment() const { return m_segment; }
    // Papers that do not count; what lies outside of the segment is left out.
    void mask(const IdSet &papers);
    void mask(Document document);
    bool isMasked(Document document) const;
    IdSet masked() const;
    std::size_t memory() const { return m_segment->memory() + m_mask.capacity() * sizeof(std::uint64_t); }

    // Sets the bits of the papers found in words that begin with document 0.
    void find(const FormQuestion &question, AskingRoom &room, std::span<std::uint64_t> words) const;
    // As TextIndex::weigh(); `best` begins with document `first`.
    void weigh(const FormQuestion &question, AskingRoom &room, std::span<quint8> best, Document first = 0) const;
    // The same for a prefix in all fields, a piece at a time, as Segment::someLists().
    bool weighSome(std::string_view prefix, std::string &from, std::size_t postings, AskingRoom &room,
                   std::span<quint8> best) const;

    // Its documents lie in these words of 64.
    std::size_t firstWord() const { return m_segment->firstDocument() >> 6U; }
    std::size_t wordCount() const { return (m_segment->lastDocument() >> 6U) - firstWord() + 1; }

private:
    void weigh(std::span<const PostingList> lists, FieldMask fields, std::span<quint8> best, Document first) const;

    std::shared_ptr<const Segment> m_segment;
    std::vector<std::uint64_t> m_mask; // from firstWord() on; empty when nothing is masked
};

} // namespace sheaf
