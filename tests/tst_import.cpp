// SPDX-License-Identifier: GPL-3.0-or-later
// Identity, merging, counts and revival, as rules.md, "Identity and merging", has them.
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

namespace
{

const std::string loraText =
    "We freeze the weights and train small factors of low rank in each layer of the model instead.";
const std::string loraNear =
    "We freeze the weights and train small factors of low rank in every layer of a transformer, see text.";
const std::string otherText =
    "Cats prefer boxes of a certain size, which we show by means of nine experiments with forty cats.";

TestDigest digestOf(const QString &name, const std::vector<std::pair<std::string, std::string>> &papers)
{
    TestDigest digest{name, {}, {}};
    for (const auto &[title, abstract] : papers)
        digest.add(title, abstract);
    digest.bytes.insert(digest.bytes.size() - 1, name.toUtf8()); // files of the same papers are not the same bytes
    return digest;
}

QString countsOf(const ImportResult &result)
{
    const ImportCounts &c = result.counts;
    return QStringLiteral("%1 = %2 new + %3 known + %4 merged").arg(c.entries).arg(c.fresh).arg(c.known).arg(c.merged);
}

} // namespace

class TestImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplacedPartStaysAsItWasForUndo();
    void samePaper_data();
    void samePaper();
    void sameIdentifierIsTheSamePaper();
    void aRecordFillsEmptyFieldsAndOverwritesNone();
    void sameFileAgainChangesNothing();
    void otherBytesOfTheSamePathAreAnEarlierVersion();
    void theSamePaperTwiceInOneFileHasTwoEntries();
    void orderOfFilesDoesNotMatterForWhatThereIs();
    void undoneImportComesBackWithItsIds();
    void dismissedStaysDismissedWhenRevived();
    void purgedPapersGetNewIds();
    void titlesWithoutLettersAreNotMerged();
    void oneImportAtATime();
    void aCancelledDigestIsReplacedByTheWhole();
    void anImportThatDiedIsUndoneWithoutReopening();
    void undoOfAnImportTakesEverythingBack();
    void anImportWithNothingNewMakesNoRow();
    void addedOrderIsNewestImportFirst();
    void addedOrderOfPapersThatComeBackIsThatOfTheLines();
};

void TestImport::aReplacedPartStaysAsItWasForUndo()
{
    const TempLibrary temp;
    const std::unique_ptr<Library> library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 4);
    const auto cancelled = [&] {
        if (!library->beginImport())
            qFatal("busy");
        const DigestId id = openDigest(*library, digest.draft()).digest;
        addBatch(*library, {digest.records.front()}, {{1, digest.bytes}});
        library->endImport(EditState::Cancelled);
        return id;
    };
    const DigestId first = cancelled();
    const QStringList before = userTables(temp.path);
    const DigestId second = cancelled();
    const ImportResult whole = importDigest(*library, digest);
    QVERIFY(second != first && whole.opened.digest != first && whole.opened.digest != second);
    QVERIFY(library->undo());
    QVERIFY(library->undo());
    QCOMPARE(firstDifference(userTables(temp.path), before), QString());
}

void TestImport::samePaper_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("abstract");
    QTest::addColumn<QString>("counts");
    QTest::addColumn<int>("remarks");
    const QString abstract = QString::fromStdString(loraText);
    const auto row = [&](const char *name, const char *title, const QString &text, const char *counts, int remarks) {
        QTest::newRow(name) << QString::fromUtf8(title) << text << QString::fromUtf8(counts) << remarks;
    };
    row("identical", "LoRA: low-rank adaptation", abstract, "1 = 0 new + 1 known + 0 merged", 0);
    row("other case and marks", "LÓRA — Low Rank Adaptation!", abstract, "1 = 0 new + 0 known + 1 merged", 0);
    row("near abstract", "LoRA: low-rank adaptation", QString::fromStdString(loraNear),
        "1 = 0 new + 0 known + 1 merged", 0);
    row("abstract missing", "LoRA: low-rank adaptation", QString(), "1 = 0 new + 1 known + 0 merged", 0);
    row("other abstract", "LoRA: low-rank adaptation", QString::fromStdString(otherText),
        "1 = 1 new + 0 known + 0 merged", 1);
    row("other title", "Adapting cheaply", abstract, "1 = 1 new + 0 known + 0 merged", 1);
    row("nothing in common", "Cats in boxes", QString::fromStdString(otherText), "1 = 1 new + 0 known + 0 merged", 0);
}

void TestImport::samePaper()
{
    QFETCH(QString, title);
    QFETCH(QString, abstract);
    QFETCH(QString, counts);
    QFETCH(int, remarks);
    const TempLibrary temp;
    const auto library = temp.open();
    const ImportResult first =
        importDigest(*library, digestOf(QStringLiteral("a"), {{"LoRA: low-rank adaptation", loraText}}));
    QCOMPARE(countsOf(first), QStringLiteral("1 = 1 new + 0 known + 0 merged"));
    const ImportResult second =
        importDigest(*library, digestOf(QStringLiteral("b"), {{title.toStdString(), abstract.toStdString()}}));
    QCOMPARE(countsOf(second), counts);
    QCOMPARE(int(second.remarks.size()), remarks);
    const Paper paper = library->paper(first.papers.at(0)).value();
    QCOMPARE(paper.title, QStringLiteral("LoRA: low-rank adaptation"));
    QCOMPARE(paper.abstract, QString::fromStdString(loraText));
    const bool same = second.papers.at(0) == first.papers.at(0);
    QCOMPARE(same, second.counts.fresh == 0);
    QCOMPARE(paper.entries.size(), same ? std::size_t(2) : std::size_t(1));
    if (same)
        QCOMPARE(paper.entries.at(1).differs, second.counts.merged == 1);
    if (remarks == 1) {
        QCOMPARE(second.remarks.at(0).slip, Slip::PossibleDuplicate);
        QCOMPARE(second.remarks.at(0).paper, first.papers.at(0));
        QCOMPARE(second.remarks.at(0).other, paper.title);
    }
    QVERIFY(library->check().ok);
}

void TestImport::sameIdentifierIsTheSamePaper()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest first = digestOf(QStringLiteral("a"), {{"One title", loraText}, {"Second", otherText}});
    first.records[0].record.doi = "10.1000/ABC";
    first.records[1].record.arxiv = "2106.09685";
    const ImportResult before = importDigest(*library, first);
    TestDigest second = digestOf(QStringLiteral("b"), {{"Another title", otherText}, {"Third", loraText}});
    second.records[0].record.doi = "10.1000/abc";
    second.records[1].record.arxiv = "2106.09685v2";
    const ImportResult after = importDigest(*library, second);
    QCOMPARE(after.papers, before.papers);
    QCOMPARE(countsOf(after), QStringLiteral("2 = 0 new + 0 known + 2 merged"));
}

void TestImport::aRecordFillsEmptyFieldsAndOverwritesNone()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest bare = digestOf(QStringLiteral("a"), {{"LoRA", ""}});
    bare.records[0].record.venue = "ICLR";
    const PaperId id = importDigest(*library, bare).papers.at(0);
    const QStringList before = userTables(temp.path);
    TestDigest rich = digestOf(QStringLiteral("b"), {{"LoRA", loraText}});
    Record &record = rich.records[0].record;
    record.authors = {"Hu, Edward", "Shen, Yelong"};
    record.year = 2021;
    record.venue = "International Conference";
    record.doi = "10.1/x";
    record.urls = {"https://example.org/a", "https://example.org/b"};
    const ImportResult filled = importDigest(*library, rich);
    QCOMPARE(countsOf(filled), QStringLiteral("1 = 0 new + 0 known + 1 merged"));
    const auto check = [&] {
        const Paper paper = library->paper(id).value();
        QCOMPARE(paper.abstract, QString::fromStdString(loraText));
        QCOMPARE(paper.authors, (QStringList{QStringLiteral("Hu, Edward"), QStringLiteral("Shen, Yelong")}));
        QCOMPARE(paper.year, 2021);
        QCOMPARE(paper.venue, QStringLiteral("ICLR"));
        QCOMPARE(paper.doi, QStringLiteral("10.1/x"));
        QCOMPARE(paper.urls.size(), 2);
        const PaperId ids[] = {id};
        QVERIFY(library->rows(ids).at(0).lead.startsWith(QStringLiteral("We freeze")));
    };
    check();
    const QStringList after = userTables(temp.path);
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    check();
}

void TestImport::sameFileAgainChangesNothing()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 9);
    const ImportResult first = importDigest(*library, digest);
    QVERIFY(library->submit(SetTrashed{IdSet::of(first.papers.at(0)), true}).ok());
    const qint64 revision = library->revision();
    TestDigest renamed = digest;
    renamed.name = QStringLiteral("other name");
    const ImportResult again = importDigest(*library, renamed);
    QVERIFY(again.opened.alreadyHere);
    QCOMPARE(again.opened.digest, first.opened.digest);
    QCOMPARE(countsOf(again), QStringLiteral("9 = 0 new + 9 known + 0 merged"));
    QCOMPARE(again.row, EditId{});
    QCOMPARE(library->revision(), revision);
    QCOMPARE(library->trashed().count(), 1);
}

void TestImport::otherBytesOfTheSamePathAreAnEarlierVersion()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 3));
    const ImportResult longer = importDigest(*library, plainDigest(QStringLiteral("a"), 5));
    QCOMPARE(longer.opened.earlierVersion, QStringLiteral("a"));
    QCOMPARE(countsOf(longer), QStringLiteral("5 = 2 new + 3 known + 0 merged"));
    QCOMPARE(library->digests().size(), std::size_t(2));
}

void TestImport::theSamePaperTwiceInOneFileHasTwoEntries()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const ImportResult result = importDigest(
        *library, digestOf(QStringLiteral("a"), {{"LoRA", loraText}, {"Cats", otherText}, {"LoRA", loraText}}), 10);
    QCOMPARE(countsOf(result), QStringLiteral("3 = 2 new + 1 known + 0 merged"));
    QCOMPARE(library->paper(result.papers.at(0)).value().entries.size(), std::size_t(2));
    const std::vector<PaperId> order =
        library->ordered(library->inDigest(result.opened.digest), Order::Digest, number(result.opened.digest));
    QCOMPARE(order, (std::vector<PaperId>{result.papers.at(0), result.papers.at(1)}));
}

void TestImport::orderOfFilesDoesNotMatterForWhatThereIs()
{
    const TestDigest one = digestOf(QStringLiteral("a"), {{"LoRA", loraText}, {"Cats", ""}});
    const TestDigest other =
        digestOf(QStringLiteral("b"), {{"Cats", otherText}, {"LORA", loraNear}, {"New", otherText}});
    const TempLibrary forth;
    const TempLibrary back;
    const auto forward = forth.open();
    const auto backward = back.open();
    const qint64 fresh = importDigest(*forward, one).counts.fresh + importDigest(*forward, other).counts.fresh;
    QCOMPARE(importDigest(*backward, other).counts.fresh + importDigest(*backward, one).counts.fresh, fresh);
    QCOMPARE(forward->counts().papers, backward->counts().papers);
    QCOMPARE(forward->counts().entries, backward->counts().entries);
}

void TestImport::undoneImportComesBackWithItsIds()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 7);
    const ImportResult first = importDigest(*library, digest);
    QVERIFY(library->undo().ok());
    QCOMPARE(library->counts().papers, 0);
    const ImportResult again = importDigest(*library, digest, 2);
    QVERIFY(!again.opened.alreadyHere);
    QCOMPARE(again.opened.digest, first.opened.digest);
    QCOMPARE(again.papers, first.papers);
    QCOMPARE(countsOf(again), QStringLiteral("7 = 7 new + 0 known + 0 merged"));
    QVERIFY(library->undo().ok());
    QCOMPARE(library->counts().papers, 0);
    QVERIFY(library->redo().ok());
    QCOMPARE(library->everyPaper().ids(), first.papers);
    QVERIFY(library->check().ok);
}

void TestImport::dismissedStaysDismissedWhenRevived()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 4);
    QVERIFY(library->beginImport().ok());
    ImportResult first;
    feedDigest(*library, digest, first, 2);
    // An edit made while the import runs comes before it.
    QVERIFY(library->submit(SetStatus{Status::Dismissed, 0, IdSet::of(first.papers.at(1))}).ok());
    QCOMPARE(library->undo().error().kind, Error::Kind::Busy);
    first.row = library->endImport(EditState::Done);
    QCOMPARE(library->history(10).at(0).id, first.row);
    QVERIFY(library->undo(first.row).ok());
    QCOMPARE(importDigest(*library, digest).counts.fresh, 4);
    QCOMPARE(library->paper(first.papers.at(1)).value().status, Status::Dismissed);
}

void TestImport::purgedPapersGetNewIds()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 3);
    const ImportResult first = importDigest(*library, digest);
    QVERIFY(library->undo().ok());
    QCOMPARE(library->purge().value(), 0);
    const ImportResult again = importDigest(*library, digest);
    QVERIFY(again.opened.digest != first.opened.digest);
    QVERIFY(again.papers.at(0) > first.papers.at(2));
    QVERIFY(library->check().ok);
}

void TestImport::titlesWithoutLettersAreNotMerged()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = digestOf(QStringLiteral("a"), {{"???", loraText}, {"!!!", otherText}});
    const ImportResult first = importDigest(*library, digest);
    QCOMPARE(first.counts.fresh, 2);
    QVERIFY(library->undo().ok());
    QCOMPARE(importDigest(*library, digest).papers, first.papers);
}

void TestImport::oneImportAtATime()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto other = temp.open();
    QVERIFY(library->beginImport().ok());
    QCOMPARE(other->beginImport().error().kind, Error::Kind::Busy);
    QCOMPARE(library->beginImport().error().kind, Error::Kind::Busy);
    library->endImport(EditState::Done);
    QVERIFY(other->beginImport().ok());
    other->endImport(EditState::Done);
    QVERIFY(!QFile::exists(temp.path + QStringLiteral(".import-lock")));
}

void TestImport::aCancelledDigestIsReplacedByTheWhole()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 6);
    QVERIFY(library->beginImport().ok());
    openDigest(*library, digest.draft());
    addBatch(*library, {digest.records.begin(), digest.records.begin() + 4}, {{1, digest.bytes.left(50)}});
    const EditId part = library->endImport(EditState::Cancelled);
    QCOMPARE(library->history(1).at(0).state, EditState::Cancelled);
    const QStringList before = userTables(temp.path);
    const ImportResult whole = importDigest(*library, digest);
    QCOMPARE(countsOf(whole), QStringLiteral("6 = 2 new + 4 known + 0 merged"));
    QCOMPARE(library->digests().size(), std::size_t(1));
    QCOMPARE(library->counts().entries, 6);
    QVERIFY(library->check().ok);
    QVERIFY(library->undo(whole.row).ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->undo(part).ok());
    QCOMPARE(library->counts().papers, 0);
    QVERIFY(library->redo(part).ok());
    QCOMPARE(library->history(2).at(1).state, EditState::Cancelled);
    QVERIFY(library->redo(whole.row).ok());
    QCOMPARE(library->counts().entries, 6);
    QVERIFY(library->check().ok);
}

void TestImport::anImportThatDiedIsUndoneWithoutReopening()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("a"), 4);
    {
        const auto other = temp.open();
        QVERIFY(other->beginImport().ok());
        openDigest(*other, digest.draft());
        addBatch(*other, {digest.records.begin(), digest.records.begin() + 2});
        QCOMPARE(library->undo().error().kind, Error::Kind::Busy);
        QCOMPARE(library->history(1).at(0).state, EditState::Running);
    }
    QVERIFY(library->undo().ok());
    QCOMPARE(library->counts().papers, 0);
    QVERIFY(library->redo().ok());
    QCOMPARE(library->history(1).at(0).state, EditState::Interrupted);
    QCOMPARE(library->counts().papers, 2);
}

void TestImport::undoOfAnImportTakesEverythingBack()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, digestOf(QStringLiteral("a"), {{"LoRA", ""}, {"Cats", otherText}}));
    const QStringList before = userTables(temp.path);
    const ImportResult second = importDigest(
        *library, digestOf(QStringLiteral("b"), {{"LoRA", loraText}, {"CATS", otherText}, {"New", loraText}}), 1);
    QCOMPARE(countsOf(second), QStringLiteral("3 = 1 new + 0 known + 2 merged"));
    const QStringList after = userTables(temp.path);
    const Applied undone = library->undo().value();
    QCOMPARE(undone.row, second.row);
    QVERIFY(undone.change.texts && undone.change.digests);
    QCOMPARE(undone.change.papers.count(), 3);
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
}

void TestImport::anImportWithNothingNewMakesNoRow()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->beginImport().ok());
    QCOMPARE(library->endImport(EditState::Done), EditId{});
    QVERIFY(library->history(10).empty());
    QCOMPARE(library->revision(), 0);
}

void TestImport::addedOrderIsNewestImportFirst()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> first = importDigest(*library, plainDigest(QStringLiteral("a"), 2)).papers;
    const std::vector<PaperId> second = importDigest(*library, plainDigest(QStringLiteral("b"), 2)).papers;
    const std::vector<PaperId> expected{second.at(0), second.at(1), first.at(0), first.at(1)};
    QCOMPARE(library->ordered(library->everyPaper(), Order::Added), expected);
}

void TestImport::addedOrderOfPapersThatComeBackIsThatOfTheLines()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, digestOf(QStringLiteral("a"), {{"First", loraText}, {"Second", otherText}}));
    QVERIFY(library->undo().ok());
    const ImportResult again =
        importDigest(*library, digestOf(QStringLiteral("b"),
                                        {{"Third", proseOf("third")}, {"Second", otherText}, {"First", loraText}}));
    QCOMPARE(again.counts.fresh, 3);
    QVERIFY(number(again.papers.at(2)) < number(again.papers.at(1))); // with their old ids
    QCOMPARE(library->ordered(library->everyPaper(), Order::Added), again.papers);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
