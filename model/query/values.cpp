// SPDX-License-Identifier: GPL-3.0-or-later
// Reads values by the grammar in values.h; what is left over or out of range is a mistake.
#include "model/query/values.h"

#include <QTimeZone>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qsizetype s_mostDigits = 12; // so that one more or less still fits

std::optional<qint64> digitsOf(QStringView text, qsizetype least, qsizetype most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.size() < least || text.size() > most || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    return text.toLongLong();
}

struct Comparison {
    bool less = false;
    bool orEqual = false;
    QStringView than;
};

std::optional<Comparison> comparisonOf(QStringView text)
{
    if (!text.startsWith(u'<') && !text.startsWith(u'>'))
        return std::nullopt;
    const bool orEqual = text.size() > 1 && text[1] == u'=';
    return Comparison{text[0] == u'<', orEqual, text.sliced(orEqual ? 2 : 1)};
}

// Both sides of "a..b"; nothing without the dots or where both are missing.
std::optional<std::pair<QStringView, QStringView>> rangeOf(QStringView text)
{
    const qsizetype dots = text.indexOf(QLatin1String(".."));
    if (dots < 0 || text.size() == 2)
        return std::nullopt;
    return std::pair{text.first(dots), text.sliced(dots + 2)};
}

struct NumberReader {
    qsizetype leastDigits = 1;
    qsizetype mostDigits = s_mostDigits;
    NumberRange all{1, std::numeric_limits<qint64>::max()};

    std::optional<qint64> number(QStringView text) const
    {
        const std::optional<qint64> number = digitsOf(text, leastDigits, mostDigits);
        return number && *number >= all.first ? number : std::nullopt;
    }

    // May be empty (">9999"), but is never the wrong way round as written.
    std::optional<NumberRange> range(QStringView text) const
    {
        if (const auto comparison = comparisonOf(text)) {
            const std::optional<qint64> than = number(comparison->than);
            if (!than)
                return std::nullopt;
            const int beside = comparison->orEqual ? 0 : 1;
            return comparison->less ? NumberRange{all.first, *than - beside} : NumberRange{*than + beside, all.last};
        }
        if (const auto sides = rangeOf(text)) {
            const std::optional<qint64> first = sides->first.isEmpty() ? all.first : number(sides->first);
            const std::optional<qint64> last = sides->second.isEmpty() ? all.last : number(sides->second);
            if (!first || !last || *first > *last)
                return std::nullopt;
            return NumberRange{*first, *last};
        }
        const std::optional<qint64> one = number(text);
        return one ? std::optional(NumberRange{*one, *one}) : std::nullopt;
    }
};

NumberReader readerOf(Field field)
{
    if (field == Field::Year)
        return {4, 4, {1, 9999}};
    if (field == Field::Digests)
        return {1, s_mostDigits, {0, std::numeric_limits<qint64>::max()}};
    return {};
}

struct DayRange {
    QDate first;
    QDate last;
};

std::optional<DayRange> daysOf(QStringView text, QDate today)
{
    if (text == u"today")
        return DayRange{today, today};
    if (text == u"yesterday")
        return DayRange{today.addDays(-1), today.addDays(-1)};
    const std::optional<qint64> year = digitsOf(text.first(std::min<qsizetype>(4, text.size())), 4, 4);
    if (!year || *year == 0)
        return std::nullopt;
    const QDate january(static_cast<int>(*year), 1, 1);
    if (text.size() == 4)
        return DayRange{january, january.addYears(1).addDays(-1)};
    const std::optional<qint64> month =
        text[4] == u'-' ? digitsOf(text.sliced(5, std::min<qsizetype>(2, text.size() - 5)), 2, 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12)
        return std::nullopt;
    const QDate first(january.year(), static_cast<int>(*month), 1);
    if (text.size() == 7)
        return DayRange{first, first.addMonths(1).addDays(-1)};
    const std::optional<qint64> number = text[7] == u'-' ? digitsOf(text.sliced(8), 2, 2) : std::nullopt;
    const QDate day(january.year(), first.month(), number ? static_cast<int>(*number) : 0);
    return day.isValid() ? std::optional(DayRange{day, day}) : std::nullopt;
}

// The day that lies an age before today.
std::optional<QDate> dayBefore(QStringView age, QDate today)
{
    if (age.isEmpty())
        return std::nullopt;
    const std::optional<qint64> number = digitsOf(age.chopped(1), 1, 4);
    if (!number)
        return std::nullopt;
    const int back = -static_cast<int>(*number);
    switch (age.back().unicode()) {
    case u'd':
        return today.addDays(back);
    case u'w':
        return today.addDays(back * 7);
    case u'm':
        return today.addMonths(back);
    case u'y':
        return today.addYears(back);
    default:
        return std::nullopt;
    }
}

class TimeReader final
{
public:
    explicit TimeReader(const QDateTime &now) : m_now(now) {}

    std::optional<TimeRange> range(QStringView text) const
    {
        if (const auto comparison = comparisonOf(text))
            return compared(*comparison);
        if (const auto sides = rangeOf(text))
            return between(sides->first, sides->second);
        const std::optional<DayRange> days = daysOf(text, m_now.date());
        return days ? std::optional(TimeRange{start(days->first), end(days->last)}) : std::nullopt;
    }

private:
    std::optional<TimeRange> compared(const Comparison &comparison) const
    {
        TimeRange range;
        if (const std::optional<QDate> day = dayBefore(comparison.than, m_now.date())) {
            // A smaller age is a later day.
            if (comparison.less)
                range.from = comparison.orEqual ? start(*day) : end(*day);
            else
                range.until = comparison.orEqual ? end(*day) : start(*day);
            return range;
        }
        const std::optional<DayRange> days = daysOf(comparison.than, m_now.date());
        if (!days)
            return std::nullopt;
        if (comparison.less)
            range.until = comparison.orEqual ? end(days->last) : start(days->first);
        else
            range.from = comparison.orEqual ? start(days->first) : end(days->last);
        return range;
    }

    std::optional<TimeRange> between(QStringView first, QStringView last) const
    {
        const std::optional<DayRange> from = first.isEmpty() ? DayRange() : daysOf(first, m_now.date());
        const std::optional<DayRange> until = last.isEmpty() ? DayRange() : daysOf(last, m_now.date());
        TimeRange range;
        if (!from || !until)
            return std::nullopt;
        if (!first.isEmpty())
            range.from = start(from->first);
        if (!last.isEmpty())
            range.until = end(until->last);
        const bool moves = isLetter(first) || isLetter(last); // 2025-01-01..today was the wrong way round in 2024
        return moves || range.from < range.until ? std::optional(range) : std::nullopt;
    }

    static bool isLetter(QStringView side) { return !side.isEmpty() && side.front().isLetter(); }
    qint64 start(QDate day) const
    {
        if (m_now.timeSpec() == Qt::TimeZone)
            return day.startOfDay(m_now.timeZone()).toMSecsSinceEpoch();
        return day.startOfDay(m_now.timeSpec(), m_now.offsetFromUtc()).toMSecsSinceEpoch();
    }
    qint64 end(QDate day) const { return start(day.addDays(1)); }

    QDateTime m_now;
};

} // namespace

std::optional<std::vector<NumberRange>> numbersOf(Field field, QStringView value)
{
    const NumberReader reader = readerOf(field);
    std::vector<NumberRange> ranges;
    for (const QStringView part : value.split(u',')) {
        const bool none = field == Field::Year && part.compare(u"none", Qt::CaseInsensitive) == 0;
        const std::optional<NumberRange> range = none ? NumberRange{0, 0} : reader.range(part);
        if (!range)
            return std::nullopt;
        ranges.push_back(*range);
    }
    return ranges;
}

std::optional<TimeRange> timesOf(QStringView value, const QDateTime &now)
{
    const QString lower = value.toString().toLower();
    return TimeReader(now).range(lower);
}

} // namespace sheaf
