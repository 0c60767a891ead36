// SPDX-License-Identifier: GPL-3.0-or-later
// Facts by set algebra over the library's sets.
#include "model/selection.h"

namespace sheaf
{

SelectionFacts factsOf(Library &library, const IdSet &papers)
{
    SelectionFacts facts;
    facts.papers = papers.count();
    const auto all = [&](const IdSet &set) { return !papers.empty() && (papers - set).empty(); };
    facts.allStarred = all(library.starred());
    facts.allRead = all(library.withStatus(Status::Read));
    facts.allReading = all(library.withStatus(Status::Reading));
    facts.allDismissed = all(library.withStatus(Status::Dismissed));
    const IdSet trashed = library.trashed();
    facts.allTrashed = all(trashed);
    facts.noneTrashed = (papers & trashed).empty();
    for (const Tag &tag : library.tags()) {
        const qint64 have = (library.taggedWith(tag.id, false) & papers).count();
        if (have > 0)
            facts.tags.push_back({tag.id, have});
    }
    return facts;
}

} // namespace sheaf
