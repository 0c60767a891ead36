// SPDX-License-Identifier: GPL-3.0-or-later
// Takes Markdown's escapes away: the inverse of markdowntext.cpp, lenient with what others wrote.
#include "model/text/markdowntext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sheaf
{
namespace
{

using std::string_view;

bool isAsciiPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool isBlankOrTab(char c)
{
    return c == ' ' || c == '\t';
}

void appendCodePoint(std::string &out, unsigned code)
{
    const auto byte = [&out](unsigned value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

struct NamedEntity {
    string_view name;
    string_view text;
};
constexpr std::array<NamedEntity, 6> namedEntities = {NamedEntity{"amp", "&"},  NamedEntity{"lt", "<"},
                                                      NamedEntity{"gt", ">"},   NamedEntity{"quot", "\""},
                                                      NamedEntity{"apos", "'"}, NamedEntity{"nbsp", "\u00A0"}};

// The length of the entity at the start of `rest`, with its ";"; 0 when there is none. Its text is added to `out`.
std::size_t takeEntity(string_view rest, std::string &out)
{
    const std::size_t end = rest.substr(0, 12).find(';');
    if (end == string_view::npos || end < 2)
        return 0;
    const string_view name = rest.substr(1, end - 1);
    if (name[0] != '#') {
        const auto found = std::find_if(namedEntities.begin(), namedEntities.end(),
                                        [name](const NamedEntity &entity) { return entity.name == name; });
        if (found == namedEntities.end())
            return 0;
        out += found->text;
        return end + 1;
    }
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const string_view digits = name.substr(hex ? 2 : 1);
    unsigned code = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool valid = error == std::errc() && stop == digits.data() + digits.size() && code != 0 && code <= 0x10FFFF &&
                       (code < 0xD800 || code > 0xDFFF);
    if (!valid)
        return 0;
    appendCodePoint(out, code);
    return end + 1;
}

// The length of "<http...>" at the start of `rest`, 0 when there is none.
std::size_t autolinkLength(string_view rest)
{
    const std::size_t end = rest.find_first_of("> \t\n<", 1);
    const bool closed = end != string_view::npos && rest[end] == '>';
    return closed && isWebAddress(rest.substr(1, end - 1)) ? end + 1 : 0;
}

// Whether a line begins with a bullet or a number, which a line break before it keeps apart.
bool startsListItem(string_view line)
{
    if (line.size() < 2)
        return false;
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits < 4) // longer ones are years
        return line.size() > digits + 1 && (line[digits] == '.' || line[digits] == ')') &&
               isBlankOrTab(line[digits + 1]);
    return (line[0] == '-' || line[0] == '*' || line[0] == '+') && isBlankOrTab(line[1]);
}

class MarkdownUnescaper final
{
public:
    explicit MarkdownUnescaper(string_view source) : m_source(source) {}

    std::string text()
    {
        while (m_at < m_source.size())
            step();
        return std::move(m_out);
    }

private:
    void step()
    {
        const char c = m_source[m_at];
        const string_view rest = m_source.substr(m_at);
        std::size_t length = 0;
        if (c == '\\' && rest.size() > 1 && rest[1] == '\n') {
            breakLine("\n", 2);
        } else if (c == '\\' && rest.size() > 1 && isAsciiPunctuation(rest[1])) {
            m_out += rest[1];
            m_at += 2;
            m_kept = m_out.size();
        } else if (c == '&' && (length = takeEntity(rest, m_out)) > 0) {
            m_at += length;
            m_kept = m_out.size();
        } else if (c == '<' && (length = autolinkLength(rest)) > 0) {
            m_out += rest.substr(1, length - 2);
            m_at += length;
        } else if (c == '\n') {
            softBreak();
        } else {
            m_out += c;
            ++m_at;
        }
    }

    // Blanks around it are no text, except those that were escaped.
    void breakLine(string_view as, std::size_t length)
    {
        while (m_out.size() > m_kept && isBlankOrTab(m_out.back()))
            m_out.pop_back();
        m_at += length;
        while (m_at < m_source.size() && isBlankOrTab(m_source[m_at]))
            ++m_at;
        m_out += as;
        m_kept = m_out.size();
    }

    void softBreak()
    {
        const bool hard = m_out.size() >= m_kept + 2 && m_out.ends_with("  ");
        const std::size_t next = m_source.find_first_not_of(" \t", m_at + 1);
        const bool item = next != string_view::npos && startsListItem(m_source.substr(next));
        breakLine(hard || item ? "\n" : " ", 1);
    }

    string_view m_source;
    std::size_t m_at = 0;
    std::string m_out;
    std::size_t m_kept = 0; // of m_out: what no line break may shorten
};

// Where a bracket closes that opened before `at`, or npos; escapes and inner pairs are passed over.
std::size_t closingBracket(string_view source, std::size_t at, char open, char close)
{
    for (int depth = 1; at < source.size(); ++at) {
        if (source[at] == '\\')
            ++at;
        else if (source[at] == open)
            ++depth;
        else if (source[at] == close && --depth == 0)
            return at;
    }
    return string_view::npos;
}

string_view trimmedBlanks(string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\n");
    return from == string_view::npos ? string_view() : text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

} // namespace

std::string markdownPlain(std::string_view source)
{
    return MarkdownUnescaper(source).text();
}

std::vector<std::string_view> markdownParts(std::string_view source, char separator)
{
    std::vector<string_view> parts;
    std::size_t from = 0;
    std::string entity;
    for (std::size_t at = 0; at <= source.size(); ++at) {
        if (at == source.size() || source[at] == separator) {
            parts.push_back(trimmedBlanks(source.substr(from, at - from)));
            from = at + 1;
        } else if (source[at] == '\\') {
            at += std::size_t{at + 1 < source.size()};
        } else if (source[at] == '&') {
            const std::size_t length = takeEntity(source.substr(at), entity);
            at += length > 0 ? length - 1 : 0;
        }
    }
    return parts;
}

std::optional<MarkdownLinkRead> readMarkdownLink(std::string_view source)
{
    if (!source.starts_with('['))
        return std::nullopt;
    const std::size_t bracket = closingBracket(source, 1, '[', ']');
    if (bracket == string_view::npos || !source.substr(bracket).starts_with("]("))
        return std::nullopt;
    const std::size_t end = closingBracket(source, bracket + 2, '(', ')');
    if (end == string_view::npos)
        return std::nullopt;
    string_view target = trimmedBlanks(source.substr(bracket + 2, end - bracket - 2));
    target = target.substr(0, target.find_first_of(" \t\n")); // a title in quotes may follow
    if (target.starts_with('<') && target.ends_with('>'))
        target = target.substr(1, target.size() - 2);
    return MarkdownLinkRead{markdownPlain(trimmedBlanks(source.substr(1, bracket - 1))), markdownPlain(target),
                            end + 1};
}

} // namespace sheaf
