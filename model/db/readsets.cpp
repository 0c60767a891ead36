// SPDX-License-Identifier: GPL-3.0-or-later
// Sets and orders out of the library.
#include "model/db/readsets.h"

#include "model/db/orderstore.h"
#include "model/text/links.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace sheaf
{

namespace
{

// From this size on walking the whole order is cheaper than looking up each paper's place in it.
constexpr qint64 walkFrom = 5000;

const char *walkSql(Order order)
{
    switch (order) {
    case Order::Title:
        return "SELECT paper FROM paper_key ORDER BY sort_key, paper";
    case Order::Year:
        return "SELECT id FROM paper WHERE year > 0 ORDER BY year DESC, id";
    case Order::Digest:
        return "SELECT paper FROM entry WHERE digest = ?1 ORDER BY first_line";
    case Order::List:
        return "SELECT paper FROM list_item WHERE list = ?1 AND paper IS NOT NULL ORDER BY position, id";
    default:
        break;
    }
    return "SELECT id FROM paper ORDER BY import DESC, place, id";
}

std::vector<PaperId> sortedByPlace(Database &database, const IdSet &set, Order order)
{
    std::vector<PaperPlace> places;
    places.reserve(static_cast<std::size_t>(set.count()));
    set.each([&](PaperId id) {
        if (std::optional<PaperPlace> place = readPlace(database, order, id))
            places.push_back(std::move(*place));
    });
    std::sort(places.begin(), places.end());
    std::vector<PaperId> ids;
    ids.reserve(places.size());
    for (const PaperPlace &place : places)
        ids.push_back(place.id);
    return ids;
}

// Few papers may have a link; of those without a stored one the text decides.
IdSet withLinks(Database &database)
{
    IdSet papers;
    Statement rows = database.query("SELECT paper, urls <> '', ifnull(abstract_clean, abstract) FROM paper_text "
                                    "WHERE urls <> '' OR ifnull(abstract_clean, abstract) GLOB '*://*'");
    while (rows.step()) {
        if (rows.integer(1) != 0 || !findLinks(rows.utf8(2)).empty())
            papers.add(rows.id<PaperId>(0));
    }
    return papers;
}

QSet<qint64> readHiddenDigests(Database &database)
{
    QSet<qint64> digests;
    Statement rows = database.query("SELECT id FROM digest WHERE hidden <> 0");
    while (rows.step())
        digests.insert(rows.integer(0));
    return digests;
}

} // namespace

IdSet readEveryId(Database &database)
{
    return database.papers("SELECT id FROM paper INDEXED BY paper_added");
}

IdSet readFlagged(Database &database)
{
    return database.papers("SELECT id FROM paper INDEXED BY paper_flags "
                           "WHERE hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0");
}

IdSet readEveryPaper(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    return readEveryId(database) - readHidden(database);
}

IdSet readTrashed(Database &database)
{
    return database.papers("SELECT id FROM paper WHERE hidden = 0 AND trashed = 1 AND trashed <> 0");
}

IdSet readStarred(Database &database)
{
    return database.papers("SELECT id FROM paper WHERE starred = 1 AND starred <> 0 AND hidden = 0");
}

IdSet readWithStatus(Database &database, Status status)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    if (status == Status::Unread)
        return readEveryPaper(database) - database.papers("SELECT id FROM paper WHERE status <> 0");
    return database.papers(
        "SELECT id FROM paper WHERE hidden = 0 AND trashed IN (0, 1) AND status = ?1 AND status <> 0", status);
}

IdSet readHidden(Database &database)
{
    return database.papers("SELECT id FROM paper WHERE hidden = 1 AND hidden <> 0");
}

IdSet readTagged(Database &database)
{
    return database.papers("SELECT DISTINCT paper FROM paper_tag") - readHidden(database);
}

IdSet readTaggedWith(Database &database, TagId tag, bool withChildren)
{
    const IdSet set = withChildren ? database.papers("WITH RECURSIVE below (id) AS (SELECT ?1 UNION "
                                                     "SELECT t.id FROM tag t JOIN below b ON t.parent = b.id) "
                                                     "SELECT p.paper FROM below b JOIN paper_tag p ON p.tag = b.id",
                                                     tag)
                                   : database.papers("SELECT paper FROM paper_tag WHERE tag = ?1", tag);
    return set - readHidden(database);
}

IdSet readInList(Database &database, ListId list)
{
    return database.papers("SELECT paper FROM list_item WHERE list = ?1 AND paper IS NOT NULL", list) -
           readHidden(database);
}

IdSet readInDigest(Database &database, DigestId digest)
{
    return database.papers("SELECT e.paper FROM digest d JOIN entry e ON e.digest = d.id "
                           "WHERE d.id = ?1 AND d.hidden = 0",
                           digest) -
           readHidden(database);
}

IdSet readWithYear(Database &database, qint64 first, qint64 last)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    IdSet papers = database.papers("SELECT id FROM paper WHERE year BETWEEN ?1 AND ?2 AND year > 0", first, last);
    if (first <= 0 && last >= 0)
        papers |= readEveryId(database) - database.papers("SELECT id FROM paper WHERE year > 0");
    return papers - readHidden(database);
}

IdSet readAddedBetween(Database &database, qint64 from, qint64 until)
{
    return database.papers("WITH RECURSIVE arrival (import) AS (SELECT max(import) FROM paper UNION ALL "
                           "SELECT (SELECT max(p.import) FROM paper p WHERE p.import < a.import) FROM arrival a "
                           "WHERE a.import IS NOT NULL) "
                           "SELECT p.id FROM arrival a CROSS JOIN paper p INDEXED BY paper_added "
                           "ON p.import = a.import WHERE (SELECT o.added FROM paper o INDEXED BY paper_added "
                           "WHERE o.import = a.import LIMIT 1) BETWEEN ?1 AND ?2 - 1",
                           from, until) -
           readHidden(database);
}

IdSet readReadBetween(Database &database, qint64 from, qint64 until)
{
    return database.papers("SELECT id FROM paper WHERE read_at > 0 AND read_at >= ?1 AND read_at < ?2", from, until) -
           readHidden(database);
}

// One walk over the index entry_paper, where a paper's entries stand together, by digest.
IdSet readInDigests(Database &database, qint64 least, qint64 most)
{
    const QSet<qint64> hiddenDigests = readHiddenDigests(database);
    IdSet inSome;
    IdSet found;
    Statement rows = database.query("SELECT paper, digest FROM entry ORDER BY paper, digest");
    qint64 paper = 0;
    qint64 last = 0;
    qint64 digests = 0;
    const auto finish = [&] {
        if (digests == 0)
            return;
        inSome.add(PaperId{paper});
        if (digests >= least && digests <= most)
            found.add(PaperId{paper});
    };
    while (rows.step()) {
        if (rows.integer(0) != paper) {
            finish();
            paper = rows.integer(0);
            digests = last = 0;
        }
        const qint64 digest = rows.integer(1);
        if (digest != last && !hiddenDigests.contains(digest))
            ++digests;
        last = digest;
    }
    finish();
    if (least <= 0)
        found |= readEveryPaper(database) - inSome;
    return found - readHidden(database);
}

// A paper that was merged into another is hidden.
IdSet readWithKey(Database &database, const QString &key, bool begins)
{
    return database.papers("WITH RECURSIVE holder (paper) AS (SELECT paper FROM citation_key WHERE "
                           "CASE WHEN ?2 THEN substr(key, 1, length(?1)) ELSE key END = ?1 COLLATE NOCASE "
                           "UNION SELECT m.kept FROM holder h JOIN merged m ON m.paper = h.paper) "
                           "SELECT paper FROM holder",
                           key, begins) -
           readHidden(database);
}

IdSet readHaving(Database &database, Having what)
{
    switch (what) {
    case Having::Note:
        return database.papers("SELECT paper FROM note") - readHidden(database);
    case Having::Highlight:
        return database.papers("SELECT DISTINCT paper FROM highlight") - readHidden(database);
    case Having::Doi:
        return database.papers("SELECT paper FROM paper_text WHERE doi <> ''") - readHidden(database);
    case Having::Arxiv:
        return database.papers("SELECT paper FROM paper_text WHERE arxiv <> ''") - readHidden(database);
    case Having::Authors:
        return database.papers("SELECT paper FROM paper_text WHERE authors <> ''") - readHidden(database);
    case Having::Url:
        return withLinks(database) - readHidden(database);
    }
    return {};
}

IdSet readLeavingWith(Database &database, DigestId digest)
{
    return database.papers("SELECT p.id FROM entry e CROSS JOIN paper p ON p.id = e.paper "
                           "WHERE e.digest = ?1 AND p.hidden = 0 AND p.trashed = 0 AND p.starred = 0 "
                           "AND NOT EXISTS (SELECT 1 FROM entry o JOIN digest d ON d.id = o.digest"
                           " WHERE o.paper = p.id AND o.digest <> ?1 AND d.hidden = 0) "
                           "AND NOT EXISTS (SELECT 1 FROM paper_tag WHERE paper = p.id) "
                           "AND NOT EXISTS (SELECT 1 FROM note WHERE paper = p.id) "
                           "AND NOT EXISTS (SELECT 1 FROM highlight WHERE paper = p.id) "
                           "AND NOT EXISTS (SELECT 1 FROM list_item WHERE paper = p.id)",
                           digest);
}

IdSet readStayingWithout(Database &database, DigestId digest)
{
    return database.papers("SELECT p.id FROM entry e CROSS JOIN paper p ON p.id = e.paper "
                           "WHERE e.digest = ?1 AND p.hidden = 0 AND p.trashed = 0",
                           digest) -
           readLeavingWith(database, digest);
}

std::vector<PaperId> readOrdered(Database &database, const IdSet &set, Order order, qint64 of)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    const bool ofOne = order == Order::Digest || order == Order::List;
    const bool ofSome = ofOne || order == Order::Year; // those without a year come last
    if (!ofOne && set.count() < walkFrom)
        return sortedByPlace(database, set, order);

    std::vector<PaperId> ids;
    ids.reserve(static_cast<std::size_t>(set.count()));
    IdSet left = set;
    Statement rows = ofOne ? database.query(walkSql(order), of) : database.query(walkSql(order));
    while (rows.step()) {
        const PaperId id = rows.id<PaperId>(0);
        if (!left.contains(id))
            continue;
        ids.push_back(id);
        if (ofSome)
            left.remove(id); // a digest may hold a paper twice
    }
    if (ofSome)
        left.each([&](PaperId id) { ids.push_back(id); });
    return ids;
}

} // namespace sheaf
