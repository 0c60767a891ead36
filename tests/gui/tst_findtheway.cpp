// SPDX-License-Identifier: GPL-3.0-or-later
// The history and the way back, with the keyboard and the mouse: any point of the history in one step, checked from
// outside; views left and found again.
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"
#include "tests/support/librarysupport.h"
#include "views/historypane.h"

#include <QListView>
#include <QPushButton>
#include <QScrollBar>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestFindTheWay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup()
    {
        if (!m_broken)
            Session::pictureOfFailure(QTest::currentTestFunction());
        m_broken = m_broken || QTest::currentTestFailed();
    }
    void theHistoryOpensByItsKey();
    void editsOfThisAndOfAnotherProcessAppear();
    void enterGoesBackInOneStep();
    void andForwardAgain();
    void thePapersOfAnEditAreShown();
    void keysGoBackAndForward();
    void theMouseGoesBackToo();
    void deleteInTheHistoryTrashesNothing();
    void theCommandLineGoesThereToo();
    void cleanupTestCase();

private:
    HistoryPane &pane() const { return *m_session.window().findChild<HistoryPane *>(); }
    QListView &edits() const { return *pane().findChild<QListView *>(); }
    QString editText(int row) const { return edits().model()->index(row, 0).data().toString(); }
    QString shownQuery() const { return m_session.window().findChild<SearchBar *>()->text(); }
    QString button(int at) const { return pane().findChildren<QPushButton *>().at(at)->text(); }
    qint64 starred() const { return m_session.stat("starred"); }

    Session m_session{QStringLiteral("markdown")};
    QStringList m_after; // the user tables before going back
    bool m_broken = false;
};

void TestFindTheWay::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestFindTheWay::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    const QString file =
        writeFile(m_session.dir.path(), QStringLiteral("monday.txt"), madeUpDigest(QStringLiteral("Baltic"), 30));
    m_session.run({QStringLiteral("import"), file});
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), 30);
    QTRY_VERIFY(m_session.list().hasFocus());
}

void TestFindTheWay::theHistoryOpensByItsKey()
{
    m_session.press(QStringLiteral("ctrl+h"));
    QTRY_VERIFY(pane().isVisible());
    QTRY_VERIFY(edits().hasFocus());
    QTRY_COMPARE(edits().model()->rowCount(), 3); // the day, the import, and what was before
    QCOMPARE(edits().currentIndex().row(), 1);
    QCOMPARE(button(0), QStringLiteral("You are here"));
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(m_session.list().hasFocus());
    QVERIFY(pane().isVisible());
}

void TestFindTheWay::editsOfThisAndOfAnotherProcessAppear()
{
    m_session.press(QStringLiteral("Home"));
    m_session.press(
        {QStringLiteral("s"), QStringLiteral("j"), QStringLiteral("s"), QStringLiteral("j"), QStringLiteral("s")});
    QTRY_COMPARE(starred(), 3);
    m_session.run({QStringLiteral("tag"), QStringLiteral("add"), QStringLiteral("NAS"), QStringLiteral("--id"),
                   QStringLiteral("7"), QStringLiteral("8"), QStringLiteral("12")});
    QTRY_COMPARE(edits().model()->rowCount(), 7);
    QCOMPARE(editText(1), QStringLiteral("Tagged 3 papers “NAS”"));
    QCOMPARE(editText(2), QStringLiteral("Starred 1 paper"));
    QCOMPARE(edits().currentIndex().row(), 1); // it goes along with where the library is
}

void TestFindTheWay::enterGoesBackInOneStep()
{
    m_after = userTables(m_session.path);
    m_session.press(QStringLiteral("ctrl+h")); // closes it
    QTRY_VERIFY(!pane().isVisible());
    m_session.press(QStringLiteral("ctrl+h"));
    QTRY_VERIFY(edits().hasFocus());
    m_session.press({QStringLiteral("Down"), QStringLiteral("Down"), QStringLiteral("Down")});
    QTRY_COMPARE(button(0), QStringLiteral("Go back 3 steps"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(starred(), 1);
    QCOMPARE(m_session.stat("tags"), 0);
    QTRY_COMPARE(button(0), QStringLiteral("You are here"));
    QCOMPARE(edits().model()->rowCount(), 7); // the way forward stays
    QVERIFY(edits().model()->index(1, 0).data(HistoryModel::UndoneRole).toBool());
}

void TestFindTheWay::andForwardAgain()
{
    m_session.press(QStringLiteral("Home"));
    QTRY_COMPARE(button(0), QStringLiteral("Go forward 3 steps"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(starred(), 3);
    QTRY_COMPARE(firstDifference(m_after, userTables(m_session.path)), QString());
}

void TestFindTheWay::thePapersOfAnEditAreShown()
{
    QTRY_COMPARE(button(1), QStringLiteral("Show 3 papers"));
    m_session.press(QStringLiteral("shift+Return"));
    QTRY_COMPARE(shownQuery(), QStringLiteral("id:7..8,12"));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
}

void TestFindTheWay::keysGoBackAndForward()
{
    m_session.press(QStringLiteral("alt+Left"));
    QTRY_COMPARE(m_session.papers().rowCount(), 30);
    QCOMPARE(shownQuery(), QString());
    QTRY_COMPARE(m_session.list().currentPaper(), PaperId{3}); // where the stars had led
    m_session.press(QStringLiteral("alt+Right"));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
    QCOMPARE(shownQuery(), QStringLiteral("id:7..8,12"));
}

void TestFindTheWay::theMouseGoesBackToo()
{
    m_session.click(m_session.rowPlace(1), 8);
    QTRY_COMPARE(m_session.papers().rowCount(), 30);
    QCOMPARE(m_session.list().currentPaper(), PaperId{3}); // it was no click on a row
    m_session.click(pane().mapToGlobal(pane().rect().center()), 9);
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
}

void TestFindTheWay::deleteInTheHistoryTrashesNothing()
{
    edits().setFocus();
    m_session.press(QStringLiteral("Delete"));
    m_session.press(QStringLiteral("ctrl+z")); // whatever came of it would be taken back by this, not the tag
    QTRY_COMPARE(m_session.stat("tags"), 0);
    QCOMPARE(m_session.stat("trashed"), 0);
}

void TestFindTheWay::theCommandLineGoesThereToo()
{
    const QJsonArray history = m_session.ask({QStringLiteral("history")}).value(QLatin1String("edits")).toArray();
    QCOMPARE(history.size(), 5);
    const QString newest = QString::number(history[0][QLatin1String("id")].toInteger());
    QCOMPARE(m_session.ask({QStringLiteral("undo"), QStringLiteral("--to"), QStringLiteral("0")})
                 .value(QLatin1String("steps"))
                 .toInt(),
             4);
    QCOMPARE(m_session.stat("papers"), 0);
    QTRY_COMPARE(edits().currentIndex().row(), edits().model()->rowCount() - 1); // where the library is now
    QCOMPARE(editText(edits().currentIndex().row()), QStringLiteral("Before the first edit"));
    QCOMPARE(
        m_session.ask({QStringLiteral("redo"), QStringLiteral("--to"), newest}).value(QLatin1String("steps")).toInt(),
        5);
    QCOMPARE(firstDifference(m_after, userTables(m_session.path)), QString());
}

void TestFindTheWay::cleanupTestCase()
{
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestFindTheWay)
#include "tst_findtheway.moc"
