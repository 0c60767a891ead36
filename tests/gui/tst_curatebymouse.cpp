// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, highlights, duplicates, export and what goes away, with the mouse alone where a hand would use it.
#include "model/items/sidebarmodel.h"
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"
#include "views/abstractview.h"
#include "views/comparedialog.h"
#include "views/exportdialog.h"
#include "views/highlightpopup.h"
#include "views/namedialog.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestCurateByMouse final : public QObject
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
    void papersAreDroppedOnAList();
    void aPaperIsDraggedWithinItsList();
    void aWordIsHighlightedFromThePopup();
    void aCopyIsTakenFromTheMenu();
    void twoPapersAreMergedSideBySide();
    void theListIsExportedByItsButtons();
    void theTrashIsEmptied();
    void aDigestIsDeletedFromTheSidebar();
    void cleanupTestCase();

private:
    SidebarView &sidebar() const { return *m_session.window().findChild<SidebarView *>(); }
    QPoint sidebarPlace(const QString &query) const
    {
        const QModelIndex index = qobject_cast<SidebarModel *>(sidebar().model())->indexOfQuery(query);
        return Session::placeOf(sidebar(), index);
    }
    void chooseInMenu(const QStringList &starts);
    void pressButton(QWidget *in, const QString &start);

    Session m_session{QStringLiteral("biblatex")};
    bool m_broken = false;
};

void TestCurateByMouse::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestCurateByMouse::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    const QString &folder = m_session.dir.path();
    const QByteArray alike = "Baltic harbours, part 1: what the tide leaves\n"
                             "A second look at the berths of that port, with gulls counted every hour of one long "
                             "summer and none of the ships; the gulls prefer the ferries, for reasons of their own.\n";
    m_session.run({QStringLiteral("import"),
                   writeFile(folder, QStringLiteral("monday.txt"), madeUpDigest(QStringLiteral("Baltic"), 8))});
    m_session.run({QStringLiteral("import"), writeFile(folder, QStringLiteral("tuesday.txt"), alike)});
    m_session.run({QStringLiteral("list"), QStringLiteral("create"), QStringLiteral("Reading")});
    QCOMPARE(m_session.stat("papers"), 9);
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), 9);
}

void TestCurateByMouse::chooseInMenu(const QStringList &starts)
{
    for (const QString &start : starts) {
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const QList<QAction *> actions = menu->actions();
        const auto found =
            std::ranges::find_if(actions, [&](const QAction *action) { return action->text().startsWith(start); });
        QVERIFY2(found != actions.end(), qPrintable(start));
        const QMenu *below = (*found)->menu(); // a chosen action may go with its menu
        m_session.click(menu->mapToGlobal(menu->actionGeometry(*found).center()));
        if (below)
            QTRY_VERIFY(below->isVisible());
    }
}

void TestCurateByMouse::pressButton(QWidget *in, const QString &start)
{
    const QList<QAbstractButton *> buttons = in->findChildren<QAbstractButton *>();
    const auto found =
        std::ranges::find_if(buttons, [&](const QAbstractButton *button) { return button->text().startsWith(start); });
    QVERIFY2(found != buttons.end(), qPrintable(start));
    QTRY_VERIFY((*found)->isEnabled() && (*found)->isVisible());
    m_session.click(*found);
}

void TestCurateByMouse::papersAreDroppedOnAList()
{
    const QString list = QStringLiteral("list:Reading");
    QTRY_VERIFY(qobject_cast<SidebarModel *>(sidebar().model())->indexOfQuery(list).isValid());
    for (const int row : {2, 1, 3})
        m_session.drag(m_session.rowPlace(row), sidebarPlace(list));
    QTRY_COMPARE(m_session.found(list).size(), 3);
}

void TestCurateByMouse::aPaperIsDraggedWithinItsList()
{
    const QString list = QStringLiteral("list:Reading");
    m_session.click(sidebarPlace(list));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
    const QStringList before = m_session.titles(list);
    QTRY_VERIFY(m_session.papers().rowAt(2));
    const QRect last = m_session.list().visualRect(m_session.papers().index(2, 0));
    const QPoint below = m_session.list().viewport()->mapToGlobal(QPoint(last.center().x(), last.bottom() - 3));
    m_session.drag(m_session.rowPlace(0), below);
    QTRY_COMPARE(m_session.titles(list), (QStringList{before[1], before[2], before[0]}));
}

void TestCurateByMouse::aWordIsHighlightedFromThePopup()
{
    m_session.click(m_session.rowPlace(0));
    auto *abstract = m_session.window().findChild<AbstractView *>();
    QTRY_VERIFY(abstract->toPlainText().startsWith(QLatin1String("Harbour")));
    const QRect line = abstract->lineAt(0);
    const QPoint from = abstract->mapToGlobal(QPoint(line.left() + 2, line.center().y()));
    m_session.drag(from, from + QPoint(160, 0));
    auto *popup = m_session.window().findChild<HighlightPopup *>();
    QTRY_VERIFY(popup && popup->isVisible());
    const QList<QAbstractButton *> buttons = popup->findChildren<QAbstractButton *>();
    const auto blue = std::ranges::find_if(buttons, [](const QAbstractButton *button) {
        return button->accessibleName().contains(QLatin1String("Blue"), Qt::CaseInsensitive);
    });
    QVERIFY(blue != buttons.end());
    m_session.click(*blue);
    QTRY_COMPARE(m_session.found(QStringLiteral("has:highlight")).size(), 1);
    const QJsonValue highlight = m_session.found(QStringLiteral("has:highlight"))[0][QLatin1String("highlights")][0];
    QCOMPARE(highlight[QLatin1String("colour")].toInt(), 3);
}

void TestCurateByMouse::aCopyIsTakenFromTheMenu()
{
    m_session.click(m_session.rowPlace(1));
    const QList<QToolButton *> tools = m_session.window().findChildren<QToolButton *>();
    const auto menu = std::ranges::find_if(
        tools, [](const QToolButton *button) { return button->accessibleName() == QLatin1String("Menu"); });
    QVERIFY(menu != tools.end());
    m_session.click(*menu);
    chooseInMenu({QStringLiteral("Edit"), QStringLiteral("Copy as BibTeX")});
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1Char('@')));
}

void TestCurateByMouse::twoPapersAreMergedSideBySide()
{
    QCOMPARE(m_session.found(QStringLiteral("is:duplicate")).size(), 2);
    m_session.click(sidebarPlace(QString()));
    QTRY_COMPARE(m_session.papers().rowCount(), 9);
    m_session.click(m_session.rowPlace(0), 3);
    chooseInMenu({QStringLiteral("Compare")});
    QTRY_VERIFY(m_session.window().findChild<CompareDialog *>());
    auto *dialog = m_session.window().findChild<CompareDialog *>();
    QTRY_VERIFY(dialog->isActiveWindow());
    pressButton(dialog, QStringLiteral("Merge"));
    QTRY_COMPARE(m_session.stat("papers"), 8);
    QCOMPARE(m_session.found(QStringLiteral("is:duplicate")).size(), 0);
    dialog->close();
    QTRY_VERIFY(m_session.window().isActiveWindow());
}

void TestCurateByMouse::theListIsExportedByItsButtons()
{
    m_session.click(sidebarPlace(QStringLiteral("list:Reading")));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
    pressButton(&m_session.window(), QStringLiteral("Export"));
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>());
    auto *dialog = m_session.window().findChild<ExportDialog *>();
    QTRY_VERIFY(dialog->isActiveWindow());
    pressButton(dialog, QStringLiteral("Export 3 papers"));
    const QString file = m_session.dir.filePath(QStringLiteral("Reading.bib"));
    QTRY_VERIFY(QFile::exists(file));
    QFile document(file);
    QVERIFY(document.open(QIODevice::ReadOnly));
    QCOMPARE(document.readAll().count("\n  title = "), 3);
}

void TestCurateByMouse::theTrashIsEmptied()
{
    m_session.click(sidebarPlace(QString()));
    QTRY_COMPARE(m_session.papers().rowCount(), 8);
    m_session.click(m_session.rowPlace(7), 3);
    chooseInMenu({QStringLiteral("Move to Trash")});
    QTRY_COMPARE(m_session.stat("trashed"), 1);
    m_session.click(sidebarPlace(QStringLiteral("is:trashed")));
    QTRY_COMPARE(m_session.papers().rowCount(), 1);
    pressButton(&m_session.window(), QStringLiteral("Empty"));
    QTRY_VERIFY(m_session.window().findChild<QMessageBox *>());
    pressButton(m_session.window().findChild<QMessageBox *>(), QStringLiteral("Delete 1 paper"));
    QTRY_COMPARE(m_session.stat("trashed"), 0);
    QCOMPARE(m_session.stat("papers"), 7);
}

void TestCurateByMouse::aDigestIsDeletedFromTheSidebar()
{
    const QModelIndex digest =
        qobject_cast<SidebarModel *>(sidebar().model())->indexOfQuery(QStringLiteral("digest:2"));
    QVERIFY(digest.isValid());
    sidebar().scrollTo(digest);
    m_session.click(Session::placeOf(sidebar(), digest), 3);
    chooseInMenu({QStringLiteral("Delete")});
    QTRY_VERIFY(m_session.window().findChild<QMessageBox *>());
    pressButton(m_session.window().findChild<QMessageBox *>(), QStringLiteral("Delete"));
    QTRY_COMPARE(m_session.stat("digests"), 1);
}

void TestCurateByMouse::cleanupTestCase()
{
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestCurateByMouse)
#include "tst_curatebymouse.moc"
