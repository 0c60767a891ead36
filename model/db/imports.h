// SPDX-License-Identifier: GPL-3.0-or-later
// One running import: takes digests, records and raw chunks in batches, each one transaction, and keeps its row of the
// history in step. Needs the import lock, which its owner holds from before the first call until after end().
#pragma once

#include "model/db/recognise.h"
#include "model/db/sqlite.h"
#include "model/db/writepaper.h"
#include "model/incoming.h"

#include <QHash>

namespace sheaf
{

class Import final
{
public:
    explicit Import(Database &database) : m_database(database) {}

    DigestOpened openDigest(const DigestDraft &draft);
    BatchOutcome addBatch(std::vector<Incoming> &&records, std::vector<RawChunk> &&chunks);
    void closeDigest(const QString &label, const QString &encoding, int lines);
    EditId end(EditState state);

private:
    // All that a rollback has to take back.
    struct State {
        EditId row{};
        Arrival arrival;
        ShowImport shown;
        DigestDraft draft;
        DigestId digest{};
        bool written = false; // the digest's row is there
        qint64 nextChunk = 0;
    };
    // Where a hidden digest's entries were, so that its papers come back with their ids even without a key.
    using Places = QHash<int, PaperId>;

    void writeDigest(BatchOutcome &outcome);
    void hideUnfinished(BatchOutcome &outcome);
    void clearOldContents();
    PaperId addRecord(const Incoming &incoming, BatchOutcome &outcome);
    PaperId addNew(const Incoming &incoming, const Recognition &found, BatchOutcome &outcome);
    void addKnown(const Incoming &incoming, PaperId paper, BatchOutcome &outcome);
    bool fillFields(const Incoming &incoming, PaperId paper);
    bool addEntry(const Incoming &incoming, PaperId paper);
    void addChunk(const RawChunk &chunk);
    template <class Work>
    void inTransaction(BatchOutcome &outcome, Work &&work);

    Database &m_database;
    State m_state;
    Places m_places;
};

} // namespace sheaf
