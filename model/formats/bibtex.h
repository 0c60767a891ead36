// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibTeX for bibtex and pdfLaTeX (the classic flavour: texts escaped as LaTeX).
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// One record per item, in order, one field a line, UTF-8, one item in memory at a time; the same paper always gives
// the same bytes. Whether the device failed is for the caller to ask.
//
// - The key is paper.key; citationKeyBase() stands in for an empty one, and may then repeat.
// - @misc, unless author, year and venue are known: then @inproceedings if the venue's name says so, else @article.
// - A record without author has a `key` field, for styles that sort.
// - Titles have braces round acronyms and mixed-case words only (text/protect.h); texts are as text/latex.h says.
// - Tags are `keywords`, the user's note is `annote`, a list's comment is `comment`.
// - The first link is `url`; without one, the arXiv page.
// - A @preamble at the end defines the characters in use that LaTeX does not know (Greek, mathematics).
void writeBibtex(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

} // namespace sheaf
