// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what becomes of two papers that the user says are one, or are two, and that undo gives everything back.
#include "tests/support/librarysupport.h"

#include <QElapsedTimer>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

// Two digests; the papers of the first are 1, 2, 3, those of the second 4, 5. 1 and 4 have one title.
struct TwoDigests {
    TempLibrary temp;
    std::unique_ptr<Library> library = temp.open();
    TestDigest first{QStringLiteral("first.txt"), {}, {}};
    TestDigest second{QStringLiteral("second.txt"), {}, {}};

    TwoDigests()
    {
        first.add("Learning to rest", proseOf("rest")).add("Second", proseOf("two")).add("Third", proseOf("three"));
        second.add("Learning to Rest!", proseOf("sleep")).add("Fifth", proseOf("five"));
        importDigest(*library, first);
        importDigest(*library, second);
    }
    Applied submit(const Edit &edit) { return submitted(*library, edit); }
    Paper paper(int id) { return library->paper(PaperId{id}).value_or(Paper()); }
    void merge(int keep, int gone) { submit(MergePapers{PaperId{keep}, PaperId{gone}}); }
    QString duplicates() { return joined(library->duplicates()); }
    static QString joined(const IdSet &set)
    {
        QStringList texts;
        set.each([&](PaperId id) { texts += QString::number(number(id)); });
        return texts.join(u' ');
    }
    // Undoes the newest edit; true when the tables are as `before` and, redone, as they were.
    QString undoneDifference(const QStringList &before)
    {
        const QStringList after = userTables(temp.path);
        if (!library->undo())
            return QStringLiteral("undo failed");
        const QString undone = firstDifference(before, userTables(temp.path));
        if (!undone.isEmpty())
            return undone;
        if (!library->redo())
            return QStringLiteral("redo failed");
        return firstDifference(after, userTables(temp.path));
    }
};

Highlight highlightOf(const QString &text)
{
    Highlight highlight;
    highlight.id = HighlightId{-1};
    highlight.text = text;
    highlight.remark = QStringLiteral("why");
    return highlight;
}

} // namespace

class TestMerge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOneThatStaysHasEverything();
    void aBareMergeIsOneRowThatUndoes();
    void statusIsTheFurtherOne_data();
    void statusIsTheFurtherOne();
    void missingFieldsAreFilled();
    void aMissingAbstractComesAlong();
    void placesInListsAreOne();
    void entriesKeepTheirWords();
    void laterDigestsKnowTheMergedPaper();
    void undoOfMergeAndLaterImportIsExact();
    void theIdOfTheGoneLeadsOn();
    void mergesChain();
    void theKeyOfTheGoneIsKept();
    void whatCannotBeMergedIsSaid();
    void aMergeSurvivesEmptyingTheTrash();
    void duplicatesAreFoundByTitleAndByAbstract();
    void toldApartStaysToldApart();
    void aMergeTakesWhatWasToldApartAlong();
    void manyOfOneTitleAreNoTrouble();
};

void TestMerge::theOneThatStaysHasEverything()
{
    TwoDigests two;
    two.submit(Compound{{PutTag{{TagId{-1}, QStringLiteral("A"), {}, {}, 0, {}, {}}},
                         TagPapers{TagId{-1}, IdSet::of(PaperId{4}), true}}});
    two.submit(SetNote{PaperId{1}, QStringLiteral("mine")});
    two.submit(SetNote{PaperId{4}, QStringLiteral("its")});
    two.submit(SetStarred{IdSet::of(PaperId{4}), true});
    two.submit(PutHighlights{PaperId{4}, {highlightOf(QStringLiteral("sleep0"))}});
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);

    const Paper paper = two.paper(1);
    QCOMPARE(paper.tagNames, QStringList(QStringLiteral("A")));
    QCOMPARE(paper.note, QStringLiteral("mine\n\nits"));
    QVERIFY(paper.starred);
    QCOMPARE(paper.title, QStringLiteral("Learning to rest"));
    QCOMPARE(paper.entries.size(), std::size_t(2));
    QVERIFY(!paper.entries[0].differs);
    QVERIFY(paper.entries[1].differs);
    QCOMPARE(paper.highlights.size(), std::size_t(1));
    QCOMPARE(paper.highlights[0].remark, QStringLiteral("why"));
    QVERIFY(!two.library->paper(PaperId{4}));
    QCOMPARE(TwoDigests::joined(two.library->everyPaper()), QStringLiteral("1 2 3 5"));
    QCOMPARE(two.library->check().problems, QStringList());
    QCOMPARE(two.undoneDifference(before), QString());
    QCOMPARE(two.library->check().problems, QStringList());
}

void TestMerge::aBareMergeIsOneRowThatUndoes()
{
    TwoDigests two;
    const QStringList before = userTables(two.temp.path);
    const std::size_t rows = two.library->history(-1).size();
    two.merge(1, 4);
    QCOMPARE(two.library->history(-1).size(), rows + 1);
    QCOMPARE(two.library->history(1).front().summary.kind, EditSummary::Kind::Merge);
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::statusIsTheFurtherOne_data()
{
    QTest::addColumn<Status>("one");
    QTest::addColumn<Status>("other");
    QTest::addColumn<Status>("merged");
    QTest::newRow("reading") << Status::Unread << Status::Reading << Status::Reading;
    QTest::newRow("read") << Status::Reading << Status::Read << Status::Read;
    QTest::newRow("already read") << Status::Read << Status::Unread << Status::Read;
    QTest::newRow("one dismissed") << Status::Dismissed << Status::Unread << Status::Unread;
    QTest::newRow("other dismissed") << Status::Reading << Status::Dismissed << Status::Reading;
    QTest::newRow("both dismissed") << Status::Dismissed << Status::Dismissed << Status::Dismissed;
}

void TestMerge::statusIsTheFurtherOne()
{
    QFETCH(Status, one);
    QFETCH(Status, other);
    QFETCH(Status, merged);
    TwoDigests two;
    two.submit(SetStatus{one, 11, IdSet::of(PaperId{1})});
    two.submit(SetStatus{other, 44, IdSet::of(PaperId{4})});
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);
    QCOMPARE(two.paper(1).status, merged);
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::missingFieldsAreFilled()
{
    TwoDigests two;
    PaperDetails keep;
    keep.year = 2020;
    keep.urls = QStringList{QStringLiteral("https://a.example"), QStringLiteral("https://b.example")};
    PaperDetails gone;
    gone.authors = QStringList(QStringLiteral("Knuth, Donald"));
    gone.year = 1999;
    gone.doi = QStringLiteral("10.1/x");
    gone.urls = QStringList{QStringLiteral("https://b.example"), QStringLiteral("https://c.example")};
    two.submit(SetDetails{PaperId{1}, keep});
    two.submit(SetDetails{PaperId{4}, gone});
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);
    const Paper paper = two.paper(1);
    QCOMPARE(paper.authors, gone.authors);
    QCOMPARE(paper.year, 2020);
    QCOMPARE(paper.doi, gone.doi);
    QCOMPARE(paper.storedUrls, (QStringList{QStringLiteral("https://a.example"), QStringLiteral("https://b.example"),
                                            QStringLiteral("https://c.example")}));
    QVERIFY(!paper.titleIsOwn && !paper.abstractIsOwn);
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::aMissingAbstractComesAlong()
{
    TwoDigests two;
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Sixth, without words", "");
    importDigest(*two.library, third);
    const QStringList before = userTables(two.temp.path);
    two.merge(6, 5);
    const Paper paper = two.paper(6);
    QCOMPARE(paper.abstract, QString::fromStdString(proseOf("five")));
    QCOMPARE(paper.originalAbstract, paper.abstract);
    QVERIFY(!paper.abstractIsOwn);
    const std::vector<Variant> variants = two.library->variants(PaperId{6});
    QCOMPARE(variants.size(), std::size_t(2));
    QCOMPARE(variants[0].title, QStringLiteral("Fifth"));
    QCOMPARE(variants[0].abstract, paper.abstract);
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::placesInListsAreOne()
{
    TwoDigests two;
    const auto list = [&](const QString &name, std::vector<ListItem> items) {
        return two.submit(Compound{{PutList{{ListId{-1}, name, false}}, PutItems{ListId{-1}, std::move(items)}}});
    };
    list(QStringLiteral("Only the other"), {{ItemId{-1}, 10, PaperId{2}, {}},
                                            {ItemId{-2}, 20, PaperId{4}, QStringLiteral("its words")},
                                            {ItemId{-3}, 30, PaperId{3}, {}}});
    list(QStringLiteral("Both"), {{ItemId{-1}, 10, PaperId{4}, QStringLiteral("later")},
                                  {ItemId{-2}, 20, PaperId{1}, QStringLiteral("first")}});
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);
    const auto shown = [&](const QString &name) {
        QStringList texts;
        for (const ListItem &item : two.library->items(two.library->listByName(name)->id))
            texts += QString::number(number(item.paper)) + u':' + item.text;
        return texts;
    };
    QCOMPARE(shown(QStringLiteral("Only the other")),
             (QStringList{QStringLiteral("2:"), QStringLiteral("1:its words"), QStringLiteral("3:")}));
    QCOMPARE(shown(QStringLiteral("Both")), QStringList(QStringLiteral("1:first\n\nlater")));
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::entriesKeepTheirWords()
{
    TwoDigests two;
    two.merge(1, 4);
    const std::vector<Variant> variants = two.library->variants(PaperId{1});
    QCOMPARE(variants.size(), std::size_t(2));
    QCOMPARE(variants[0].entry.digestName, QStringLiteral("first.txt"));
    QCOMPARE(variants[0].title, QStringLiteral("Learning to rest"));
    QCOMPARE(variants[0].abstract, QString::fromStdString(proseOf("rest")));
    QCOMPARE(variants[1].title, QStringLiteral("Learning to Rest!"));
    QCOMPARE(variants[1].abstract, QString::fromStdString(proseOf("sleep")));
    // The user's own title is nobody's entry.
    two.submit(SetDetails{PaperId{1}, {QStringLiteral("My title"), {}, {}, 0, {}, {}, {}, {}}});
    QCOMPARE(two.library->variants(PaperId{1})[0].title, QStringLiteral("Learning to rest"));
}

void TestMerge::laterDigestsKnowTheMergedPaper()
{
    TwoDigests two;
    two.merge(1, 4);
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("New to all", proseOf("fresh")).add("Learning to Rest!", proseOf("sleep"));
    const ImportResult result = importDigest(*two.library, third);
    QCOMPARE(result.papers[1], PaperId{1});
    QCOMPARE(result.counts.fresh, 1);
    QCOMPARE(result.counts.merged, 1);
    QCOMPARE(two.paper(1).entries.size(), std::size_t(3));
    QCOMPARE(two.library->check().problems, QStringList());

    // The merge undone, it is the other one again.
    QVERIFY(two.library->undo().ok());
    QVERIFY(two.library->undo().ok());
    QCOMPARE(importDigest(*two.library, third).papers[1], PaperId{4});
}

void TestMerge::undoOfMergeAndLaterImportIsExact()
{
    TwoDigests two;
    const QStringList before = userTables(two.temp.path);
    two.merge(4, 1);
    const QStringList merged = userTables(two.temp.path);
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Learning to rest", proseOf("rest") + " And more.").add("Fifth", proseOf("five"));
    importDigest(*two.library, third);
    const QStringList imported = userTables(two.temp.path);
    QVERIFY(two.library->undo().ok());
    QCOMPARE(firstDifference(merged, userTables(two.temp.path)), QString());
    QVERIFY(two.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(two.temp.path)), QString());
    QVERIFY(two.library->redo().ok());
    QVERIFY(two.library->redo().ok());
    QCOMPARE(firstDifference(imported, userTables(two.temp.path)), QString());
    QCOMPARE(two.library->check().problems, QStringList());
}

void TestMerge::theIdOfTheGoneLeadsOn()
{
    TwoDigests two;
    const QString uid = two.paper(4).uid;
    two.merge(1, 4);
    QCOMPARE(two.library->paperByUid(uid), std::optional(PaperId{1}));
    QVERIFY(!two.library->submit(AddPaper{{}, uid, {QStringLiteral("x"), {}, {}, 0, {}, {}, {}, {}}}));
    QVERIFY(two.library->undo().ok());
    QCOMPARE(two.library->paperByUid(uid), std::optional(PaperId{4}));
}

void TestMerge::mergesChain()
{
    TwoDigests two;
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);
    const QString uid = two.paper(1).uid;
    two.merge(5, 1);
    QCOMPARE(two.paper(5).entries.size(), std::size_t(3));
    QCOMPARE(two.library->paperByUid(uid), std::optional(PaperId{5}));
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Learning to Rest!", proseOf("sleep"));
    QCOMPARE(importDigest(*two.library, third).papers[0], PaperId{5});
    QCOMPARE(two.library->check().problems, QStringList());
    for (int at = 0; at < 3; ++at)
        QVERIFY(two.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(two.temp.path)), QString());
}

void TestMerge::theKeyOfTheGoneIsKept()
{
    TwoDigests two;
    const std::vector<PaperId> fourth{PaperId{4}};
    two.library->assignKeys(fourth);
    const QString key = two.paper(4).key;
    QVERIFY(!key.isEmpty());
    two.merge(1, 4);
    QCOMPARE(two.paper(1).key, key);
    QVERIFY(two.library->assignKeys(std::vector<PaperId>{PaperId{1}}).papers.empty());
    QVERIFY(two.library->undo().ok());
    QCOMPARE(two.paper(1).key, QString());
    two.library->assignKeys(std::vector<PaperId>{PaperId{1}});
    const QString own = two.paper(1).key;
    QVERIFY(own != key);
    two.merge(1, 4);
    QCOMPARE(two.paper(1).key, own);
}

void TestMerge::whatCannotBeMergedIsSaid()
{
    TwoDigests two;
    const auto error = [&](int keep, int gone) {
        const Result<Applied> applied = two.library->submit(MergePapers{PaperId{keep}, PaperId{gone}});
        return applied ? QString() : kindName(applied.error().kind);
    };
    QCOMPARE(error(1, 1), kindName(Error::Kind::Words));
    QCOMPARE(error(1, 99), kindName(Error::Kind::NotFound));
    two.merge(1, 4);
    QCOMPARE(error(1, 4), kindName(Error::Kind::NotFound));
    QVERIFY(two.library->beginImport().ok());
    const TestDigest other = plainDigest(QStringLiteral("other"), 2);
    openDigest(*two.library, other.draft());
    addBatch(*two.library, other.records);
    QCOMPARE(error(1, 2), kindName(Error::Kind::Busy));
    two.library->endImport(EditState::Cancelled);
    QCOMPARE(error(1, 2), QString());
}

void TestMerge::aMergeSurvivesEmptyingTheTrash()
{
    TwoDigests two;
    two.merge(1, 4);
    two.submit(SetTrashed{IdSet::of(PaperId{2}), true});
    QVERIFY(two.library->purge().ok());
    QCOMPARE(two.library->check().problems, QStringList());
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Learning to Rest!", proseOf("sleep"));
    QCOMPARE(importDigest(*two.library, third).papers[0], PaperId{1});
    QVERIFY(two.library->undo().ok());
    QVERIFY(two.library->undo().ok()); // trashing is gone from the history, so this is the merge
    QVERIFY(two.library->paper(PaperId{4}).has_value());
    // When what it was merged into goes, it goes too.
    two.merge(1, 4);
    two.submit(SetTrashed{IdSet::of(PaperId{1}), true});
    QVERIFY(two.library->purge().ok());
    QCOMPARE(two.library->check().problems, QStringList());
    QVERIFY(importDigest(*two.library, third).papers[0] > PaperId{5});
}

void TestMerge::duplicatesAreFoundByTitleAndByAbstract()
{
    TwoDigests two;
    QCOMPARE(two.duplicates(), QStringLiteral("1 4"));
    QCOMPARE(two.paper(1).resembles, std::vector<PaperId>{PaperId{4}});
    QCOMPARE(two.paper(4).resembles, std::vector<PaperId>{PaperId{1}});
    QCOMPARE(two.paper(2).resembles, std::vector<PaperId>{});
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Another name for the fifth", proseOf("five"));
    importDigest(*two.library, third);
    QCOMPARE(two.duplicates(), QStringLiteral("1 4 5 6"));
    QCOMPARE(two.paper(6).resembles, std::vector<PaperId>{PaperId{5}});
    two.submit(SetTrashed{IdSet::of(PaperId{6}), true});
    QCOMPARE(two.duplicates(), QStringLiteral("1 4"));
    QCOMPARE(two.paper(5).resembles, std::vector<PaperId>{});
    QVERIFY(two.library->undo().ok());
    QCOMPARE(two.duplicates(), QStringLiteral("1 4 5 6"));
    two.merge(4, 1);
    QCOMPARE(two.duplicates(), QStringLiteral("5 6"));
    // A title of the user's own does not hide what the digest says.
    two.submit(SetDetails{PaperId{2}, {QStringLiteral("third"), {}, {}, 0, {}, {}, {}, {}}});
    QCOMPARE(two.duplicates(), QStringLiteral("2 3 5 6"));
    // Equal hashes alone are no reason.
    Database database(two.temp.path, Database::Mode::ReadWrite);
    database.run("UPDATE paper_key SET abstract_key = 7 WHERE paper IN (2, 4)");
    QCOMPARE(two.duplicates(), QStringLiteral("2 3 5 6"));
    QCOMPARE(two.paper(4).resembles, std::vector<PaperId>{});
}

void TestMerge::toldApartStaysToldApart()
{
    TwoDigests two;
    const QStringList before = userTables(two.temp.path);
    two.submit(SetApart{PaperId{4}, PaperId{1}, true});
    QCOMPARE(two.duplicates(), QString());
    QCOMPARE(two.paper(1).resembles, std::vector<PaperId>{});
    QCOMPARE(two.paper(4).resembles, std::vector<PaperId>{});
    QCOMPARE(two.library->submit(SetApart{PaperId{1}, PaperId{4}, true}).value().row, EditId{});
    QCOMPARE(two.library->history(1).front().summary.kind, EditSummary::Kind::KeepApart);
    two.library.reset();
    two.library = two.temp.open();
    QCOMPARE(two.duplicates(), QString());
    // A third one of that title resembles both.
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Learning to rest", proseOf("doze"));
    importDigest(*two.library, third);
    QCOMPARE(two.duplicates(), QStringLiteral("1 4 6"));
    two.submit(SetApart{PaperId{6}, PaperId{1}, true});
    QCOMPARE(two.duplicates(), QStringLiteral("4 6"));
    QCOMPARE(two.library->check().problems, QStringList());
    for (int at = 0; at < 3; ++at)
        QVERIFY(two.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(two.temp.path)), QString());
    QCOMPARE(two.duplicates(), QStringLiteral("1 4"));
}

void TestMerge::aMergeTakesWhatWasToldApartAlong()
{
    TwoDigests two;
    TestDigest third{QStringLiteral("third.txt"), {}, {}};
    third.add("Learning to rest", proseOf("doze"));
    importDigest(*two.library, third);
    two.submit(SetApart{PaperId{4}, PaperId{6}, true});
    const QStringList before = userTables(two.temp.path);
    two.merge(1, 4);
    QCOMPARE(two.duplicates(), QString());
    QCOMPARE(two.undoneDifference(before), QString());
}

void TestMerge::manyOfOneTitleAreNoTrouble()
{
    TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest{QStringLiteral("many"), {}, {}};
    for (int at = 0; at < 600; ++at)
        digest.add("Editorial", proseOf(std::to_string(at) + "x", 6));
    QCOMPARE(importDigest(*library, digest, 1000).counts.fresh, 600);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(library->duplicates().count(), 600);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(library->paper(PaperId{1})->resembles.size(), std::size_t(50));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
