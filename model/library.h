// SPDX-License-Identifier: GPL-3.0-or-later
// A library opened on one connection: everything that can be asked of it and done to it, synchronously.
// One thread at a time. Trouble with SQL or the disk leaves as SqlError (db/sqlite.h), which worker.h turns into an
// Error; what the user got wrong comes back as a Result. Every write is one transaction, BEGIN IMMEDIATE.
#pragma once

#include "model/answers.h"
#include "model/incoming.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sheaf
{

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
    std::optional<DigestId> digestByName(const QString &name); // id, name, or label
    // The decoded text of a digest, lines joined by LF.
    QString digestText(DigestId id);
    std::vector<Variant> variants(PaperId id); // what each entry of the paper says, in the order of Paper::entries
    // Papers other than `except` that have this DOI, arXiv id (version ignored) or title.
    std::vector<AlikePaper> alike(const PaperDetails &details, PaperId except);
    // What taking a digest away would do now.
    struct DigestRemoval {
        qint64 stay = 0;  // papers that have something else to stay for
        qint64 trash = 0; // papers that go to the Trash
    };
    DigestRemoval digestRemoval(DigestId id);

    // Sets for the finder; none holds hidden papers, all hold trashed and dismissed ones.
    IdSet everyPaper();
    IdSet trashed();
    IdSet starred();
    IdSet withStatus(Status status);
    IdSet tagged();
    IdSet taggedWith(TagId tag, bool withChildren);
    IdSet inList(ListId list);
    IdSet inDigest(DigestId digest);
    IdSet having(Having what);
    IdSet duplicates(); // papers that resemble another one and were not told apart
    // The ids of `set` in an order. Order::Digest and Order::List need `of`.
    std::vector<PaperId> ordered(const IdSet &set, Order order, qint64 of = 0);
    // Feeds the index.
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
    // Closes a digest that is a reading list, and makes or replaces that list. After openDigest() said alreadyHere:
    // addBatch() only gathers the items, and nothing but the list is written, if it is not so already.
    ListMade closeList(const ListDraft &draft, const QString &encoding, int lines);
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
