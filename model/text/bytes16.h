// SPDX-License-Identifier: GPL-3.0-or-later
// Sixteen bytes looked at in one step, by the vector types of GCC and clang; any processor.
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sheaf
{

// Of a mask every byte is 0xFF (yes) or 0.
using Bytes16 = std::uint8_t __attribute__((vector_size(16)));

// Sixteen bytes must lie there.
inline Bytes16 loadBytes16(const char *from)
{
    Bytes16 bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

inline void storeBytes16(char *to, Bytes16 bytes)
{
    std::memcpy(to, &bytes, sizeof bytes);
}

inline Bytes16 isByte(Bytes16 bytes, char value)
{
    return static_cast<Bytes16>(bytes == static_cast<std::uint8_t>(value));
}

inline Bytes16 isBetween(Bytes16 bytes, char first, char last)
{
    const auto from = static_cast<std::uint8_t>(first);
    const auto width = static_cast<std::uint8_t>(static_cast<std::uint8_t>(last) - from);
    return static_cast<Bytes16>((bytes - from) <= width);
}

// Bit n says whether byte n has its highest bit set, as in a mask.
inline unsigned bitsOf(Bytes16 mask)
{
#ifdef __SSE2__
    return static_cast<unsigned>(_mm_movemask_epi8(reinterpret_cast<__m128i>(mask)));
#else
    unsigned bits = 0;
    for (unsigned n = 0; n < sizeof mask; ++n)
        bits |= (mask[n] >> 7U) << n;
    return bits;
#endif
}

} // namespace sheaf
