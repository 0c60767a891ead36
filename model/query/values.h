// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of the fields say: numbers, days and the words of is:, has: and status:.
//
//   numbers = range { "," range }                                   year:, digests:, id:
//   range   = number | number ".." [number] | ".." number | (">" | ">=" | "<" | "<=") number
//             year: takes numbers of four digits, and none for papers whose year is not known
//   times   = day | [day] ".." [day] (one of them) | (">" | ">=" | "<" | "<=") (day | age)     added:, read:
//   day     = "today" | "yesterday" | yyyy["-"MM["-"dd]]            a month or a year is all of its days
//   age     = digits ("d" | "w" | "m" | "y")                        before today; <7d: today and the six days before
//
// Upper and lower case are the same. Pure functions; any thread.
#pragma once

#include "model/query/query.h"

#include <QDateTime>

#include <limits>

namespace sheaf
{

// Both ends are in it.
struct NumberRange {
    qint64 first = 0;
    qint64 last = 0;

    bool operator==(const NumberRange &) const = default;
};

// UTC milliseconds; `until` is not in it.
struct TimeRange {
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 until = std::numeric_limits<qint64>::max();

    bool operator==(const TimeRange &) const = default;
};

// Of year: (where 0 stands for "none"), digests: or id:; nothing when the value is wrong.
std::optional<std::vector<NumberRange>> numbersOf(Field field, QStringView value);
// Of added: or read:, by the days of now's zone.
std::optional<TimeRange> timesOf(QStringView value, const QDateTime &now);

// Brings the value of a field with fixed words into the spelling of isValues() and hasValues(); a mistake is told with
// the term's position. `unfinished` is set when more letters may make the value right. Names of tags, lists and digests
// are for the library to judge.
std::optional<QueryError> checkValue(FieldTerm &term);

// The values that a field knows by name; empty for the others.
std::vector<QString> knownValues(Field field);

// What "today" is in the query changes with the day.
bool dependsOnToday(const Query &query);

} // namespace sheaf
