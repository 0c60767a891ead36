// SPDX-License-Identifier: GPL-3.0-or-later
// Escapes literal text for Markdown, so that CommonMark, GitHub's dialect and pandoc's all show it as it is.
#include "model/text/markdowntext.h"

#include "model/text/links.h"

#include <QByteArray>

#include <algorithm>

namespace sheaf
{
namespace
{

constexpr std::string_view markdownAlways = "\\`*[]<|${}^~";

bool isMarkdownWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

// A number, one letter, a Roman numeral or "#": what numbers a list in some dialect.
bool isListNumber(std::string_view word)
{
    const auto onlyOf = [&](std::string_view letters) { return word.find_first_not_of(letters) == word.npos; };
    return word.size() == 1 ? isMarkdownWord(word[0]) || word == "#"
                            : onlyOf("0123456789") || onlyOf("ivxlcdm") || onlyOf("IVXLCDM");
}

// Where the marker of an ordered list ("1.", "(iv)", "A)") at the start of the line ends, or npos.
std::size_t listDelimiter(std::string_view line)
{
    const std::size_t from = line.starts_with('(') ? 1 : 0;
    const std::size_t at = line.find_first_of(".)", from);
    const bool delimiter = at != line.npos && at > from && isListNumber(line.substr(from, at - from));
    return delimiter && (at + 1 == line.size() || isBlank(line[at + 1])) ? at : line.npos;
}

// Whether "&..." would be read as an entity.
bool startsEntity(std::string_view rest)
{
    std::size_t at = rest.size() > 1 && rest[1] == '#' ? 2 : 1;
    const std::size_t from = at;
    while (at < rest.size() && isMarkdownWord(rest[at]))
        ++at;
    return at > from && at < rest.size() && rest[at] == ';';
}

// Whether ":..." would be read as an emoji's name.
bool startsShortcode(std::string_view rest)
{
    std::size_t at = 1;
    while (at < rest.size() && (isMarkdownWord(rest[at]) || rest[at] == '_' || rest[at] == '+' || rest[at] == '-'))
        ++at;
    return at > 1 && at < rest.size() && rest[at] == ':';
}

bool endsWithWww(std::string_view before)
{
    return QByteArrayView(before.substr(before.size() - std::min<std::size_t>(before.size(), 3)))
               .compare("www", Qt::CaseInsensitive) == 0;
}

// Whether a link may stand between < and > without any change.
bool isPlainLink(std::string_view link)
{
    for (std::size_t at = 0; at < link.size(); ++at) {
        const char c = link[at];
        if (c <= ' ' || c > '~' || std::string_view("<>\\\"`{}|^").find(c) != std::string_view::npos)
            return false;
        if (c == '&' && startsEntity(link.substr(at)))
            return false;
    }
    return true;
}

class MarkdownEscaper final
{
public:
    MarkdownEscaper(std::string_view text, MarkdownPlace place, std::string_view also)
        : m_text(text), m_block(place == MarkdownPlace::Block), m_also(also)
    {
    }

    std::string escaped()
    {
        const std::vector<Link> links = m_block ? findLinks(m_text) : std::vector<Link>();
        auto link = links.begin();
        startLine(0);
        for (std::size_t at = 0; at < m_text.size();) {
            if (link != links.end() && link->from == at) {
                const std::string_view target = m_text.substr(at, link->length);
                ++link;
                if (isPlainLink(target)) {
                    ((m_out += '<') += target) += '>';
                    at += target.size();
                    continue;
                }
            }
            escape(at);
            ++at;
        }
        return std::move(m_out);
    }

private:
    void startLine(std::size_t at)
    {
        m_lineStart = at;
        const std::size_t delimiter = listDelimiter(m_text.substr(at));
        m_delimiter = delimiter == std::string_view::npos ? delimiter : at + delimiter;
    }

    char before(std::size_t at, std::size_t distance = 1) const { return at < distance ? '\n' : m_text[at - distance]; }
    char after(std::size_t at) const { return at + 1 < m_text.size() ? m_text[at + 1] : '\n'; }

    void escape(std::size_t at)
    {
        const char c = m_text[at];
        if (c == '\n')
            lineFeed(at);
        else if (c == '\t')
            m_out += "&#9;";
        else if (c == ' ')
            m_out += isBlank(before(at)) || isBlank(after(at)) ? "&#32;" : " ";
        else if ((c >= 0 && c < ' ') || c == 0x7f)
            return;
        else
            (m_out += needsBackslash(at) ? "\\" : "") += c;
    }

    // At the edges of a text a hard break is none.
    void lineFeed(std::size_t at)
    {
        const bool edge = m_text.find_first_not_of('\n') > at || m_text.find_first_not_of('\n', at) == m_text.npos;
        m_out += m_block && !edge ? "\\\n" : "&#10;";
        startLine(at + 1);
    }

    bool needsBackslash(std::size_t at) const
    {
        const char c = m_text[at];
        if (markdownAlways.find(c) != std::string_view::npos || m_also.find(c) != std::string_view::npos ||
            at == m_delimiter)
            return true;
        const std::string_view rest = m_text.substr(at);
        const bool first = at == m_lineStart;
        switch (c) {
        case '_':
            return !isMarkdownWord(before(at)) || !isMarkdownWord(after(at));
        case '#':
            return isBlank(before(at)) || before(at) == '#';
        case '@':
            return !isMarkdownWord(before(at));
        case '&':
            return startsEntity(rest) || m_also.find(';') != std::string_view::npos;
        case '+':
        case '=':
        case '>':
            return first;
        case '-':
            return first || before(at) == '-';
        case '.':
            return (before(at) == '.' && before(at, 2) == '.') || endsWithWww(m_text.substr(0, at));
        case ':':
            return first || rest.starts_with("://") || startsShortcode(rest);
        default:
            return false;
        }
    }

    std::string_view m_text;
    bool m_block;
    std::string_view m_also;
    std::string m_out;
    std::size_t m_lineStart = 0;
    std::size_t m_delimiter = std::string_view::npos;
};

} // namespace

std::string markdownText(std::string_view text, MarkdownPlace place, std::string_view also)
{
    return MarkdownEscaper(text, place, also).escaped();
}

bool isWebAddress(std::string_view target)
{
    const QByteArrayView bytes(target);
    return bytes.first(std::min<qsizetype>(bytes.size(), 7)).compare("http://", Qt::CaseInsensitive) == 0 ||
           bytes.first(std::min<qsizetype>(bytes.size(), 8)).compare("https://", Qt::CaseInsensitive) == 0;
}

std::string markdownTarget(std::string_view target)
{
    const QByteArray bytes(target.data(), static_cast<qsizetype>(target.size()));
    return bytes.toPercentEncoding("!#$&'*+,/:=?@_~").replace("%25", "%").toStdString();
}

std::string markdownLink(std::string_view text, std::string_view target)
{
    const std::string shown = markdownText(text, MarkdownPlace::Line);
    if (!isWebAddress(target))
        return shown;
    std::string out = "[";
    ((out += shown) += "](") += markdownTarget(target);
    return out += ')';
}

std::string markdownAutolink(std::string_view target)
{
    if (!isWebAddress(target) || !isPlainLink(target))
        return markdownLink(target, target);
    std::string out = "<";
    out += target;
    return out += '>';
}

std::string markdownFence(std::string_view text)
{
    std::string kept;
    std::size_t longest = 2;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '\r') {
            if (at + 1 < text.size() && text[at + 1] == '\n')
                continue;
            c = '\n';
        }
        if ((c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7f)
            continue;
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
        kept += c;
    }
    const std::string fence(longest + 1, '`');
    return fence + "markdown\n" + kept + "\n" + fence + "\n";
}

} // namespace sheaf
