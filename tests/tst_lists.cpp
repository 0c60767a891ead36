// SPDX-License-Identifier: GPL-3.0-or-later
// Reading lists through the real window over a real library: keys, menus' actions and the mouse, and each edit undone.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "tests/support/librarysupport.h"
#include "views/namedialog.h"
#include "views/paperdrag.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace sheaf
{

using namespace sheaf::test;

namespace
{

std::vector<ListItem> itemsOfPapers(int papers)
{
    std::vector<ListItem> items;
    for (int at = 1; at <= papers; ++at)
        items.push_back({ItemId{-at}, at * (qint64(1) << 20), PaperId{at}, {}});
    return items;
}

} // namespace

class TestLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void altArrowsMoveTheSelectedTogether();
    void anOrderThatCannotBeStoredIsTakenBack();
    void whereTheListIsFilteredTheKeysSayWhy();
    void sectionsAreMadeRenamedAndRemoved();
    void whatActsOnPapersPassesHeadings();
    void aCommentIsOneEditAndShowsInItsRow();
    void listsAreMadeRenamedDuplicatedAndArchived();
    void aDeletedListComesBackWhole();
    void draggedPapersGoToTheListTheyAreDroppedOn();
    void escapeEndsADrag();
    void aHundredOfTenThousandAreOneSmallRowAtOnce();

private:
    // The window on a library with `papers` papers, all of them in the list "Monday", which is shown.
    void open(int papers);
    MainWindow &window() { return m_app->window(); }
    PaperList &list() { return *window().findChild<PaperList *>(); }
    SidebarView &sidebar() { return *window().findChild<SidebarView *>(); }
    PaperModel &papers() { return *qobject_cast<PaperModel *>(list().model()); }
    QAction &action(const QString &keys)
    {
        const QList<QAction *> actions = window().actions();
        return **std::ranges::find_if(
            actions, [&](QAction *each) { return each->shortcut() == QKeySequence(keys, QKeySequence::PortableText); });
    }
    std::vector<qint64> shownIds()
    {
        std::vector<qint64> ids;
        for (const PaperId id : papers().papers()->ids())
            ids.push_back(number(id));
        return ids;
    }
    void select(std::initializer_list<int> rows);
    void name(const QString &given); // answers the dialog
    QStringList tables() { return userTables(m_temp->path); }
    EditSummary lastEdit() { return m_temp->open()->history(1).at(0).summary; }
    void undo() { action(QStringLiteral("Ctrl+Z")).trigger(); }
    void mouse(QEvent::Type type, const QPoint &at);
    void drag(const QPoint &from, const QPoint &to); // without letting go

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void TestLists::open(int papers)
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        importDigest(*library, plainDigest(QStringLiteral("d"), papers), 2000);
        constexpr ListId made{-1};
        QVERIFY(library->submit(
            Compound{{PutList{{made, QStringLiteral("Monday"), false}}, PutItems{made, itemsOfPapers(papers)}}}));
    }
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(sidebar().model()->rowCount() > 0 && window().isVisible());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    Q_EMIT sidebar().queryChosen(QStringLiteral("list:Monday"));
    QTRY_VERIFY(this->papers().places() && this->papers().rowCount() == papers);
    QTRY_VERIFY(list().hasFocus());
    QTRY_VERIFY(action(QStringLiteral("Alt+Up")).isEnabled());
}

void TestLists::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void TestLists::select(std::initializer_list<int> rows)
{
    list().selectionModel()->clearSelection();
    for (const int row : rows) {
        list().selectionModel()->setCurrentIndex(papers().index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QTRY_VERIFY(action(QStringLiteral("Alt+Up")).isEnabled());
}

void TestLists::name(const QString &given)
{
    QTRY_VERIFY(window().findChild<NameDialog *>());
    auto *dialog = window().findChild<NameDialog *>();
    dialog->findChild<QLineEdit *>()->setText(given);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!window().findChild<NameDialog *>());
    window().activateWindow(); // nobody does here when a dialog goes
    QTRY_VERIFY(window().isActiveWindow());
    list().setFocus();
}

void TestLists::altArrowsMoveTheSelectedTogether()
{
    open(6);
    const QStringList before = tables();
    select({1, 3});
    QTest::keyClick(&list(), Qt::Key_Down, Qt::AltModifier);
    const std::vector<qint64> moved{1, 3, 5, 2, 4, 6};
    QCOMPARE(shownIds(), moved); // at once
    QCOMPARE(list().selectedCount(), 2);
    QTRY_COMPARE(lastEdit().kind, EditSummary::Kind::MoveInList);
    QCOMPARE(lastEdit().papers, 2);
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shownIds(), (std::vector<qint64>{1, 2, 4, 3, 5, 6}));
    for (int step = 0; step < 3; ++step)
        undo();
    QTRY_COMPARE(shownIds(), (std::vector<qint64>{1, 2, 3, 4, 5, 6}));
    QTRY_COMPARE(firstDifference(tables(), before), QString());
}

void TestLists::anOrderThatCannotBeStoredIsTakenBack()
{
    open(4);
    {
        Database database(m_temp->path, Database::Mode::ReadWrite);
        database.run("CREATE TRIGGER full BEFORE UPDATE ON list_item BEGIN SELECT RAISE(ABORT, 'full'); END");
    }
    select({2});
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shownIds(), (std::vector<qint64>{1, 3, 2, 4}));
    QTRY_COMPARE(shownIds(), (std::vector<qint64>{1, 2, 3, 4}));
}

void TestLists::whereTheListIsFilteredTheKeysSayWhy()
{
    open(4);
    Q_EMIT sidebar().queryChosen(QStringLiteral("list:Monday is:unread"));
    QTRY_VERIFY(papers().places() && !papers().places()->whole);
    select({1});
    auto *status = window().findChild<StatusLine *>();
    status->clearMessage();
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(!status->message().isEmpty());
    QCOMPARE(shownIds(), (std::vector<qint64>{1, 2, 3, 4}));
    Q_EMIT sidebar().queryChosen(QString());
    QTRY_VERIFY(!papers().places());
    QTRY_VERIFY(!action(QStringLiteral("Alt+Up")).isEnabled());
}

void TestLists::sectionsAreMadeRenamedAndRemoved()
{
    open(4);
    const QStringList before = tables();
    select({2});
    action(QStringLiteral("Ctrl+Shift+N")).trigger();
    name(QStringLiteral("Basics"));
    QTRY_COMPARE(papers().rowCount(), 5);
    QVERIFY(papers().isHeading(2));
    QCOMPARE(papers().data(papers().index(2, 0), Qt::DisplayRole).toString(), QStringLiteral("Basics"));
    QCOMPARE(papers().papersBelow(2), 2);
    QCOMPARE(list().selectedPapers(), IdSet::of(PaperId{3})); // stays where it was

    select({2});
    QTest::keyClick(&list(), Qt::Key_F2);
    name(QStringLiteral("First steps"));
    QCOMPARE(papers().data(papers().index(2, 0), Qt::DisplayRole).toString(), QStringLiteral("First steps"));
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    QTRY_VERIFY(papers().isHeading(1));
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(papers().rowCount(), 4);
    QTRY_COMPARE(lastEdit().kind, EditSummary::Kind::RemoveFromList);
    undo();
    QTRY_VERIFY(papers().isHeading(1));
    for (int step = 0; step < 3; ++step)
        undo();
    QTRY_COMPARE(papers().rowCount(), 4);
    QTRY_COMPARE(firstDifference(tables(), before), QString());
}

void TestLists::whatActsOnPapersPassesHeadings()
{
    open(3);
    select({1});
    action(QStringLiteral("Ctrl+Shift+N")).trigger();
    name(QStringLiteral("Basics"));
    QTRY_COMPARE(papers().rowCount(), 4);
    list().selectAll();
    QCOMPARE(list().selectedCount(), 3);
    QCOMPARE(list().selectedPapers().count(), 3);
    QVERIFY(!list().selectionModel()->isSelected(papers().index(1, 0)));
    list().selectRowAlone(0);
    QTest::keyClick(&list(), Qt::Key_J);
    QCOMPARE(list().currentIndex().row(), 2);
    QTest::keyClick(&list(), Qt::Key_K);
    QCOMPARE(list().currentIndex().row(), 0);
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), 1);
    QTRY_VERIFY(!action(QStringLiteral("Del")).isEnabled()); // nothing for the Trash here
    QVERIFY(action(QStringLiteral("Shift+L")).isEnabled());
}

void TestLists::aCommentIsOneEditAndShowsInItsRow()
{
    open(3);
    const QStringList before = tables();
    select({1});
    QTest::keyClick(&list(), Qt::Key_C);
    auto *field = window().findChild<CommentField *>();
    auto *editor = field->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClicks(editor, QStringLiteral("Read this one first"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(list().hasFocus());
    QCOMPARE(papers().placeAt(1)->text, QStringLiteral("Read this one first"));
    QTRY_COMPARE(m_temp->open()->items(ListId{1}).at(1).text, QStringLiteral("Read this one first"));
    list().selectRowAlone(2);
    QTRY_COMPARE(editor->toPlainText(), QString());
    list().selectRowAlone(1);
    QTRY_COMPARE(editor->toPlainText(), QStringLiteral("Read this one first"));
    undo();
    QTRY_COMPARE(firstDifference(tables(), before), QString());
    QTRY_COMPARE(editor->toPlainText(), QString());
}

void TestLists::listsAreMadeRenamedDuplicatedAndArchived()
{
    open(3);
    const QStringList before = tables();
    action(QStringLiteral("Ctrl+L")).trigger();
    name(QStringLiteral("Tuesday"));
    QTRY_COMPARE(papers().rowCount(), 0);
    QTRY_VERIFY(sidebar().currentIndex().data().toString() == QStringLiteral("Tuesday"));
    QTRY_VERIFY(action(QStringLiteral("F2")).isEnabled());
    action(QStringLiteral("F2")).trigger();
    name(QStringLiteral("Wednesday")); // the view follows the name
    QTRY_VERIFY(sidebar().currentIndex().data().toString() == QStringLiteral("Wednesday"));
    undo();
    QTRY_VERIFY(sidebar().currentIndex().data().toString() == QStringLiteral("Tuesday"));
    undo(); // gone: everything is shown
    QTRY_COMPARE(papers().rowCount(), 3);
    QTRY_COMPARE(firstDifference(tables(), before), QString());

    Q_EMIT sidebar().queryChosen(QStringLiteral("list:Monday"));
    QTRY_VERIFY(action(QStringLiteral("Ctrl+D")).isEnabled());
    action(QStringLiteral("Ctrl+D")).trigger();
    QTRY_VERIFY(sidebar().currentIndex().data().toString() == QStringLiteral("Monday (2)"));
    QTRY_COMPARE(papers().rowCount(), 3);
    QTRY_VERIFY(action(QStringLiteral("Ctrl+Shift+A")).isEnabled());
    action(QStringLiteral("Ctrl+Shift+A")).trigger();
    QTRY_COMPARE(sidebar().currentIndex().parent().data(SidebarModel::KindRole).toInt(),
                 static_cast<int>(SidebarModel::Kind::Archive));
    undo();
    undo();
    QTRY_COMPARE(firstDifference(tables(), before), QString());
}

void TestLists::aDeletedListComesBackWhole()
{
    open(3);
    const QStringList before = tables();
    action(QStringLiteral("Ctrl+Shift+L")).trigger();
    QTRY_VERIFY(window().findChild<QMessageBox *>());
    auto *box = window().findChild<QMessageBox *>();
    QVERIFY(box->informativeText().contains(QStringLiteral("3 papers")));
    QTest::mouseClick(box->defaultButton(), Qt::LeftButton);
    QTRY_VERIFY(m_temp->open()->lists().empty());
    QTRY_COMPARE(papers().places(), nullptr);
    undo();
    QTRY_COMPARE(firstDifference(tables(), before), QString());
}

// Sent to the viewport with the button down: QTest's own moves forget it.
void TestLists::mouse(QEvent::Type type, const QPoint &at)
{
    QWidget *viewport = list().viewport();
    const bool up = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, viewport->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      up ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &event);
}

void TestLists::drag(const QPoint &from, const QPoint &to)
{
    mouse(QEvent::MouseButtonPress, from);
    mouse(QEvent::MouseMove, from + QPoint(0, QApplication::startDragDistance() + 4));
    mouse(QEvent::MouseMove, (from + to) / 2);
    mouse(QEvent::MouseMove, to);
    QVERIFY(list().drag().isActive());
}

void TestLists::draggedPapersGoToTheListTheyAreDroppedOn()
{
    open(4);
    QVERIFY(m_temp->open()->submit(PutList{{{}, QStringLiteral("Tuesday"), false}}));
    const auto *model = qobject_cast<SidebarModel *>(sidebar().model());
    QTRY_VERIFY(model->indexOfQuery(QStringLiteral("list:Tuesday")).isValid());
    const QModelIndex target = model->indexOfQuery(QStringLiteral("list:Tuesday"));
    sidebar().scrollTo(target);
    select({0, 2});
    const QPoint onTarget = sidebar().viewport()->mapToGlobal(sidebar().visualRect(target).center());
    const QPoint to = list().viewport()->mapFromGlobal(onTarget);
    drag(list().visualRect(papers().index(2, 0)).center(), to);
    mouse(QEvent::MouseButtonRelease, to);
    QVERIFY(!list().drag().isActive());
    QTRY_COMPARE(m_temp->open()->items(ListId{2}).size(), std::size_t(2));
    const std::vector<ListItem> items = m_temp->open()->items(ListId{2});
    QCOMPARE(items[0].paper, PaperId{1});
    QCOMPARE(items[1].paper, PaperId{3});
    QCOMPARE(shownIds(), (std::vector<qint64>{1, 2, 3, 4}));
}

void TestLists::escapeEndsADrag()
{
    open(4);
    select({0});
    const QPoint from = list().visualRect(papers().index(0, 0)).center();
    const QPoint to = list().visualRect(papers().index(3, 0)).center();
    drag(from, to);
    QTest::keyClick(&list(), Qt::Key_Escape);
    QVERIFY(!list().drag().isActive());
    mouse(QEvent::MouseButtonRelease, to);
    QCOMPARE(shownIds(), (std::vector<qint64>{1, 2, 3, 4}));
}

void TestLists::aHundredOfTenThousandAreOneSmallRowAtOnce()
{
    constexpr int many = 10'000;
    constexpr int moved = 100;
    open(many);
    list().selectionModel()->clearSelection();
    for (int at = 0; at < moved; ++at)
        list().selectionModel()->select(papers().index(at * 50, 0), QItemSelectionModel::Select);
    list().selectionModel()->setCurrentIndex(papers().index(0, 0), QItemSelectionModel::Select);
    QTRY_COMPARE(list().selectedCount(), moved);
    const QPoint from = list().visualRect(papers().index(0, 0)).center();
    const QRect third = list().visualRect(papers().index(3, 0));
    const QPoint to(third.center().x(), third.top() + 2);
    drag(from, to);
    QElapsedTimer clock;
    clock.start();
    mouse(QEvent::MouseButtonRelease, to);
    list().viewport()->repaint();
    qInfo("from drop to paint: %lld ms", clock.elapsed());
    QCOMPARE(shownIds()[0], 2);
    QCOMPARE(shownIds()[2], 1);
    QCOMPARE(shownIds()[3], 51);
    QCOMPARE(list().selectedCount(), moved);
    QTRY_COMPARE(lastEdit().kind, EditSummary::Kind::MoveInList);
    QCOMPARE(lastEdit().papers, moved); // nothing but the papers that moved was written
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestLists)
#include "tst_lists.moc"
