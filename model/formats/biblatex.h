// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibLaTeX for biber (the modern flavour: UTF-8 texts, the fields of biblatex's data model).
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// As bibrecord.h says; moreover
// - texts are UTF-8, only what is special to TeX is escaped (toUtf8Latex in text/latex.h), and there is no @preamble:
//   XeLaTeX and LuaLaTeX need none;
// - `date`, `journaltitle`, `eprinttype = {arxiv}`, and `annotation` for the user's note;
// - a paper of which neither author and year nor venue, but a DOI, arXiv id or link is known is @online.
void writeBiblatex(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

} // namespace sheaf
