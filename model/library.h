// SPDX-License-Identifier: GPL-3.0-or-later
// A library opened on one connection: everything that can be asked of it and done to it, synchronously.
// One thread at a time. Trouble with SQL or the disk leaves as SqlError (db/sqlite.h), which worker.h turns into an
// Error; what the user got wrong comes back as a Result. Every write is one transaction, BEGIN IMMEDIATE.
#pragma once

#include "model/edit.h"
#include "model/formats/format.h"
#include "model/paper.h"
#include "model/result.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sheaf
{

class Database; // db/sqlite.h

enum class Order : quint8 { Added, Title, Year, Digest, List };

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

// A digest on its way in; hash is the SHA-256 of its raw bytes.
struct DigestDraft {
    QString name;
    QString path; // as given; "" for pasted text
    QByteArray hash;
    qint64 bytes = 0;
};

// A record made ready off the writer's thread.
struct Incoming {
    Record record;        // original texts
    std::string title;    // cleaned
    std::string abstract; // cleaned; "" when the same as the original
    std::string lead;
    std::string sortKey;
    std::int64_t titleKey = 0; // stableHash(normaliseTitle(cleaned title)); 0 when that is empty
    std::int64_t abstractKey = 0;
};

struct ImportCounts {
    qint64 entries = 0;
    qint64 fresh = 0; // "new"
    qint64 known = 0;
    qint64 merged = 0;
};

// What one batch did to the library.
struct BatchOutcome {
    ImportCounts counts;
    std::vector<Remark> remarks; // possible duplicates
    std::vector<PaperId> papers; // of the records, in their order
    Change change;
};

struct DigestOpened {
    DigestId digest{};
    bool alreadyHere = false; // the same bytes, alive: nothing is to be imported
    ImportCounts counts;      // when already here: its entries, all known
    QString earlierVersion;   // the name of a live digest of the same path with other bytes, "" if none
};

// One file's part of an import's report.
struct FileReport {
    QString file;
    DigestId digest{};
    QString digestName;
    ImportCounts counts;
    std::vector<Remark> remarks;
    std::optional<Error> error; // refused or unreadable
};

struct ImportReport {
    EditId row{}; // 0 when nothing changed
    std::vector<FileReport> files;
    EditState state = EditState::Done;
    ImportCounts total() const;
};

class Library final
{
public:
    enum class Mode { ReadOnly, ReadWrite };
    struct Options {
        Mode mode = Mode::ReadWrite;
        bool create = true;      // make the file when there is none
        bool offerAreas = false; // a library made now asks for its areas (the window's do)
        int busyMilliseconds = 60'000;
        std::function<void()> waiting; // called once when another process makes this one wait over half a second
    };

    // Opens, makes or migrates (copying the file aside first). Refused: a foreign file, a newer library, a folder.
    static Result<std::unique_ptr<Library>> open(const QString &path, const Options &options);
    ~Library();
    QString path() const;

    // --- reading -------------------------------------------------------------------------------------------------
    qint64 revision();
    // What changed after revision `since`, by whichever process; `everything` when too long ago.
    Change changesSince(qint64 since);
    // PRAGMA data_version: differs from the last call's when another connection committed.
    qint64 dataVersion();

    std::vector<PaperRow> rows(std::span<const PaperId> ids); // in that order; missing ones left out
    std::optional<Paper> paper(PaperId id);                   // also trashed ones; not hidden ones
    std::optional<PaperId> paperByUid(const QString &uid);
    Sidebar sidebar();
    LibraryCounts counts();
    std::vector<Tag> tags();
    std::optional<Tag> tagByName(const QString &name); // name, alias, Parent/Child or area id, folded
    std::vector<ReadingList> lists();
    std::optional<ReadingList> listByName(const QString &name);
    std::vector<ListItem> items(ListId list); // in order
    std::vector<Digest> digests();
    std::optional<DigestId> digestByName(const QString &name); // name, label, or id
    // The decoded text of a digest, lines joined by LF.
    QString digestText(DigestId id);

    // Sets for the finder; none holds hidden papers, all hold trashed and dismissed ones.
    IdSet everyPaper();
    IdSet trashed();
    IdSet starred();
    IdSet withStatus(Status status);
    IdSet tagged();
    IdSet taggedWith(TagId tag, bool withChildren);
    IdSet inList(ListId list);
    IdSet inDigest(DigestId digest);
    // The ids of `set` in an order. Order::Digest and Order::List need `of`.
    std::vector<PaperId> ordered(const IdSet &set, Order order, qint64 of = 0);
    // Feeds the index: id, title, abstract, authors, venue and note, remarks of each paper, all cleaned, UTF-8.
    struct IndexText {
        PaperId id{};
        std::string title, abstract, authors, venue, note;
    };
    void eachText(const std::function<void(const IndexText &)> &visit);
    void eachText(const IdSet &papers, const std::function<void(const IndexText &)> &visit);

    // --- edits ---------------------------------------------------------------------------------------------------
    Result<Applied> submit(const Edit &edit);
    // The newest done row is taken back, the oldest undone one done again. With `expected` not 0: Moved if it is
    // another.
    Result<Applied> undo(EditId expected = {});
    Result<Applied> redo(EditId expected = {});
    std::vector<HistoryRow> history(int limit); // newest first
    // Empties the Trash and removes hidden rows for good; gives the number of papers that were in the Trash.
    Result<qint64> purge();
    Change assignKeys(std::span<const PaperId> papers);   // citation keys for those without; outside undo
    Result<Applied> addAreas(const QStringList &areaIds); // empty: all; those already there stay as they are
    void areasAnswered();                                 // the offer has been answered

    // --- import: one at a time per library, under the import lock ---------------------------------------------------
    Result<Done> beginImport(); // Busy when another import runs
    Result<DigestOpened> openDigest(const DigestDraft &draft);
    // Adds records and raw chunks to the digest opened last, in one transaction.
    BatchOutcome addBatch(std::vector<Incoming> &&records, std::vector<RawChunk> &&chunks);
    // What is known of the digest only at its end.
    void closeDigest(const QString &label, const QString &encoding, int lines);
    EditId endImport(EditState state); // Done or Cancelled; 0 when nothing was changed

    // --- care ----------------------------------------------------------------------------------------------------
    struct CheckReport {
        bool ok = true;
        QStringList problems;
    };
    CheckReport check();
    // Truncates the WAL, so that one file is one library. Called at clean close.
    void settle();

private:
    struct Parts;
    explicit Library(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
