// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in blocks: sixteen at a time by SSE2 where the processor has it, eight at a time elsewhere.
#include "model/text/bytescan.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sheaf
{

namespace
{

constexpr bool isAsciiAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]) < 0x80;
}

} // namespace

LineScan scanLine(std::string_view text)
{
    LineScan scan;
#ifdef __SSE2__
    const __m128i lf = _mm_set1_epi8('\n');
    const __m128i cr = _mm_set1_epi8('\r');
    for (; text.size() - scan.end >= 16; scan.end += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + scan.end));
        const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, lf), _mm_cmpeq_epi8(bytes, cr));
        const auto endBits = static_cast<unsigned>(_mm_movemask_epi8(ends));
        const auto highBits = static_cast<unsigned>(_mm_movemask_epi8(bytes));
        if (endBits != 0) {
            const int before = std::countr_zero(endBits);
            scan.ascii = scan.ascii && (highBits & ((1U << before) - 1)) == 0;
            scan.end += static_cast<std::size_t>(before);
            return scan;
        }
        scan.ascii = scan.ascii && highBits == 0;
    }
#endif
    for (; scan.end < text.size() && text[scan.end] != '\n' && text[scan.end] != '\r'; ++scan.end)
        scan.ascii = scan.ascii && isAsciiAt(text, scan.end);
    return scan;
}

std::size_t afterAscii(std::string_view bytes, std::size_t at)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    for (std::uint64_t word = 0; at < bytes.size() && bytes.size() - at >= sizeof word; at += sizeof word) {
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if ((word & highBits) != 0)
            break;
    }
    while (at < bytes.size() && isAsciiAt(bytes, at))
        ++at;
    return at;
}

} // namespace sheaf
