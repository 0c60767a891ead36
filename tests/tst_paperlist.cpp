// SPDX-License-Identifier: GPL-3.0-or-later
// The list's selection: kept as ranges, kept in its place when papers go, told once per turn of the event loop.
#include "model/items/papermodel.h"
#include "tests/support/cputime.h"
#include "tests/support/shuffled.h"
#include "views/paperlist.h"
#include "views/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace sheaf;
using sheaf::test::medianCpu;
using sheaf::test::shuffled;

class TestPaperList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void selectingAPaperSaysSoOnce();
    void takingTheSelectedPaperSelectsTheNext();
    void takingScatteredPapersKeepsTheCursorsPlace();
    void takingTheLastPaperSelectsTheOneBefore();
    void aMillionSelectedRowsAreOneRange();
    void noStepAmongAMillionRowsTakesLong();
    void theWholeAnswerKeepsWhatThePartlyOneShowed();
    void selectingAllWaitsForAll();
    void theCursorGoesOnWhenManyRowsGo();
    void homeAndEndGoToTheEnds();
    void enterOpensThePaper();
    void selectingWorksFromRightToLeft();
    void rowsAskForWhatIsVisibleOnly();
    void anEmptyListSaysNothingWhileLoading();
    void headingsAreSelectedButAreNoPapers();
    void aDragTellsTheRowItWasLetGoBefore();

private:
    void fill(int count);
    void fillList(); // papers 1 and 2, a heading (item 9), papers 3 and 4
    void mouse(QEvent::Type type, const QPoint &at);
    PaperId idOfRow(int row) const { return m_model->idAt(row); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PaperModel> m_model;
    std::unique_ptr<PaperList> m_list;
};

void TestPaperList::init()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_model = std::make_unique<PaperModel>();
    m_list = std::make_unique<PaperList>(*m_theme);
    m_list->setPapers(m_model.get());
    m_list->resize(500, 600);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
}

void TestPaperList::cleanup()
{
    m_list.reset();
    m_model.reset();
    m_theme.reset();
}

void TestPaperList::fill(int count)
{
    std::vector<PaperId> ids;
    for (int i = 1; i <= count; ++i)
        ids.push_back(PaperId{i});
    m_model->reset(std::make_shared<const Ranking>(ids));
}

void TestPaperList::selectingAPaperSaysSoOnce()
{
    fill(20);
    QSignalSpy current(m_list.get(), &PaperList::currentPaperChanged);
    QVERIFY(m_list->selectPaper(PaperId{3}));
    QVERIFY(m_list->selectPaper(PaperId{5}));
    QVERIFY(!m_list->selectPaper(PaperId{99}));
    QTRY_COMPARE(current.count(), 1);
    QCOMPARE(current.at(0).at(0).value<PaperId>(), PaperId{5});
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{5}));
}

void TestPaperList::takingTheSelectedPaperSelectsTheNext()
{
    fill(20);
    m_list->selectPaper(PaperId{7});
    m_model->take(IdSet::of(PaperId{7}));
    QCOMPARE(m_list->currentPaper(), PaperId{8});
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{8}));
    QCOMPARE(m_list->currentIndex().row(), 6);
}

void TestPaperList::takingScatteredPapersKeepsTheCursorsPlace()
{
    fill(20);
    m_list->selectPaper(PaperId{4});
    for (const int row : {6, 7, 12})
        m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::Select);
    m_list->selectionModel()->setCurrentIndex(m_model->index(6, 0), QItemSelectionModel::Select);
    const IdSet chosen = m_list->selectedPapers();
    QCOMPARE(chosen.count(), 4);
    QCOMPARE(m_list->selectedCount(), 4);
    m_model->take(chosen);
    QCOMPARE(m_list->currentPaper(), PaperId{9}); // the first one below the cursor that stays
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{9}));
}

void TestPaperList::takingTheLastPaperSelectsTheOneBefore()
{
    fill(5);
    m_list->selectPaper(PaperId{5});
    m_model->take(IdSet::of(PaperId{5}));
    QCOMPARE(m_list->currentPaper(), PaperId{4});
    QCOMPARE(m_list->selectedCount(), 1);
}

void TestPaperList::aMillionSelectedRowsAreOneRange()
{
    fill(1'000'000);
    m_list->selectAll();
    QCOMPARE(m_list->selectedCount(), 1'000'000);
    QCOMPARE(m_list->selectionModel()->selection().size(), 1);
    QCOMPARE(m_list->selectedPapers().count(), 1'000'000);
}

// What one event may use of this thread's time, in ms; a bit more where several are measured together.
void TestPaperList::noStepAmongAMillionRowsTakesLong()
{
    constexpr double most = 50;
    constexpr int large = 1'000'000;
    const PaperModel::Papers whole = shuffled(large);
    const PaperModel::Papers other = shuffled(large, 2);
    const PaperModel::Papers thousand = shuffled(1000);
    connect(m_model.get(), &PaperModel::rowsWanted, m_model.get(), [this](const std::vector<PaperId> &ids) {
        std::vector<PaperRow> rows(ids.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].id = ids[row];
            rows[row].title = QStringLiteral("A paper of no consequence");
            rows[row].lead = QStringLiteral("We say nothing at all, at some length, and show that it holds.");
        }
        m_model->setRows(ids, rows);
    });
    const auto take = [&](const char *what, const std::function<void()> &step, int times = 3) {
        const double spent = medianCpu(step, times);
        qInfo("%s: %.1f ms", what, spent);
        QVERIFY2(spent < most, what);
    };
    const auto paint = [&] { // what the first time asked for is there the second time
        for (int time = 0; time < 2; ++time)
            QVERIFY(!m_list->viewport()->grab().isNull());
    };
    std::vector<double> few;
    std::vector<double> many;
    for (int time = 0; time < 5; ++time) {
        for (const auto &[papers, spent] : {std::pair(thousand, &few), std::pair(whole, &many)}) {
            spent->push_back(medianCpu(
                [&] {
                    m_model->reset(papers);
                    paint();
                },
                1));
        }
    }
    std::ranges::sort(few);
    std::ranges::sort(many);
    qInfo("reset: %.1f ms, to a thousand rows %.1f ms", many[2], few[2]);
    QVERIFY(many[2] <= 1.3 * few[2] + 10);
    take("scroll", [&] {
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum() / 3 * 2);
        paint();
    });
    take("select all", [&] {
        m_list->selectRowAlone(0);
        m_list->selectAll();
        paint();
    });
    const auto toggle = [&](int row) {
        m_list->selectionModel()->select(m_model->index(row, 0), QItemSelectionModel::Toggle);
    };
    take(
        "without some",
        [&] {
            for (const int row : {5, 500'000, 999'998})
                toggle(row);
            paint();
        },
        1);
    QCOMPARE(m_list->selectedCount(), large - 3);
    QCOMPARE(m_list->selectedRows().spans.size(), std::size_t(4));
    IdSet papers;
    take("the set", [&] { papers = m_list->selectedPapers(); });
    QCOMPARE(papers.count(), large - 3);
    QVERIFY(!papers.contains(m_model->idAt(500'000)));
    take("the order", [&] { QCOMPARE(m_list->selectedRows().ids().size(), std::size_t(large - 3)); });
    m_list->selectRowAlone(10);
    take("extend", [&] {
        QTest::keyClick(m_list.get(), Qt::Key_End, Qt::ShiftModifier);
        paint();
    });
    QCOMPARE(m_list->selectedCount(), large - 10);
    m_list->selectAll();
    take("intend", [&] {
        m_model->intend(papers, [](PaperRow &row) { row.starred = true; });
        paint();
    });
    take("the same papers in another order", [&] {
        const PaperList::Standing standing = m_list->standing();
        m_model->reset(m_model->papers() == whole ? other : whole);
        QVERIFY(m_list->restore(standing));
        paint();
    });
    QCOMPARE(m_list->selectedCount(), large);
    take(
        "half of them go",
        [&] {
            const PaperList::Standing standing = m_list->standing();
            m_model->take(IdSet::range(PaperId{1}, PaperId{large / 2}));
            m_list->restore(standing);
        },
        1);
    QCOMPARE(m_list->selectedCount(), large / 2);
}

void TestPaperList::theWholeAnswerKeepsWhatThePartlyOneShowed()
{
    constexpr int all = 5000;
    std::vector<PaperId> ids;
    for (int i = 1; i <= all; ++i)
        ids.push_back(PaperId{i});
    m_model->reset(std::make_shared<const Ranking>(std::vector<PaperId>(ids.begin(), ids.begin() + 100)));
    m_list->selectRowAlone(30);
    m_list->selectionModel()->select(m_model->index(40, 0), QItemSelectionModel::Select);
    QScrollBar &bar = *m_list->verticalScrollBar();
    bar.setValue(bar.maximum() / 4 + 7);
    const int seen = bar.value();
    const IdSet selected = m_list->selectedPapers();
    QSignalSpy current(m_list.get(), &PaperList::currentPaperChanged);
    QTRY_COMPARE(current.count(), 1);
    const PaperList::Standing standing = m_list->standing();
    m_model->reset(std::make_shared<const Ranking>(ids));
    QVERIFY(m_list->restore(standing));
    QCOMPARE(bar.value(), seen);
    QCOMPARE(m_list->selectedPapers(), selected);
    QCOMPARE(m_list->currentPaper(), PaperId{31});
    QSignalSpy moved(m_list.get(), &PaperList::selectionChangedTo);
    QTRY_VERIFY(moved.count() > 0);
    QCOMPARE(current.count(), 1); // the paper that is read has not been another one meanwhile

    std::reverse(ids.begin(), ids.end());
    const PaperList::Standing turned = m_list->standing();
    m_model->reset(std::make_shared<const Ranking>(ids));
    QVERIFY(m_list->restore(turned));
    QCOMPARE(m_list->selectedPapers(), selected);
    QCOMPARE(m_list->currentIndex().row(), all - 31);
    QCOMPARE(m_model->idAt(m_list->rowAt(0)), turned.top);
}

void TestPaperList::selectingAllWaitsForAll()
{
    const std::vector<PaperId> first{PaperId{1}, PaperId{2}, PaperId{3}};
    m_model->reset(std::make_shared<const Ranking>(first, 500));
    m_list->setWhole(false);
    m_list->selectRowAlone(1);
    QTest::keySequence(m_list.get(), QKeySequence::SelectAll);
    QCOMPARE(m_list->selectedCount(), 1);
    QTest::keyClick(m_list.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_list->selectedCount(), 2); // those that are known
    const auto complete = [this] {
        const PaperList::Standing standing = m_list->standing();
        fill(500);
        m_list->restore(standing);
        m_list->setWhole(true);
    };
    complete();
    QCOMPARE(m_list->selectedPapers().ids(), (std::vector<PaperId>{PaperId{2}, PaperId{3}}));

    m_model->reset(std::make_shared<const Ranking>(first, 500));
    m_list->setWhole(false);
    QTest::keySequence(m_list.get(), QKeySequence::SelectAll);
    complete();
    QCOMPARE(m_list->selectedCount(), 500);
}

void TestPaperList::theCursorGoesOnWhenManyRowsGo()
{
    fill(5000);
    m_list->selectPaper(PaperId{1001});
    IdSet odd;
    for (int id = 1; id <= 5000; id += 2)
        odd.add(PaperId{id});
    const PaperList::Standing standing = m_list->standing();
    m_model->take(odd);
    QVERIFY(!m_list->currentIndex().isValid()); // it was a reset
    QVERIFY(m_list->restore(standing));
    QCOMPARE(m_list->currentPaper(), PaperId{1002});
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{1002}));
}

void TestPaperList::homeAndEndGoToTheEnds()
{
    fill(300);
    m_list->selectPaper(PaperId{100});
    QTest::keyClick(m_list.get(), Qt::Key_End);
    QCOMPARE(m_list->currentPaper(), PaperId{300});
    QTest::keyClick(m_list.get(), Qt::Key_Home);
    QCOMPARE(m_list->currentPaper(), PaperId{1});
    QTest::keyClick(m_list.get(), Qt::Key_Down);
    QCOMPARE(m_list->currentPaper(), PaperId{2});
    QTest::keyClick(m_list.get(), Qt::Key_X); // letters are shortcuts, not a search
    QCOMPARE(m_list->currentPaper(), PaperId{2});
}

void TestPaperList::enterOpensThePaper()
{
    fill(3);
    m_list->selectPaper(PaperId{2});
    QSignalSpy opened(m_list.get(), &PaperList::paperActivated);
    QTest::keyClick(m_list.get(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0).at(0).value<PaperId>(), PaperId{2});
}

void TestPaperList::selectingWorksFromRightToLeft()
{
    m_list->setLayoutDirection(Qt::RightToLeft);
    fill(10);
    QVERIFY(m_list->selectPaper(PaperId{6}));
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{6}));
}

void TestPaperList::rowsAskForWhatIsVisibleOnly()
{
    QSignalSpy wanted(m_model.get(), &PaperModel::rowsWanted);
    fill(100'000);
    QTRY_VERIFY(wanted.count() > 0);
    m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum());
    QTRY_VERIFY(wanted.count() > 1);
    QVERIFY(wanted.count() <= 4); // a page or two at either end
}

void TestPaperList::anEmptyListSaysNothingWhileLoading()
{
    m_list->clearFocus(); // whose ring would be seen
    m_list->setEmpty(QStringLiteral("No papers match"), QStringLiteral("Try fewer words."));
    const QImage empty = m_list->viewport()->grab().toImage();
    m_list->setLoading(true);
    const QImage loading = m_list->viewport()->grab().toImage();
    QVERIFY(empty != loading);
    const QImage blank = [&loading] {
        QImage image(loading);
        image.fill(loading.pixel(0, 0));
        return image;
    }();
    QCOMPARE(loading, blank);
    QTRY_VERIFY(m_list->viewport()->grab().toImage() != blank); // placeholders, after a while
    QVERIFY(m_list->viewport()->grab().toImage() != empty);
}

void TestPaperList::fillList()
{
    ShownPlaces places{ListId{1}, {}, true, true};
    for (const int id : {1, 2, 9, 3, 4}) {
        const bool heading = id == 9;
        places.items.push_back({ItemId{id}, static_cast<qint64>(places.items.size()), heading ? PaperId{} : PaperId{id},
                                heading ? QStringLiteral("Next") : QString()});
    }
    m_model->reset(
        std::make_shared<const Ranking>(std::vector<PaperId>{PaperId{1}, PaperId{2}, PaperId{3}, PaperId{4}}),
        std::make_shared<const ShownPlaces>(places));
}

void TestPaperList::headingsAreSelectedButAreNoPapers()
{
    fillList();
    m_list->selectRowAlone(1);
    m_list->selectionModel()->select(QItemSelection(m_model->index(1, 0), m_model->index(3, 0)),
                                     QItemSelectionModel::Select);
    QCOMPARE(m_list->selectedCount(), 2);
    QCOMPARE(m_list->selectedPapers().count(), 2);
    QCOMPARE(m_list->selectedItems(), (std::vector<ItemId>{ItemId{2}, ItemId{9}, ItemId{3}}));
    m_list->selectRowAlone(1);
    m_list->step(+1);
    QCOMPARE(m_list->currentPaper(), PaperId{3});
    m_list->selectRowAlone(2);
    QCOMPARE(m_list->currentHeading(), ItemId{9});
    QCOMPARE(m_list->currentPaper(), PaperId{});
    m_list->selectAll();
    QCOMPARE(m_list->selectedItems().size(), std::size_t(4));
}

void TestPaperList::mouse(QEvent::Type type, const QPoint &at)
{
    QMouseEvent event(type, at, m_list->viewport()->mapToGlobal(at),
                      type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_list->viewport(), &event);
}

void TestPaperList::aDragTellsTheRowItWasLetGoBefore()
{
    fillList();
    QSignalSpy moved(m_list.get(), &PaperList::movedTo);
    const QPoint from = m_list->visualRect(m_model->index(0, 0)).center();
    const QPoint to = m_list->visualRect(m_model->index(3, 0)).center() - QPoint(0, 4);
    const auto drag = [&] {
        mouse(QEvent::MouseButtonPress, from);
        for (const int part : {1, 2, 3})
            mouse(QEvent::MouseMove, from + (to - from) * part / 3);
        mouse(QEvent::MouseButtonRelease, to);
    };
    drag(); // not a list that may be rearranged
    QCOMPARE(moved.count(), 0);
    m_list->setReordering(true);
    drag();
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.at(0).at(0).toInt(), 3);
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{1}));
}

QTEST_MAIN(TestPaperList)
#include "tst_paperlist.moc"
