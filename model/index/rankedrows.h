// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a ranking as spans: a selection of a million papers that costs nothing to hand on.
#pragma once

#include "model/index/ranking.h"

#include <memory>
#include <optional>
#include <vector>

namespace sheaf
{

// A plain value; any thread. The spans are ascending and apart, and lie within the ranking, which may be null when
// there are none.
struct RankedRows {
    std::shared_ptr<const Ranking> ranking;
    std::vector<RowSpan> spans;

    static RankedRows allOf(std::shared_ptr<const Ranking> ranking); // that are known

    bool empty() const { return spans.empty(); }
    qint64 count() const;
    // The papers of the rows that are known: O(rows), and a bit for each paper of the library when they are many.
    IdSet set() const;
    std::vector<PaperId> ids() const; // in the ranking's order
    PaperId first() const;            // 0 when there are none or it is not known
    PaperId last() const;
    // Where the same papers stand in another ranking; nothing when that takes more than `most` spans.
    std::optional<std::vector<RowSpan>> in(const Ranking &other, std::size_t most) const;

    // Of the same ranking, not only of an equal one.
    bool operator==(const RankedRows &) const = default;
};

} // namespace sheaf
