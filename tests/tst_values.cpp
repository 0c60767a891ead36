// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the values of year:, digests:, id:, added: and read: mean what values.h says, whatever zone it is.
#include "model/query/nearest.h"
#include "model/query/values.h"

#include <QTest>
#include <QTimeZone>

using namespace sheaf;

namespace
{

QString numbersText(Field field, const QString &value)
{
    const std::optional<std::vector<NumberRange>> ranges = numbersOf(field, value);
    if (!ranges)
        return QStringLiteral("wrong");
    QStringList texts;
    for (const NumberRange &range : *ranges)
        texts += range.last == std::numeric_limits<qint64>::max()
                     ? QStringLiteral("%1-").arg(range.first)
                     : QStringLiteral("%1-%2").arg(range.first).arg(range.last);
    return texts.join(u' ');
}

// The ends as local times; open ones as "".
QString timesText(const QString &value, const QDateTime &now)
{
    const std::optional<TimeRange> times = timesOf(value, now);
    if (!times)
        return QStringLiteral("wrong");
    const auto text = [&](qint64 time) {
        return QDateTime::fromMSecsSinceEpoch(time, now.timeZone()).toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    };
    const TimeRange open;
    return (times->from == open.from ? QString() : text(times->from)) + u'|' +
           (times->until == open.until ? QString() : text(times->until));
}

QDateTime at(const char *zone, int year, int month, int day, int hour)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), QTimeZone(zone));
}

} // namespace

class TestValues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersRead_data();
    void numbersRead();
    void daysRead_data();
    void daysRead();
    void daysBeginInTheZoneOfNow();
    void onlyWhatHangsOnTheDayDependsOnToday();
    void typingWaitsForWhatMayBecomeRight_data();
    void typingWaitsForWhatMayBecomeRight();
    void theNearestNameIsGuessed();
};

void TestValues::numbersRead_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](Field field, const char *value, const char *expected) {
        QTest::addRow("%s%s", qPrintable(fieldName(field)), value)
            << static_cast<int>(field) << QString::fromUtf8(value) << QString::fromUtf8(expected);
    };
    row(Field::Year, "2021", "2021-2021");
    row(Field::Year, "2019..2022", "2019-2022");
    row(Field::Year, "2019..", "2019-9999");
    row(Field::Year, "..2022", "1-2022"); // a paper without a year is of no year
    row(Field::Year, ">2020", "2021-9999");
    row(Field::Year, ">=2020", "2020-9999");
    row(Field::Year, "<2020", "1-2019");
    row(Field::Year, "<=2020", "1-2020");
    row(Field::Year, "none", "0-0");
    row(Field::Year, "2019,2021..2022,NONE", "2019-2019 2021-2022 0-0");
    for (const char *wrong : {"", "20", "202x", "20211", "2022..2019", "..", "2019...2022", ">", ">none", "0000",
                              "2019,", "-2019", "２０２１", "2019..2020..2021", "<>2019"})
        row(Field::Year, wrong, "wrong");
    row(Field::Digests, ">1", "2-");
    row(Field::Digests, "2", "2-2");
    row(Field::Digests, "2..3", "2-3");
    row(Field::Digests, "0", "0-0");
    row(Field::Digests, "<2", "0-1");
    row(Field::Digests, "x", "wrong");
    row(Field::Digests, "-1", "wrong");
    row(Field::Id, "12", "12-12");
    row(Field::Id, "3,5..7", "3-3 5-7");
    row(Field::Id, "0", "wrong");
    row(Field::Id, "99999999999999999999", "wrong");
}

void TestValues::numbersRead()
{
    QFETCH(int, field);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(numbersText(static_cast<Field>(field), value), expected);
}

void TestValues::daysRead_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *value, const char *expected) {
        QTest::newRow(value) << QString::fromUtf8(value) << QString::fromUtf8(expected);
    };
    // The clock says 2025-03-31, ten in the morning.
    row("today", "2025-03-31 00:00|2025-04-01 00:00");
    row("Yesterday", "2025-03-30 00:00|2025-03-31 00:00");
    row("<1d", "2025-03-31 00:00|");
    row("<7d", "2025-03-25 00:00|");
    row("<=7d", "2025-03-24 00:00|");
    row(">30d", "|2025-03-01 00:00");
    row(">=30d", "|2025-03-02 00:00");
    row("<2w", "2025-03-18 00:00|");
    row("<1m", "2025-03-01 00:00|"); // the last day of February is a month before
    row(">1y", "|2024-03-31 00:00");
    row("2024", "2024-01-01 00:00|2025-01-01 00:00");
    row("2024-02", "2024-02-01 00:00|2024-03-01 00:00");
    row("2024-02-29", "2024-02-29 00:00|2024-03-01 00:00");
    row("2025-01-01..2025-06-30", "2025-01-01 00:00|2025-07-01 00:00");
    row("2024-12..2025", "2024-12-01 00:00|2026-01-01 00:00");
    row("2025-06-01..today", "2025-06-01 00:00|2025-04-01 00:00"); // nothing yet
    row("2025-01..", "2025-01-01 00:00|");
    row("..2025-01", "|2025-02-01 00:00");
    row("yesterday..today", "2025-03-30 00:00|2025-04-01 00:00");
    row(">2025-01", "2025-02-01 00:00|");
    row(">=2025-01", "2025-01-01 00:00|");
    row("<2025", "|2025-01-01 00:00");
    row("<=2025-01-02", "|2025-01-03 00:00");
    for (const char *wrong : {"", "7d", "<d", "<7", "<7h", "<99999d", "2025-13", "2025-02-29", "2025-1", "2025-01-",
                              "20250101", "2025-06..2025-01", "..", "tomorrow", "<", "today..<7d", "0000-01"})
        row(wrong, "wrong");
}

void TestValues::daysRead()
{
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(timesText(value, at("UTC", 2025, 3, 31, 10)), expected);
}

void TestValues::daysBeginInTheZoneOfNow()
{
    const QDateTime now = at("Europe/Berlin", 2025, 3, 31, 1); // 30 March in UTC, and the clock went forward that day
    if (!now.isValid())
        QSKIP("This machine knows no time zones.");
    const TimeRange today = timesOf(u"today", now).value();
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(today.from, Qt::UTC), QDateTime(QDate(2025, 3, 30), QTime(22, 0), Qt::UTC));
    const TimeRange yesterday = timesOf(u"yesterday", now).value();
    QCOMPARE(yesterday.until, today.from);
    QCOMPARE(yesterday.until - yesterday.from, qint64{23} * 3600 * 1000);
}

void TestValues::onlyWhatHangsOnTheDayDependsOnToday()
{
    const auto depends = [](const char *text) {
        return dependsOnToday(std::get<Query>(parseQuery(QString::fromUtf8(text), false)));
    };
    QVERIFY(depends("added:today"));
    QVERIFY(depends("low (tag:x OR -read:<7d)"));
    QVERIFY(depends("added:2025-01-01..today"));
    QVERIFY(!depends("added:2025 read:>2025-01 today"));
}

void TestValues::typingWaitsForWhatMayBecomeRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    for (const char *text :
         {"year:2", "year:2019.", "year:>", "year:no", "added:t", "added:<7", "added:2025-0", "read:yesterday..to",
          "digests:>", "is:sta", "has:hi", "status:un", "*ab", "title:*ab", "low OR ", "low NOT ", "low (is:st"})
        row(text, "unfinished");
    for (const char *text :
         {"year:2o", "added:x", "is:staa", "is:sta ", "year:2 low", "*ab*", "OR x", "digests:m", "(low OR )"})
        row(text, "wrong");
    for (const char *text : {"year:2019..", "added:<7d", "is:read", "*abc", "low OR", "low (", "year:", "low OR )"})
        row(text, "right");
}

void TestValues::typingWaitsForWhatMayBecomeRight()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto parsed = parseQuery(text, true);
    const QueryError *error = std::get_if<QueryError>(&parsed);
    QCOMPARE(error == nullptr    ? QStringLiteral("right")
             : error->unfinished ? QStringLiteral("unfinished")
                                 : QStringLiteral("wrong"),
             expected);
    const auto finished = parseQuery(text, false);
    if (const QueryError *mistake = std::get_if<QueryError>(&finished))
        QVERIFY(!mistake->unfinished);
}

void TestValues::theNearestNameIsGuessed()
{
    const std::vector<QString> names{QStringLiteral("Distillation"), QStringLiteral("Pruning & sparsity"),
                                     QStringLiteral("NAS"), QStringLiteral("Évaluation")};
    const auto nearest = [&](const char *typed) { return nearestName(QString::fromUtf8(typed), names); };
    QCOMPARE(nearest("Destilation"), names[0]);
    QCOMPARE(nearest("distillatoin"), names[0]);
    QCOMPARE(nearest("evaluaton"), names[3]);
    QCOMPARE(nearest("nsa"), names[2]);
    QCOMPARE(nearest("pruning"), QString());
    QCOMPARE(nearest("Foo"), QString());
    QCOMPARE(nearest(""), QString());
    QCOMPARE(nearestName(QString(100'000, u'x'), names), QString());
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
