// SPDX-License-Identifier: GPL-3.0-or-later
// The history as rows: days, pages, the way from one point to another, and what stays when something new comes.
#include "model/items/historymodel.h"
#include "tests/support/librarysupport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

constexpr qint64 day = 24 * 60 * 60 * 1000;

HistoryRow madeUp(qint64 id, EditState state = EditState::Done, qint64 daysAgo = 0)
{
    HistoryRow row;
    row.id = EditId{id};
    row.at = QDateTime(QDate::currentDate(), QTime(12, 0)).toMSecsSinceEpoch() - daysAgo * day;
    row.summary.kind = EditSummary::Kind::Star;
    row.summary.papers = id;
    row.state = state;
    row.position = id;
    return row;
}

HistoryPage pageOf(std::vector<HistoryRow> rows, bool last = true, qint64 below = 0)
{
    HistoryPage page;
    page.rows = std::move(rows);
    page.last = last;
    page.below = below;
    return page;
}

QStringList texts(const HistoryModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row).data().toString());
    return texts;
}

} // namespace

class TestHistoryModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysStandOverTheirEdits();
    void theWayToEachPointIsCounted();
    void whatIsTooOldBarsTheWay();
    void aRunningImportBarsTheWay();
    void olderPagesFollow();
    void aNewEditMovesOnlyWhatDiffers();
    void undoneRowsBelowTheNewestPageAreAskedAgain();
    void aLongHistoryIsReadAPageAtATime();
};

void TestHistoryModel::daysStandOverTheirEdits()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.setNewest(pageOf(
        {madeUp(4, EditState::Undone), madeUp(3), madeUp(2, EditState::Done, 1), madeUp(1, EditState::Done, 9)})));
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Today"), QStringLiteral("Starred 4 papers"),
                                        QStringLiteral("Starred 3 papers"), QStringLiteral("Yesterday"),
                                        QStringLiteral("Starred 2 papers"),
                                        QLocale().toString(QDate::currentDate().addDays(-9), QLocale::LongFormat),
                                        QStringLiteral("Starred 1 paper"), QStringLiteral("Before the first edit")}));
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    QVERIFY(model.index(1).data(HistoryModel::UndoneRole).toBool());
    QCOMPARE(model.index(1).data(HistoryModel::RemarkRole).toString(), QStringLiteral("undone"));
    QCOMPARE(model.hereRow(), 2);
    QVERIFY(model.index(2).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("the library is here")));
    model.setNewest(pageOf({madeUp(1, EditState::Undone)}));
    QCOMPARE(model.hereRow(), 2); // before the first edit
}

void TestHistoryModel::theWayToEachPointIsCounted()
{
    HistoryModel model;
    model.setNewest(pageOf({madeUp(5, EditState::Undone), madeUp(4, EditState::Undone), madeUp(3),
                            madeUp(2, EditState::Cancelled), madeUp(1)}));
    std::vector<int> steps;
    for (int row = 1; row < model.rowCount(); ++row)
        steps.push_back(model.wayTo(row).value().steps);
    QCOMPARE(steps, (std::vector<int>{2, 1, 0, -1, -2, -3}));
    QCOMPARE(model.wayTo(1).value().target, EditId{5});
    QCOMPARE(model.wayTo(1).value().head, EditId{3});
    QCOMPARE(model.wayTo(6).value().target, EditId{});
    QVERIFY(model.wayTo(3).value().why.isEmpty());
    QVERIFY(!model.wayTo(0)); // a day
    QVERIFY(!model.wayTo(-1));
}

void TestHistoryModel::whatIsTooOldBarsTheWay()
{
    HistoryModel model;
    HistoryRow old = madeUp(2);
    old.undoable = false;
    model.setNewest(pageOf({madeUp(3), old, madeUp(1)}));
    QCOMPARE(model.wayTo(2).value().steps, -1); // it stays
    QCOMPARE(model.wayTo(3).value().steps, 0);
    QVERIFY(model.wayTo(3).value().why.contains(QStringLiteral("star 2 papers")));
    QVERIFY(!model.index(2).data(HistoryModel::RemarkRole).toString().isEmpty());
}

void TestHistoryModel::aRunningImportBarsTheWay()
{
    HistoryModel model;
    model.setNewest(pageOf({madeUp(1, EditState::Running), madeUp(3), madeUp(2)}));
    QCOMPARE(model.hereRow(), 2);
    QCOMPARE(model.wayTo(3).value().steps, 0);
    QVERIFY(!model.wayTo(3).value().why.isEmpty());
}

void TestHistoryModel::olderPagesFollow()
{
    HistoryModel model;
    QSignalSpy wanted(&model, &HistoryModel::olderWanted);
    QVERIFY(!model.canFetchMore({}));
    model.setNewest(pageOf({madeUp(6), madeUp(5)}, false));
    QCOMPARE(model.rowCount(), 3); // nothing is said of what was before
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toLongLong(), 5);
    model.addOlder(pageOf({madeUp(2)}, true, 3)); // not what was asked for
    QCOMPARE(model.rowCount(), 3);
    model.addOlder(pageOf({madeUp(4), madeUp(3)}, true, 5));
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(!model.canFetchMore({}));
}

void TestHistoryModel::aNewEditMovesOnlyWhatDiffers()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setNewest(pageOf({madeUp(4, EditState::Undone), madeUp(3), madeUp(2)}, false));
    model.fetchMore({});
    model.addOlder(pageOf({madeUp(1)}, true, 2));
    const QPersistentModelIndex kept = model.index(model.rowOf(EditId{2}));
    const QPersistentModelIndex oldest = model.index(model.rowOf(EditId{1}));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(model.setNewest(pageOf({madeUp(5), madeUp(3)}, false))); // what was undone is gone
    QCOMPARE(kept.data().toString(), QStringLiteral("Starred 2 papers"));
    QCOMPARE(oldest.data().toString(), QStringLiteral("Starred 1 paper"));
    QCOMPARE(model.rowOf(EditId{4}), -1);
    QCOMPARE(model.rowOf(EditId{5}), 1);
    QCOMPARE(resets.size(), 0);
}

void TestHistoryModel::undoneRowsBelowTheNewestPageAreAskedAgain()
{
    HistoryModel model;
    model.setNewest(pageOf({madeUp(4), madeUp(3), madeUp(2), madeUp(1)}));
    QVERIFY(!model.setNewest(pageOf({madeUp(4, EditState::Undone), madeUp(3, EditState::Undone)}, false)));
    model.setNewest(
        pageOf({madeUp(4, EditState::Undone), madeUp(3, EditState::Undone), madeUp(2, EditState::Undone), madeUp(1)}));
    QVERIFY(model.setNewest(pageOf({madeUp(4), madeUp(3)}, false)));
    QVERIFY(!model.index(model.rowOf(EditId{2})).data(HistoryModel::UndoneRole).toBool());
}

// Ten thousand rows: no page takes longer for the ones above it.
void TestHistoryModel::aLongHistoryIsReadAPageAtATime()
{
    constexpr int many = 10'000;
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 1)).papers;
    const EditId first = library->submit(SetStarred{IdSet(papers), true}).value().row;
    runSql(temp.path, "INSERT INTO journal (id, position, at, outcome, papers, head, inverse) "
                      "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 10097) "
                      "SELECT i, i, at, 0, 1, head, inverse FROM n, journal WHERE id = (SELECT max(id) FROM journal)");
    HistoryModel model;
    model.setNewest(library->historyPage(0));
    int pages = 1;
    QObject::connect(&model, &HistoryModel::olderWanted, &model, [&](qint64 below) {
        ++pages;
        model.addOlder(library->historyPage(below));
    });
    while (model.canFetchMore({}))
        model.fetchMore({});
    QCOMPARE(model.knownRows(), many);
    QCOMPARE(pages, many / HistoryModel::pageSize + 1);
    QCOMPARE(model.wayTo(model.rowOf(first)).value().steps, -(many - 2));
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
