// SPDX-License-Identifier: GPL-3.0-or-later
// What a library answers, as plain values: counts, the sidebar, what an edit did, texts for the index.
#pragma once

#include "model/edit.h"

#include <optional>
#include <string>
#include <vector>

namespace sheaf
{

enum class Order : quint8 { Added, Title, Year, Digest, List };

// What has: asks for.
enum class Having : quint8 { Note, Highlight, Doi, Arxiv, Url, Authors };

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

// All that the sidebar shows, of one revision.
struct Sidebar {
    qint64 revision = 0;
    LibraryCounts counts;
    std::vector<CountedTag> tags;       // by name, parents anywhere
    std::vector<CountedList> lists;     // by name
    std::vector<CountedDigest> digests; // newest import first, within it in file order
    std::optional<HistoryRow> undo;     // what Undo and Redo would take
    std::optional<HistoryRow> redo;
    bool offerAreas = false; // a library made by the window that has not been asked yet
};

// What an edit did. row is 0 when nothing was to change.
struct Applied {
    EditId row{};
    Change change;
    EditSummary summary;
    Compound made; // what was really done, with real ids in place of negative ones (for "made tag 7")
};

// A paper that has what is typed for another one.
struct AlikePaper {
    enum class By : quint8 { Doi, Arxiv, Title };
    PaperId paper{};
    QString title;
    By by = By::Title;
};

// What the index reads of a paper: cleaned texts, UTF-8; the note with the highlights' remarks.
struct IndexText {
    PaperId id{};
    std::string title, abstract, authors, venue, note;
};

} // namespace sheaf
