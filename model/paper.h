// SPDX-License-Identifier: GPL-3.0-or-later
// The things of a library as plain values: papers, tags, reading lists, digests, and the ids that name them.
#pragma once

#include <QString>
#include <QStringList>

#include <compare>
#include <functional>
#include <optional>
#include <vector>

namespace sheaf
{

// An id is a type. 0 is "none". A paper's id is its row id and its document number: given once, never reused.
// In an Edit, a negative TagId, ListId, ItemId, HighlightId, SearchId or PaperId stands for a row that the same edit
// makes.
enum class PaperId : qint64 {};
enum class TagId : qint64 {};
enum class ListId : qint64 {};
enum class ItemId : qint64 {};
enum class DigestId : qint64 {};
enum class EditId : qint64 {};
enum class HighlightId : qint64 {};
enum class SearchId : qint64 {};

template <class Id>
constexpr qint64 number(Id id)
{
    return static_cast<qint64>(id);
}

enum class Status : quint8 { Unread, Reading, Read, Dismissed };

// "unread", "reading", "read", "dismissed": in queries, JSON and the command line.
QString statusName(Status status);
std::optional<Status> statusFromName(const QString &name);

// One paper's place in one digest; lines are 1-based, both included.
struct Entry {
    DigestId digest{};
    QString digestName;
    QString digestLabel; // "May 29", or ""
    int firstLine = 0;
    int lastLine = 0;
    bool differs = false; // the entry keeps a text of its own
};

// A stretch of an abstract. Kept: code points of the stored original abstract (-1, -1 when it lies in a text of the
// user's own that the original does not hold), the quoted text as it was shown, and up to 32 characters either side.
// Where it stands in the text shown now is found when a paper is read (text/anchor.h): 0 units long means detached.
struct Highlight {
    HighlightId id{};
    qint64 first = -1;
    qint64 last = -1; // one past the end
    int colour = 1;   // 1..4
    QString text;     // the quoted, cleaned text
    QString before;
    QString after;
    QString remark;
    qsizetype shownFrom = 0; // UTF-16 units of Paper::abstract; not stored
    qsizetype shownLength = 0;

    bool isDetached() const { return shownLength == 0; }
    bool operator==(const Highlight &) const = default;
};

// What the user may say of a paper. A title or abstract without a value is the digest's own, cleaned.
struct PaperDetails {
    std::optional<QString> title;
    std::optional<QString> abstract;
    QStringList authors; // "Family, Given"
    int year = 0;        // 0: not known
    QString venue;
    QString doi;
    QString arxiv;
    QStringList urls;

    bool operator==(const PaperDetails &) const = default;
};

// What a list row shows. Made by the pager, 128 at a time.
struct PaperRow {
    PaperId id{};
    QString title;
    QString lead; // the first words of the cleaned abstract, at most about 240 characters
    int year = 0; // 0: not known
    Status status = Status::Unread;
    bool starred = false;
    bool trashed = false;
    std::vector<TagId> tags;
    QString digest; // the first digest's label, else its name
    int digests = 0;
    qint64 added = 0; // UTC milliseconds
    static constexpr qsizetype namedAuthors = 3;
    QStringList authors; // family names, of the first few: one more than are named says that there are more
};

struct Paper {
    PaperId id{};
    QString uid;
    QString title;    // cleaned
    QString abstract; // cleaned
    QString originalTitle;
    QString originalAbstract;
    bool titleIsOwn = false; // the user's text is shown, the original is kept
    bool abstractIsOwn = false;
    bool titleAsIs = false; // the original was taken as it is: without the user's text it is shown so, uncleaned
    bool abstractAsIs = false;
    QStringList authors; // "Family, Given"
    int year = 0;        // 0: not known
    QString venue;
    QString doi;
    QString arxiv;
    QStringList urls; // stored ones, then those found in the abstract, each once
    QStringList storedUrls;
    std::vector<TagId> tags;
    QStringList tagNames; // sorted
    Status status = Status::Unread;
    bool starred = false;
    bool trashed = false;
    QString note;
    std::vector<Highlight> highlights;
    QString key;      // "" before the first export
    qint64 added = 0; // UTC milliseconds
    std::vector<Entry> entries;
    std::vector<PaperId> resembles; // possible duplicates that the user has not told apart
};

// One entry's own words: what its digest says where that differs from the paper, else the paper's.
struct Variant {
    Entry entry;
    QString title;
    QString abstract;
};

inline constexpr int hueCount = 12; // the theme's hues for tags

struct Tag {
    TagId id{};
    QString name;
    TagId parent{};
    QStringList aliases;
    int colour = 0;   // 0..hueCount - 1
    QString shortcut; // a key of the keyboard, or ""
    QString area;     // the stable id of the area it came from, or ""

    bool operator==(const Tag &) const = default;
};

struct ReadingList {
    ListId id{};
    QString name;
    bool archived = false;

    bool operator==(const ReadingList &) const = default;
};

// A name for a query. The names are unique after folding; the query is kept as it was written, right or not.
struct SavedSearch {
    SearchId id{};
    QString name;
    QString query;

    bool operator==(const SavedSearch &) const = default;
};

// A place in a list: a paper with its comment, or a section's heading (paper is 0).
// Positions are sparse and only their order counts; ties by id.
struct ListItem {
    ItemId id{};
    qint64 position = 0;
    PaperId paper{};
    QString text; // the comment of a paper, the name of a section

    bool operator==(const ListItem &) const = default;
};

struct Digest {
    DigestId id{};
    QString name;     // the file's name without its folder
    QString label;    // "May 29", or ""
    QString encoding; // "UTF-8", "UTF-16 LE", ...
    qint64 imported = 0;
    qint64 bytes = 0;
    int lines = 0;
    int entries = 0;
};

} // namespace sheaf
