// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner, and three readers of what it finds.
#include "model/index/tokens.h"

#include "model/index/tokenscan.h"
#include "model/text/fold.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

enum class Letter : unsigned char { None, Word, Ideograph, Joiner };

constexpr std::array<Letter, 128> s_ascii = [] {
    std::array<Letter, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        table[c] = word ? Letter::Word : c == '-' || c == '_' ? Letter::Joiner : Letter::None;
    }
    return table;
}();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Letter letterOf(char32_t c)
{
    if (c == 0x2010 || c == 0x2013)
        return Letter::Joiner;
    if (c == 0x30FC) // lengthens a kana; its script is Common
        return Letter::Ideograph;
    if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
        return Letter::None;
    const QChar::Script script = QChar::script(c);
    const bool ideograph =
        script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
    return ideograph ? Letter::Ideograph : Letter::Word;
}

// A character and the number of bytes it takes; broken UTF-8 is a separator of one byte.
struct Step {
    Letter letter = Letter::None;
    std::size_t bytes = 1;
};

Step decodeStep(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t bytes = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || bytes > text.size())
        return {};
    char32_t c = byte(0) & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {};
        c = (c << 6U) | (byte(i) & 0x3FU);
    }
    return {letterOf(c), bytes};
}

Step stepAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? Step{s_ascii[byte], 1} : decodeStep(text.substr(at));
}

void askIdeographs(const Cluster &cluster, std::vector<AskedForm> &forms)
{
    std::string form;
    for (std::size_t i = 0; i < cluster.parts.size(); ++i) {
        const bool last = i + 1 == cluster.parts.size();
        joinParts(form, cluster, i, last ? 1 : 2, false);
        forms.push_back({form, last ? AskedForm::How::Prefix : AskedForm::How::Exactly});
    }
}

// The forms of all stretches of `width` parts.
void askStretches(const Cluster &cluster, std::size_t width, std::vector<AskedForm> &forms)
{
    std::string form;
    for (std::size_t from = 0; from + width <= cluster.parts.size(); ++from) {
        joinParts(form, cluster, from, width, true);
        forms.push_back({form, AskedForm::How::Exactly});
    }
}

std::vector<AskedForm> askedForms(std::string_view text, bool joined)
{
    std::vector<AskedForm> forms;
    const std::string folded = fold(text);
    ClusterScanner scanner(folded);
    for (Cluster cluster; scanner.next(cluster);) {
        if (cluster.ideographs)
            askIdeographs(cluster, forms);
        else
            askStretches(cluster, joined ? std::min(longestJoin, cluster.parts.size()) : 1, forms);
    }
    if (!forms.empty() && forms.back().how == AskedForm::How::Exactly)
        forms.back().how = AskedForm::How::AsTheQuerySays;
    return forms;
}

} // namespace

bool ClusterScanner::next(Cluster &cluster)
{
    cluster.parts.clear();
    cluster.sign = {};
    for (; m_at < m_text.size(); m_at += stepAt(m_text, m_at).bytes) {
        const Letter letter = stepAt(m_text, m_at).letter;
        cluster.ideographs = letter == Letter::Ideograph;
        if (cluster.ideographs) {
            ideographs(cluster);
            return true;
        }
        if (letter == Letter::Word) {
            compound(cluster);
            return true;
        }
    }
    return false;
}

std::string_view ClusterScanner::plainPart()
{
    const auto kind = [&](std::size_t at) { return plainOf(m_text[at]); };
    while (m_at < m_text.size() && kind(m_at) == Plain::Gap)
        ++m_at;
    std::size_t end = m_at;
    while (end < m_text.size() && kind(end) == Plain::Part)
        ++end;
    if (end == m_at)
        return {};
    if (end < m_text.size() && kind(end) == Plain::Other) {
        // A full stop ends a part, as it mostly does, unless a digit follows.
        if (m_text[end] != '.' || (end + 1 < m_text.size() && isDigit(m_text[end + 1])))
            return {};
    }
    const std::string_view part = m_text.substr(m_at, end - m_at);
    m_at = end;
    return part;
}

void ClusterScanner::ideographs(Cluster &cluster)
{
    for (Step step = stepAt(m_text, m_at); step.letter == Letter::Ideograph; step = stepAt(m_text, m_at)) {
        cluster.parts.push_back(m_text.substr(m_at, step.bytes));
        m_at += step.bytes;
    }
}

void ClusterScanner::compound(Cluster &cluster)
{
    for (;;) {
        cluster.parts.push_back(part());
        cluster.sign = sign();
        if (!cluster.sign.empty())
            return;
        const Step joiner = stepAt(m_text, m_at);
        if (joiner.letter != Letter::Joiner || stepAt(m_text, m_at + joiner.bytes).letter != Letter::Word)
            return;
        m_at += joiner.bytes;
    }
}

std::string_view ClusterScanner::part()
{
    const std::size_t start = m_at;
    for (;;) {
        const Step step = stepAt(m_text, m_at);
        if (step.letter == Letter::Word)
            m_at += step.bytes;
        else if (m_at + 1 < m_text.size() && m_text[m_at] == '.' && isDigit(m_text[m_at - 1]) &&
                 isDigit(m_text[m_at + 1]))
            ++m_at;
        else
            return m_text.substr(start, m_at - start);
    }
}

std::string_view ClusterScanner::sign()
{
    const std::string_view rest = m_text.substr(m_at);
    const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with('#') ? 1 : 0;
    m_at += length;
    return rest.substr(0, length);
}

void eachToken(std::string_view text, const TokenVisitor &visit)
{
    eachTokenOfFolded(fold(text), visit);
}

std::vector<PartSpan> partSpans(std::string_view folded)
{
    std::vector<PartSpan> spans;
    ClusterScanner scanner(folded);
    for (Cluster cluster; scanner.next(cluster);) {
        for (const std::string_view part : cluster.parts) {
            const auto first = static_cast<std::size_t>(part.data() - folded.data());
            spans.push_back({first, first + part.size(), first + part.size()});
        }
        spans.back().sign += cluster.sign.size();
    }
    return spans;
}

std::vector<AskedForm> wordForms(std::string_view word)
{
    return askedForms(word, true);
}

std::vector<AskedForm> phraseForms(std::string_view phrase)
{
    return askedForms(phrase, false);
}

} // namespace sheaf
