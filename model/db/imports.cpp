// SPDX-License-Identifier: GPL-3.0-or-later
// Imports: recognition, merging, revival, counts, and the one undoable row they make.
#include "model/db/imports.h"

#include "model/db/apply.h"
#include "model/db/changes.h"
#include "model/db/indexstore.h"
#include "model/db/journal.h"
#include "model/db/papertexts.h"
#include "model/text/fold.h"

#include <QDateTime>
#include <QScopeGuard>

namespace sheaf
{

namespace
{

// One edit for the papers that come back one by one.
bool joinTrashed(Edit &into, const Edit &next)
{
    SetTrashed *one = std::get_if<SetTrashed>(&into);
    const SetTrashed *other = std::get_if<SetTrashed>(&next);
    if (one == nullptr || other == nullptr || one->on != other->on || one->with != other->with)
        return false;
    one->papers |= other->papers;
    return true;
}

// A paper whose text was filled in after it was handed to the index stays dirty.
void storeTexts(Database &database, const NewSegment &segment)
{
    const IdSet changed = segment.papers & database.papers("SELECT paper FROM index_dirty");
    storeSegment(database, segment.bytes, segment.papers);
    changed.each([&](PaperId id) { database.run("INSERT OR IGNORE INTO index_dirty (paper) VALUES (?1)", id); });
}

} // namespace

// Runs the work in one transaction; what it did to this object is taken back when it fails.
template <class Work>
void Import::atOnce(Work &&work)
{
    const State before = m_state;
    const Places places = m_places;
    const auto close = qScopeGuard([this] {
        m_segments.drop();
        m_chunks.clear();
    });
    try {
        makeRoomInLog();
        Transaction transaction(m_database, Transaction::Kind::Write);
        m_wrote = false;
        m_change = {};
        m_nextPaper = peekId(m_database, Counter::Paper);
        m_keys.follow();
        work();
        if (!m_wrote)
            return; // digests and a list that are so already
        finishTransaction();
        transaction.commit();
        m_keys.wrote(m_change.revision);
        m_committed = true;
        if (m_log)
            m_log->committed();
    } catch (...) {
        m_state = before;
        m_places = places;
        throw;
    }
}

void Import::makeRoomInLog()
{
    if (m_log)
        m_log->makeRoom();
    else if (m_committed)
        m_log.emplace(m_database);
}

void Import::finishTransaction()
{
    m_segments.finish();
    writeChunks();
    reserveIds(m_database, Counter::Paper, m_nextPaper - 1);
    storeTexts(m_database, m_segments.take());
    updateImportRow(m_database, m_state.row, m_state.shown,
                    std::vector<Edit>(m_state.also.rbegin(), m_state.also.rend()),
                    (m_state.shown.papers | m_state.restored | m_state.touched).count());
    m_change.digests = true;
    logChange(m_database, m_change);
}

std::vector<StepDone> Import::write(const std::vector<ImportStep> &steps)
{
    if (m_failure)
        throw *m_failure;
    std::vector<StepDone> done;
    done.reserve(steps.size());
    try {
        atOnce([&] {
            for (const ImportStep &step : steps)
                done.push_back(std::visit([this](const auto &one) { return perform(one); }, step));
        });
    } catch (const SqlError &error) {
        m_failure = error;
        throw;
    }
    return done;
}

StepDone Import::perform(const DigestDraft &draft)
{
    DigestOpened opened;
    m_places.clear();
    m_state.draft = draft;
    m_state.written = false;
    m_state.asItWas = false;
    m_state.nextChunk = 0;
    m_state.listOnly = false;
    m_state.places = {};
    m_state.recogniser = {};
    m_state.commented = {};

    // Shown ones first, then a deleted one that still has all its entries, then what an undone import left. Beside
    // any other of the same bytes a hidden part is one that was replaced, and undoing will want it as it was.
    Statement same = m_database.query(
        "SELECT id, hidden, complete FROM digest d WHERE hash = ?1 AND CASE hidden WHEN 0 THEN 1 "
        "WHEN 1 THEN complete = 1 OR NOT EXISTS (SELECT 1 FROM digest x WHERE x.hash = d.hash AND x.hidden <> 1) "
        "ELSE complete = 1 AND entries = (SELECT count(*) FROM entry WHERE digest = d.id) END "
        "ORDER BY hidden = 0 DESC, hidden DESC, complete DESC, id DESC",
        draft.hash);
    while (same.step()) {
        const DigestId id = same.id<DigestId>(0);
        if (same.integer(1) == 0 && same.integer(2) != 0) {
            opened.digest = id;
            opened.alreadyHere = true;
            opened.counts.entries = m_database.number("SELECT count(*) FROM entry WHERE digest = ?1", id);
            opened.counts.known = opened.counts.entries;
            m_state.digest = id;
            m_state.listOnly = true;
            readPlaces();
            return opened;
        }
        if (same.integer(1) != 0) {
            opened.digest = id; // comes back
            m_state.asItWas = same.integer(1) == 2;
            break;
        }
    }
    if (opened.digest == DigestId{})
        opened.digest =
            DigestId{peekId(m_database, Counter::Digest)}; // only an import makes digests: nobody is quicker
    m_state.digest = opened.digest;
    readPlaces();
    Statement earlier = m_database.query("SELECT name FROM digest WHERE path = ?1 AND path <> '' AND hash <> ?2 "
                                         "AND hidden = 0 ORDER BY id DESC LIMIT 1",
                                         draft.path, draft.hash);
    if (earlier.step())
        opened.earlierVersion = earlier.text(0);
    return opened;
}

void Import::readPlaces()
{
    Statement places = m_database.query("SELECT first_line, paper FROM entry WHERE digest = ?1", m_state.digest);
    while (places.step())
        m_places.insert(static_cast<int>(places.integer(0)), places.id<PaperId>(1));
}

void Import::openRow()
{
    if (m_state.row != EditId{})
        return;
    m_state.arrival = {takeId(m_database, Counter::Import), QDateTime::currentMSecsSinceEpoch()};
    m_state.row = openImportRow(m_database, m_state.digest, m_state.arrival.import);
}

// Around whatever a step does with the digest that is open.
void Import::beginWork(BatchOutcome &outcome)
{
    if (!m_state.listOnly)
        writeDigest(outcome);
}

void Import::endWork(const BatchOutcome &outcome)
{
    m_wrote = m_wrote || m_state.row != EditId{};
    mergeChange(m_change, outcome.change);
}

// Before the first batch of a digest: the import's row, the digest's row, what it replaces.
void Import::writeDigest(BatchOutcome &outcome)
{
    openRow();
    if (m_state.written)
        return;
    m_state.written = true;
    hideUnfinished(outcome);
    if (m_state.asItWas) {
        showDeleted(outcome);
        return;
    }
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

// The digest as it was, and the papers that its deletion took to the Trash.
void Import::showDeleted(BatchOutcome &outcome)
{
    applyAlso(ShowDigests{{m_state.digest}, true}, outcome);
    const IdSet back = m_database.papers("SELECT id FROM paper WHERE trashed = 1 AND trashed_with = ?1 AND id IN "
                                         "(SELECT paper FROM entry WHERE digest = ?1)",
                                         m_state.digest);
    applyAlso(SetTrashed{back, false}, outcome);
    m_state.restored |= back;
}

void Import::applyAlso(const Edit &edit, BatchOutcome &outcome)
{
    Applier applier(m_database, Applier::Reach::Shown);
    applier.apply(edit);
    if (applier.changedNothing())
        return;
    openRow();
    mergeChange(outcome.change, applier.change());
    const std::vector<Edit> undo = applier.inverse().edits;
    for (auto part = undo.rbegin(); part != undo.rend(); ++part) {
        if (m_state.also.empty() || !joinTrashed(m_state.also.back(), *part))
            m_state.also.push_back(*part);
    }
}

// A paper that went to the Trash with a digest, not by the user's hand, comes back with the next one that has it.
bool Import::bringBack(PaperId paper, BatchOutcome &outcome)
{
    if (m_database.number("SELECT trashed_with FROM paper WHERE id = ?1 AND trashed = 1", paper) == 0)
        return false;
    applyAlso(SetTrashed{IdSet::of(paper), false}, outcome);
    m_state.restored.add(paper);
    return true;
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

StepDone Import::perform(const DigestPart &part)
{
    if (m_state.listOnly)
        return gatherPart(part.records);
    BatchOutcome outcome;
    outcome.change.texts = !part.records.empty();
    beginWork(outcome);
    std::vector<bool> known;
    for (const Incoming &incoming : part.records) {
        const qint64 knownBefore = outcome.counts.known;
        if (incoming.record.headingOnly) {
            outcome.papers.emplace_back();
            known.push_back(false);
            continue;
        }
        const PaperId paper = addRecord(incoming, outcome);
        outcome.papers.push_back(paper);
        known.push_back(outcome.counts.known > knownBefore);
        outcome.change.papers.add(paper);
        ++outcome.counts.entries;
    }
    addToPapers(part.records, known, outcome);
    gatherList(part.records, outcome.papers, known);
    for (const PackedChunk &chunk : part.chunks)
        addChunk(chunk);
    endWork(outcome);
    return outcome;
}

PaperId Import::addRecord(const Incoming &incoming, BatchOutcome &outcome)
{
    if (m_state.asItWas && m_places.contains(incoming.record.firstLine))
        return addAsItWas(incoming, outcome);
    Recognition found = incoming.record.isListItem ? m_state.recogniser.recognise(m_database, m_keys, incoming)
                                                   : recognisePaper(m_database, m_keys, incoming);
    if (found.same == PaperId{} && incoming.titleKey == 0) {
        const PaperId before = m_places.value(incoming.record.firstLine);
        if (const PaperId kept = standsFor(m_database, before); kept != before)
            found.same = kept;
        else
            found.hidden = m_database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 1 AND title = ?2",
                                             before, incoming.title) > 0;
        if (found.hidden)
            found.same = before;
    }
    const bool isNew = found.same == PaperId{} || found.hidden;
    const PaperId paper = isNew ? addNew(incoming, found, outcome) : found.same;
    if (!isNew)
        addKnown(incoming, paper, outcome);
    if (incoming.record.isListItem)
        m_state.recogniser.remember(paper, incoming);
    return paper;
}

PaperId Import::addNew(const Incoming &incoming, const Recognition &found, BatchOutcome &outcome)
{
    PaperId paper = found.same;
    if (found.hidden) {
        revivePaper(m_database, paper, incoming, m_state.arrival);
        addEntry(incoming, paper);
    } else {
        paper = PaperId{m_nextPaper++};
        insertPaper(m_database, paper, incoming, m_state.arrival, m_uids);
        insertEntry(incoming, paper);
        m_segments.add(paper, incoming);
    }
    m_keys.add(paper, {KeyKind::Title, incoming.titleKey});
    m_keys.add(paper, {KeyKind::Abstract, incoming.abstractKey});
    ++m_state.arrival.place;
    m_state.shown.papers.add(paper);
    ++outcome.counts.fresh;
    if (found.alike != PaperId{}) {
        outcome.remarks.push_back({Slip::PossibleDuplicate, incoming.record.firstLine,
                                   leadOf(incoming.record.title, 200), found.alike, found.alikeTitle, paper});
    }
    return paper;
}

// Of a digest that has come back as it was: what its deletion took away counts as new, what had stayed as known.
PaperId Import::addAsItWas(const Incoming &incoming, BatchOutcome &outcome)
{
    const PaperId paper = m_places.value(incoming.record.firstLine);
    const bool isBack = m_state.restored.contains(paper) && !m_state.counted.contains(paper);
    m_state.counted.add(paper);
    ++(isBack ? outcome.counts.fresh : outcome.counts.known);
    return paper;
}

void Import::addKnown(const Incoming &incoming, PaperId paper, BatchOutcome &outcome)
{
    const bool isBack = bringBack(paper, outcome);
    const bool filled = fillFields(incoming, paper);
    const bool differs = addEntry(incoming, paper);
    ++(isBack ? outcome.counts.fresh : filled || differs ? outcome.counts.merged : outcome.counts.known);
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

bool Import::insertEntry(const Incoming &incoming, PaperId paper)
{
    return m_database.run("INSERT OR IGNORE INTO entry (digest, first_line, last_line, paper) VALUES (?1, ?2, ?3, ?4)",
                          m_state.digest, incoming.record.firstLine, incoming.record.lastLine, paper) > 0;
}

// True when the entry keeps a text of its own: compared with what the paper shows, or where that is the user's own,
// with what it would show without.
bool Import::addEntry(const Incoming &incoming, PaperId paper)
{
    const Record &record = incoming.record;
    if (!insertEntry(incoming, paper))
        return false;
    const PaperTexts said = readPaperTexts(m_database, paper).value_or(PaperTexts());
    const std::string_view abstract = incoming.abstract.empty() ? record.abstract : incoming.abstract;
    const bool otherTitle = saidTitle(said) != incoming.title;
    const bool otherAbstract = !abstract.empty() && saidAbstract(said) != abstract;
    if (!otherTitle && !otherAbstract)
        return false;
    m_database.run("INSERT INTO entry_text (digest, first_line, title, abstract) VALUES (?1, ?2, ?3, ?4)",
                   m_state.digest, record.firstLine, otherTitle ? std::optional(record.title) : std::nullopt,
                   otherAbstract ? std::optional(record.abstract) : std::nullopt);
    return true;
}

void Import::addChunk(const PackedChunk &chunk)
{
    if (!m_state.asItWas)
        m_chunks.push_back({m_state.digest, m_state.nextChunk++, &chunk});
}

void Import::writeChunks()
{
    for (const auto &[digest, position, chunk] : m_chunks) {
        m_database.run("INSERT INTO digest_chunk (digest, position, first_line, bytes) VALUES (?1, ?2, ?3, ?4)", digest,
                       position, chunk->firstLine, chunk->bytes);
    }
}

StepDone Import::perform(const DigestEnd &end)
{
    if (m_state.listOnly)
        return std::monostate();
    BatchOutcome outcome;
    beginWork(outcome);
    finishDigest(end, outcome);
    endWork(outcome);
    return std::monostate();
}

void Import::finishDigest(const DigestEnd &end, BatchOutcome &outcome)
{
    if (m_state.asItWas)
        return;
    m_database.run("UPDATE digest SET label = ?2, encoding = ?3, lines = ?4, complete = 1,"
                   " entries = (SELECT count(*) FROM entry WHERE digest = ?1) WHERE id = ?1",
                   m_state.digest, end.label, end.encoding, end.lines);
    // Rows show the label.
    outcome.change.papers |= m_database.papers("SELECT paper FROM entry WHERE digest = ?1", m_state.digest);
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
