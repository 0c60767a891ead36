// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that many digests go into a library in one transaction, with their piece of the search index, or not at all.
#include "model/db/imports.h"
#include "model/db/indexstore.h"
#include "model/db/packedtext.h"
#include "model/db/schema.h"
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

class TestImportSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyDigestsAreOneTransaction();
    void stepsDoWhatSingleCallsDo();
    void digestsThatAreHereAreStepsThatChangeNothing();
    void whatCannotBeWrittenLeavesNothingAndEndsTheImport();
    void newPapersAreInASegment();
    void aPaperFilledInItsOwnTransactionIsDirty();
};

namespace
{

void addSteps(std::vector<ImportStep> &steps, const TestDigest &digest)
{
    steps.emplace_back(digest.draft());
    steps.emplace_back(DigestPart{digest.records, {{1, ChunkPacker().pack(digest.bytes)}}});
    steps.emplace_back(DigestEnd{QStringLiteral("May 29"), QStringLiteral("UTF-8"), digest.lines()});
}

std::vector<ImportStep> stepsOf(int digests, int papers)
{
    std::vector<ImportStep> steps;
    for (int at = 0; at < digests; ++at)
        addSteps(steps, plainDigest(QStringLiteral("d%1").arg(at), papers));
    return steps;
}

// The user tables without uids, times and the times' kin, which differ from library to library.
QStringList comparable(const QString &path)
{
    QStringList lines;
    for (const QString &line : userTables(path)) {
        if (!line.startsWith(QStringLiteral("library|")) && !line.startsWith(QStringLiteral("digest|")) &&
            !line.startsWith(QStringLiteral("paper_text|")) && !line.startsWith(QStringLiteral("paper|")))
            lines.append(line);
    }
    return lines;
}

} // namespace

void TestImportSteps::manyDigestsAreOneTransaction()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->beginImport().ok());
    const qint64 revision = library->revision();
    const StepsDone done = library->write(stepsOf(20, 3));
    QCOMPARE(done.steps.size(), std::size_t(60));
    QCOMPARE(library->revision(), revision + 1);
    QCOMPARE(std::get<BatchOutcome>(done.steps[58]).counts.fresh, 3);
    QCOMPARE(std::get<DigestOpened>(done.steps[57]).digest, DigestId{20});
    library->endImport(EditState::Done);
    QCOMPARE(library->counts().papers, 60);
    QCOMPARE(library->counts().digests, 20);
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(library->undo().ok());
    QCOMPARE(library->counts().papers, 0);
}

void TestImportSteps::stepsDoWhatSingleCallsDo()
{
    const TempLibrary one;
    const TempLibrary other;
    const auto together = one.open();
    const auto singly = other.open();
    QVERIFY(together->beginImport().ok());
    together->write(stepsOf(4, 5));
    together->endImport(EditState::Done);
    QVERIFY(singly->beginImport().ok());
    ImportResult result;
    for (int at = 0; at < 4; ++at)
        feedDigest(*singly, plainDigest(QStringLiteral("d%1").arg(at), 5), result, 2);
    singly->endImport(EditState::Done);
    QCOMPARE(firstDifference(comparable(one.path), comparable(other.path)), QString());
}

void TestImportSteps::digestsThatAreHereAreStepsThatChangeNothing()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->beginImport().ok());
    library->write(stepsOf(3, 3));
    library->endImport(EditState::Done);
    QCOMPARE(library->digestHashes().size(), std::size_t(3));
    const qint64 revision = library->revision();
    QVERIFY(library->beginImport().ok());
    const StepsDone again = library->write(stepsOf(3, 3));
    QVERIFY(std::get<DigestOpened>(again.steps[0]).alreadyHere);
    QCOMPARE(std::get<DigestOpened>(again.steps[0]).counts.known, 3);
    QCOMPARE(std::get<BatchOutcome>(again.steps[1]).counts.entries, 0);
    QCOMPARE(library->endImport(EditState::Done), EditId{});
    QCOMPARE(library->revision(), revision);
    // Beside a new one too.
    QVERIFY(library->beginImport().ok());
    const StepsDone more = library->write(stepsOf(4, 3));
    QCOMPARE(std::get<BatchOutcome>(more.steps[10]).counts.fresh, 3);
    library->endImport(EditState::Done);
    QCOMPARE(library->counts().papers, 12);
    QCOMPARE(library->check().problems, QStringList());
}

void TestImportSteps::whatCannotBeWrittenLeavesNothingAndEndsTheImport()
{
    const TempLibrary temp;
    importDigest(*temp.open(), plainDigest(QStringLiteral("first"), 20));
    const QStringList before = userTables(temp.path);
    Database database(temp.path, Database::Mode::ReadWrite);
    configureConnection(database, false);
    const qint64 pages = database.number("PRAGMA page_count");
    database.script(("PRAGMA max_page_count = " + std::to_string(pages + 5)).c_str());
    Import import(database);
    QVERIFY_THROWS_EXCEPTION(SqlError, import.write(stepsOf(20, 50)));
    QVERIFY(!database.inTransaction());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    // What was read after it belongs to digests that are not there.
    database.script("PRAGMA max_page_count = 1000000");
    QVERIFY_THROWS_EXCEPTION(SqlError, import.write(stepsOf(1, 1)));
    QCOMPARE(import.end(EditState::Cancelled), EditId{});
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestImportSteps::newPapersAreInASegment()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->beginImport().ok());
    library->write(stepsOf(3, 100));
    library->endImport(EditState::Done);
    Database database(temp.path, Database::Mode::ReadWrite);
    const std::vector<StoredSegment> segments = readSegments(database);
    QCOMPARE(segments.size(), std::size_t(1));
    QVERIFY(segments.front().papers == library->everyPaper());
    QVERIFY(segments.front().masked.empty());
    QVERIFY(readIndexState(database).loose.empty());
    const auto segment = Segment::open(readSegmentBytes(database, segments.front().id));
    QVERIFY(segment);
    QCOMPARE(segment->firstDocument(), Document{1});
    QCOMPARE(segment->lastDocument(), Document{300});
}

void TestImportSteps::aPaperFilledInItsOwnTransactionIsDirty()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest bare{QStringLiteral("bare"), {}, {}};
    bare.add("One title", "").add("Another", proseOf("other"));
    TestDigest full{QStringLiteral("full"), {}, {}};
    full.add("One title", proseOf("later"));
    std::vector<ImportStep> steps;
    addSteps(steps, bare);
    addSteps(steps, full);
    QVERIFY(library->beginImport().ok());
    const StepsDone done = library->write(steps);
    library->endImport(EditState::Done);
    QCOMPARE(std::get<BatchOutcome>(done.steps[4]).counts.merged, 1);
    Database database(temp.path, Database::Mode::ReadWrite);
    QVERIFY(readIndexState(database).loose == IdSet::of(PaperId{1}));
}

QTEST_GUILESS_MAIN(TestImportSteps)
#include "tst_importsteps.moc"
