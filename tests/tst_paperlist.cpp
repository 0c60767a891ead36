// SPDX-License-Identifier: GPL-3.0-or-later
// The list's selection: kept as ranges, kept in its place when papers go, told once per turn of the event loop.
#include "model/items/papermodel.h"
#include "views/paperlist.h"
#include "views/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <numeric>

using namespace sheaf;

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
    auto ids = std::make_shared<std::vector<PaperId>>();
    for (int i = 1; i <= count; ++i)
        ids->push_back(PaperId{i});
    m_model->reset(ids);
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
        std::make_shared<std::vector<PaperId>>(std::vector<PaperId>{PaperId{1}, PaperId{2}, PaperId{3}, PaperId{4}}),
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
