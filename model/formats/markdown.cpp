// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as a Markdown list.
#include "model/formats/markdown.h"

#include "model/text/markdowntext.h"

#include <QIODevice>
#include <QUrl>

#include <algorithm>
#include <array>

namespace sheaf
{
namespace
{

std::string lineText(const QString &text, std::string_view also = {})
{
    return markdownText(text.toStdString(), MarkdownPlace::Line, also);
}

std::string blockText(const QString &text)
{
    return markdownText(text.toStdString(), MarkdownPlace::Block);
}

std::string joined(const QStringList &texts, char separator)
{
    std::string list;
    for (const QString &text : texts) {
        if (!list.empty())
            (list += separator) += ' ';
        list += lineText(text, std::string_view(&separator, 1));
    }
    return list;
}

std::string arxivPage(const Paper &paper)
{
    return "https://arxiv.org/abs/" + paper.arxiv.toStdString();
}

std::string doiPage(const Paper &paper)
{
    return "https://doi.org/" + QUrl::toPercentEncoding(paper.doi, "/:;").toStdString();
}

// What a click on the title opens; "" when nothing is known.
std::string titleTarget(const Paper &paper)
{
    if (!paper.arxiv.isEmpty())
        return arxivPage(paper);
    if (!paper.doi.isEmpty())
        return doiPage(paper);
    const auto isWeb = [](const QString &url) { return url.startsWith(QStringLiteral("http"), Qt::CaseInsensitive); };
    const auto found = std::find_if(paper.urls.begin(), paper.urls.end(), isWeb);
    return found == paper.urls.end() ? std::string() : found->toStdString();
}

constexpr std::array<std::string_view, 4> highlightNames = {"Yellow", "Green", "Blue", "Pink"};

// In the order of the abstract, detached ones last.
std::vector<Highlight> inReadingOrder(std::vector<Highlight> highlights)
{
    std::stable_sort(highlights.begin(), highlights.end(), [](const Highlight &one, const Highlight &other) {
        if (one.isDetached() || other.isDetached())
            return !one.isDetached() && other.isDetached();
        return std::pair(one.shownFrom, one.shownLength) < std::pair(other.shownFrom, other.shownLength);
    });
    return highlights;
}

// Which of the places of its text in the abstract a highlight has; 1 where that cannot be told.
int occurrenceOf(const Highlight &highlight, const QString &abstract)
{
    int count = 1;
    if (highlight.isDetached() || highlight.text.isEmpty())
        return count;
    for (qsizetype at = 0; (at = abstract.indexOf(highlight.text, at)) >= 0 && at < highlight.shownFrom; ++at)
        ++count;
    return abstract.indexOf(highlight.text, highlight.shownFrom) == highlight.shownFrom ? count : 1;
}

class MarkdownWriter final
{
public:
    MarkdownWriter(const ExportOptions &options, QIODevice &out) : m_options(options), m_out(out) {}

    void head(const QString &title)
    {
        if (!title.isEmpty())
            block("# " + lineText(title) + "\n");
        flush();
    }

    void item(const ExportItem &item)
    {
        if (!item.section.isEmpty())
            block("## " + lineText(item.section) + "\n");
        if (!item.headingOnly)
            this->paper(item);
        flush();
    }

private:
    void paper(const ExportItem &item)
    {
        const Paper &paper = item.paper;
        const std::string target = m_options.links ? titleTarget(paper) : std::string();
        block("### " + markdownLink(paper.title.toStdString(), target) + "\n");
        if (m_options.comments && !item.comment.isEmpty())
            block(quoted(blockText(item.comment)));
        block(values(paper));
        if (m_options.abstracts && !paper.abstract.isEmpty())
            block(blockText(paper.abstract) + "\n");
        if (m_options.highlights && !paper.highlights.empty())
            block("**Highlights**\n\n" + highlights(paper));
        if (m_options.notes && !paper.note.isEmpty())
            block("**Note**\n\n" + markdownFence(paper.note.toStdString()));
        if (m_options.identities && !paper.uid.isEmpty())
            block("<!-- sheaf: " + paper.uid.toStdString() + " -->\n");
    }

    // Blocks are parted by one empty line.
    void block(const std::string &text)
    {
        if (text.empty())
            return;
        m_text += m_started ? "\n" : "";
        m_text += text;
        m_started = true;
    }

    void flush()
    {
        m_out.write(m_text.data(), static_cast<qint64>(m_text.size()));
        m_text.clear();
    }

    static std::string quoted(const std::string &lines)
    {
        std::string out = "> ";
        for (const char c : lines)
            (out += c) += c == '\n' ? "> " : "";
        return out + "\n";
    }

    static std::string highlights(const Paper &paper)
    {
        std::string out;
        for (const Highlight &highlight : inReadingOrder(paper.highlights)) {
            (out += "- ") += highlightColourName(highlight.colour);
            if (const int occurrence = occurrenceOf(highlight, paper.abstract); occurrence > 1)
                out += " (" + std::to_string(occurrence) + ')';
            out += ": " + lineText(highlight.text) + '\n';
            if (!highlight.remark.isEmpty())
                out += "  - " + lineText(highlight.remark) + '\n';
        }
        return out;
    }

    // With the abstract the links it holds are there already.
    bool isWrittenLink(const Paper &paper, const QString &url) const
    {
        return !m_options.abstracts || paper.storedUrls.contains(url) || !paper.abstract.contains(url);
    }

    std::string values(const Paper &paper) const
    {
        std::string out;
        const auto value = [&out](std::string_view name, const std::string &text) {
            if (!text.empty())
                ((((out += "- ") += name) += ": ") += text) += '\n';
        };
        value("Authors", joined(paper.authors, ';'));
        if (paper.year != 0)
            value("Year", std::to_string(paper.year));
        value("Venue", lineText(paper.venue));
        if (!paper.doi.isEmpty())
            value("DOI", markdownLink(paper.doi.toStdString(), m_options.links ? doiPage(paper) : std::string()));
        if (!paper.arxiv.isEmpty())
            value("arXiv", markdownLink(paper.arxiv.toStdString(), m_options.links ? arxivPage(paper) : std::string()));
        for (const QString &url : paper.urls) {
            if (m_options.links && isWrittenLink(paper, url))
                value("Link", markdownAutolink(url.toStdString()));
        }
        if (m_options.tags)
            value("Tags", joined(paper.tagNames, ','));
        return out;
    }

    const ExportOptions &m_options;
    QIODevice &m_out;
    std::string m_text;
    bool m_started = false;
};

} // namespace

std::string_view highlightColourName(int colour)
{
    const bool known = colour >= 1 && colour <= static_cast<int>(highlightNames.size());
    return known ? highlightNames[static_cast<std::size_t>(colour - 1)] : std::string_view();
}

int highlightColour(std::string_view name)
{
    for (std::size_t at = 0; at < highlightNames.size(); ++at) {
        if (QByteArrayView(name).compare(QByteArrayView(highlightNames[at]), Qt::CaseInsensitive) == 0)
            return static_cast<int>(at) + 1;
    }
    return 0;
}

void writeMarkdown(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    MarkdownWriter writer(options, out);
    writer.head(head.title);
    ExportItem item;
    while (source(item)) {
        writer.item(item);
        item = {};
    }
}

} // namespace sheaf
