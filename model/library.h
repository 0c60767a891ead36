// SPDX-License-Identifier: GPL-3.0-or-later
// A library opened on one connection: everything that can be asked of it and done to it, synchronously.
// One thread at a time. Trouble with SQL or the disk leaves as SqlError (db/sqlite.h), which worker.h turns into an
// Error; what the user got wrong comes back as a Result. Every write is one transaction, BEGIN IMMEDIATE.
#pragma once

#include "model/answers.h"
#include "model/incoming.h"
#include "model/index/segment.h"

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
    Sidebar outline(); // the same without the numbers, which LibrarySets adds
    LibraryCounts counts();
    std::vector<Tag> tags();
    std::optional<Tag> tagByName(const QString &name); // name, alias, Parent/Child or area id, folded
    std::vector<ReadingList> lists();
    std::optional<ReadingList> listByName(const QString &name);
    std::vector<ListItem> items(ListId list); // in order
    std::vector<SavedSearch> searches();      // by name
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
    IdSet withYear(qint64 first, qint64 last);      // both included; 0: the year is not known
    IdSet addedBetween(qint64 from, qint64 until);  // UTC milliseconds, `until` not included
    IdSet readBetween(qint64 from, qint64 until);   // likewise, the papers that are read
    IdSet inDigests(qint64 least, qint64 most);     // by the number of digests that have the paper; both included
    IdSet withKey(const QString &key, bool begins); // a citation key, or one that begins so; case does not matter
    IdSet duplicates();                             // papers that resemble another one and were not told apart
    // What sets are made of: papers that are not hidden; pairs of hidden ones and of hidden digests too. In no order.
    void eachFacts(const std::function<void(const PaperFacts &)> &visit);
    void eachFacts(PaperRange range, const std::function<void(const PaperFacts &)> &visit);
    void eachTagging(PaperRange range, const std::function<void(PaperId, TagId)> &visit);
    void eachListing(PaperRange range, const std::function<void(PaperId, ListId)> &visit);
    void eachEntry(PaperRange range, const std::function<void(PaperId, DigestId)> &visit);
    // The kinds of papers that the set holds, each once, and how many of its papers have which tag itself.
    std::vector<PaperKind> kindsAmong(const IdSet &papers);
    std::vector<std::pair<TagId, qint64>> tagsAmong(const IdSet &papers);
    // What the window begins with; Order::Added, Title and Year only.
    FirstPage firstPage(Order order);
    // Keeps this for the next firstPage(); it is of its revision, whichever the library's is by now.
    void keepSidebar(const Sidebar &sidebar);
    // The ids of `set` in an order. Order::Digest and Order::List need `of`.
    std::vector<PaperId> ordered(const IdSet &set, Order order, qint64 of = 0);
    // Added, Title, Year and Digests over all papers, hidden ones too; the library's own copy, if it keeps one; and
    // where one paper stands (not in Digests).
    std::vector<quint32> wholeOrder(Order order);
    std::optional<StoredOrder> storedOrder(Order order);
    std::optional<PaperPlace> placeIn(Order order, PaperId id);
    // Feeds the index: what it holds already, what is to be posted beside it, and the texts, also of hidden papers.
    IndexState indexState();
    SegmentBytes indexSegment(qint64 id);
    qint64 indexSegmentSize(qint64 id); // bytes
    qint64 outdatedInOrders();          // papers that the stored orders are wrong of
    void eachText(const IdSet &papers, const std::function<void(const IndexText &)> &visit);
    IdSet noted(PaperRange range); // those of them that have a note or a highlight
    // All reads of `work` see one state of the library.
    void inSnapshot(const std::function<void()> &work);

    // --- edits ---------------------------------------------------------------------------------------------------
    Result<Applied> submit(const Edit &edit);
    // The newest done row is taken back, the oldest undone one done again. With `expected` not 0: Moved if it is
    // another.
    Result<Applied> undo(EditId expected = {});
    Result<Applied> redo(EditId expected = {});
    // As many undos, or redos, as lead to where `target` (0: nothing) is the newest done row, in one transaction. Moved
    // when the newest is not `head` (0: none).
    Result<Applied> goTo(EditId target, EditId head);
    std::vector<HistoryRow> history(int limit);            // newest first
    HistoryPage historyPage(qint64 below, int rows = 256); // those whose position is below; 0: from the newest on
    IdSet papersOf(EditId row); // that the row is about; none when it is older than the history keeps
    // Empties the Trash and removes hidden rows for good; gives the number of papers that were in the Trash.
    Result<qint64> purge();
    Change assignKeys(std::span<const PaperId> papers);   // citation keys for those without; outside undo
    Result<Applied> addAreas(const QStringList &areaIds); // empty: all; those already there stay as they are
    void areasAnswered();                                 // the offer has been answered

    // --- import: one at a time per library, under the import lock ---------------------------------------------------
    Result<Done> beginImport(); // Busy when another import runs
    // The hashes of the digests that are here, whole.
    std::vector<QByteArray> digestHashes();
    // Steps of the running import in one transaction, of which nothing is left when it fails. New papers are in the
    // search index with it.
    StepsDone write(const std::vector<ImportStep> &steps);
    EditId endImport(EditState state); // Done or Cancelled; 0 when nothing was changed
    // A part of what is better done at once after an import (paperkeys.h), a quarter of a second long; false when none
    // is left.
    bool tidy();

    // --- the index's pieces; see indexcare.h. What was made of an older state of the library is refused
    // -----------------
    bool takeIndexLease(); // false while another has it; it runs out by itself
    void giveBackIndexLease();
    bool storeSegment(const SegmentBytes &bytes, const IdSet &papers, qint64 asOf);
    bool replaceSegments(const std::vector<StoredSegment> &old, const SegmentBytes &bytes, const IdSet &papers);
    bool storeOrders(const std::vector<std::pair<Order, std::vector<quint32>>> &orders, qint64 asOf);

    // --- care ----------------------------------------------------------------------------------------------------
    struct CheckReport {
        bool ok = true;
        QStringList problems;
    };
    CheckReport check();
    // Truncates the WAL, so that one file is one library. Called at clean close.
    void settle();
    // Gives the file's unused room back to the disk; false when another process is in the way.
    bool shrink();

private:
    struct Parts;
    explicit Library(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
