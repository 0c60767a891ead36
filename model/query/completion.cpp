// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the piece at the cursor, then rates what could stand there.
#include "model/query/completion.h"

#include "model/query/lexer.h"
#include "model/query/values.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t s_mostCandidates = 50;
constexpr std::size_t s_mostForBareWord = 6;
constexpr qsizetype s_shortestBareWord = 2;

QString completionText(const char *text)
{
    return QCoreApplication::translate("sheaf::Completion", text);
}

// One folded letter for each letter, so that places stay.
QString foldedLetters(QStringView text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar letter : text) {
        if (letter < u'\x80') {
            folded += letter.toLower();
            continue;
        }
        const QString parts = QString(letter).normalized(QString::NormalizationForm_KD);
        folded += parts.isEmpty() ? letter.toCaseFolded() : parts.front().toCaseFolded();
    }
    return folded;
}

// How a name fits the typed letters.
struct Fit {
    enum Grade : quint8 { Whole, Begins, WordBegins, Holds, Not };
    Grade grade = Not;
    int at = -1;
};

Fit fitOf(const QString &typed, const QString &name)
{
    const QString folded = foldedLetters(name);
    if (folded == typed)
        return {Fit::Whole, 0};
    if (folded.startsWith(typed))
        return {Fit::Begins, 0};
    qsizetype at = folded.indexOf(typed);
    if (at < 0)
        return {};
    const Fit inside{Fit::Holds, static_cast<int>(at)};
    for (; at >= 0; at = folded.indexOf(typed, at + 1)) {
        if (at > 0 && !folded[at - 1].isLetterOrNumber())
            return {Fit::WordBegins, static_cast<int>(at)};
    }
    return inside;
}

class Offer final
{
public:
    Offer(const QString &typed, Fit::Grade worst) : m_typed(foldedLetters(typed)), m_worst(worst) {}

    // By its name; else by one of the others, which is then the detail.
    void add(Candidate candidate, const QStringList &others = {})
    {
        const Fit own = fitOf(m_typed, candidate.text);
        Rated rated{own.grade * 2, std::move(candidate)};
        if (own.grade != Fit::Not && !m_typed.isEmpty()) {
            rated.candidate.matched = own.at;
            rated.candidate.letters = static_cast<int>(m_typed.size());
        }
        for (const QString &other : others) {
            const Fit::Grade grade = fitOf(m_typed, other).grade;
            const int rating = grade * 2 + 1; // a name before an alias that fits as well
            if (grade == Fit::Not || rating >= rated.rating)
                continue;
            rated.rating = rating;
            rated.candidate.detail = other;
            rated.candidate.matched = -1;
        }
        if (rated.rating / 2 <= m_worst)
            m_rated.push_back(std::move(rated));
    }

    std::vector<Candidate> best(std::size_t most)
    {
        std::ranges::stable_sort(m_rated, {}, &Rated::rating);
        std::vector<Candidate> best;
        for (std::size_t at = 0; at < std::min(most, m_rated.size()); ++at)
            best.push_back(std::move(m_rated[at].candidate));
        return best;
    }

private:
    struct Rated {
        int rating = 0;
        Candidate candidate;
    };
    QString m_typed;
    Fit::Grade m_worst;
    std::vector<Rated> m_rated;
};

QString fieldHelp(Field field)
{
    switch (field) {
    case Field::Title:
        return completionText("words in the title");
    case Field::Abstract:
        return completionText("words in the abstract");
    case Field::Note:
        return completionText("words in your note");
    case Field::Author:
        return completionText("an author's name");
    case Field::Venue:
        return completionText("where it appeared");
    case Field::Tag:
        return completionText("with a tag or one below it");
    case Field::List:
        return completionText("in a reading list");
    case Field::Digest:
        return completionText("from a digest");
    case Field::Status:
        return completionText("unread, reading, read or dismissed");
    case Field::Is:
        return completionText("unread, starred, untagged …");
    case Field::Has:
        return completionText("a note, highlights, a DOI …");
    case Field::Year:
        return completionText("2021, 2019..2022, >2020");
    case Field::Added:
        return completionText("when it came into the library");
    case Field::Read:
        return completionText("when you read it");
    case Field::Digests:
        return completionText("in how many digests");
    case Field::Key:
        return completionText("the citation key");
    case Field::Id:
        return completionText("the paper's number");
    }
    Q_UNREACHABLE();
}

struct ValueHelp {
    QString value;
    QString detail;
};

std::vector<ValueHelp> helpfulValues(Field field)
{
    switch (field) {
    case Field::Added:
    case Field::Read:
        return {{QStringLiteral("today"), {}},
                {QStringLiteral("yesterday"), {}},
                {QStringLiteral("<7d"), completionText("the last seven days")},
                {QStringLiteral("<1m"), completionText("the last month")},
                {QStringLiteral("<1y"), completionText("the last year")},
                {QStringLiteral(">1y"), completionText("longer ago than a year")}};
    case Field::Year:
        return {{QStringLiteral("none"), completionText("the year is not known")}};
    case Field::Digests:
        return {{QStringLiteral(">1"), completionText("in more than one digest")},
                {QStringLiteral("0"), completionText("in none")}};
    default:
        break;
    }
    std::vector<ValueHelp> values;
    for (const QString &value : knownValues(field))
        values.push_back({value, {}});
    return values;
}

void offerFields(Offer &offer)
{
    for (const FieldInfo &info : fieldTable()) {
        Candidate candidate;
        candidate.text = QString(QLatin1String(info.name)) + u':';
        candidate.detail = fieldHelp(info.field);
        candidate.replacement = candidate.text;
        offer.add(std::move(candidate));
    }
}

void offerTags(Offer &offer, const QueryNames &names, const QString &before)
{
    for (const QueryNames::Tag &tag : names.tags) {
        Candidate candidate;
        candidate.kind = Candidate::Kind::Tag;
        candidate.text = tag.name;
        candidate.colour = tag.colour;
        candidate.replacement = before + quoted(tag.name);
        QStringList others = tag.aliases;
        if (!tag.path.isEmpty() && before.isEmpty()) // to a bare word the parent's name offers the parent only
            others += tag.path;
        offer.add(std::move(candidate), others);
    }
}

void offerLists(Offer &offer, const QueryNames &names, const QString &before)
{
    for (const QString &name : names.lists) {
        Candidate candidate;
        candidate.kind = Candidate::Kind::List;
        candidate.text = name;
        candidate.replacement = before + quoted(name);
        offer.add(std::move(candidate));
    }
}

void offerDigests(Offer &offer, const QueryNames &names)
{
    QHash<QString, int> holders;
    for (const QueryNames::Digest &digest : names.digests)
        ++holders[foldedLetters(digest.name)];
    for (const QueryNames::Digest &digest : names.digests) {
        Candidate candidate;
        candidate.kind = Candidate::Kind::Digest;
        candidate.text = digest.name;
        candidate.detail = digest.label;
        candidate.replacement = quoted(holders[foldedLetters(digest.name)] == 1 ? digest.name : digest.id);
        offer.add(std::move(candidate), digest.label.isEmpty() ? QStringList() : QStringList(digest.label));
    }
}

void offerValues(Offer &offer, Field field)
{
    for (const ValueHelp &help : helpfulValues(field)) {
        Candidate candidate;
        candidate.kind = Candidate::Kind::Value;
        candidate.text = candidate.replacement = help.value;
        candidate.detail = help.detail;
        offer.add(std::move(candidate));
    }
}

// What the user wrote of a value up to the cursor, without its quotation mark.
QString typedValue(QStringView text, const QueryPiece &piece, int cursor)
{
    const QStringView written = text.sliced(piece.value, cursor - piece.value);
    return piece.quoted ? quotationAtStart(written).text : written.toString();
}

Completion completeValue(QStringView text, const QueryPiece &piece, int cursor, const QueryNames &names)
{
    Completion completion{piece.value, piece.position + piece.length - piece.value, true, {}};
    Offer offer(typedValue(text, piece, cursor), Fit::Holds);
    const Field field = piece.field->field;
    if (field == Field::Tag)
        offerTags(offer, names, {});
    else if (field == Field::List)
        offerLists(offer, names, {});
    else if (field == Field::Digest)
        offerDigests(offer, names);
    else
        offerValues(offer, field);
    completion.candidates = offer.best(s_mostCandidates);
    return completion;
}

Completion completeWord(QStringView text, const QueryPiece &piece, int cursor, const QueryNames &names, bool everything)
{
    const int end = piece.field ? piece.value : piece.position + piece.length; // a value stays what it is
    Completion completion{piece.position, end - piece.position, false, {}};
    const QStringView typed = text.sliced(piece.position, cursor - piece.position);
    if (piece.quoted || (!everything && typed.size() < s_shortestBareWord))
        return completion;
    Offer offer(typed.toString(), Fit::Begins);
    offerFields(offer);
    if (!typed.isEmpty()) {
        offerTags(offer, names, QStringLiteral("tag:"));
        offerLists(offer, names, QStringLiteral("list:"));
    }
    completion.candidates = offer.best(everything ? s_mostCandidates : s_mostForBareWord);
    return completion;
}

} // namespace

Completion complete(QStringView text, int cursor, const QueryNames &names, bool everything)
{
    Q_ASSERT(cursor >= 0 && cursor <= text.size());
    const std::vector<QueryPiece> pieces = queryPieces(text);
    const auto holdsCursor = [=](const QueryPiece &piece) {
        const int end = piece.position + piece.length;
        const bool closed = piece.quoted && !piece.open; // after its mark another word begins
        return cursor > piece.position && (closed ? cursor < end : cursor <= end);
    };
    const auto at = std::ranges::find_if(pieces, holdsCursor);
    Completion completion;
    if (at == pieces.end())
        completion =
            completeWord(text, QueryPiece{nullptr, cursor, 0, cursor, false, false}, cursor, names, everything);
    else if (at->field && cursor >= at->value)
        completion = completeValue(text, *at, cursor, names);
    else
        completion = completeWord(text, *at, cursor, names, everything);
    const QStringView there = text.sliced(completion.position, completion.length);
    std::erase_if(completion.candidates, [&](const Candidate &each) { return each.replacement == there; });
    return completion;
}

} // namespace sheaf
