// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as a Markdown list that reads well in any viewer, and takes such lists back without loss.
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// Plain CommonMark, UTF-8, LF, one item in memory at a time. Each kind of block has one meaning, whatever the texts
// hold; labels are always English; what is not known is left out:
//
//     # Name of the list
//
//     ## Section
//
//     ### [Title](https://arxiv.org/abs/2310.03714)
//
//     > The list's comment on the paper.
//
//     - Authors: Khattab, Omar; Singhvi, Arnav
//     - Year: 2023
//     - Venue: ICLR
//     - DOI: [10.1/x](https://doi.org/10.1/x)
//     - arXiv: [2310.03714](https://arxiv.org/abs/2310.03714)
//     - Link: <https://github.com/x/y>
//     - Tags: Compression, NAS
//
//     The abstract.
//
//     **Highlights**
//
//     - Yellow: the quoted text
//       - The remark on it.
//     - Green (2): a text that the abstract holds more than once, its second place
//
//     **Note**
//
//     ```markdown
//     The note, byte for byte but for control characters; the fence is longer than any run of backticks in it.
//     ```
//
//     <!-- sheaf: uid -->
//
// Title, comment, values, abstract, quoted text and remark are literal text: a backslash escapes punctuation, leading,
// trailing and repeated blanks are &#32; &#9;, a line break is a backslash at the line's end (&#10; in headings and
// list items); control characters are left out. In comment and abstract a bare http or https link is written <link>;
// all other < are escaped. A ";" within a name of an author and a "," within a tag are escaped too. The title's target
// is the arXiv page, else the DOI, else the first http(s) link. A Link stands for those that the paper stores and, with
// the abstract left out, for those in it; one that may not stand between < and > is [link](percent-encoded link).
// Highlights come in the order of the abstract, detached ones last. Without links, DOI and arXiv are plain text.
void writeMarkdown(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

// Reads what writeMarkdown() writes: records equal to what was written, in order, isListItem set, each with the name of
// the section it opens; a section with nothing in it is a record of its own (headingOnly). list() is told the name, ""
// when there is none, before the first record. What a hand changed is read by the same grammar: blocks of an item in
// any order; CR LF; "*", "+" or numbers as bullets; wrapped lines; several paragraphs (joined by an empty line); a
// title without a link, or with one to anywhere; a missing uid; a note without its fence. Plain lists of links are read
// too: "- [Title](https://arxiv.org/abs/...) - words" and "- Title, https://... words" are a title, a link (arXiv id
// and DOI where it is their page) and the words as a comment, with what is indented under them; headings above them are
// the list's name and sections. Each line that is not blank or markup is part of a record or named by a NotUnderstood,
// whose block it begins.
void readMarkdown(LineSource &lines, const RecordSink &sink);

// 101: it holds Sheaf's own marks, so that nothing else in it counts; 100: it has the form of such a list, or most of
// its lines are bullets with links; 0: another kind of Markdown, or none.
int recogniseMarkdown(std::string_view sample);
// Whether that is 101, told quickly.
bool holdsOwnMarks(std::string_view sample);

// "Yellow", "Green", "Blue", "Pink" of the colours 1..4, and back (in any case); "" and 0 for others.
std::string_view highlightColourName(int colour);
int highlightColour(std::string_view name);

} // namespace sheaf
