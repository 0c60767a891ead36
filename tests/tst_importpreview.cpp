// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what a look at a source says before it is imported, and when it calls it doubtful.
#include "model/formats/markdown.h"
#include "model/importpreview.h"
#include "tests/support/digestfiles.h"
#include "tests/support/exportpapers.h"
#include "tests/support/markdownpapers.h"

#include <QtTest>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

ImportPreview previewOfText(const QByteArray &text)
{
    return previewOf({{}, QStringLiteral("pasted"), text});
}

QByteArray digestOf(int papers)
{
    QByteArray text = "May 29\n\n";
    for (int at = 0; at < papers; ++at)
        text += "A Title About Number " + QByteArray::number(at) +
                "\n\nThis abstract says a few things about the number " + QByteArray::number(at) +
                ", and that they are well worth the time it takes to read them all.\n\n";
    return text;
}

} // namespace

class TestImportPreview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsADigest();
    void showsAMarkdownList();
    void doubtsWhatItGuesses();
    void doubtsWhatHasManyProblems();
    void saysWhyItRefuses_data();
    void saysWhyItRefuses();
    void stopsWhenCancelled();
};

void TestImportPreview::showsADigest()
{
    const ImportPreview preview = previewOfText(digestOf(30));
    QCOMPARE(preview.name, QStringLiteral("pasted"));
    QCOMPARE(preview.format, QStringLiteral("Digest text"));
    QCOMPARE(preview.refusal, QString());
    QCOMPARE(preview.label, QStringLiteral("May 29"));
    QCOMPARE(preview.records, 30);
    QCOMPARE(preview.first.size(), 20U);
    QCOMPARE(preview.first.front().title, "A Title About Number 0");
    QCOMPARE(preview.first.front().firstLine, 3);
    QCOMPARE(preview.problems, 0);
    QVERIFY(!preview.doubtful);
}

void TestImportPreview::showsAMarkdownList()
{
    const ImportPreview preview =
        previewOfText(sheaf::testing::written(writeMarkdown, sheaf::testing::handOverItems()));
    QCOMPARE(preview.format, QStringLiteral("Markdown"));
    QCOMPARE(preview.list, QStringLiteral("A list"));
    QCOMPARE(preview.records, 12);
    QCOMPARE(preview.problems, 0);
    QVERIFY(!preview.doubtful);
}

void TestImportPreview::doubtsWhatItGuesses()
{
    const ImportPreview preview = previewOfText(digestOf(5).replace("well worth", "tr\xE8s worth"));
    QCOMPARE(preview.records, 5);
    QCOMPARE(preview.problems, 1);
    QCOMPARE(preview.remarks.front().slip, Slip::GuessedEncoding);
    QVERIFY(preview.doubtful);
}

void TestImportPreview::doubtsWhatHasManyProblems()
{
    const auto listWith = [](int papers, int strays) {
        QByteArray text = "# L\n";
        for (int at = 0; at < papers; ++at)
            text += "\n### Title " + QByteArray::number(at) + "\n\n- Year: 2020\n";
        for (int at = 0; at < strays; ++at)
            text += "\n- stray\n";
        return text;
    };
    QVERIFY(!previewOfText(listWith(20, 2)).doubtful);
    QVERIFY(previewOfText(listWith(20, 3)).doubtful);
    const ImportPreview many = previewOfText(listWith(20, 150));
    QCOMPARE(many.problems, 150);
    QCOMPARE(many.remarks.size(), 100U);
}

void TestImportPreview::saysWhyItRefuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *why) {
        QTest::newRow(name) << fixture(name) << QString::fromLatin1(why);
    };
    row("refused/prose.txt", "prose");
    row("refused/empty.txt", "empty");
    row("refused/readme.md", "Markdown document");
    row("refused/paper.pdf", "PDF");
    row("nothing.txt", "no file");
    row("refused", "folder");
}

void TestImportPreview::saysWhyItRefuses()
{
    QFETCH(QString, path);
    QFETCH(QString, why);
    const ImportPreview preview = previewOf({path, {}, {}});
    QVERIFY2(preview.refusal.contains(why), qPrintable(preview.refusal));
    QCOMPARE(preview.format, QString());
    QVERIFY(preview.doubtful);
}

void TestImportPreview::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled = true;
    QCOMPARE(previewOf({{}, {}, digestOf(30)}, &cancelled).records, 1);
}

QTEST_GUILESS_MAIN(TestImportPreview)
#include "tst_importpreview.moc"
