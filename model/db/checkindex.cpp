// SPDX-License-Identifier: GPL-3.0-or-later
// The index and the papers, form by form.
#include "model/db/checkindex.h"

#include "model/db/indexstore.h"
#include "model/db/readpapers.h"
#include "model/index/postings.h"
#include "model/index/segmentbuilder.h"
#include "model/index/segmentmerge.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

struct IndexCheckWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

constexpr std::size_t checkedAtOnce = 8192;

bool isSamePosting(const Posting &a, const Posting &b)
{
    return a.document == b.document && a.fields == b.fields && a.weight == b.weight;
}

// The next form that papers outside the mask hold, with how they hold it.
bool nextForm(const Segment &segment, const IdSet &masked, Dictionary::Cursor &cursor, FormEntry &entry,
              std::vector<Posting> &postings)
{
    while (cursor.next(entry)) {
        postings.clear();
        segment.list(entry).each([&](const Posting &posting) {
            if (!masked.contains(paperOf(posting.document)))
                postings.push_back(posting);
        });
        if (!postings.empty())
            return true;
    }
    return false;
}

bool tellTheSame(const Segment &stored, const IdSet &masked, const Segment &fresh)
{
    Dictionary::Cursor storedForms = stored.dictionary().begin();
    Dictionary::Cursor freshForms = fresh.dictionary().begin();
    FormEntry storedForm;
    FormEntry freshForm;
    std::vector<Posting> storedPostings;
    std::vector<Posting> freshPostings;
    while (nextForm(stored, masked, storedForms, storedForm, storedPostings)) {
        if (!nextForm(fresh, {}, freshForms, freshForm, freshPostings) || storedForm.form != freshForm.form ||
            !std::ranges::equal(storedPostings, freshPostings, isSamePosting))
            return false;
    }
    return !nextForm(fresh, {}, freshForms, freshForm, freshPostings);
}

// What a segment of these papers would be today.
std::shared_ptr<const Segment> madeAnew(Database &database, const IdSet &papers)
{
    SegmentBuilder builder;
    std::vector<MergeInput> blocks;
    const auto endBlock = [&] { blocks.push_back({Segment::open(builder.build()), nullptr}); };
    readTexts(database, papers, [&](const IndexText &text) {
        builder.add(text.id, {text.title, text.abstract, text.authors, text.venue});
        if (builder.documents() == checkedAtOnce)
            endBlock();
    });
    endBlock();
    return Segment::open(mergeSegments(blocks));
}

} // namespace

QStringList findIndexProblems(Database &database)
{
    QStringList problems;
    const IndexState state = readIndexState(database);
    for (const StoredSegment &stored : state.segments) {
        const std::shared_ptr<const Segment> segment = Segment::open(readSegmentBytes(database, stored.id));
        const IdSet masked = stored.masked | state.loose;
        if (!segment)
            problems.append(IndexCheckWords::tr("Piece %1 of the search index is damaged.").arg(stored.id));
        else if (!tellTheSame(*segment, masked, *madeAnew(database, stored.papers - masked)))
            problems.append(IndexCheckWords::tr("Piece %1 of the search index tells other words than its papers hold.")
                                .arg(stored.id));
    }
    if (!problems.isEmpty())
        problems.append(IndexCheckWords::tr("“sheaf compact” makes the search index anew."));
    return problems;
}

} // namespace sheaf
