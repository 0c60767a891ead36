// SPDX-License-Identifier: GPL-3.0-or-later
// One form's posting list: which documents hold the form, in which fields and how often, as bytes and read from them.
//
// The bytes: a head (4 bits: the commonest fields; then flags: a bitmap, codes follow); the codes, two bits a document,
// lowest first: 0 to 2 for once, twice, three or four times in the commonest fields, 3 for what stands in an escape
// byte (fields, weight above them); the documents, as the differences to the one before less one, the first to the
// base, or as a bitmap (its first word counted from the base's, its length, its words); last the escape bytes,
// backwards.
#pragma once

#include "model/index/bytecodes.h"
#include "model/index/segment.h"

namespace sheaf
{

inline constexpr unsigned postingsBitmapFlag = 0x10; // of a list's head
inline constexpr unsigned postingsCodesFlag = 0x20;

inline constexpr unsigned heldWeightShift = 4;
inline constexpr unsigned heldMask = 0x3F;

inline unsigned heldOf(const Posting &posting)
{
    return unsigned{posting.fields} | unsigned{posting.weight} << heldWeightShift;
}

inline Posting postingOf(Document document, unsigned held)
{
    return {document, static_cast<FieldMask>(held & allFields), static_cast<quint8>(held >> heldWeightShift & 3U)};
}

// Appends a list of at least one posting, ascending, none below the base.
void appendPostings(std::string &bytes, std::span<const Posting> postings, Document base);

// A view into a segment. Bytes that are no list give some documents or none, but are never read beyond.
class PostingList final
{
public:
    PostingList(std::string_view bytes, std::uint32_t count, Document base);

    std::uint32_t count() const { return m_count; }

    // Calls visit(Document) for each, ascending.
    template <class Visit>
    void eachDocument(Visit &&visit) const
    {
        if (m_bitmap)
            eachInBitmap(visit);
        else
            eachByDifference(visit);
    }

    // Calls visit(Document, unsigned held) for each, ascending; held is the fields, and above them the weight.
    template <class Visit>
    void eachHeld(Visit &&visit) const
    {
        if (m_codes == nullptr) {
            eachDocument([&](Document document) { visit(document, unsigned{m_fields}); });
            return;
        }
        HeldReader held(*this);
        eachDocument([&](Document document) { visit(document, held.next()); });
    }

    // Calls visit(const Posting &) for each, ascending.
    template <class Visit>
    void each(Visit &&visit) const
    {
        eachHeld([&](Document document, unsigned held) { visit(postingOf(document, held)); });
    }

    // Sets the bits of the documents that hold the form in one of these fields; `words` begin with document
    // `firstWord * 64`, and what lies outside them is left out.
    void addTo(std::span<std::uint64_t> words, std::size_t firstWord, FieldMask fields) const;

private:
    // Codes and escape bytes side by side. Escapes come too irregularly to be foreseen, so there is no branch for them.
    class HeldReader final
    {
    public:
        explicit HeldReader(const PostingList &list)
            : m_codes(list.m_codes)
            , m_first(list.m_documents.data() + 1)
            , m_escape(list.m_documents.data() + list.m_documents.size())
            , m_count(list.m_count)
            , m_fields(list.m_fields)
        {
        }
        // Only while there are documents, and so their bytes.
        unsigned next()
        {
            if (m_index >= m_count)
                return m_fields;
            const unsigned code = static_cast<unsigned char>(m_codes[m_index >> 2U]) >> ((m_index & 3U) * 2) & 3U;
            ++m_index;
            const unsigned escape = static_cast<unsigned char>(m_escape[-1]);
            const unsigned escaped = (code + 1) >> 2U; // 1 or 0
            m_escape -= escaped & static_cast<unsigned>(m_escape > m_first);
            const unsigned plain = m_fields | code << heldWeightShift;
            return plain ^ ((plain ^ (escape & heldMask)) & (0U - escaped));
        }

    private:
        const char *m_codes;
        const char *m_first;
        const char *m_escape;
        std::uint32_t m_count;
        std::uint32_t m_index = 0;
        unsigned m_fields;
    };

    template <class Visit>
    void eachByDifference(Visit &&visit) const
    {
        NumberReader numbers(m_documents);
        Document document = m_base - 1;
        std::uint32_t left = m_count;
        while (left > 0 && numbers.left() > 0) {
            std::uint64_t eight = 0;
            if (left >= 8 && numbers.nextEight(eight)) {
                for (int i = 0; i < 8; ++i, eight >>= 8U)
                    visit(document += static_cast<Document>(eight & 0x7FU) + 1);
                left -= 8;
            } else if (left >= 8 && numbers.left() >= 8 * longestNumber) {
                for (int i = 0; i < 8; ++i)
                    visit(document += numbers.nextOfMany() + 1);
                left -= 8;
            } else {
                visit(document += numbers.next() + 1);
                --left;
            }
        }
    }

    template <class Visit>
    void eachInBitmap(Visit &&visit) const
    {
        const auto first = static_cast<std::uint64_t>(m_firstWord) * 64;
        for (std::size_t at = 0; at < m_wordCount; ++at) {
            for (auto word = loadWord<std::uint64_t>(m_words + at * 8); word != 0; word &= word - 1)
                visit(static_cast<Document>(first + at * 64 + static_cast<unsigned>(std::countr_zero(word))));
        }
    }

    void addBitmapTo(std::span<std::uint64_t> words, std::size_t firstWord) const;

    std::string_view m_documents; // and the escape bytes behind them
    const char *m_codes = nullptr;
    const char *m_words = nullptr; // the bitmap's
    std::size_t m_firstWord = 0;
    std::size_t m_wordCount = 0;
    std::uint32_t m_count = 0;
    Document m_base = 0;
    FieldMask m_fields = 0;
    bool m_bitmap = false;
};

} // namespace sheaf
