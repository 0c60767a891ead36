// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a text a rule of cleaning could apply: sixteen bytes a step rule most places out, a look around the others.
#include "model/text/remnant_hints.h"

#include "model/text/bytes16.h"
#include "model/text/latexletters.h"
#include "model/text/remnant_scan.h"

#include <array>
#include <bit>
#include <cstdint>

namespace sheaf
{

namespace
{

// What a byte may betray by itself (Always) or together with its neighbours.
enum class Hint : std::uint8_t { None, Always, Digit, EndsWord, Bracket, Glue, Quote };

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
    hints['"'] = Hint::Quote;
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
        if (upTo.ends_with("sim")) {
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

bool isHint(std::string_view text, std::size_t i)
{
    switch (hintTable[static_cast<unsigned char>(text[i])]) {
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
    case Hint::Quote: // what closes it may be far away
        return i + 1 < text.size() && isRemnantLetter(text[i + 1]);
    }
    return true;
}

constexpr std::size_t stepBytes = sizeof(Bytes16);
constexpr std::size_t lookBehind = 2;
constexpr std::size_t lookAhead = 2;

// The places among sixteen that isHint() may say yes to; two bytes before and behind them belong to the text too.
unsigned suspects(const char *at)
{
    const Bytes16 here = loadBytes16(at);
    const Bytes16 previous = loadBytes16(at - 1);
    const Bytes16 beforeIt = loadBytes16(at - 2);
    const Bytes16 next = loadBytes16(at + 1);
    const Bytes16 afterIt = loadBytes16(at + 2);
    const Bytes16 digit = isBetween(here, '0', '9');
    const Bytes16 nextDigit = isBetween(next, '0', '9');
    const Bytes16 always = isBetween(here, '\\', '`') | isBetween(here, '{', '~') | isByte(here, '$');
    const Bytes16 number =
        digit & ((isByte(next, 't') & isByte(afterIt, 'i')) | (isByte(next, 'p') & isByte(afterIt, 'm')) |
                 (isByte(next, ' ') & isByte(afterIt, 't')));
    const Bytes16 word = (isByte(here, 'm') & isByte(previous, 'i') &
                          (nextDigit | isByte(next, 'e') | isByte(next, ' ') | isByte(next, '.'))) |
                         (isByte(here, 'y') & isByte(previous, 't') & isByte(beforeIt, 'f')) |
                         (isByte(here, 'w') & isByte(previous, 'o') & isByte(beforeIt, 'r')) |
                         (isByte(here, 'x') & nextDigit) | isByte(here, 'q');
    const Bytes16 sign = isByte(here, '=') | isByte(here, '+') | isByte(here, '\'') | isByte(here, '"') |
                         (isByte(here, '(') & ~isByte(previous, ' '));
    return bitsOf(always | number | word | sign);
}

} // namespace

std::size_t nextRemnantHint(std::string_view text, std::size_t from)
{
    std::size_t i = from;
    while (i < text.size()) {
        if (i < lookBehind || text.size() - i < stepBytes + lookAhead) {
            if (isHint(text, i))
                return i;
            ++i;
            continue;
        }
        for (unsigned bits = suspects(text.data() + i); bits != 0; bits &= bits - 1) {
            const std::size_t place = i + static_cast<std::size_t>(std::countr_zero(bits));
            if (isHint(text, place))
                return place;
        }
        i += stepBytes;
    }
    return std::string_view::npos;
}

} // namespace sheaf
