// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the hand-over of a reading list from one library to another by the command line alone.
#include "model/formats/markdown.h"
#include "tests/support/exportpapers.h"
#include "tests/support/markdownpapers.h"
#include "tests/support/shell.h"

#include <QtTest>

using namespace sheaf::test;

namespace
{

QJsonObject firstFile(const Ran &ran)
{
    return ran.json()[QStringLiteral("files")][0].toObject();
}

} // namespace

class TestMarkdownVerbs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsAListOverByteForByte();
    void replacesAListWhenAsked();
};

void TestMarkdownVerbs::handsAListOverByteForByte()
{
    const Shell one;
    const Shell other;
    const QByteArray text = sheaf::testing::written(sheaf::writeMarkdown, sheaf::testing::handOverItems());
    writeFile(one.m_folder->path(), QStringLiteral("handed.md"), text);
    const Ran first = one.run({QStringLiteral("import"), one.path("handed.md"), QStringLiteral("--json")});
    QVERIFY2(first.code == 0, first.err.constData());
    QCOMPARE(firstFile(first)[QStringLiteral("list")].toString(), QStringLiteral("A list"));
    QCOMPARE(firstFile(first)[QStringLiteral("new")].toInt(), 12);
    QCOMPARE(firstFile(first)[QStringLiteral("problems")].toArray().size(), 0);
    const QStringList toFile = {QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("markdown"),
                                QStringLiteral("--list"), QStringLiteral("A list"),   QStringLiteral("-o")};
    QCOMPARE(one.run(toFile + QStringList{one.path("out.md")}).code, 0);
    QCOMPARE(contentOf(one.path("out.md")), text);
    const Ran second = other.run({QStringLiteral("import"), one.path("out.md")});
    QCOMPARE(second.code, 0);
    QVERIFY2(second.out.contains("A list"), second.out.constData());
    QCOMPARE(other.run(toFile + QStringList{other.path("out.md")}).code, 0);
    QCOMPARE(contentOf(other.path("out.md")), text);
    QCOMPARE(other.sheaf("undo").code, 0);
    QCOMPARE(other.stat("papers"), 0);
    QCOMPARE(other.stat("lists"), 0);
    QCOMPARE(other.stat("tags"), 0);
}

void TestMarkdownVerbs::replacesAListWhenAsked()
{
    const Shell shell;
    writeFile(shell.m_folder->path(), QStringLiteral("a.md"), "# L\n\n### One\n\n> old\n\n### Two\n\n- Year: 2020\n");
    writeFile(shell.m_folder->path(), QStringLiteral("b.md"), "# L\n\n### Two\n\n### One\n\n> new\n\n- Year: 2020\n");
    QCOMPARE(shell.run({QStringLiteral("import"), shell.path("a.md")}).code, 0);
    const Ran replaced = shell.run(
        {QStringLiteral("import"), QStringLiteral("--replace-list"), shell.path("b.md"), QStringLiteral("--json")});
    QCOMPARE(firstFile(replaced)[QStringLiteral("list")].toString(), QStringLiteral("L"));
    QCOMPARE(shell.stat("lists"), 1);
    const QByteArray text = shell.sheaf("export --format markdown --list L").out;
    QVERIFY(text.indexOf("### Two") < text.indexOf("### One"));
    QVERIFY2(text.contains("> new") && !text.contains("> old"), text.constData());
}

QTEST_GUILESS_MAIN(TestMarkdownVerbs)
#include "tst_markdownverbs.moc"
