// SPDX-License-Identifier: GPL-3.0-or-later
// One scanner that cuts folded text into compounds and stretches of Han or kana, and three readers of what it finds.
#include "model/index/tokens.h"

#include "model/text/fold.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <set>

namespace sheaf
{

namespace
{

constexpr std::size_t s_longestJoin = 4;

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

// What stands together: the parts of a compound (mostly one), or the characters of a stretch of Han or kana.
struct Cluster {
    bool ideographs = false;
    std::vector<std::string_view> parts; // into the folded text
    std::string_view sign;               // of the last part
};

class ClusterScanner final
{
public:
    explicit ClusterScanner(std::string_view folded) : m_text(folded) {}

    // Fills the next cluster; false at the end.
    bool next(Cluster &cluster)
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

private:
    void ideographs(Cluster &cluster)
    {
        for (Step step = stepAt(m_text, m_at); step.letter == Letter::Ideograph; step = stepAt(m_text, m_at)) {
            cluster.parts.push_back(m_text.substr(m_at, step.bytes));
            m_at += step.bytes;
        }
    }

    void compound(Cluster &cluster)
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

    std::string_view part()
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

    std::string_view sign()
    {
        const std::string_view rest = m_text.substr(m_at);
        const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with('#') ? 1 : 0;
        m_at += length;
        return rest.substr(0, length);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

// `count` neighbouring parts from `from` on, with the sign when they reach the end and it is wanted.
void joinParts(std::string &form, const Cluster &cluster, std::size_t from, std::size_t count, bool withSign)
{
    form.clear();
    for (std::size_t i = from; i < from + count; ++i)
        form += cluster.parts[i];
    if (withSign && from + count == cluster.parts.size())
        form += cluster.sign;
}

void visitIdeographs(const Cluster &cluster, int position, std::string &form, const TokenVisitor &visit)
{
    for (std::size_t i = 0; i < cluster.parts.size(); ++i) {
        joinParts(form, cluster, i, std::min<std::size_t>(2, cluster.parts.size() - i), false);
        const int at = position + static_cast<int>(i);
        visit(form, at, at);
    }
}

void visitCompound(const Cluster &cluster, int position, std::string &form, const TokenVisitor &visit)
{
    for (std::size_t last = 0; last < cluster.parts.size(); ++last) {
        const bool hasSign = last + 1 == cluster.parts.size() && !cluster.sign.empty();
        for (std::size_t count = 1; count <= std::min(s_longestJoin, last + 1); ++count) {
            const std::size_t first = last + 1 - count;
            joinParts(form, cluster, first, count, false);
            visit(form, position + static_cast<int>(first), position + static_cast<int>(last));
            if (hasSign) {
                form += cluster.sign;
                visit(form, position + static_cast<int>(first), position + static_cast<int>(last));
            }
        }
    }
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
            askStretches(cluster, joined ? std::min(s_longestJoin, cluster.parts.size()) : 1, forms);
    }
    if (!forms.empty() && forms.back().how == AskedForm::How::Exactly)
        forms.back().how = AskedForm::How::AsTheQuerySays;
    return forms;
}

bool formMatches(const AskedForm &asked, std::string_view form, bool lastIsPrefix)
{
    const bool prefix =
        asked.how == AskedForm::How::Prefix || (asked.how == AskedForm::How::AsTheQuerySays && lastIsPrefix);
    return prefix ? form.starts_with(asked.form) : form == asked.form;
}

} // namespace

void eachToken(std::string_view text, const TokenVisitor &visit)
{
    const std::string folded = fold(text);
    ClusterScanner scanner(folded);
    std::string form;
    int position = 0;
    for (Cluster cluster; scanner.next(cluster); position += static_cast<int>(cluster.parts.size())) {
        if (cluster.ideographs)
            visitIdeographs(cluster, position, form, visit);
        else
            visitCompound(cluster, position, form, visit);
    }
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

bool holdsPhrase(std::string_view text, const std::vector<AskedForm> &phrase, bool lastIsPrefix)
{
    if (phrase.empty())
        return true;
    // ends[k]: where the first k + 1 forms of the phrase may end. Forms come ordered by their ends, so that those which
    // end before a form begins are all known when it comes.
    std::vector<std::set<int>> ends(phrase.size());
    bool found = false;
    eachToken(text, [&](std::string_view form, int first, int last) {
        for (std::size_t k = 0; k < phrase.size() && !found; ++k) {
            if (!formMatches(phrase[k], form, lastIsPrefix) || (k > 0 && !ends[k - 1].contains(first - 1)))
                continue;
            ends[k].insert(last);
            found = k + 1 == phrase.size();
        }
    });
    return found;
}

} // namespace sheaf
