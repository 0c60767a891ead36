// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of Markdown's lines.
#include "model/formats/markdownlines.h"

#include "model/text/links.h"
#include "model/text/markdowntext.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace sheaf
{
namespace
{

using std::string_view;
using Kind = MarkdownLine::Kind;

bool sameName(string_view one, string_view other)
{
    return QByteArrayView(one).compare(QByteArrayView(other), Qt::CaseInsensitive) == 0;
}

std::size_t runOf(string_view text, char c)
{
    return std::min(text.find_first_not_of(c), text.size());
}

// "---", "* * *": three or more of one kind and nothing else.
bool isRule(string_view text)
{
    const char c = text.empty() ? ' ' : text[0];
    if (c != '-' && c != '*' && c != '_')
        return false;
    const auto marks = std::count(text.begin(), text.end(), c);
    const auto blanks = std::count_if(text.begin(), text.end(), [](char each) { return each == ' ' || each == '\t'; });
    return marks >= 3 && static_cast<std::size_t>(marks + blanks) == text.size();
}

// The length of a bullet's or number's mark at the start of the text, 0 when there is none.
std::size_t bulletMark(string_view text)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    std::size_t mark = 0;
    if (digits > 0 && digits < 10)
        mark = digits < text.size() && (text[digits] == '.' || text[digits] == ')') ? digits + 1 : 0;
    else
        mark = text[0] == '-' || text[0] == '*' || text[0] == '+' ? 1 : 0;
    const bool parted = mark == text.size() || (mark < text.size() && (text[mark] == ' ' || text[mark] == '\t'));
    return parted ? mark : 0;
}

string_view labelOf(string_view text)
{
    for (const string_view mark : {string_view("**"), string_view("__")}) {
        if (text.size() < 5 || !text.starts_with(mark))
            continue;
        string_view word = text.substr(2);
        if (word.ends_with(':'))
            word.remove_suffix(1);
        if (!word.ends_with(mark))
            continue;
        word.remove_suffix(2);
        if (word.ends_with(':'))
            word.remove_suffix(1);
        for (const string_view label : {string_view("Note"), string_view("Highlights")}) {
            if (sameName(word, label))
                return label;
        }
    }
    return {};
}

// Without the closing "##" of a heading.
string_view headingText(string_view text)
{
    text = trimmedMarkdown(text);
    const std::size_t end = text.find_last_not_of('#');
    if (end == string_view::npos)
        return {};
    const bool closing = end + 1 < text.size() && (text[end] == ' ' || text[end] == '\t');
    return closing ? trimmedMarkdown(text.substr(0, end)) : text;
}

MarkdownLine withKind(MarkdownLine line, Kind kind, string_view content)
{
    line.kind = kind;
    line.content = content;
    return line;
}

} // namespace

std::string_view trimmedMarkdown(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    return from == string_view::npos ? string_view() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

MarkdownLine markdownLine(std::string_view line)
{
    MarkdownLine read;
    for (const char c : line) {
        if (c != ' ' && c != '\t')
            break;
        read.indent += c == ' ' ? 1 : 4;
    }
    const string_view text = trimmedMarkdown(line);
    if (text.empty())
        return read;
    const std::size_t hashes = runOf(text, '#');
    if (hashes >= 1 && hashes <= 6 && (hashes == text.size() || text[hashes] == ' ' || text[hashes] == '\t')) {
        read.level = static_cast<int>(hashes);
        return withKind(read, Kind::Heading, headingText(text.substr(hashes)));
    }
    if (text[0] == '>') {
        // The blanks of the rest may be a hard break.
        const string_view rest = line.substr(line.find('>') + 1);
        return withKind(read, Kind::Quote, rest.starts_with(' ') ? rest.substr(1) : rest);
    }
    if (text.starts_with("<!--"))
        return withKind(read, Kind::Remark, text);
    const std::size_t ticks = runOf(text, '`');
    if ((ticks >= 3 && text.find('`', ticks) == string_view::npos) || runOf(text, '~') >= 3)
        return withKind(read, Kind::Fence, text);
    if (isRule(text))
        return withKind(read, Kind::Rule, text);
    if (const string_view label = labelOf(text); !label.empty())
        return withKind(read, Kind::Label, label);
    if (const std::size_t mark = bulletMark(text); mark > 0)
        return withKind(read, Kind::Bullet, trimmedMarkdown(text.substr(mark)));
    return withKind(read, Kind::Text, line.substr(line.find_first_not_of(" \t")));
}

bool closesFence(std::string_view opening, std::string_view line)
{
    const char c = opening[0];
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const string_view text = trimmedMarkdown(line);
    return indent < 4 && !text.empty() && runOf(text, c) == text.size() && text.size() >= runOf(opening, c);
}

std::string_view markdownUid(std::string_view remark)
{
    constexpr string_view head = "<!--";
    constexpr string_view tail = "-->";
    if (!remark.starts_with(head) || !remark.ends_with(tail) || remark.size() < head.size() + tail.size())
        return {};
    string_view inner = trimmedMarkdown(remark.substr(head.size(), remark.size() - head.size() - tail.size()));
    constexpr string_view name = "sheaf:";
    if (!inner.starts_with(name))
        return {};
    inner = trimmedMarkdown(inner.substr(name.size()));
    constexpr string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    const bool fits = std::equal(inner.begin(), inner.end(), form.begin(), form.end(), [](char c, char wanted) {
        const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        return wanted == '-' ? c == '-' : digit;
    });
    return fits ? inner : string_view();
}

bool leadsWithLink(std::string_view bullet)
{
    for (const string_view box : {string_view("[ ] "), string_view("[x] "), string_view("[X] ")})
        bullet = bullet.starts_with(box) ? trimmedMarkdown(bullet.substr(box.size())) : bullet;
    bullet = bullet.substr(std::min(bullet.find_first_not_of("*_`\""), bullet.size()));
    const std::optional<MarkdownLinkRead> link = readMarkdownLink(bullet);
    return link && isWebAddress(link->target);
}

bool holdsLink(std::string_view bullet)
{
    return leadsWithLink(bullet) || !findLinks(bullet).empty();
}

std::string_view markdownValueName(std::string_view bullet)
{
    const std::size_t colon = bullet.find(':');
    if (colon == string_view::npos)
        return {};
    const string_view name = trimmedMarkdown(bullet.substr(0, colon));
    for (const string_view known : {"Authors", "Year", "Venue", "DOI", "arXiv", "Link", "Tags"}) {
        if (sameName(name, known))
            return known;
    }
    return {};
}

} // namespace sheaf
