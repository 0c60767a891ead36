// SPDX-License-Identifier: GPL-3.0-or-later
// The list's model under QAbstractItemModelTester: pages asked once, answered, outdated, taken out.
#include "model/items/papermodel.h"
#include "tests/support/cputime.h"
#include "tests/support/sets.h"
#include "tests/support/shuffled.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace sheaf;
using sheaf::test::medianCpu;
using sheaf::test::setOf;
using sheaf::test::shuffled;

namespace
{

std::vector<PaperId> idsTo(int count)
{
    std::vector<PaperId> ids;
    for (int id = 1; id <= count; ++id)
        ids.push_back(PaperId{id});
    return ids;
}

PaperModel::Papers papersTo(int count)
{
    return std::make_shared<const Ranking>(idsTo(count));
}

std::vector<PaperRow> rowsFor(const std::vector<PaperId> &ids, const QString &word = QStringLiteral("Paper"))
{
    std::vector<PaperRow> rows;
    for (const PaperId id : ids) {
        PaperRow row;
        row.id = id;
        row.title = QStringLiteral("%1 %2").arg(word).arg(number(id));
        rows.push_back(row);
    }
    return rows;
}

// A list of papers 1, 2 | 3, 4 with a heading (item 90) between 2 and 3 and a comment on 2.
PaperModel::Places somePlaces(bool whole = true)
{
    ShownPlaces places{ListId{1}, {}, true, whole};
    for (int id = 1; id <= 4; ++id) {
        if (id == 3)
            places.items.push_back({ItemId{90}, id * 10 - 5, {}, QStringLiteral("Second half")});
        places.items.push_back({ItemId{id}, id * 10, PaperId{id}, id == 2 ? QStringLiteral("Good") : QString()});
    }
    return std::make_shared<const ShownPlaces>(places);
}

} // namespace

class TestPaperModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRowComesWithItsPage();
    void aPageIsAskedOnce();
    void forgottenRowsAreAskedAgain();
    void rowsWithoutAPaperStayEmpty();
    void refreshedRowsStayUntilTheNewOnesCome();
    void anIntendedStateIsTakenBack();
    void takingLeavesTheOrder();
    void takingEveryOtherOfManyIsOneReset();
    void keptRowsAreBounded();
    void staleRowsAreCounted();
    void headingsAreRowsButNoPapers();
    void aFilteredListHasCommentsAndNoHeadings();
    void rearrangingKeepsWhatWasPointedAt();
    void otherPlacesAreToldApart();
    void rowsArePapersAndBackAcrossHeadings();
    void rowsNotKnownYetAreEmpty();
    void matchesAreMarkedUntilOthersAreLookedFor();
    void aMillionRowsCostLittleMoreThanAThousand();
    void randomStepsKeepTheContract();

private:
    QString titleAt(int row) const { return m_model->data(m_model->index(row, 0), Qt::DisplayRole).toString(); }
    void answer(const QString &word = QStringLiteral("Paper"))
    {
        const auto asked = std::exchange(m_asked, {});
        for (const std::vector<PaperId> &ids : asked)
            m_model->setRows(ids, rowsFor(ids, word));
    }

    std::unique_ptr<PaperModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::vector<std::vector<PaperId>> m_asked;
};

void TestPaperModel::init()
{
    m_asked.clear();
    m_tester.reset();
    m_model = std::make_unique<PaperModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    connect(m_model.get(), &PaperModel::rowsWanted, this,
            [this](const std::vector<PaperId> &ids) { m_asked.push_back(ids); });
}

void TestPaperModel::aRowComesWithItsPage()
{
    m_model->reset(papersTo(1000));
    m_asked.clear(); // what the tester looked at
    QCOMPARE(titleAt(300), QString());
    QCOMPARE(m_asked.size(), std::size_t(1));
    QCOMPARE(m_asked[0].size(), std::size_t(PaperModel::pageSize));
    QCOMPARE(m_asked[0].front(), PaperId{257});
    answer();
    QCOMPARE(titleAt(300), QStringLiteral("Paper 301"));
    QCOMPARE(titleAt(256), QStringLiteral("Paper 257"));
    QVERIFY(m_asked.empty());
}

void TestPaperModel::aPageIsAskedOnce()
{
    m_model->reset(papersTo(1000));
    titleAt(900);
    titleAt(901);
    m_asked.clear();
    titleAt(900);
    titleAt(999);
    QVERIFY(m_asked.empty());
}

void TestPaperModel::forgottenRowsAreAskedAgain()
{
    m_model->reset(papersTo(1000));
    m_asked.clear();
    titleAt(500);
    const std::vector<PaperId> page = m_asked.at(0);
    m_model->forget(page);
    titleAt(501);
    QCOMPARE(m_asked.size(), std::size_t(2));
    QCOMPARE(m_asked[1], page);
}

void TestPaperModel::rowsWithoutAPaperStayEmpty()
{
    m_model->reset(papersTo(3));
    titleAt(0);
    const auto ids = std::exchange(m_asked, {}).at(0);
    m_model->setRows(ids, rowsFor({PaperId{1}, PaperId{3}}));
    QCOMPARE(titleAt(1), QString());
    QCOMPARE(titleAt(2), QStringLiteral("Paper 3"));
    QVERIFY(m_asked.empty());
    QVERIFY(!m_model->rowAt(1));
    QVERIFY(!m_model->rowAt(-1));
    QVERIFY(!m_model->rowAt(3));
}

void TestPaperModel::refreshedRowsStayUntilTheNewOnesCome()
{
    m_model->reset(papersTo(3));
    titleAt(0);
    answer();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->refresh(setOf({2}), false);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(titleAt(1), QStringLiteral("Paper 2"));
    QVERIFY(!m_asked.empty());
    QCOMPARE(m_asked[0], std::vector<PaperId>{PaperId{2}});
    answer(QStringLiteral("Changed"));
    QCOMPARE(titleAt(1), QStringLiteral("Changed 2"));
    QCOMPARE(titleAt(0), QStringLiteral("Paper 1"));
    m_model->refresh({}, true);
    QCOMPARE(titleAt(0), QStringLiteral("Paper 1"));
    answer(QStringLiteral("All"));
    QCOMPARE(titleAt(0), QStringLiteral("All 1"));
    QCOMPARE(titleAt(2), QStringLiteral("All 3"));
}

void TestPaperModel::anIntendedStateIsTakenBack()
{
    m_model->reset(papersTo(2));
    titleAt(0);
    answer();
    m_model->intend(setOf({1}), [](PaperRow &row) { row.starred = true; });
    QVERIFY(m_model->rowAt(0)->starred);
    QVERIFY(!m_model->rowAt(1)->starred);
    m_model->refresh(setOf({1}), false);
    titleAt(0);
    answer();
    QVERIFY(!m_model->rowAt(0)->starred);
}

void TestPaperModel::takingLeavesTheOrder()
{
    const PaperModel::Papers before = papersTo(6);
    m_model->reset(before);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->take(setOf({2, 3, 5, 77}));
    QCOMPARE(removed.count(), 2);
    QCOMPARE(m_model->papers()->ids(), (std::vector<PaperId>{PaperId{1}, PaperId{4}, PaperId{6}}));
    QCOMPARE(before->count(), 6); // the search's own answer is not touched
    QCOMPARE(m_model->rowOf(PaperId{4}), 1);
    QCOMPARE(m_model->rowOf(PaperId{5}), -1);
    m_model->take(setOf({1, 4, 6}));
    QCOMPARE(m_model->rowCount(), 0);
    m_model->take(setOf({1}));
}

void TestPaperModel::takingEveryOtherOfManyIsOneReset()
{
    m_model->reset(papersTo(2000));
    IdSet odd;
    for (int id = 1; id <= 2000; id += 2)
        odd.add(PaperId{id});
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->take(odd);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(m_model->rowCount(), 1000);
    QCOMPARE(m_model->idAt(999), PaperId{2000});
}

void TestPaperModel::keptRowsAreBounded()
{
    const int count = static_cast<int>(PaperModel::keptRows) + 10 * PaperModel::pageSize;
    m_model->reset(papersTo(count));
    for (int row = 0; row < count; row += PaperModel::pageSize) {
        titleAt(row);
        answer();
    }
    m_asked.clear();
    QCOMPARE(titleAt(count - 1), QStringLiteral("Paper %1").arg(count));
    QVERIFY(m_asked.empty());
    QCOMPARE(titleAt(3 * PaperModel::pageSize), QString()); // long not looked at: gone, and asked for again
    QCOMPARE(m_asked.size(), std::size_t(1));
}

void TestPaperModel::staleRowsAreCounted()
{
    m_model->reset(papersTo(4));
    m_model->setStale(setOf({2, 3}));
    QCOMPARE(m_model->staleCount(), 2);
    m_model->take(setOf({2}));
    QCOMPARE(m_model->staleCount(), 1);
    QVERIFY(m_model->isStale(PaperId{3}));
    m_model->reset(papersTo(4));
    QCOMPARE(m_model->staleCount(), 0);
}

void TestPaperModel::headingsAreRowsButNoPapers()
{
    m_model->reset(papersTo(4), somePlaces());
    titleAt(0);
    QCOMPARE(m_asked.back(), idsTo(4)); // headings are not asked for
    answer();
    QCOMPARE(m_model->rowCount(), 5);
    QVERIFY(m_model->isHeading(2));
    QCOMPARE(m_model->idAt(2), PaperId{});
    QVERIFY(!m_model->rowAt(2));
    QCOMPARE(titleAt(2), QStringLiteral("Second half"));
    QVERIFY(m_model->data(m_model->index(2, 0), Qt::AccessibleTextRole).toString().contains(QStringLiteral("heading")));
    QVERIFY(m_model->data(m_model->index(1, 0), Qt::AccessibleTextRole).toString().contains(QStringLiteral("Good")));
    QCOMPARE(m_model->papers()->ids(), idsTo(4));
    QCOMPARE(m_model->papersBelow(2), 2);
    QCOMPARE(m_model->rowOf(PaperId{3}), 3);
    QCOMPARE(m_model->rowOfItem(ItemId{90}), 2);
    m_model->take(setOf({1, 4}));
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_model->isHeading(1));
    QCOMPARE(m_model->papers()->ids(), (std::vector<PaperId>{PaperId{2}, PaperId{3}}));
}

void TestPaperModel::aFilteredListHasCommentsAndNoHeadings()
{
    m_model->reset(std::make_shared<const Ranking>(std::vector<PaperId>{PaperId{2}, PaperId{4}}), somePlaces(false));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->placeAt(0)->text, QStringLiteral("Good"));
    QCOMPARE(m_model->placeAt(1)->id, ItemId{4});
    m_model->reset(papersTo(4));
    QVERIFY(!m_model->placeAt(0));
}

void TestPaperModel::rearrangingKeepsWhatWasPointedAt()
{
    m_model->reset(papersTo(4), somePlaces());
    const QPersistentModelIndex heading = m_model->index(2, 0);
    const QPersistentModelIndex last = m_model->index(4, 0);
    ShownPlaces turned = *somePlaces();
    std::reverse(turned.items.begin(), turned.items.end());
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy placed(m_model.get(), &PaperModel::placesChanged);
    m_model->rearrange(std::make_shared<const ShownPlaces>(turned));
    QCOMPARE(placed.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(heading.row(), 2);
    QVERIFY(m_model->isHeading(2));
    QCOMPARE(last.row(), 0);
    QCOMPARE(m_model->idAt(0), PaperId{4});
    QCOMPARE(m_model->idAt(4), PaperId{1});
}

void TestPaperModel::otherPlacesAreToldApart()
{
    m_model->reset(papersTo(4), somePlaces());
    QVERIFY(m_model->hasRowsOf(somePlaces()));
    QVERIFY(!m_model->hasRowsOf(somePlaces(false)));
    QVERIFY(!m_model->hasRowsOf({}));
    ShownPlaces without = *somePlaces();
    std::erase_if(without.items, [](const ListItem &item) { return item.paper == PaperId{}; });
    QVERIFY(!m_model->hasRowsOf(std::make_shared<const ShownPlaces>(without)));
    m_model->reset(papersTo(4));
    QVERIFY(m_model->hasRowsOf({}));
    QVERIFY(!m_model->hasRowsOf(somePlaces()));
}

void TestPaperModel::rowsArePapersAndBackAcrossHeadings()
{
    m_model->reset(papersTo(4), somePlaces());
    const std::vector<RowSpan> all{{0, 3}};
    QCOMPARE(m_model->papersWithin({{0, 4}}).spans, all);
    QCOMPARE(m_model->rowsOf(all), (std::vector<RowSpan>{{0, 1}, {3, 4}}));
    QCOMPARE(m_model->papersWithin({{2, 2}}).spans, std::vector<RowSpan>());
    QCOMPARE(m_model->papersWithin({{1, 1}, {3, 3}}).ids(), (std::vector<PaperId>{PaperId{2}, PaperId{3}}));
    QCOMPARE(m_model->papersWithin({{1, 1}, {3, 3}}).spans, (std::vector<RowSpan>{{1, 2}}));
    QCOMPARE(m_model->rowsOf({{2, 2}}), (std::vector<RowSpan>{{3, 3}}));
}

// The first page of a library before its question has been answered.
void TestPaperModel::rowsNotKnownYetAreEmpty()
{
    m_model->reset(std::make_shared<const Ranking>(idsTo(300), 5000));
    QCOMPARE(m_model->rowCount(), 5000);
    m_asked.clear();
    QCOMPARE(titleAt(4000), QString());
    QVERIFY(m_asked.empty()); // there is nothing to ask for yet
    titleAt(290);
    QCOMPARE(m_asked.at(0).back(), PaperId{300});
    answer();
    QCOMPARE(titleAt(299), QStringLiteral("Paper 300"));
    m_model->take(setOf({1, 300}));
    QCOMPARE(m_model->rowCount(), 4998);
    QCOMPARE(m_model->idAt(297), PaperId{299});
    QCOMPARE(m_model->idAt(298), PaperId{});
}

void TestPaperModel::matchesAreMarkedUntilOthersAreLookedFor()
{
    m_model->reset(papersTo(3));
    m_model->setMatches(Matches(QStringLiteral("papers"), false));
    QVERIFY(m_model->marksAt(1).title.empty()); // on its way
    answer();
    QCOMPARE(m_model->marksAt(1).title, (std::vector<TextRange>{{0, 5}}));
    QVERIFY(m_model->marksAt(1).lead.empty());
    m_model->setMatches(Matches(QStringLiteral("2"), false));
    QCOMPARE(m_model->marksAt(1).title, (std::vector<TextRange>{{6, 1}}));
    QVERIFY(m_model->marksAt(2).title.empty());
    m_model->refresh(setOf({2}), false);
    titleAt(1);
    answer(QStringLiteral("Changed 2 and"));
    QCOMPARE(m_model->marksAt(1).title.size(), std::size_t(2));
}

void TestPaperModel::aMillionRowsCostLittleMoreThanAThousand()
{
    constexpr int large = 1'000'000;
    const PaperModel::Papers whole = shuffled(large);
    const PaperModel::Papers thousand = shuffled(1000);
    m_tester.reset(); // it walks rows
    const auto resetAndLook = [this](const PaperModel::Papers &papers) {
        return medianCpu([&] {
            m_model->reset(papers);
            for (int row = 0; row < 40; ++row)
                titleAt(m_model->rowCount() / 40 * row);
        });
    };
    const double few = resetAndLook(thousand);
    const double many = resetAndLook(whole);
    QVERIFY2(many <= 1.3 * few + 10, qPrintable(QStringLiteral("%1 ms, %2 ms").arg(many).arg(few)));
    QCOMPARE(m_model->rowCount(), large);
    QCOMPARE(m_model->rowOf(m_model->idAt(777'777)), 777'777);

    m_model->reset(whole);
    const PaperId kept = m_model->idAt(large - 1);
    IdSet half = IdSet::range(PaperId{1}, PaperId{large / 2});
    half.remove(kept);
    const qint64 taken = half.count();
    const double take = medianCpu([&] { m_model->take(half); }, 1);
    QVERIFY2(take < 50, qPrintable(QString::number(take)));
    QCOMPARE(m_model->rowCount(), large - taken);
    QCOMPARE(m_model->idAt(m_model->rowCount() - 1), kept);
    const double intend = medianCpu([&] { m_model->intend(half, [](PaperRow &row) { row.starred = true; }); });
    QVERIFY2(intend < 10, qPrintable(QString::number(intend)));
}

void TestPaperModel::randomStepsKeepTheContract()
{
    QRandomGenerator dice(11);
    m_model->reset(papersTo(700));
    for (int step = 0; step < 300; ++step) {
        IdSet some;
        for (int each = 0; each < 5; ++each)
            some.add(PaperId{dice.bounded(1, 700)});
        switch (dice.bounded(7)) {
        case 0:
            m_model->take(some);
            break;
        case 1:
            m_model->refresh(some, dice.bounded(5) == 0);
            break;
        case 2:
            m_model->setStale(some);
            break;
        case 3:
            m_model->intend(some, [](PaperRow &row) { row.status = Status::Read; });
            break;
        case 4:
            if (m_model->rowCount() < 500)
                m_model->reset(papersTo(700));
            break;
        case 5:
            titleAt(dice.bounded(700));
            break;
        default:
            answer();
        }
    }
    for (int row = 0; row < m_model->rowCount(); row += 20)
        titleAt(row);
    answer();
    for (int row = 0; row < m_model->rowCount(); ++row)
        QCOMPARE(titleAt(row), QStringLiteral("Paper %1").arg(number(m_model->idAt(row))));
}

QTEST_GUILESS_MAIN(TestPaperModel)
#include "tst_papermodel.moc"
