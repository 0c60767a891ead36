// SPDX-License-Identifier: GPL-3.0-or-later
// The pace of a triage: told once it is known, right in its numbers, begun anew after a pause.
#include "app/pacemeter.h"

#include <QTest>

namespace sheaf
{

using namespace std::chrono_literals;

class TestPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void aFewPapersHaveNoPace();
    void theLineTellsWhatIsDoneAndWhatIsLeft();
    void aPaperCountsOnce();
    void aPauseBeginsAnew();
    void durationsAreRead_data();
    void durationsAreRead();

private:
    // One paper each time, from `first` on.
    void decide(PaceMeter &meter, int first, int papers, std::chrono::seconds each)
    {
        for (int at = 0; at < papers; ++at) {
            meter.decided(IdSet::of(PaperId{first + at}), m_now);
            m_now += each;
        }
    }
    PaceMeter::Time m_now = PaceMeter::Time() + 1h;
};

void TestPace::aFewPapersHaveNoPace()
{
    PaceMeter meter;
    QCOMPARE(meter.text(880, m_now), QString());
    decide(meter, 1, 4, 30s);
    QCOMPARE(meter.text(876, m_now), QString());
    PaceMeter hasty;
    decide(hasty, 1, 10, 1s); // nine seconds tell nothing
    QCOMPARE(hasty.text(870, m_now), QString());
}

void TestPace::theLineTellsWhatIsDoneAndWhatIsLeft()
{
    PaceMeter meter;
    decide(meter, 1, 42, 20s);
    QCOMPARE(meter.text(838, m_now), QStringLiteral("42 done · 3.0 a minute · 838 left, about 4 h 40"));
    QCOMPARE(meter.text(0, m_now), QStringLiteral("42 done · 3.0 a minute"));
}

void TestPace::aPaperCountsOnce()
{
    PaceMeter meter;
    decide(meter, 1, 10, 10s);
    decide(meter, 1, 10, 10s);
    QCOMPARE(meter.done(), 10);
}

void TestPace::aPauseBeginsAnew()
{
    PaceMeter meter;
    decide(meter, 1, 20, 10s);
    m_now += PaceMeter::pause;
    QCOMPARE(meter.text(10, m_now), QString());
    decide(meter, 100, 6, 10s);
    QCOMPARE(meter.done(), 6);
    QCOMPARE(meter.text(12, m_now), QStringLiteral("6 done · 6.0 a minute · 12 left, about 2 min"));
}

void TestPace::durationsAreRead_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1 << QStringLiteral("1 min");
    QTest::newRow("under an hour") << 59 << QStringLiteral("59 min");
    QTest::newRow("an hour") << 60 << QStringLiteral("1 h 00");
    QTest::newRow("more") << 270 << QStringLiteral("4 h 30");
}

void TestPace::durationsAreRead()
{
    QFETCH(int, minutes);
    QTEST(durationText(std::chrono::minutes(minutes)), "text");
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::TestPace)
#include "tst_pace.moc"
