// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that digest text is read as the rules say: every layout and slip by fixture, random damage, the real files.
#include "model/formats/digesttext.h"
#include "tests/support/digestfiles.h"

#include <QBuffer>
#include <QDir>
#include <QRandomGenerator>
#include <QtTest>

#include <set>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

struct ReadResult {
    std::vector<Record> records;
    std::vector<Remark> remarks;
    QString label;
};

ReadResult readBytes(QByteArray bytes)
{
    ReadResult result;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    readDigestText(lines, {[&](Record &&record) {
                               result.records.push_back(std::move(record));
                               return true;
                           },
                           [&](Remark &&remark) { result.remarks.push_back(std::move(remark)); },
                           [&](const std::string &label) { result.label = QString::fromStdString(label); }});
    return result;
}

QString detailsOf(const Record &record)
{
    QStringList authors;
    for (const std::string &author : record.authors)
        authors += QString::fromStdString(author);
    QStringList fields{authors.join(QStringLiteral("; ")),
                       QString::number(record.year),
                       QString::fromStdString(record.venue),
                       QString::fromStdString(record.doi),
                       QString::fromStdString(record.arxiv),
                       record.urls.empty() ? QString() : QString::fromStdString(record.urls.front())};
    return QStringLiteral("details\t") + fields.join(QLatin1Char('\t'));
}

// The same words as the .expected files: label, entries with their details, then problems by line.
QString report(const ReadResult &result)
{
    QStringList lines;
    if (!result.label.isEmpty())
        lines += QStringLiteral("label\t") + result.label;
    for (const Record &record : result.records) {
        lines += QStringLiteral("entry\t%1-%2\t").arg(record.firstLine).arg(record.lastLine) +
                 QString::fromStdString(record.title) + QLatin1Char('\t') + QString::fromStdString(record.abstract);
        if (record.year != 0 || !record.authors.empty())
            lines += detailsOf(record);
    }
    for (const Remark &remark : result.remarks) {
        QString why = describe(remark.slip);
        if (remark.slip == Slip::GuessedEncoding)
            why = QStringLiteral("guessed");
        else if (remark.slip == Slip::NotUnderstood)
            why = QStringLiteral("not understood");
        lines += QStringLiteral("problem\t%1\t%2").arg(remark.line).arg(why);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

// Well-formed text of made-up words: what random damage is done to.
QStringList madeUpDigest(QRandomGenerator &random, int entries)
{
    static const QStringList words{QStringLiteral("sparse"),   QStringLiteral("model"),   QStringLiteral("graph"),
                                   QStringLiteral("learning"), QStringLiteral("token"),   QStringLiteral("search"),
                                   QStringLiteral("memory"),   QStringLiteral("kernel"),  QStringLiteral("fast"),
                                   QStringLiteral("robust"),   QStringLiteral("routing"), QStringLiteral("adapters")};
    const auto word = [&] { return words.at(random.bounded(static_cast<int>(words.size()))); };
    QStringList lines;
    for (int i = 0; i < entries; ++i) {
        QString title = QStringLiteral("Entry%1:").arg(i);
        for (int n = random.bounded(2, 12); n > 0; --n) {
            QString next = word();
            next[0] = next.at(0).toUpper();
            title += QLatin1Char(' ') + next;
        }
        QString abstract;
        for (int sentences = random.bounded(4, 9); sentences > 0; --sentences) {
            abstract += abstract.isEmpty() ? QStringLiteral("We show that") : QStringLiteral(" This is why the");
            for (int n = random.bounded(8, 24); n > 0; --n)
                abstract += QLatin1Char(' ') + word();
            abstract += QLatin1Char('.');
        }
        lines << title << abstract;
    }
    return lines;
}

void damage(QStringList &lines, QRandomGenerator &random)
{
    const int at = random.bounded(static_cast<int>(lines.size()) - 1);
    switch (random.bounded(4)) {
    case 0:
        lines.removeAt(at);
        break;
    case 1:
        lines.insert(at, lines.at(at));
        break;
    case 2:
        lines.swapItemsAt(at, at + 1);
        break;
    default:
        lines.insert(at, QString());
        break;
    }
}

// Every line that is not blank lies in a record or at or after a remark that is not followed by a record yet.
bool allAccounted(const QStringList &lines, const ReadResult &result)
{
    std::set<int> starts;
    std::vector<bool> covered(static_cast<std::size_t>(lines.size()) + 2);
    for (const Record &record : result.records) {
        starts.insert(record.firstLine);
        for (int line = record.firstLine; line <= record.lastLine; ++line)
            covered.at(static_cast<std::size_t>(line)) = true;
    }
    for (const Remark &remark : result.remarks) {
        for (int line = remark.line; line <= lines.size() && (line == remark.line || !starts.contains(line)); ++line)
            covered.at(static_cast<std::size_t>(line)) = true;
    }
    for (int line = 1; line <= lines.size(); ++line) {
        if (!lines.at(line - 1).trimmed().isEmpty() && !covered.at(static_cast<std::size_t>(line)))
            return false;
    }
    return true;
}

} // namespace

class TestDigestText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFixtureAsExpected_data();
    void readsEveryFixtureAsExpected();
    void countsTheRealDigests_data();
    void countsTheRealDigests();
    void isInStepAgainAfterOneSlip();
    void accountsForEveryLineAfterMuchDamage();
    void survivesACutAtAnyByte();
    void stopsWhenTheSinkSaysSo();
    void takesOnlyExactDetails_data();
    void takesOnlyExactDetails();
};

void TestDigestText::readsEveryFixtureAsExpected_data()
{
    QTest::addColumn<QString>("path");
    const QStringList names = QDir(fixtures()).entryList({QStringLiteral("*.txt")}, QDir::Files);
    QVERIFY(names.size() > 25);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << fixtures() + name;
}

void TestDigestText::readsEveryFixtureAsExpected()
{
    QFETCH(QString, path);
    const QByteArray expected = contentOf(path.chopped(4) + QStringLiteral(".expected"));
    QVERIFY(!expected.isEmpty());
    QCOMPARE(report(readBytes(contentOf(path))), QString::fromUtf8(expected));
}

void TestDigestText::countsTheRealDigests_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("entries");
    QTest::newRow("000") << "000_" << 69;
    QTest::newRow("001") << "001_" << 239;
    QTest::newRow("002") << "002_" << 290;
    QTest::newRow("003") << "003_" << 235;
    QTest::newRow("004") << "004_" << 98;
}

void TestDigestText::countsTheRealDigests()
{
    QFETCH(QString, prefix);
    QFETCH(int, entries);
    const QString folder = qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests"));
    const QStringList names = QDir(folder).entryList({prefix + QLatin1Char('*')}, QDir::Files);
    if (names.isEmpty())
        QSKIP("SKIPPED: no real digests here; set SHEAF_DIGESTS to their folder");
    const QByteArray bytes = contentOf(folder + QLatin1Char('/') + names.front());
    const ReadResult result = readBytes(bytes);
    QCOMPARE(static_cast<int>(result.records.size()), entries);
    QVERIFY(result.remarks.empty());
    const ReadResult twice = readBytes(bytes + bytes);
    QCOMPARE(static_cast<int>(twice.records.size()), 2 * entries);
    QVERIFY(twice.remarks.empty());
    for (std::size_t i = 0; i < result.records.size(); ++i) {
        const Record &again = twice.records.at(i + result.records.size());
        QCOMPARE(again.title, result.records[i].title);
        QCOMPARE(again.abstract, result.records[i].abstract);
        QCOMPARE(twice.records[i].abstract, result.records[i].abstract);
    }
}

void TestDigestText::isInStepAgainAfterOneSlip()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        QRandomGenerator random(seed);
        const QStringList whole = madeUpDigest(random, 30);
        std::set<std::pair<std::string, std::string>> pairs;
        for (qsizetype i = 0; i < whole.size(); i += 2)
            pairs.emplace(whole.at(i).toStdString(), whole.at(i + 1).toStdString());
        QStringList lines = whole;
        damage(lines, random);
        const ReadResult result =
            readBytes(lines.join(seed % 2 ? QStringLiteral("\n") : QStringLiteral("\n\n")).toUtf8());
        for (const Record &record : result.records)
            pairs.erase({record.title, record.abstract});
        QVERIFY2(pairs.size() <= 3, qPrintable(QStringLiteral("seed %1: %2 lost").arg(seed).arg(pairs.size())));
        QVERIFY2(result.remarks.size() <= 3, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestDigestText::accountsForEveryLineAfterMuchDamage()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        QStringList lines = madeUpDigest(random, random.bounded(1, 120));
        for (int slips = random.bounded(1, 20); slips > 0 && lines.size() > 2; --slips)
            damage(lines, random);
        const ReadResult result = readBytes(lines.join(QLatin1Char('\n')).toUtf8());
        QVERIFY2(allAccounted(lines, result), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestDigestText::survivesACutAtAnyByte()
{
    const QByteArray whole = contentOf(fixtures() + QStringLiteral("utf16le.txt"));
    const QByteArray latin = contentOf(fixtures() + QStringLiteral("latin1.txt"));
    for (qsizetype cut = 0; cut < whole.size(); cut += 7)
        QVERIFY(readBytes(whole.left(cut)).remarks.size() <= 3);
    for (qsizetype cut = 0; cut < latin.size(); cut += 5)
        QVERIFY(readBytes(latin.left(cut)).remarks.size() <= 3);
}

void TestDigestText::stopsWhenTheSinkSaysSo()
{
    QByteArray bytes = contentOf(fixtures() + QStringLiteral("packed.txt"));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    int records = 0;
    readDigestText(lines, {[&](Record &&) { return ++records < 2; }, [](Remark &&) {}, {}});
    QCOMPARE(records, 2);
}

void TestDigestText::takesOnlyExactDetails_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("taken");
    QTest::newRow("authors") << QStringLiteral("Authors: Rivers, Ada") << true;
    QTest::newRow("all") << QStringLiteral(
                                "Authors: A, B; C · Year: 2017 · Venue: V · DOI: 10.1000/x · arXiv: 1706.03762v5")
                         << true;
    QTest::newRow("old arXiv") << QStringLiteral("arXiv: cs/0112017") << true;
    QTest::newRow("lower case") << QStringLiteral("authors: Rivers, Ada") << false;
    QTest::newRow("no such part") << QStringLiteral("Authors: Rivers, Ada · Pages: 3") << false;
    QTest::newRow("twice") << QStringLiteral("Year: 2017 · Year: 2018") << false;
    QTest::newRow("no year") << QStringLiteral("Year: next") << false;
    QTest::newRow("other separator") << QStringLiteral("Authors: Rivers, Ada, Year: 2017 | arXiv: 1706.03762.") << true;
    QTest::newRow("no DOI") << QStringLiteral("DOI: none") << false;
    QTest::newRow("empty author") << QStringLiteral("Authors: Rivers, Ada; ") << false;
}

void TestDigestText::takesOnlyExactDetails()
{
    QFETCH(QString, line);
    QFETCH(bool, taken);
    const QString text =
        QStringLiteral("A Title of Some Kind\n\nWe say what we did. It worked well.\n\n%1\n\nAnother Title\n\n"
                       "We did it again. It worked again, to our surprise.\n")
            .arg(line);
    const ReadResult result = readBytes(text.toUtf8());
    const Record &record = result.records.at(0);
    const bool filled = !record.authors.empty() || record.year != 0 || !record.arxiv.empty();
    QCOMPARE(filled, taken);
    if (!record.arxiv.empty())
        QVERIFY(record.arxiv == "1706.03762" || record.arxiv == "cs/0112017");
}

QTEST_GUILESS_MAIN(TestDigestText)
#include "tst_digesttext.moc"
