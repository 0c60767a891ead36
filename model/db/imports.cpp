// SPDX-License-Identifier: GPL-3.0-or-later
// Imports: recognition, merging, revival, counts, and the one undoable row they make.
#include "model/db/imports.h"

#include "model/db/changes.h"
#include "model/db/journal.h"
#include "model/db/readthings.h"
#include "model/text/fold.h"

#include <QDateTime>

namespace sheaf
{

// Runs the work in one transaction; what it did to this object is taken back when it fails.
template <class Work>
void Import::inTransaction(BatchOutcome &outcome, Work &&work)
{
    const State before = m_state;
    try {
        Transaction transaction(m_database, Transaction::Kind::Write);
        writeDigest(outcome);
        work();
        updateImportRow(m_database, m_state.row, m_state.shown);
        outcome.change.digests = true;
        logChange(m_database, outcome.change);
        transaction.commit();
    } catch (...) {
        m_state = before;
        throw;
    }
}

DigestOpened Import::openDigest(const DigestDraft &draft)
{
    const Transaction snapshot(m_database, Transaction::Kind::Read);
    DigestOpened opened;
    m_places.clear();
    m_state.draft = draft;
    m_state.written = false;
    m_state.nextChunk = 0;

    Statement same = m_database.query("SELECT id, hidden, complete FROM digest WHERE hash = ?1 "
                                      "ORDER BY hidden, complete DESC, id DESC",
                                      draft.hash);
    while (same.step()) {
        const DigestId id = same.id<DigestId>(0);
        if (same.integer(1) == 0 && same.integer(2) != 0) {
            opened.digest = id;
            opened.alreadyHere = true;
            opened.counts.entries = m_database.number("SELECT count(*) FROM entry WHERE digest = ?1", id);
            opened.counts.known = opened.counts.entries;
            return opened;
        }
        if (same.integer(1) != 0) {
            opened.digest = id; // comes back
            break;
        }
    }
    if (opened.digest == DigestId{})
        opened.digest =
            DigestId{peekId(m_database, Counter::Digest)}; // only an import makes digests: nobody is quicker
    m_state.digest = opened.digest;
    Statement places = m_database.query("SELECT first_line, paper FROM entry WHERE digest = ?1", opened.digest);
    while (places.step())
        m_places.insert(static_cast<int>(places.integer(0)), places.id<PaperId>(1));
    Statement earlier = m_database.query("SELECT name FROM digest WHERE path = ?1 AND path <> '' AND hash <> ?2 "
                                         "AND hidden = 0 ORDER BY id DESC LIMIT 1",
                                         draft.path, draft.hash);
    if (earlier.step())
        opened.earlierVersion = earlier.text(0);
    return opened;
}

// Before the first batch of a digest: the import's row, the digest's row, what it replaces.
void Import::writeDigest(BatchOutcome &outcome)
{
    if (m_state.row == EditId{}) {
        m_state.row = openImportRow(m_database, m_state.digest);
        m_state.arrival = {takeId(m_database, Counter::Import), QDateTime::currentMSecsSinceEpoch()};
    }
    if (m_state.written)
        return;
    m_state.written = true;
    hideUnfinished(outcome);
    clearOldContents();
    reserveIds(m_database, Counter::Digest, number(m_state.digest));
    const DigestDraft &draft = m_state.draft;
    m_database.run(
        "INSERT INTO digest (id, name, path, hash, bytes, import, imported) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET name = ?2, path = ?3, hidden = 0,"
        " complete = 0, label = '', encoding = '', lines = 0, import = ?6, imported = ?7",
        m_state.digest, draft.name, draft.path, draft.hash, draft.bytes, m_state.arrival.import, m_state.arrival.at);
    m_state.shown.digests.push_back(m_state.digest);
}

// A cancelled or interrupted import left a part of the same file: the whole takes its place.
void Import::hideUnfinished(BatchOutcome &outcome)
{
    const DigestId part{m_database.number("SELECT id FROM digest WHERE hash = ?1 AND hidden = 0", m_state.draft.hash)};
    if (part == DigestId{})
        return;
    m_database.run("UPDATE digest SET hidden = 1 WHERE id = ?1", part);
    outcome.change.papers |= m_database.papers("SELECT paper FROM entry WHERE digest = ?1", part);
    m_state.shown.replaced.push_back(part);
}

// A digest that comes back is written anew; nothing shows what it held, and no row of the history needs it.
void Import::clearOldContents()
{
    m_database.run("DELETE FROM entry_text WHERE digest = ?1", m_state.digest);
    m_database.run("DELETE FROM entry WHERE digest = ?1", m_state.digest);
    m_database.run("DELETE FROM digest_chunk WHERE digest = ?1", m_state.digest);
}

BatchOutcome Import::addBatch(std::vector<Incoming> &&records, std::vector<RawChunk> &&chunks)
{
    BatchOutcome outcome;
    outcome.change.texts = !records.empty();
    inTransaction(outcome, [&] {
        for (const Incoming &incoming : records) {
            const PaperId paper = addRecord(incoming, outcome);
            outcome.papers.push_back(paper);
            outcome.change.papers.add(paper);
            ++outcome.counts.entries;
        }
        for (const RawChunk &chunk : chunks)
            addChunk(chunk);
    });
    return outcome;
}

PaperId Import::addRecord(const Incoming &incoming, BatchOutcome &outcome)
{
    Recognition found = recognisePaper(m_database, incoming);
    if (found.same == PaperId{} && incoming.titleKey == 0) {
        const PaperId before = m_places.value(incoming.record.firstLine);
        found.hidden = m_database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 1 AND title = ?2",
                                         before, incoming.title) > 0;
        found.same = found.hidden ? before : PaperId{};
    }
    if (found.same == PaperId{} || found.hidden)
        return addNew(incoming, found, outcome);
    addKnown(incoming, found.same, outcome);
    return found.same;
}

PaperId Import::addNew(const Incoming &incoming, const Recognition &found, BatchOutcome &outcome)
{
    PaperId paper = found.same;
    if (found.hidden) {
        revivePaper(m_database, paper, incoming, m_state.arrival);
    } else {
        paper = PaperId{takeId(m_database, Counter::Paper)};
        insertPaper(m_database, paper, incoming, m_state.arrival);
    }
    ++m_state.arrival.place;
    m_state.shown.papers.add(paper);
    addEntry(incoming, paper);
    ++outcome.counts.fresh;
    if (found.alike != PaperId{}) {
        outcome.remarks.push_back({Slip::PossibleDuplicate, incoming.record.firstLine,
                                   leadOf(incoming.record.title, 200), found.alike, found.alikeTitle});
    }
    return paper;
}

void Import::addKnown(const Incoming &incoming, PaperId paper, BatchOutcome &outcome)
{
    const bool filled = fillFields(incoming, paper);
    const bool differs = addEntry(incoming, paper);
    ++(filled || differs ? outcome.counts.merged : outcome.counts.known);
}

bool Import::fillFields(const Incoming &incoming, PaperId paper)
{
    using Field = FieldFill::Field;
    bool filled = false;
    for (const Field field :
         {Field::Abstract, Field::Authors, Field::Year, Field::Venue, Field::Doi, Field::Arxiv, Field::Urls}) {
        const QString value = fieldOf(incoming, field);
        if (value.isEmpty() || !fieldOf(m_database, paper, field).isEmpty())
            continue;
        setField(m_database, paper, field, value);
        m_state.shown.fills.push_back({paper, field, value});
        filled = true;
    }
    return filled;
}

// True when the entry keeps a text of its own: compared with what the paper shows.
bool Import::addEntry(const Incoming &incoming, PaperId paper)
{
    const Record &record = incoming.record;
    if (m_database.run("INSERT OR IGNORE INTO entry (digest, first_line, last_line, paper) VALUES (?1, ?2, ?3, ?4)",
                       m_state.digest, record.firstLine, record.lastLine, paper) == 0)
        return false;
    Statement shown = m_database.query("SELECT p.title, ifnull(t.abstract_clean, t.abstract) FROM paper p "
                                       "JOIN paper_text t ON t.paper = p.id WHERE p.id = ?1",
                                       paper);
    shown.step();
    const std::string_view abstract = incoming.abstract.empty() ? record.abstract : incoming.abstract;
    const bool otherTitle = shown.utf8(0) != incoming.title;
    const bool otherAbstract = !abstract.empty() && shown.utf8(1) != abstract;
    if (!otherTitle && !otherAbstract)
        return false;
    m_database.run("INSERT INTO entry_text (digest, first_line, title, abstract) VALUES (?1, ?2, ?3, ?4)",
                   m_state.digest, record.firstLine, otherTitle ? std::optional(record.title) : std::nullopt,
                   otherAbstract ? std::optional(record.abstract) : std::nullopt);
    return true;
}

void Import::addChunk(const RawChunk &chunk)
{
    m_database.run("INSERT INTO digest_chunk (digest, position, first_line, bytes) VALUES (?1, ?2, ?3, ?4)",
                   m_state.digest, m_state.nextChunk++, chunk.firstLine, packChunk(chunk.bytes));
}

void Import::closeDigest(const QString &label, const QString &encoding, int lines)
{
    BatchOutcome outcome;
    inTransaction(outcome, [&] {
        m_database.run("UPDATE digest SET label = ?2, encoding = ?3, lines = ?4, complete = 1 WHERE id = ?1",
                       m_state.digest, label, encoding, lines);
        // Rows show the label.
        outcome.change.papers |= m_database.papers("SELECT paper FROM entry WHERE digest = ?1", m_state.digest);
    });
}

EditId Import::end(EditState state)
{
    if (m_state.row == EditId{})
        return {};
    Transaction transaction(m_database, Transaction::Kind::Write);
    closeImportRow(m_database, m_state.row, state);
    trimHistory(m_database, QDateTime::currentMSecsSinceEpoch());
    Change change;
    logChange(m_database, change);
    transaction.commit();
    return m_state.row;
}

} // namespace sheaf
