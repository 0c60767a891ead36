// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a paper in a Markdown list.
#include "model/formats/markdownitem.h"

#include "model/formats/markdown.h"
#include "model/formats/markdownlines.h"
#include "model/text/links.h"
#include "model/text/markdowntext.h"

#include <QByteArray>

#include <algorithm>
#include <charconv>

namespace sheaf
{
namespace
{

using std::string_view;

void addParagraph(std::string &text, const std::string &more)
{
    if (!text.empty())
        text += "\n\n";
    text += more;
}

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// The text without blanks at its ends that nobody escaped.
std::string plainBlock(string_view source)
{
    const std::size_t from = source.find_first_not_of(" \t\n");
    if (from == string_view::npos)
        return {};
    return markdownPlain(source.substr(from, source.find_last_not_of(" \t\n") - from + 1));
}

// What a value says: the text of its link, or of its plain words.
std::string valueText(string_view source)
{
    const std::optional<MarkdownLinkRead> link = readMarkdownLink(source);
    if (link && link->length == source.size())
        return link->text.empty() ? link->target : link->text;
    return markdownPlain(source);
}

// The rest of an address after one of these beginnings, in any case; "" when it has none of them.
std::string afterAny(string_view address, std::initializer_list<string_view> beginnings)
{
    for (const string_view beginning : beginnings) {
        const QByteArrayView start(address.substr(0, beginning.size()));
        if (start.compare(QByteArrayView(beginning), Qt::CaseInsensitive) == 0 && address.size() > beginning.size())
            return std::string(address.substr(beginning.size()));
    }
    return {};
}

std::string arxivOfAddress(string_view address)
{
    std::string id =
        afterAny(address, {"https://arxiv.org/abs/", "http://arxiv.org/abs/", "https://arxiv.org/pdf/",
                           "http://arxiv.org/pdf/", "https://www.arxiv.org/abs/", "https://www.arxiv.org/pdf/"});
    id = id.substr(0, id.find_first_of("?#"));
    return id.ends_with(".pdf") ? id.substr(0, id.size() - 4) : id;
}

std::string doiOfAddress(string_view address)
{
    const std::string doi =
        afterAny(address, {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"});
    return QByteArray::fromPercentEncoding(QByteArray::fromStdString(doi)).toStdString();
}

std::string withoutVersion(string_view arxiv)
{
    const std::size_t digits = arxiv.find_last_not_of("0123456789");
    const bool versioned =
        digits != string_view::npos && digits > 0 && digits + 1 < arxiv.size() && arxiv[digits] == 'v';
    return std::string(versioned ? arxiv.substr(0, digits) : arxiv);
}

// Emphasis and code marks around a whole text.
string_view withoutEmphasis(string_view text)
{
    while (text.size() >= 2 && text.front() == text.back() && string_view("*_`\"").find(text[0]) != string_view::npos)
        text = text.substr(1, text.size() - 2);
    return text;
}

// What joins the words of others to a link, taken off the front or the end of a text.
string_view withoutJoints(string_view text, bool front)
{
    constexpr string_view joints[] = {" ", "\t", "\n", "*", "_", "`", "\"", ":", ",", ".",
                                      ";", "|",  "-",  "–", "—", ")", ">",  "(", "<", "["};
    const auto isThere = [&](string_view joint) { return front ? text.starts_with(joint) : text.ends_with(joint); };
    for (;;) {
        const auto *const joint = std::find_if(std::begin(joints), std::end(joints), isThere);
        if (joint == std::end(joints))
            return text;
        if (front)
            text.remove_prefix(joint->size());
        else
            text.remove_suffix(joint->size());
    }
}

struct ForeignParts {
    std::string title;
    std::string target;
    std::string comment;
};

// "[Title](address) and words".
ForeignParts partsAfterLink(string_view bullet, const MarkdownLinkRead &link)
{
    const std::string title(withoutEmphasis(link.text));
    return {title.empty() ? link.target : title, link.target,
            plainBlock(withoutJoints(bullet.substr(link.length), true))};
}

// "Title, address, words": the first bare address.
ForeignParts partsAroundAddress(string_view bullet)
{
    const std::vector<Link> links = findLinks(bullet);
    if (links.empty())
        return {plainBlock(bullet), {}, {}};
    const Link &first = links.front();
    std::string target(bullet.substr(first.from, first.length));
    const string_view before = withoutJoints(withoutJoints(bullet.substr(0, first.from), true), false);
    const std::string title = plainBlock(before);
    return {title.empty() ? target : title, target,
            plainBlock(withoutJoints(bullet.substr(first.from + first.length), true))};
}

} // namespace

MarkdownItem MarkdownItem::titled(std::string_view heading, int line)
{
    MarkdownItem item;
    const std::optional<MarkdownLinkRead> link = readMarkdownLink(heading);
    const bool whole = link && link->length == heading.size();
    item.m_record.title = whole ? link->text : markdownPlain(heading);
    item.m_target = whole ? link->target : std::string();
    item.m_record.isListItem = true;
    item.m_record.firstLine = item.m_record.lastLine = line;
    return item;
}

MarkdownItem MarkdownItem::foreign(std::string_view bullet, int line)
{
    for (const string_view box : {string_view("[ ] "), string_view("[x] "), string_view("[X] ")})
        bullet = bullet.starts_with(box) ? trimmedMarkdown(bullet.substr(box.size())) : bullet;
    const string_view bare = bullet.substr(std::min(bullet.find_first_not_of("*_`\""), bullet.size()));
    const std::optional<MarkdownLinkRead> link = readMarkdownLink(bare);
    ForeignParts parts = link && isWebAddress(link->target) ? partsAfterLink(bare, *link) : partsAroundAddress(bullet);
    MarkdownItem item;
    item.m_foreign = true;
    item.m_record.title = std::move(parts.title);
    item.m_record.comment = std::move(parts.comment);
    item.m_target = std::move(parts.target);
    item.m_record.isListItem = true;
    item.m_record.firstLine = item.m_record.lastLine = line;
    return item;
}

void MarkdownItem::extend(int line)
{
    m_record.lastLine = std::max(m_record.lastLine, line);
}

bool MarkdownItem::paragraph(const std::string &text, std::size_t indent)
{
    if (m_foreign) {
        if (indent < 2)
            return false;
        addParagraph(m_record.comment, plainBlock(text));
        return true;
    }
    m_touched = true;
    if (m_part == Part::Note) {
        addParagraph(m_record.note, text); // somebody took the fence away
        return true;
    }
    m_part = Part::Values;
    addParagraph(m_record.abstract, plainBlock(text));
    return true;
}

bool MarkdownItem::quote(const std::string &text)
{
    m_touched = true;
    // An empty line of the quote parts two paragraphs.
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = rest.find("\n\n");
        const std::string part = plainBlock(rest.substr(0, end));
        if (!part.empty())
            addParagraph(m_record.comment, part);
        rest.remove_prefix(end == string_view::npos ? rest.size() : end + 2);
    }
    return true;
}

bool MarkdownItem::fence(const std::string &text)
{
    if (m_part != Part::Note)
        return false;
    addParagraph(m_record.note, text);
    m_part = Part::Values;
    return true;
}

bool MarkdownItem::label(std::string_view word)
{
    if (m_foreign)
        return false;
    m_touched = true;
    m_part = word == "Note" ? Part::Note : Part::Highlights;
    return true;
}

bool MarkdownItem::identity(std::string_view uid)
{
    if (uid.empty() || m_foreign || !m_record.uid.empty())
        return false;
    m_touched = true;
    m_record.uid = QByteArray::fromStdString(std::string(uid)).toLower().toStdString();
    return true;
}

bool MarkdownItem::bullet(const std::string &text, bool nested)
{
    if (m_foreign) {
        if (nested)
            m_record.comment += (m_record.comment.empty() ? "" : "\n") + plainBlock(text);
        return nested;
    }
    if (m_part == Part::Highlights)
        return nested ? remark(text) : highlight(text);
    return !nested && value(text);
}

bool MarkdownItem::value(const std::string &source)
{
    const std::string text = oneLine(source);
    const string_view name = markdownValueName(text);
    const string_view rest = trimmedMarkdown(string_view(text).substr(text.find(':') + 1));
    const auto setOnce = [](std::string &field, std::string given) {
        const bool fits = field.empty() || field == given;
        if (fits)
            field = std::move(given);
        return fits;
    };
    const auto addParts = [&](std::vector<std::string> &field, char separator) {
        for (const string_view part : markdownParts(rest, separator)) {
            if (!part.empty())
                field.push_back(markdownPlain(part));
        }
        return true;
    };
    bool understood = false;
    if (name == "Authors") {
        understood = addParts(m_record.authors, ';');
    } else if (name == "Tags") {
        understood = addParts(m_record.tags, ',');
    } else if (name == "Year") {
        int year = 0;
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), year);
        const bool isYear = error == std::errc() && stop == rest.data() + rest.size() && year >= 1000 && year <= 9999;
        understood = isYear && m_record.year == 0;
        m_record.year = understood ? year : m_record.year;
    } else if (name == "Venue") {
        understood = setOnce(m_record.venue, markdownPlain(rest));
    } else if (name == "DOI") {
        const std::string doi = valueText(rest);
        const std::string bare = doiOfAddress(doi);
        understood = setOnce(m_record.doi, bare.empty() ? doi : bare);
    } else if (name == "arXiv") {
        const std::string arxiv = valueText(rest);
        const std::string bare = arxivOfAddress(arxiv);
        understood = setOnce(m_record.arxiv, withoutVersion(bare.empty() ? arxiv : bare)); // as all are kept
    } else if (name == "Link") {
        understood = setLink(valueText(rest));
    }
    m_touched = m_touched || understood;
    return understood;
}

bool MarkdownItem::setLink(const std::string &text)
{
    if (text.empty())
        return false;
    m_record.urls.push_back(text);
    return true;
}

// "Yellow: the quoted text", or "Yellow (2): ..." for its second place in the abstract.
bool MarkdownItem::highlight(const std::string &source)
{
    const std::string text = oneLine(source);
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return false;
    RecordHighlight made;
    string_view name = trimmedMarkdown(string_view(text).substr(0, colon));
    if (const std::size_t bracket = name.find('('); bracket != string_view::npos && name.ends_with(')')) {
        const string_view digits = name.substr(bracket + 1, name.size() - bracket - 2);
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), made.occurrence);
        if (error != std::errc() || stop != digits.data() + digits.size() || made.occurrence < 1)
            return false;
        name = trimmedMarkdown(name.substr(0, bracket));
    }
    made.colour = highlightColour(name);
    made.text = markdownPlain(trimmedMarkdown(string_view(text).substr(colon + 1)));
    if (made.colour == 0 || made.text.empty())
        return false;
    m_record.highlights.push_back(std::move(made));
    return true;
}

bool MarkdownItem::remark(const std::string &text)
{
    if (m_record.highlights.empty())
        return false;
    addParagraph(m_record.highlights.back().remark, markdownPlain(trimmedMarkdown(oneLine(text))));
    return true;
}

// The title's link says something new where it is neither the page of a known id nor one of the links.
void MarkdownItem::readTarget()
{
    if (m_target.empty())
        return;
    const std::string arxiv = arxivOfAddress(m_target);
    if (!arxiv.empty() && (m_record.arxiv.empty() || withoutVersion(m_record.arxiv) == withoutVersion(arxiv))) {
        if (m_record.arxiv.empty())
            m_record.arxiv = withoutVersion(arxiv);
        return;
    }
    const std::string doi = doiOfAddress(m_target);
    if (!doi.empty() && (m_record.doi.empty() || m_record.doi == doi)) {
        m_record.doi = doi;
        return;
    }
    const auto isTarget = [this](string_view link) { return markdownTarget(link) == m_target; };
    const std::vector<Link> links = findLinks(m_record.abstract);
    const bool known = std::any_of(m_record.urls.begin(), m_record.urls.end(), isTarget) ||
                       std::any_of(links.begin(), links.end(), [&](const Link &link) {
                           return isTarget(string_view(m_record.abstract).substr(link.from, link.length));
                       });
    if (!known)
        m_record.urls.insert(m_record.urls.begin(), m_target);
}

Record MarkdownItem::take()
{
    readTarget();
    m_record.section = m_section.value_or(std::string());
    return std::move(m_record);
}

} // namespace sheaf
