// SPDX-License-Identifier: GPL-3.0-or-later
// What a highlight key or press becomes: an edit of one paper's highlights, and the highlights as they will be.
#pragma once

#include "model/edit.h"
#include "model/matches.h"

namespace sheaf
{

struct HighlightChange {
    Edit edit;
    std::vector<Highlight> then; // what is to be shown until the library has answered; a new one has the id -1
    HighlightId at{};            // the one that it is about
};

// Pure; nothing when the paper is like that already. The paper's highlights know where they are shown.

// Highlights a stretch of the abstract. Highlights of the same colour that it touches, and all that it covers, become
// one with it; remarks are kept.
std::optional<HighlightChange> highlightText(const Paper &paper, const TextRange &range, int colour);
std::optional<HighlightChange> recolour(const Paper &paper, HighlightId id, int colour);
std::optional<HighlightChange> withRemark(const Paper &paper, HighlightId id, const QString &remark);
std::optional<HighlightChange> withoutHighlight(const Paper &paper, HighlightId id);

} // namespace sheaf
