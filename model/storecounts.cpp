// SPDX-License-Identifier: GPL-3.0-or-later
// The Store's counting of saved searches: on the finder's thread, a job for each, so that questions come between.
#include "model/store.h"

#include "model/room.h"

namespace sheaf
{

Ticket Store::askSearchCounts()
{
    const Ticket ticket = nextTicket();
    m_counting->wanted = ticket;
    m_finder->worker->post([this, ticket, room = m_finder.get()] { countSearches(ticket, *room, true); });
    return ticket;
}

// On the finder's thread. Only the ticket that was given last goes on.
void Store::countSearches(Ticket ticket, Room &finder, bool first)
{
    if (m_counting->wanted != ticket)
        return;
    SearchTally &tally = m_counting->tally;
    const Result<bool> more = guarded(
        [&]() -> Result<bool> {
            const Result<Finder *> searcher = finder.searcher();
            if (!searcher)
                return searcher.error();
            if (first)
                tally.follow(*finder.library);
            return tally.countOne(*searcher.value(), m_counting->interrupted);
        },
        QT_TRANSLATE_NOOP("Library", "The saved searches could not be counted."));
    if (m_counting->wanted != ticket)
        return;
    if (more && more.value()) {
        finder.worker->post([this, ticket, &finder] { countSearches(ticket, finder, false); });
        return;
    }
    deliver([this, ticket, more, counts = tally.counts()] {
        if (more)
            Q_EMIT searchCountsReady(ticket, counts);
        else
            Q_EMIT failed(ticket, more.error());
    });
}

} // namespace sheaf
