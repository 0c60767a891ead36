// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibLaTeX for biber (the modern flavour: UTF-8 texts, the fields of biblatex's data model).
#include "model/formats/biblatex.h"

#include "model/formats/bibrecord.h"

namespace sheaf
{

void writeBiblatex(const ExportHead &, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    static constexpr BibDialect modern{.unicode = true,
                                       .hasOnline = true,
                                       .needsKey = false,
                                       .year = "date",
                                       .journal = "journaltitle",
                                       .eprintType = "eprinttype",
                                       .arxiv = "arxiv",
                                       .note = "annotation"};
    writeBibliography(modern, options, source, out);
}

} // namespace sheaf
