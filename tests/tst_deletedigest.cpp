// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what deleting a digest takes along, that undo is exact, and that importing it again brings it back as it was.
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

namespace
{

// Digest 1 holds papers 1 to 6, digest 2 holds paper 6 again, and 7.
struct Shelf {
    TempLibrary temp;
    std::unique_ptr<Library> library = temp.open();
    TestDigest first = plainDigest(QStringLiteral("first.txt"), 6);
    TestDigest second{QStringLiteral("second.txt"), {}, {}};
    DigestId one{};
    DigestId other{};

    Shelf()
    {
        second.add(first.records[5].record.title, first.records[5].record.abstract).add("Seventh", proseOf("seven"));
        one = importDigest(*library, first).opened.digest;
        other = importDigest(*library, second).opened.digest;
    }
    Applied submit(const Edit &edit) { return submitted(*library, edit); }
    // 1 tagged, 2 with a note, 3 starred, 4 in a list, 5 nothing, 6 has another entry.
    void keepFour()
    {
        submit(Compound{{PutTag{{TagId{-1}, QStringLiteral("A"), {}, {}, 0, {}, {}}},
                         TagPapers{TagId{-1}, IdSet::of(PaperId{1}), true}}});
        submit(SetNote{PaperId{2}, QStringLiteral("words")});
        submit(SetStarred{IdSet::of(PaperId{3}), true});
        submit(Compound{{PutList{{ListId{-1}, QStringLiteral("L"), false}},
                         PutItems{ListId{-1}, {{ItemId{-1}, 10, PaperId{4}, {}}}}}});
    }
    QString trash() { return joined(library->trashed()); }
    static QString joined(const IdSet &set)
    {
        QStringList texts;
        set.each([&](PaperId id) { texts += QString::number(number(id)); });
        return texts.join(u' ');
    }
    QString deleted(DigestId digest)
    {
        submit(DeleteDigest{digest});
        return trash();
    }
    QString counts(const ImportCounts &c) const
    {
        return QStringLiteral("%1 new, %2 known, %3 merged").arg(c.fresh).arg(c.known).arg(c.merged);
    }
    QString problems() { return library->check().problems.join(u'\n'); }
};

} // namespace

class TestDeleteDigest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHasNothingElseGoesToTheTrash();
    void aHighlightIsAReasonToStay();
    void undoAndRedoAreExact();
    void importingItAgainRevivesIt();
    void undoOfTheRevivalIsExact();
    void byHandStaysInTheTrash();
    void dismissedStaysDismissed();
    void purgedOnesGetNewIds();
    void emptyingTheTrashLeavesTheDigestToUndo();
    void anotherDigestBringsThemBack();
    void aPartRevivesWithItsPapers();
    void mergedPapersComeBackAsOne();
    void whatCannotBeDeletedIsSaid();
};

void TestDeleteDigest::whatHasNothingElseGoesToTheTrash()
{
    Shelf shelf;
    shelf.keepFour();
    const Library::DigestRemoval removal = shelf.library->digestRemoval(shelf.one);
    QCOMPARE(removal.stay, 5);
    QCOMPARE(removal.trash, 1);
    QCOMPARE(shelf.deleted(shelf.one), QStringLiteral("5"));
    QCOMPARE(shelf.library->digests().size(), std::size_t(1));
    QVERIFY(shelf.library->paper(PaperId{1})->entries.empty());
    QCOMPARE(shelf.library->paper(PaperId{6})->entries.size(), std::size_t(1));
    const HistoryRow row = shelf.library->history(1).front();
    QCOMPARE(row.summary.kind, EditSummary::Kind::DeleteDigest);
    QCOMPARE(row.summary.name, QStringLiteral("first.txt"));
    QCOMPARE(shelf.problems(), QString());
    // The last entry gone, nothing keeps it.
    QCOMPARE(shelf.library->digestRemoval(shelf.other).trash, 2);
    QCOMPARE(shelf.deleted(shelf.other), QStringLiteral("5 6 7"));
}

void TestDeleteDigest::aHighlightIsAReasonToStay()
{
    Shelf shelf;
    Highlight highlight;
    highlight.id = HighlightId{-1};
    highlight.text = QStringLiteral("a word");
    shelf.submit(PutHighlights{PaperId{5}, {highlight}});
    QCOMPARE(shelf.deleted(shelf.one), QStringLiteral("1 2 3 4"));
}

void TestDeleteDigest::undoAndRedoAreExact()
{
    Shelf shelf;
    shelf.keepFour();
    shelf.submit(SetTrashed{IdSet::of(PaperId{3}), true});
    const QStringList before = userTables(shelf.temp.path);
    shelf.submit(DeleteDigest{shelf.one});
    const QStringList after = userTables(shelf.temp.path);
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
    QVERIFY(shelf.library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(shelf.temp.path)), QString());
    QCOMPARE(shelf.problems(), QString());
}

void TestDeleteDigest::importingItAgainRevivesIt()
{
    Shelf shelf;
    shelf.keepFour();
    const QStringList before = userTables(shelf.temp.path);
    shelf.submit(DeleteDigest{shelf.one});
    const ImportResult result = importDigest(*shelf.library, shelf.first, 2);
    QCOMPARE(result.opened.digest, shelf.one);
    QCOMPARE(shelf.counts(result.counts), QStringLiteral("1 new, 5 known, 0 merged"));
    QCOMPARE(result.papers,
             (std::vector<PaperId>{PaperId{1}, PaperId{2}, PaperId{3}, PaperId{4}, PaperId{5}, PaperId{6}}));
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
    QCOMPARE(shelf.library->history(1).front().summary.name, QStringLiteral("first.txt"));
    QCOMPARE(shelf.library->history(1).front().summary.digests, 1);
    QCOMPARE(importDigest(*shelf.library, shelf.first).row, EditId{}); // and now it is alive
    QCOMPARE(shelf.problems(), QString());
}

void TestDeleteDigest::undoOfTheRevivalIsExact()
{
    Shelf shelf;
    const QStringList before = userTables(shelf.temp.path);
    shelf.submit(DeleteDigest{shelf.one});
    const QStringList without = userTables(shelf.temp.path);
    for (int round = 0; round < 2; ++round) {
        importDigest(*shelf.library, shelf.first);
        QVERIFY(shelf.library->undo().ok());
        QCOMPARE(firstDifference(without, userTables(shelf.temp.path)), QString());
    }
    QVERIFY(shelf.library->redo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
    shelf.submit(DeleteDigest{shelf.one});
    for (int at = 0; at < 3; ++at)
        QVERIFY(shelf.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
    QCOMPARE(shelf.problems(), QString());
}

void TestDeleteDigest::byHandStaysInTheTrash()
{
    Shelf shelf;
    shelf.submit(SetTrashed{IdSet::of(PaperId{2}), true});
    QCOMPARE(shelf.library->digestRemoval(shelf.one).trash, 4);
    QCOMPARE(shelf.deleted(shelf.one), QStringLiteral("1 2 3 4 5"));
    // Restored and trashed again, it is the user's doing too.
    shelf.submit(SetTrashed{IdSet::of(PaperId{3}), false});
    shelf.submit(SetTrashed{IdSet::of(PaperId{3}), true});
    const ImportResult result = importDigest(*shelf.library, shelf.first);
    QCOMPARE(shelf.counts(result.counts), QStringLiteral("3 new, 3 known, 0 merged"));
    QCOMPARE(shelf.trash(), QStringLiteral("2 3"));
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(shelf.trash(), QStringLiteral("1 2 3 4 5"));
}

void TestDeleteDigest::dismissedStaysDismissed()
{
    Shelf shelf;
    shelf.submit(SetStatus{Status::Dismissed, 0, IdSet::of(PaperId{1})});
    QCOMPARE(shelf.deleted(shelf.one), QStringLiteral("1 2 3 4 5"));
    importDigest(*shelf.library, shelf.first);
    QCOMPARE(shelf.library->paper(PaperId{1})->status, Status::Dismissed);
    QCOMPARE(shelf.trash(), QString());
}

void TestDeleteDigest::purgedOnesGetNewIds()
{
    Shelf shelf;
    shelf.submit(SetTrashed{IdSet::of(PaperId{1}), true});
    QVERIFY(shelf.library->purge().ok());
    const QStringList before = userTables(shelf.temp.path);
    shelf.submit(DeleteDigest{shelf.one});
    const ImportResult result = importDigest(*shelf.library, shelf.first);
    QCOMPARE(shelf.counts(result.counts), QStringLiteral("5 new, 1 known, 0 merged"));
    QCOMPARE(result.papers[0], PaperId{8});
    QCOMPARE(result.papers[4], PaperId{5});
    QCOMPARE(shelf.problems(), QString());
    QVERIFY(shelf.library->undo().ok());
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
    QCOMPARE(shelf.problems(), QString());
    // Deleted and emptied out, nothing of it is left.
    shelf.submit(DeleteDigest{shelf.one});
    QCOMPARE(shelf.library->purge().value(), 4);
    const ImportResult again = importDigest(*shelf.library, shelf.first);
    QCOMPARE(shelf.counts(again.counts), QStringLiteral("5 new, 1 known, 0 merged"));
    QVERIFY(again.papers[4] > PaperId{7});
    QCOMPARE(shelf.problems(), QString());
}

void TestDeleteDigest::emptyingTheTrashLeavesTheDigestToUndo()
{
    Shelf shelf;
    const QString text = shelf.library->digestText(shelf.one);
    shelf.submit(DeleteDigest{shelf.one});
    QCOMPARE(shelf.library->purge().value(), 5);
    QCOMPARE(shelf.library->paper(PaperId{6})->entries.size(), std::size_t(1));
    QCOMPARE(shelf.problems(), QString());
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(shelf.library->paper(PaperId{6})->entries.size(), std::size_t(2));
    QCOMPARE(shelf.library->digestText(shelf.one), text);
    QCOMPARE(shelf.problems(), QString());
    QVERIFY(shelf.library->redo().ok());
    // What undo cannot bring back any more goes.
    Database(shelf.temp.path, Database::Mode::ReadWrite).run("UPDATE journal SET inverse = NULL");
    shelf.submit(SetTrashed{IdSet::of(PaperId{6}), true});
    QCOMPARE(shelf.library->purge().value(), 1);
    QVERIFY(shelf.library->digestText(shelf.one).isEmpty());
    QCOMPARE(shelf.problems(), QString());
}

void TestDeleteDigest::anotherDigestBringsThemBack()
{
    Shelf shelf;
    shelf.submit(SetTrashed{IdSet::of(PaperId{2}), true});
    shelf.submit(DeleteDigest{shelf.one});
    const QStringList before = userTables(shelf.temp.path);
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    for (const int at : {0, 1, 0})
        third.add(shelf.first.records[std::size_t(at)].record.title,
                  shelf.first.records[std::size_t(at)].record.abstract);
    const ImportResult result = importDigest(*shelf.library, third, 1);
    QCOMPARE(shelf.counts(result.counts), QStringLiteral("1 new, 2 known, 0 merged"));
    QCOMPARE(shelf.trash(), QStringLiteral("2 3 4 5"));
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
}

void TestDeleteDigest::aPartRevivesWithItsPapers()
{
    TempLibrary temp;
    const auto library = temp.open();
    const TestDigest digest = plainDigest(QStringLiteral("whole"), 6);
    QVERIFY(library->beginImport().ok());
    const DigestId part = openDigest(*library, digest.draft()).digest;
    addBatch(*library, {digest.records.begin(), digest.records.begin() + 2}, {{1, digest.bytes.left(20)}});
    library->endImport(EditState::Cancelled);
    const QStringList before = userTables(temp.path);
    QVERIFY(library->submit(DeleteDigest{part}).ok());
    QCOMPARE(library->trashed().count(), 2);
    const ImportResult result = importDigest(*library, digest);
    QCOMPARE(result.counts.fresh, 6);
    QCOMPARE(library->trashed().count(), 0);
    QCOMPARE(result.papers[1], PaperId{2});
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(library->undo().ok());
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestDeleteDigest::mergedPapersComeBackAsOne()
{
    Shelf shelf;
    shelf.keepFour();
    shelf.submit(DeleteDigest{shelf.one});
    const QStringList before = userTables(shelf.temp.path);
    shelf.submit(MergePapers{PaperId{7}, PaperId{1}});
    const ImportResult result = importDigest(*shelf.library, shelf.first);
    QCOMPARE(result.papers[0], PaperId{7});
    QCOMPARE(shelf.problems(), QString());
    QVERIFY(shelf.library->undo().ok());
    QVERIFY(shelf.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(shelf.temp.path)), QString());
}

void TestDeleteDigest::whatCannotBeDeletedIsSaid()
{
    Shelf shelf;
    const auto error = [&](DigestId digest) {
        const Result<Applied> applied = shelf.library->submit(DeleteDigest{digest});
        return applied ? QString() : kindName(applied.error().kind);
    };
    QCOMPARE(error(DigestId{99}), kindName(Error::Kind::NotFound));
    shelf.submit(DeleteDigest{shelf.one});
    QCOMPARE(error(shelf.one), kindName(Error::Kind::NotFound));
    QVERIFY(shelf.library->beginImport().ok());
    const TestDigest digest = plainDigest(QStringLiteral("running"), 2);
    const DigestId running = openDigest(*shelf.library, digest.draft()).digest;
    addBatch(*shelf.library, digest.records);
    QCOMPARE(error(running), kindName(Error::Kind::Busy));
    shelf.library->endImport(EditState::Cancelled);
    QCOMPARE(error(running), QString());
}

QTEST_GUILESS_MAIN(TestDeleteDigest)
#include "tst_deletedigest.moc"
