// SPDX-License-Identifier: GPL-3.0-or-later
// Papers out of the library.
#include "model/db/readpapers.h"

#include "model/db/alike.h"
#include "model/db/recognise.h"
#include "model/text/anchor.h"
#include "model/text/links.h"

#include <QUuid>

namespace sheaf
{

namespace
{

QStringList linesOf(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

std::vector<TagId> tagsOfPaper(Database &database, PaperId id)
{
    std::vector<TagId> tags;
    Statement rows = database.query("SELECT p.tag FROM paper_tag p JOIN tag_name n ON n.tag = p.tag AND n.position = 0 "
                                    "WHERE p.paper = ?1 ORDER BY n.folded",
                                    id);
    while (rows.step())
        tags.push_back(rows.id<TagId>(0));
    return tags;
}

void addDigests(Database &database, PaperRow &row)
{
    Statement rows =
        database.query("SELECT DISTINCT d.id, d.label, d.name FROM entry e JOIN digest d ON d.id = e.digest "
                       "WHERE e.paper = ?1 AND d.hidden = 0 ORDER BY d.import, d.id",
                       row.id);
    while (rows.step()) {
        if (row.digests++ == 0)
            row.digest = rows.text(rows.utf8(1).empty() ? 2 : 1);
    }
}

// The index knows who has authors at all, so that the long texts of the others are not touched.
QStringList firstFamilies(Database &database, PaperId id)
{
    Statement found = database.query(
        "SELECT authors FROM paper_text INDEXED BY paper_authors WHERE paper = ?1 AND authors <> ''", id);
    QStringList families;
    if (!found.step())
        return families;
    for (const QString &author : linesOf(found.text(0)).mid(0, PaperRow::namedAuthors + 1))
        families.append(author.left(author.indexOf(u", ")));
    return families;
}

bool readRow(Database &database, PaperRow &row)
{
    Statement found = database.query(
        "SELECT title, lead, year, status, starred, trashed, added FROM paper WHERE id = ?1 AND hidden = 0", row.id);
    if (!found.step())
        return false;
    row.title = found.text(0);
    row.lead = found.text(1);
    row.year = static_cast<int>(found.integer(2));
    row.status = found.id<Status>(3);
    row.starred = found.integer(4) != 0;
    row.trashed = found.integer(5) != 0;
    row.added = found.integer(6);
    row.tags = tagsOfPaper(database, row.id);
    row.authors = firstFamilies(database, row.id);
    addDigests(database, row);
    return true;
}

QStringList urlsOf(const QStringList &stored, const std::string &abstract)
{
    QStringList urls = stored;
    for (const Link &link : findLinks(abstract))
        urls.append(QString::fromStdString(abstract.substr(link.from, link.length)));
    urls.removeDuplicates();
    return urls;
}

bool readTexts(Database &database, Paper &paper)
{
    Statement row = database.query(
        "SELECT p.title, p.year, p.status, p.starred, p.trashed, p.added, t.uid, ifnull(t.title_original, p.title),"
        " t.abstract, ifnull(t.abstract_clean, t.abstract), t.authors, t.venue, t.doi, t.arxiv, t.urls,"
        " t.own_title, t.own_abstract, t.title_as_is, t.abstract_as_is "
        "FROM paper p JOIN paper_text t ON t.paper = p.id WHERE p.id = ?1 AND p.hidden = 0",
        paper.id);
    if (!row.step())
        return false;
    paper.title = row.text(0);
    paper.year = static_cast<int>(row.integer(1));
    paper.status = row.id<Status>(2);
    paper.starred = row.integer(3) != 0;
    paper.trashed = row.integer(4) != 0;
    paper.added = row.integer(5);
    paper.uid = QUuid::fromRfc4122(row.blob(6)).toString(QUuid::WithoutBraces);
    paper.originalTitle = row.text(7);
    paper.originalAbstract = row.text(8);
    paper.abstract = row.text(9);
    paper.authors = linesOf(row.text(10));
    paper.venue = row.text(11);
    paper.doi = row.text(12);
    paper.arxiv = row.text(13);
    paper.storedUrls = linesOf(row.text(14));
    paper.urls = urlsOf(paper.storedUrls, std::string(row.utf8(9)));
    paper.titleIsOwn = row.integer(15) != 0;
    paper.abstractIsOwn = row.integer(16) != 0;
    paper.titleAsIs = row.integer(17) != 0;
    paper.abstractAsIs = row.integer(18) != 0;
    return true;
}

std::vector<Entry> entriesOfPaper(Database &database, PaperId id)
{
    std::vector<Entry> entries;
    Statement rows = database.query("SELECT d.id, d.name, d.label, e.first_line, e.last_line, x.digest IS NOT NULL "
                                    "FROM entry e JOIN digest d ON d.id = e.digest "
                                    "LEFT JOIN entry_text x ON x.digest = e.digest AND x.first_line = e.first_line "
                                    "WHERE e.paper = ?1 AND d.hidden = 0 ORDER BY d.import, d.id, e.first_line",
                                    id);
    while (rows.step()) {
        entries.push_back({rows.id<DigestId>(0), rows.text(1), rows.text(2), static_cast<int>(rows.integer(3)),
                           static_cast<int>(rows.integer(4)), rows.integer(5) != 0});
    }
    return entries;
}

std::vector<Highlight> highlightsOfPaper(Database &database, PaperId id)
{
    std::vector<Highlight> highlights;
    Statement rows = database.query("SELECT id, first, last, colour, quote, before, after, remark FROM highlight "
                                    "WHERE paper = ?1 ORDER BY id",
                                    id);
    while (rows.step()) {
        Highlight highlight;
        highlight.id = rows.id<HighlightId>(0);
        highlight.first = rows.integer(1);
        highlight.last = rows.integer(2);
        highlight.colour = static_cast<int>(rows.integer(3));
        highlight.text = rows.text(4);
        highlight.before = rows.text(5);
        highlight.after = rows.text(6);
        highlight.remark = rows.text(7);
        highlights.push_back(std::move(highlight));
    }
    return highlights;
}

constexpr const char *indexTextSql =
    "SELECT p.id, p.title, ifnull(t.abstract_clean, t.abstract), t.authors, t.venue, n.text,"
    " (SELECT group_concat(h.remark, ?3) FROM highlight h WHERE h.paper = p.id AND h.remark <> '') "
    "FROM paper p JOIN paper_text t ON t.paper = p.id LEFT JOIN note n ON n.paper = p.id "
    "WHERE p.id BETWEEN ?1 AND ?2";

// Papers that may have a note in the sense of the index.
constexpr const char *notedSql = "SELECT paper FROM note WHERE paper BETWEEN ?1 AND ?2 UNION "
                                 "SELECT paper FROM highlight WHERE paper BETWEEN ?1 AND ?2";

void visitTexts(Statement &rows, const IdSet &papers, IndexText &text, const TextVisit &visit)
{
    while (rows.step()) {
        text.id = rows.id<PaperId>(0);
        if (!papers.contains(text.id))
            continue;
        text.title = rows.utf8(1);
        text.abstract = rows.utf8(2);
        text.authors = rows.utf8(3);
        text.venue = rows.utf8(4);
        text.note = rows.utf8(5);
        if (!rows.isNull(6))
            text.note.append(1, IndexText::textEnd).append(rows.utf8(6));
        visit(text);
    }
}

} // namespace

QString readKey(Database &database, PaperId paper)
{
    Statement key = database.query("WITH RECURSIVE mine (id, depth) AS (SELECT ?1, 0 UNION "
                                   "SELECT g.paper, m.depth + 1 FROM mine m JOIN merged g ON g.kept = m.id) "
                                   "SELECT k.key FROM mine m JOIN citation_key k ON k.paper = m.id "
                                   "ORDER BY m.depth, m.id LIMIT 1",
                                   paper);
    return key.step() ? key.text(0) : QString();
}

std::vector<PaperRow> readRows(Database &database, std::span<const PaperId> ids)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<PaperRow> rows;
    rows.reserve(ids.size());
    for (const PaperId id : ids) {
        PaperRow row;
        row.id = id;
        if (readRow(database, row))
            rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<Paper> readPaper(Database &database, PaperId id)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    Paper paper;
    paper.id = id;
    if (!readTexts(database, paper))
        return std::nullopt;
    Statement tags = database.query("SELECT t.tag, t.name FROM paper_tag p JOIN tag_name t ON t.tag = p.tag "
                                    "WHERE p.paper = ?1 AND t.position = 0 ORDER BY t.folded",
                                    id);
    while (tags.step()) {
        paper.tags.push_back(tags.id<TagId>(0));
        paper.tagNames.append(tags.text(1));
    }
    paper.note = readNote(database, id);
    paper.highlights = highlightsOfPaper(database, id);
    placeHighlights(paper.highlights, paper.originalAbstract, paper.abstract, paper.abstractIsOwn);
    paper.key = readKey(database, id);
    paper.resembles = readResembling(database, id);
    paper.entries = entriesOfPaper(database, id);
    return paper;
}

std::optional<PaperId> readPaperByUid(Database &database, const QString &uid)
{
    const PaperId id = standsFor(
        database, PaperId{database.number("SELECT paper FROM paper_text WHERE uid = ?1", QUuid(uid).toRfc4122())});
    const bool isShown = database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 0", id) > 0;
    return isShown ? std::optional(id) : std::nullopt;
}

void readTexts(Database &database, const IdSet &papers, const TextVisit &visit)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    IndexText text;
    constexpr qint64 cheapGap = 3; // papers read in vain cost less than beginning anew
    eachRange(
        papers,
        [&](PaperRange range) {
            Statement rows =
                database.query(indexTextSql, range.first, range.last, std::string_view(&IndexText::textEnd, 1));
            visitTexts(rows, papers, text, visit);
        },
        cheapGap);
}

IdSet readNoted(Database &database, PaperRange range)
{
    return database.papers(notedSql, range.first, range.last);
}

QString readNote(Database &database, PaperId paper)
{
    Statement row = database.query("SELECT text FROM note WHERE paper = ?1", paper);
    return row.step() ? row.text(0) : QString();
}

} // namespace sheaf
