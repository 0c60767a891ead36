// SPDX-License-Identifier: GPL-3.0-or-later
// PaperOrders: few outdated papers are put in their places by binary search, many by reading the order anew.
#include "model/paperorders.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 repairedPart = 20; // up to one paper in so many is repaired
constexpr qint64 alwaysRepaired = 64;

std::shared_ptr<const PaperOrder> orderOf(std::vector<Document> byPlace)
{
    auto order = std::make_shared<PaperOrder>();
    const auto last = std::ranges::max_element(byPlace);
    order->placeOf.resize(last == byPlace.end() ? 0 : *last + 1U);
    for (std::size_t place = 0; place < byPlace.size(); ++place)
        order->placeOf[byPlace[place]] = static_cast<Document>(place);
    order->byPlace = std::move(byPlace);
    return order;
}

} // namespace

std::shared_ptr<const PaperOrder> PaperOrders::order(Order order)
{
    auto kept = m_kept.find(static_cast<int>(order));
    if (kept == m_kept.end())
        kept = m_kept.insert(static_cast<int>(order), read(order));
    if (!kept->outdated.empty())
        *kept = {repaired(order, *kept), {}};
    return kept->order;
}

void PaperOrders::follow(const Change &change)
{
    if (change.everything) {
        forget();
        return;
    }
    if (change.digests || change.texts)
        m_kept.remove(static_cast<int>(Order::Digests));
    if (!change.texts)
        return;
    for (Kept &kept : m_kept)
        kept.outdated |= change.papers;
}

PaperOrders::Kept PaperOrders::read(Order order)
{
    std::optional<StoredOrder> stored = m_library.storedOrder(order);
    if (stored)
        return {orderOf(std::move(stored->papers)), std::move(stored->outdated)};
    return {orderOf(m_library.wholeOrder(order)), {}};
}

std::shared_ptr<const PaperOrder> PaperOrders::repaired(Order order, const Kept &kept)
{
    const std::vector<Document> &old = kept.order->byPlace;
    const auto papers = static_cast<qint64>(old.size());
    if (kept.outdated.count() > std::max(alwaysRepaired, papers / repairedPart))
        return orderOf(m_library.wholeOrder(order));

    std::vector<Document> rest;
    rest.reserve(old.size());
    std::ranges::copy_if(old, std::back_inserter(rest),
                         [&](Document document) { return !kept.outdated.contains(paperOf(document)); });
    std::vector<PaperPlace> moved;
    kept.outdated.each([&](PaperId id) {
        if (std::optional<PaperPlace> place = m_library.placeIn(order, id))
            moved.push_back(std::move(*place));
    });
    std::ranges::sort(moved);

    const auto isBefore = [&](Document document, const PaperPlace &place) {
        const std::optional<PaperPlace> of = m_library.placeIn(order, paperOf(document));
        return of && *of < place;
    };
    std::vector<Document> all;
    all.reserve(rest.size() + moved.size());
    auto next = rest.cbegin();
    for (const PaperPlace &place : moved) {
        // Papers that come together often stay together.
        if (next != rest.cend() && isBefore(*next, place)) {
            const auto gap =
                std::partition_point(next, rest.cend(), [&](Document document) { return isBefore(document, place); });
            all.insert(all.end(), next, gap);
            next = gap;
        }
        all.push_back(documentOf(place.id));
    }
    all.insert(all.end(), next, rest.cend());
    return orderOf(std::move(all));
}

} // namespace sheaf
