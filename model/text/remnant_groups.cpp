// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that start at an opening brace.
#include "model/text/remnant_scan.h"

#include "model/text/latexletters.h"

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::array<std::string_view, 8> fontSwitches = {"it", "bf", "em", "tt", "sl", "sc", "rm", "sf"};

// Whether a group holds running text and not a set: between two commas stand four words or more.
bool holdsProse(std::string_view content)
{
    if (!isRemnantLetter(content.front()) || content.find_first_of("\":=|;<>{}") != std::string_view::npos)
        return false;
    std::size_t words = 0;
    bool inWord = false;
    for (const char c : content) {
        if (c == ',') {
            words = 0;
            inWord = false;
        } else if (isRemnantLetter(c) && !inWord) {
            inWord = true;
            if (++words == 4)
                return true;
        } else if (c == ' ') {
            inWord = false;
        }
    }
    return false;
}

} // namespace

std::size_t RemnantScanner::group(std::size_t i)
{
    constexpr std::size_t longest = 1000;
    const std::optional<std::size_t> close = closing(i, longest);
    if (!close || *close == i + 1)
        return 0;
    const std::size_t nameFrom = lettersStart(i);
    if (nameFrom < i && before(nameFrom) == '\\') // the argument of a macro nobody knows
        return 0;
    if (at(i + 1) == '\\')
        return macroGroup(i, *close);
    for (const auto rule : {&RemnantScanner::symbolGroup, &RemnantScanner::fraction}) {
        if (const std::size_t used = (this->*rule)(i, *close))
            return used;
    }
    const std::size_t wordEnd = lettersEnd(i + 1);
    const std::string_view first = m_text.substr(i + 1, wordEnd - i - 1);
    if (at(wordEnd) == ' ' && !isRemnantWord(before(i)) && std::ranges::find(fontSwitches, first) != fontSwitches.end())
        return unwrapped(RemnantRule::Emphasis, i, wordEnd, *close);
    return bareGroup(i, *close) ? unwrapped(RemnantRule::Group, i, i, *close) : 0;
}

// {\i}, {\"o}, {\Psi}, {\%}, {\it X}
std::size_t RemnantScanner::macroGroup(std::size_t i, std::size_t close)
{
    const std::size_t length = close + 1 - i;
    if (const auto edit = accent(i + 1); edit && edit->length == length - 2)
        return replace(edit->rule, i, length, edit->text);
    if (length == 4 && std::string_view("%$&_#").find(at(i + 2)) != std::string_view::npos)
        return replace(RemnantRule::Escape, i, length, m_text.substr(i + 2, 1));
    const std::size_t end = lettersEnd(i + 2);
    if (end == close) {
        const auto edit = symbolMacro(i + 1, end);
        return edit ? replace(edit->rule, i, length, edit->text) : length;
    }
    const std::string_view name = m_text.substr(i + 2, end - i - 2);
    if (at(end) == ' ' && std::ranges::find(fontSwitches, name) != fontSwitches.end())
        return unwrapped(RemnantRule::Emphasis, i, end, close);
    return 0;
}

// 50{%}, D{=}1, 8{times}, {approx}, D{to}infty, {epsilon}
std::size_t RemnantScanner::symbolGroup(std::size_t i, std::size_t close)
{
    const std::string_view content = m_text.substr(i + 1, close - i - 1);
    const std::size_t length = close + 1 - i;
    if (content.size() == 1 && std::string_view("%=+-<>/,.:*&").find(content[0]) != std::string_view::npos)
        return replace(RemnantRule::Group, i, length, content);
    if (content == "times") {
        const bool product = at(close + 1) == ' ' && numberAt(close + 2);
        return numberBefore(i) ? replace(RemnantRule::Times, i, length + (product ? 1 : 0), "×") : 0;
    }
    if (content == "sim")
        return replace(RemnantRule::Sim, i, length, "∼");
    if (content == "to") {
        const bool blank = at(close + 1) == ' ' && (numberAt(close + 2) || startsWith(close + 2, "infty"));
        return singleLetterBefore(i) ? replace(RemnantRule::Symbol, i, length + (blank ? 1 : 0), "→") : 0;
    }
    constexpr std::array<std::string_view, 9> sure = {"approx", "geq",   "leq",        "neq",      "infty",
                                                      "cdot",   "ldots", "rightarrow", "leftarrow"};
    if (std::ranges::find(sure, content) != sure.end())
        return replace(RemnantRule::Symbol, i, length, latexSymbol(content));
    if (const std::string_view letter = greekLetter(content); !letter.empty() && !isRemnantWord(at(close + 1)))
        return replace(RemnantRule::Greek, i, length, letter);
    return 0;
}

// {De}coupled, Mo{E}s, {we propose the first models that …}; {cat, dog}, {name} and {0, 1} stay.
bool RemnantScanner::bareGroup(std::size_t i, std::size_t close) const
{
    const std::string_view content = m_text.substr(i + 1, close - i - 1);
    const bool glued = isRemnantWord(before(i));
    if (before(i) == '_' || before(i) == '^' || before(i) == '}' || before(i) == '$')
        return false;
    if (lettersEnd(i + 1) < close)
        return !glued && !isRemnantWord(at(close + 1)) && holdsProse(content);
    constexpr std::size_t longest = 10;
    const bool capital = std::ranges::any_of(content, isRemnantUpper);
    const bool acronym =
        content.size() <= longest &&
        (isRemnantLower(at(close + 1)) ? capital || content.size() <= 2
                                       : isRemnantUpper(at(close + 1)) && std::ranges::all_of(content, isRemnantUpper));
    return acronym && (!glued || (content.size() == 1 && capital && isRemnantLower(before(i))));
}

} // namespace sheaf
