// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that start at a backslash: escapes, accents, letters, symbols, commands and links.
#include "model/text/remnant_scan.h"

#include "model/text/latexletters.h"

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::size_t longestArgument = 2000;

template <std::size_t count>
bool isOneOf(const std::array<std::string_view, count> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

// Commands whose argument is plain text; all of them keep that meaning when the backslash is lost.
constexpr std::array<std::string_view, 16> emphasisCommands = {
    "textbf", "textit", "texttt", "textsc", "textrm",  "textsf",     "textsl",       "emph",
    "mathrm", "mathbf", "mathit", "mathsf", "mathcal", "boldsymbol", "operatorname", "mathfrak"};

// The same for those whose names are too short or too English without the backslash.
constexpr std::array<std::string_view, 6> plainCommands = {"text", "mbox", "bm", "underline", "textnormal", "enquote"};

constexpr std::array<std::string_view, 9> citingCommands = {"cite",  "citep", "citet",   "citeauthor", "ref",
                                                            "label", "eqref", "autoref", "citeyear"};

constexpr std::array<std::string_view, 5> namedFunctions = {"log", "ln", "exp", "min", "max"};

// What authors write as the text of a link that stands for its address.
constexpr std::array<std::string_view, 24> linkLabels = {
    "url",  "link",    "here",    "github",     "code",        "page",         "website",     "homepage",
    "repo", "site",    "webpage", "repository", "huggingface", "hugging face", "github page", "github repository",
    "this", "dataset", "demo",    "project",    "gitlab",      "zenodo",       "model",       "data"};

std::string lowerRemnant(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = isRemnantUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
    return result;
}

bool isAddress(std::string_view text)
{
    const std::string low = lowerRemnant(text.substr(0, 8));
    return low.starts_with("http://") || low.starts_with("https://");
}

// Whether a group after an address is only the text it was shown with. A word may be a placeholder (…/{id}), a phrase
// is none.
bool isLinkText(std::string_view text)
{
    const std::string low = lowerRemnant(text);
    return isAddress(text) || isOneOf(linkLabels, low) || low.find(' ') != std::string::npos;
}

bool isSimpleTerm(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return isRemnantWord(c) || c == '.'; });
}

} // namespace

std::size_t RemnantScanner::backslash(std::size_t i)
{
    const char next = at(i + 1);
    if (next == '\\')
        return 2;
    if (const auto edit = accent(i))
        return replace(edit->rule, edit->from, edit->length, edit->text);
    if (isRemnantLetter(next))
        return macro(i, lettersEnd(i + 1));
    return std::max(escaped(i), std::size_t{2});
}

// \% \$ \& \_ \# \{ \} are those characters; "\ ", "\," and "\;" are blanks.
std::size_t RemnantScanner::escaped(std::size_t i)
{
    const char next = at(i + 1);
    if (next != '\0' && std::string_view("%$&_#{}").find(next) != std::string_view::npos)
        return replace(RemnantRule::Escape, i, 2, m_text.substr(i + 1, 1));
    if (next == '|' && inFormula(i))
        return replace(RemnantRule::Symbol, i, 2, "‖");
    const bool blank = next == ' ' || next == ',' || next == ';';
    if (!blank || i == 0 || before(i) == ' ' || before(i) == ':' || isRemnantWide(before(i)))
        return 0;
    return replace(RemnantRule::Space, i, 2, at(i + 2) == ' ' ? "" : " ");
}

// Whether the text writes quotation marks as \" or \', so that the sign is no accent in it.
bool RemnantScanner::escapesQuotes(char sign)
{
    if (!m_escapedQuotesKnown) {
        m_escapedQuotesKnown = true;
        for (std::size_t i = m_text.find('\\'); i != std::string_view::npos; i = m_text.find('\\', i + 1)) {
            const char next = at(i + 2);
            if (std::string_view("\"'`").find(at(i + 1)) != std::string_view::npos && !isRemnantLetter(next) &&
                next != '{' && next != '\\' && m_escapedQuotes.find(at(i + 1)) == std::string::npos)
                m_escapedQuotes += at(i + 1);
        }
    }
    return m_escapedQuotes.find(sign) != std::string::npos;
}

// Whether the backslash at i belongs to a path like C:\beta\alpha.
bool RemnantScanner::inPath(std::size_t i) const
{
    constexpr std::size_t longest = 60;
    std::size_t from = i;
    while (from > 0 && i - from < longest && (isRemnantWord(m_text[from - 1]) || m_text[from - 1] == '\\'))
        --from;
    return before(from) == ':';
}

// \"o, \"{o}, \'\i, \c{c}, \v s
std::optional<RemnantEdit> RemnantScanner::accent(std::size_t i)
{
    const char sign = at(i + 1);
    const bool mark = isMarkAccent(sign);
    const bool braces = at(i + 2) == '{';
    std::size_t base = i + 2;
    if (braces)
        ++base;
    else if (!mark && at(base) == ' ' && (sign == 'c' || sign == 'v') && isRemnantLetter(at(base + 2)))
        ++base;
    else if (!mark)
        return std::nullopt;
    const bool dotless = at(base) == '\\' && at(base + 1) == 'i' && !isRemnantLetter(at(base + 2));
    if (dotless)
        ++base;
    std::size_t end = base + 1;
    if (braces && at(end) != '}')
        return std::nullopt;
    if (dotless && !braces && at(end) == ' ' && isRemnantLetter(at(end + 1)))
        ++end; // Mart\'\i nez
    if (!braces && mark) {
        const bool consonant = sign == '\'' && std::string_view("cnszCNSZ").find(at(base)) != std::string_view::npos;
        if (consonant && !isRemnantLower(at(end))) // the model\'s
            return std::nullopt;
        if ((sign == '.' || sign == '=' || sign == '~') && !isRemnantLetter(before(i)) && !isRemnantLetter(at(end)))
            return std::nullopt;
        if ((sign == '"' || sign == '\'' || sign == '`') && escapesQuotes(sign))
            return std::nullopt;
    }
    const auto letter = accentedLetter(sign, at(base));
    if (!letter)
        return std::nullopt;
    return RemnantEdit{i, (braces ? end + 1 : end) - i, RemnantRule::Accent, *letter};
}

// A macro that stands for one letter or sign.
std::optional<RemnantEdit> RemnantScanner::symbolMacro(std::size_t i, std::size_t end) const
{
    const std::string_view name = m_text.substr(i + 1, end - i - 1);
    if (inPath(i))
        return std::nullopt;
    if (const std::string_view letter = latexLetter(name); !letter.empty())
        return RemnantEdit{i, end - i, RemnantRule::Letter, std::string(letter)};
    if (const std::string_view letter = greekLetter(name); !letter.empty())
        return RemnantEdit{i, end - i, RemnantRule::Greek, std::string(letter)};
    if (const std::string_view sign = latexSymbol(name); !sign.empty())
        return RemnantEdit{i, end - i, RemnantRule::Symbol, std::string(sign)};
    return std::nullopt;
}

std::size_t RemnantScanner::macro(std::size_t i, std::size_t end)
{
    const std::string_view name = m_text.substr(i + 1, end - i - 1);
    const bool emptyGroup = startsWith(end, "{}");
    const std::size_t stop = emptyGroup ? end + 2 : end;
    if (at(end) == '{' && !emptyGroup) {
        if (const std::size_t used = command(i, i + 1, end))
            return used;
        const std::optional<std::size_t> close = closing(end, longestArgument);
        if (close && isOneOf(citingCommands, name))
            return *close + 1 - i;
    }
    if (name == "left" || name == "right") {
        const bool fenced = std::string_view("()[]|.").find(at(end)) != std::string_view::npos && at(end) != '\0';
        const bool escapedFence = at(end) == '\\' && (at(end + 1) == '{' || at(end + 1) == '}' || at(end + 1) == '|');
        if (escapedFence)
            return replace(RemnantRule::Fence, i, end - i, "");
        return fenced ? replace(RemnantRule::Fence, i, end - i + (at(end) == '.' ? 1 : 0), "") : end - i;
    }
    if (std::string_view text = latexAbbreviation(name); !text.empty()) {
        if (at(stop) == '.') // the full stop that ends the abbreviation is there already
            text.remove_suffix(1);
        return replace(RemnantRule::Abbreviation, i, stop - i, text);
    }
    std::optional<RemnantEdit> edit = symbolMacro(i, end);
    if (!edit)
        return end - i;
    edit->length = stop - i;
    if (edit->rule == RemnantRule::Letter) {
        if (!isRemnantLetter(before(i)) && !isRemnantWide(before(i)) && !emptyGroup)
            return end - i;
        if (at(end) == ' ' && isRemnantLetter(at(end + 1)) && isRemnantLetter(before(i)))
            ++edit->length; // S\o ren
    } else if (isOneOf(namedFunctions, name)) {
        if (isRemnantWord(before(i)))
            edit->text.insert(0, 1, ' ');
        if (isRemnantDigit(at(stop)))
            edit->text += ' ';
    } else if (name == "sim" && at(stop) == ' ' && numberAt(stop + 1)) {
        ++edit->length;
    }
    return std::max(replace(edit->rule, edit->from, edit->length, edit->text), end - i);
}

// name{…}, with or without its backslash; from is where it starts, the name ends at end, where the brace is.
std::size_t RemnantScanner::command(std::size_t from, std::size_t nameFrom, std::size_t end)
{
    const std::string_view name = m_text.substr(nameFrom, end - nameFrom);
    const std::optional<std::size_t> close = closing(end, longestArgument);
    if (!close || (from == nameFrom && (before(from) == '\\' || isRemnantWord(before(from)))))
        return 0;
    const bool slashed = from != nameFrom;
    const std::string_view content = m_text.substr(end + 1, *close - end - 1);
    if (name == "url" && (slashed || isAddress(content))) {
        const std::string_view gapBefore = isRemnantWord(before(from)) ? " " : "";
        const std::string_view gapAfter = isRemnantWord(at(*close + 1)) ? " " : "";
        const std::size_t used = replacePair({from, end + 1 - from, RemnantRule::Link, std::string(gapBefore)},
                                             {*close, 1, RemnantRule::Link, std::string(gapAfter)});
        return isAddress(content) || used == 0 ? used : *close - from;
    }
    if (name == "href")
        return hyperlink(from, end, *close);
    if (const std::size_t used = letterCommand(from, name, end, *close))
        return used;
    if (isOneOf(emphasisCommands, name) || (slashed && isOneOf(plainCommands, name))) {
        if (at(*close + 1) == '(')
            complexity(*close + 1);
        return unwrapped(RemnantRule::Emphasis, from, end, *close);
    }
    return mathCommand(from, name, end, *close);
}

// mathbb{R}, \tilde{O}
std::size_t RemnantScanner::letterCommand(std::size_t from, std::string_view name, std::size_t open, std::size_t close)
{
    const std::string_view content = m_text.substr(open + 1, close - open - 1);
    if (name == "mathbb") {
        const std::string_view letter = content.size() == 1 ? blackboardLetter(content[0]) : std::string_view();
        return letter.empty() ? unwrapped(RemnantRule::Emphasis, from, open, close)
                              : replace(RemnantRule::Symbol, from, close + 1 - from, letter);
    }
    const std::string_view mark = combiningAccent(name);
    const bool sure = m_text[from] == '\\' || name.starts_with("wide");
    if (mark.empty() || !sure || content.size() != 1 || !isRemnantLetter(content[0]))
        return 0;
    if (at(close + 1) == '(')
        complexity(close + 1);
    const auto composed = accentedLetter(mark == combiningAccent("tilde") ? '~' : '\0', content[0]);
    return replace(RemnantRule::Symbol, from, close + 1 - from,
                   composed ? *composed : std::string(content).append(mark));
}

// \frac{a}{b} → a/b, \sqrt{n} → √n; the backslash may be lost.
std::size_t RemnantScanner::mathCommand(std::size_t from, std::string_view name, std::size_t open, std::size_t close)
{
    const bool ratio = name == "frac" || name == "tfrac" || name == "dfrac";
    if (!ratio && name != "sqrt")
        return 0;
    std::size_t end = close;
    std::string text = ratio ? "" : "√";
    const auto append = [&](std::size_t termFrom, std::size_t termEnd) {
        const auto term = cleanedInside(m_text.substr(termFrom, termEnd - termFrom), Mode::Formula);
        if (!term || term->empty() || term->find_first_of("\\{}") != std::string::npos)
            return false;
        text += isSimpleTerm(*term) ? *term : "(" + *term + ")";
        return true;
    };
    if (!append(open + 1, close))
        return 0;
    if (ratio) {
        const std::size_t below = at(close + 1) == '{' ? closing(close + 1, longestArgument).value_or(0) : 0;
        text += "/";
        if (below == 0 || !append(close + 2, below))
            return 0;
        end = below;
    }
    return replace(ratio ? RemnantRule::Fraction : RemnantRule::Root, from, end + 1 - from, text);
}

// \href{https://a}{text} → text (https://a), or the address alone if the text only stands for it.
std::size_t RemnantScanner::hyperlink(std::size_t from, std::size_t open, std::size_t close)
{
    const std::string_view address = m_text.substr(open + 1, close - open - 1);
    const std::optional<std::size_t> end = at(close + 1) == '{' ? closing(close + 1, longestArgument) : std::nullopt;
    if (!isAddress(address) || !end)
        return 0;
    const std::string_view label = m_text.substr(close + 2, *end - close - 2);
    const auto cleanAddress = cleanedInside(address, m_mode);
    const auto cleanLabel = cleanedInside(label, m_mode);
    if (!cleanAddress || !cleanLabel)
        return 0;
    const bool alone = label.empty() || isAddress(label) || isOneOf(linkLabels, lowerRemnant(label));
    std::string text = alone ? *cleanAddress : *cleanLabel + " (" + *cleanAddress + ")";
    if (isRemnantWord(before(from)))
        text.insert(0, 1, ' ');
    return replace(RemnantRule::Link, from, *end + 1 - from, text);
}

// The head of a group and its closing brace go; what is inside is read on.
std::size_t RemnantScanner::unwrapped(RemnantRule rule, std::size_t from, std::size_t open, std::size_t close)
{
    return replacePair({from, open + 1 - from, rule, ""}, {close, 1, rule, ""});
}

// An address is kept letter by letter, apart from escapes; a group glued to it that only shows it goes.
std::size_t RemnantScanner::link(std::size_t from)
{
    constexpr std::string_view escapable = "_%#&~$";
    std::size_t i = from;
    while (i < m_text.size()) {
        const char c = m_text[i];
        if (static_cast<unsigned char>(c) <= ' ' || std::string_view("{}\"<>").find(c) != std::string_view::npos)
            break;
        if (c == '\\') {
            if (at(i + 1) == '\0' || escapable.find(at(i + 1)) == std::string_view::npos)
                break;
            const std::size_t length = startsWith(i + 2, "{}") ? 4 : 2;
            replace(RemnantRule::Escape, i, length, m_text.substr(i + 1, 1));
            i += length;
            continue;
        }
        ++i;
    }
    if (at(i) != '{')
        return i - from;
    const std::optional<std::size_t> close = closing(i, longestArgument);
    const bool goesOn = close && (isRemnantWord(at(*close + 1)) || at(*close + 1) == '/' || at(*close + 1) == '{');
    if (!close || goesOn)
        return close ? *close + 1 - from : i - from;
    if (isLinkText(m_text.substr(i + 1, *close - i - 1)))
        replace(RemnantRule::Link, i, *close + 1 - i, "");
    return *close + 1 - from;
}

} // namespace sheaf
