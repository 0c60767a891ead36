// SPDX-License-Identifier: GPL-3.0-or-later
// RankedRows: spans become papers only when somebody asks for them.
#include "model/index/rankedrows.h"

#include <algorithm>

namespace sheaf
{

RankedRows RankedRows::allOf(std::shared_ptr<const Ranking> ranking)
{
    RankedRows rows{std::move(ranking), {}};
    const Ranking &all = *rows.ranking;
    const qint64 known = all.isWhole() ? all.count() : static_cast<qint64>(all.ids().size());
    if (known > 0)
        rows.spans.push_back({0, known - 1});
    return rows;
}

qint64 RankedRows::count() const
{
    qint64 count = 0;
    for (const RowSpan &span : spans)
        count += span.last - span.first + 1;
    return count;
}

IdSet RankedRows::set() const
{
    constexpr qint64 few = 1000; // from then on a bit for each paper of the library is cheaper
    if (count() <= few)
        return IdSet(ids());
    DocBits papers(ranking->bound());
    for (const RowSpan &span : spans)
        ranking->addTo(papers, span.first, span.last - span.first + 1);
    return papers.toIdSet();
}

std::vector<PaperId> RankedRows::ids() const
{
    std::vector<PaperId> ids;
    for (const RowSpan &span : spans) {
        const std::vector<PaperId> more = ranking->ids(span.first, span.last - span.first + 1);
        ids.insert(ids.end(), more.begin(), more.end());
    }
    return ids;
}

PaperId RankedRows::first() const
{
    return spans.empty() ? PaperId{} : ranking->at(spans.front().first);
}

PaperId RankedRows::last() const
{
    return spans.empty() ? PaperId{} : ranking->at(spans.back().last);
}

std::optional<std::vector<RowSpan>> RankedRows::in(const Ranking &other, std::size_t most) const
{
    if (spans.empty() || ranking->isSameAs(other))
        return spans;
    DocBits wanted(std::max(ranking->bound(), other.bound()));
    for (const RowSpan &span : spans)
        ranking->addTo(wanted, span.first, span.last - span.first + 1);
    return other.spansOf(wanted, most);
}

} // namespace sheaf
