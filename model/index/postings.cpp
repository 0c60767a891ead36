// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists: the smaller of differences and bitmap.
#include "model/index/postings.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr unsigned s_bitmapFlag = 0x10;
constexpr unsigned s_codesFlag = 0x20;
constexpr unsigned s_escapeCode = 3;

// How a list's postings are coded: by what is held, a code.
struct Coding {
    FieldMask commonest = 0;
    std::array<unsigned char, heldMask + 1> codes{};
    bool needed = false; // not all the same
    std::size_t escapes = 0;
};

// Which are held is a bit each, so that short lists, most of them, cost little.
Coding codingOf(std::span<const Posting> postings)
{
    std::array<std::uint32_t, heldMask + 1> counts{};
    std::array<std::uint32_t, heldMask + 1> others{}; // two, as a count waits for the one before of the same
    std::uint64_t seen = 0;
    const auto count = [&](auto &in, const Posting &posting) {
        const unsigned held = heldOf(posting) & heldMask;
        seen |= std::uint64_t{1} << held;
        ++in[held];
    };
    for (std::size_t at = 0; at + 1 < postings.size(); at += 2) {
        count(counts, postings[at]);
        count(others, postings[at + 1]);
    }
    if (postings.size() % 2 == 1)
        count(counts, postings.back());

    const auto eachSeen = [&](auto &&visit) {
        for (std::uint64_t left = seen; left != 0; left &= left - 1)
            visit(static_cast<unsigned>(std::countr_zero(left)));
    };
    std::array<std::uint32_t, allFields + 1> byFields{};
    eachSeen([&](unsigned held) { byFields[held & allFields] += counts[held] + others[held]; });
    Coding coding;
    coding.commonest = static_cast<FieldMask>(std::ranges::max_element(byFields) - byFields.begin());
    eachSeen([&](unsigned held) {
        const unsigned weight = held >> heldWeightShift;
        const bool escaped = (held & allFields) != coding.commonest || weight >= s_escapeCode;
        coding.codes[held] = static_cast<unsigned char>(escaped ? s_escapeCode : weight);
        coding.needed = coding.needed || coding.codes[held] != 0;
        coding.escapes += escaped ? counts[held] + others[held] : 0;
    });
    return coding;
}

void appendCodes(std::string &bytes, std::span<const Posting> postings, const Coding &coding)
{
    const auto code = [&](std::size_t at) { return unsigned{coding.codes[heldOf(postings[at]) & heldMask]}; };
    std::size_t at = 0;
    for (; at + 4 <= postings.size(); at += 4)
        bytes.push_back(static_cast<char>(code(at) | code(at + 1) << 2U | code(at + 2) << 4U | code(at + 3) << 6U));
    if (at == postings.size())
        return;
    unsigned byte = 0;
    for (unsigned shift = 0; at < postings.size(); ++at, shift += 2)
        byte |= code(at) << shift;
    bytes.push_back(static_cast<char>(byte));
}

void appendEscapes(std::string &bytes, std::span<const Posting> postings, const Coding &coding)
{
    if (coding.escapes == 0)
        return;
    std::size_t place = bytes.size() + coding.escapes;
    bytes.resize(place);
    for (const Posting &posting : postings) {
        const unsigned held = heldOf(posting) & heldMask;
        if (coding.codes[held] == s_escapeCode)
            bytes[--place] = static_cast<char>(held);
    }
}

void appendDifferences(std::string &bytes, std::span<const Posting> postings, Document base)
{
    std::array<char, 64 * longestNumber> room;
    Document before = base - 1;
    for (std::size_t at = 0; at < postings.size(); at += 64) {
        char *end = room.data();
        for (const Posting &posting : postings.subspan(at, std::min<std::size_t>(64, postings.size() - at))) {
            end = putNumber(end, posting.document - before - 1);
            before = posting.document;
        }
        bytes.append(room.data(), end);
    }
}

void appendBitmap(std::string &bytes, std::span<const Posting> postings, Document base)
{
    const Document first = postings.front().document >> 6U;
    const Document length = (postings.back().document >> 6U) - first + 1;
    appendNumber(bytes, first - (base >> 6U));
    appendNumber(bytes, length);
    std::uint64_t word = 0;
    Document at = first;
    for (const Posting &posting : postings) {
        for (; posting.document >> 6U != at; ++at) {
            appendWord(bytes, word);
            word = 0;
        }
        word |= std::uint64_t{1} << (posting.document & 63U);
    }
    appendWord(bytes, word);
}

} // namespace

void appendPostings(std::string &bytes, std::span<const Posting> postings, Document base)
{
    const Coding coding = codingOf(postings);
    const std::size_t words = (postings.back().document >> 6U) - (postings.front().document >> 6U) + 1;
    const bool bitmap = words * 8 <= postings.size();
    bytes.push_back(
        static_cast<char>(coding.commonest | (bitmap ? s_bitmapFlag : 0) | (coding.needed ? s_codesFlag : 0)));
    if (coding.needed)
        appendCodes(bytes, postings, coding);
    if (bitmap)
        appendBitmap(bytes, postings, base);
    else
        appendDifferences(bytes, postings, base);
    appendEscapes(bytes, postings, coding);
}

PostingList::PostingList(std::string_view bytes, std::uint32_t count, Document base) : m_base(base)
{
    if (bytes.empty())
        return;
    const auto head = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    m_fields = head & allFields;
    if ((head & s_codesFlag) != 0) {
        const std::size_t length = (std::size_t{count} + 3) / 4;
        if (length > bytes.size())
            return;
        m_codes = bytes.data();
        bytes.remove_prefix(length);
    }
    m_documents = bytes;
    m_bitmap = (head & s_bitmapFlag) != 0;
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
