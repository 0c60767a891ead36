// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a wrong value from one that is still being written, and says what would be right.
#include "model/query/nearest.h"
#include "model/query/values.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sheaf
{

namespace
{

QString valueText(const char *text)
{
    return QCoreApplication::translate("sheaf::QueryParser", text);
}

bool isNumbers(Field field)
{
    return field == Field::Year || field == Field::Digests || field == Field::Id;
}

bool isTimes(Field field)
{
    return field == Field::Added || field == Field::Read;
}

bool isRight(Field field, QStringView value)
{
    if (isNumbers(field))
        return numbersOf(field, value).has_value();
    return timesOf(value, QDateTime(QDate(2000, 6, 15), QTime(12, 0), Qt::UTC)).has_value();
}

bool holdsOnly(QStringView value, QStringView signs)
{
    return std::ranges::all_of(value, [=](QChar c) { return signs.contains(c); });
}

// Told from the signs alone: what is thought unfinished wrongly is a mistake as soon as the word ends.
bool mayBecomeRight(Field field, const QString &value)
{
    const auto begins = [&](QStringView word) { return word.startsWith(value); };
    if (isNumbers(field))
        return holdsOnly(value, u"0123456789.,<>=") || (field == Field::Year && begins(u"none"));
    if (!isTimes(field))
        return std::ranges::any_of(knownValues(field), begins);
    const auto sign =
        std::ranges::find_if(value.rbegin(), value.rend(), [](QChar c) { return QStringView(u".<>=").contains(c); });
    const QStringView last = QStringView(value).last(sign - value.rbegin());
    return holdsOnly(last, u"0123456789-") || QStringView(u"today").startsWith(last) ||
           QStringView(u"yesterday").startsWith(last);
}

QString whatIsRight(Field field)
{
    switch (field) {
    case Field::Year:
        return valueText("write a year like 2021, a range like 2019..2022, >2020, or none.");
    case Field::Digests:
        return valueText("write a number like 2, a range like 2..3, or >1.");
    case Field::Id:
        return valueText("write a paper's number like 12, or a range like 12..20.");
    default:
        return valueText("write today, <7d, a date like 2025-01-31, or a range like 2025-01..2025-06.");
    }
}

QString whyWrong(const FieldTerm &term, const std::vector<QString> &words)
{
    const QString name = fieldName(term.field);
    if (term.field == Field::Id && !term.value.contains(QLatin1String("..")))
        return valueText("“id:” needs the number of a paper, not “%1”.").arg(term.value);
    if (isNumbers(term.field) || isTimes(term.field))
        return valueText("“%1:” does not know “%2”: %3").arg(name, term.value, whatIsRight(term.field));
    const QString nearest = nearestName(term.value, words);
    if (!nearest.isEmpty())
        return valueText("“%1:” does not know “%2”: did you mean “%3”?").arg(name, term.value, nearest);
    if (term.field == Field::Status)
        return valueText("There is no status “%1”: write unread, reading, read or dismissed.").arg(term.value);
    return valueText("“%1:” does not know “%2”: write one of %3.")
        .arg(name, term.value, QStringList(words.begin(), words.end()).join(QStringLiteral(", ")));
}

struct TodayFinder {
    bool operator()(const All &all) const { return any(all.parts); }
    bool operator()(const Any &group) const { return any(group.parts); }
    bool operator()(const Negation &negation) const { return any(negation.of); }
    bool operator()(const Words &) const { return false; }
    bool operator()(const FieldTerm &term) const
    {
        const QDateTime noon(QDate(2000, 6, 15), QTime(12, 0), Qt::UTC);
        return isTimes(term.field) && timesOf(term.value, noon) != timesOf(term.value, noon.addDays(1));
    }
    static bool any(const std::vector<Query> &parts) { return std::ranges::any_of(parts, dependsOnToday); }
};

} // namespace

std::vector<QString> knownValues(Field field)
{
    std::vector<QString> words;
    const auto take = [&](std::span<const char *const> values) {
        for (const char *value : values)
            words.push_back(QString::fromLatin1(value));
    };
    if (field == Field::Is)
        take(isValues());
    else if (field == Field::Status)
        take(isValues().first(4)); // which begin with the states
    else if (field == Field::Has)
        take(hasValues());
    return words;
}

std::optional<QueryError> checkValue(FieldTerm &term)
{
    const std::vector<QString> words = knownValues(term.field);
    if (words.empty() && !isNumbers(term.field) && !isTimes(term.field))
        return std::nullopt;
    const QString lower = term.value.toLower();
    const bool right = words.empty() ? isRight(term.field, lower) : std::ranges::find(words, lower) != words.end();
    if (!right)
        return QueryError{term.position, term.length, whyWrong(term, words), mayBecomeRight(term.field, lower)};
    term.value = lower;
    return std::nullopt;
}

bool dependsOnToday(const Query &query)
{
    return std::visit(TodayFinder{}, query.node);
}

} // namespace sheaf
