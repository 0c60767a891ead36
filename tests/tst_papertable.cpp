// SPDX-License-Identifier: GPL-3.0-or-later
// The list of papers as a table: the same selection and cursor, columns that fill the view and keep their layout.
#include "model/items/papermodel.h"
#include "tests/support/cputime.h"
#include "views/columnheader.h"
#include "views/paperlist.h"
#include "views/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace sheaf;
using sheaf::test::medianCpu;

class TestPaperTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theTableKeepsSelectionAndCursor();
    void aPressSelectsWholeRowsOnce();
    void aMillionRowsAreATableAtOnce();
    void theColumnsFillTheView();
    void aWideViewHasRoomForTags();
    void whatAColumnGainsTheNextOneLoses();
    void theLayoutIsReadBack();
    void aBrokenLayoutIsTheUsualOne();
    void movedColumnsSelectTheSameRows();
    void theHeaderSortsMovesAndSizesByKeys();
    void itsMenuHidesColumnsButNotTheTitle();
    void cellsSayWhatIsKnown();
    void aCutTitleHasAToolTip();

private:
    void fill(int count);
    PaperRow rowOf(PaperId id) const;
    int widthOf(PaperColumn column) const { return m_list->columnWidth(static_cast<int>(column)); }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = Qt::NoModifier) { QTest::keyClick(m_columns, key, keys); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PaperModel> m_model;
    std::unique_ptr<PaperList> m_list;
    ColumnHeader *m_columns = nullptr;
};

void TestPaperTable::init()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_model = std::make_unique<PaperModel>();
    m_list = std::make_unique<PaperList>(*m_theme);
    m_columns = &m_list->columns();
    m_list->setPapers(m_model.get());
    m_list->setTags({{TagId{1}, QStringLiteral("Quantization"), {}, {}, 1, {}, {}},
                     {TagId{2}, QStringLiteral("Pruning"), {}, {}, 2, {}, {}}});
    connect(m_model.get(), &PaperModel::rowsWanted, this, [this](const std::vector<PaperId> &ids) {
        std::vector<PaperRow> rows;
        for (const PaperId id : ids)
            rows.push_back(rowOf(id));
        QMetaObject::invokeMethod(
            m_model.get(), [this, ids, rows] { m_model->setRows(ids, rows); }, Qt::QueuedConnection);
    });
    m_list->resize(900, 600);
    m_list->show();
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
}

void TestPaperTable::cleanup()
{
    m_list.reset();
    m_model.reset();
    m_theme.reset();
}

PaperRow TestPaperTable::rowOf(PaperId id) const
{
    PaperRow row;
    row.id = id;
    row.title = QStringLiteral("Paper %1").arg(number(id)) + (id == PaperId{2} ? QString(400, u'w') : QString());
    row.lead = QStringLiteral("What it is about.");
    row.digest = QStringLiteral("May 29");
    row.digests = 3;
    if (id == PaperId{1}) {
        row.year = 2021;
        row.tags = {TagId{1}, TagId{2}};
        row.authors = {QStringLiteral("Alder"), QStringLiteral("Birch"), QStringLiteral("Cedar"),
                       QStringLiteral("Elm")};
        row.added = QDateTime::currentMSecsSinceEpoch();
    }
    return row;
}

void TestPaperTable::fill(int count)
{
    std::vector<PaperId> ids;
    for (int i = 1; i <= count; ++i)
        ids.push_back(PaperId{i});
    m_model->reset(std::make_shared<const Ranking>(ids));
}

void TestPaperTable::theTableKeepsSelectionAndCursor()
{
    fill(200);
    for (const int row : {120, 121, 150})
        m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0),
                                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const IdSet chosen = m_list->selectedPapers();
    for (const bool table : {true, false, true}) {
        m_list->setTable(table);
        QCOMPARE(m_list->isTable(), table);
        QCOMPARE(m_model->columnCount(), table ? 7 : 1);
        QCOMPARE(m_list->selectedPapers(), chosen);
        QCOMPARE(m_list->selectedCount(), 3);
        QCOMPARE(m_list->currentPaper(), PaperId{151});
        QVERIFY(m_list->viewport()->rect().contains(m_list->visualRect(m_list->currentIndex()).center()));
        for (int column = 0; column < m_model->columnCount(); ++column)
            QVERIFY(m_list->selectionModel()->isSelected(m_model->index(120, column)));
    }
}

void TestPaperTable::aPressSelectsWholeRowsOnce()
{
    fill(50);
    m_list->setTable(true);
    const auto middle = [this](int row, PaperColumn column) {
        return m_list->visualRect(m_model->index(row, static_cast<int>(column))).center();
    };
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, middle(2, PaperColumn::Title));
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{3}));
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(5, PaperColumn::Added));
    QCOMPARE(m_list->selectedCount(), 4);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(3, PaperColumn::Year));
    QCOMPARE(m_list->selectedCount(), 3);
    QTest::keyClick(m_list.get(), Qt::Key_Right);
    QCOMPARE(m_list->selectedCount(), 1); // as any move of the cursor
    QTest::keyClick(m_list.get(), Qt::Key_Down);
    QCOMPARE(m_list->currentPaper(), PaperId{5});
    QCOMPARE(m_list->selectedPapers(), IdSet::of(PaperId{5}));
}

void TestPaperTable::aMillionRowsAreATableAtOnce()
{
    fill(1'000'000);
    m_list->selectAll();
    m_list->selectionModel()->setCurrentIndex(m_model->index(500'000, 0), QItemSelectionModel::NoUpdate);
    constexpr int most = 250; // ms, there and back
    const auto took = medianCpu(
        [this] {
            m_list->setTable(!m_list->isTable());
            m_list->setTable(!m_list->isTable());
        },
        3);
    QVERIFY2(took < most, qPrintable(QString::number(took)));
    m_list->setTable(true);
    QCOMPARE(m_list->selectedCount(), 1'000'000);
    QCOMPARE(m_list->currentPaper(), PaperId{500'001});
    QVERIFY(m_list->selectionModel()->selection().size() <= 2);
    QTRY_VERIFY(m_model->rowAt(500'000));
    constexpr int mostForAPaint = 40; // ms
    const auto painted = medianCpu([this] { m_list->viewport()->grab(); });
    QVERIFY2(painted < mostForAPaint, qPrintable(QString::number(painted)));
}

void TestPaperTable::theColumnsFillTheView()
{
    fill(50);
    m_list->setTable(true);
    QCOMPARE(m_columns->length(), m_list->viewport()->width());
    const int year = widthOf(PaperColumn::Year);
    m_list->resize(1200, 600);
    QTRY_COMPARE(m_columns->length(), m_list->viewport()->width());
    QCOMPARE(widthOf(PaperColumn::Year), year);
    QVERIFY(!m_list->horizontalScrollBar()->isVisible());
    m_list->resize(400, 600);
    QTRY_VERIFY(m_list->horizontalScrollBar()->isVisible());
    m_list->setTable(false);
    QTRY_COMPARE(m_columns->length(), m_list->viewport()->width());
    QVERIFY(!m_list->horizontalScrollBar()->isVisible());
}

void TestPaperTable::aWideViewHasRoomForTags()
{
    fill(5);
    m_list->setTable(true);
    const int tags = widthOf(PaperColumn::Tags);
    const QString layout = m_columns->layoutText();
    m_list->resize(2400, 600);
    QTRY_COMPARE(m_columns->length(), m_list->viewport()->width());
    QVERIFY(widthOf(PaperColumn::Tags) > 2 * tags);
    QVERIFY(widthOf(PaperColumn::Title) > widthOf(PaperColumn::Tags));
    QCOMPARE(m_columns->layoutText(), layout); // it is not what the user chose
    m_columns->setShown(PaperColumn::Tags, false);
    QCOMPARE(m_columns->length(), m_list->viewport()->width());
    m_columns->setShown(PaperColumn::Tags, true);
    QCOMPARE(m_columns->length(), m_list->viewport()->width());
    m_list->resize(900, 600);
    QTRY_COMPARE(m_columns->length(), m_list->viewport()->width());
    QCOMPARE(widthOf(PaperColumn::Tags), tags);
}

void TestPaperTable::whatAColumnGainsTheNextOneLoses()
{
    fill(5);
    m_list->setTable(true);
    const int whole = m_columns->length();
    const int year = widthOf(PaperColumn::Year);
    const int tags = widthOf(PaperColumn::Tags);
    m_columns->resizeSection(static_cast<int>(PaperColumn::Year), year + 30);
    QCOMPARE(widthOf(PaperColumn::Year), year + 30);
    QCOMPARE(widthOf(PaperColumn::Tags), tags - 30);
    QCOMPARE(m_columns->length(), whole);
    m_columns->resizeSection(static_cast<int>(PaperColumn::Year), 10'000);
    QCOMPARE(m_columns->length(), whole);
    m_columns->resizeSection(static_cast<int>(PaperColumn::Year), 1);
    QVERIFY(widthOf(PaperColumn::Year) > 20);
    QCOMPARE(m_columns->length(), whole);
    m_columns->resizeSection(static_cast<int>(PaperColumn::Added), widthOf(PaperColumn::Added) + 20); // the last one
    QCOMPARE(m_columns->length(), whole);
}

void TestPaperTable::theLayoutIsReadBack()
{
    fill(5);
    m_list->setTable(true);
    m_columns->moveSection(m_columns->visualIndex(static_cast<int>(PaperColumn::Tags)), 0);
    m_columns->setShown(PaperColumn::Status, false);
    m_columns->setShown(PaperColumn::Authors, true);
    m_columns->resizeSection(static_cast<int>(PaperColumn::Year), 90);
    const QString text = m_columns->layoutText();
    m_list->setTable(false);
    QCOMPARE(m_columns->layoutText(), text); // rows change nothing of it
    m_columns->useUsualLayout();
    m_list->setTable(true);
    QVERIFY(m_columns->layoutText() != text);
    m_columns->setLayoutText(text);
    QCOMPARE(m_columns->layoutText(), text);
    QCOMPARE(m_columns->visualIndex(static_cast<int>(PaperColumn::Tags)), 0);
    QVERIFY(m_list->isColumnHidden(static_cast<int>(PaperColumn::Status)));
    QVERIFY(!m_list->isColumnHidden(static_cast<int>(PaperColumn::Authors)));
}

void TestPaperTable::aBrokenLayoutIsTheUsualOne()
{
    fill(5);
    const QString usual = m_columns->layoutText();
    m_columns->setLayoutText(QStringLiteral("colour 12, -, title"));
    QCOMPARE(m_columns->layoutText(), usual);
    m_columns->setLayoutText(QStringLiteral("-title, year -4, year 80"));
    m_list->setTable(true);
    QVERIFY(!m_list->isColumnHidden(static_cast<int>(PaperColumn::Title)));
    QCOMPARE(m_columns->length(), m_list->viewport()->width());
}

void TestPaperTable::movedColumnsSelectTheSameRows()
{
    fill(50);
    m_list->setTable(true);
    m_columns->moveBy(PaperColumn::Title, 1);
    QCOMPARE(m_columns->visualIndex(static_cast<int>(PaperColumn::Title)), 2); // past a hidden column too
    const QRect cell = m_list->visualRect(m_model->index(4, static_cast<int>(PaperColumn::Year)));
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_list->selectedCount(), 2);
    QCOMPARE(m_list->selectedRows().first(), PaperId{5});
}

void TestPaperTable::theHeaderSortsMovesAndSizesByKeys()
{
    fill(5);
    m_list->setTable(true);
    QSignalSpy sorted(m_columns, &ColumnHeader::sortAsked);
    m_columns->setFocus(Qt::TabFocusReason);
    key(Qt::Key_Right); // the hidden column is passed over
    key(Qt::Key_Return);
    QCOMPARE(sorted.count(), 1);
    QCOMPARE(sorted.at(0).at(0).value<PaperColumn>(), PaperColumn::Year);
    key(Qt::Key_Right);
    key(Qt::Key_Space); // tags are no order
    QCOMPARE(sorted.count(), 1);
    const int tags = widthOf(PaperColumn::Tags);
    key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(widthOf(PaperColumn::Tags) > tags);
    key(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_columns->visualIndex(static_cast<int>(PaperColumn::Tags)),
             m_columns->visualIndex(static_cast<int>(PaperColumn::Year)) - 1);
    key(Qt::Key_Escape);
    QVERIFY(m_list->hasFocus());
}

void TestPaperTable::itsMenuHidesColumnsButNotTheTitle()
{
    fill(5);
    m_list->setTable(true);
    QMenu menu;
    m_columns->fillMenu(&menu, PaperColumn::Year);
    const auto named = [&menu](PaperColumn column) {
        const QList<QAction *> actions = menu.actions();
        return *std::ranges::find_if(actions, [&](const QAction *each) { return each->text() == columnName(column); });
    };
    QVERIFY(!named(PaperColumn::Title)->isEnabled());
    named(PaperColumn::Year)->trigger();
    QVERIFY(m_list->isColumnHidden(static_cast<int>(PaperColumn::Year)));
    QCOMPARE(m_columns->length(), m_list->viewport()->width());
    named(PaperColumn::Authors)->trigger();
    QVERIFY(!m_list->isColumnHidden(static_cast<int>(PaperColumn::Authors)));
}

void TestPaperTable::cellsSayWhatIsKnown()
{
    fill(5);
    m_list->setTable(true);
    const auto text = [this](int row, PaperColumn column, int role = Qt::DisplayRole) {
        return m_model->index(row, static_cast<int>(column)).data(role).toString();
    };
    QTRY_COMPARE(text(0, PaperColumn::Title), QStringLiteral("Paper 1"));
    QCOMPARE(text(0, PaperColumn::Year), QStringLiteral("2021"));
    QCOMPARE(text(0, PaperColumn::Tags), QStringLiteral("Quantization, Pruning"));
    QCOMPARE(text(0, PaperColumn::Authors), QStringLiteral("Alder, Birch, Cedar et al."));
    QCOMPARE(text(0, PaperColumn::Digest), QStringLiteral("May 29 +2"));
    QCOMPARE(text(0, PaperColumn::Added), QStringLiteral("today"));
    QCOMPARE(text(1, PaperColumn::Year), QString());
    for (const PaperColumn column : paperColumns) // who listens is told of every cell
        QVERIFY(!text(1, column, Qt::AccessibleTextRole).isEmpty());
}

void TestPaperTable::aCutTitleHasAToolTip()
{
    fill(5);
    m_list->setTable(true);
    const auto ask = [this](int row) {
        const QPoint at = m_list->visualRect(m_model->index(row, 0)).center();
        QHelpEvent help(QEvent::ToolTip, at, m_list->viewport()->mapToGlobal(at));
        QApplication::sendEvent(m_list->viewport(), &help);
    };
    QTRY_VERIFY(m_model->rowAt(1));
    ask(1);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("Paper 2")));
    ask(0);
    QTRY_VERIFY(!QToolTip::isVisible());
    m_list->setTable(false);
    ask(1);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("What it is about")) || !QToolTip::isVisible());
}

QTEST_MAIN(TestPaperTable)
#include "tst_papertable.moc"
