// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that start at a word, a blank, a tie or a quotation mark.
#include "model/text/remnant_scan.h"

#include "model/text/latexletters.h"

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

// Whether a word ends at this character: what follows is neither letter nor digit nor joined on.
bool endsRemnantWord(char c)
{
    return !isRemnantWord(c) && c != '_';
}

// Whether text is what brackets of a formula hold: no blanks beside the brackets, no word of prose.
bool looksLikeFormula(std::string_view text)
{
    if (text.empty() || text.front() == ' ' || text.back() == ' ')
        return false;
    std::size_t letters = 0;
    for (const char c : text) {
        letters = isRemnantLower(c) ? letters + 1 : 0;
        if (letters > 7 || isRemnantWide(c))
            return false;
    }
    return true;
}

} // namespace

std::size_t RemnantScanner::word(std::size_t i)
{
    const std::size_t end = lettersEnd(i);
    const std::string_view name = m_text.substr(i, end - i);
    if (startsWith(end, "://")) {
        const std::size_t scheme = name.ends_with("https") || name.ends_with("HTTPS") ? 5 : 4;
        if (name.size() >= scheme)
            return (end - scheme - i) + link(end - scheme);
    }
    if (at(end) == '{') {
        if (const std::size_t used = command(i, i, end))
            return used;
    }
    if (at(end) == '(') {
        if (const std::size_t used = root(i, end))
            return used;
        if (const std::size_t used = fence(end))
            return used - i;
        if (name == "O" || name == "Omega" || name == "Theta")
            complexity(end);
    }
    for (const auto rule : {&RemnantScanner::times, &RemnantScanner::sim, &RemnantScanner::relation,
                            &RemnantScanner::greekRelation, &RemnantScanner::greek, &RemnantScanner::functionName}) {
        if (const std::size_t used = (this->*rule)(i, end))
            return used;
    }
    return end - i;
}

// 2.1times, 64times 64, 4timesNVIDIA, HtimesW; not "times" after a blank, not 2timestamps.
std::size_t RemnantScanner::times(std::size_t i, std::size_t end)
{
    constexpr std::string_view name = "times";
    if (numberBefore(i) && startsWith(i, name)) {
        const std::size_t after = i + name.size();
        if (isRemnantLower(at(after)) && endsRemnantWord(at(after + 1)) == false)
            return 0;
        const bool product = at(after) == ' ' && numberAt(after + 1);
        return replace(RemnantRule::Times, i, name.size() + (product ? 1 : 0), "×");
    }
    // One letter or number on either side.
    const bool oneLetter = isRemnantLetter(at(i)) && startsWith(i + 1, name) && !isRemnantWord(before(i));
    const std::size_t after = i + 1 + name.size();
    if (oneLetter && ((after == end && isRemnantDigit(at(end))) || (after + 1 == end && endsRemnantWord(at(end)))))
        return replace(RemnantRule::Times, i + 1, name.size(), "×") + 1;
    return 0;
}

// sim0.6, (sim100B), sim3x, 1.25sim1.56; not sim2real, a name.
std::size_t RemnantScanner::sim(std::size_t i, std::size_t end)
{
    if (m_text.substr(i, end - i) != "sim" || !numberAt(end) || before(i) == '-' || before(i) == '_')
        return 0;
    std::size_t after = end;
    while (isRemnantDigit(at(after)) || ((at(after) == '.' || at(after) == ',') && isRemnantDigit(at(after + 1))))
        ++after;
    if (startsWith(after, "times"))
        after += 5;
    else if (isRemnantLetter(at(after))) // a unit of one letter: x, k, M, B
        ++after;
    if (!endsRemnantWord(at(after)))
        return 0;
    return replace(RemnantRule::Sim, i, 3, "∼");
}

// geq t, leq10, VSEinfty, XrightarrowY: names that are no words of English.
std::size_t RemnantScanner::relation(std::size_t i, std::size_t end)
{
    const std::string_view name = m_text.substr(i, end - i);
    if (name == "geq" || name == "leq" || name == "neq") {
        const std::size_t next = at(end) == ' ' ? end + 1 : end;
        const bool variable = next > end && isRemnantLetter(at(next)) && endsRemnantWord(at(next + 1));
        if ((numberAt(next) || variable) && before(i) != '\\')
            return replace(RemnantRule::Symbol, i, name.size(), latexSymbol(name));
        return 0;
    }
    if (name.ends_with("infty") && endsRemnantWord(at(end))) {
        const std::size_t from = end - 5;
        if (from == i ? !isRemnantWord(before(i)) : isRemnantUpper(at(from - 1)))
            return replace(RemnantRule::Symbol, from, 5, "∞") + (from - i);
        return 0;
    }
    if (name == "approx" && isRemnantDigit(at(end)) && !isRemnantWord(before(i)))
        return replace(RemnantRule::Symbol, i, name.size(), "≈");
    if (name == "pm" && numberBefore(i) && isRemnantDigit(at(end))) {
        // Without a decimal point 3pm2 might be a time of day.
        const std::size_t whole = digitsStart(i);
        const bool decimal =
            (whole > 1 && before(whole) == '.') || (at(digitsEnd(end)) == '.' && numberAt(digitsEnd(end)));
        return decimal ? replace(RemnantRule::Symbol, i, name.size(), "±") : 0;
    }
    if (name.size() < 9)
        return 0;
    for (const std::string_view arrow : {"leftrightarrow", "rightarrow", "leftarrow", "Rightarrow"}) {
        const std::size_t found = name.find(arrow);
        if (found != std::string_view::npos && (found == 0 || !isRemnantLower(name[found - 1])))
            return replace(RemnantRule::Symbol, i + found, arrow.size(), latexSymbol(arrow)) + found;
    }
    return 0;
}

// A Greek name is a letter where a script, a number after "=", a sum with one letter or a formula around it proves it.
std::size_t RemnantScanner::greek(std::size_t i, std::size_t end)
{
    const std::string_view name = m_text.substr(i, end - i);
    const char previous = before(i);
    if (isRemnantWord(previous) || previous == '-' || previous == '/' || previous == '\\' || previous == '.')
        return 0;
    const bool script = scriptFollows(end);
    const bool equation = at(end) == '=' && numberAt(end + 1);
    const bool sum = previous == '+' && singleLetterBefore(i - 1) && !isRemnantWord(at(end)) && at(end) != '-';
    const bool order = (name == "Omega" || name == "Theta") && at(end) == '(' && inFormula(end + 1);
    const bool inside = inFormula(i) && endsRemnantWord(at(end)) && previous != '_';
    if (!script && !equation && !sum && !order && !inside)
        return 0;
    const std::string_view letter = greekLetter(name);
    return letter.empty() ? 0 : replace(RemnantRule::Greek, i, name.size(), letter);
}

// tau'lltau, alphaleqbeta: Greek, relation, Greek without a blank.
std::size_t RemnantScanner::greekRelation(std::size_t i, std::size_t end)
{
    constexpr std::array<std::string_view, 7> relations = {"ll", "gg", "leq", "geq", "neq", "approx", "sim"};
    const bool primed = at(end) == '\'' && isRemnantLetter(at(end + 1));
    const std::size_t stop = primed ? lettersEnd(end + 1) : end;
    const bool joined = isRemnantWord(before(i)) || before(i) == '\\' || before(i) == '-' || isRemnantWord(at(stop));
    if (joined || (!primed && m_text.substr(i, end - i).find('q') == std::string_view::npos))
        return 0;
    for (const std::string_view relation : relations) {
        if (!primed && !relation.ends_with('q'))
            continue; // ll, gg, sim are too short to be found inside a word
        const std::string_view run = m_text.substr(i, stop - i);
        const std::size_t found = primed ? end + 1 - i : run.find(relation);
        if (found == std::string_view::npos || !run.substr(found).starts_with(relation))
            continue;
        const std::string_view left = greekLetter(run.substr(0, primed ? end - i : found));
        const std::string_view right = greekLetter(run.substr(found + relation.size()));
        if (left.empty() || right.empty())
            continue;
        std::string text(left);
        text.append(primed ? "′" : "").append(latexSymbol(relation)).append(right);
        return replace(RemnantRule::Greek, i, stop - i, text);
    }
    return 0;
}

// sqrt(T) → √T, sqrt(n+1) → √(n+1)
std::size_t RemnantScanner::root(std::size_t i, std::size_t end)
{
    constexpr std::size_t longest = 40;
    if (m_text.substr(i, end - i) != "sqrt" || isRemnantWord(before(i)) || before(i) == '.' || before(i) == '\\' ||
        before(i) == '_')
        return 0;
    const std::optional<std::size_t> close = closing(end, longest);
    if (!close || *close == end + 1)
        return 0;
    const bool atom = *close == end + 2 || digitsEnd(end + 1) == *close;
    if (!atom)
        return replace(RemnantRule::Root, i, 4, "√");
    return replacePair({i, 5, RemnantRule::Root, "√"}, {*close, 1, RemnantRule::Root, ""});
}

// Oleft(…right) → O(…): the words go, the brackets stay.
std::size_t RemnantScanner::fence(std::size_t end)
{
    constexpr std::string_view left = "left";
    constexpr std::string_view right = "right";
    constexpr std::size_t longest = 120;
    const std::optional<std::size_t> close = closing(end, longest);
    if (!close || end < left.size() || m_text.substr(end - left.size(), left.size()) != left ||
        *close < end + 1 + right.size() || m_text.substr(*close - right.size(), right.size()) != right)
        return 0;
    const std::size_t rightFrom = *close - right.size();
    if (!looksLikeFormula(m_text.substr(end + 1, rightFrom - end - 1)))
        return 0;
    if (replacePair({end - left.size(), left.size(), RemnantRule::Fence, ""},
                    {rightFrom, right.size(), RemnantRule::Fence, ""}) == 0)
        return 0;
    m_formulaEnd = std::max(m_formulaEnd, *close);
    return end;
}

// Within O(…), LlogL is L log L.
std::size_t RemnantScanner::functionName(std::size_t i, std::size_t end)
{
    if (!inFormula(i) || end - i != 5 || !startsWith(i + 1, "log"))
        return 0;
    return replace(RemnantRule::Function, i + 1, 3, " log ") + 1;
}

// From here to the closing bracket stands a formula.
void RemnantScanner::complexity(std::size_t open)
{
    constexpr std::size_t longest = 80;
    const std::optional<std::size_t> close = closing(open, longest);
    if (close && looksLikeFormula(m_text.substr(open + 1, *close - open - 1)))
        m_formulaEnd = std::max(m_formulaEnd, *close);
}

// "1% sim 2%" and "64 times 64": prose has no "sim" between numbers, and says "times" between equal ones only of sizes.
std::size_t RemnantScanner::spaced(std::size_t i)
{
    if (startsWith(i, " sim ") && numberAt(i + 5) && (numberBefore(i) || (before(i) == '%' && numberBefore(i - 1))))
        return replace(RemnantRule::Sim, i, 5, "∼");
    if (startsWith(i, " times ") && numberBefore(i)) {
        const std::size_t from = digitsStart(i);
        const std::size_t end = digitsEnd(i + 7);
        const bool decimal = before(from) == '.' || (at(end) == '.' && isRemnantDigit(at(end + 1)));
        if (!decimal && m_text.substr(from, i - from) == m_text.substr(i + 7, end - i - 7) && !isRemnantWord(at(end)) &&
            !isRemnantLetter(before(from)))
            return replace(RemnantRule::Times, i, 7, "×");
    }
    return 0;
}

// models~(LLMs), e.g.~RoBERTa, among~312K: a blank. ~68, 10X~20X and p~N mean "about" or "distributed as": they stay.
std::size_t RemnantScanner::tie(std::size_t i)
{
    const char previous = before(i);
    const char next = at(i + 1);
    const bool opens = next == '(' || next == '[' || next == '\\';
    const std::size_t from = lettersStart(i);
    const bool wordBefore = i - from >= 2 && !isRemnantDigit(before(from));
    const bool stopBefore = (previous == '.' || previous == ',' || previous == ';' || previous == ':' ||
                             previous == ')' || previous == ']') &&
                            i >= 2;
    const std::size_t end = lettersEnd(i + 1);
    const bool wordAfter = end - i > 2 || isRemnantWide(next);
    const bool letterAfter = isRemnantLetter(next) && !isRemnantWord(at(i + 2));
    bool blank = false;
    if (isRemnantDigit(previous) || (i > from && isRemnantDigit(before(from))))
        blank = (opens && next != '\\') || wordAfter; // 5~ms, but 10~20 and 10X~20X
    else if (wordBefore || isRemnantWide(previous))
        blank = opens || wordAfter || letterAfter || isRemnantDigit(next);
    else if (stopBefore)
        blank = opens || wordAfter || isRemnantLetter(next) ||
                (previous == '.' && isRemnantDigit(next) && isRemnantLetter(before(i - 1))); // Fig.~3
    return blank ? replace(RemnantRule::Tie, i, 1, " ") : 0;
}

// ``x'', ``x", `x'' and `x'. Back ticks that close with back ticks are code and stay.
std::size_t RemnantScanner::openQuote(std::size_t i)
{
    constexpr std::size_t longest = 300;
    const std::size_t run = m_text.substr(i, m_text.find_first_not_of('`', i) - i).size();
    const std::size_t inside = i + run;
    const char first = at(inside);
    if (run > 2 || first == '\0' || first == ' ' || (i > 0 && isRemnantWord(before(i)) && run == 1))
        return run;
    for (std::size_t j = inside + 1; j < m_text.size() && j - inside <= longest; ++j) {
        const bool nested = run == 2 && before(j) == ' ' && at(j + 1) != '`'; // ``so `called' things''
        if (m_text[j] == '`' && before(j) != '\\' && !nested)
            break;
        if (startsWith(j, "''") && (run == 2 || !isRemnantWord(at(j + 2))))
            return std::max(replacePair({i, run, RemnantRule::Quote, "“"}, {j, 2, RemnantRule::Quote, "”"}), run);
        if (run == 2 && m_text[j] == '"')
            return std::max(replacePair({i, run, RemnantRule::Quote, "“"}, {j, 1, RemnantRule::Quote, "”"}), run);
        if (run == 1 && m_text[j] == '\'' && j == singleQuoteEnd(inside))
            return std::max(replacePair({i, run, RemnantRule::Quote, "‘"}, {j, 1, RemnantRule::Quote, "’"}), run);
    }
    return run;
}

// Where the quotation that starts at from ends with one apostrophe; npos if a genitive makes it unsure.
std::size_t RemnantScanner::singleQuoteEnd(std::size_t from) const
{
    constexpr std::size_t longest = 100;
    std::size_t end = std::string_view::npos;
    for (std::size_t j = from + 1; j < m_text.size() && j - from <= longest && m_text[j] != '`'; ++j) {
        if (m_text[j] != '\'' || isRemnantWord(at(j + 1)))
            continue;
        if (end == std::string_view::npos)
            end = j;
        else if (before(end) == 's')
            return std::string_view::npos;
    }
    return end;
}

// "x'' : opened as ASCII does, closed as LaTeX does.
std::size_t RemnantScanner::straightQuote(std::size_t i)
{
    constexpr std::size_t longest = 300;
    const bool opens = i == 0 || before(i) == ' ' || before(i) == '(';
    if (!opens || !isRemnantLetter(at(i + 1)))
        return 0;
    const std::size_t end = m_text.find_first_of("\"`", i + 1);
    const std::size_t close = m_text.substr(0, end).find("''", i + 1);
    if (close == std::string_view::npos || close - i > longest || isRemnantWord(at(close + 2)))
        return 0;
    return replacePair({i, 1, RemnantRule::Quote, "“"}, {close, 2, RemnantRule::Quote, "”"});
}

} // namespace sheaf
