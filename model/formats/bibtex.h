// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibTeX for bibtex and pdfLaTeX (the classic flavour: texts escaped as LaTeX).
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// As bibrecord.h says; moreover
// - texts are as text/latex.h says;
// - a record without author has a `key` field, for styles that sort;
// - the user's note is `annote`;
// - a @preamble at the end defines the characters in use that LaTeX does not know, so that pdfLaTeX sets every record:
//   what it prints for each is said at rawDeclarations() in text/latex.h (for CJK, emoji and the like the code point,
//   [U+65E5]; the record itself keeps the character, for readers that know it).
void writeBibtex(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

// Whether a style would print code points for letters of the title, the authors or the venue.
bool bibtexLosesLetters(const Paper &paper);

} // namespace sheaf
