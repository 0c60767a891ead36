// SPDX-License-Identifier: GPL-3.0-or-later
// Desk: what is decided about the selected papers becomes an edit.
#include "app/desk.h"

#include "app/browse.h"
#include "app/edits.h"
#include "views/detailpane.h"
#include "views/listpicker.h"
#include "views/paperlist.h"
#include "views/statusline.h"
#include "views/tagbar.h"

#include <algorithm>

namespace sheaf
{

void Desk::decide(Decision decision)
{
    const RankedRows rows = m_parts.list->selectedRows();
    if (rows.empty())
        return;
    if (m_factsKnown && m_factsOf == rows && m_steps.idle()) // the list tells of a selection a turn later
        decision(m_facts.of, m_facts);
    else if (const std::optional<SelectionFacts> shown = factsShown(rows))
        decision(shown->of, *shown);
    else
        m_decisions.emplace(m_store.askSelection(rows, Store::Ask::Each), std::move(decision));
}

std::optional<SelectionFacts> Desk::factsShown(const RankedRows &rows)
{
    if (rows.count() > fewSelected || !m_decisions.empty()) // what waits was pressed before
        return std::nullopt;
    const PaperModel &papers = m_browse.papers();
    std::vector<PaperRow> shown;
    for (const PaperId id : rows.ids()) {
        const PaperRow *row = papers.rowAt(papers.rowOf(id));
        if (!row)
            return std::nullopt;
        shown.push_back(*row);
    }
    return factsOf(shown);
}

Ticket Desk::submit(const Edit &edit)
{
    m_factsKnown = false; // until the library has told them again
    const Ticket ticket = m_store.submit(edit);
    m_steps.follow(ticket);
    return ticket;
}

void Desk::submit(const Edit &edit, const IdSet &papers, const std::function<void(PaperRow &)> &intent)
{
    if (papers.empty())
        return;
    m_browse.papers().intend(papers, intent);
    submit(edit);
}

void Desk::star(const IdSet &papers, bool on)
{
    submit(SetStarred{papers, on}, papers, [on](PaperRow &row) { row.starred = on; });
}

void Desk::setStatusOf(const IdSet &papers, Status status, bool leaves)
{
    if (leaves)
        m_browse.expectLeaving(papers);
    submit(setStatus(status, papers), papers, [status](PaperRow &row) { row.status = status; });
    if (leaves)
        moveOn(); // at once: a second key, pressed before the list comes without them, means the next paper
}

void Desk::trash(bool on)
{
    const IdSet papers = m_parts.list->selectedPapers();
    m_browse.expectLeaving(papers);
    submit(SetTrashed{papers, on}, papers, [on](PaperRow &row) { row.trashed = on; });
    moveOn();
}

void Desk::tag(const IdSet &papers, TagId id, bool on)
{
    submit(TagPapers{id, papers, on}, papers, [id, on](PaperRow &row) {
        std::erase(row.tags, id);
        if (on)
            row.tags.push_back(id);
    });
}

void Desk::tagSelected(TagId id)
{
    tag(m_parts.list->selectedPapers(), id, true);
}

void Desk::tagByKey(TagId id)
{
    if (m_parts.list->selectedCount() == 0)
        return;
    tagSelected(id);
    moveOn();
}

void Desk::untagSelected(TagId id)
{
    tag(m_parts.list->selectedPapers(), id, false);
}

void Desk::starSelected()
{
    star(m_parts.list->selectedPapers(), true);
}

void Desk::markSelected(Status status)
{
    decide([this, status](const IdSet &papers, const SelectionFacts &facts) {
        setStatusOf(papers, status, status == Status::Dismissed || facts.allDismissed);
    });
}

void Desk::trashSelected()
{
    trash(true);
}

void Desk::makeTag(const IdSet &papers, const QString &name)
{
    submit(makeTagFor(name, papers, static_cast<qint64>(m_browse.sidebar().tags.size())), papers, [](PaperRow &) {});
}

void Desk::retag(const IdSet &papers, const TagDecision &decision)
{
    Compound step;
    if (!decision.made.isEmpty())
        step.edits.push_back(makeTagFor(decision.made, papers, static_cast<qint64>(m_browse.sidebar().tags.size())));
    for (const TagId id : decision.on)
        step.edits.push_back(TagPapers{id, papers, true});
    for (const TagId id : decision.off)
        step.edits.push_back(TagPapers{id, papers, false});
    submit(step, papers, [&decision](PaperRow &row) {
        const auto concerns = [&](TagId id) {
            return std::ranges::find(decision.on, id) != decision.on.end() ||
                   std::ranges::find(decision.off, id) != decision.off.end();
        };
        std::erase_if(row.tags, concerns);
        row.tags.insert(row.tags.end(), decision.on.begin(), decision.on.end());
    });
}

void Desk::openTagBar(const IdSet &papers, const SelectionFacts &facts)
{
    m_tagging = papers;
    std::vector<TagShare> shares;
    for (const SelectionFacts::Share &share : facts.tags)
        shares.push_back({share.tag, share.papers});
    m_parts.tagBar->open(anchorOr(m_parts.detail->tagAnchor()), tags(), shares, facts.papers);
}

QRect Desk::anchorOr(const QRect &inDetail) const
{
    if (m_parts.detail->isVisible())
        return inDetail;
    const PaperList &list = *m_parts.list;
    const QRect row = list.visualRect(list.currentIndex()).intersected(list.viewport()->rect());
    const int aside = row.width() / 4;
    return {list.viewport()->mapTo(list.window(), row.topLeft() + QPoint(aside, 0)), row.size()};
}

// To the paper after those just decided on, so that triage needs no key for it; the last one stays.
void Desk::moveOn()
{
    const PaperModel &papers = m_browse.papers();
    const int next = papers.rowOf(m_parts.list->selectedRows().last()) + 1;
    if (next > 0 && next < papers.rowCount())
        m_parts.list->selectRowAlone(next);
}

void Desk::openListPicker()
{
    m_parts.listPicker->open(anchorOr(m_parts.detail->listAnchor()), m_browse.sidebar().lists,
                             m_parts.list->selectedCount());
}

void Desk::addSelectedTo(ListId list)
{
    const auto add = [this, list, papers = selectedInOrder()](const std::vector<ListItem> &items) {
        if (const std::optional<Edit> edit = addToList(list, items, papers)) {
            submit(*edit);
        } else {
            m_parts.status->showMessage(tr("The list has them already."));
        }
    };
    m_withItems.emplace(m_store.askItems(list), add);
}

void Desk::readOn()
{
    if (m_parts.detail->scrollPage())
        return;
    setStatusOf(m_parts.list->selectedPapers(), Status::Read, m_facts.allDismissed);
    const PaperModel &papers = m_browse.papers();
    for (int row = m_parts.list->currentIndex().row() + 1; row < papers.rowCount(); ++row) {
        const PaperRow *next = papers.rowAt(row);
        if (!next || next->status == Status::Unread) { // a row that is still on its way is as good a place to stop
            m_parts.list->selectRowAlone(row);
            return;
        }
    }
}

} // namespace sheaf
