// SPDX-License-Identifier: GPL-3.0-or-later
// Positions in reading lists: any move against a plain one on a vector, and how little it writes.
#include "model/listorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace sheaf;

namespace
{

std::vector<ListItem> listOf(int count, qint64 apart = listStep)
{
    std::vector<ListItem> items;
    for (int at = 1; at <= count; ++at)
        items.push_back({ItemId{at}, at * apart, PaperId{at}, {}});
    return items;
}

std::vector<ItemId> idsOf(const std::vector<ListItem> &items)
{
    std::vector<ItemId> ids;
    for (const ListItem &item : items)
        ids.push_back(item.id);
    return ids;
}

std::vector<ItemId> ids(std::initializer_list<qint64> numbers)
{
    std::vector<ItemId> made;
    for (const qint64 each : numbers)
        made.push_back(ItemId{each});
    return made;
}

// What moving means, without positions.
std::vector<ItemId> plainlyMoved(const std::vector<ItemId> &order, const std::vector<ItemId> &moved, ItemId before)
{
    const auto moves = [&](ItemId id) { return std::find(moved.begin(), moved.end(), id) != moved.end(); };
    std::vector<ItemId> stay, block;
    auto anchor = std::find(order.begin(), order.end(), before);
    anchor = std::find_if_not(anchor, order.end(), moves);
    std::copy_if(order.begin(), order.end(), std::back_inserter(block), moves);
    std::remove_copy_if(order.begin(), order.end(), std::back_inserter(stay), moves);
    const auto at = anchor == order.end() ? stay.end() : std::find(stay.begin(), stay.end(), *anchor);
    stay.insert(at, block.begin(), block.end());
    return stay;
}

bool everyItem(const ListItem &)
{
    return true;
}

} // namespace

class TestListOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalMoveTogetherInTheirOrder();
    void whatStandsThereAlreadyIsNotWritten();
    void aStepPassesWhatIsHidden();
    void severalApartComeTogetherByAStep();
    void atTheEndOfTheWayNothingMoves();
    void aHundredOfTenThousandAreOneSmallRow();
    void whereRoomIsUsedUpASmallWindowIsSpread();
    void tiedPositionsAreMended();
    void newItemsGoWhereTheyAreAsked();
    void randomMovesDoWhatTheyMean();
};

void TestListOrder::severalMoveTogetherInTheirOrder()
{
    const std::vector<ListItem> items = listOf(6);
    const std::vector<ListItem> put = moveItems(items, ids({5, 2}), ItemId{4});
    QCOMPARE(put.size(), std::size_t(2));
    QCOMPARE(idsOf(withItems(items, put)), ids({1, 3, 2, 5, 4, 6}));
    QCOMPARE(idsOf(withItems(items, moveItems(items, ids({1, 2}), {}))), ids({3, 4, 5, 6, 1, 2}));
    QCOMPARE(idsOf(withItems(items, moveItems(items, ids({5, 6}), ItemId{1}))), ids({5, 6, 1, 2, 3, 4}));
}

void TestListOrder::whatStandsThereAlreadyIsNotWritten()
{
    const std::vector<ListItem> items = listOf(5);
    QVERIFY(moveItems(items, ids({2, 3}), ItemId{4}).empty());
    QVERIFY(moveItems(items, ids({2, 3}), ItemId{2}).empty());
    QVERIFY(moveItems(items, ids({5}), {}).empty());
    QVERIFY(moveItems(items, {}, ItemId{2}).empty());
    QVERIFY(moveItems({}, ids({1}), {}).empty());
}

void TestListOrder::aStepPassesWhatIsHidden()
{
    const std::vector<ListItem> items = listOf(5);
    const auto shown = [](const ListItem &item) { return item.paper != PaperId{3}; };
    QCOMPARE(idsOf(withItems(items, stepItems(items, ids({4}), -1, shown))), ids({1, 4, 2, 3, 5}));
    QCOMPARE(idsOf(withItems(items, stepItems(items, ids({2}), +1, shown))), ids({1, 3, 4, 2, 5}));
}

void TestListOrder::severalApartComeTogetherByAStep()
{
    const std::vector<ListItem> items = listOf(6);
    QCOMPARE(idsOf(withItems(items, stepItems(items, ids({3, 5}), -1, everyItem))), ids({1, 3, 5, 2, 4, 6}));
    QCOMPARE(idsOf(withItems(items, stepItems(items, ids({2, 4}), +1, everyItem))), ids({1, 3, 5, 2, 4, 6}));
    QCOMPARE(idsOf(withItems(items, stepItems(items, ids({1, 3}), -1, everyItem))), ids({1, 3, 2, 4, 5, 6}));
}

void TestListOrder::atTheEndOfTheWayNothingMoves()
{
    const std::vector<ListItem> items = listOf(4);
    QVERIFY(stepItems(items, ids({1, 2}), -1, everyItem).empty());
    QVERIFY(stepItems(items, ids({3, 4}), +1, everyItem).empty());
}

void TestListOrder::aHundredOfTenThousandAreOneSmallRow()
{
    const std::vector<ListItem> items = listOf(10'000);
    std::vector<ItemId> moved;
    for (int at = 0; at < 100; ++at)
        moved.push_back(ItemId{at * 97 + 5});
    QCOMPARE(moveItems(items, moved, ItemId{4444}).size(), std::size_t(100));
    QCOMPARE(moveItems(items, moved, ItemId{1}).size(), std::size_t(100));
    QCOMPARE(moveItems(items, moved, {}).size(), std::size_t(100));
}

// The worst that can be done: always between the same two neighbours.
void TestListOrder::whereRoomIsUsedUpASmallWindowIsSpread()
{
    std::vector<ListItem> items = listOf(1000);
    std::size_t most = 0;
    std::size_t all = 0;
    constexpr int moves = 500;
    for (int at = 0; at < moves; ++at) {
        const std::vector<ItemId> before = idsOf(items);
        const std::vector<ItemId> moved{items[static_cast<std::size_t>(900 - at / 2)].id};
        const ItemId anchor = items[200].id;
        const std::vector<ListItem> put = moveItems(items, moved, anchor);
        items = withItems(std::move(items), put);
        QCOMPARE(idsOf(items), plainlyMoved(before, moved, anchor));
        most = std::max(most, put.size());
        all += put.size();
    }
    QVERIFY2(most <= 64, qPrintable(QStringLiteral("%1 items in one row").arg(most)));
    QVERIFY2(all <= moves * 4, qPrintable(QStringLiteral("%1 items in all").arg(all)));
}

void TestListOrder::tiedPositionsAreMended()
{
    std::vector<ListItem> items = listOf(8);
    for (ListItem &item : items)
        item.position = 7;
    const std::vector<ListItem> put = moveItems(items, ids({8}), ItemId{3});
    QCOMPARE(idsOf(withItems(items, put)), ids({1, 2, 8, 3, 4, 5, 6, 7}));
}

void TestListOrder::newItemsGoWhereTheyAreAsked()
{
    const std::vector<ListItem> items = listOf(3);
    const ListItem heading{ItemId{-1}, 0, {}, QStringLiteral("Basics")};
    QCOMPARE(idsOf(withItems(items, insertItems(items, {heading}, ItemId{2}))), ids({1, -1, 2, 3}));
    QCOMPARE(idsOf(withItems(items, insertItems(items, {heading}, {}))), ids({1, 2, 3, -1}));
    QCOMPARE(insertItems({}, {heading}, {}).size(), std::size_t(1));
    const std::vector<ListItem> tight = listOf(6, 1);
    QCOMPARE(idsOf(withItems(tight, insertItems(tight, {heading}, ItemId{4}))), ids({1, 2, 3, -1, 4, 5, 6}));
}

void TestListOrder::randomMovesDoWhatTheyMean()
{
    QRandomGenerator dice(20);
    for (const qint64 apart : {qint64(1), qint64(3), listStep}) {
        std::vector<ListItem> items = listOf(40, apart);
        for (int step = 0; step < 400; ++step) {
            std::vector<ItemId> moved;
            for (int each = dice.bounded(6); each > 0; --each)
                moved.push_back(ItemId{dice.bounded(1, 41)});
            const ItemId before{dice.bounded(0, 41)};
            const std::vector<ItemId> expected = plainlyMoved(idsOf(items), moved, before);
            items = withItems(std::move(items), moveItems(items, moved, before));
            QCOMPARE(idsOf(items), expected);
            for (std::size_t at = 1; at < items.size(); ++at)
                QVERIFY(items[at - 1].position < items[at].position);
        }
    }
}

QTEST_GUILESS_MAIN(TestListOrder)
#include "tst_listorder.moc"
