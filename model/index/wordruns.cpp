// SPDX-License-Identifier: GPL-3.0-or-later
// WordRuns: bytes become bits, a kind of character each, and the bits tell where runs begin and end.
#include "model/index/wordruns.h"

#include "model/text/fold.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sheaf
{

namespace
{

constexpr std::size_t s_maskBytes = 64;

// A bit for each byte of a block.
struct Kinds {
    std::uint64_t words = 0; // ASCII letters and digits
    std::uint64_t digits = 0;
    std::uint64_t stops = 0;
    std::uint64_t joiners = 0;
    std::uint64_t pluses = 0;
    std::uint64_t sharps = 0;
    std::uint64_t others = 0; // not ASCII
};

#ifdef __SSE2__

// Where the bytes are from `first` on and at most `last`, all of them ASCII.
__m128i within(__m128i bytes, char first, char last)
{
    constexpr char highest = 0x7F;
    const __m128i raised = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(highest - last)));
    return _mm_cmpgt_epi8(raised, _mm_set1_epi8(static_cast<char>(highest - last + first - 1)));
}

// Capital letters become small ones on the way.
Kinds kindsOf(char *block)
{
    Kinds kinds;
    for (unsigned at = 0; at < s_maskBytes; at += sizeof(__m128i)) {
        auto *const place = reinterpret_cast<__m128i *>(block + at);
        const __m128i raw = _mm_loadu_si128(place);
        const __m128i capitals = _mm_and_si128(within(raw, 'A', 'Z'), _mm_set1_epi8('a' - 'A'));
        const __m128i bytes = _mm_or_si128(raw, capitals);
        _mm_storeu_si128(place, bytes);
        const auto bits = [at](__m128i which) {
            return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(which))} << at;
        };
        const auto are = [bytes](char which) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(which)); };
        const __m128i digits = within(bytes, '0', '9');
        kinds.words |= bits(_mm_or_si128(digits, within(bytes, 'a', 'z')));
        kinds.digits |= bits(digits);
        kinds.stops |= bits(are('.'));
        kinds.joiners |= bits(_mm_or_si128(are('-'), are('_')));
        kinds.pluses |= bits(are('+'));
        kinds.sharps |= bits(are('#'));
        kinds.others |= bits(bytes);
    }
    return kinds;
}

#else

Kinds kindsOf(char *block)
{
    Kinds kinds;
    for (unsigned at = 0; at < s_maskBytes; ++at) {
        char &c = block[at];
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
        const auto bit = [at](bool is) { return std::uint64_t{is} << at; };
        const bool digit = c >= '0' && c <= '9';
        kinds.words |= bit(digit || (c >= 'a' && c <= 'z'));
        kinds.digits |= bit(digit);
        kinds.stops |= bit(c == '.');
        kinds.joiners |= bit(c == '-' || c == '_');
        kinds.pluses |= bit(c == '+');
        kinds.sharps |= bit(c == '#');
        kinds.others |= bit(static_cast<unsigned char>(c) >= 0x80);
    }
    return kinds;
}

#endif

// Where something may be joined to a run that ends there, by the rules of tokens.h, what is not ASCII aside.
std::uint64_t joints(const Kinds &kinds, const Kinds &next)
{
    const auto before = [](std::uint64_t bits, std::uint64_t following) { return bits >> 1U | following << 63U; };
    return (kinds.stops & before(kinds.digits, next.digits)) |
           (kinds.joiners & before(kinds.words | kinds.others, next.words | next.others)) |
           (kinds.pluses & before(kinds.pluses, next.pluses)) | kinds.sharps;
}

} // namespace

void WordRuns::read(std::string_view text)
{
    take(text);
    findEdges();
    if (m_hasOthers) {
        take(fold(text));
        findEdges();
    }
}

// A block of zeros follows, so that the last run ends in one.
void WordRuns::take(std::string_view text)
{
    m_size = text.size();
    const std::size_t needed = (m_size / s_maskBytes + 2) * s_maskBytes;
    if (m_folded.size() < needed)
        m_folded.resize(needed);
    const auto end = std::ranges::copy(text, m_folded.begin()).out;
    std::fill(end, m_folded.begin() + static_cast<std::ptrdiff_t>(needed), '\0');
}

void WordRuns::findEdges()
{
    const std::size_t blocks = m_size / s_maskBytes + 1;
    m_edges.resize(std::max(m_edges.size(), blocks * s_maskBytes));
    m_others.resize(std::max(m_others.size(), blocks));
    std::size_t *edge = m_edges.data();
    std::uint64_t others = 0;
    std::uint64_t carry = 0;
    Kinds kinds = kindsOf(m_folded.data());
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t from = block * s_maskBytes;
        const Kinds next = kindsOf(m_folded.data() + from + s_maskBytes);
        const std::uint64_t runs = kinds.words | kinds.others;
        const std::uint64_t joined = joints(kinds, next);
        for (std::uint64_t edges = runs ^ (runs << 1U | carry); edges != 0; edges &= edges - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(edges));
            *edge++ = (from + bit) << 1U | (joined >> bit & 1U);
        }
        carry = runs >> 63U;
        m_others[block] = kinds.others;
        others |= kinds.others;
        kinds = next;
    }
    m_edgeCount = static_cast<std::size_t>(edge - m_edges.data());
    m_hasOthers = others != 0;
}

bool WordRuns::findOther(std::size_t first, std::size_t last) const
{
    for (std::size_t block = first / s_maskBytes; block * s_maskBytes < last; ++block) {
        const std::size_t from = block * s_maskBytes;
        std::uint64_t bits = m_others[block];
        if (first > from)
            bits &= ~std::uint64_t{0} << (first - from);
        if (last < from + s_maskBytes)
            bits &= ~(~std::uint64_t{0} << (last - from));
        if (bits != 0)
            return true;
    }
    return false;
}

} // namespace sheaf
