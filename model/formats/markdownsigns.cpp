// SPDX-License-Identifier: GPL-3.0-or-later
// Tells Markdown lists of papers from other Markdown, by the form of the text's beginning.
#include "model/formats/markdown.h"

#include "model/formats/markdownlines.h"
#include "model/text/bytescan.h"
#include "model/text/markdowntext.h"

#include <algorithm>

namespace sheaf
{
namespace
{

using Kind = MarkdownLine::Kind;

constexpr int ownMarks = 101;
constexpr int rightForm = 100;

struct MarkdownCensus {
    int identities = 0; // <!-- sheaf: uid -->
    int items = 0;      // ### Title
    int signs = 0;      // links of titles, values, labels
    int strays = 0;     // what no such list has
    int links = 0;      // bullets with a link
    int bullets = 0;    // other ones
    int texts = 0;      // lines of text that are not indented
    int textsOfItems = 0;
};

class MarkdownCounter final
{
public:
    MarkdownCensus count(std::string_view sample)
    {
        while (!sample.empty()) {
            const std::size_t end = scanLine(sample).end;
            see(sample.substr(0, end));
            sample.remove_prefix(std::min(sample.size(), end + 1));
        }
        return m_census;
    }

private:
    void see(std::string_view raw)
    {
        if (!m_fence.empty()) {
            if (closesFence(m_fence, raw))
                m_fence = {};
            return;
        }
        const MarkdownLine line = markdownLine(raw);
        switch (line.kind) {
        case Kind::Heading:
            heading(line);
            break;
        case Kind::Remark:
            m_census.identities += m_inItem && !markdownUid(line.content).empty() ? 1 : 0;
            break;
        case Kind::Label:
            m_census.signs += m_inItem ? 1 : 0;
            break;
        case Kind::Fence:
            m_fence = line.content;
            m_census.strays += m_labelled ? 0 : 1;
            break;
        case Kind::Bullet:
            bullet(line);
            break;
        case Kind::Text:
            m_census.texts += line.indent < 2 ? 1 : 0;
            m_census.textsOfItems += m_inItem ? 1 : 0;
            m_census.strays += m_inItem ? 0 : 1;
            break;
        default:
            break;
        }
        if (line.kind != Kind::Blank)
            m_labelled = line.kind == Kind::Label;
    }

    void heading(const MarkdownLine &line)
    {
        m_inItem = line.level == 3;
        m_census.items += m_inItem ? 1 : 0;
        m_census.strays += line.level > 3 ? 1 : 0;
        if (const auto link = readMarkdownLink(line.content); m_inItem && link && isWebAddress(link->target))
            ++m_census.signs;
    }

    void bullet(const MarkdownLine &line)
    {
        if (m_inItem && !markdownValueName(line.content).empty())
            ++m_census.signs;
        else if (holdsLink(line.content))
            ++m_census.links;
        else if (line.indent < 2)
            ++m_census.bullets;
    }

    MarkdownCensus m_census;
    std::string_view m_fence;
    bool m_inItem = false;
    bool m_labelled = false; // the line before was a label
};

} // namespace

int recogniseMarkdown(std::string_view sample)
{
    const MarkdownCensus census = MarkdownCounter().count(sample);
    if (census.identities > 0)
        return ownMarks;
    const bool list = census.items > 0 && census.strays == 0 && census.links == 0;
    if (list && census.signs > 0)
        return rightForm;
    // Titles and abstracts alone, none of them known well enough to have a link or an author.
    if (list && census.bullets == 0 && (census.items > 1 || census.textsOfItems <= 1))
        return rightForm;
    return census.links > 0 && census.links > census.bullets + census.texts ? rightForm : 0;
}

bool holdsOwnMarks(std::string_view sample)
{
    return sample.find("<!--") != std::string_view::npos && recogniseMarkdown(sample) == ownMarks;
}

} // namespace sheaf
