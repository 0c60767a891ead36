// SPDX-License-Identifier: GPL-3.0-or-later
// Paper rows and their texts into the library.
#include "model/db/writepaper.h"

#include "model/text/fold.h"
#include "model/text/remnants.h"

#include <QUuid>

namespace sheaf
{

namespace
{

constexpr std::size_t leadLength = 240; // code points of the abstract in a list row
enum RecognitionKind : qint64 { ByTitle = 0, ByAbstract = 1 };

std::string joinLines(const std::vector<std::string> &lines)
{
    std::string joined;
    for (const std::string &line : lines) {
        if (!joined.empty())
            joined += '\n';
        joined += line;
    }
    return joined;
}

void recognise(Database &database, PaperId id, RecognitionKind kind, qint64 key)
{
    if (key != 0)
        database.run("INSERT OR IGNORE INTO recognition (kind, key, paper) VALUES (?1, ?2, ?3)", kind, key, id);
}

std::optional<std::string_view> unlessSame(const std::string &text, const std::string &as)
{
    return text == as ? std::nullopt : std::optional<std::string_view>(text);
}

// Incoming::abstract is "" when the cleaned text is the original's.
std::optional<std::string_view> cleanAbstract(const Incoming &incoming)
{
    return incoming.abstract.empty() ? std::nullopt : std::optional<std::string_view>(incoming.abstract);
}

void writeTexts(Database &database, const char *sql, PaperId id, const Incoming &incoming)
{
    const Record &record = incoming.record;
    database.run(sql, id, unlessSame(record.title, incoming.title), record.abstract, cleanAbstract(incoming),
                 joinLines(record.authors), record.venue, record.doi, record.arxiv, joinLines(record.urls));
    recognise(database, id, ByTitle, incoming.titleKey);
    recognise(database, id, ByAbstract, incoming.abstractKey);
}

void setAbstract(Database &database, PaperId id, const std::string &original)
{
    const std::string clean = cleanRemnants(original).text;
    database.run("UPDATE paper_text SET abstract = ?2, abstract_clean = ?3 WHERE paper = ?1", id, original,
                 unlessSame(clean, original));
    database.run("UPDATE paper SET lead = ?2 WHERE id = ?1", id, leadOf(clean, leadLength));
    database.run("DELETE FROM recognition WHERE paper = ?1 AND kind = 1", id);
    recognise(database, id, ByAbstract, abstractKey(clean));
}

} // namespace

void insertPaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival)
{
    database.run("INSERT INTO paper (id, title, sort_key, lead, year, import, added, place) VALUES (?1, ?2, ?3, ?4, "
                 "?5, ?6, ?7, ?8)",
                 id, incoming.title, incoming.sortKey, incoming.lead, incoming.record.year, arrival.import, arrival.at,
                 arrival.place);
    database.run("INSERT INTO paper_text (paper, uid, abstract, authors, venue, doi, arxiv, urls) "
                 "VALUES (?1, ?2, '', '', '', '', '', '')",
                 id, QUuid::createUuid().toRfc4122());
    writeTexts(
        database,
        "UPDATE paper_text SET title_original = ?2, abstract = ?3, abstract_clean = ?4, authors = ?5, venue = ?6,"
        " doi = ?7, arxiv = ?8, urls = ?9 WHERE paper = ?1",
        id, incoming);
}

void revivePaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival)
{
    database.run("UPDATE paper SET title = ?2, sort_key = ?3, lead = ?4, year = ?5, import = ?6, added = ?7, place = "
                 "?8, hidden = 0 "
                 "WHERE id = ?1",
                 id, incoming.title, incoming.sortKey, incoming.lead, incoming.record.year, arrival.import, arrival.at,
                 arrival.place);
    database.run("DELETE FROM recognition WHERE paper = ?1", id);
    writeTexts(
        database,
        "UPDATE paper_text SET title_original = ?2, abstract = ?3, abstract_clean = ?4, authors = ?5, venue = ?6,"
        " doi = ?7, arxiv = ?8, urls = ?9 WHERE paper = ?1",
        id, incoming);
}

void setField(Database &database, PaperId id, FieldFill::Field field, const QString &value)
{
    switch (field) {
    case FieldFill::Field::Abstract:
        setAbstract(database, id, value.toStdString());
        return;
    case FieldFill::Field::Authors:
        database.run("UPDATE paper_text SET authors = ?2 WHERE paper = ?1", id, value);
        return;
    case FieldFill::Field::Year:
        database.run("UPDATE paper SET year = ?2 WHERE id = ?1", id, value.toInt());
        return;
    case FieldFill::Field::Venue:
        database.run("UPDATE paper_text SET venue = ?2 WHERE paper = ?1", id, value);
        return;
    case FieldFill::Field::Doi:
        database.run("UPDATE paper_text SET doi = ?2 WHERE paper = ?1", id, value);
        return;
    case FieldFill::Field::Arxiv:
        database.run("UPDATE paper_text SET arxiv = ?2 WHERE paper = ?1", id, value);
        return;
    case FieldFill::Field::Urls:
        database.run("UPDATE paper_text SET urls = ?2 WHERE paper = ?1", id, value);
        return;
    }
}

QString fieldOf(Database &database, PaperId id, FieldFill::Field field)
{
    Statement row = database.query("SELECT t.abstract, t.authors, CASE p.year WHEN 0 THEN '' ELSE p.year END,"
                                   " t.venue, t.doi, t.arxiv, t.urls "
                                   "FROM paper p JOIN paper_text t ON t.paper = p.id WHERE p.id = ?1",
                                   id);
    return row.step() ? row.text(static_cast<int>(field)) : QString();
}

QString fieldOf(const Incoming &incoming, FieldFill::Field field)
{
    const Record &record = incoming.record;
    switch (field) {
    case FieldFill::Field::Abstract:
        return QString::fromStdString(record.abstract);
    case FieldFill::Field::Authors:
        return QString::fromStdString(joinLines(record.authors));
    case FieldFill::Field::Year:
        return record.year == 0 ? QString() : QString::number(record.year);
    case FieldFill::Field::Venue:
        return QString::fromStdString(record.venue);
    case FieldFill::Field::Doi:
        return QString::fromStdString(record.doi);
    case FieldFill::Field::Arxiv:
        return QString::fromStdString(record.arxiv);
    case FieldFill::Field::Urls:
        return QString::fromStdString(joinLines(record.urls));
    }
    return {};
}

} // namespace sheaf
