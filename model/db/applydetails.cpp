// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own details of a paper, and papers made by hand.
#include "model/db/apply.h"
#include "model/db/changes.h"
#include "model/db/journal.h"
#include "model/db/journalrows.h"
#include "model/db/papertexts.h"
#include "model/db/recognise.h"
#include "model/db/writepaper.h"
#include "model/text/fold.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUuid>

namespace sheaf
{

namespace
{

struct DetailWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

[[noreturn]] void refuseDetails(Error::Kind kind, const QString &what)
{
    throw Refusal{{kind, what, QString()}};
}

QString oneLine(const QString &text)
{
    return QString::fromUtf8(text.toUtf8()).simplified();
}

QString paragraphs(const QString &text)
{
    QString lines = QString::fromUtf8(text.toUtf8());
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    return lines.trimmed();
}

QStringList oneLineEach(const QStringList &texts)
{
    QStringList lines;
    for (const QString &text : texts)
        lines.append(oneLine(text));
    lines.removeAll(QString());
    return lines;
}

// Recognition passes versions by, so none is stored.
QString arxivIdOf(const QString &text)
{
    const QString id = oneLine(text);
    return id.left(static_cast<qsizetype>(arxivWithoutVersion(id.toStdString()).size()));
}

PaperDetails storableDetails(const PaperDetails &details)
{
    PaperDetails clean;
    if (details.title)
        clean.title = oneLine(*details.title);
    if (details.abstract)
        clean.abstract = paragraphs(*details.abstract);
    clean.authors = oneLineEach(details.authors);
    clean.year = details.year;
    clean.venue = oneLine(details.venue);
    clean.doi = oneLine(details.doi);
    clean.arxiv = arxivIdOf(details.arxiv);
    clean.urls = oneLineEach(details.urls);
    clean.urls.removeDuplicates();
    return clean;
}

void checkDetails(const PaperDetails &details)
{
    if (details.title && details.title->isEmpty())
        refuseDetails(Error::Kind::Words, DetailWords::tr("A paper needs a title."));
    if (details.year != 0 && (details.year < 1000 || details.year > 2999)) {
        refuseDetails(Error::Kind::Words,
                      DetailWords::tr("%1 is not a year. Give one from 1000 to 2999, or none.").arg(details.year));
    }
}

// A text that is the digest's own, word for word, is not the user's.
void forgetSame(PaperDetails &details, const PaperTexts &texts)
{
    if (details.title && details.title->toStdString() == digestTitle(texts))
        details.title.reset();
    if (details.abstract && details.abstract->toStdString() == digestAbstract(texts))
        details.abstract.reset();
}

PaperDetails detailsOf(Database &database, PaperId paper, const PaperTexts &texts)
{
    const auto field = [&](FieldFill::Field which) { return fieldOf(database, paper, which); };
    const auto lines = [&](FieldFill::Field which) { return field(which).split(u'\n', Qt::SkipEmptyParts); };
    PaperDetails details;
    if (texts.ownTitle)
        details.title = QString::fromStdString(texts.title);
    if (texts.ownAbstract)
        details.abstract = QString::fromStdString(texts.abstract);
    details.authors = lines(FieldFill::Field::Authors);
    details.year = field(FieldFill::Field::Year).toInt();
    details.venue = field(FieldFill::Field::Venue);
    details.doi = field(FieldFill::Field::Doi);
    details.arxiv = field(FieldFill::Field::Arxiv);
    details.urls = lines(FieldFill::Field::Urls);
    return details;
}

void writeDetails(Database &database, PaperId paper, PaperTexts texts, const PaperDetails &details)
{
    const PaperTexts before = texts;
    texts.ownTitle = details.title.has_value();
    texts.title = details.title ? details.title->toStdString() : digestTitle(texts);
    texts.ownAbstract = details.abstract.has_value();
    texts.abstract = details.abstract ? details.abstract->toStdString() : digestAbstract(texts);
    if (texts != before)
        writePaperTexts(database, paper, texts);
    const auto put = [&](FieldFill::Field which, const QString &value) { setField(database, paper, which, value); };
    put(FieldFill::Field::Authors, details.authors.join(u'\n'));
    put(FieldFill::Field::Year, QString::number(details.year));
    put(FieldFill::Field::Venue, details.venue);
    put(FieldFill::Field::Doi, details.doi);
    put(FieldFill::Field::Arxiv, details.arxiv);
    put(FieldFill::Field::Urls, details.urls.join(u'\n'));
}

// Takes what an import filled in out of a paper's details.
struct FillRemover {
    PaperId paper;
    PaperDetails &details;

    template <class Other>
    void operator()(const Other &) const
    {
    }
    void operator()(const ShowImport &import) const
    {
        for (const FieldFill &fill : import.fills) {
            if (fill.paper == paper)
                remove(fill);
        }
    }
    void operator()(const Compound &edit) const
    {
        for (const Edit &part : edit.edits)
            std::visit(*this, part);
    }

private:
    static void clearIf(QString &text, const QString &value)
    {
        if (text == value)
            text.clear();
    }
    static void clearIf(QStringList &texts, const QString &value)
    {
        if (texts.join(u'\n') == value)
            texts.clear();
    }
    void remove(const FieldFill &fill) const
    {
        switch (fill.field) {
        case FieldFill::Field::Abstract:
            return; // that is the original's
        case FieldFill::Field::Authors:
            return clearIf(details.authors, fill.value);
        case FieldFill::Field::Year:
            details.year = details.year == fill.value.toInt() ? 0 : details.year;
            return;
        case FieldFill::Field::Venue:
            return clearIf(details.venue, fill.value);
        case FieldFill::Field::Doi:
            return clearIf(details.doi, fill.value);
        case FieldFill::Field::Arxiv:
            return clearIf(details.arxiv, fill.value);
        case FieldFill::Field::Urls:
            return clearIf(details.urls, fill.value);
        }
    }
};

// Edits made while an import runs come before it in the history: what they lead back to is without its fills.
PaperDetails beforeRunningImport(Database &database, PaperId paper, PaperDetails details)
{
    const EditId row = runningImport(database);
    if (row == EditId{})
        return details;
    const Result<Edit> inverse = decode(inverseOfRow(database, row));
    if (inverse)
        std::visit(FillRemover{paper, details}, inverse.value());
    return details;
}

std::vector<std::string> utf8Each(const QStringList &texts)
{
    std::vector<std::string> all;
    for (const QString &text : texts)
        all.push_back(text.toStdString());
    return all;
}

// A record that needs no cleaning.
Incoming madeByHand(const PaperDetails &details, const QUuid &uid)
{
    Incoming made;
    Record &record = made.record;
    record.title = details.title.value_or(QString()).toStdString();
    record.abstract = details.abstract.value_or(QString()).toStdString();
    record.authors = utf8Each(details.authors);
    record.year = details.year;
    record.venue = details.venue.toStdString();
    record.doi = details.doi.toStdString();
    record.arxiv = details.arxiv.toStdString();
    record.urls = utf8Each(details.urls);
    record.uid = uid.isNull() ? std::string() : uid.toString(QUuid::WithoutBraces).toStdString();
    record.isListItem = true;
    made.title = record.title;
    made.lead = leadOf(record.abstract, paperLeadLength);
    made.sortKey = titleSortKey(record.title);
    const std::string normalised = normaliseTitle(record.title);
    made.titleKey = normalised.empty() ? 0 : stableHash(normalised);
    made.abstractKey = abstractKey(record.abstract);
    return made;
}

QUuid uidOf(const QString &text)
{
    const QUuid uid(text);
    if (!text.isEmpty() && uid.isNull())
        refuseDetails(Error::Kind::Words, DetailWords::tr("“%1” is not the id of a paper.").arg(text));
    return uid;
}

// A hidden paper that had this id comes back (its making was undone); 0 when the id is free.
PaperId hiddenWithUid(Database &database, const QUuid &uid)
{
    if (uid.isNull())
        return {};
    Statement row = database.query("SELECT p.id, p.hidden, p.title FROM paper_text t JOIN paper p ON p.id = t.paper "
                                   "WHERE t.uid = ?1",
                                   uid.toRfc4122());
    if (!row.step())
        return {};
    const auto holder = row.id<PaperId>(0);
    if (row.integer(1) == 0 || standsFor(database, holder) != holder) {
        refuseDetails(Error::Kind::Refused,
                      DetailWords::tr("The library has a paper with that id already: “%1”.").arg(row.text(2)));
    }
    return holder;
}

} // namespace

void Applier::perform(const SetDetails &edit)
{
    const PaperId paper = real(m_papers, edit.paper);
    const std::optional<PaperTexts> texts = readPaperTexts(m_database, paper);
    if (!texts || !reachesPaper(paper))
        refuseDetails(Error::Kind::NotFound, DetailWords::tr("That paper is not there any more."));
    PaperDetails before = detailsOf(m_database, paper, *texts);
    if (edit.details == before)
        return;
    PaperDetails now = edit.details;
    if (!all()) {
        now = storableDetails(edit.details);
        checkDetails(now);
        forgetSame(now, *texts);
        if (now == before)
            return;
    }
    writeDetails(m_database, paper, *texts, now);
    m_change.papers.add(paper);
    m_change.texts = true;
    if (!all())
        before = beforeRunningImport(m_database, paper, std::move(before));
    record(SetDetails{paper, std::move(now)}, SetDetails{paper, std::move(before)});
}

void Applier::perform(const AddPaper &edit)
{
    PaperDetails details = storableDetails(edit.details);
    if (!details.title)
        details.title = QString();
    checkDetails(details);
    const QUuid uid = uidOf(edit.uid);
    PaperId paper = hiddenWithUid(m_database, uid);
    const Incoming made = madeByHand(details, uid);
    const Arrival arrival{takeId(m_database, Counter::Import), QDateTime::currentMSecsSinceEpoch(), 0};
    if (paper != PaperId{}) {
        revivePaper(m_database, paper, made, arrival);
    } else {
        paper = PaperId{takeId(m_database, Counter::Paper)};
        UidSource uids;
        insertPaper(m_database, paper, made, arrival, uids);
    }
    if (number(edit.paper) < 0)
        m_papers[edit.paper] = paper;
    m_change.papers.add(paper);
    m_change.texts = true;
    record(AddPaper{paper, edit.uid, std::move(details)}, ShowPapers{IdSet::of(paper), false});
}

void Applier::perform(const ShowPapers &edit)
{
    IdSet changed;
    Statement statement = m_database.prepare("UPDATE paper SET hidden = ?2 WHERE id = ?1 AND hidden <> ?2");
    real(edit.papers).each([&](PaperId id) {
        if (statement.bind(id, !edit.on).run() > 0)
            changed.add(id);
    });
    if (changed.empty())
        return;
    m_change.papers |= changed;
    m_change.texts = true;
    m_change.lists = true; // lists pass hidden papers by
    record(ShowPapers{changed, edit.on}, ShowPapers{changed, !edit.on});
}

} // namespace sheaf
