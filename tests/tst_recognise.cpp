// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that digests are recognised by content and everything else is refused by what it is.
#include "model/formats/format.h"
#include "tests/support/digestfiles.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

} // namespace

class TestRecognise final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEveryDigest_data();
    void takesEveryDigest();
    void refusesByWhatItIs_data();
    void refusesByWhatItIs();
    void takesRealDigestsWithoutTheirHeader();
    void findsFormatsById();
};

void TestRecognise::takesEveryDigest_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : QDir(fixtures()).entryList({QStringLiteral("*.txt")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << fixtures() + name;
}

void TestRecognise::takesEveryDigest()
{
    QFETCH(QString, path);
    const Recognised recognised = recognise(headOf(path));
    QVERIFY2(recognised.format, qPrintable(recognised.refusal));
    QCOMPARE(recognised.format, formatById(u"digest"));
}

void TestRecognise::refusesByWhatItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *what) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(what);
    };
    row("empty.txt", "empty");
    row("blank.txt", "no text");
    row("paper.pdf", "PDF");
    row("papers.zip", "ZIP");
    row("papers.txt.gz", "compressed");
    row("page.html", "HTML");
    row("feed.xml", "XML");
    row("papers.bib", "BibTeX");
    row("papers.ris", "RIS");
    row("papers.json", "JSON");
    row("source_cpp.txt", "program source");
    row("source_py.txt", "program source");
    row("readme.md", "Markdown document");
    row("paper.tex", "LaTeX");
    row("binary.bin", "binary");
    row("prose.txt", "prose");
    row("prose_wrapped.txt", "prose");
    row("titles.txt", "list");
    row("letter.txt", "prose");
    row("poem.txt", "prose");
    row("table.tsv", "table");
}

void TestRecognise::refusesByWhatItIs()
{
    QFETCH(QString, name);
    QFETCH(QString, what);
    const QString path = fixtures() + QStringLiteral("refused/") + name;
    QVERIFY(QFile::exists(path));
    const Recognised recognised = recognise(headOf(path));
    QVERIFY(!recognised.format);
    QVERIFY2(recognised.refusal.contains(what), qPrintable(recognised.refusal));
}

void TestRecognise::takesRealDigestsWithoutTheirHeader()
{
    const QString folder = qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests"));
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.txt")}, QDir::Files);
    if (names.isEmpty())
        QSKIP("SKIPPED: no real digests here; set SHEAF_DIGESTS to their folder");
    for (const QString &name : names) {
        const QByteArray head = headOf(folder + QLatin1Char('/') + name);
        const QByteArray body = head.mid(head.indexOf('\n', 200) + 1);
        QVERIFY2(recognise(body).format, qPrintable(name));
    }
}

void TestRecognise::findsFormatsById()
{
    QVERIFY(!formats().empty());
    for (const Format &format : formats())
        QCOMPARE(formatById(QString::fromLatin1(format.id)), &format);
    QVERIFY(!formatById(u"nothing"));
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
