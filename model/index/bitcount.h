// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the bits of a word as every processor can: std::popcount is a call where the instruction cannot be relied on.
//
// Sums of neighbouring bits, pairs and fours side by side (Warren, "Hacker's Delight", 5-1).
#pragma once

#include <cstdint>

namespace sheaf
{

inline std::uint32_t bitCount(std::uint64_t word)
{
    word -= word >> 1U & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2U & 0x3333333333333333U);
    word = (word + (word >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(word * 0x0101010101010101U >> 56U);
}

} // namespace sheaf
