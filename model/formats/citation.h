// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a paper as one line of plain text, the way it is cited in a mail or a chat.
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// "Omar Khattab, Arnav Singhvi. DSPy: Compiling Calls. ICLR, 2024. https://doi.org/10.1/x": authors with the given name
// first, title, venue and year, then the DOI's address, else the arXiv page, else the first http(s) link. What is not
// known is left out with its punctuation; one that ends a sentence gets no full stop. One line whatever the texts
// hold. Pure; any thread.
QString plainCitation(const Paper &paper, bool withLink = true);

// One citation a line, in order; under a section's heading, which stands between empty lines. Of the options only
// `links` counts.
void writeCitations(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

} // namespace sheaf
