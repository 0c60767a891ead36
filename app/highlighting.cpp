// SPDX-License-Identifier: GPL-3.0-or-later
// Highlights that meet become one; everything else is a highlight put in another's place.
#include "app/highlighting.h"

#include "model/text/anchor.h"

#include <algorithm>

namespace sheaf
{

namespace
{

struct Span {
    qsizetype from;
    qsizetype to;
};

Span spanOf(const Highlight &highlight)
{
    return {highlight.shownFrom, highlight.shownFrom + highlight.shownLength};
}

bool joins(const Highlight &highlight, const Span &span, int colour)
{
    if (highlight.isDetached())
        return false;
    const Span own = spanOf(highlight);
    const bool covered = span.from <= own.from && own.to <= span.to;
    const bool touched = own.from <= span.to && span.from <= own.to;
    return covered || (touched && highlight.colour == colour);
}

// Those that become one with the span, which grows by them.
std::vector<Highlight> joined(const Paper &paper, Span &span, int colour)
{
    std::vector<Highlight> absorbed;
    for (std::size_t known = paper.highlights.size() + 1; absorbed.size() != known;) {
        known = absorbed.size();
        absorbed.clear();
        for (const Highlight &highlight : paper.highlights) {
            if (joins(highlight, span, colour))
                absorbed.push_back(highlight);
        }
        for (const Highlight &highlight : absorbed)
            span = {std::min(span.from, spanOf(highlight).from), std::max(span.to, spanOf(highlight).to)};
    }
    return absorbed;
}

QString joinedRemarks(const std::vector<Highlight> &highlights)
{
    QStringList remarks;
    for (const Highlight &highlight : highlights) {
        if (!highlight.remark.isEmpty() && !remarks.contains(highlight.remark))
            remarks << highlight.remark;
    }
    return remarks.join(QStringLiteral(" · "));
}

const Highlight *highlightOf(const Paper &paper, HighlightId id)
{
    const auto found = std::ranges::find(paper.highlights, id, &Highlight::id);
    return found == paper.highlights.end() ? nullptr : &*found;
}

HighlightChange changed(const Paper &paper, const Highlight &highlight)
{
    HighlightChange change{PutHighlights{paper.id, {highlight}}, paper.highlights, highlight.id};
    std::ranges::replace_if(
        change.then, [&](const Highlight &one) { return one.id == highlight.id; }, highlight);
    return change;
}

} // namespace

std::optional<HighlightChange> highlightText(const Paper &paper, const TextRange &range, int colour)
{
    const Highlight chosen = highlightAt(paper.originalAbstract, paper.abstract, range.from, range.length);
    if (chosen.text.isEmpty())
        return std::nullopt;
    Span span = spanOf(chosen);
    const std::vector<Highlight> absorbed = joined(paper, span, colour);
    Highlight made = highlightAt(paper.originalAbstract, paper.abstract, span.from, span.to - span.from);
    made.id = absorbed.empty() ? HighlightId{-1} : absorbed.front().id;
    made.colour = colour;
    made.remark = joinedRemarks(absorbed);
    if (absorbed.size() == 1 && absorbed.front().colour == colour && spanOf(absorbed.front()).from == span.from &&
        spanOf(absorbed.front()).to == span.to)
        return std::nullopt;

    HighlightChange change{PutHighlights{paper.id, {made}}, {}, made.id};
    RemoveHighlights others{paper.id, {}};
    for (const Highlight &highlight : paper.highlights) {
        const bool gone = std::ranges::find(absorbed, highlight.id, &Highlight::id) != absorbed.end();
        if (!gone)
            change.then.push_back(highlight);
        else if (highlight.id != made.id)
            others.highlights.push_back(highlight.id);
    }
    change.then.push_back(made);
    if (!others.highlights.empty())
        change.edit = Compound{{change.edit, others}};
    return change;
}

std::optional<HighlightChange> recolour(const Paper &paper, HighlightId id, int colour)
{
    const Highlight *known = highlightOf(paper, id);
    if (!known || known->colour == colour)
        return std::nullopt;
    Highlight highlight = *known;
    highlight.colour = colour;
    return changed(paper, highlight);
}

std::optional<HighlightChange> withRemark(const Paper &paper, HighlightId id, const QString &remark)
{
    const Highlight *known = highlightOf(paper, id);
    if (!known || known->remark == remark)
        return std::nullopt;
    Highlight highlight = *known;
    highlight.remark = remark;
    return changed(paper, highlight);
}

std::optional<HighlightChange> withoutHighlight(const Paper &paper, HighlightId id)
{
    if (!highlightOf(paper, id))
        return std::nullopt;
    HighlightChange change{RemoveHighlights{paper.id, {id}}, paper.highlights, id};
    std::erase_if(change.then, [id](const Highlight &one) { return one.id == id; });
    return change;
}

} // namespace sheaf
