// SPDX-License-Identifier: GPL-3.0-or-later
// One running import: takes digests, records and raw chunks, many in one transaction, and keeps its row of the history
// and the search index in step. Needs the import lock, which its owner holds from before the first call until after
// end().
#pragma once

#include "model/db/checkpointer.h"
#include "model/db/importlist.h"
#include "model/db/keyindex.h"
#include "model/db/recognise.h"
#include "model/db/segmentthread.h"
#include "model/db/sqlite.h"
#include "model/db/writepaper.h"
#include "model/incoming.h"

#include <QHash>

namespace sheaf
{

class Import final
{
public:
    explicit Import(Database &database) : m_database(database), m_keys(database) {}

    // All of them in one transaction, which leaves nothing of them behind when it fails; then the import can only end,
    // and what comes after it fails likewise: it may go on with a digest that is not there.
    std::vector<StepDone> write(const std::vector<ImportStep> &steps);
    EditId end(EditState state);

private:
    // All that a rollback has to take back.
    struct State {
        EditId row{};
        Arrival arrival;
        ShowImport shown;
        std::vector<Edit> also; // inverses of the edits that went along, the oldest first
        IdSet restored;         // papers that came back from the Trash
        IdSet counted;          // of a digest as it was, those that were met already
        DigestDraft draft;
        DigestId digest{};
        bool written = false;  // the digest's row is there
        bool listOnly = false; // it was here already: only its list is looked at
        ListedPlaces places;
        std::vector<PaperId> commented; // of entries that count as known unless the list keeps their comment
        ListRecogniser recogniser;
        IdSet touched;        // papers that the list added something to, or holds
        bool asItWas = false; // a deleted digest: it comes back with the entries that it had
        qint64 nextChunk = 0;
    };
    // Where a hidden digest's entries were, so that its papers come back with their ids even without a key, and those
    // of a deleted one whatever has become of them.
    using Places = QHash<int, PaperId>;

    StepDone perform(const DigestDraft &draft);
    StepDone perform(const DigestPart &part);
    StepDone perform(const DigestEnd &end);
    StepDone perform(const ListEnd &end);
    BatchOutcome gatherPart(const std::vector<Incoming> &records);
    void beginWork(BatchOutcome &outcome);
    void endWork(const BatchOutcome &outcome);
    void openRow();
    void readPlaces();
    void writeDigest(BatchOutcome &outcome);
    void finishDigest(const DigestEnd &end, BatchOutcome &outcome);
    // known: the records that so far count as such.
    void gatherList(const std::vector<Incoming> &records, const std::vector<PaperId> &papers,
                    const std::vector<bool> &known);
    void addToPapers(const std::vector<Incoming> &records, std::vector<bool> &known, BatchOutcome &outcome);
    ListMade finishList(const ListEnd &end, BatchOutcome &outcome);
    void showDeleted(BatchOutcome &outcome);
    // An edit that is a part of this import: its row takes it back too. In a running batch's transaction.
    void applyAlso(const Edit &edit, BatchOutcome &outcome);
    bool bringBack(PaperId paper, BatchOutcome &outcome);
    void hideUnfinished(BatchOutcome &outcome);
    void clearOldContents();
    PaperId addRecord(const Incoming &incoming, BatchOutcome &outcome);
    PaperId addNew(const Incoming &incoming, const Recognition &found, BatchOutcome &outcome);
    PaperId addAsItWas(const Incoming &incoming, BatchOutcome &outcome);
    void addKnown(const Incoming &incoming, PaperId paper, BatchOutcome &outcome);
    bool fillFields(const Incoming &incoming, PaperId paper);
    bool insertEntry(const Incoming &incoming, PaperId paper);
    bool addEntry(const Incoming &incoming, PaperId paper);
    void addChunk(const PackedChunk &chunk);
    void writeChunks();
    template <class Work>
    void atOnce(Work &&work);
    void makeRoomInLog();
    void finishTransaction();

    Database &m_database;
    State m_state;
    Places m_places;
    KeyIndex m_keys;
    UidSource m_uids;
    SegmentThread m_segments; // of the papers that a transaction makes
    std::optional<SqlError> m_failure;
    std::optional<Checkpointer> m_log; // from the second transaction on: most imports have one
    bool m_committed = false;
    // Of the transaction that runs:
    struct Chunk {
        DigestId digest{};
        qint64 position = 0;
        const PackedChunk *chunk = nullptr; // of the steps that are written
    };
    std::vector<Chunk> m_chunks; // written last, while the segment is cut
    bool m_wrote = false;
    Change m_change;
    qint64 m_nextPaper = 0; // the counter is written at its end
};

} // namespace sheaf
