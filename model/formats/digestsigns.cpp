// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at one line of a digest and says how much it looks like a title, an abstract or the middle of one.
#include "model/formats/digestsigns.h"

#include "model/text/encoding.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sheaf
{

namespace
{

// Up to eight ASCII letters as one number, capitals as small ones; 0 for longer words.
constexpr std::uint64_t packedWord(std::string_view word)
{
    std::uint64_t packed = 0;
    if (word.size() > 8)
        return 0;
    for (const char c : word)
        packed = (packed << 8) | (static_cast<unsigned char>(c) | 0x20U);
    return packed;
}

// Small words, and by their first letter the lengths that they have, which tells most other words apart at once.
template <std::size_t size>
struct WordList {
    std::array<std::uint64_t, size> packed{};
    std::array<std::uint16_t, 32> lengths{};
};

template <class... Words>
constexpr auto packedWords(Words... words)
{
    WordList<sizeof...(words)> list;
    std::size_t count = 0;
    for (const std::string_view word : {std::string_view(words)...}) {
        list.packed[count++] = packedWord(word);
        std::uint16_t &lengths = list.lengths[static_cast<unsigned char>(word[0]) & 0x1FU];
        lengths = static_cast<std::uint16_t>(lengths | (1U << word.size()));
    }
    return list;
}

constexpr auto proseWordList =
    packedWords("we", "our", "us", "i", "this", "that", "these", "those", "which", "where", "while", "however", "it",
                "its", "their", "they", "is", "are", "was", "were", "be", "been", "has", "have", "can", "show", "shows",
                "propose", "present", "such", "thus", "than", "also");

constexpr auto openWords = packedWords("of", "for", "the", "and", "with", "a", "an", "in", "on", "from", "to", "by",
                                       "via", "using", "or", "as", "at", "into");

template <std::size_t size>
bool isOneOf(std::string_view word, const WordList<size> &words)
{
    if (word.empty() || word.size() > 8 ||
        (unsigned{words.lengths[static_cast<unsigned char>(word[0]) & 0x1FU]} >> word.size()) % 2 == 0)
        return false;
    return std::find(words.packed.begin(), words.packed.end(), packedWord(word)) != words.packed.end();
}

bool isSignSpace(char32_t c)
{
    return QChar::isSpace(c) || c == 0x200B || c == 0xFEFF;
}

bool isPeriod(char32_t c)
{
    return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0x0964 || c == 0x06D4 || c == 0x2026;
}

bool isSentenceEnd(char32_t c)
{
    return isPeriod(c) || c == '!' || c == '?' || c == 0xFF01 || c == 0xFF1F || c == 0x061F;
}

bool isCloser(char32_t c)
{
    return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0x300D ||
           c == 0xFF09 || c == 0x00BB || c == '*' || c == '$';
}

bool isWideLetter(char32_t c)
{
    if (c < 0x2E80)
        return false;
    const auto script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana ||
           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
}

char32_t lastCodePoint(std::string_view text)
{
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    return nextCodePoint(text, at);
}

char32_t firstCodePoint(std::string_view text)
{
    std::size_t at = 0;
    return nextCodePoint(text, at);
}

// Collects the signs of a line letter by letter.
class SignReader final
{
public:
    explicit SignReader(std::string_view line) : m_line(line) {}

    LineSigns read()
    {
        for (std::size_t at = 0; at < m_line.size();) {
            const std::size_t from = at;
            if (m_inWord) {
                while (at < m_line.size() && isPlainLetter(m_line[at]))
                    ++at;
                if (at > from) {
                    takeLetters(at - from);
                    continue;
                }
            }
            const char32_t c = nextCodePoint(m_line, at);
            m_signs.length += isWideLetter(c) ? 2 : 1;
            take(c, from);
        }
        endWord(m_line.size());
        readEnd();
        return m_signs;
    }

private:
    static bool isPlainLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    // ASCII letters within a word: what take() does of each.
    void takeLetters(std::size_t count)
    {
        m_signs.length += static_cast<int>(count);
        m_wordLength += static_cast<int>(count);
        m_signs.hasLetter = true;
    }

    void take(char32_t c, std::size_t from)
    {
        const bool letter = c < 0x80 ? (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' : QChar::isLetter(c);
        if (letter || (c < 0x80 ? c >= '0' && c <= '9' : QChar::isDigit(c)) ||
            (m_inWord && (c == '-' || c == '\'' || (c >= 0x300 && QChar::isMark(c))))) {
            if (!m_inWord)
                startWord(c, from);
            m_signs.hasLetter = m_signs.hasLetter || letter;
            ++m_wordLength;
        } else {
            endWord(from);
            if (c != ' ' && !isCloser(c))
                m_afterPeriod = isPeriod(c) && from > 0;
        }
    }

    void startWord(char32_t c, std::size_t from)
    {
        const bool upper = c < 0x80 ? c >= 'A' && c <= 'Z' : QChar::isUpper(c);
        const bool spaced = from > 0 && m_line[from - 1] == ' ';
        if (m_afterPeriod && (isWideLetter(c) || (upper && spaced)))
            ++m_signs.sentenceBreaks;
        m_afterPeriod = false;
        m_inWord = true;
        m_wordUpper = upper;
        m_wordFrom = from;
        m_wordLength = 0;
        if (m_words == 0)
            m_signs.startsLower = from == 0 && QChar::isLower(c);
    }

    void endWord(std::size_t to)
    {
        if (!m_inWord)
            return;
        m_inWord = false;
        const std::string_view word = m_line.substr(m_wordFrom, to - m_wordFrom);
        if (m_words > 0 && m_wordLength >= 4) {
            ++m_signs.longWords;
            m_signs.capitals += m_wordUpper ? 1 : 0;
        }
        if (isOneOf(word, proseWordList))
            ++m_signs.proseWords;
        ++m_words;
    }

    void readEnd()
    {
        std::string_view body = m_line;
        while (!body.empty() && isCloser(lastCodePoint(body))) {
            std::size_t at = body.size();
            while (at > 0 && (static_cast<unsigned char>(body[--at]) & 0xC0) == 0x80) {
            }
            body = body.substr(0, at);
        }
        const std::size_t space = m_line.find_last_of(' ');
        const std::string_view last = space == std::string_view::npos ? m_line : m_line.substr(space + 1);
        const std::size_t firstSpace = m_line.find(' ');
        const bool breaksAnywhere = !m_line.empty() && isWideLetter(firstCodePoint(m_line));
        m_signs.firstWord = breaksAnywhere ? 1 : static_cast<int>(std::min(firstSpace, m_line.size()));
        m_signs.endsLink = last.find("://") != std::string_view::npos || last.starts_with("www.");
        if (body.empty())
            return;
        const char32_t end = lastCodePoint(body);
        m_signs.endsPeriod = isPeriod(end);
        m_signs.endsSentence = isSentenceEnd(end);
        m_signs.endsOpen = end == ',' || end == ':' || end == ';' || end == '-' || end == 0x2013 || end == 0x2014 ||
                           isOneOf(last, openWords);
    }

    std::string_view m_line;
    LineSigns m_signs;
    std::size_t m_wordFrom = 0;
    int m_wordLength = 0;
    int m_words = 0;
    bool m_inWord = false;
    bool m_wordUpper = false;
    bool m_afterPeriod = false;
};

double capitalShare(const LineSigns &signs)
{
    return signs.longWords < 3 ? -1.0 : static_cast<double>(signs.capitals) / signs.longWords;
}

} // namespace

LineSigns signsOf(std::string_view line)
{
    return SignReader(line).read();
}

double titleCost(const LineSigns &signs)
{
    double cost = 0;
    if (signs.length <= 10)
        cost += 1.5;
    else if (signs.length > 600)
        cost += 14;
    else if (signs.length > 400)
        cost += 8;
    else if (signs.length > 280)
        cost += 4;
    else if (signs.length > 180)
        cost += 1.5;
    cost += signs.sentenceBreaks == 0 ? 0 : signs.sentenceBreaks == 1 ? 1.5 : 4;
    cost += signs.endsPeriod ? 6 : 0;
    cost += signs.endsLink ? 3 : 0;
    cost += signs.endsOpen ? 2 : 0;
    const double share = capitalShare(signs);
    cost += share >= 0 && share <= 0.6 ? 0.8 : 0;
    cost += signs.proseWords == 0 ? 0 : signs.proseWords < 5 ? 0.8 : 2.5;
    cost += signs.startsLower ? 1 : 0;
    cost += signs.hasLetter ? 0 : 8;
    return cost;
}

double abstractCost(const LineSigns &signs, double wrapped)
{
    const double small = signs.length >= 400   ? 0
                         : signs.length >= 200 ? 0.7
                         : signs.length >= 80  ? 1.5
                         : signs.length >= 40  ? 2.5
                                               : 4;
    double cost = small * (1 - 0.7 * wrapped) + (signs.proseWords == 0 ? 0.6 : 0) * (1 - wrapped);
    cost += signs.length < 200 && !signs.endsSentence && !signs.endsLink ? 2.5 * (1 - wrapped) : 0;
    const double share = capitalShare(signs);
    cost += (share > 0.6 ? 3 : share > 0.4 ? 1.2 : 0) * (1 - 0.5 * wrapped);
    cost += signs.startsLower ? 2.5 : 0;
    cost += signs.hasLetter ? 0 : 8;
    return cost;
}

double continuationCost(const LineSigns &signs, double wrapped)
{
    double cost = signs.length >= 400 ? 4 : signs.length >= 200 ? 1.5 : 0.5;
    const double share = capitalShare(signs);
    cost += (share > 0.6 ? 2.5 : share > 0.4 ? 0.8 : 0) * (1 - 0.7 * wrapped);
    cost += signs.startsLower ? 0 : 0.7;
    return cost;
}

std::string_view trimmedLine(std::string_view line)
{
    std::size_t from = 0;
    while (from < line.size()) {
        std::size_t at = from;
        if (!isSignSpace(nextCodePoint(line, at)))
            break;
        from = at;
    }
    line.remove_prefix(from);
    while (!line.empty() && isSignSpace(lastCodePoint(line))) {
        while (line.size() > 1 && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
            line.remove_suffix(1);
        line.remove_suffix(1);
    }
    return line;
}

void joinLine(std::string &text, std::string_view next)
{
    if (text.empty() || next.empty()) {
        text += next;
        return;
    }
    const char32_t first = firstCodePoint(next);
    const bool afterLetter = text.size() > 1 && text.back() == '-' &&
                             QChar::isLetterOrNumber(lastCodePoint(text.substr(0, text.size() - 1)));
    const bool listed = next.starts_with("and ") || next.starts_with("or ") || next.starts_with("to ");
    const bool joined = (afterLetter && QChar::isLetterOrNumber(first) && !listed) ||
                        (isWideLetter(lastCodePoint(text)) && isWideLetter(first));
    if (!joined)
        text.push_back(' ');
    text += next;
}

} // namespace sheaf
