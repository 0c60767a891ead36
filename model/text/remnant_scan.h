// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text once from left to right and lists what the rules of cleaning change in it.
#pragma once

#include "model/text/remnants.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// One replacement: the bytes [from, from + length) become text.
struct RemnantEdit {
    std::size_t from;
    std::size_t length;
    RemnantRule rule;
    std::string text;
};

// The text with its edits made.
std::string withEdits(std::string_view text, const std::vector<RemnantEdit> &edits);

// The rules themselves. Each looks at one place and answers how many bytes it dealt with, 0 if it does not apply; what
// belongs together but lies apart (a brace and its partner) is kept in m_later until the scan gets there.
class RemnantScanner final
{
public:
    enum class Mode { Text, Formula };
    enum class Pace { Leaps, EveryWord }; // to the words with a hint alone, or not: the edits are the same

    explicit RemnantScanner(std::string_view text, Mode mode = Mode::Text, int depth = 0);

    // Ascending and disjoint. Call once.
    std::vector<RemnantEdit> scan(Pace pace = Pace::Leaps);

private:
    // remnant_scan.cpp: looking around
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    char before(std::size_t i) const { return i > 0 ? m_text[i - 1] : '\0'; }
    bool startsWith(std::size_t i, std::string_view part) const { return m_text.substr(i).starts_with(part); }
    std::size_t lettersEnd(std::size_t i) const;
    std::size_t lettersStart(std::size_t end) const;
    std::size_t digitsEnd(std::size_t i) const;
    std::size_t digitsStart(std::size_t end) const;
    bool numberAt(std::size_t i) const;
    bool numberBefore(std::size_t i) const;
    bool singleLetterBefore(std::size_t i) const;
    std::optional<std::size_t> closing(std::size_t open, std::size_t limit) const;
    bool inFormula(std::size_t i) const { return m_mode == Mode::Formula || i < m_formulaEnd; }
    std::optional<std::string> cleanedInside(std::string_view part, Mode mode) const;

    // remnant_scan.cpp: writing down
    std::size_t replace(RemnantRule rule, std::size_t from, std::size_t length, std::string_view text);
    std::size_t replacePair(RemnantEdit first, RemnantEdit second);
    std::size_t takeLater(std::size_t i);
    std::size_t nextLater() const;
    std::size_t leapFrom(std::size_t i);
    std::size_t step(std::size_t i);

    // remnant_words.cpp
    std::size_t word(std::size_t i);
    std::size_t times(std::size_t i, std::size_t end);
    std::size_t sim(std::size_t i, std::size_t end);
    std::size_t relation(std::size_t i, std::size_t end);
    std::size_t greek(std::size_t i, std::size_t end);
    std::size_t greekRelation(std::size_t i, std::size_t end);
    std::size_t root(std::size_t i, std::size_t end);
    std::size_t fence(std::size_t end);
    std::size_t functionName(std::size_t i, std::size_t end);
    void complexity(std::size_t open);
    std::size_t spaced(std::size_t i);
    std::size_t tie(std::size_t i);
    std::size_t openQuote(std::size_t i);
    std::size_t straightQuote(std::size_t i);
    std::size_t singleQuoteEnd(std::size_t from) const;

    // remnant_math.cpp
    std::size_t script(std::size_t i);
    std::size_t scriptGroup(std::size_t i, std::size_t close);
    std::size_t scriptBare(std::size_t i);
    bool scriptFollows(std::size_t i) const;
    std::size_t fraction(std::size_t i, std::size_t close);
    std::size_t formula(std::size_t i);

    // remnant_macros.cpp
    std::size_t backslash(std::size_t i);
    std::size_t escaped(std::size_t i);
    std::optional<RemnantEdit> accent(std::size_t i);
    std::optional<RemnantEdit> symbolMacro(std::size_t i, std::size_t end) const;
    std::size_t macro(std::size_t i, std::size_t end);
    std::size_t command(std::size_t from, std::size_t nameFrom, std::size_t end);
    std::size_t letterCommand(std::size_t from, std::string_view name, std::size_t open, std::size_t close);
    std::size_t mathCommand(std::size_t from, std::string_view name, std::size_t open, std::size_t close);
    std::size_t hyperlink(std::size_t from, std::size_t open, std::size_t close);
    std::size_t group(std::size_t i);
    std::size_t macroGroup(std::size_t i, std::size_t close);
    std::size_t symbolGroup(std::size_t i, std::size_t close);
    bool bareGroup(std::size_t i, std::size_t close) const;
    std::size_t unwrapped(RemnantRule rule, std::size_t from, std::size_t open, std::size_t close);
    std::size_t link(std::size_t from);
    bool escapesQuotes(char sign);
    bool inPath(std::size_t i) const;

    std::string_view m_text;
    Mode m_mode;
    int m_depth;
    std::optional<std::size_t> m_hint; // that was found last
    std::size_t m_hintedWord = 0;      // from where on the rules look at it
    std::size_t m_formulaEnd = 0;      // inside O(…) and its like letters carry exponents
    std::string m_escapedQuotes;       // the signs among "'` that stand after a backslash as quotation marks
    bool m_escapedQuotesKnown = false;
    std::vector<RemnantEdit> m_edits;
    std::vector<RemnantEdit> m_later;
};

// The letters and digits of ASCII; a byte of a longer character counts as a letter, which keeps rules away from it.
inline bool isRemnantLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool isRemnantUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
inline bool isRemnantLower(char c)
{
    return c >= 'a' && c <= 'z';
}
inline bool isRemnantDigit(char c)
{
    return c >= '0' && c <= '9';
}
inline bool isRemnantWide(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}
inline bool isRemnantWord(char c)
{
    return isRemnantLetter(c) || isRemnantDigit(c) || isRemnantWide(c);
}

} // namespace sheaf
