// SPDX-License-Identifier: GPL-3.0-or-later
// Reads digest text: pages of search results saved as text, a title, then its abstract, many times over.
//
// Two layouts, and mixtures of them:
//   spaced    a header ("new", "Get trending papers in your email inbox!", "Subscribe", "by... and the research
//             community", a date), then title and abstract as paragraphs between blank lines;
//   packed    "Get trending ..." lines, "Subscribe" glued to the first title, then titles and abstracts line by line.
// Header lines are recognised wherever they stand, also glued to the line before them where files were concatenated.
// "Subscribe" is cut off only at the start of the first non-empty line after a "Get trending" line. Which of the other
// lines are titles is decided by digestlabels.h over a sliding window of 128 lines, so memory is constant.
// A paragraph of the form that digestdetails.h reads closes an entry of a spaced text and fills its fields.
//
// Every line that is not blank is part of a record, a header line, or named by a remark; a remark stands for the lines
// after it too, up to the next record, header or remark.
#pragma once

#include "model/formats/format.h"

#include <string_view>

namespace sheaf
{

// Records come in the order of their lines. Remarks: TitleWithoutAbstract (right after its record),
// AbstractWithoutTitle, NotUnderstood (a line without a letter; it may come before records above it), and once
// GuessedEncoding for LineSource::guessedAt(). The label is given once, for the first date line.
void readDigestText(LineSource &lines, const RecordSink &sink);

// 0..100: 100 with a header, else by how well titles and abstracts alternate; below 50 it is something else.
int recogniseDigestText(std::string_view sample);

} // namespace sheaf
