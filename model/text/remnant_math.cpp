// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for superscripts, subscripts, fractions and formulas between dollar signs.
#include "model/text/remnant_scan.h"

#include "model/text/latexletters.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t longestScript = 24;

// The one name that a script group may hold, as a symbol: ast → *, \infty → ∞, star, top.
std::string scriptSymbol(std::string_view content)
{
    if (content.starts_with('\\'))
        content.remove_prefix(1);
    if (content == "top" || content == "intercal")
        return "ᵀ";
    if (content == "infty" || content == "ast" || content == "star" || content == "prime" || content == "circ" ||
        content == "dagger")
        return std::string(latexSymbol(content));
    return std::string(greekLetter(content));
}

bool isScriptContent(std::string_view content)
{
    return !content.empty() && content.size() <= longestScript && std::ranges::all_of(content, [](char c) {
        return isRemnantLetter(c) || isRemnantDigit(c) ||
               std::string_view("+-=,.*' /()|\\").find(c) != std::string_view::npos;
    });
}

} // namespace

std::size_t RemnantScanner::script(std::size_t i)
{
    if (at(i + 1) == '{') {
        const std::optional<std::size_t> close = closing(i + 1, longestScript + 2);
        if (!close)
            return 0;
        if (const std::size_t used = scriptGroup(i, *close))
            return used;
        return *close + 1 - i; // unsure: its braces are no group either
    }
    if (at(i + 1) == '\\') {
        const std::size_t end = lettersEnd(i + 2);
        const std::string symbol = scriptSymbol(m_text.substr(i + 1, end - i - 1));
        const bool sure = !symbol.empty() && (m_text[i] == '^' || symbol == "∞");
        return sure ? replace(RemnantRule::Script, i, end - i, symbol) : 0;
    }
    return scriptBare(i);
}

// ^{160}, _{t+1}, ^{ast}; where Unicode has no raised form the sign stays: G_{stack} → G_stack, n^{1.5}d → n^1.5 d.
std::size_t RemnantScanner::scriptGroup(std::size_t i, std::size_t close)
{
    const char base = before(i);
    const std::string_view content = m_text.substr(i + 2, close - i - 2);
    const bool based = isRemnantWord(base) || base == ')' || base == ']' || base == '|' || base == '}' || base == '\'';
    const bool leads = m_mode == Mode::Formula && i == 0; // CO$_2$: the base stands before the dollar sign
    if ((!based && !leads) || !isScriptContent(content))
        return 0;
    const bool raised = m_text[i] == '^';
    const std::size_t length = close + 1 - i;
    if (const std::string symbol = scriptSymbol(content); !symbol.empty()) {
        const bool free = raised || symbol == "∞"; // * ′ ° ∞ stand high or have no low form
        return replace(RemnantRule::Script, i, length, free ? symbol : "_" + symbol);
    }
    if (content.find('\\') != std::string_view::npos) {
        const std::optional<std::string> clean = cleanedInside(content, Mode::Formula);
        const bool sure = clean && clean->find_first_of("\\{}$") == std::string::npos;
        return sure ? replace(RemnantRule::Script, i, length, m_text[i] + ("(" + *clean + ")")) : 0;
    }
    if (const auto form = raised ? superscript(content) : subscript(content))
        return replace(RemnantRule::Script, i, length, *form);
    const bool atom = std::ranges::all_of(content, [](char c) { return isRemnantWord(c) || c == '.'; });
    std::string text(1, m_text[i]);
    if (atom)
        text.append(content).append(isRemnantWord(at(close + 1)) ? " " : "");
    else
        text.append("(").append(content).append(")");
    return replace(RemnantRule::Script, i, length, text);
}

// 10^4, 10^-3, 2^n, L_2, x_t, and n^2 inside O(…). A capital's square (S^2) is as likely a name.
std::size_t RemnantScanner::scriptBare(std::size_t i)
{
    const std::size_t baseFrom = lettersStart(i);
    const bool number = isRemnantDigit(before(i)) && !isRemnantWord(before(digitsStart(i)));
    const bool greekBase = !greekLetter(m_text.substr(baseFrom, i - baseFrom)).empty() &&
                           !isRemnantWord(before(baseFrom)) && before(baseFrom) != '-' && before(baseFrom) != '/' &&
                           before(baseFrom) != '.';
    const bool letter = singleLetterBefore(i) && before(i - 1) != '/' && before(i - 1) != '.' && before(i - 1) != '_' &&
                        before(i - 1) != '-' && before(i - 1) != '^';
    const bool formulaBase =
        inFormula(i) && (i == 0 || isRemnantLetter(before(i)) || before(i) == ')' || before(i) == '|');
    if (m_text[i] == '_') {
        const bool single = isRemnantDigit(at(i + 1)) || isRemnantLetter(at(i + 1));
        const char next = at(i + 2);
        const bool ends = !isRemnantWord(next) && next != '_' && next != '/' &&
                          (next != '.' || !isRemnantWord(at(i + 3))) && (next != '(' || inFormula(i));
        if (!single || !ends || !(letter || greekBase || formulaBase))
            return 0;
        const auto form = subscript(m_text.substr(i + 1, 1));
        return form ? replace(RemnantRule::Script, i, 2, *form) : 0;
    }
    const std::size_t digits = at(i + 1) == '-' ? i + 2 : i + 1;
    const std::size_t end = digitsEnd(digits);
    if (end > digits) {
        const bool fraction = (at(end) == '.' || at(end) == ',') && isRemnantDigit(at(end + 1));
        const bool glued = isRemnantWord(at(end)) && !inFormula(i);
        const bool based = number || greekBase || formulaBase || (letter && isRemnantLower(before(i)));
        if (!based || fraction || glued || at(end) == '^')
            return 0;
        const auto form = superscript(m_text.substr(i + 1, end - i - 1));
        return form ? replace(RemnantRule::Script, i, end - i, *form) : 0;
    }
    const bool exponent = isRemnantLower(at(i + 1)) || at(i + 1) == '*' || (at(i + 1) == 'T' && inFormula(i));
    if (!exponent || isRemnantWord(at(i + 2)) || at(i + 2) == '_' || at(i + 2) == '*' || at(i + 2) == '^' ||
        !(number || greekBase || formulaBase))
        return 0;
    const auto form = superscript(m_text.substr(i + 1, 1));
    return form ? replace(RemnantRule::Script, i, 2, *form) : 0;
}

// Whether at i a script follows that the rule above would take after a Greek letter.
bool RemnantScanner::scriptFollows(std::size_t i) const
{
    if (at(i) != '_' && at(i) != '^')
        return false;
    if (at(i + 1) == '{') {
        const std::optional<std::size_t> close = closing(i + 1, longestScript + 2);
        return close && isScriptContent(m_text.substr(i + 2, *close - i - 2));
    }
    const char next = at(i + 1);
    const std::size_t end = isRemnantDigit(next) && at(i) == '^' ? digitsEnd(i + 1) : i + 2;
    const bool ends = !isRemnantWord(at(end)) && at(end) != '_' && at(end) != '/' && at(end) != '(' &&
                      (at(end) != '.' || !isRemnantWord(at(end + 1)));
    return ends && (isRemnantDigit(next) || isRemnantLetter(next) || (at(i) == '^' && next == '*'));
}

// 8{255} and ell_1{ell_2}: \frac has lost its name and the braces around its numerator.
std::size_t RemnantScanner::fraction(std::size_t i, std::size_t close)
{
    const std::string_view below = m_text.substr(i + 1, close - i - 1);
    const std::size_t above = digitsStart(i);
    if (digitsEnd(i + 1) == close && close > i + 1 && above < i && !isRemnantDigit(at(close + 1)) && i - above <= 3 &&
        below.size() <= 4 && !isRemnantWord(before(above)) && before(above) != '.' && before(above) != '\\') {
        // A numerator above its denominator might as well be a number with a lost exponent.
        const std::string_view numerator = m_text.substr(above, i - above);
        const bool proper = numerator.size() < below.size() || (numerator.size() == below.size() && numerator < below);
        if (!proper || numerator.starts_with('0') || below.starts_with('0'))
            return 0;
    } else {
        const std::size_t sign = below.find('_');
        const std::size_t from = i >= 2 ? lettersStart(i - 2) : i;
        const bool samePattern = sign != std::string_view::npos && sign + 2 == below.size() && i >= 2 &&
                                 m_text[i - 2] == '_' && isRemnantDigit(m_text[i - 1]) && isRemnantDigit(below.back());
        if (!samePattern || greekLetter(below.substr(0, sign)).empty() ||
            greekLetter(m_text.substr(from, i - 2 - from)).empty())
            return 0;
    }
    return replacePair({i, 1, RemnantRule::Fraction, "/"}, {close, 1, RemnantRule::Fraction, ""});
}

// $k=10^3$: as a whole, if nothing of LaTeX is left in it; "$20 to $30" are prices.
std::size_t RemnantScanner::formula(std::size_t i)
{
    constexpr std::size_t longest = 120;
    const bool display = at(i + 1) == '$';
    const std::size_t open = display ? i + 2 : i + 1;
    const std::size_t close = m_text.find('$', open);
    if (close == std::string_view::npos || close == open || close - open > longest || at(open) == ' ' ||
        before(close) == ' ' || before(close) == '\\' || before(i) == '\\')
        return 0;
    const std::size_t end = display ? close + 2 : close + 1;
    if ((display && at(close + 1) != '$'))
        return 0;
    const std::string_view content = m_text.substr(open, close - open);
    if (isRemnantDigit(at(end)) && content.find('\\') == std::string_view::npos) // a price
        return 0;
    const bool telling = content.find_first_of("\\^_=<>+") != std::string_view::npos || content.size() == 1;
    std::size_t prose = 0; // letters in a row outside macros
    for (std::size_t j = open; j < close; ++j) {
        const bool letter = isRemnantLetter(m_text[j]) && before(lettersStart(j + 1)) != '\\';
        prose = letter ? prose + 1 : 0;
        if (prose > 3 && !inFormula(j) && m_text.substr(open, j - open).find('{') == std::string_view::npos)
            return 0;
    }
    if (!telling)
        return 0;
    const std::optional<std::string> clean = cleanedInside(content, Mode::Formula);
    const auto isBrace = [](char c) { return c == '{' || c == '}'; };
    std::ptrdiff_t wanted = 0; // braces that the formula shows
    for (std::size_t j = 0; j + 1 < content.size(); j += content[j] == '\\' ? 2U : 1U)
        wanted += content[j] == '\\' && isBrace(content[j + 1]) ? 1 : 0;
    if (!clean || clean->find_first_of("\\$") != std::string::npos || std::ranges::count_if(*clean, isBrace) != wanted)
        return end - i; // unsure: as it is, and nothing inside is touched
    return replace(RemnantRule::Formula, i, end - i, *clean);
}

} // namespace sheaf
