// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of line a line of Markdown is, as far as lists of papers need it. Pure; any thread.
#pragma once

#include <string_view>

namespace sheaf
{

struct MarkdownLine {
    enum class Kind : unsigned char { Blank, Heading, Quote, Bullet, Fence, Remark, Label, Rule, Text };
    Kind kind = Kind::Blank;
    int level = 0;          // of a heading, 1..6
    std::size_t indent = 0; // blanks before it; a tab counts as four
    // What follows the marker, without blanks at its ends; of Quote and Text with those at the end, which may be a
    // hard break.
    std::string_view content;
};

// Bullet: also a numbered one. Fence: content is the run of ` or ~ with what follows. Remark: an HTML comment, from
// its "<!--" on. Label: a line that is "**Note**" or "**Highlights**", content the word. Rule: a thematic break.
MarkdownLine markdownLine(std::string_view line);

// Whether a line ends the fenced block that `opening` (a Fence's content) began.
bool closesFence(std::string_view opening, std::string_view line);

// The uid of "<!-- sheaf: uid -->", "" where it is something else or no UUID.
std::string_view markdownUid(std::string_view remark);

// Whether a bullet is what others write for a paper: a link first, or a text and then a link.
bool leadsWithLink(std::string_view bullet);
bool holdsLink(std::string_view bullet);

// The name in "Name: value" if it is one of those that Sheaf writes, "" otherwise.
std::string_view markdownValueName(std::string_view bullet);

std::string_view trimmedMarkdown(std::string_view text);

} // namespace sheaf
