// SPDX-License-Identifier: GPL-3.0-or-later
// Paper rows and their texts into the library.
#include "model/db/writepaper.h"

#include "model/db/paperkeys.h"
#include "model/db/papertexts.h"

#include <QUuid>

namespace sheaf
{

namespace
{

PaperKeys keysOf(const Incoming &incoming)
{
    return {incoming.sortKey, incoming.titleKey, incoming.abstractKey, 0, 0};
}

std::optional<std::string_view> unlessSame(const std::string &text, const std::string &as)
{
    return text == as ? std::nullopt : std::optional<std::string_view>(text);
}

// The user's own texts stay, also those of a paper that comes back.
void keepOwnTexts(Database &database, PaperId id, const PaperTexts &old)
{
    std::optional<PaperTexts> texts = readPaperTexts(database, id);
    if (!texts || (!old.ownTitle && !old.ownAbstract))
        return;
    texts->ownTitle = old.ownTitle;
    texts->ownAbstract = old.ownAbstract;
    if (old.ownTitle)
        texts->title = old.title;
    if (old.ownAbstract)
        texts->abstract = old.abstract;
    writePaperTexts(database, id, *texts);
}

// Incoming::abstract is "" when the cleaned text is the original's.
std::optional<std::string_view> cleanAbstract(const Incoming &incoming)
{
    return incoming.abstract.empty() ? std::nullopt : std::optional<std::string_view>(incoming.abstract);
}

// An abstract of the user's own stays shown.
void setAbstract(Database &database, PaperId id, const std::string &original)
{
    std::optional<PaperTexts> texts = readPaperTexts(database, id);
    if (!texts)
        return;
    texts->originalAbstract = original;
    texts->abstractAsIs = false;
    if (!texts->ownAbstract)
        texts->abstract = digestAbstract(*texts);
    writePaperTexts(database, id, *texts);
}

// What a record says of itself, unless another paper has it already.
QByteArray uidFor(Database &database, const Record &record, UidSource &uids)
{
    if (!record.uid.empty()) {
        const QUuid uid(QString::fromStdString(record.uid));
        if (!uid.isNull() && database.number("SELECT count(*) FROM paper_text WHERE uid = ?1", uid.toRfc4122()) == 0)
            return uid.toRfc4122();
    }
    return uids.next().toRfc4122();
}

} // namespace

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

void insertPaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival, UidSource &uids)
{
    const Record &record = incoming.record;
    database.run("INSERT INTO paper (id, title, lead, year, import, added, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                 id, incoming.title, incoming.lead, record.year, arrival.import, arrival.at, arrival.place);
    database.run("INSERT INTO paper_text (paper, uid, title_original, abstract, abstract_clean, authors, venue, doi,"
                 " arxiv, urls, title_as_is, abstract_as_is) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                 id, uidFor(database, record, uids), unlessSame(record.title, incoming.title), record.abstract,
                 cleanAbstract(incoming), joinLines(record.authors), record.venue, record.doi, record.arxiv,
                 joinLines(record.urls), record.isListItem, record.isListItem && !record.abstract.empty());
    insertKeys(database, id, keysOf(incoming));
}

void revivePaper(Database &database, PaperId id, const Incoming &incoming, const Arrival &arrival)
{
    const std::optional<PaperTexts> old = readPaperTexts(database, id);
    const Record &record = incoming.record;
    database.run("UPDATE paper SET title = ?2, lead = ?3, year = ?4, import = ?5, added = ?6, place = ?7, hidden = 0 "
                 "WHERE id = ?1",
                 id, incoming.title, incoming.lead, record.year, arrival.import, arrival.at, arrival.place);
    database.run("UPDATE paper_text SET title_original = ?2, abstract = ?3, abstract_clean = ?4, authors = ?5,"
                 " venue = ?6, doi = ?7, arxiv = ?8, urls = ?9, own_title = 0, own_abstract = 0, title_as_is = ?10,"
                 " abstract_as_is = ?11 WHERE paper = ?1",
                 id, unlessSame(record.title, incoming.title), record.abstract, cleanAbstract(incoming),
                 joinLines(record.authors), record.venue, record.doi, record.arxiv, joinLines(record.urls),
                 record.isListItem, record.isListItem && !record.abstract.empty());
    updateKeys(database, id, keysOf(incoming));
    if (old)
        keepOwnTexts(database, id, *old);
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
