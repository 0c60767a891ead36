// SPDX-License-Identifier: GPL-3.0-or-later
// Highlights: put, changed and taken away.
#include "model/db/apply.h"
#include "model/db/changes.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

struct HighlightWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

[[noreturn]] void refuseHighlight(Error::Kind kind, const QString &what)
{
    throw Refusal{{kind, what, QString()}};
}

// What is stored of it: valid Unicode, and no place in a shown text.
Highlight storedHighlight(Highlight highlight)
{
    for (QString *text : {&highlight.text, &highlight.before, &highlight.after, &highlight.remark})
        *text = QString::fromUtf8(text->toUtf8());
    highlight.shownFrom = 0;
    highlight.shownLength = 0;
    return highlight;
}

void checkHighlight(const Highlight &highlight)
{
    if (highlight.colour < 1 || highlight.colour > 4)
        refuseHighlight(Error::Kind::Words, HighlightWords::tr("A highlight has one of the colours 1 to 4."));
    if (highlight.text.trimmed().isEmpty())
        refuseHighlight(Error::Kind::Words, HighlightWords::tr("There is no text to highlight."));
    const bool isAnchored = highlight.first >= 0 && highlight.last > highlight.first;
    if (!isAnchored && (highlight.first != -1 || highlight.last != -1))
        refuseHighlight(Error::Kind::Words, HighlightWords::tr("A highlight ends behind its beginning."));
}

// The highlight, if it is this paper's; an id of another paper's is not to be had.
std::optional<Highlight> highlightOf(Database &database, PaperId paper, HighlightId id)
{
    Statement row = database.query(
        "SELECT id, first, last, colour, quote, before, after, remark, paper FROM highlight WHERE id = ?1", id);
    if (!row.step())
        return std::nullopt;
    if (row.id<PaperId>(8) != paper)
        refuseHighlight(Error::Kind::NotFound, HighlightWords::tr("That highlight belongs to another paper."));
    Highlight highlight;
    highlight.id = row.id<HighlightId>(0);
    highlight.first = row.integer(1);
    highlight.last = row.integer(2);
    highlight.colour = static_cast<int>(row.integer(3));
    highlight.text = row.text(4);
    highlight.before = row.text(5);
    highlight.after = row.text(6);
    highlight.remark = row.text(7);
    return highlight;
}

} // namespace

// Whether it was not so already; what it was goes to old or, when it is a new one, its id to fresh.
bool Applier::putHighlight(PaperId paper, Highlight &highlight, std::vector<Highlight> &old,
                           std::vector<HighlightId> &fresh)
{
    if (!all())
        checkHighlight(highlight);
    std::optional<Highlight> before = highlightOf(m_database, paper, highlight.id);
    if (before && *before == highlight)
        return false;
    if (!before && number(highlight.id) > 0 && !all())
        return false; // it was taken away meanwhile
    if (number(highlight.id) <= 0) {
        const HighlightId made{takeId(m_database, Counter::Highlight)};
        if (number(highlight.id) < 0)
            m_highlights[highlight.id] = made;
        highlight.id = made;
    }
    reserveIds(m_database, Counter::Highlight, number(highlight.id));
    m_database.run("INSERT INTO highlight (id, paper, first, last, colour, quote, before, after, remark) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET first = ?3, last = ?4,"
                   " colour = ?5, quote = ?6, before = ?7, after = ?8, remark = ?9",
                   highlight.id, paper, highlight.first, highlight.last, highlight.colour, highlight.text,
                   highlight.before, highlight.after, highlight.remark);
    if (before)
        old.push_back(std::move(*before));
    else
        fresh.push_back(highlight.id);
    return true;
}

void Applier::perform(const PutHighlights &edit)
{
    PutHighlights made{real(m_papers, edit.paper), {}};
    if (!reachesPaper(made.paper))
        refuseHighlight(Error::Kind::NotFound, HighlightWords::tr("That paper is not there any more."));
    PutHighlights old{made.paper, {}};
    RemoveHighlights fresh{made.paper, {}};
    for (const Highlight &wanted : edit.highlights) {
        Highlight highlight = storedHighlight(wanted);
        highlight.id = real(m_highlights, highlight.id);
        if (putHighlight(made.paper, highlight, old.highlights, fresh.highlights))
            made.highlights.push_back(std::move(highlight));
    }
    if (made.highlights.empty())
        return;
    m_change.papers.add(made.paper);
    m_change.texts = true;
    std::reverse(old.highlights.begin(), old.highlights.end());
    Compound back;
    if (!old.highlights.empty())
        back.edits.push_back(std::move(old));
    if (!fresh.highlights.empty())
        back.edits.push_back(std::move(fresh));
    record(std::move(made), back.edits.size() == 1 ? std::move(back.edits.front()) : Edit(std::move(back)));
}

void Applier::perform(const RemoveHighlights &edit)
{
    RemoveHighlights made{real(m_papers, edit.paper), {}};
    PutHighlights back{made.paper, {}};
    if (!reachesPaper(made.paper))
        refuseHighlight(Error::Kind::NotFound, HighlightWords::tr("That paper is not there any more."));
    for (const HighlightId id : edit.highlights) {
        std::optional<Highlight> old = highlightOf(m_database, made.paper, real(m_highlights, id));
        if (!old)
            continue;
        m_database.run("DELETE FROM highlight WHERE id = ?1", old->id);
        made.highlights.push_back(old->id);
        back.highlights.push_back(std::move(*old));
    }
    if (made.highlights.empty())
        return;
    m_change.papers.add(made.paper);
    m_change.texts = true;
    record(std::move(made), std::move(back));
}

} // namespace sheaf
