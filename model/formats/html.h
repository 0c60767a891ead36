// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as one HTML document that any browser, mail program or word processor shows.
#pragma once

#include "model/formats/format.h"

namespace sheaf
{

// A whole, valid HTML 5 document, UTF-8, LF, one item in memory at a time, with a small style of its own and nothing
// from elsewhere. Every text is literal: no element, attribute or address comes out of one but these:
// - links, http and https only, of the title (DOI, else arXiv, else the first link), of those, and in the abstract;
//   without options.links none, and DOI and arXiv id are plain text;
// - <mark> round the abstract's highlights. A remark, and a highlight that is not in the abstract written, is listed
//   below it.
// A policy in the head forbids scripts besides. The user's note is shown as typed. Texts find their own direction.
void writeHtml(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);

} // namespace sheaf
