// SPDX-License-Identifier: GPL-3.0-or-later
// Two short lists of places; a place keeps no more of the papers than it needs to be found again.
#include "app/trail.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t keptPlaces = 100;

// Without the order of all papers, which an old answer would keep alive, and without a selection that nobody makes
// anew.
PaperList::Standing lightened(const PaperList::Standing &standing)
{
    constexpr qint64 manySelected = 1000;
    PaperList::Standing light = standing;
    light.papers = {};
    light.selected = {};
    if (standing.selected.count() <= manySelected)
        light.selected = RankedRows::allOf(std::make_shared<const Ranking>(standing.selected.ids()));
    return light;
}

} // namespace

void Trail::leave(const QString &query, const PaperList::Standing &standing, Order order)
{
    const Place seen{query, false, order, lightened(standing), {}};
    if (Place &current = m_places[m_at]; current.query == query) {
        current.order = order;
        current.standing = seen.standing;
    }
    std::erase_if(m_views, [&](const Place &view) { return view.query == query; });
    m_views.push_back(seen);
    if (m_views.size() > keptPlaces)
        m_views.erase(m_views.begin());
}

void Trail::arrive(const QString &query, bool typing, bool goesOn)
{
    Place &current = m_places[m_at];
    if (current.query == query) {
        current.typing = typing;
        return;
    }
    m_places.resize(m_at + 1);
    const bool writesOn = current.typing && typing && goesOn;
    if (writesOn && query.trimmed().isEmpty()) { // what was looked for is a place, whichever way it was deleted
        if (current.query != current.written)
            current.standing.reset();
        current.query = current.written;
    } else if (writesOn) {
        if (!current.written.startsWith(query))
            current.written = query;
        current.query = query;
        current.standing.reset();
        return;
    }
    m_places.push_back({query, typing, {}, {}, query});
    if (m_places.size() > keptPlaces)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

const Place *Trail::next(int by, const Lives &lives) const
{
    const QString &here = m_places[m_at].query;
    for (std::size_t at = m_at + std::size_t(by); at < m_places.size(); at += std::size_t(by)) { // -1 ends below 0 too
        if (m_places[at].query != here && lives(m_places[at].query))
            return &m_places[at];
    }
    return nullptr;
}

const Place *Trail::go(int by, const Lives &lives)
{
    const Place *place = next(by, lives);
    if (place)
        m_at = static_cast<std::size_t>(place - m_places.data());
    return place;
}

const Place *Trail::lastSeen(const QString &query) const
{
    const auto view = std::ranges::find(m_views, query, &Place::query);
    return view == m_views.end() ? nullptr : &*view;
}

void Trail::rewrite(const std::function<QString(const QString &query)> &renamed)
{
    for (std::vector<Place> *places : {&m_places, &m_views}) {
        for (Place &place : *places)
            place.query = renamed(place.query);
    }
}

} // namespace sheaf
