// SPDX-License-Identifier: GPL-3.0-or-later
// Escapes literal text for Markdown, so that CommonMark, GitHub's dialect and pandoc's all show it as it is.
#pragma once

#include <string>
#include <string_view>

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

// "<target>", or the target as a Line when it is no http or https address.
std::string markdownAutolink(std::string_view target);

// Any text as a fenced code block in the language "markdown", with LF at its end. The text is not changed.
std::string markdownFence(std::string_view text);

} // namespace sheaf
