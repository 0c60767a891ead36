// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a ranking against a plain vector of the same papers: sets, runs, what is left, another order.
#include "model/index/rankedrows.h"
#include "tests/support/sets.h"
#include "tests/support/shuffled.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;
using sheaf::test::setOf;
using sheaf::test::shuffledOrder;

class TestRankedRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRankingSaysWhatAVectorOfItSays_data();
    void aRankingSaysWhatAVectorOfItSays();
    void whatAnOrderLacksIsInNoRow_data();
    void whatAnOrderLacksIsInNoRow();
    void aSelectionIsFoundInAnotherOrder();
    void tooManySpansAreNone();
    void rowsNotKnownYetAreNoPapers();
};

void TestRankedRows::aRankingSaysWhatAVectorOfItSays_data()
{
    QTest::addColumn<bool>("ordered");
    QTest::addColumn<int>("outOfTen");
    QTest::newRow("rows as given") << false << 6;
    QTest::newRow("places of an order, many") << true << 6;
    QTest::newRow("places of an order, few") << true << 3;
}

void TestRankedRows::aRankingSaysWhatAVectorOfItSays()
{
    QFETCH(bool, ordered);
    QFETCH(int, outOfTen);
    constexpr int papers = 3000;
    QRandomGenerator dice(7);
    const std::shared_ptr<const PaperOrder> order = shuffledOrder(papers);
    DocBits some(papers + 1);
    for (int paper = 1; paper <= papers; ++paper) {
        if (dice.bounded(10) < outOfTen)
            some.add(static_cast<Document>(paper));
    }
    std::vector<PaperId> plain;
    for (const Document document : order->byPlace) {
        if (some.contains(document))
            plain.push_back(paperOf(document));
    }
    const auto ranking =
        ordered ? std::make_shared<const Ranking>(some, order) : std::make_shared<const Ranking>(plain);
    QCOMPARE(ranking->ids(), plain);
    QCOMPARE(ranking->set(), IdSet(plain));
    QVERIFY(ranking->isSameAs(*std::make_shared<const Ranking>(*ranking)));
    for (int round = 0; round < 50; ++round) {
        const auto size = static_cast<qint64>(plain.size());
        const qint64 first = dice.bounded(size);
        const qint64 most = dice.bounded(size);
        const auto from = plain.begin() + first;
        const std::vector<PaperId> part(from, from + std::min(most, size - first));
        QCOMPARE(ranking->ids(first, most), part);
        QCOMPARE(ranking->set(first, most), IdSet(part));
        IdSet picked;
        for (int each = dice.bounded(400); each > 0; --each)
            picked.add(PaperId{dice.bounded(1, papers + 50)});
        std::vector<qint64> rows;
        std::vector<PaperId> left;
        for (std::size_t row = 0; row < plain.size(); ++row) {
            if (picked.contains(plain[row]))
                rows.push_back(static_cast<qint64>(row));
            else
                left.push_back(plain[row]);
        }
        QCOMPARE(ranking->rowsOf(picked), rows);
        const Ranking without = ranking->without(picked);
        QCOMPARE(without.ids(), left);
        QCOMPARE(without.count(), static_cast<qint64>(left.size()));
        QCOMPARE(without.isSameAs(*ranking), rows.empty());
        const auto spans = ranking->spansOf(DocBits::of(picked, papers + 100), plain.size());
        std::vector<qint64> spanned;
        for (const RowSpan &span : *spans) {
            for (qint64 row = span.first; row <= span.last; ++row)
                spanned.push_back(row);
        }
        QCOMPARE(spanned, rows);
    }
}

void TestRankedRows::whatAnOrderLacksIsInNoRow_data()
{
    QTest::addColumn<int>("last");
    QTest::newRow("all") << 1000;
    QTest::newRow("most") << 900;
    QTest::newRow("some") << 300;
}

// Ids that were never given, and papers above the set's size.
void TestRankedRows::whatAnOrderLacksIsInNoRow()
{
    QFETCH(int, last);
    PaperOrder order;
    DocBits set(static_cast<std::size_t>(last) + 1);
    std::vector<PaperId> plain;
    const std::shared_ptr<const PaperOrder> whole = shuffledOrder(1000);
    for (const Document document : whole->byPlace) {
        if (document % 7 == 0)
            continue;
        order.placeOf.resize(std::max(order.placeOf.size(), std::size_t{document} + 1));
        order.placeOf[document] = static_cast<Document>(order.byPlace.size());
        order.byPlace.push_back(document);
        set.add(document);
        if (set.contains(document))
            plain.push_back(paperOf(document));
    }
    const Ranking ranking(set, std::make_shared<const PaperOrder>(order));
    QCOMPARE(ranking.ids(), plain);
}

void TestRankedRows::aSelectionIsFoundInAnotherOrder()
{
    const auto one = sheaf::test::shuffled(500);
    const auto other = std::make_shared<const Ranking>(sheaf::test::shuffled(500, 2)->without(setOf({5, 6, 7})));
    RankedRows all = RankedRows::allOf(one);
    QCOMPARE(all.in(*other, 1), (std::vector<RowSpan>{{0, 496}}));
    QCOMPARE(all.in(*one, 1), (std::vector<RowSpan>{{0, 499}}));
    const RankedRows some{one, {{3, 4}, {100, 120}}};
    QCOMPARE(some.count(), 23);
    QCOMPARE(some.first(), one->at(3));
    QCOMPARE(some.last(), one->at(120));
    const RankedRows there{other, *some.in(*other, 500)};
    QCOMPARE(there.set(), some.set() - setOf({5, 6, 7}));
    QVERIFY(RankedRows().set().empty());
    QCOMPARE(RankedRows().in(*other, 1), std::vector<RowSpan>());
}

void TestRankedRows::tooManySpansAreNone()
{
    const auto one = sheaf::test::shuffled(500);
    const auto other = sheaf::test::shuffled(500, 2);
    const RankedRows half{one, {{0, 249}}};
    QVERIFY(!half.in(*other, 20));
    QVERIFY(half.in(*other, 250));
}

void TestRankedRows::rowsNotKnownYetAreNoPapers()
{
    const auto page = std::make_shared<const Ranking>(std::vector<PaperId>{PaperId{3}, PaperId{1}}, 100);
    QVERIFY(!page->isWhole());
    const RankedRows all = RankedRows::allOf(page);
    QCOMPARE(all.count(), 2);
    QCOMPARE(all.set(), setOf({1, 3}));
    QCOMPARE(all.last(), PaperId{1});
    QCOMPARE(RankedRows::allOf(sheaf::test::shuffled(10)).count(), 10);
    QCOMPARE(page->without(setOf({3})).count(), 99);
}

QTEST_APPLESS_MAIN(TestRankedRows)
#include "tst_rankedrows.moc"
