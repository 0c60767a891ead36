// SPDX-License-Identifier: GPL-3.0-or-later
// Browse beside the list: the counts, orders and hints that belong to the answer that is shown.
#include "app/browse.h"

#include "app/querytraits.h"
#include "model/phrases.h"
#include "views/listheader.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/statusline.h"

#include <algorithm>

namespace sheaf
{

void Browse::tellEmpty()
{
    const bool everything = m_request.query.trimmed().isEmpty();
    const bool place = onlyField(parseQuery(m_request.query, false)); // Trash, a tag, a list: nothing is too many words
    m_panes.list->setEmpty(everything ? tr("No papers to show")
                           : place    ? tr("No papers here")
                                      : tr("No papers match"),
                           emptyHint(everything, place));
}

void Browse::tellOrders()
{
    const QString kind = viewKind();
    std::vector<Order> offered{Order::Added, Order::Title, Order::Year, Order::Digests};
    if (kind == QLatin1String("list"))
        offered.insert(offered.begin(), Order::List);
    if (kind == QLatin1String("digest"))
        offered.insert(offered.begin(), Order::Digest);
    if (kind == QLatin1String("search"))
        offered.insert(offered.begin() + 1, Order::Relevance);
    m_panes.header->setOrders(offered, m_answer.order);
}

QString Browse::emptyHint(bool everything, bool place) const
{
    if (everything)
        return tr("Drop digest files on the window, or press Ctrl+I.");
    if (m_answer.places && m_answer.places->items.empty())
        return tr("To fill this list, select papers elsewhere and press L, or drag them onto its name in the sidebar.");
    if (!place && namesTags(m_request.query, m_request.typing))
        return tr("Click a tag in the sidebar again to take it out, or with Shift to see its papers alone.");
    return place ? tr("Press Esc in the search bar to see all papers.")
                 : tr("Try fewer words, or press Esc in the search bar to see all papers.");
}

void Browse::tellCounts()
{
    if (!m_answered)
        return;
    ShownCount count;
    count.shown = m_answer.total;
    count.over = !m_answer.complete;
    count.inTrash = m_request.query.trimmed() == QLatin1String("is:trashed");
    // A list is a whole of its own, and "All papers" does not hold the dismissed ones.
    const bool whole = count.inTrash || shownList() != ListId{} || reachesBeyondAll(m_request.query, m_request.typing);
    count.of = whole ? 0 : m_sidebar.counts.all;
    count.noLonger = m_papers.staleCount();
    m_panes.header->setCount(count);
    tellProgress();
    const bool asked = m_objection.isEmpty() && !m_request.query.trimmed().isEmpty();
    m_panes.search->setCount(!asked              ? QString()
                             : m_answer.complete ? papersText(m_answer.total)
                                                 : overText(m_answer.total));
}

// Of the whole list, whatever is filtered.
void Browse::tellProgress()
{
    const ListId list = m_answer.places ? m_answer.places->list : ListId{};
    const auto at = std::ranges::find(m_sidebar.lists, list, [](const CountedList &each) { return each.list.id; });
    if (at == m_sidebar.lists.end())
        m_panes.header->setProgress(0, 0);
    else
        m_panes.header->setProgress(at->read, at->papers);
}

void Browse::tellSummary()
{
    if (!m_sidebarCame) // it does not know how many there are
        return;
    const LibraryCounts &counts = m_sidebar.counts;
    m_panes.status->setSummary({counts.all, counts.dismissed, counts.digests, m_panes.list->selectedCount()});
}

} // namespace sheaf
