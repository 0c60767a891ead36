// SPDX-License-Identifier: GPL-3.0-or-later
// Proves which papers the fields of a query stand for in a real library, and that their mistakes name the spot.
#include "model/fieldsets.h"
#include "tests/support/librarysupport.h"

#include <QTimeZone>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

// The clock of these tests; papers are added by the real one.
QDateTime noonOf(qint64 time)
{
    return QDateTime(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date(), QTime(12, 0), Qt::UTC);
}

} // namespace

class TestFieldSets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void addedCountsDaysBackFromToday();
    void readCountsOnlyWhatIsRead();
    void keysAreFoundInAnyCase();
    void hiddenDigestsDoNotCount();
    void mistakesNameTheSpot_data();
    void mistakesNameTheSpot();

private:
    FieldTerm term(const QString &text) const
    {
        return std::get<FieldTerm>(std::get<Query>(parseQuery(text, false)).node);
    }
    QString found(const QString &text, const QDateTime &now) const
    {
        LibrarySets sets(*m_library);
        const Result<IdSet> set = setOfField(sets, term(text), now);
        if (!set)
            return set.error().what;
        QStringList ids;
        set.value().each([&](PaperId id) { ids += QString::number(number(id)); });
        return ids.join(u' ');
    }

    TempLibrary m_temp;
    std::unique_ptr<Library> m_library;
    EditId m_second{};
};

void TestFieldSets::initTestCase()
{
    m_library = m_temp.open();
    TestDigest one{QStringLiteral("one.txt"), {}, {}};
    for (const char *title : {"Alpha lakes", "Beta rivers", "Gamma hills", "Delta woods"})
        one.add(title, std::string("What is known of ") + title + " and how it was measured.");
    one.records[0].record.year = 2019;
    one.records[1].record.year = 2021;
    one.records[2].record.year = 2022;
    importDigest(*m_library, one);
    TestDigest two{QStringLiteral("two.txt"), {}, {}};
    two.add("Beta rivers", "What is known of Beta rivers and how it was measured.");
    two.add("Beta rivers", "What is known of Beta rivers and how it was measured.");
    m_second = importDigest(*m_library, two).row;
    constexpr TagId parent{-1};
    constexpr TagId child{-2};
    Tag nature;
    nature.id = parent;
    nature.name = QStringLiteral("Nature");
    Tag water;
    water.id = child;
    water.name = QStringLiteral("Still water");
    water.parent = parent;
    QVERIFY(m_library->submit(Compound{{PutTag{nature}, PutTag{water}, TagPapers{parent, IdSet::of(PaperId{4}), true},
                                        TagPapers{child, IdSet::of(PaperId{1}), true}}}));
}

void TestFieldSets::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
    };
    row("year:2021", "2");
    row("year:2019..2021", "1 2");
    row("year:>2019", "2 3");
    row("year:<2022", "1 2");
    row("year:none", "4");
    row("year:2019,none", "1 4");
    row("year:>9999", "");
    row("digests:>1", "2");
    row("digests:1", "1 3 4");
    row("digests:0", "");
    row("digests:<=1", "1 3 4");
    row("tag:Nature", "1 4");
    row("tag:=Nature", "4");
    row("tag:=\"still WATER\"", "1");
    row("id:2..3,1", "1 2 3");
    row("is:TAGGED", "1 4");
    row("id:99999999999", "");
    row("read:2000..", "");
}

void TestFieldSets::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(found(query, QDateTime::currentDateTimeUtc()), expected);
}

void TestFieldSets::addedCountsDaysBackFromToday()
{
    const QDateTime day = noonOf(m_library->paper(PaperId{1})->added);
    const QString all = QStringLiteral("1 2 3 4");
    QCOMPARE(found(QStringLiteral("added:today"), day), all);
    QCOMPARE(found(QStringLiteral("added:yesterday"), day), QString());
    QCOMPARE(found(QStringLiteral("added:yesterday"), day.addDays(1)), all);
    QCOMPARE(found(QStringLiteral("added:<7d"), day.addDays(6)), all);
    QCOMPARE(found(QStringLiteral("added:<7d"), day.addDays(7)), QString());
    QCOMPARE(found(QStringLiteral("added:>7d"), day.addDays(7)), QString());
    QCOMPARE(found(QStringLiteral("added:>7d"), day.addDays(8)), all);
    QCOMPARE(found(QStringLiteral("added:") + day.date().toString(Qt::ISODate), day), all);
}

void TestFieldSets::readCountsOnlyWhatIsRead()
{
    const QDateTime day(QDate(2025, 5, 4), QTime(12, 0), Qt::UTC);
    QVERIFY(m_library->submit(SetStatus{Status::Read, day.toMSecsSinceEpoch(), IdSet::range(PaperId{1}, PaperId{2})}));
    QCOMPARE(found(QStringLiteral("read:today"), day), QStringLiteral("1 2"));
    QCOMPARE(found(QStringLiteral("read:2025-05-04"), day.addDays(30)), QStringLiteral("1 2"));
    QCOMPARE(found(QStringLiteral("read:..2025-05-03"), day), QString());
    QVERIFY(m_library->submit(SetStatus{Status::Unread, 0, IdSet::of(PaperId{1})}));
    QCOMPARE(found(QStringLiteral("read:today"), day), QStringLiteral("2"));
}

void TestFieldSets::keysAreFoundInAnyCase()
{
    const std::vector<PaperId> papers{PaperId{1}, PaperId{3}};
    m_library->assignKeys(papers);
    const QString key = m_library->paper(PaperId{3})->key;
    QVERIFY(!key.isEmpty());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(found(QStringLiteral("key:") + key, now), QStringLiteral("3"));
    QCOMPARE(found(QStringLiteral("key:") + key.toUpper(), now), QStringLiteral("3"));
    QCOMPARE(found(QStringLiteral("key:") + key.first(3) + u'*', now), QStringLiteral("3"));
    QCOMPARE(found(QStringLiteral("key:*"), now), QStringLiteral("1 3"));
    QCOMPARE(found(QStringLiteral("key:%"), now), QString());
}

void TestFieldSets::hiddenDigestsDoNotCount()
{
    int undone = 0;
    for (bool reached = false; !reached; ++undone) {
        const Result<Applied> back = m_library->undo();
        QVERIFY(back);
        reached = back.value().row == m_second;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(found(QStringLiteral("digests:>1"), now), QString());
    QCOMPARE(found(QStringLiteral("digests:1"), now), QStringLiteral("1 2 3 4"));
    while (undone-- > 0)
        QVERIFY(m_library->redo());
    QCOMPARE(found(QStringLiteral("digests:>1"), now), QStringLiteral("2"));
}

void TestFieldSets::mistakesNameTheSpot_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
    };
    row("tag:Foo", "There is no tag “Foo”.");
    row("tag:\"stil water\"", "There is no tag “stil water”: did you mean “Still water”?");
    row("list:Foo", "There is no reading list “Foo”.");
    row("digest:on.txt", "There is no digest “on.txt”: did you mean “one.txt”?");
}

void TestFieldSets::mistakesNameTheSpot()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    const FieldTerm asked = std::get<FieldTerm>(
        std::get<All>(std::get<Query>(parseQuery(QString(QStringLiteral("low ") + query), false)).node).parts[1].node);
    LibrarySets sets(*m_library);
    const Result<IdSet> set = setOfField(sets, asked, QDateTime::currentDateTimeUtc());
    QVERIFY(!set);
    QCOMPARE(set.error().what, expected);
    QCOMPARE(set.error().position, 4);
    QCOMPARE(set.error().length, query.size());
}

QTEST_GUILESS_MAIN(TestFieldSets)
#include "tst_fieldsets.moc"
