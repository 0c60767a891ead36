// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at many bytes at once: where lines end, what is plain ASCII, how many bytes are of a kind. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sheaf
{

struct LineScan {
    std::size_t end = 0; // of the first CR or LF, the text's size when there is none
    bool ascii = true;   // all bytes before it
};
LineScan scanLine(std::string_view text);

// The place of the first byte at or after `at` that is not ASCII, bytes.size() when there is none.
std::size_t afterAscii(std::string_view bytes, std::size_t at);

// How many bytes `is(std::uint8_t)` holds for. Counted in stretches short enough for a byte, so that compilers make
// vector code of a simple condition.
template <class Is>
std::size_t countBytes(std::string_view bytes, Is is)
{
    std::size_t count = 0;
    while (!bytes.empty()) {
        const std::string_view stretch = bytes.substr(0, 240);
        std::uint8_t here = 0;
        for (const char c : stretch)
            here = static_cast<std::uint8_t>(here + (is(static_cast<std::uint8_t>(c)) ? 1 : 0));
        count += here;
        bytes.remove_prefix(stretch.size());
    }
    return count;
}

} // namespace sheaf
