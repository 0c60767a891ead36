// SPDX-License-Identifier: GPL-3.0-or-later
// Desk: the selection and its detail, and what the window says to them.
#include "app/desk.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/edits.h"
#include "views/detailpane.h"
#include "views/listpicker.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/tagbar.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace sheaf
{

Desk::Desk(Store &store, Browse &browse, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_actions(actions)
    , m_parts(parts)
    , m_steps(store, browse, actions, *parts.status)
{
    connect(parts.list, &PaperList::currentPaperChanged, this, &Desk::selectionMoved);
    connect(parts.list, &PaperList::selectionChangedTo, this, &Desk::selectionMoved);
    connect(&store, &Store::changed, this, &Desk::refreshDetail);
    connect(&m_steps, &Steps::landed, this, &Desk::landed);
    connect(&m_steps, &Steps::cancelAsked, this, &Desk::cancelImportAsked);
    connect(&m_steps, &Steps::fell, this, [this] {
        m_browse.papers().refresh({}, true); // takes back what was intended
    });
    connect(&store, &Store::paperReady, this,
            [this](Ticket ticket, const std::optional<Paper> &paper, qint64 revision) {
                if (ticket == m_paperAsk)
                    takePaper(paper);
                else if (ticket == m_aheadAsk && revision >= m_store.revision())
                    takeAhead(paper);
            });
    connect(&store, &Store::selectionReady, this, [this](Ticket ticket, const SelectionFacts &facts) {
        if (const auto waiting = m_decisions.find(ticket); waiting != m_decisions.end()) {
            const Decision due = std::move(waiting->second);
            m_decisions.erase(waiting);
            due(facts.of, facts);
        }
        if (ticket != m_factsAsk)
            return;
        m_factsAsk = 0;
        showFacts(facts);
        Q_EMIT settledChanged();
    });
    connect(&store, &Store::itemsReady, this, [this](Ticket ticket, const std::vector<ListItem> &items) {
        if (auto waiting = m_withItems.extract(ticket))
            waiting.mapped()(items);
    });
    connect(&store, &Store::failed, this, &Desk::readFailed);
    connect(&browse, &Browse::sidebarChanged, this, [this] { // tag names and colours may be others
        if (m_paperAsk == 0) // else what is known is from before, and would take back what is shown already
            showDetail();
    });
    connectActions();
    connectDetail();
    connectPopups();
}

void Desk::takePaper(std::optional<Paper> paper)
{
    m_paperAsk = 0;
    m_paper = std::move(paper);
    Q_EMIT paperChanged();
    showDetail();
    Q_EMIT settledChanged();
    askAhead();
}

void Desk::askAhead()
{
    const PaperId next = m_browse.papers().idAt(m_parts.list->currentIndex().row() + 1);
    m_ahead.reset();
    m_aheadAsk = next == PaperId{} ? 0 : m_store.askPaper(next);
}

void Desk::takeAhead(const std::optional<Paper> &paper)
{
    m_ahead = paper;
    if (m_ahead)
        m_parts.detail->prepare(*m_ahead);
}

// What waits for it is not done; Notices tell why.
void Desk::readFailed(Ticket ticket)
{
    m_withItems.erase(ticket);
    m_decisions.erase(ticket);
    if (ticket == 0 || (ticket != m_paperAsk && ticket != m_factsAsk))
        return;
    if (ticket == m_factsAsk) {
        m_factsAsk = 0;
        if (m_parts.list->selectedCount() > 1)
            m_parts.detail->clear(); // nothing comes any more
    } else {
        m_paperAsk = 0;
        if (!m_paper)
            m_parts.detail->clear();
    }
    Q_EMIT settledChanged();
}

void Desk::connectActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Tag,
       [this] { decide([this](const IdSet &papers, const SelectionFacts &facts) { openTagBar(papers, facts); }); });
    on(Act::AddToList, [this] { openListPicker(); });
    on(Act::Star, [this] {
        decide([this](const IdSet &papers, const SelectionFacts &facts) { star(papers, !facts.allStarred); });
    });
    on(Act::ToggleRead, [this] {
        decide([this](const IdSet &papers, const SelectionFacts &facts) {
            setStatusOf(papers, facts.allRead ? Status::Unread : Status::Read, facts.allDismissed);
        });
    });
    on(Act::Reading, [this] {
        decide([this](const IdSet &papers, const SelectionFacts &facts) {
            setStatusOf(papers, Status::Reading, facts.allDismissed);
        });
    });
    on(Act::Dismiss, [this] {
        decide([this](const IdSet &papers, const SelectionFacts &facts) {
            setStatusOf(papers, facts.allDismissed ? Status::Unread : Status::Dismissed, true);
        });
    });
    on(Act::Trash, [this] { trash(true); });
    on(Act::Restore, [this] { trash(false); });
    on(Act::ReadOn, [this] { readOn(); });
    on(Act::Note, [this] {
        m_parts.window->openDetail();
        m_parts.detail->editNote();
    });
}

void Desk::connectDetail()
{
    DetailPane *detail = m_parts.detail;
    connect(detail, &DetailPane::starToggled, this, [this](bool on) { star(m_parts.list->selectedPapers(), on); });
    connect(detail, &DetailPane::statusChosen, this,
            [this](Status status) { setStatusOf(m_parts.list->selectedPapers(), status, m_facts.allDismissed); });
    connect(detail, &DetailPane::tagRemoved, this,
            [this](TagId id) { tag(m_parts.list->selectedPapers(), id, false); });
    connect(detail, &DetailPane::tagAsked, m_actions[Act::Tag], &QAction::trigger);
    connect(detail, &DetailPane::listAsked, this, &Desk::openListPicker);
    connect(detail, &DetailPane::restoreAsked, this, [this] { trash(false); });
    connect(detail, &DetailPane::entryClicked, this, &Desk::entryAsked);
    connect(detail, &DetailPane::noteLeft, this, [this] { m_parts.list->setFocus(); });
    connect(detail, &DetailPane::noteChanged, this, [this](PaperId paper, const QString &text) {
        submit(SetNote{paper, text});
    });
}

void Desk::connectPopups()
{
    connect(m_parts.tagBar, &TagBar::tagChosen, this, [this](TagId id) {
        tag(m_tagging, id, true);
        moveOn();
    });
    connect(m_parts.tagBar, &TagBar::tagUnchosen, this, [this](TagId id) { tag(m_tagging, id, false); });
    connect(m_parts.tagBar, &TagBar::newTagAsked, this, [this](const QString &name) {
        makeTag(m_tagging, name);
        moveOn();
    });
    connect(m_parts.tagBar, &TagBar::tagsDecided, this, [this](const TagDecision &decision) {
        retag(m_tagging, decision);
        if (!decision.on.empty() || !decision.made.isEmpty())
            moveOn();
    });
    connect(m_parts.listPicker, &ListPicker::listChosen, this, &Desk::addSelectedTo);
    connect(m_parts.listPicker, &ListPicker::newListAsked, this,
            [this](const QString &name) { submit(makeListFor(name, selectedInOrder())); });
}

std::vector<Tag> Desk::tags() const
{
    std::vector<Tag> tags;
    for (const CountedTag &counted : m_browse.sidebar().tags)
        tags.push_back(counted.tag);
    return tags;
}

const Paper *Desk::paperAsStored() const
{
    return m_paper && m_paperAsk == 0 && m_steps.idle() ? &*m_paper : nullptr;
}

std::vector<PaperId> Desk::selectedInOrder() const
{
    return m_parts.list->selectedRows().ids();
}

void Desk::selectionMoved()
{
    const RankedRows selected = m_parts.list->selectedRows();
    const bool any = !selected.empty();
    for (const Act act : {Act::Tag, Act::AddToList, Act::Star, Act::ToggleRead, Act::Reading, Act::Dismiss, Act::Note,
                          Act::Trash, Act::Restore, Act::ReadOn})
        m_actions[act]->setEnabled(any);
    m_factsKnown = false;
    m_factsOf = selected;
    m_factsAsk = any ? m_store.askSelection(selected) : 0;
    if (!any) {
        m_paperAsk = 0;
        m_paper.reset();
        if (m_parts.list->isLoading()) // one of what comes will be selected
            m_parts.detail->loading();
        else
            m_parts.detail->clear();
        return;
    }
    if (selected.count() > 1) {
        m_paperAsk = 0;
        m_paper.reset();
        m_parts.detail->loading(); // it follows with the facts
        return;
    }
    if (m_paper && m_paper->id == selected.first())
        return;
    m_paper.reset();
    m_parts.detail->loading();
    if (m_ahead && m_ahead->id == selected.first())
        takePaper(std::exchange(m_ahead, std::nullopt));
    else
        m_paperAsk = m_store.askPaper(selected.first());
}

void Desk::refreshDetail(const Change &change)
{
    if (m_ahead && (change.everything || change.tags || change.papers.contains(m_ahead->id)))
        m_ahead.reset();
    constexpr qint64 manyPapers = 10'000; // their facts are asked for without a look at which of them changed
    const RankedRows selected = m_parts.list->selectedRows();
    if (selected.empty())
        return;
    if (!change.everything && !change.tags && selected.count() < manyPapers && (selected.set() & change.papers).empty())
        return;
    m_factsKnown = false;
    m_factsOf = selected;
    m_factsAsk = m_store.askSelection(selected);
    if (selected.count() == 1)
        m_paperAsk = m_store.askPaper(selected.first());
}

void Desk::showDetail()
{
    const qint64 selected = m_parts.list->selectedCount();
    if (selected == 1 && m_paper && m_paper->id == m_parts.list->selectedRows().first())
        m_parts.detail->show(*m_paper, tags());
    else if (selected > 1 && m_facts.papers == selected && m_factsAsk == 0)
        showSeveral();
}

void Desk::showFacts(const SelectionFacts &facts)
{
    m_facts = facts;
    m_factsKnown = m_steps.idle();
    m_actions[Act::Trash]->setEnabled(!facts.allTrashed);
    m_actions[Act::Restore]->setEnabled(facts.allTrashed);
    if (facts.papers > 1)
        showSeveral();
}

void Desk::showSeveral()
{
    SelectionState state;
    state.papers = m_facts.papers;
    state.allStarred = m_facts.allStarred;
    state.allRead = m_facts.allRead;
    state.allTrashed = m_facts.allTrashed;
    for (const Tag &tag : tags()) {
        const auto on = [&](const SelectionFacts::Share &share) {
            return share.tag == tag.id && share.papers == m_facts.papers;
        };
        if (std::any_of(m_facts.tags.begin(), m_facts.tags.end(), on))
            state.tags.push_back(tag);
    }
    m_parts.detail->several(state);
}

} // namespace sheaf
