// SPDX-License-Identifier: GPL-3.0-or-later
// A set of tags goes out as JSON and comes into a library as one step, which changes nothing that it does not say.
#include "app/tagset.h"
#include "tests/support/shell.h"

#include <QBuffer>
#include <QTest>

namespace sheaf
{

using namespace sheaf::test;

class TestTagSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenComesIntoAnEmptyLibrary();
    void nothingIsDoneWhereAllIsSoAlready();
    void aTagIsKnownByAnyOfItsNames();
    void whatIsNotSaidStays();
    void whatCannotBeIsToldAndTheRestIsTaken();
    void keysAndPlacesChangeHands();
    void wrongDocumentsAreRefusedWhole_data();
    void wrongDocumentsAreRefusedWhole();
    void theCommandLineCarriesASetAcross();
    void theCommandLineTellsWhatItDidNotTake();

private:
    static TagSetPlan planOf(const char *document, const std::vector<Tag> &tags)
    {
        const Result<std::vector<TagSetEntry>> entries = readTagSet(document);
        return entries ? planTagSet(entries.value(), tags) : TagSetPlan();
    }
    static std::vector<Tag> someTags()
    {
        return {{TagId{1}, QStringLiteral("Compression"), {}, {QStringLiteral("Small")}, 3, {}, {}},
                {TagId{2}, QStringLiteral("Pruning"), TagId{1}, {}, 4, QStringLiteral("1"), QStringLiteral("pruning")},
                {TagId{3}, QStringLiteral("Vision"), {}, {}, 5, QStringLiteral("2"), {}}};
    }
    static QByteArray written(const std::vector<Tag> &tags)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        writeTagSet(buffer, tags);
        return buffer.data();
    }
};

void TestTagSet::whatIsWrittenComesIntoAnEmptyLibrary()
{
    const QByteArray document = written(someTags());
    const TempLibrary temp;
    const auto library = temp.open();
    const TagSetPlan plan = planOf(document.constData(), library->tags());
    QCOMPARE(plan.added.size(), 3);
    QVERIFY(plan.refused.empty());
    QVERIFY(library->submit(plan.edit));
    QCOMPARE(written(library->tags()), document);
    QCOMPARE(library->history(-1).size(), std::size_t(1));
    QVERIFY(library->undo());
    QVERIFY(library->tags().empty());
}

void TestTagSet::nothingIsDoneWhereAllIsSoAlready()
{
    const std::vector<Tag> tags = someTags();
    const TagSetPlan plan = planOf(written(tags).constData(), tags);
    QVERIFY(plan.edit.edits.empty() && plan.added.isEmpty() && plan.changed.isEmpty() && plan.refused.empty());
}

void TestTagSet::aTagIsKnownByAnyOfItsNames()
{
    const TagSetPlan plan = planOf(R"({"tags": [{"name": "small", "colour": 9},
                                                {"name": "Computer vision", "aliases": ["VISION", "CV"]}]})",
                                   someTags());
    QCOMPARE(plan.added, QStringList());
    QCOMPARE(plan.changed, (QStringList{QStringLiteral("Compression"), QStringLiteral("Vision")}));
    QCOMPARE(plan.edit.edits.size(), std::size_t(2));
    QCOMPARE(std::get<PutTag>(plan.edit.edits[0]).tag.colour, 9);
    QCOMPARE(std::get<PutTag>(plan.edit.edits[1]).tag.aliases,
             (QStringList{QStringLiteral("Computer vision"), QStringLiteral("CV")}));
}

void TestTagSet::whatIsNotSaidStays()
{
    const TagSetPlan plan = planOf(R"({"tags": [{"name": "Pruning", "aliases": ["Sparsity"]}]})", someTags());
    Tag wanted = someTags()[1];
    wanted.aliases << QStringLiteral("Sparsity");
    QCOMPARE(plan.edit.edits.size(), std::size_t(1));
    QCOMPARE(std::get<PutTag>(plan.edit.edits[0]).tag, wanted);
}

void TestTagSet::whatCannotBeIsToldAndTheRestIsTaken()
{
    const TagSetPlan plan = planOf(R"({"tags": [
        {"name": "Compression", "parent": "Pruning", "aliases": ["vision", "Compact"]},
        {"name": "Audio", "parent": "Nowhere", "shortcut": "2", "colour": 1}]})",
                                   someTags());
    QCOMPARE(plan.refused.size(), std::size_t(4)); // under itself, another's name, an unknown parent, another's key
    for (const TagSetPlan::Refusal &refusal : plan.refused)
        QVERIFY(!refusal.tag.isEmpty() && !refusal.why.isEmpty());
    QCOMPARE(plan.changed, QStringList(QStringLiteral("Compression")));
    QCOMPARE(plan.added, QStringList(QStringLiteral("Audio")));
    const Tag compression = std::get<PutTag>(plan.edit.edits[0]).tag;
    QCOMPARE(compression.parent, TagId{});
    QVERIFY(compression.aliases.contains(QStringLiteral("Compact")));
    const Tag audio = std::get<PutTag>(plan.edit.edits[1]).tag;
    QVERIFY(audio.parent == TagId{} && audio.shortcut.isEmpty() && audio.colour == 1);
}

void TestTagSet::keysAndPlacesChangeHands()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->submit(planOf(written(someTags()).constData(), {}).edit));
    const QStringList before = userTables(temp.path);
    const TagSetPlan plan = planOf(R"({"tags": [{"name": "Vision", "shortcut": "1"},
        {"name": "Compression", "parent": "Pruning"}, {"name": "Pruning", "parent": "", "shortcut": "2"}]})",
                                   library->tags());
    QVERIFY(plan.refused.empty());
    const Result<Applied> applied = library->submit(plan.edit);
    QVERIFY2(applied.ok(), applied ? "" : qPrintable(applied.error().what));
    QCOMPARE(library->tagByName(QStringLiteral("Vision"))->shortcut, QStringLiteral("1"));
    QCOMPARE(library->tagByName(QStringLiteral("Pruning"))->shortcut, QStringLiteral("2"));
    QCOMPARE(library->tagByName(QStringLiteral("Compression"))->parent,
             library->tagByName(QStringLiteral("Pruning"))->id);
    QVERIFY(library->undo());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestTagSet::wrongDocumentsAreRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("no JSON") << QByteArray("tags: a");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no tags") << QByteArray(R"({"lists": []})");
    QTest::newRow("no name") << QByteArray(R"({"tags": [{"name": " "}]})");
    QTest::newRow("no object") << QByteArray(R"({"tags": ["a"]})");
    QTest::newRow("no such colour") << QByteArray(R"({"tags": [{"name": "a", "colour": 12}]})");
    QTest::newRow("aliases as a text") << QByteArray(R"({"tags": [{"name": "a", "aliases": "b"}]})");
    QTest::newRow("a key that is a number") << QByteArray(R"({"tags": [{"name": "a", "shortcut": 3}]})");
}

void TestTagSet::wrongDocumentsAreRefusedWhole()
{
    QFETCH(const QByteArray, document);
    const Result<std::vector<TagSetEntry>> entries = readTagSet(document);
    QVERIFY(!entries.ok());
    QCOMPARE(entries.error().kind, Error::Kind::Refused);
    QVERIFY(!entries.error().what.isEmpty());
}

void TestTagSet::theCommandLineCarriesASetAcross()
{
    const Shell one;
    const Shell other;
    QCOMPARE(one.sheaf("tags --areas --json").code, 0);
    const QString file = one.path("tags.json");
    QCOMPARE(one.run({QStringLiteral("tags"), QStringLiteral("--export"), file}).code, 0);
    const QStringList take{QStringLiteral("tags"), QStringLiteral("--import"), file, QStringLiteral("--json")};
    const Ran taken = other.run(take);
    QVERIFY2(taken.code == 0, taken.err.constData());
    QVERIFY(taken.json()[QStringLiteral("added")].toArray().size() > 20);
    QCOMPARE(one.sheaf("tags --export -").out, other.sheaf("tags --export -").out);
    QCOMPARE(other.run(take).json()[QStringLiteral("added")].toArray().size(), 0);
    QCOMPARE(other.sheaf("undo").code, 0);
    QCOMPARE(other.stat("tags"), 0);
}

void TestTagSet::theCommandLineTellsWhatItDidNotTake()
{
    Shell shell;
    shell.importFive();
    writeFile(shell.m_folder->path(), QStringLiteral("t.json"),
              R"({"tags": [{"name": "A", "shortcut": "q"}, {"name": "B", "shortcut": "q"}]})");
    const Ran ran = shell.run({QStringLiteral("tags"), QStringLiteral("--import"), shell.path("t.json")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("key"));
    QCOMPARE(shell.stat("tags"), 2);
    const Ran missing = shell.run({QStringLiteral("tags"), QStringLiteral("--import"), shell.path("none.json")});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("none.json"));
    QCOMPARE(shell.sheaf("tags --areas --export -").code, 2);
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::TestTagSet)
#include "tst_tagset.moc"
