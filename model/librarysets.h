// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of a library in memory: what is read, starred, tagged, listed, in a digest; each read when first asked for
// and then kept in step with the edits.
#pragma once

#include "model/library.h"

#include <QHash>

namespace sheaf
{

// One thread; uses the Library (which outlives it) for reading only. Sets live until the next call that is not const.
// Of papers that are hidden only tagged(), inList() and inDigest() may hold some.
class LibrarySets final
{
public:
    explicit LibrarySets(Library &library) : m_library(library) {}

    Library &library() { return m_library; }

    // Follows a change: O(the ids that changed), whatever the library holds.
    void follow(const Change &change);
    void forget();

    const IdSet &everyPaper() { return flags().every; }
    const IdSet &trashed() { return flags().trashed; }
    const IdSet &starred() { return flags().starred; }
    const IdSet &withStatus(Status status) { return flags().status[static_cast<std::size_t>(status)]; }
    // Neither trashed nor dismissed.
    const IdSet &shown();
    const IdSet &tagged(); // with any tag
    const IdSet &taggedWith(TagId tag);
    IdSet taggedWithin(TagId tag); // or with a tag below it
    // Reads on towards all tags' sets, some milliseconds' worth of tags; false when they are there. For idle times.
    bool readSome();
    const IdSet &inList(ListId list);
    const IdSet &inDigest(DigestId digest);

    // The library's things with their numbers, of the revision that was followed last.
    Sidebar sidebar();

private:
    struct Flags {
        IdSet every, trashed, starred;
        IdSet status[4];
    };
    const Flags &flags();
    const std::vector<Tag> &tags();
    static void add(Flags &flags, const PaperFacts &facts);
    void keepRead();
    void followRange(PaperRange range, const IdSet &changed);
    LibraryCounts counts();
    CountedList counted(const ReadingList &list);

    Library &m_library;
    std::optional<Flags> m_flags;
    std::optional<IdSet> m_shown;
    std::optional<IdSet> m_tagged;
    std::optional<std::vector<Tag>> m_tags;
    QHash<TagId, IdSet> m_withTag;
    struct Reading {
        QHash<TagId, IdSet> withTag; // of the papers before `next`
        PaperId next{1};
    };
    std::optional<Reading> m_reading;
    bool m_hasAllTags = false;
    QHash<ListId, IdSet> m_inList;
    QHash<DigestId, IdSet> m_inDigest;
};

} // namespace sheaf
