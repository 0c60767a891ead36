// SPDX-License-Identifier: GPL-3.0-or-later
// Escapes literal text for Markdown, so that CommonMark, GitHub's dialect and pandoc's all show it as it is; and takes
// the escapes away again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// Line: for headings and list values; line feeds are &#10;, links stay text ("https\://"), for links cannot nest.
// Block: for paragraphs and quotes; a line feed is a hard break, links are <https://...>.
enum class MarkdownPlace { Line, Block };

// UTF-8 in and out. No structure or markup is left, whatever the text holds; `also` names more ASCII punctuation to
// escape (separators). Straight quotes are left alone. Control characters are dropped. Pure; any thread.
std::string markdownText(std::string_view text, MarkdownPlace place, std::string_view also = {});

// "[text](target)", or the text alone when the target is no http or https address. The text is a Line.
std::string markdownLink(std::string_view text, std::string_view target);

// "<target>", or a link whose text is the target where characters of it may not stand there, or the target as a Line
// when it is no http or https address: the text is the target itself in all three.
std::string markdownAutolink(std::string_view target);

// The address as markdownLink() writes it: percent-encoded where a link needs it.
std::string markdownTarget(std::string_view target);

bool isWebAddress(std::string_view target); // http or https

// Any text as a fenced code block in the language "markdown", with LF at its end. LF and tab are kept, CR LF and CR
// become LF, other control characters are left out; else the text is not changed.
std::string markdownFence(std::string_view text);

// The inverse of markdownText(): of what that wrote exactly the text; of what others wrote, their markup stays as it
// is. A line feed that is not escaped is a blank; at two blanks before it, or a bullet or number after it, it stays.
std::string markdownPlain(std::string_view source);

// The source cut at separators that are not escaped, without blanks at the ends of the parts.
std::vector<std::string_view> markdownParts(std::string_view source, char separator);

// "[text](target)" at the start of a source; both as text. Its length is in bytes of the source.
struct MarkdownLinkRead {
    std::string text;
    std::string target;
    std::size_t length = 0;
};
std::optional<MarkdownLinkRead> readMarkdownLink(std::string_view source);

} // namespace sheaf
