// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the remnants of stripped LaTeX in digest text into clean Unicode, with a map of offsets both ways.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// The rules, in the order in which lists name them; the text of each is rule(kind).
enum class RemnantRule : std::uint8_t;

// One changed stretch: original bytes [from, from + length) became the cleaned bytes [to, to + cleanLength).
struct Stretch {
    RemnantRule rule;
    std::uint32_t from;
    std::uint32_t length;
    std::uint32_t to;
    std::uint32_t cleanLength;
};

// A cleaned text. Unchanged stretches map byte by byte; within a changed one every inner offset maps to its start
// (and its end to the end), so both maps are total over [0, size] and monotone. Offsets are UTF-8 bytes.
struct CleanText {
    std::string text;
    std::vector<Stretch> stretches; // ascending, disjoint

    bool changed() const { return !stretches.empty(); }
    std::size_t toClean(std::size_t originalOffset) const;
    std::size_t toOriginal(std::size_t cleanOffset) const;
};

// A stable short name of a rule ("times", "accent", ...), for lists of what was changed.
std::string_view ruleName(RemnantRule rule);

// Cleans what is sure; an unsure reading stays as it is. Pure; any thread; accepts any bytes (invalid UTF-8 passes through).
CleanText cleanRemnants(std::string_view original);

} // namespace sheaf
