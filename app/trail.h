// SPDX-License-Identifier: GPL-3.0-or-later
// Where one has been: the places in their order, for going back and forward, and how each view was left.
#pragma once

#include "model/answers.h"
#include "views/paperlist.h"

#include <functional>
#include <optional>
#include <vector>

namespace sheaf
{

// How a query was seen. Without standing its answer had not come yet.
struct Place {
    QString query;
    bool typing = false; // as SearchRequest has it; the text is still being written
    std::optional<Order> order;
    std::optional<PaperList::Standing> standing;
    QString written; // of a text that is being written or taken away: as it was when it was longest
};

// A plain value. Begins at all papers. Keeps the last hundred places and views.
class Trail final
{
public:
    // Whether there is still something to see there.
    using Lives = std::function<bool(const QString &query)>;

    // How the place that is shown looks; nothing when another one is current.
    void leave(const QString &query, const PaperList::Standing &standing, Order order);
    // This query is shown now: a new place behind the current one, without those ahead; or the current one, when it is
    // the same query, or the same text written on (goesOn), but for a text that was emptied.
    void arrive(const QString &query, bool typing, bool goesOn);
    // The nearest place behind (-1) or ahead (+1) that lives and is not the same view; nullptr without one.
    const Place *next(int by, const Lives &lives) const;
    const Place *go(int by, const Lives &lives); // makes it the current one
    // How this query was left last.
    const Place *lastSeen(const QString &query) const;
    // Queries are written otherwise from now on (something in them has another name).
    void rewrite(const std::function<QString(const QString &query)> &renamed);

private:
    std::vector<Place> m_places{Place()};
    std::size_t m_at = 0;
    std::vector<Place> m_views; // by query, last seen last
};

} // namespace sheaf
