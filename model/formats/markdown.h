// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as a Markdown list that reads well in any viewer and can be taken back without loss.
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
//     **Note**
//
//     ```markdown
//     The note, byte for byte; the fence is longer than any run of backticks in it.
//     ```
//
//     <!-- sheaf: uid -->
//
// Title, comment, values and abstract are literal text: a backslash escapes punctuation, leading, trailing and
// repeated blanks are &#32; &#9;, a line break is a backslash at the line's end (&#10; in headings and values);
// control characters are left out. In comment and abstract a bare http or https link is written <link>; all other <
// are escaped. A ";" within a name of an author and a "," within a tag are escaped too. The title's target is the
// arXiv page, else the DOI, else the first http(s) link. A Link stands only for those that the abstract written does
// not hold.
void writeMarkdown(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

} // namespace sheaf
