// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the free positions between two neighbours, and widens the window until there are enough.
#include "model/listorder.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sheaf
{

namespace
{

using ItemSet = std::unordered_set<ItemId>;

// Gives the items from `first` up to `last` positions between those of their neighbours, taking neighbours in as long
// as the room is too small. What is spread again gets sixteen times the room that it needs, so that it lasts.
std::vector<ListItem> positioned(std::vector<ListItem> order, std::size_t first, std::size_t last)
{
    constexpr qint64 room = 16;
    const std::size_t begin = first;
    const std::size_t end = last;
    const auto fits = [&] {
        if (first == 0 || last == order.size())
            return true; // there is no end of room before the first and behind the last
        const qint64 gap = order[last].position - order[first - 1].position;
        const qint64 count = static_cast<qint64>(last - first);
        return gap > (first == begin && last == end ? count : count * room);
    };
    for (std::size_t by = 1; !fits(); by *= 2) {
        first -= std::min(by, first);
        last += std::min(by, order.size() - last);
    }
    const qint64 count = static_cast<qint64>(last - first);
    const bool openBefore = first == 0;
    const bool openBehind = last == order.size();
    qint64 position = 0;
    qint64 step = listStep;
    if (!openBefore && !openBehind) {
        position = order[first - 1].position;
        const qint64 gap = order[last].position - position;
        step = gap / (count + 1);
        position += (gap - step * (count + 1)) / 2; // what does not divide lies on both sides
    } else if (!openBefore) {
        position = order[first - 1].position;
    } else if (!openBehind) {
        position = order[last].position - (count + 1) * listStep;
    }
    std::vector<ListItem> put;
    for (std::size_t at = first; at < last; ++at) {
        position += step;
        ListItem &item = order[at];
        const bool fresh = number(item.id) <= 0;
        if (!fresh && item.position == position)
            continue;
        item.position = position;
        put.push_back(item);
    }
    return put;
}

std::size_t placeOf(const std::vector<ListItem> &items, ItemId id)
{
    const auto at = std::find_if(items.begin(), items.end(), [id](const ListItem &item) { return item.id == id; });
    return static_cast<std::size_t>(at - items.begin());
}

bool sameOrder(const std::vector<ListItem> &one, const std::vector<ListItem> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const ListItem &a, const ListItem &b) { return a.id == b.id; });
}

} // namespace

std::vector<ListItem> moveItems(const std::vector<ListItem> &items, const std::vector<ItemId> &moved, ItemId before)
{
    const ItemSet moving(moved.begin(), moved.end());
    std::size_t anchor = placeOf(items, before);
    while (anchor < items.size() && moving.contains(items[anchor].id))
        ++anchor;
    std::vector<ListItem> order;
    std::vector<ListItem> block;
    std::size_t first = 0;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at == anchor)
            first = order.size();
        (moving.contains(items[at].id) ? block : order).push_back(items[at]);
    }
    if (anchor == items.size())
        first = order.size();
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(first), block.begin(), block.end());
    if (block.empty() || sameOrder(order, items))
        return {};
    return positioned(std::move(order), first, first + block.size());
}

std::vector<ListItem> stepItems(const std::vector<ListItem> &items, const std::vector<ItemId> &moved, int by,
                                const std::function<bool(const ListItem &)> &shown)
{
    const ItemSet moving(moved.begin(), moved.end());
    std::vector<std::size_t> visible; // places in `items`
    std::vector<std::size_t> chosen;  // places in `visible`
    for (std::size_t at = 0; at < items.size(); ++at) {
        const bool moves = moving.contains(items[at].id);
        if (!moves && !shown(items[at]))
            continue;
        if (moves)
            chosen.push_back(visible.size());
        visible.push_back(at);
    }
    if (chosen.empty())
        return {};
    if (by < 0)
        return moveItems(items, moved, items[visible[chosen.front() == 0 ? 0 : chosen.front() - 1]].id);
    const std::size_t next = std::min(chosen.back() + 1, visible.size() - 1);
    const std::size_t behind = visible[next] + 1;
    return moveItems(items, moved, behind < items.size() ? items[behind].id : ItemId{});
}

std::vector<ListItem> insertItems(const std::vector<ListItem> &items, std::vector<ListItem> fresh, ItemId before)
{
    if (fresh.empty())
        return {};
    std::vector<ListItem> order = items;
    const std::size_t first = placeOf(items, before);
    const std::size_t count = fresh.size();
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(first), std::make_move_iterator(fresh.begin()),
                 std::make_move_iterator(fresh.end()));
    return positioned(std::move(order), first, first + count);
}

std::vector<ListItem> withItems(std::vector<ListItem> items, const std::vector<ListItem> &put)
{
    std::unordered_map<ItemId, const ListItem *> changed;
    for (const ListItem &item : put)
        changed.emplace(item.id, &item);
    for (ListItem &item : items) {
        if (const auto found = changed.extract(item.id))
            item = *found.mapped();
    }
    for (const auto &[id, item] : changed)
        items.push_back(*item);
    std::sort(items.begin(), items.end(), [](const ListItem &a, const ListItem &b) {
        return a.position != b.position ? a.position < b.position : a.id < b.id;
    });
    return items;
}

} // namespace sheaf
