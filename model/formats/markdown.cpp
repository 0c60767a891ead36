// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as a Markdown list that reads well in any viewer and can be taken back without loss.
#include "model/formats/markdown.h"

#include "model/text/markdowntext.h"

#include <QIODevice>
#include <QUrl>

#include <algorithm>

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
        const Paper &paper = item.paper;
        if (!item.section.isEmpty())
            block("## " + lineText(item.section) + "\n");
        block("### " + markdownLink(paper.title.toStdString(), titleTarget(paper)) + "\n");
        if (m_options.comments && !item.comment.isEmpty())
            block(quoted(blockText(item.comment)));
        block(values(paper));
        if (m_options.abstracts && !paper.abstract.isEmpty())
            block(blockText(paper.abstract) + "\n");
        if (m_options.notes && !paper.note.isEmpty())
            block("**Note**\n\n" + markdownFence(paper.note.toStdString()));
        if (m_options.identities && !paper.uid.isEmpty())
            block("<!-- sheaf: " + paper.uid.toStdString() + " -->\n");
        flush();
    }

private:
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
            value("DOI", markdownLink(paper.doi.toStdString(), doiPage(paper)));
        if (!paper.arxiv.isEmpty())
            value("arXiv", markdownLink(paper.arxiv.toStdString(), arxivPage(paper)));
        for (const QString &url : paper.urls) {
            if (!m_options.abstracts || !paper.abstract.contains(url))
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
