// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as one HTML document that any browser, mail program or word processor shows.
#include "model/formats/html.h"

#include "model/formats/paperlinks.h"
#include "model/text/links.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QList>

#include <algorithm>
#include <set>

namespace sheaf
{
namespace
{

constexpr const char *htmlStyle = R"(:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, "Noto Serif", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.1rem; }
article { margin: 2rem 0; }
article p, article ul, article pre, blockquote { margin: .5rem 0; }
.by, .tags, .links { font-family: system-ui, sans-serif; font-size: .9rem; opacity: .8; }
blockquote { border-left: .2rem solid; padding-left: .8rem; font-style: italic; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.45 ui-monospace, monospace;
  border: 1px solid; border-radius: .4rem; padding: .6rem .8rem; }
mark { color: #1c1f24; }
.c1 { background: #fff1a8; } .c2 { background: #bfe8c9; } .c3 { background: #c9defc; } .c4 { background: #f7cfe0; }
)";

// A character that no HTML document may hold.
bool isForbidden(char32_t character)
{
    const bool control =
        (character < 0x20 && character != '\n' && character != '\t') || (character >= 0x7f && character < 0xa0);
    return control || (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
}

// Literal text: what is special escaped, what is forbidden left out. UTF-8 in and out.
std::string escaped(std::string_view text)
{
    std::string out;
    const QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (const uint character : whole.toUcs4()) {
        if (character == '&')
            out += "&amp;";
        else if (character == '<')
            out += "&lt;";
        else if (character == '>')
            out += "&gt;";
        else if (character == '"')
            out += "&quot;";
        else if (const char32_t code = character; !isForbidden(code))
            out += QString::fromUcs4(&code, 1).toStdString();
    }
    return out;
}

std::string escaped(const QString &text)
{
    return escaped(text.toStdString());
}

std::string withBreaks(std::string html)
{
    for (std::size_t at = html.find('\n'); at != std::string::npos; at = html.find('\n', at + 5))
        html.replace(at, 1, "<br>\n");
    return html;
}

std::string anchor(const QString &address, const std::string &html)
{
    return address.isEmpty() ? html : "<a href=\"" + escaped(address) + "\">" + html + "</a>";
}

std::string marked(int colour, const std::string &html)
{
    return "<mark class=\"c" + std::to_string(std::clamp(colour, 1, 4)) + "\">" + html + "</mark>";
}

// A stretch of bytes with what it is: a highlight's colour, or the address of a link.
struct HtmlStretch {
    std::size_t from = 0;
    std::size_t to = 0;
    int colour = 0;
    QString address;

    bool covers(std::size_t first, std::size_t last) const { return from <= first && last <= to; }
};

// The text cut at every border, so that links and marks nest whatever their overlap; of several marks the last shows.
std::string markedUp(std::string_view text, const std::vector<HtmlStretch> &links,
                     const std::vector<HtmlStretch> &marks)
{
    std::set<std::size_t> cuts = {0, text.size()};
    for (const auto *stretches : {&links, &marks}) {
        for (const HtmlStretch &one : *stretches)
            cuts.insert({one.from, one.to});
    }
    std::string out;
    std::string link; // what the current link holds so far
    for (auto cut = cuts.begin(); *cut < text.size();) {
        const std::size_t from = *cut;
        const std::size_t to = *++cut;
        const auto covering = [&](const HtmlStretch &one) { return one.covers(from, to); };
        std::string piece = withBreaks(escaped(text.substr(from, to - from)));
        const auto mark = std::find_if(marks.rbegin(), marks.rend(), covering);
        if (mark != marks.rend())
            piece = marked(mark->colour, piece);
        const auto inside = std::find_if(links.begin(), links.end(), covering);
        if (inside == links.end()) {
            out += piece;
            continue;
        }
        link += piece;
        if (to == inside->to)
            out += anchor(inside->address, std::exchange(link, {}));
    }
    return out;
}

std::vector<HtmlStretch> linksOf(std::string_view text)
{
    std::vector<HtmlStretch> links;
    for (const Link &link : findLinks(std::string(text))) {
        const std::string_view target = text.substr(link.from, link.length);
        const QString address = webAddress(QString::fromUtf8(target.data(), static_cast<qsizetype>(target.size())));
        if (!address.isEmpty())
            links.push_back({link.from, link.from + link.length, 0, address});
    }
    return links;
}

std::vector<HtmlStretch> marksOf(const Paper &paper)
{
    std::vector<HtmlStretch> marks;
    const auto bytes = [&](qsizetype units) {
        return QStringView(paper.abstract)
            .first(std::clamp<qsizetype>(units, 0, paper.abstract.size()))
            .toUtf8()
            .size();
    };
    for (const Highlight &highlight : paper.highlights) {
        if (!highlight.isDetached())
            marks.push_back({static_cast<std::size_t>(bytes(highlight.shownFrom)),
                             static_cast<std::size_t>(bytes(highlight.shownFrom + highlight.shownLength)),
                             highlight.colour,
                             {}});
    }
    return marks;
}

class HtmlWriter final
{
public:
    HtmlWriter(const ExportOptions &options, QIODevice &out) : m_options(options), m_out(out) {}

    void head(const QString &title)
    {
        const std::string shown = escaped(title.simplified().isEmpty() ? QCoreApplication::translate("Export", "Papers")
                                                                       : title.simplified());
        m_text = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" "
                 "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" +
                 shown + "</title>\n<style>\n" + htmlStyle + "</style>\n</head>\n<body>\n<h1 dir=\"auto\">" + shown +
                 "</h1>\n";
        flush();
    }

    void item(const ExportItem &item)
    {
        if (!item.section.isEmpty()) {
            m_text += m_inSection ? "</section>\n" : "";
            m_text += "<section>\n<h2 dir=\"auto\">" + escaped(item.section.simplified()) + "</h2>\n";
            m_inSection = true;
        }
        if (!item.headingOnly)
            article(item);
        flush();
    }

    void finish()
    {
        m_text += m_inSection ? "</section>\n" : "";
        m_text += "</body>\n</html>\n";
        flush();
    }

private:
    void article(const ExportItem &item)
    {
        const Paper &paper = item.paper;
        const char *level = m_inSection ? "h3" : "h2";
        const std::string title = escaped(paper.title.simplified());
        block(level, {}, anchor(m_options.links ? paperAddress(paper) : QString(), title), "<article>\n");
        block("p", "by", byLine(paper));
        if (m_options.comments)
            block("blockquote", {}, withBreaks(escaped(item.comment.trimmed())));
        abstract(paper);
        if (m_options.highlights)
            remarks(paper);
        if (m_options.tags)
            block("p", "tags", escaped(paper.tagNames.join(QStringLiteral(", "))));
        block("p", "links", links(paper));
        if (m_options.notes && !paper.note.trimmed().isEmpty())
            block("pre", "note", '\n' + escaped(paper.note)); // the first line feed of a pre does not count
        m_text += "</article>\n";
    }

    void block(std::string_view element, std::string_view style, const std::string &html, std::string_view before = {})
    {
        m_text += before;
        if (html.empty())
            return;
        (m_text += '<') += element;
        if (!style.empty())
            ((m_text += " class=\"") += style) += '"';
        ((m_text += " dir=\"auto\">") += html) += "</";
        (m_text += element) += ">\n";
    }

    static std::string byLine(const Paper &paper)
    {
        QStringList parts = {paper.authors.join(QStringLiteral("; ")).simplified(), paper.venue.simplified()};
        if (paper.year != 0)
            parts += QString::number(paper.year);
        parts.removeAll(QString());
        return escaped(parts.join(QStringLiteral(" \u00B7 ")));
    }

    void abstract(const Paper &paper)
    {
        if (!m_options.abstracts || paper.abstract.trimmed().isEmpty())
            return;
        const std::string text = paper.abstract.toStdString();
        block("p", "abstract",
              markedUp(text, m_options.links ? linksOf(text) : std::vector<HtmlStretch>(),
                       m_options.highlights ? marksOf(paper) : std::vector<HtmlStretch>()));
    }

    void remarks(const Paper &paper)
    {
        std::string list;
        for (const Highlight &highlight : paper.highlights) {
            const bool shown = m_options.abstracts && !highlight.isDetached();
            if (shown && highlight.remark.trimmed().isEmpty())
                continue;
            list += "<li dir=\"auto\">" + marked(highlight.colour, escaped(highlight.text.simplified()));
            if (!highlight.remark.trimmed().isEmpty())
                list += " \u2014 " + withBreaks(escaped(highlight.remark.trimmed()));
            list += "</li>\n";
        }
        if (!list.empty())
            m_text += "<ul>\n" + list + "</ul>\n";
    }

    std::string links(const Paper &paper) const
    {
        std::vector<std::string> parts;
        const bool live = m_options.links;
        if (!paper.doi.isEmpty())
            parts.push_back(anchor(live ? doiAddress(paper) : QString(), "doi:" + escaped(paper.doi)));
        if (!paper.arxiv.isEmpty())
            parts.push_back(anchor(live ? arxivAddress(paper) : QString(), "arXiv:" + escaped(paper.arxiv)));
        for (const QString &url : paper.urls) {
            const QString address = live ? webAddress(url) : QString();
            if (!address.isEmpty() && !(m_options.abstracts && paper.abstract.contains(url)))
                parts.push_back(anchor(address, escaped(url)));
        }
        std::string html;
        for (const std::string &part : parts)
            html += (html.empty() ? "" : " \u00B7 ") + part;
        return html;
    }

    void flush()
    {
        m_out.write(m_text.data(), static_cast<qint64>(m_text.size()));
        m_text.clear();
    }

    const ExportOptions &m_options;
    QIODevice &m_out;
    std::string m_text;
    bool m_inSection = false;
};

} // namespace

void writeHtml(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    HtmlWriter writer(options, out);
    writer.head(head.title);
    ExportItem item;
    while (source(item)) {
        writer.item(item);
        item = {};
    }
    writer.finish();
}

} // namespace sheaf
