// SPDX-License-Identifier: GPL-3.0-or-later
// Two papers that are one, and two that are not.
#include "model/db/apply.h"
#include "model/db/papertexts.h"
#include "model/db/readpapers.h"
#include "model/db/readthings.h"
#include "model/db/writepaper.h"
#include "model/text/remnants.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

struct MergeWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

[[noreturn]] void refuseMerge(Error::Kind kind, const QString &what)
{
    throw Refusal{{kind, what, QString()}};
}

// The entry's own words, if it is `paper`'s: no value where it says the same as the paper.
std::optional<MovedEntry> movedEntry(Database &database, const MovedEntry &entry, PaperId paper)
{
    Statement row = database.query("SELECT x.title, x.abstract FROM entry e LEFT JOIN entry_text x "
                                   "ON x.digest = e.digest AND x.first_line = e.first_line "
                                   "WHERE e.digest = ?1 AND e.first_line = ?2 AND e.paper = ?3",
                                   entry.digest, entry.firstLine, paper);
    if (!row.step())
        return std::nullopt;
    const auto text = [&](int column) { return row.isNull(column) ? std::nullopt : std::optional(row.text(column)); };
    return MovedEntry{entry.digest, entry.firstLine, text(0), text(1)};
}

void writeMovedEntry(Database &database, const MovedEntry &entry, PaperId paper)
{
    database.run("UPDATE entry SET paper = ?3 WHERE digest = ?1 AND first_line = ?2", entry.digest, entry.firstLine,
                 paper);
    database.run("DELETE FROM entry_text WHERE digest = ?1 AND first_line = ?2", entry.digest, entry.firstLine);
    if (entry.title || entry.abstract) {
        database.run("INSERT INTO entry_text (digest, first_line, title, abstract) VALUES (?1, ?2, ?3, ?4)",
                     entry.digest, entry.firstLine, entry.title, entry.abstract);
    }
}

// Entries of undone imports are written anew when they come back; those of deleted digests come back as they are.
std::vector<MovedEntry> entriesToMove(Database &database, PaperId paper)
{
    std::vector<MovedEntry> entries;
    Statement rows = database.query("SELECT e.digest, e.first_line FROM entry e JOIN digest d ON d.id = e.digest "
                                    "WHERE e.paper = ?1 AND d.hidden <> 1 ORDER BY e.digest, e.first_line",
                                    paper);
    while (rows.step())
        entries.push_back({rows.id<DigestId>(0), static_cast<int>(rows.integer(1)), std::nullopt, std::nullopt});
    return entries;
}

// What an entry says, said of another paper; texts as its digest has them.
std::optional<QString> wordsBeside(const std::optional<QString> &own, const std::string &original,
                                   const std::string &said, const std::string &saidOfKeep)
{
    const std::string words = own ? own->toStdString() : original;
    const bool isSame = words.empty() || (own ? cleanRemnants(words).text : said) == saidOfKeep;
    return isSame ? std::nullopt : std::optional(QString::fromStdString(words));
}

// Reading is further than unread, read further still; a dismissal stands only where both were dismissed.
Status mergedStatus(Status one, Status other)
{
    if (one == Status::Dismissed || other == Status::Dismissed)
        return one == Status::Dismissed ? other : one;
    return std::max(one, other);
}

QString joinedTexts(const QString &one, const QString &other)
{
    if (one.isEmpty() || other.isEmpty() || one == other)
        return one.isEmpty() ? other : one;
    return one + QStringLiteral("\n\n") + other;
}

bool saysTheSame(const Highlight &one, const Highlight &other)
{
    return one.text == other.text && one.colour == other.colour && one.remark == other.remark &&
           one.before == other.before && one.after == other.after;
}

} // namespace

void Applier::perform(const MoveEntries &edit)
{
    MoveEntries made{edit.from, edit.to, {}};
    MoveEntries back{edit.to, edit.from, {}};
    for (const MovedEntry &entry : edit.entries) {
        std::optional<MovedEntry> old = movedEntry(m_database, entry, edit.from);
        if (!old)
            continue;
        writeMovedEntry(m_database, entry, edit.to);
        made.entries.push_back(entry);
        back.entries.push_back(std::move(*old));
    }
    // Given back, it is a paper of its own again; given away while hidden, it has become the other one.
    bool isAnother = m_database.run("DELETE FROM merged WHERE paper = ?1 AND kept = ?2", edit.to, edit.from) > 0;
    if (!isAnother) {
        isAnother = m_database.run("INSERT OR IGNORE INTO merged (paper, kept) SELECT id, ?2 FROM paper "
                                   "WHERE id = ?1 AND hidden = 1",
                                   edit.from, edit.to) > 0;
    }
    if (made.entries.empty() && !isAnother)
        return;
    m_change.papers.add(edit.from);
    m_change.papers.add(edit.to);
    m_change.digests = true;
    m_change.texts = true;
    record(std::move(made), std::move(back));
}

void Applier::perform(const MergePapers &edit)
{
    const std::optional<Paper> keep = readPaper(m_database, edit.keep);
    const std::optional<Paper> gone = readPaper(m_database, edit.gone);
    if (!keep || !gone)
        refuseMerge(Error::Kind::NotFound, MergeWords::tr("One of the two papers is not there any more."));
    if (keep->id == gone->id)
        refuseMerge(Error::Kind::Words, MergeWords::tr("A paper cannot be merged with itself."));
    refuseDuringImport();
    perform(ShowPapers{IdSet::of(gone->id), false});
    mergeEntries(edit);
    mergeTexts(*keep, *gone);
    mergeStates(*keep, *gone);
    mergeHighlights(*keep, *gone);
    mergePlaces(edit);
    mergeApart(edit);
}

void Applier::mergeEntries(const MergePapers &edit)
{
    MoveEntries move{edit.gone, edit.keep, entriesToMove(m_database, edit.gone)};
    const std::optional<PaperTexts> keep = readPaperTexts(m_database, edit.keep);
    const std::optional<PaperTexts> gone = readPaperTexts(m_database, edit.gone);
    for (MovedEntry &entry : move.entries) {
        const std::optional<MovedEntry> old = movedEntry(m_database, entry, edit.gone);
        if (!old || !keep || !gone)
            continue;
        entry.title = wordsBeside(old->title, gone->originalTitle, saidTitle(*gone), saidTitle(*keep));
        // Where the paper that stays has no abstract of its digest, it gets this one.
        const std::string abstract = keep->originalAbstract.empty() ? saidAbstract(*gone) : saidAbstract(*keep);
        entry.abstract = wordsBeside(old->abstract, gone->originalAbstract, saidAbstract(*gone), abstract);
    }
    perform(move);
}

// What the paper that stays does not know, it learns.
void Applier::mergeTexts(const Paper &keep, const Paper &gone)
{
    PaperDetails details;
    if (keep.titleIsOwn)
        details.title = keep.title;
    if (keep.abstractIsOwn)
        details.abstract = keep.abstract;
    else if (gone.abstractIsOwn && keep.abstract.isEmpty())
        details.abstract = gone.abstract;
    details.authors = keep.authors.isEmpty() ? gone.authors : keep.authors;
    details.year = keep.year == 0 ? gone.year : keep.year;
    details.venue = keep.venue.isEmpty() ? gone.venue : keep.venue;
    details.doi = keep.doi.isEmpty() ? gone.doi : keep.doi;
    details.arxiv = keep.arxiv.isEmpty() ? gone.arxiv : keep.arxiv;
    details.urls = keep.storedUrls + gone.storedUrls;
    details.urls.removeDuplicates();
    // The digest's abstract goes where a digest's abstract is, so that highlights find it.
    if (keep.originalAbstract.isEmpty() && !gone.originalAbstract.isEmpty())
        perform(ShowImport{{}, {}, {{keep.id, FieldFill::Field::Abstract, gone.originalAbstract}}, true, {}});
    perform(SetDetails{keep.id, details});
    perform(SetNote{keep.id, joinedTexts(keep.note, gone.note)});
}

void Applier::mergeStates(const Paper &keep, const Paper &gone)
{
    const IdSet kept = IdSet::of(keep.id);
    if (keep.trashed && !gone.trashed)
        perform(SetTrashed{kept, false});
    for (const TagId tag : gone.tags)
        perform(TagPapers{tag, kept, true});
    if (gone.starred)
        perform(SetStarred{kept, true});
    const Status status = mergedStatus(keep.status, gone.status);
    perform(SetStatus{status, m_database.number("SELECT read_at FROM paper WHERE id = ?1", gone.id), kept});
}

void Applier::mergeHighlights(const Paper &keep, const Paper &gone)
{
    PutHighlights put{keep.id, {}};
    for (Highlight highlight : gone.highlights) {
        const auto same = [&](const Highlight &other) { return saysTheSame(highlight, other); };
        if (std::any_of(keep.highlights.begin(), keep.highlights.end(), same))
            continue;
        highlight.id = {};
        put.highlights.push_back(std::move(highlight));
    }
    if (!put.highlights.empty())
        perform(put);
}

// In each list one place for both: that of the paper that stays, else the other's; no comment is lost.
void Applier::mergePlaces(const MergePapers &edit)
{
    std::vector<std::pair<ListId, ListItem>> places;
    Statement rows = m_database.query(
        "SELECT g.list, ifnull(k.id, 0), ifnull(k.position, g.position), ifnull(k.text, ''), g.text FROM list_item g "
        "LEFT JOIN list_item k ON k.list = g.list AND k.paper = ?2 WHERE g.paper = ?1",
        edit.gone, edit.keep);
    while (rows.step()) {
        places.emplace_back(rows.id<ListId>(0), ListItem{rows.id<ItemId>(1), rows.integer(2), edit.keep,
                                                         joinedTexts(rows.text(3), rows.text(4))});
    }
    for (auto &[list, item] : places)
        perform(PutItems{list, {std::move(item)}});
}

// Whom the user told apart from the one is another paper than both.
void Applier::mergeApart(const MergePapers &edit)
{
    const IdSet others =
        m_database.papers("SELECT p.id FROM paper p WHERE p.hidden = 0 AND p.id <> ?2 AND p.id IN "
                          "(SELECT other FROM apart WHERE one = ?1 UNION ALL SELECT one FROM apart WHERE other = ?1)",
                          edit.gone, edit.keep);
    others.each([&](PaperId other) { perform(SetApart{edit.keep, other, true}); });
}

void Applier::perform(const SetApart &edit)
{
    const PaperId one = std::min(edit.one, edit.other);
    const PaperId other = std::max(edit.one, edit.other);
    if (one == other || !reachesPaper(one) || !reachesPaper(other))
        refuseMerge(Error::Kind::NotFound, MergeWords::tr("One of the two papers is not there any more."));
    const int rows = edit.on ? m_database.run("INSERT OR IGNORE INTO apart (one, other) VALUES (?1, ?2)", one, other)
                             : m_database.run("DELETE FROM apart WHERE one = ?1 AND other = ?2", one, other);
    if (rows == 0)
        return;
    m_change.papers.add(one);
    m_change.papers.add(other);
    record(SetApart{one, other, edit.on}, SetApart{one, other, !edit.on});
}

} // namespace sheaf
