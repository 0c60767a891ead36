// SPDX-License-Identifier: GPL-3.0-or-later
// Where the items of a reading list go: from what was selected and where it was put to the positions that change.
// Pure; items come in order (position, then id). Positions are sparse, so that a move writes only what moved; where the
// room between two neighbours is used up, a small window around them is spread again.
#pragma once

#include "model/paper.h"

#include <functional>
#include <vector>

namespace sheaf
{

inline constexpr qint64 listStep = qint64(1) << 20; // between neighbours: twenty halvings fit in between

// What PutItems has to write for the moved items to stand together, in the order they have, right before `before`
// (0: at the end); an anchor that moves itself stands for the next one that stays. Empty when all stand so already.
std::vector<ListItem> moveItems(const std::vector<ListItem> &items, const std::vector<ItemId> &moved, ItemId before);

// The same for one step among the items that are shown: up (-1) or down (+1). Several that lie apart come together at
// the first (or last) of them. Empty at the end of the way.
std::vector<ListItem> stepItems(const std::vector<ListItem> &items, const std::vector<ItemId> &moved, int by,
                                const std::function<bool(const ListItem &)> &shown);

// New items (with negative ids) right before `before` (0: at the end), with those that have to make room.
std::vector<ListItem> insertItems(const std::vector<ListItem> &items, std::vector<ListItem> fresh, ItemId before);

// The list after those items were put.
std::vector<ListItem> withItems(std::vector<ListItem> items, const std::vector<ListItem> &put);

} // namespace sheaf
