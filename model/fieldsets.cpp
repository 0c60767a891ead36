// SPDX-License-Identifier: GPL-3.0-or-later
// Each field of the query language as a set, or the sentence that says what its value should be.
#include "model/fieldsets.h"

#include "model/query/nearest.h"
#include "model/query/values.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

QString fieldText(const char *text)
{
    return QCoreApplication::translate("sheaf::Finder", text);
}

Error wrongTerm(const FieldTerm &term, const QString &what)
{
    return {Error::Kind::Words, what, {}, term.position, term.length};
}

// `what` has %1 for the name that nothing has; the names are those that something has.
Error unknownName(const FieldTerm &term, const QString &what, const std::vector<QString> &names)
{
    const QString nearest = nearestName(term.value, names);
    QString sentence = what.arg(term.value);
    if (!nearest.isEmpty()) {
        sentence.chop(1);
        sentence = fieldText("%1: did you mean “%2”?").arg(sentence, nearest);
    }
    return wrongTerm(term, sentence);
}

Result<IdSet> tagSet(LibrarySets &sets, const FieldTerm &term)
{
    if (const std::optional<Tag> tag = sets.library().tagByName(term.value))
        return term.exactly ? sets.taggedWith(tag->id) : sets.taggedWithin(tag->id);
    std::vector<QString> names;
    for (const Tag &tag : sets.library().tags()) {
        names.push_back(tag.name);
        names.insert(names.end(), tag.aliases.begin(), tag.aliases.end());
    }
    return unknownName(term, fieldText("There is no tag “%1”."), names);
}

Result<IdSet> listSet(LibrarySets &sets, const FieldTerm &term)
{
    if (const std::optional<ReadingList> list = sets.library().listByName(term.value))
        return sets.inList(list->id);
    std::vector<QString> names;
    for (const ReadingList &list : sets.library().lists())
        names.push_back(list.name);
    return unknownName(term, fieldText("There is no reading list “%1”."), names);
}

Result<IdSet> digestSet(LibrarySets &sets, const FieldTerm &term)
{
    if (const std::optional<DigestId> digest = sets.library().digestByName(term.value))
        return sets.inDigest(*digest);
    std::vector<QString> names;
    for (const Digest &digest : sets.library().digests())
        names.push_back(digest.name);
    return unknownName(term, fieldText("There is no digest “%1”."), names);
}

IdSet isSet(LibrarySets &sets, const QString &value)
{
    if (const std::optional<Status> status = statusFromName(value))
        return sets.withStatus(*status);
    if (value == QStringLiteral("trashed"))
        return sets.trashed();
    if (value == QStringLiteral("starred"))
        return sets.starred();
    if (value == QStringLiteral("tagged"))
        return sets.tagged();
    if (value == QStringLiteral("untagged"))
        return sets.everyPaper() - sets.tagged();
    Q_ASSERT(value == QStringLiteral("duplicate"));
    return sets.library().duplicates();
}

IdSet hasSet(LibrarySets &sets, const QString &value)
{
    const auto values = hasValues();
    const auto at = std::ranges::find(values, value, [](const char *name) { return QLatin1String(name); });
    Q_ASSERT(at != values.end());
    return sets.library().having(static_cast<Having>(at - values.begin()));
}

// Papers whose number of whatever kind is in one of the ranges.
template <class Read>
IdSet rangesSet(const FieldTerm &term, const Read &read)
{
    const std::optional<std::vector<NumberRange>> ranges = numbersOf(term.field, term.value);
    IdSet set;
    for (const NumberRange &range : ranges.value_or(std::vector<NumberRange>())) {
        if (range.first <= range.last)
            set |= read(range.first, range.last);
    }
    return set;
}

IdSet idSet(LibrarySets &sets, qint64 first, qint64 last)
{
    const IdSet &every = sets.everyPaper();
    return IdSet::range(PaperId{first}, std::min(PaperId{last}, every.last())) & every;
}

IdSet keySet(LibrarySets &sets, const QString &value)
{
    const bool begins = value.endsWith(u'*');
    return sets.library().withKey(begins ? value.chopped(1) : value, begins);
}

TimeRange timesOfTerm(const FieldTerm &term, const QDateTime &now)
{
    return timesOf(term.value, now).value_or(TimeRange{0, 0});
}

// Of a term whose value is right.
Result<IdSet> setOfChecked(LibrarySets &sets, const FieldTerm &term, const QDateTime &now)
{
    switch (term.field) {
    case Field::Tag:
        return tagSet(sets, term);
    case Field::List:
        return listSet(sets, term);
    case Field::Digest:
        return digestSet(sets, term);
    case Field::Status:
    case Field::Is:
        return isSet(sets, term.value);
    case Field::Has:
        return hasSet(sets, term.value);
    case Field::Year:
        return rangesSet(term, [&](qint64 first, qint64 last) { return sets.library().withYear(first, last); });
    case Field::Digests:
        return rangesSet(term, [&](qint64 least, qint64 most) { return sets.library().inDigests(least, most); });
    case Field::Id:
        return rangesSet(term, [&](qint64 first, qint64 last) { return idSet(sets, first, last); });
    case Field::Added: {
        const TimeRange times = timesOfTerm(term, now);
        return sets.library().addedBetween(times.from, times.until);
    }
    case Field::Read: {
        const TimeRange times = timesOfTerm(term, now);
        return sets.library().readBetween(times.from, times.until);
    }
    case Field::Key:
        return keySet(sets, term.value);
    case Field::Title:
    case Field::Abstract:
    case Field::Note:
    case Field::Author:
    case Field::Venue:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<IdSet> setOfField(LibrarySets &sets, const FieldTerm &term, const QDateTime &now)
{
    FieldTerm checked = term;
    if (const std::optional<QueryError> error = checkValue(checked))
        return wrongTerm(term, error->what);
    return setOfChecked(sets, checked, now);
}

} // namespace sheaf
