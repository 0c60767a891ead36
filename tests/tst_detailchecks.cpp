// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed or pasted for a paper's details is read as what it means.
#include "model/detailchecks.h"

#include <QTest>

using namespace sheaf;

class TestDetailChecks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titlesAreOneLine();
    void yearsAreNumbersInRange_data();
    void yearsAreNumbersInRange();
    void doisComeOutOfWhatWasPasted_data();
    void doisComeOutOfWhatWasPasted();
    void arxivIdsComeOutOfWhatWasPasted_data();
    void arxivIdsComeOutOfWhatWasPasted();
    void addressesAreOneALine();
    void authorsAreReadAsTheyAreWritten_data();
    void authorsAreReadAsTheyAreWritten();
    void namesThatWereReadStayAsTheyAre();
};

namespace
{

QString levelOf(CheckLevel level)
{
    return level == CheckLevel::Fine    ? QStringLiteral("fine")
           : level == CheckLevel::Doubt ? QStringLiteral("doubt")
                                        : QStringLiteral("refused");
}

void columns()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("level");
}

void row(const char *typed, const char *value, const char *level = "fine")
{
    QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(value) << QString::fromUtf8(level);
}

void compare(const Checked &checked)
{
    QFETCH(QString, value);
    QFETCH(QString, level);
    QCOMPARE(levelOf(checked.level), level);
    QCOMPARE(checked.value, value);
    QCOMPARE(checked.what.isEmpty(), checked.level == CheckLevel::Fine);
}

} // namespace

void TestDetailChecks::titlesAreOneLine()
{
    QCOMPARE(checkTitle(QStringLiteral(" Two\n lines\tof it ")).value, QStringLiteral("Two lines of it"));
    QVERIFY(checkTitle(QStringLiteral(" \n ")).level == CheckLevel::Refused);
}

void TestDetailChecks::yearsAreNumbersInRange_data()
{
    columns();
    row("", "");
    row(" 2021 ", "2021");
    row("1000", "1000");
    row("2027", "2027");
    row("2028", "2028", "doubt");
    row("999", "999", "refused");
    row("3000", "3000", "refused");
    row("-2021", "-2021", "refused");
    row("20x1", "20x1", "refused");
    row("99999999999999", "99999999999999", "refused");
}

void TestDetailChecks::yearsAreNumbersInRange()
{
    QFETCH(QString, typed);
    compare(checkYear(typed, 2026));
}

void TestDetailChecks::doisComeOutOfWhatWasPasted_data()
{
    columns();
    row("", "");
    row("10.1000/xyz123", "10.1000/xyz123");
    row("doi: 10.1000/xyz123", "10.1000/xyz123");
    row("DOI:10.1000/A(b)c", "10.1000/A(b)c");
    row("https://doi.org/10.1000/xyz.", "10.1000/xyz");
    row("http://dx.doi.org/10.1000.10/a%2Fb", "10.1000.10/a/b");
    row("doi.org/10.1000/x", "10.1000/x");
    row("10.1000", "10.1000", "doubt");
    row("11.1000/x", "11.1000/x", "doubt");
    row("10.1000/x y", "10.1000/x y", "doubt");
    row("2101.00001", "2101.00001", "doubt");
}

void TestDetailChecks::doisComeOutOfWhatWasPasted()
{
    QFETCH(QString, typed);
    compare(checkDoi(typed));
}

void TestDetailChecks::arxivIdsComeOutOfWhatWasPasted_data()
{
    columns();
    row("", "");
    row("2101.00001", "2101.00001");
    row("0704.0001v3", "0704.0001v3");
    row("arXiv:2101.00001v2", "2101.00001v2");
    row("https://arxiv.org/abs/2101.00001", "2101.00001");
    row("http://www.arxiv.org/pdf/2101.00001v2.pdf", "2101.00001v2");
    row("https://export.arxiv.org/pdf/2101.00001?download=1#page=3", "2101.00001");
    row("arxiv.org/abs/math/0309136", "math/0309136");
    row("https://arxiv.org/abs/2101.00001.", "2101.00001");
    row("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001");
    row("hep-th/9901001", "hep-th/9901001");
    row("math.GT/0309136v1", "math.GT/0309136v1");
    row("2113.00001", "2113.00001", "doubt");
    row("2101.001", "2101.001", "doubt");
    row("https://example.org/abs/2101.00001", "https://example.org/abs/2101.00001", "doubt");
}

void TestDetailChecks::arxivIdsComeOutOfWhatWasPasted()
{
    QFETCH(QString, typed);
    compare(checkArxiv(typed));
}

void TestDetailChecks::addressesAreOneALine()
{
    const CheckedUrls fine = checkUrls(QStringLiteral(" https://a.org/x \n\nexample.org/y?z\nhttps://a.org/x\n"));
    QCOMPARE(fine.urls, QStringList({QStringLiteral("https://a.org/x"), QStringLiteral("https://example.org/y?z")}));
    QVERIFY(fine.level == CheckLevel::Fine);
    for (const char *wrong : {"javascript:alert(1)", "ftp://a.org/x", "https://", "some words", "file:///etc/hosts"}) {
        const CheckedUrls doubted = checkUrls(QString::fromUtf8(wrong));
        QVERIFY2(doubted.level == CheckLevel::Doubt, wrong);
        QVERIFY(doubted.what.contains(QString::fromUtf8(wrong)));
        QCOMPARE(doubted.urls, QStringList(QString::fromUtf8(wrong)));
    }
}

void TestDetailChecks::authorsAreReadAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("names");
    const auto reads = [](const char *typed, const char *names) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(names);
    };
    reads("", "");
    reads("Ferrel, Ina", "Ferrel, Ina");
    reads("Ina Ferrel", "Ferrel, Ina");
    reads("Ferrel, Ina\nOdo Brack", "Ferrel, Ina|Brack, Odo");
    reads("I. M. Ferrel and O. Brack", "Ferrel, I. M.|Brack, O.");
    reads("Ina Ferrel, Odo Brack, and Tam Ulven", "Ferrel, Ina|Brack, Odo|Ulven, Tam");
    reads("Ina Ferrel, Odo Brack & Tam Ulven", "Ferrel, Ina|Brack, Odo|Ulven, Tam");
    reads("Ina Ferrel, Odo Brack", "Ferrel, Ina|Brack, Odo");
    reads("Ferrel, Ina and Brack, Odo", "Ferrel, Ina|Brack, Odo");
    reads("Ferrel, Ina; Brack, Odo; Ulven, Tam", "Ferrel, Ina|Brack, Odo|Ulven, Tam");
    reads("Ferrel, I. M., Brack, O., Ulven, T.", "Ferrel, I. M.|Brack, O.|Ulven, T.");
    reads("Ferrel IM, Brack O", "Ferrel, I. M.|Brack, O.");
    reads("Jan van der Holm", "van der Holm, Jan");
    reads("van der Holm, Jan Piet", "van der Holm, Jan Piet");
    reads("Ina Ferrel Jr.", "Ferrel, Jr., Ina");
    reads("Ferrel, Jr., Ina", "Ferrel, Jr., Ina");
    reads("Ina Ferrel1,2*, Odo Brack3†, Tam Ulven (Example Institute)", "Ferrel, Ina|Brack, Odo|Ulven, Tam");
    reads("Ina Ferrel, Odo Brack, et al.", "Ferrel, Ina|Brack, Odo");
    reads("{The Sheaf Group} and Ina Ferrel", "The Sheaf Group|Ferrel, Ina");
    reads("Ina Ferrel\nIna Ferrel\n", "Ferrel, Ina");
    reads("欧阳锋", "欧阳锋");
    reads("Ferrel Oda, Ina Maria\nBrack, Odo", "Ferrel Oda, Ina Maria|Brack, Odo");
}

void TestDetailChecks::authorsAreReadAsTheyAreWritten()
{
    QFETCH(QString, typed);
    QFETCH(QString, names);
    QCOMPARE(parseAuthors(typed).join(u'|'), names);
}

void TestDetailChecks::namesThatWereReadStayAsTheyAre()
{
    const QStringList kept{QStringLiteral("Ferrel Oda, Ina Maria")};
    QCOMPARE(parseAuthors(kept.join(u'\n'), kept), kept);
    const QStringList group{QStringLiteral("The Sheaf Group")};
    QCOMPARE(parseAuthors(group.join(u'\n') + QStringLiteral("\nIna Ferrel"), group),
             QStringList({group.front(), QStringLiteral("Ferrel, Ina")}));
}

QTEST_APPLESS_MAIN(TestDetailChecks)
#include "tst_detailchecks.moc"
