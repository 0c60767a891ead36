// SPDX-License-Identifier: GPL-3.0-or-later
// Sets from the library or the finder, titles of their newest papers.
#include "model/taggedpapers.h"

namespace sheaf
{

namespace
{

constexpr int exampleTitles = 3;

void addExamples(Library &library, TaggedPapers &tagged)
{
    IdSet left = tagged.papers;
    std::vector<PaperId> newest;
    while (newest.size() < exampleTitles && !left.empty()) {
        newest.push_back(left.last());
        left.remove(newest.back());
    }
    for (const PaperRow &row : library.rows(newest))
        tagged.titles << row.title;
}

} // namespace

TaggedPapers papersOf(Library &library, TagId tag)
{
    TaggedPapers tagged{tag, {}, library.taggedWith(tag, false), {}, {}};
    addExamples(library, tagged);
    return tagged;
}

Result<TaggedPapers> papersFound(Library &library, Finder &finder, TagId tag, const QString &query,
                                 const std::atomic<bool> &cancelled)
{
    TaggedPapers tagged{tag, query, {}, {}, {}};
    const Result<IdSet> found = finder.select(query, cancelled);
    if (!found && found.error().kind == Error::Kind::Cancelled)
        return found.error();
    if (!found) {
        tagged.why = found.error().what;
        return tagged;
    }
    tagged.papers = library.taggedWith(tag, false) & found.value();
    addExamples(library, tagged);
    return tagged;
}

} // namespace sheaf
