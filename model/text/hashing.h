// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that the hashes of fold.h are made of. They are kept in libraries: never change them.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf
{

// The last mix of MurmurHash3, 64 bits.
constexpr std::uint64_t mixedHash(std::uint64_t hash)
{
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53U;
    hash ^= hash >> 33;
    return hash;
}

constexpr std::uint64_t fnvStart = 0xcbf29ce484222325U;

// FNV-1a, 64 bits; goes on from the hash of what came before.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = fnvStart)
{
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

} // namespace sheaf
