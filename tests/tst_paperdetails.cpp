// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own details of a paper beside what its digests say, papers made by hand, and cleaning anew.
#include "model/text/remnants.h"
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

namespace
{

const std::string rawTitle = "Training 2.1times faster";
const std::string rawAbstract = "We reach 46\\% of the cost on 64times 64 grids. " + proseOf("word", 20);

TestDigest oneDigest(const QString &name = QStringLiteral("one"))
{
    TestDigest digest{name, {}, {}};
    digest.add(rawTitle, rawAbstract);
    return digest;
}

QString cleaned(const std::string &text)
{
    return QString::fromStdString(cleanRemnants(text).text);
}

PaperDetails fullDetails()
{
    PaperDetails details;
    details.title = QStringLiteral("A better title");
    details.abstract = QString::fromUtf8("Mein Abstract.\nZwei Zeilen 😀.");
    details.authors = {QStringLiteral("Example, Ada"), QString::fromUtf8("Muster, Bö")};
    details.year = 2023;
    details.venue = QStringLiteral("Some Journal");
    details.doi = QStringLiteral("10.1000/xyz");
    details.arxiv = QStringLiteral("2301.00001");
    details.urls = {QStringLiteral("https://example.org/a"), QStringLiteral("https://example.org/b")};
    return details;
}

// The details that the paper has.
PaperDetails detailsOf(const Paper &paper)
{
    PaperDetails details;
    if (paper.titleIsOwn)
        details.title = paper.title;
    if (paper.abstractIsOwn)
        details.abstract = paper.abstract;
    details.authors = paper.authors;
    details.year = paper.year;
    details.venue = paper.venue;
    details.doi = paper.doi;
    details.arxiv = paper.arxiv;
    details.urls = paper.storedUrls;
    return details;
}

PaperId madeId(const Applied &applied)
{
    return std::get<AddPaper>(applied.made.edits.at(0)).paper;
}

} // namespace

class TestPaperDetails final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownTextsAreShownAndOriginalsKept();
    void whatEqualsTheDigestIsNoOwnText();
    void aRowNamesTheFirstFamilies();
    void whatIsTypedIsMadeTidy();
    void wrongDetailsAreRefused_data();
    void wrongDetailsAreRefused();
    void theOriginalStaysRecognised();
    void ownTextsAreRecognisedToo();
    void anImportFillsOnlyWhatIsEmpty();
    void editsWhileAnImportRunsAreUndoneBehindIt();
    void aClearedFillIsNotFilledAgainByRedo();
    void aPaperByHandIsUndoneAndDoneAgain();
    void aUidIsKeptAndNeverTwice();
    void aPaperByHandIsRecognised();
    void aLibraryCleanedByOtherRulesIsCleanedAnew();
    void cleaningAnewGoesInBatches();
    void newerCleaningIsLeftAlone();
};

void TestPaperDetails::ownTextsAreShownAndOriginalsKept()
{
    const TempLibrary temp;
    auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    const QStringList before = userTables(temp.path);
    const Applied applied = library->submit(SetDetails{id, fullDetails()}).value();
    QCOMPARE(describe(applied.summary), QStringLiteral("edit the details of 1 paper"));
    QVERIFY(applied.change.texts && applied.change.papers.contains(id));
    const QStringList after = userTables(temp.path);
    library.reset();
    library = temp.open();

    const Paper paper = library->paper(id).value();
    QCOMPARE(detailsOf(paper), fullDetails());
    QCOMPARE(paper.originalTitle, QString::fromStdString(rawTitle));
    QCOMPARE(paper.originalAbstract, QString::fromStdString(rawAbstract));
    const PaperRow row = library->rows(std::vector<PaperId>{id}).at(0);
    QCOMPARE(row.title, QStringLiteral("A better title"));
    QCOMPARE(row.year, 2023);
    QVERIFY(row.lead.startsWith(QStringLiteral("Mein Abstract. Zwei")));
    QStringList index;
    library->eachText(IdSet::of(id), [&](const IndexText &text) {
        index = {QString::fromStdString(text.title), QString::fromStdString(text.abstract)};
    });
    QCOMPARE(index, QStringList({paper.title, paper.abstract}));

    // Revert, one text at a time.
    PaperDetails reverted = fullDetails();
    reverted.title.reset();
    QVERIFY(library->submit(SetDetails{id, reverted}).ok());
    QCOMPARE(library->paper(id).value().title, cleaned(rawTitle));
    QVERIFY(!library->paper(id).value().titleIsOwn);
    QVERIFY(library->paper(id).value().abstractIsOwn);
    reverted.abstract.reset();
    QVERIFY(library->submit(SetDetails{id, reverted}).ok());
    QCOMPARE(library->paper(id).value().abstract, cleaned(rawAbstract));
    QVERIFY(library->rows(std::vector<PaperId>{id}).at(0).lead.startsWith(QStringLiteral("We reach 46%")));

    QVERIFY(library->undo().ok() && library->undo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    QCOMPARE(library->check().problems, QStringList());
}

void TestPaperDetails::whatEqualsTheDigestIsNoOwnText()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    PaperDetails details;
    details.title = cleaned(rawTitle);
    details.abstract = cleaned(rawAbstract);
    QCOMPARE(library->submit(SetDetails{id, details}).value().row, EditId{});
    details.year = 2020;
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    QVERIFY(!library->paper(id).value().titleIsOwn);
    QVERIFY(!library->paper(id).value().abstractIsOwn);
    // An abstract taken away is the user's wish, not the digest's.
    details.abstract = QString();
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    QVERIFY(library->paper(id).value().abstractIsOwn);
    QCOMPARE(library->paper(id).value().abstract, QString());
    QCOMPARE(library->check().problems, QStringList());
}

void TestPaperDetails::aRowNamesTheFirstFamilies()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    const auto families = [&] { return library->rows(std::vector<PaperId>{id}).at(0).authors; };
    QCOMPARE(families(), QStringList());
    PaperDetails details;
    details.authors = {QStringLiteral("Alder, Ada"), QStringLiteral("The Birch Group")};
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    QCOMPARE(families(), (QStringList{QStringLiteral("Alder"), QStringLiteral("The Birch Group")}));
    for (const char *more : {"Cedar, C.", "Elm, E.", "Fir, F."})
        details.authors.append(QString::fromLatin1(more));
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    QCOMPARE(families().size(), PaperRow::namedAuthors + 1); // so that it shows that there are more
    QCOMPARE(families().last(), QStringLiteral("Elm"));
}

void TestPaperDetails::whatIsTypedIsMadeTidy()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    PaperDetails details;
    details.title = QStringLiteral("  Two\n lines ");
    details.abstract = QStringLiteral("\r\nFirst.\r\rSecond. ");
    details.authors = {QStringLiteral(" Example,  Ada "), QString()};
    details.venue = QStringLiteral(" ICML\t2020 ");
    details.arxiv = QStringLiteral("2301.00001v12");
    details.urls = {QStringLiteral("https://a.example"), QStringLiteral(" https://a.example ")};
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    const Paper paper = library->paper(id).value();
    QCOMPARE(paper.title, QStringLiteral("Two lines"));
    QCOMPARE(paper.abstract, QStringLiteral("First.\n\nSecond."));
    QCOMPARE(paper.authors, QStringList(QStringLiteral("Example, Ada")));
    QCOMPARE(paper.venue, QStringLiteral("ICML 2020"));
    QCOMPARE(paper.arxiv, QStringLiteral("2301.00001"));
    QCOMPARE(paper.storedUrls, QStringList(QStringLiteral("https://a.example")));
}

void TestPaperDetails::wrongDetailsAreRefused_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("year");
    QTest::addColumn<qint64>("paper");
    QTest::newRow("no title") << QStringLiteral(" \n ") << 2000 << qint64(1);
    QTest::newRow("early") << QStringLiteral("A") << 999 << qint64(1);
    QTest::newRow("late") << QStringLiteral("A") << 3000 << qint64(1);
    QTest::newRow("negative") << QStringLiteral("A") << -5 << qint64(1);
    QTest::newRow("no such paper") << QStringLiteral("A") << 2000 << qint64(77);
}

void TestPaperDetails::wrongDetailsAreRefused()
{
    QFETCH(QString, title);
    QFETCH(int, year);
    QFETCH(qint64, paper);
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, oneDigest());
    const QStringList before = userTables(temp.path);
    PaperDetails details;
    details.title = title;
    details.year = year;
    const Result<Applied> applied = library->submit(SetDetails{PaperId{paper}, details});
    QVERIFY(!applied.ok());
    QVERIFY(applied.error().what.endsWith(u'.'));
    if (paper == 1)
        QVERIFY(!library->submit(AddPaper{{}, {}, details}).ok());
    QVERIFY(!library->submit(AddPaper{{}, {}, PaperDetails()}).ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestPaperDetails::theOriginalStaysRecognised()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    PaperDetails own;
    own.title = QStringLiteral("Quite another title");
    own.abstract = QStringLiteral("Words that no digest has ever had about this.");
    QVERIFY(library->submit(SetDetails{id, own}).ok());
    TestDigest later = plainDigest(QStringLiteral("later"), 1);
    later.add(rawTitle, rawAbstract);
    const ImportResult result = importDigest(*library, later);
    QCOMPARE(result.papers.at(1), id);
    QCOMPARE(result.counts.known, 1);
    QCOMPARE(result.counts.merged, 0);
    const Paper paper = library->paper(id).value();
    QCOMPARE(paper.title, *own.title);
    QCOMPARE(paper.entries.size(), std::size_t(2));
    QVERIFY(!paper.entries.at(1).differs);
    for (const Variant &variant : library->variants(id)) {
        QCOMPARE(variant.title, cleaned(rawTitle));
        QCOMPARE(variant.abstract, cleaned(rawAbstract));
    }
}

void TestPaperDetails::ownTextsAreRecognisedToo()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    PaperDetails own;
    own.title = QStringLiteral("Quite another title");
    QVERIFY(library->submit(SetDetails{id, own}).ok());
    TestDigest later{QStringLiteral("later"), {}, {}};
    later.add("Quite another title", rawAbstract);
    const ImportResult result = importDigest(*library, later);
    QCOMPARE(result.papers.at(0), id);
    QCOMPARE(result.counts.merged, 1); // the digests do not say the same
    QVERIFY(library->undo().ok() && library->undo().ok());
    QCOMPARE(importDigest(*library, later).counts.fresh, 1);
}

void TestPaperDetails::anImportFillsOnlyWhatIsEmpty()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest bare{QStringLiteral("bare"), {}, {}};
    bare.add(rawTitle, "");
    const PaperId id = importDigest(*library, bare).papers.at(0);
    PaperDetails own;
    own.abstract = QStringLiteral("A summary of my own.");
    own.venue = QStringLiteral("My venue");
    QVERIFY(library->submit(SetDetails{id, own}).ok());
    const QStringList before = userTables(temp.path);
    TestDigest rich = oneDigest(QStringLiteral("rich"));
    rich.records.at(0).record.venue = "Their venue";
    rich.records.at(0).record.year = 2019;
    const ImportResult result = importDigest(*library, rich);
    QCOMPARE(result.counts.merged, 1);
    const Paper paper = library->paper(id).value();
    QCOMPARE(paper.venue, own.venue);
    QCOMPARE(paper.year, 2019);
    QCOMPARE(paper.abstract, *own.abstract);
    QCOMPARE(paper.originalAbstract, QString::fromStdString(rawAbstract));
    const QStringList after = userTables(temp.path);
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    QVERIFY(library->submit(SetDetails{id, {}}).ok());
    QCOMPARE(library->paper(id).value().abstract, cleaned(rawAbstract));
    QCOMPARE(library->check().problems, QStringList());
}

void TestPaperDetails::editsWhileAnImportRunsAreUndoneBehindIt()
{
    for (const bool changed : {true, false}) {
        const TempLibrary temp;
        const auto library = temp.open();
        const auto window = temp.open();
        const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
        const QStringList before = userTables(temp.path);
        TestDigest rich = oneDigest(QStringLiteral("rich"));
        rich.add("One more", proseOf("more"));
        rich.records.at(0).record.venue = "Their venue";
        rich.records.at(0).record.year = 2019;
        rich.records.at(0).record.authors = {"Example, Ada", "Muster, Bea"};
        QVERIFY(library->beginImport().ok());
        ImportResult result;
        feedDigest(*library, rich, result, 10);
        PaperDetails own = detailsOf(window->paper(id).value());
        QCOMPARE(own.venue, QStringLiteral("Their venue"));
        own.title = QStringLiteral("My title");
        if (changed)
            own.venue = QStringLiteral("My venue");
        QVERIFY(window->submit(SetDetails{id, own}).ok());
        QVERIFY(library->endImport(EditState::Done) != EditId{});
        const QStringList after = userTables(temp.path);

        QVERIFY(window->undo().ok()); // the import
        QCOMPARE(window->paper(id).value().venue, changed ? QStringLiteral("My venue") : QString());
        QCOMPARE(window->paper(id).value().year, 0);
        QCOMPARE(window->paper(id).value().title, QStringLiteral("My title"));
        QVERIFY(window->undo().ok()); // the details
        QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
        QVERIFY(window->redo().ok() && window->redo().ok());
        QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    }
}

void TestPaperDetails::aClearedFillIsNotFilledAgainByRedo()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto window = temp.open();
    const PaperId id = importDigest(*library, oneDigest()).papers.at(0);
    TestDigest rich = oneDigest(QStringLiteral("rich"));
    rich.add("One more", proseOf("more"));
    rich.records.at(0).record.venue = "Their venue";
    QVERIFY(library->beginImport().ok());
    ImportResult result;
    feedDigest(*library, rich, result, 10);
    QVERIFY(window->submit(SetDetails{id, {}}).ok());
    QVERIFY(library->endImport(EditState::Done) != EditId{});
    const QStringList after = userTables(temp.path);
    QVERIFY(window->undo().ok());
    QVERIFY(window->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
}

void TestPaperDetails::aPaperByHandIsUndoneAndDoneAgain()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, oneDigest());
    const QStringList before = userTables(temp.path);
    const Applied applied = library->submit(AddPaper{{}, {}, fullDetails()}).value();
    QCOMPARE(describe(applied.summary), QStringLiteral("add 1 paper by hand"));
    const PaperId id = madeId(applied);
    const Paper paper = library->paper(id).value();
    QCOMPARE(paper.title, *fullDetails().title);
    QVERIFY(!paper.titleIsOwn && !paper.abstractIsOwn); // they are the originals
    QCOMPARE(paper.authors, fullDetails().authors);
    QCOMPARE(paper.uid.size(), 36);
    QVERIFY(paper.entries.empty());
    QCOMPARE(library->ordered(library->everyPaper(), Order::Added).front(), id);
    const QStringList after = userTables(temp.path);
    QVERIFY(library->undo().ok());
    QVERIFY(!library->paper(id));
    QVERIFY(!library->everyPaper().contains(id));
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(library->undo().ok());
    QCOMPARE(library->purge().value(), 0);
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(!library->redo().ok());
}

void TestPaperDetails::aUidIsKeptAndNeverTwice()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const QString uid = QStringLiteral("6c1f7c0e-53e1-4f1e-8e0a-0d6a3f1b2c3d");
    const PaperId id = madeId(library->submit(AddPaper{{}, uid, fullDetails()}).value());
    QCOMPARE(library->paper(id).value().uid, uid);
    QCOMPARE(library->paperByUid(uid), std::optional(id));
    QCOMPARE(library->submit(AddPaper{{}, uid, fullDetails()}).error().kind, Error::Kind::Refused);
    QCOMPARE(library->submit(AddPaper{{}, QStringLiteral("no id"), fullDetails()}).error().kind, Error::Kind::Words);
    // What was undone does not keep its uid from coming again.
    QVERIFY(library->undo().ok());
    PaperDetails other = fullDetails();
    other.title = QStringLiteral("Made again");
    const PaperId again = madeId(library->submit(AddPaper{{}, uid, other}).value());
    QCOMPARE(library->paper(again).value().title, QStringLiteral("Made again"));
    QCOMPARE(library->paper(again).value().uid, uid);
    QCOMPARE(library->everyPaper().count(), 1);
    QCOMPARE(library->check().problems, QStringList());
}

void TestPaperDetails::aPaperByHandIsRecognised()
{
    const TempLibrary temp;
    const auto library = temp.open();
    PaperDetails details;
    details.title = cleaned(rawTitle);
    details.year = 2020;
    const PaperId id = madeId(library->submit(AddPaper{{}, {}, details}).value());
    const ImportResult result = importDigest(*library, oneDigest());
    QCOMPARE(result.papers.at(0), id);
    QCOMPARE(library->paper(id).value().abstract, cleaned(rawAbstract)); // filled, and cleaned
    QVERIFY(library->undo().ok());
    QCOMPARE(library->paper(id).value().abstract, QString());
    // One with an identifier of its own, under another title.
    PaperDetails cited = details;
    cited.title = QStringLiteral("Known by its number");
    cited.arxiv = QStringLiteral("2101.00001v2");
    const PaperId numbered = madeId(library->submit(AddPaper{{}, {}, cited}).value());
    TestDigest later{QStringLiteral("later"), {}, {}};
    later.add("Some title", proseOf("some"));
    later.records.at(0).record.arxiv = "2101.00001";
    QCOMPARE(importDigest(*library, later).papers.at(0), numbered);
}

void TestPaperDetails::aLibraryCleanedByOtherRulesIsCleanedAnew()
{
    const TempLibrary temp;
    auto library = temp.open();
    TestDigest digest = oneDigest();
    digest.add("Owned 46\\% title", "Owned 46\\% abstract. " + proseOf("owned"));
    digest.add("Plain paper", proseOf("plain"));
    const std::vector<PaperId> papers = importDigest(*library, digest).papers;
    PaperDetails own;
    own.title = QStringLiteral("Mine: 2.1times");
    own.abstract = QStringLiteral("Mine: 46\\%");
    QVERIFY(library->submit(SetDetails{papers.at(1), own}).ok());
    PaperDetails hand;
    hand.title = QStringLiteral("Hand: 2.1times");
    hand.abstract = QStringLiteral("Hand: 46\\%");
    const PaperId made = madeId(library->submit(AddPaper{{}, {}, hand}).value());
    const QStringList before = userTables(temp.path);
    library.reset();
    runSql(temp.path, "UPDATE paper SET title = 'Training 2.1times faster', lead = 'We' WHERE id = 1;"
                      "UPDATE paper_text SET title_original = NULL, abstract_clean = NULL WHERE paper = 1;"
                      "UPDATE paper_key SET sort_key = 'x', title_key = 1, abstract_key = 2 WHERE paper = 1;"
                      "UPDATE library SET value = 0 WHERE name = 'cleaning'");
    QVERIFY(firstDifference(before, userTables(temp.path)) != QString());
    Library::Options reading;
    reading.mode = Library::Mode::ReadOnly;
    const auto reader = temp.open(reading);
    const qint64 revision = reader->revision();

    library = temp.open();
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QCOMPARE(library->paper(made).value().title, *hand.title);
    const Change change = reader->changesSince(revision);
    QVERIFY(change.texts && !change.everything);
    QVERIFY(change.papers == IdSet::of(papers.at(0))); // only what differs
    QCOMPARE(library->check().problems, QStringList());
    library.reset();
    library = temp.open();
    QCOMPARE(library->revision(), revision + 1); // once
}

void TestPaperDetails::cleaningAnewGoesInBatches()
{
    const TempLibrary temp;
    auto library = temp.open();
    TestDigest digest{QStringLiteral("many"), {}, {}};
    for (int at = 0; at < 2500; ++at)
        digest.add("Paper of 46\\% " + std::to_string(at), "x");
    importDigest(*library, digest, 3000);
    const QStringList before = userTables(temp.path);
    const qint64 revision = library->revision();
    library.reset();
    runSql(temp.path, "UPDATE paper SET title = title || ' old' WHERE id % 2 = 0;"
                      "UPDATE library SET value = 0 WHERE name = 'cleaning'");
    library = temp.open();
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QCOMPARE(library->revision(), revision + 3);
    QCOMPARE(library->changesSince(revision).papers.count(), 1250);
}

void TestPaperDetails::newerCleaningIsLeftAlone()
{
    const TempLibrary temp;
    auto library = temp.open();
    importDigest(*library, oneDigest());
    library.reset();
    runSql(temp.path, "UPDATE paper SET title = 'Newer' WHERE id = 1; UPDATE library SET value = 999 "
                      "WHERE name = 'cleaning'");
    library = temp.open();
    QCOMPARE(library->rows(std::vector<PaperId>{PaperId{1}}).at(0).title, QStringLiteral("Newer"));
}

QTEST_GUILESS_MAIN(TestPaperDetails)
#include "tst_paperdetails.moc"
