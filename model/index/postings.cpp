// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists: the smaller of differences and bitmap.
#include "model/index/postings.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr unsigned s_escapeCode = 3;

// The lowest of those that are as common.
FieldMask commonestFields(std::span<const Posting> postings)
{
    if (postings.size() == 1)
        return postings.front().fields & allFields;
    std::array<std::uint32_t, allFields + 1> counts{};
    std::array<std::uint32_t, allFields + 1> others{}; // two, as a count waits for the one before of the same
    for (std::size_t at = 0; at + 1 < postings.size(); at += 2) {
        ++counts[postings[at].fields & allFields];
        ++others[postings[at + 1].fields & allFields];
    }
    if (postings.size() % 2 == 1)
        ++counts[postings.back().fields & allFields];
    for (std::size_t fields = 0; fields < counts.size(); ++fields)
        counts[fields] += others[fields];
    return static_cast<FieldMask>(std::ranges::max_element(counts) - counts.begin());
}

unsigned codeOf(const Posting &posting, FieldMask commonest)
{
    const bool escaped = ((posting.fields ^ commonest) & allFields) != 0;
    return (posting.weight & 3U) | (escaped ? s_escapeCode : 0U);
}

struct PutCodes {
    char *end = nullptr;
    std::size_t escapes = 0;
};

// Puts nothing when all are the same.
PutCodes putCodes(char *to, std::span<const Posting> postings, FieldMask commonest)
{
    PutCodes put{to};
    unsigned all = 0;
    const auto code = [&](std::size_t at) {
        const unsigned one = codeOf(postings[at], commonest);
        put.escapes += one == s_escapeCode ? 1 : 0;
        all |= one;
        return one;
    };
    std::size_t at = 0;
    for (; at + 4 <= postings.size(); at += 4)
        *put.end++ = static_cast<char>(code(at) | code(at + 1) << 2U | code(at + 2) << 4U | code(at + 3) << 6U);
    unsigned byte = 0;
    for (unsigned shift = 0; at + shift / 2 < postings.size(); shift += 2)
        byte |= code(at + shift / 2) << shift;
    if (at < postings.size())
        *put.end++ = static_cast<char>(byte);
    return all == 0 ? PutCodes{to} : put;
}

char *putDifferences(char *to, std::span<const Posting> postings, Document base)
{
    Document next = base;
    for (const Posting &posting : postings) {
        to = putNumber(to, posting.document - next);
        next = posting.document + 1;
    }
    return to;
}

char *putBitmap(char *to, std::span<const Posting> postings, Document base)
{
    const Document first = postings.front().document >> 6U;
    to = putNumber(to, first - (base >> 6U));
    to = putNumber(to, (postings.back().document >> 6U) - first + 1);
    std::uint64_t word = 0;
    Document at = first;
    for (const Posting &posting : postings) {
        for (; posting.document >> 6U != at; ++at) {
            to = putWord(to, word);
            word = 0;
        }
        word |= std::uint64_t{1} << (posting.document & 63U);
    }
    return putWord(to, word);
}

char *putEscapes(char *to, std::span<const Posting> postings, FieldMask commonest, std::size_t escapes)
{
    if (escapes == 0)
        return to;
    char *const end = to + escapes;
    char *place = end;
    for (const Posting &posting : postings) {
        if (codeOf(posting, commonest) == s_escapeCode)
            *--place = static_cast<char>(heldOf(posting) & heldMask);
    }
    return end;
}

} // namespace

void appendPostings(std::string &bytes, std::span<const Posting> postings, Document base)
{
    // A bitmap is only chosen where it takes no more than a byte a document.
    const std::size_t most = 1 + 2 * longestNumber + postings.size() * (2 + longestNumber);
    const std::size_t before = bytes.size();
    bytes.resize(before + most);
    char *const head = bytes.data() + before;
    const FieldMask commonest = commonestFields(postings);
    const std::size_t words = (postings.back().document >> 6U) - (postings.front().document >> 6U) + 1;
    const bool bitmap = words * 8 <= postings.size();
    const PutCodes codes = putCodes(head + 1, postings, commonest);
    *head = static_cast<char>(commonest | (bitmap ? postingsBitmapFlag : 0) |
                              (codes.end != head + 1 ? postingsCodesFlag : 0));
    char *end = bitmap ? putBitmap(codes.end, postings, base) : putDifferences(codes.end, postings, base);
    end = putEscapes(end, postings, commonest, codes.escapes);
    bytes.resize(static_cast<std::size_t>(end - bytes.data()));
}

PostingList::PostingList(std::string_view bytes, std::uint32_t count, Document base) : m_base(base)
{
    if (bytes.empty())
        return;
    const auto head = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    m_fields = head & allFields;
    if ((head & postingsCodesFlag) != 0) {
        const std::size_t length = (std::size_t{count} + 3) / 4;
        if (length > bytes.size())
            return;
        m_codes = bytes.data();
        bytes.remove_prefix(length);
    }
    m_documents = bytes;
    m_bitmap = (head & postingsBitmapFlag) != 0;
    if (m_bitmap) {
        NumberReader numbers(bytes);
        m_firstWord = std::size_t{base >> 6U} + numbers.next();
        m_wordCount = numbers.next();
        m_words = numbers.at();
        if (m_wordCount > numbers.left() / 8)
            m_wordCount = 0;
    }
    m_count = count;
}

void PostingList::addTo(std::span<std::uint64_t> words, std::size_t firstWord, FieldMask fields) const
{
    if (m_codes == nullptr && (fields & m_fields) == 0)
        return;
    if (fields != allFields && m_codes != nullptr) {
        eachHeld([&](Document document, unsigned held) {
            const std::size_t at = (document >> 6U) - firstWord;
            if (at < words.size())
                words[at] |= std::uint64_t{(held & fields) != 0} << (document & 63U);
        });
    } else if (m_bitmap) {
        addBitmapTo(words, firstWord);
    } else {
        eachByDifference([&](Document document) {
            const std::size_t at = (document >> 6U) - firstWord;
            if (at < words.size())
                words[at] |= std::uint64_t{1} << (document & 63U);
        });
    }
}

void PostingList::addBitmapTo(std::span<std::uint64_t> words, std::size_t firstWord) const
{
    const std::size_t from = std::max(m_firstWord, firstWord);
    const std::size_t end = std::min(m_firstWord + m_wordCount, firstWord + words.size());
    for (std::size_t at = from; at < end; ++at)
        words[at - firstWord] |= loadWord<std::uint64_t>(m_words + (at - m_firstWord) * 8);
}

} // namespace sheaf
