// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for a stretch of digest lines which of them are titles and which abstracts, all of them at once.
//
// Method: each line gets one of seven labels. A labelling costs what its lines cost in those parts (digestsigns.h:
// length, sentence ends, capitals, common verbs) plus what the joints between neighbours cost: a title should be
// followed by an abstract and an abstract by a title; a line may continue the one before it, the more easily the less
// that one ends a sentence, the smaller the next one starts, and the more the text looks wrapped at a column; blank
// lines speak for a new part where the text is spaced by them. The cheapest labelling of the stretch is found by
// dynamic programming (Viterbi, "Error bounds for convolutional codes", 1967). No single sign decides, so a title of
// 250 letters and an abstract of 80 find their places by their neighbours, and after a slip the next clear line
// brings the rest back into step.
#pragma once

#include "model/formats/digestsigns.h"

#include <QtGlobal>

#include <span>
#include <string>
#include <vector>

namespace sheaf
{

enum class LineLabel : quint8 { Title, TitleMore, Abstract, More, Orphan, OrphanMore, Details };

// A line that holds text and is no header.
struct DigestLine {
    std::string text; // trimmed, UTF-8
    int number = 0;
    LineSigns signs;
    bool gapBefore = false;    // a blank line came before it
    bool headerBefore = false; // the digest's header came before it
    bool afterButton = false;  // "Subscribe" was cut off: surely a title
    bool details = false;      // has the exact form of a details line
};

struct LabelledLine {
    LineLabel label;
    double cost; // of the line and of its joint with the line before
};

// The line before the stretch and the label it got; null at the start of the text.
struct LabelStart {
    const DigestLine *line = nullptr;
    LineLabel label = LineLabel::Title;
};

// One label for each line. `ended`: the text ends with the stretch.
std::vector<LabelledLine> labelLines(std::span<const DigestLine> lines, const LabelStart &before, bool ended);

} // namespace sheaf
