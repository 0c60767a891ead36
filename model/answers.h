// SPDX-License-Identifier: GPL-3.0-or-later
// What a library answers, as plain values: counts, the sidebar, what an edit did, texts for the index.
#pragma once

#include "model/edit.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sheaf
{

// How papers are ordered; kept in settings by number. Relevance needs words, Digest and List need to know which;
// Digests is the number of them.
enum class Order : quint8 { Added, Title, Year, Digest, List, Relevance, Digests };

// What has: asks for.
enum class Having : quint8 { Note, Highlight, Doi, Arxiv, Url, Authors };

// What a paper is, as far as keys and menus decide by it.
struct PaperKind {
    Status status = Status::Unread;
    bool starred = false;
    bool trashed = false;
};

// Numbers beside the sidebar's rows; by the counting rule of the query they stand for.
struct LibraryCounts {
    qint64 papers = 0; // all but trashed
    qint64 all = 0;    // what "All papers" shows: neither trashed nor dismissed
    qint64 unread = 0;
    qint64 starred = 0;
    qint64 untagged = 0;
    qint64 dismissed = 0;
    qint64 trashed = 0;
    qint64 digests = 0;
    qint64 entries = 0;
    qint64 tags = 0;
    qint64 lists = 0;
};

struct CountedTag {
    Tag tag;
    qint64 papers = 0; // with the tag or one below it, neither trashed nor dismissed
};

struct CountedList {
    ReadingList list;
    qint64 papers = 0; // all places but those of trashed papers
    qint64 read = 0;   // of them
};

struct CountedDigest {
    Digest digest;
    qint64 papers = 0; // papers of its entries, neither trashed nor dismissed
};

// How many papers a saved search finds now.
struct SearchCount {
    SearchId search{};
    QString query;     // the one that was counted
    qint64 papers = 0; // -1: it cannot be asked
    QString why;       // then, in a sentence

    bool operator==(const SearchCount &) const = default;
};

// The sidebar's second part, which takes the index to answer.
struct SearchCounts {
    qint64 revision = 0; // or a newer one
    std::vector<SearchCount> counts;
};

// All that the sidebar shows, of one revision.
struct Sidebar {
    qint64 revision = 0;
    LibraryCounts counts;
    std::vector<CountedTag> tags;       // by name, parents anywhere
    std::vector<CountedList> lists;     // by name
    std::vector<SavedSearch> searches;  // by name
    std::vector<CountedDigest> digests; // newest import first, within it in file order
    std::optional<HistoryRow> undo;     // what Undo and Redo would take
    std::optional<HistoryRow> redo;
    bool offerAreas = false; // a library made by the window that has not been asked yet
    // Of an earlier time, as the library kept it: of `revision`, with the newest digests only, and without undo and
    // redo.
    bool kept = false;
};

// What a view shows until its question has been answered; takes no longer to read when the library is larger.
struct FirstPage {
    qint64 revision = 0;
    std::vector<PaperId> ids;       // the first ones of "All papers"
    std::vector<PaperRow> rows;     // of the first of these, more than the tallest window shows
    qint64 total = 0;               // of that view, as far as is known
    std::optional<Sidebar> sidebar; // as it was when the library was used last
};

// What an edit did. row is 0 when nothing was to change.
struct Applied {
    EditId row{};
    Change change;
    EditSummary summary;
    Compound made;    // what was really done, with real ids in place of negative ones (for "made tag 7")
    qint64 steps = 1; // rows of the history that were undone or done again; `row` and `summary` are of the last one
};

// A part of the history, newest first.
struct HistoryPage {
    qint64 revision = 0;
    qint64 below = 0; // what it was asked for
    std::vector<HistoryRow> rows;
    bool last = true; // nothing older is there
};

// A paper that has what is typed for another one.
struct AlikePaper {
    enum class By : quint8 { Doi, Arxiv, Title };
    PaperId paper{};
    QString title;
    By by = By::Title;
};

// What the sets of a library are made of.
struct PaperFacts {
    PaperId id{};
    bool trashed = false;
    Status status = Status::Unread;
    bool starred = false;
};

// Ids from the first to the last, both included.
struct PaperRange {
    PaperId first{};
    PaperId last{};
};

// Calls visit(PaperRange) for ranges that hold all of a set and few others: gaps of up to 64 ids are passed over, since
// one pass over them costs less than beginning another one.
template <class Visit>
void eachRange(const IdSet &set, Visit &&visit, qint64 widestGap = 64)
{
    PaperRange range;
    set.each([&](PaperId id) {
        if (range.first != PaperId{} && number(id) - number(range.last) > widestGap)
            visit(std::exchange(range, {}));
        if (range.first == PaperId{})
            range.first = id;
        range.last = id;
    });
    if (range.first != PaperId{})
        visit(range);
}

// Where a paper stands in an order: everything ascending, ties by id.
struct PaperPlace {
    qint64 number = 0;
    qint64 second = 0;
    std::string text;
    PaperId id{};

    auto operator<=>(const PaperPlace &) const = default;
};

// An order as the library keeps it: it may be wrong of the papers in `outdated` (which may be new, or gone).
struct StoredOrder {
    std::vector<quint32> papers;
    IdSet outdated;
};

// A segment of the search index counts for its papers but those that are masked or loose.
struct StoredSegment {
    qint64 id = 0;
    IdSet papers;
    IdSet masked; // a later segment tells them, or they are no more
};

struct IndexState {
    std::vector<StoredSegment> segments;
    IdSet loose;    // told by no segment, or by one that is out of date
    PaperId last{}; // the highest id
};

// What the index reads of a paper: cleaned texts, UTF-8; the note and the highlights' remarks, parted by textEnd,
// across which no phrase reaches.
struct IndexText {
    static constexpr char textEnd = '\x1F';

    PaperId id{};
    std::string title, abstract, authors, venue, note;
};

} // namespace sheaf
