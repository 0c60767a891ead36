// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibTeX for bibtex and pdfLaTeX (the classic flavour: texts escaped as LaTeX).
#include "model/formats/bibtex.h"

#include "model/formats/bibrecord.h"
#include "model/text/latex.h"

namespace sheaf
{

void writeBibtex(const ExportHead &, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    static constexpr BibDialect classic{.unicode = false,
                                        .hasOnline = false,
                                        .needsKey = true,
                                        .year = "year",
                                        .journal = "journal",
                                        .eprintType = "archivePrefix",
                                        .arxiv = "arXiv",
                                        .note = "annote"};
    writeBibliography(classic, options, source, out);
}

bool bibtexLosesLetters(const Paper &paper)
{
    RawCharacters raw;
    for (const QString &text : {paper.title, paper.authors.join(u' '), paper.venue})
        toLatex(text.normalized(QString::NormalizationForm_C), raw);
    return printsCodePoints(raw);
}

} // namespace sheaf
