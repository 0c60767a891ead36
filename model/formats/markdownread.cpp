// SPDX-License-Identifier: GPL-3.0-or-later
// Reads Markdown lists into records: those that Sheaf wrote, also changed by a hand, and plain lists of links.
#include "model/formats/markdown.h"

#include "model/formats/markdownitem.h"
#include "model/formats/markdownlines.h"
#include "model/text/fold.h"
#include "model/text/markdowntext.h"

#include <optional>

namespace sheaf
{
namespace
{

using std::string_view;
using Kind = MarkdownLine::Kind;

constexpr std::size_t remarkLetters = 200;

class MarkdownReader final
{
public:
    MarkdownReader(LineSource &source, const RecordSink &sink) : m_source(source), m_sink(sink) {}

    void read()
    {
        string_view line;
        while (!m_stopped && m_source.next(line)) {
            if (m_source.guessedAt() == m_source.lineNumber())
                tell(Slip::GuessedEncoding, m_source.lineNumber(), line);
            take(line);
        }
        closeBlock();
        closeItem();
        closeSection();
        announce({});
    }

private:
    // A block is gathered line by line and read when it ends.
    enum class Block : unsigned char { None, Paragraph, Quote, Bullet, Fence, Comment };

    void take(string_view line)
    {
        if (m_block == Block::Fence) {
            if (closesFence(m_fence, line))
                closeBlock();
            else
                gather(line);
            return;
        }
        if (m_block == Block::Comment) {
            gather(line);
            if (line.find("-->") != string_view::npos)
                closeBlock();
            return;
        }
        takeOpen(line, markdownLine(line));
    }

    void takeOpen(string_view line, const MarkdownLine &read)
    {
        switch (read.kind) {
        case Kind::Blank:
            return closeBlock();
        case Kind::Heading:
            closeBlock();
            return heading(read);
        case Kind::Quote:
            return m_block == Block::Quote ? gather(withoutBlankLine(read.content)) : open(Block::Quote, read);
        case Kind::Bullet:
            if (m_block == Block::Paragraph && isLateNumber(line))
                return gather(trimmedMarkdown(line));
            return open(Block::Bullet, read);
        case Kind::Fence:
            open(Block::Fence, read);
            m_fence = std::string(read.content);
            m_text.clear();
            m_lines = 0;
            return;
        case Kind::Remark:
            open(Block::Comment, read);
            return read.content.find("-->") == string_view::npos ? void() : closeBlock();
        case Kind::Label:
            closeBlock();
            return label(read.content);
        case Kind::Rule:
            return closeBlock();
        case Kind::Text:
            return m_block == Block::None ? open(Block::Paragraph, read) : gather(read.content);
        }
    }

    // A number other than 1 within a paragraph is text that an editor wrapped there.
    static bool isLateNumber(string_view line)
    {
        const string_view text = trimmedMarkdown(line);
        return text[0] >= '0' && text[0] <= '9' && !text.starts_with("1.") && !text.starts_with("1)");
    }

    static string_view withoutBlankLine(string_view line)
    {
        return trimmedMarkdown(line).empty() ? string_view() : line;
    }

    void open(Block block, const MarkdownLine &read)
    {
        closeBlock();
        m_block = block;
        m_blockLine = m_source.lineNumber();
        m_indent = read.indent;
        gather(read.content);
    }

    void gather(string_view line)
    {
        if (m_lines++ > 0)
            m_text += '\n';
        m_text += line;
        m_lastLine = m_source.lineNumber();
    }

    void closeBlock()
    {
        const Block block = std::exchange(m_block, Block::None);
        if (block == Block::None)
            return;
        const std::string text = std::exchange(m_text, {});
        m_lines = 0;
        // The line that closes a fence belongs to it.
        const int last = block == Block::Fence ? m_source.lineNumber() : m_lastLine;
        const bool understood = block == Block::Bullet ? bullet(text) : m_item && other(block, text);
        if (!understood)
            tell(Slip::NotUnderstood, m_blockLine, block == Block::Fence ? m_fence : text);
        else if (m_item)
            m_item->extend(last);
    }

    bool other(Block block, const std::string &text)
    {
        switch (block) {
        case Block::Paragraph:
            return m_item->paragraph(text, m_indent);
        case Block::Quote:
            return m_item->quote(text);
        case Block::Fence:
            return m_item->fence(text);
        default:
            return m_item->identity(markdownUid(text));
        }
    }

    void label(string_view word)
    {
        if (m_item && m_item->label(word))
            m_item->extend(m_source.lineNumber());
        else
            tell(Slip::NotUnderstood, m_source.lineNumber(), word);
    }

    void heading(const MarkdownLine &read)
    {
        if (read.level == 3) {
            closeItem();
            announce({});
            openItem(MarkdownItem::titled(read.content, m_source.lineNumber()));
        } else if (read.level > 3 && m_item) {
            tell(Slip::NotUnderstood, m_source.lineNumber(), read.content);
        } else {
            const bool isName = read.level == 1 && !m_announced && !m_section;
            closeItem();
            if (isName)
                announce(markdownPlain(read.content));
            else
                section(markdownPlain(read.content));
        }
    }

    bool bullet(const std::string &text)
    {
        const bool nested = m_bulletIndent && m_indent >= *m_bulletIndent + 2;
        if (!nested)
            m_bulletIndent = m_indent;
        if (m_item && m_item->bullet(text, nested))
            return true;
        const bool wasSection = m_item && m_item->isBareHeading() && leadsWithLink(text);
        if ((m_item && !m_item->isForeign() && !wasSection) || !holdsLink(text))
            return false;
        if (wasSection) {
            const std::string name = m_item->plainTitle();
            m_section = m_item->takeSection();
            m_item.reset();
            section(name);
        }
        closeItem();
        announce({});
        openItem(MarkdownItem::foreign(text, m_blockLine));
        return true;
    }

    void openItem(MarkdownItem item)
    {
        m_item.emplace(std::move(item));
        m_item->setSection(std::exchange(m_section, std::nullopt));
        if (!m_item->isForeign())
            m_bulletIndent.reset();
    }

    void closeItem()
    {
        if (!m_item)
            return;
        Record record = m_item->take();
        m_item.reset();
        m_stopped = m_stopped || !m_sink.record(std::move(record));
    }

    void section(const std::string &name)
    {
        closeSection();
        announce({});
        m_bulletIndent.reset();
        if (!name.empty())
            m_section = name;
    }

    // A section that nothing came into.
    void closeSection()
    {
        if (!m_section)
            return;
        Record record;
        record.isListItem = true;
        record.headingOnly = true;
        record.section = *std::exchange(m_section, std::nullopt);
        m_stopped = m_stopped || !m_sink.record(std::move(record));
    }

    // The list's name comes before everything else; a list without one is a list too.
    void announce(const std::string &name)
    {
        if (!m_announced && m_sink.list)
            m_sink.list(name);
        m_announced = true;
    }

    void tell(Slip slip, int line, string_view text)
    {
        Remark remark;
        remark.slip = slip;
        remark.line = line;
        remark.text = leadOf(text, remarkLetters);
        m_sink.remark(std::move(remark));
    }

    LineSource &m_source;
    const RecordSink &m_sink;
    bool m_stopped = false;
    bool m_announced = false;
    std::optional<std::string> m_section; // opened, and nothing in it yet
    std::optional<MarkdownItem> m_item;
    std::optional<std::size_t> m_bulletIndent; // of the last bullet that was not nested
    Block m_block = Block::None;
    int m_blockLine = 0;
    int m_lastLine = 0;
    int m_lines = 0;
    std::size_t m_indent = 0;
    std::string m_text;
    std::string m_fence;
};

} // namespace

void readMarkdown(LineSource &lines, const RecordSink &sink)
{
    MarkdownReader(lines, sink).read();
}

} // namespace sheaf
