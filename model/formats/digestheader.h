// SPDX-License-Identifier: GPL-3.0-or-later
// Knows the lines of a digest's header by their text.
#pragma once

#include <string_view>

namespace sheaf
{

enum class HeaderLine {
    None,
    Trending, // "Get trending papers in your email inbox once a day!"
    Button,   // "Subscribe"
    Badge,    // "new"
    Byline,   // "byAK and the research community"
    Date      // "May 29", also with a year
};

HeaderLine headerLineOf(std::string_view trimmed);

// Where a "Get trending ..." line starts that is glued to the end of another line; npos if there is none.
std::size_t gluedHeader(std::string_view trimmed);

} // namespace sheaf
