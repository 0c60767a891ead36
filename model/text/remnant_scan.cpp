// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text once from left to right and lists what the rules of cleaning change in it.
#include "model/text/remnant_scan.h"

#include "model/text/latexletters.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sheaf
{

namespace
{

// What a byte may betray by itself (Always) or together with its neighbours.
enum class Hint : std::uint8_t { None, Always, Digit, EndsWord, Bracket, Glue };

constexpr std::array<Hint, 256> makeHints()
{
    std::array<Hint, 256> hints{};
    for (const char c : std::string_view("\\{}^_~`$"))
        hints[static_cast<unsigned char>(c)] = Hint::Always;
    for (const char c : std::string_view("0123456789"))
        hints[static_cast<unsigned char>(c)] = Hint::Digit;
    for (const char c : std::string_view("qywmx")) // geq leq neq sqrt, infty, rightarrow, sim, approx
        hints[static_cast<unsigned char>(c)] = Hint::EndsWord;
    hints['('] = Hint::Bracket;
    for (const char c : std::string_view("=+'"))
        hints[static_cast<unsigned char>(c)] = Hint::Glue;
    return hints;
}
constexpr std::array<Hint, 256> hintTable = makeHints();

bool endsLikeGreek(std::string_view text)
{
    std::size_t from = text.size();
    while (from > 0 && isRemnantLetter(text[from - 1]))
        --from;
    return text.size() - from <= 10 && !greekLetter(text.substr(from)).empty();
}

bool startsLikeGreek(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && end <= 10 && isRemnantLetter(text[end]))
        ++end;
    return end > 0 && end <= 10 && !greekLetter(text.substr(0, end)).empty();
}

bool digitHint(std::string_view text, std::size_t i)
{
    const std::string_view rest = text.substr(i + 1);
    return rest.starts_with("times") || rest.starts_with("pm") || rest.starts_with(" times ");
}

bool wordHint(std::string_view text, std::size_t i)
{
    const std::string_view upTo = text.substr(0, i + 1);
    switch (text[i]) {
    case 'q':
        return upTo.ends_with("geq") || upTo.ends_with("leq") || upTo.ends_with("neq") ||
               text.substr(i).starts_with("qrt(");
    case 'y':
        return upTo.ends_with("infty");
    case 'w':
        return upTo.ends_with("arrow");
    case 'm':
        if (upTo.ends_with("sim") && (i < 3 || !isRemnantLetter(text[i - 3]))) {
            const std::string_view rest = text.substr(i + 1);
            const std::size_t digit = rest.starts_with(' ') || rest.starts_with('.') ? 1 : 0;
            return rest.size() > digit && (isRemnantDigit(rest[digit]) || rest[digit] == '.');
        }
        return upTo.ends_with("tim") && text.substr(i).starts_with("mes") && i > 2 && isRemnantLetter(text[i - 3]) &&
               (i < 4 || !isRemnantLetter(text[i - 4]));
    default:
        return upTo.ends_with("approx") && i + 1 < text.size() && isRemnantDigit(text[i + 1]);
    }
}

bool bracketHint(std::string_view text, std::size_t i)
{
    const std::string_view upTo = text.substr(0, i);
    return upTo.ends_with("left") || upTo.ends_with("O") || upTo.ends_with("Omega") || upTo.ends_with("Theta");
}

bool hinted(std::string_view text, std::size_t i, Hint hint)
{
    switch (hint) {
    case Hint::None:
        return false;
    case Hint::Always:
        return true;
    case Hint::Digit:
        return digitHint(text, i);
    case Hint::EndsWord:
        return wordHint(text, i);
    case Hint::Bracket:
        return bracketHint(text, i);
    case Hint::Glue:
        return text.substr(i).starts_with("''") || endsLikeGreek(text.substr(0, i)) ||
               startsLikeGreek(text.substr(i + 1));
    }
    return true;
}

} // namespace

bool mayHoldRemnants(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Hint hint = hintTable[static_cast<unsigned char>(text[i])];
        if (hint != Hint::None && hinted(text, i, hint))
            return true;
    }
    return false;
}

RemnantScanner::RemnantScanner(std::string_view text, Mode mode, int depth) : m_text(text), m_mode(mode), m_depth(depth)
{
}

std::vector<RemnantEdit> RemnantScanner::scan()
{
    std::size_t i = 0;
    while (i < m_text.size()) {
        if (const std::size_t taken = takeLater(i)) {
            i += taken;
            continue;
        }
        const std::size_t used = std::max(step(i), std::size_t{1});
        // A rule may read on past a place that an earlier one has spoken for, but not skip it.
        i = std::min(i + used, std::max(nextLater(), i + 1));
    }
    return std::move(m_edits);
}

std::size_t RemnantScanner::step(std::size_t i)
{
    switch (const char c = m_text[i]) {
    case '\\':
        return backslash(i);
    case '{':
        return group(i);
    case '^':
    case '_':
        return script(i);
    case '~':
        return tie(i);
    case '`':
        return openQuote(i);
    case '"':
        return straightQuote(i);
    case '$':
        return formula(i);
    case ' ':
        return spaced(i);
    default:
        return isRemnantLetter(c) ? word(i) : 1;
    }
}

std::size_t RemnantScanner::lettersEnd(std::size_t i) const
{
    while (i < m_text.size() && isRemnantLetter(m_text[i]))
        ++i;
    return i;
}

std::size_t RemnantScanner::lettersStart(std::size_t end) const
{
    while (end > 0 && isRemnantLetter(m_text[end - 1]))
        --end;
    return end;
}

std::size_t RemnantScanner::digitsEnd(std::size_t i) const
{
    while (i < m_text.size() && isRemnantDigit(m_text[i]))
        ++i;
    return i;
}

std::size_t RemnantScanner::digitsStart(std::size_t end) const
{
    while (end > 0 && isRemnantDigit(m_text[end - 1]))
        --end;
    return end;
}

bool RemnantScanner::numberAt(std::size_t i) const
{
    return isRemnantDigit(at(i)) || (at(i) == '.' && isRemnantDigit(at(i + 1)));
}

bool RemnantScanner::numberBefore(std::size_t i) const
{
    return isRemnantDigit(before(i));
}

bool RemnantScanner::singleLetterBefore(std::size_t i) const
{
    return i > 0 && isRemnantLetter(m_text[i - 1]) &&
           (i == 1 || (!isRemnantWord(m_text[i - 2]) && m_text[i - 2] != '\\'));
}

// The bracket that closes the one at open, at most limit bytes on.
std::optional<std::size_t> RemnantScanner::closing(std::size_t open, std::size_t limit) const
{
    const char opener = m_text[open];
    const char closer = opener == '(' ? ')' : opener == '[' ? ']' : '}';
    int depth = 0;
    for (std::size_t i = open; i < m_text.size() && i - open <= limit; ++i) {
        if (m_text[i] == '\\') {
            ++i;
        } else if (m_text[i] == opener) {
            ++depth;
        } else if (m_text[i] == closer && --depth == 0) {
            return i;
        }
    }
    return std::nullopt;
}

// The part cleaned by itself; nothing if it is longer or nested deeper than sane text (each level reads it anew).
std::optional<std::string> RemnantScanner::cleanedInside(std::string_view part, Mode mode) const
{
    constexpr int deepest = 3;
    constexpr std::size_t longest = 300;
    if (m_depth >= deepest || part.size() > longest)
        return std::nullopt;
    std::string result;
    std::size_t done = 0;
    for (const RemnantEdit &edit : RemnantScanner(part, mode, m_depth + 1).scan()) {
        result.append(part, done, edit.from - done).append(edit.text);
        done = edit.from + edit.length;
    }
    return result.append(part.substr(done));
}

// Writes an edit down and answers its length; 0, and nothing written, if an earlier rule has spoken for a part of it.
std::size_t RemnantScanner::replace(RemnantRule rule, std::size_t from, std::size_t length, std::string_view text)
{
    if (nextLater() < from + length || length == 0)
        return 0;
    m_edits.push_back({from, length, rule, std::string(text)});
    return length;
}

// The same for two places that belong together: both or neither. The first is written down now, the second when the
// scan gets there.
std::size_t RemnantScanner::replacePair(RemnantEdit first, RemnantEdit second)
{
    const auto taken = [&second](const RemnantEdit &later) {
        return later.from < second.from + second.length && second.from < later.from + later.length;
    };
    if (std::ranges::any_of(m_later, taken))
        return 0;
    const std::size_t length = replace(first.rule, first.from, first.length, first.text);
    if (length > 0)
        m_later.push_back(std::move(second));
    return length;
}

std::size_t RemnantScanner::takeLater(std::size_t i)
{
    const auto found = std::ranges::find(m_later, i, &RemnantEdit::from);
    if (found == m_later.end())
        return 0;
    const std::size_t length = found->length;
    m_edits.push_back(std::move(*found));
    m_later.erase(found);
    return length;
}

std::size_t RemnantScanner::nextLater() const
{
    const auto first = std::ranges::min_element(m_later, {}, &RemnantEdit::from);
    return first == m_later.end() ? std::string_view::npos : first->from;
}

} // namespace sheaf
