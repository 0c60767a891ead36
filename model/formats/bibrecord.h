// SPDX-License-Identifier: GPL-3.0-or-later
// The records that both BibTeX flavours write; where they differ, a dialect says how.
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

struct BibDialect {
    bool unicode = false;   // texts as UTF-8 (toUtf8Latex), no @preamble; else as toLatex, and a @preamble at the end
    bool hasOnline = false; // a paper that is known by its link alone is @online
    bool needsKey = false;  // a record without author has a `key` field
    const char *year = "";  // names of fields
    const char *journal = "";
    const char *eprintType = "";
    const char *arxiv = ""; // the value of eprintType
    const char *note = "";
};

// One record per item, in order, one field a line, UTF-8, one item in memory at a time; the same paper always gives
// the same bytes. Headings are passed over. Whether the device failed is for the caller to ask.
//
// - The key is paper.key; citationKeyBase() stands in for an empty one, and may then repeat.
// - @misc, unless author, year and venue are known: then @inproceedings if the venue's name says so, else @article.
// - Titles have braces round acronyms and mixed-case words only (text/protect.h).
// - The first link is `url`; without one, the arXiv page. Without options.links there is none; DOI and arXiv id stay.
// - Tags are `keywords`, a list's comment is `comment`, highlights are `highlights`: one a line, the quoted text, then
//   after a dash the remark.
void writeBibliography(const BibDialect &dialect, const ExportOptions &options, const ExportSource &source,
                       QIODevice &out);

} // namespace sheaf
