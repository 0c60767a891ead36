// SPDX-License-Identifier: GPL-3.0-or-later
// Browse after a change: the same question's next answer takes the place of the one shown, under the user's hand.
#include "app/browse.h"

#include "views/paperlist.h"

#include <algorithm>

namespace sheaf
{

void Browse::intendPlaces(std::vector<ListItem> items)
{
    const PaperModel::Places &shown = m_papers.places();
    Q_ASSERT(shown);
    ++m_intended;
    m_papers.rearrange(
        std::make_shared<const ShownPlaces>(ShownPlaces{shown->list, std::move(items), shown->ordered, shown->whole}));
}

void Browse::releasePlaces(bool done)
{
    m_overtaken = m_overtaken || !done;
    if (--m_intended == 0 && std::exchange(m_overtaken, false) && m_search == 0)
        m_again = m_store.search(m_request);
}

// After a change: rows of papers that left are taken out or dimmed, new ones come in.
void Browse::reconcile(const SearchAnswer &answer)
{
    const PaperModel::Papers shown = m_papers.papers();
    const std::size_t size = std::max(shown->bound(), answer.ranking->bound());
    DocBits gone(size);
    DocBits fresh(size);
    if (!shown->isSameAs(*answer.ranking)) {
        shown->addTo(gone);
        answer.ranking->addTo(fresh);
        const DocBits before = gone;
        gone -= fresh;
        fresh -= before;
    }
    m_answer = answer;
    if (!fresh.empty() || !m_papers.hasRowsOf(answer.places)) {
        replaceKeepingPlace(answer);
    } else {
        takeLeaving(gone.toIdSet());
        if (answer.places)
            m_papers.rearrange(answer.places);
    }
    tellCounts();
}

void Browse::takeLeaving(const IdSet &gone)
{
    const IdSet taken = gone & m_leaving;
    if (!taken.empty()) {
        const PaperList::Standing standing = m_panes.list->standing();
        m_papers.take(taken);
        if (!m_panes.list->currentIndex().isValid()) // too many for one removal after the other
            m_panes.list->restore(standing);
    }
    m_papers.setStale(gone - m_leaving);
    m_leaving -= gone;
}

// Another answer to the question that is shown: the selection and what is seen stay where they are.
void Browse::replaceKeepingPlace(const SearchAnswer &answer)
{
    m_answer = answer;
    const bool same = !answer.places && !m_papers.places() && answer.ranking->isSameAs(*m_papers.papers());
    if (!same) {
        const PaperList::Standing standing = m_panes.list->standing();
        m_papers.reset(answer.ranking, answer.places);
        if (!returnTo(answer) && !m_panes.list->restore(standing))
            selectFirst();
    }
    tellEmpty();
    tellOrders();
    tellCounts();
    Q_EMIT listChanged();
}

} // namespace sheaf
