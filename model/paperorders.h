// SPDX-License-Identifier: GPL-3.0-or-later
// The orders that results are shown in, each over all papers of the library, kept in memory and in step with the edits.
#pragma once

#include "model/index/ranking.h"
#include "model/library.h"

#include <QHash>

#include <memory>

namespace sheaf
{

// One thread; uses the Library (which outlives it) for reading only. What is handed out never changes.
class PaperOrders final
{
public:
    explicit PaperOrders(Library &library) : m_library(library) {}

    // Added, Title, Year or Digests; hidden papers are in it too. Read when first asked for: from the library's own
    // copy, or by a scan.
    std::shared_ptr<const PaperOrder> order(Order order);
    void follow(const Change &change);
    void forget() { m_kept.clear(); }

private:
    struct Kept {
        std::shared_ptr<const PaperOrder> order;
        IdSet outdated;
    };
    Kept read(Order order);
    std::shared_ptr<const PaperOrder> repaired(Order order, const Kept &kept);

    Library &m_library;
    QHash<int, Kept> m_kept; // by Order
};

} // namespace sheaf
