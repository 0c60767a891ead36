// SPDX-License-Identifier: GPL-3.0-or-later
// An immutable piece of the search index: for a block of papers, which form (tokens.h) stands in which of their fields.
//
// Made once by a SegmentBuilder or by merging, kept as two byte strings beside the papers it covers, read in place.
// Documents lie anywhere between the first and the last one; what a segment says of papers that were changed or taken
// away since is masked by whoever asks it (textindex.h).
#pragma once

#include "model/index/dictionary.h"
#include "model/index/docbits.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// The fields that segments hold; a mask has a bit for each.
enum class IndexField : quint8 { Title, Abstract, Authors, Venue };
inline constexpr std::size_t indexFieldCount = 4;
using FieldMask = quint8;
inline constexpr FieldMask allFields = 0x0F;
constexpr FieldMask maskOf(IndexField field)
{
    return static_cast<FieldMask>(1U << static_cast<unsigned>(field));
}

// The texts of one paper, by IndexField; UTF-8 as shown (cleaned). The views need not outlive the call.
using FieldTexts = std::array<std::string_view, indexFieldCount>;

// A segment's bytes, as they are stored.
struct SegmentBytes {
    std::string dictionary; // the forms, sorted, with where their postings lie
    std::string postings;
};

// One occurrence list's entry: how a paper holds a form.
struct Posting {
    Document document = 0;
    FieldMask fields = 0;
    quint8 weight = 0; // 0..3: how often (1, 2, 3-4, more), for ranking
};

// Which forms a question means: one form itself, the forms of its stem group, those that begin with it or contain it.
enum class FormMatch : quint8 { Exact, Whole, Prefix, Contains };

class PostingList;
class Stemmer;

// Read-only; any thread once made (but the stemmer is the caller's).
class Segment final
{
public:
    // Null for bytes that are not a segment. Checks the dictionary whole; posting lists are checked as they are read,
    // so that reading never leaves the bytes, whatever they are. Linear in the number of forms.
    static std::shared_ptr<const Segment> open(SegmentBytes bytes);

    Document firstDocument() const { return m_dictionary.head().first; } // 0 to 0 without forms
    Document lastDocument() const { return m_dictionary.head().last; }
    std::size_t formCount() const { return m_dictionary.head().forms; }
    std::size_t memory() const { return m_bytes.dictionary.capacity() + m_bytes.postings.capacity(); } // bytes held
    const SegmentBytes &bytes() const { return m_bytes; }
    const Dictionary &dictionary() const { return m_dictionary; }

    // The posting list of a form of this segment's dictionary; lives as long as the segment.
    PostingList list(const FormEntry &entry) const;
    // Appends those of the forms meant.
    void lists(std::string_view form, FormMatch match, Stemmer &stemmer, std::vector<PostingList> &lists) const;
    // Appends those of forms that begin with the prefix, from the form `from` on (not before the prefix), up to the one
    // that makes it `postings` or more; `from` becomes the form to go on with, false when there is none.
    bool someLists(std::string_view prefix, std::string &from, std::size_t postings,
                   std::vector<PostingList> &lists) const;

private:
    Segment() = default;

    SegmentBytes m_bytes;
    Dictionary m_dictionary; // on m_bytes
};

} // namespace sheaf
