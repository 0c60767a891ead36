// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates: what is compared is asked for anew after every change; an edit of the dialog leads on to the next pair.
#include "app/duplicates.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "views/comparedialog.h"
#include "views/detailpane.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/resemblanceline.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace sheaf
{

namespace
{

bool lookAlike(const Paper &one, PaperId other)
{
    return std::find(one.resembles.begin(), one.resembles.end(), other) != one.resembles.end();
}

bool differs(const Paper &paper)
{
    return std::ranges::any_of(paper.entries, &Entry::differs);
}

} // namespace

Duplicates::Duplicates(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_actions(actions)
    , m_parts(parts)
    , m_line(new ResemblanceLine(*parts.theme))
{
    parts.detail->addPart(m_line, DetailPane::Place::UnderProvenance);
    connect(m_line, &ResemblanceLine::compareAsked, this, [this] {
        if (const Paper *paper = m_parts.detail->paper())
            compare(paper->id, {});
    });
    connect(parts.detail, &DetailPane::paperShown, this, &Duplicates::paperShown);
    connect(parts.list, &PaperList::selectionChangedTo, this, &Duplicates::selectionMoved);
    connect(&desk, &Desk::paperChanged, this, &Duplicates::enable);
    connect(&store, &Store::changed, this, &Duplicates::follow);
    connect(&store, &Store::papersReady, this, [this](Ticket ticket, const std::vector<PlacedPaper> &papers) {
        if (ticket == m_ask) {
            m_ask = 0;
            papersCame(papers);
            Q_EMIT settledChanged();
        } else if (ticket == m_selectionAsk) {
            m_selectionAsk = 0;
            m_selected = papers;
            enable();
        } else if (ticket == m_titleAsk && !papers.empty()) {
            m_titleAsk = 0;
            m_twinTitle = papers.front().paper.title;
            if (const Paper *paper = m_parts.detail->paper())
                m_line->setResembling(m_twinTitle, qsizetype(paper->resembles.size()) - 1);
        }
    });
    connect(&store, &Store::pairsReady, this, [this](Ticket ticket, const std::vector<PaperPair> &pairs) {
        if (ticket != m_pairsAsk)
            return;
        m_pairsAsk = 0;
        m_pairs = pairs;
        pairsCame();
        Q_EMIT settledChanged();
    });
    connect(&store, &Store::applied, this, [this](Ticket ticket, const Applied &) {
        if (ticket == m_write && ticket != 0)
            written();
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket, const Error &error) {
        if (ticket != 0)
            failed(ticket, error.detail.isEmpty() ? error.what : error.what + QLatin1Char(' ') + error.detail);
    });
    connect(actions[Act::Duplicates], &QAction::triggered, this, &Duplicates::begin);
    connect(actions[Act::Merge], &QAction::triggered, this, &Duplicates::mergeSelected);
    connect(actions[Act::KeepApart], &QAction::triggered, this, &Duplicates::keepSelectedApart);
    enable();
}

void Duplicates::failed(Ticket ticket, const QString &what)
{
    if (ticket == m_selectionAsk)
        m_selectionAsk = 0;
    if (ticket == m_titleAsk)
        m_titleAsk = 0;
    if (ticket == m_write) {
        m_write = 0;
        m_wantsNext = false;
        if (m_dialog)
            m_dialog->fail(what);
    } else if (ticket == m_ask) {
        m_ask = 0;
        if (open() && (m_purpose == Purpose::Show || m_purpose == Purpose::Find))
            dialog().showNothing(what);
    } else if (ticket == m_pairsAsk) {
        m_pairsAsk = 0;
        const bool next = std::exchange(m_wantsNext, false);
        if (open() && next)
            dialog().showNothing(what);
    } else {
        return;
    }
    Q_EMIT settledChanged();
}

void Duplicates::selectionMoved()
{
    m_selected.clear();
    m_selectionAsk = m_parts.list->selectedCount() == 2 ? m_store.askPapers(m_parts.list->selectedPapers().ids()) : 0;
    enable();
}

void Duplicates::paperShown()
{
    const Paper *paper = m_parts.detail->paper();
    m_titleAsk = 0;
    if (!paper) { // on its way: what is still shown stays as it is
        enable();
        return;
    }
    if (paper->resembles.empty()) {
        m_line->setNone();
    } else {
        const PaperId twin = paper->resembles.front();
        if (std::exchange(m_twin, twin) != twin)
            m_twinTitle.clear();
        m_line->setResembling(m_twinTitle, qsizetype(paper->resembles.size()) - 1);
        m_titleAsk = m_store.askPapers({twin}); // it may have another title by now
    }
    enable();
}

std::optional<PaperPair> Duplicates::selectedPair() const
{
    if (m_selected.size() == 2 && lookAlike(m_selected.front().paper, m_selected.back().paper.id))
        return pairOf(m_selected.front().paper.id, m_selected.back().paper.id);
    const Paper *shown = m_parts.detail->paper();
    const RankedRows selected = m_parts.list->selectedRows();
    if (selected.count() == 1 && shown && shown->id == selected.first() && shown->resembles.size() == 1)
        return pairOf(shown->id, shown->resembles.front());
    return std::nullopt;
}

void Duplicates::enable()
{
    m_actions[Act::Duplicates]->setEnabled(canCompare());
    m_actions[Act::Merge]->setEnabled(m_parts.list->selectedCount() == 2);
    m_actions[Act::KeepApart]->setEnabled(selectedPair().has_value());
}

// Two papers can always be; one while it is not known yet, so that the key is not lost, and what is found says the
// rest.
bool Duplicates::canCompare() const
{
    const qint64 selected = m_parts.list->selectedCount();
    const std::optional<Paper> &paper = m_desk.paper();
    return selected == 2 || (selected == 1 && (!paper || !paper->resembles.empty() || differs(*paper)));
}

void Duplicates::begin()
{
    const std::vector<PaperId> selected = m_parts.list->selectedPapers().ids();
    if (selected.empty() || selected.size() > 2)
        return;
    const std::optional<Paper> &paper = m_desk.paper();
    const bool known = selected.size() == 1 && paper && paper->id == selected.front();
    if (known && paper->resembles.empty() && differs(*paper))
        Q_EMIT differencesAsked(paper->id);
    else
        compare(selected.front(), selected.size() == 2 ? selected.back() : PaperId{});
}

void Duplicates::compare(PaperId one, PaperId other)
{
    m_wantsNext = false;
    if (other == PaperId{}) {
        m_pair = {};
        ask({one}, Purpose::Find);
    } else {
        m_pair = pairOf(one, other);
        ask({m_pair.one, m_pair.other}, Purpose::Show);
    }
    if (open())
        dialog().setBusy(true); // the pair before is still shown
    else
        dialog().wait();
    dialog().show();
    dialog().raise();
    dialog().activateWindow();
    m_pairsAsk = m_store.askPairs();
}

void Duplicates::ask(const std::vector<PaperId> &papers, Purpose purpose)
{
    m_purpose = purpose;
    m_ask = m_store.askPapers(papers);
}

void Duplicates::papersCame(const std::vector<PlacedPaper> &papers)
{
    const bool both = papers.size() == 2;
    if (m_purpose == Purpose::Find) {
        find(papers);
    } else if (m_purpose == Purpose::Merge) {
        if (both && lookAlike(papers.front().paper, papers.back().paper.id))
            merge(papers.front().paper.id, papers.back().paper.id);
        else if (both)
            compare(papers.front().paper.id, papers.back().paper.id);
    } else if (m_purpose == Purpose::KeepApart) {
        if (both && lookAlike(papers.front().paper, papers.back().paper.id))
            m_desk.submit(SetApart{papers.front().paper.id, papers.back().paper.id, true});
        else if (papers.size() == 1 && papers.front().paper.resembles.size() == 1)
            m_desk.submit(SetApart{papers.front().paper.id, papers.front().paper.resembles.front(), true});
    } else if (!open()) {
        return;
    } else if (both) {
        dialog().showPair(papers.front(), papers.back());
        dialog().setBusy(m_write != 0);
        tellPlace();
    } else if (m_write == 0) { // one of them is gone
        m_wantsNext = true;
        m_pairsAsk = m_store.askPairs();
    }
}

void Duplicates::find(const std::vector<PlacedPaper> &papers)
{
    if (!open())
        return;
    if (!papers.empty() && papers.front().paper.resembles.empty() && differs(papers.front().paper)) {
        m_dialog->close();
        Q_EMIT differencesAsked(papers.front().paper.id);
        return;
    }
    if (papers.empty() || papers.front().paper.resembles.empty()) {
        dialog().showNothing(papers.empty() ? tr("This paper is not in the library any more.")
                                            : tr("Nothing looks like “%1”.").arg(papers.front().paper.title));
        tellPlace();
        return;
    }
    const Paper &paper = papers.front().paper;
    m_pair = pairOf(paper.id, paper.resembles.front());
    ask({m_pair.one, m_pair.other}, Purpose::Show);
}

void Duplicates::pairsCame()
{
    if (!open())
        return;
    if (m_write == 0 && m_wantsNext) { // what is being written asks again
        const auto after = std::upper_bound(m_pairs.begin(), m_pairs.end(), m_pair);
        m_wantsNext = false;
        if (m_pairs.empty()) {
            m_dialog->close();
        } else {
            m_pair = after == m_pairs.end() ? m_pairs.front() : *after;
            ask({m_pair.one, m_pair.other}, Purpose::Show);
        }
    }
    if (open())
        tellPlace();
}

void Duplicates::tellPlace()
{
    const auto at = std::find(m_pairs.begin(), m_pairs.end(), m_pair);
    dialog().setPlace(at == m_pairs.end() ? -1 : at - m_pairs.begin(), qsizetype(m_pairs.size()));
}

void Duplicates::step(int by)
{
    if (m_pairs.empty())
        return;
    const auto count = qsizetype(m_pairs.size());
    const auto at = std::find(m_pairs.begin(), m_pairs.end(), m_pair);
    const qsizetype to = at == m_pairs.end() ? (by > 0 ? 0 : count - 1) : (at - m_pairs.begin() + by + count) % count;
    m_pair = m_pairs[static_cast<std::size_t>(to)];
    dialog().setBusy(true); // the pair before is still shown, and no key is meant for it
    ask({m_pair.one, m_pair.other}, Purpose::Show);
}

void Duplicates::mergeSelected()
{
    const RankedRows selected = m_parts.list->selectedRows();
    if (selected.count() == 2)
        ask(selected.set().ids(), Purpose::Merge);
}

Ticket Duplicates::merge(PaperId keep, PaperId gone)
{
    m_browse.expectLeaving(IdSet({gone}));
    return m_desk.submit(MergePapers{keep, gone});
}

void Duplicates::keepSelectedApart()
{
    const RankedRows selected = m_parts.list->selectedRows();
    if (selected.count() == 1 || selected.count() == 2)
        ask(selected.set().ids(), Purpose::KeepApart);
}

void Duplicates::await(Ticket write)
{
    m_write = write;
    m_wantsNext = std::find(m_pairs.begin(), m_pairs.end(), m_pair) != m_pairs.end();
}

// On to the next pair, or back to the list when this was the last or never was one of them.
void Duplicates::written()
{
    m_write = 0;
    if (!open())
        return;
    if (m_wantsNext)
        m_pairsAsk = m_store.askPairs();
    else
        m_dialog->close();
    Q_EMIT settledChanged();
}

void Duplicates::follow(const Change &change)
{
    const RankedRows selected = m_parts.list->selectedRows();
    if (selected.count() == 2 && (change.everything || !(selected.set() & change.papers).empty()))
        selectionMoved();
    if (!open() || m_write != 0 || m_wantsNext)
        return;
    m_pairsAsk = m_store.askPairs();
    const bool touched = change.everything || change.lists || change.tags || change.papers.contains(m_pair.one) ||
                         change.papers.contains(m_pair.other);
    if (touched && m_pair.one != PaperId{})
        ask({m_pair.one, m_pair.other}, Purpose::Show);
}

bool Duplicates::open() const
{
    return m_dialog && m_dialog->isVisible();
}

CompareDialog &Duplicates::dialog()
{
    if (!m_dialog) {
        m_dialog = new CompareDialog(*m_parts.theme, m_parts.window);
        connect(m_dialog, &CompareDialog::stepAsked, this, &Duplicates::step);
        connect(m_dialog, &CompareDialog::mergeAsked, this,
                [this](PaperId keep, PaperId gone) { await(merge(keep, gone)); });
        connect(m_dialog, &CompareDialog::keepBothAsked, this, [this](PaperId one, PaperId other) {
            await(m_desk.submit(SetApart{one, other, true}));
        });
    }
    return *m_dialog;
}

} // namespace sheaf
