// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text once from left to right and lists what the rules of cleaning change in it.
#include "model/text/remnant_scan.h"

#include "model/text/remnant_hints.h"

#include <algorithm>

namespace sheaf
{

std::string withEdits(std::string_view text, const std::vector<RemnantEdit> &edits)
{
    std::string result;
    result.reserve(text.size());
    std::size_t done = 0;
    for (const RemnantEdit &edit : edits) {
        result.append(text, done, edit.from - done).append(edit.text);
        done = edit.from + edit.length;
    }
    return result.append(text.substr(done));
}

RemnantScanner::RemnantScanner(std::string_view text, Mode mode, int depth) : m_text(text), m_mode(mode), m_depth(depth)
{
}

std::vector<RemnantEdit> RemnantScanner::scan(Pace pace)
{
    std::size_t i = 0;
    while (i < m_text.size()) {
        if (pace == Pace::Leaps && !inFormula(i) && (i = leapFrom(i)) == m_text.size())
            break;
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

// The next place where there is something to do, outside of a formula: what is spoken for, or the word with the next
// hint and the space before it.
std::size_t RemnantScanner::leapFrom(std::size_t i)
{
    const auto isBlank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    if (!m_hint || *m_hint + 1 < i) {
        const std::size_t hint = nextRemnantHint(m_text, i == 0 ? 0 : i - 1);
        m_hint = std::min(hint, m_text.size());
        m_hintedWord = *m_hint;
        while (hint < m_text.size() && m_hintedWord > i && !isBlank(m_text[m_hintedWord]))
            --m_hintedWord;
    }
    return std::max(i, std::min(m_hintedWord, nextLater()));
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
    return withEdits(part, RemnantScanner(part, mode, m_depth + 1).scan());
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
