// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that a whole library keeps.
#include "model/db/check.h"

#include "model/db/checkindex.h"
#include "model/db/readthings.h"
#include "model/edit.h"
#include "model/text/linesource.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>

namespace sheaf
{

namespace
{

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// Each counts rows that must not be there; the name says what they are.
struct Invariant {
    const char *what;
    const char *sql;
};

constexpr Invariant checkedInvariants[] = {
    {QT_TRANSLATE_NOOP("Library", "papers without texts"),
     "SELECT count(*) FROM paper p WHERE NOT EXISTS (SELECT 1 FROM paper_text t WHERE t.paper = p.id)"},
    {QT_TRANSLATE_NOOP("Library", "papers without keys"),
     "SELECT count(*) FROM paper p WHERE NOT EXISTS (SELECT 1 FROM paper_key k WHERE k.paper = p.id)"},
    {QT_TRANSLATE_NOOP("Library", "recognition keys that are not their papers'"),
     "SELECT count(*) FROM recognition r WHERE NOT EXISTS (SELECT 1 FROM paper_key k WHERE k.paper = r.paper AND "
     "r.key IN (CASE r.kind WHEN 0 THEN title_key ELSE abstract_key END,"
     " CASE r.kind WHEN 0 THEN said_title_key ELSE said_abstract_key END))"},
    {QT_TRANSLATE_NOOP("Library", "papers that cannot be recognised by their keys"),
     "SELECT count(*) FROM paper_key k WHERE paper <= (SELECT value FROM library WHERE name = 'recognised') AND ("
     "(title_key <> 0 AND NOT EXISTS (SELECT 1 FROM recognition WHERE kind = 0 AND key = title_key AND paper = "
     "k.paper))"
     " OR (abstract_key <> 0 AND NOT EXISTS (SELECT 1 FROM recognition WHERE kind = 1 AND key = abstract_key AND"
     " paper = k.paper)))"},
    {QT_TRANSLATE_NOOP("Library", "paper ids beyond the counter"),
     "SELECT count(*) FROM paper WHERE id >= (SELECT next FROM counter WHERE name = 'paper')"},
    {QT_TRANSLATE_NOOP("Library", "digest ids beyond the counter"),
     "SELECT count(*) FROM digest WHERE id >= (SELECT next FROM counter WHERE name = 'digest')"},
    {QT_TRANSLATE_NOOP("Library", "tag ids beyond the counter"),
     "SELECT count(*) FROM tag WHERE id >= (SELECT next FROM counter WHERE name = 'tag')"},
    {QT_TRANSLATE_NOOP("Library", "list ids beyond the counter"),
     "SELECT count(*) FROM list WHERE id >= (SELECT next FROM counter WHERE name = 'list')"},
    {QT_TRANSLATE_NOOP("Library", "list places beyond the counter"),
     "SELECT count(*) FROM list_item WHERE id >= (SELECT next FROM counter WHERE name = 'item')"},
    {QT_TRANSLATE_NOOP("Library", "history ids beyond the counter"),
     "SELECT count(*) FROM journal WHERE id >= (SELECT next FROM counter WHERE name = 'edit')"},
    {QT_TRANSLATE_NOOP("Library", "highlight ids beyond the counter"),
     "SELECT count(*) FROM highlight WHERE id >= (SELECT next FROM counter WHERE name = 'highlight')"},
    {QT_TRANSLATE_NOOP("Library", "saved search ids beyond the counter"),
     "SELECT count(*) FROM saved_search WHERE id >= (SELECT next FROM counter WHERE name = 'search')"},
    {QT_TRANSLATE_NOOP("Library", "saved searches without a name or a query"),
     "SELECT count(*) FROM saved_search WHERE trim(name) = '' OR trim(query) = ''"},
    {QT_TRANSLATE_NOOP("Library", "highlights without a text or a colour"),
     "SELECT count(*) FROM highlight WHERE trim(quote) = '' OR colour NOT BETWEEN 1 AND 4"},
    {QT_TRANSLATE_NOOP("Library", "highlights that end before they begin"),
     "SELECT count(*) FROM highlight WHERE NOT (first >= 0 AND last > first) AND NOT (first = -1 AND last = -1)"},
    {QT_TRANSLATE_NOOP("Library", "texts of the user's own without the original or the text"),
     "SELECT count(*) FROM paper_text WHERE (own_title = 1 AND title_original IS NULL) OR "
     "(own_abstract = 1 AND abstract_clean IS NULL)"},
    {QT_TRANSLATE_NOOP("Library", "tags without a name"),
     "SELECT count(*) FROM tag t WHERE NOT EXISTS (SELECT 1 FROM tag_name n WHERE n.tag = t.id AND n.position = 0)"},
    {QT_TRANSLATE_NOOP("Library", "tags under themselves"),
     "WITH RECURSIVE up (start, id) AS (SELECT id, parent FROM tag WHERE parent IS NOT NULL UNION "
     "SELECT u.start, t.parent FROM up u JOIN tag t ON t.id = u.id WHERE t.parent IS NOT NULL) "
     "SELECT count(*) FROM up WHERE start = id"},
    {QT_TRANSLATE_NOOP("Library", "shown entries of hidden papers"),
     "SELECT count(*) FROM paper p JOIN entry e ON e.paper = p.id JOIN digest d ON d.id = e.digest "
     "WHERE p.hidden = 1 AND d.hidden = 0"},
    {QT_TRANSLATE_NOOP("Library", "shown papers that were merged into others"),
     "SELECT count(*) FROM merged m JOIN paper p ON p.id = m.paper WHERE p.hidden = 0"},
    {QT_TRANSLATE_NOOP("Library", "papers merged into themselves"),
     "WITH RECURSIVE up (start, id) AS (SELECT paper, kept FROM merged UNION "
     "SELECT u.start, m.kept FROM up u JOIN merged m ON m.paper = u.id) SELECT count(*) FROM up WHERE start = id"},
    {QT_TRANSLATE_NOOP("Library", "papers told apart the wrong way round"),
     "SELECT count(*) FROM apart WHERE one >= other"},
    {QT_TRANSLATE_NOOP("Library", "papers outside the Trash that went there with a digest"),
     "SELECT count(*) FROM paper WHERE trashed = 0 AND trashed_with <> 0"},
    {QT_TRANSLATE_NOOP("Library", "imports whose papers came at different times"),
     "SELECT count(*) FROM (SELECT import FROM paper GROUP BY import HAVING min(added) <> max(added))"},
    {QT_TRANSLATE_NOOP("Library", "digests with more entries than they were imported with"),
     "SELECT count(*) FROM digest d WHERE complete = 1 AND entries < (SELECT count(*) FROM entry e WHERE e.digest = "
     "d.id)"},
    {QT_TRANSLATE_NOOP("Library", "entries that end before they begin"),
     "SELECT count(*) FROM entry WHERE last_line < first_line"},
    {QT_TRANSLATE_NOOP("Library", "undone edits below done ones in the history"),
     "SELECT count(*) FROM journal WHERE undone = 1 AND position < "
     "(SELECT max(position) FROM journal WHERE undone = 0)"},
    {QT_TRANSLATE_NOOP("Library", "changes newer than the revision"),
     "SELECT count(*) FROM change WHERE revision > (SELECT value FROM library WHERE name = 'revision')"},
};

void checkFile(Database &database, QStringList &problems)
{
    Statement integrity = database.query("PRAGMA integrity_check");
    while (integrity.step()) {
        if (integrity.utf8(0) != "ok")
            problems.append(integrity.text(0));
    }
    Statement foreign = database.query("PRAGMA foreign_key_check");
    while (foreign.step()) {
        problems.append(
            CheckWords::tr("A row of “%1” points at a missing row of “%2”.").arg(foreign.text(0), foreign.text(2)));
    }
}

void checkInvariants(Database &database, QStringList &problems)
{
    for (const Invariant &invariant : checkedInvariants) {
        const qint64 rows = database.number(invariant.sql);
        if (rows > 0)
            problems.append(QStringLiteral("%1: %2").arg(CheckWords::tr(invariant.what)).arg(rows));
    }
}

void checkTagNames(Database &database, QStringList &problems)
{
    Statement names = database.query("SELECT folded, name FROM tag_name");
    while (names.step()) {
        if (foldedName(names.text(1)) != names.utf8(0))
            problems.append(CheckWords::tr("The tag name “%1” is filed under another one.").arg(names.text(1)));
    }
}

void checkSearchNames(Database &database, QStringList &problems)
{
    Statement names = database.query("SELECT folded, name FROM saved_search");
    while (names.step()) {
        if (foldedName(names.text(1)) != names.utf8(0))
            problems.append(CheckWords::tr("The saved search “%1” is filed under another name.").arg(names.text(1)));
    }
}

void checkHistory(Database &database, bool importLocked, QStringList &problems)
{
    Statement rows = database.query("SELECT id, outcome, inverse FROM journal ORDER BY position");
    while (rows.step()) {
        if (rows.integer(1) == 2 && !importLocked)
            problems.append(
                CheckWords::tr("Row %1 of the history is an import that runs nowhere.").arg(rows.integer(0)));
        if (!rows.isNull(2) && !decode(rows.blob(2)))
            problems.append(CheckWords::tr("Row %1 of the history cannot be read.").arg(rows.integer(0)));
    }
}

int lineCount(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    std::string_view line;
    int count = 0;
    while (lines.next(line))
        ++count;
    return count;
}

void checkDigest(Database &database, const Statement &row, QStringList &problems)
{
    const QString name = row.text(1);
    try {
        const QByteArray bytes = readDigestBytes(database, row.id<DigestId>(0));
        if (row.integer(3) == 0)
            return; // a part of a file has neither its hash nor its lines
        if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != row.blob(2))
            problems.append(CheckWords::tr("The text kept of the digest “%1” is not the one imported.").arg(name));
        else if (lineCount(bytes) != row.integer(4))
            problems.append(CheckWords::tr("The digest “%1” has another number of lines than noted.").arg(name));
    } catch (const SqlError &) {
        problems.append(CheckWords::tr("The text kept of the digest “%1” is damaged.").arg(name));
    }
}

} // namespace

QStringList findProblems(Database &database, bool importLocked)
{
    QStringList problems;
    const Transaction snapshot(database, Transaction::Kind::Read);
    checkFile(database, problems);
    checkInvariants(database, problems);
    checkTagNames(database, problems);
    checkSearchNames(database, problems);
    checkHistory(database, importLocked, problems);
    Statement digests = database.query("SELECT id, name, hash, complete, lines FROM digest");
    while (digests.step())
        checkDigest(database, digests, problems);
    return problems + findIndexProblems(database);
}

} // namespace sheaf
