// SPDX-License-Identifier: GPL-3.0-or-later
// Knows the lines of a digest's header by their text.
#include "model/formats/digestheader.h"

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::string_view trendingStart = "Get trending papers in your email inbox";
constexpr std::array<std::string_view, 12> monthNames = {"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};

bool isMonth(std::string_view word)
{
    return std::any_of(monthNames.begin(), monthNames.end(),
                       [word](std::string_view month) { return word == month || word == month.substr(0, 3); }) ||
           word == "Sept";
}

bool isNumber(std::string_view word, std::size_t least, std::size_t most)
{
    return word.size() >= least && word.size() <= most &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "May 29", "May 29, 2024".
bool isDateLine(std::string_view line)
{
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !isMonth(line.substr(0, space)))
        return false;
    const std::string_view rest = line.substr(space + 1);
    const std::size_t comma = rest.find(", ");
    if (comma == std::string_view::npos)
        return isNumber(rest, 1, 2);
    return isNumber(rest.substr(0, comma), 1, 2) && isNumber(rest.substr(comma + 2), 4, 4);
}

} // namespace

HeaderLine headerLineOf(std::string_view trimmed)
{
    if (trimmed.size() > 100)
        return HeaderLine::None;
    if (trimmed == "new")
        return HeaderLine::Badge;
    if (trimmed == "Subscribe")
        return HeaderLine::Button;
    if (trimmed.starts_with(trendingStart) || (trimmed.starts_with("Get trending ") && trimmed.ends_with('!')))
        return HeaderLine::Trending;
    if (trimmed.starts_with("by") && trimmed.ends_with("and the research community"))
        return HeaderLine::Byline;
    return isDateLine(trimmed) ? HeaderLine::Date : HeaderLine::None;
}

std::size_t gluedHeader(std::string_view trimmed)
{
    if (!trimmed.ends_with('!')) // nearly all lines
        return std::string_view::npos;
    for (const std::string_view tail : {std::string_view("!"), std::string_view(" once a day!")}) {
        const std::string_view head = trimmed.substr(0, trimmed.size() - std::min(tail.size(), trimmed.size()));
        if (trimmed.ends_with(tail) && head.ends_with(trendingStart) && head.size() > trendingStart.size())
            return head.size() - trendingStart.size();
    }
    return std::string_view::npos;
}

} // namespace sheaf
