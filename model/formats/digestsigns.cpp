// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at one line of a digest and says how much it looks like a title, an abstract or the middle of one.
#include "model/formats/digestsigns.h"

#include "model/formats/asciisigns.h"
#include "model/formats/signwords.h"
#include "model/text/bytescan.h"
#include "model/text/encoding.h"

#include <QChar>

#include <algorithm>

namespace sheaf
{

namespace
{

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

// What has the signs of a character beyond ASCII; q and Q are in none of the words that count. 0 for wide letters,
// which ASCII has none like.
char standIn(char32_t c)
{
    if (isWideLetter(c))
        return 0;
    if (QChar::isLetter(c))
        return QChar::isUpper(c) ? 'Q' : 'q';
    if (QChar::isDigit(c))
        return '0';
    if (QChar::isMark(c))
        return '-';
    return isPeriod(c) ? '.' : isCloser(c) ? ')' : '#';
}

// The line in ASCII, a character for each of its own; false where it has wide letters.
bool shapeOf(std::string_view line, std::string &shape)
{
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t plain = afterAscii(line, at);
        shape.append(line, at, plain - at);
        at = plain;
        if (at == line.size())
            break;
        shape.push_back(standIn(nextCodePoint(line, at)));
        if (shape.back() == 0)
            return false;
    }
    return true;
}

// Collects the signs of a line with wide letters, letter by letter.
class SignReader final
{
public:
    SignReader(std::string_view line, LineSigns &signs) : m_line(line), m_signs(signs) {}

    void read()
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
        if (m_signs.proseWords < enoughProse && isOneOf(word, proseWords))
            ++m_signs.proseWords;
        ++m_words;
    }

    std::string_view m_line;
    LineSigns &m_signs;
    std::size_t m_wordFrom = 0;
    int m_wordLength = 0;
    int m_words = 0;
    bool m_inWord = false;
    bool m_wordUpper = false;
    bool m_afterPeriod = false;
};

// What the end of a line says.
void readEnd(std::string_view line, LineSigns &signs)
{
    std::string_view body = line;
    while (!body.empty() && isCloser(lastCodePoint(body))) {
        std::size_t at = body.size();
        while (at > 0 && (static_cast<unsigned char>(body[--at]) & 0xC0) == 0x80) {
        }
        body = body.substr(0, at);
    }
    const std::size_t space = line.find_last_of(' ');
    const std::string_view last = space == std::string_view::npos ? line : line.substr(space + 1);
    const std::size_t firstSpace = line.find(' ');
    const bool breaksAnywhere = !line.empty() && isWideLetter(firstCodePoint(line));
    signs.firstWord = breaksAnywhere ? 1 : static_cast<int>(std::min(firstSpace, line.size()));
    signs.endsLink = last.find("://") != std::string_view::npos || last.starts_with("www.");
    if (body.empty())
        return;
    const char32_t end = lastCodePoint(body);
    signs.endsPeriod = isPeriod(end);
    signs.endsSentence = isSentenceEnd(end);
    signs.endsOpen = end == ',' || end == ':' || end == ';' || end == '-' || end == 0x2013 || end == 0x2014 ||
                     isOneOf(last, openWords);
}

double capitalShare(const LineSigns &signs)
{
    return signs.longWords < 3 ? -1.0 : static_cast<double>(signs.capitals) / signs.longWords;
}

} // namespace

LineSigns signsOf(std::string_view line)
{
    LineSigns signs;
    if (!readAsciiSigns(line, signs)) {
        std::string shape;
        const bool plain = shapeOf(line, shape);
        signs = {};
        if (plain)
            readAsciiSigns(shape, signs);
        else
            SignReader(line, signs).read();
    }
    signs.startsLower = !line.empty() && QChar::isLower(firstCodePoint(line));
    readEnd(line, signs);
    return signs;
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
    cost += signs.proseWords == 0 ? 0 : signs.proseWords < enoughProse ? 0.8 : 2.5;
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
