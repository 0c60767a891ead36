// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the remnants of stripped LaTeX in digest text into clean Unicode, with a map of offsets both ways.
#include "model/text/remnants.h"

#include "model/text/remnant_scan.h"

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::array<std::string_view, RemnantRuleCount> ruleNames = {
    "times",  "sim",   "symbol", "greek", "script", "fraction", "root",     "fence", "function", "formula",
    "escape", "space", "tie",    "quote", "accent", "letter",   "emphasis", "group", "link",     "abbreviation"};

} // namespace

std::string_view ruleName(RemnantRule rule)
{
    return ruleNames[static_cast<std::size_t>(rule)];
}

std::size_t CleanText::toClean(std::size_t originalOffset) const
{
    const std::size_t offset = std::min(originalOffset, originalSize);
    // The last stretch that starts at or before the offset.
    const auto next = std::ranges::upper_bound(stretches, offset, {}, &Stretch::from);
    if (next == stretches.begin())
        return offset;
    const Stretch &stretch = *std::prev(next);
    const std::size_t inside = offset - stretch.from;
    if (inside < stretch.length)
        return stretch.to;
    return std::size_t{stretch.to} + stretch.cleanLength + (inside - stretch.length);
}

std::size_t CleanText::toOriginal(std::size_t cleanOffset) const
{
    const std::size_t offset = std::min(cleanOffset, text.size());
    const auto next = std::ranges::upper_bound(stretches, offset, {}, &Stretch::to);
    if (next == stretches.begin())
        return offset;
    const Stretch &stretch = *std::prev(next);
    const std::size_t inside = offset - stretch.to;
    if (inside < stretch.cleanLength)
        return stretch.from;
    return std::size_t{stretch.from} + stretch.length + (inside - stretch.cleanLength);
}

CleanText cleanRemnants(std::string_view original)
{
    CleanText clean;
    clean.originalSize = original.size();
    const std::vector<RemnantEdit> edits = RemnantScanner(original).scan();
    std::size_t done = 0;
    clean.text.reserve(original.size());
    clean.stretches.reserve(edits.size());
    for (const RemnantEdit &edit : edits) {
        clean.text.append(original, done, edit.from - done);
        clean.stretches.push_back(
            {edit.rule, static_cast<std::uint32_t>(edit.from), static_cast<std::uint32_t>(edit.length),
             static_cast<std::uint32_t>(clean.text.size()), static_cast<std::uint32_t>(edit.text.size())});
        clean.text.append(edit.text);
        done = edit.from + edit.length;
    }
    clean.text.append(original.substr(done));
    return clean;
}

std::optional<std::string> cleanedText(std::string_view original)
{
    const std::vector<RemnantEdit> edits = RemnantScanner(original).scan();
    if (edits.empty())
        return std::nullopt;
    return withEdits(original, edits);
}

} // namespace sheaf
