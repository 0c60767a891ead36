// SPDX-License-Identifier: GPL-3.0-or-later
// Papers 1 to n in a made-up order of their own, as a search's answer holds them.
#pragma once

#include "model/index/ranking.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>

namespace sheaf::test
{

inline std::shared_ptr<const PaperOrder> shuffledOrder(int papers, unsigned seed = 1)
{
    auto order = std::make_shared<PaperOrder>();
    order->byPlace.resize(static_cast<std::size_t>(papers));
    std::iota(order->byPlace.begin(), order->byPlace.end(), 1U);
    std::shuffle(order->byPlace.begin(), order->byPlace.end(), std::mt19937(seed));
    order->placeOf.resize(order->byPlace.size() + 1);
    for (std::size_t place = 0; place < order->byPlace.size(); ++place)
        order->placeOf[order->byPlace[place]] = static_cast<Document>(place);
    return order;
}

inline std::shared_ptr<const Ranking> shuffled(int papers, unsigned seed = 1)
{
    const std::shared_ptr<const PaperOrder> order = shuffledOrder(papers, seed);
    DocBits all(order->placeOf.size());
    for (int paper = 1; paper <= papers; ++paper)
        all.add(static_cast<Document>(paper));
    return std::make_shared<const Ranking>(all, order);
}

} // namespace sheaf::test
