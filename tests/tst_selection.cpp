// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of several papers together.
#include "model/selection.h"
#include "tests/support/librarysupport.h"
#include "tests/support/sets.h"

using namespace sheaf;
using namespace sheaf::test;

class TestSelection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsHoldForAllOrNot();
    void factsOfManyPapersAreThoseOfFew();
};

void TestSelection::factsHoldForAllOrNot()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 5));
    const auto submit = [&](const Edit &edit) { QVERIFY(library->submit(edit).ok()); };
    submit(SetStarred{setOf({1, 2}), true});
    submit(SetStatus{Status::Read, 5, setOf({2, 3})});
    submit(SetTrashed{setOf({5}), true});
    Tag tag;
    tag.id = TagId{-1};
    tag.name = QStringLiteral("NAS");
    Tag child;
    child.id = TagId{-2};
    child.name = QStringLiteral("Cells");
    child.parent = TagId{-1};
    submit(Compound{{PutTag{tag}, PutTag{child}, TagPapers{TagId{-1}, setOf({1}), true},
                     TagPapers{TagId{-2}, setOf({2, 4}), true}}});
    const TagId parent = library->tagByName(tag.name)->id;

    const SelectionFacts both = factsOf(*library, setOf({1, 2}));
    QCOMPARE(both.papers, 2);
    QVERIFY(both.allStarred);
    QVERIFY(!both.allRead);
    QVERIFY(both.noneTrashed);
    QCOMPARE(both.tags.size(), std::size_t(2));
    for (const SelectionFacts::Share &share : both.tags) // a child's paper does not have the parent itself
        QCOMPARE(share.papers, 1);
    QVERIFY(factsOf(*library, setOf({2, 3})).allRead);
    const SelectionFacts alone = factsOf(*library, setOf({1}));
    QCOMPARE(alone.tags.size(), std::size_t(1));
    QCOMPARE(alone.tags[0].tag, parent);
    const SelectionFacts some = factsOf(*library, setOf({4, 5}));
    QVERIFY(!some.allTrashed && !some.noneTrashed);
    QVERIFY(factsOf(*library, setOf({5})).allTrashed);
    const SelectionFacts none = factsOf(*library, {});
    QCOMPARE(none.papers, 0);
    QVERIFY(!none.allStarred && !none.allRead && !none.allTrashed && none.noneTrashed);
}

// Beyond one page the facts come from the library's sets, not from rows.
void TestSelection::factsOfManyPapersAreThoseOfFew()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("many"), 300));
    const IdSet many = library->everyPaper();
    QCOMPARE(many.count(), 300);
    const IdSet half = IdSet::range(PaperId{1}, PaperId{150});
    Tag tag;
    tag.id = TagId{-1};
    tag.name = QStringLiteral("NAS");
    QVERIFY(library->submit(Compound{{PutTag{tag}, TagPapers{TagId{-1}, half, true}}}).ok());
    QVERIFY(library->submit(SetStarred{many, true}).ok());
    QVERIFY(library->submit(SetStatus{Status::Reading, 0, many - IdSet::of(PaperId{300})}).ok());

    const SelectionFacts all = factsOf(*library, many);
    QVERIFY(all.allStarred && !all.allReading && all.noneTrashed);
    QCOMPARE(all.tags.size(), std::size_t(1));
    QCOMPARE(all.tags[0].papers, 150);
    const SelectionFacts few = factsOf(*library, IdSet::range(PaperId{100}, PaperId{200}));
    QVERIFY(few.allStarred && few.allReading && few.noneTrashed);
    QCOMPARE(few.tags[0].papers, 51);

    QVERIFY(library->submit(SetTrashed{setOf({7}), true}).ok());
    QVERIFY(library->submit(SetStarred{setOf({9}), false}).ok());
    const SelectionFacts now = factsOf(*library, many);
    QVERIFY(!now.noneTrashed && !now.allTrashed && !now.allStarred);
    QVERIFY(factsOf(*library, many - setOf({7, 9})).allStarred);
    QVERIFY(factsOf(*library, many - setOf({7})).noneTrashed);
    QCOMPARE(now.of, many);
}

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
