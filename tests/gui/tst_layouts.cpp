// SPDX-License-Identifier: GPL-3.0-or-later
// The papers as a table at the real window: shown, sorted and arranged with keys and the mouse, and found again after
// a restart.
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"
#include "views/columnheader.h"
#include "views/detailpane.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestLayouts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup()
    {
        Session::pictureOfFailure(QTest::currentTestFunction());
        m_broken = m_broken || QTest::currentTestFailed();
    }
    void aKeyMakesTheListATable();
    void aClickOnTheHeaderSorts();
    void aColumnIsHiddenByTheMenuAndMovedByTheKeyboard();
    void theMouseSizesAndMovesColumns();
    void aRestartFindsItAgain();
    void rowsComeBackWithTheirOwnWidth();
    void aNarrowWindowShowsOneOfThem();
    void cleanupTestCase();

private:
    ColumnHeader &columns() const { return m_session.list().columns(); }
    QPoint headerPlace(PaperColumn column) const
    {
        const int logical = static_cast<int>(column);
        return columns().viewport()->mapToGlobal(QPoint(
            columns().sectionViewportPosition(logical) + columns().sectionSize(logical) / 2, columns().height() / 2));
    }
    QStringList shownTitles() const
    {
        QStringList titles;
        for (int row = 0; row < m_session.papers().rowCount(); ++row)
            titles.append(m_session.papers().index(row, 0).data().toString());
        return titles;
    }
    static bool areSorted(const QStringList &titles)
    {
        return std::ranges::is_sorted(titles, [](const QString &one, const QString &other) {
            return one.compare(other, Qt::CaseInsensitive) < 0;
        });
    }

    Session m_session{QStringLiteral("markdown")};
    int m_tableWidth = 0;
    bool m_broken = false;
};

void TestLayouts::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestLayouts::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    const QString file =
        writeFile(m_session.dir.path(), QStringLiteral("monday.txt"), madeUpDigest(QStringLiteral("Baltic"), 12));
    m_session.run({QStringLiteral("import"), file});
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), 12);
    QTRY_VERIFY(m_session.list().hasFocus());
}

void TestLayouts::aKeyMakesTheListATable()
{
    QTRY_VERIFY(m_session.list().currentPaper() != PaperId{});
    const PaperId before = m_session.list().currentPaper();
    const int rowsWidth = m_session.list().width();
    m_session.press(QStringLiteral("ctrl+t"));
    QTRY_VERIFY(m_session.list().isTable());
    QVERIFY(columns().isVisible());
    QCOMPARE(m_session.list().currentPaper(), before);
    QTRY_VERIFY(m_session.list().width() > rowsWidth);
    QTRY_COMPARE(columns().length(), m_session.list().viewport()->width());
    m_session.press(QStringLiteral("j"));
    QTRY_COMPARE(m_session.list().currentIndex().row(), 1);
    m_session.press(QStringLiteral("s"));
    QTRY_COMPARE(m_session.stat("starred"), 1);
}

void TestLayouts::aClickOnTheHeaderSorts()
{
    m_session.click(headerPlace(PaperColumn::Title));
    QTRY_VERIFY(areSorted(shownTitles()));
    QCOMPARE(m_session.list().currentIndex().row(), m_session.papers().rowOf(m_session.list().currentPaper()));
    QTRY_VERIFY(columns().accessibleDescription().contains(columnName(PaperColumn::Title).toLower()));
}

void TestLayouts::aColumnIsHiddenByTheMenuAndMovedByTheKeyboard()
{
    m_session.click(headerPlace(PaperColumn::Status), 3);
    QTRY_VERIFY(columns().findChild<QMenu *>());
    QTRY_VERIFY(columns().findChild<QMenu *>()->isVisible());
    const QMenu &menu = *columns().findChild<QMenu *>();
    const QList<QAction *> actions = menu.actions();
    QAction *status = *std::ranges::find(actions, columnName(PaperColumn::Status), &QAction::text);
    m_session.click(menu.mapToGlobal(menu.actionGeometry(status).center()));
    QTRY_VERIFY(!columns().isShown(PaperColumn::Status));
    QTRY_COMPARE(columns().length(), m_session.list().viewport()->width());
    m_session.list().setFocus();
    m_session.press(QStringLiteral("shift+Tab"));
    QTRY_VERIFY(columns().hasFocus());
    m_session.press({QStringLiteral("Right"), QStringLiteral("ctrl+Right")});
    QTRY_COMPARE(columns().visualIndex(static_cast<int>(PaperColumn::Year)),
                 columns().visualIndex(static_cast<int>(PaperColumn::Tags)) + 1);
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(m_session.list().hasFocus());
}

void TestLayouts::theMouseSizesAndMovesColumns()
{
    const auto width = [this](PaperColumn column) { return columns().sectionSize(static_cast<int>(column)); };
    const auto edgeOf = [&](PaperColumn column) {
        return headerPlace(column) + QPoint((width(column) + 1) / 2 - 1, 0);
    };
    const int digest = width(PaperColumn::Digest);
    const int added = width(PaperColumn::Added);
    constexpr int by = -30;
    m_session.drag(edgeOf(PaperColumn::Digest), edgeOf(PaperColumn::Digest) + QPoint(by, 0));
    QTRY_COMPARE(width(PaperColumn::Digest), digest + by);
    QCOMPARE(width(PaperColumn::Added), added - by);
    m_session.drag(headerPlace(PaperColumn::Added),
                   headerPlace(PaperColumn::Title) - QPoint(width(PaperColumn::Title) / 3, 0));
    QTRY_COMPARE(columns().visualIndex(static_cast<int>(PaperColumn::Added)), 0);
    QVERIFY(columns().layoutText().startsWith(columnId(PaperColumn::Added)));
    QCOMPARE(columns().length(), m_session.list().viewport()->width());
}

void TestLayouts::aRestartFindsItAgain()
{
    const QString layout = columns().layoutText();
    m_session.press(QStringLiteral("F9"));
    QTRY_VERIFY(!m_session.window().sidebarShown());
    m_session.window().resize(1300, 760);
    QTRY_COMPARE(m_session.window().size(), QSize(1300, 760));
    QTRY_COMPARE(columns().length(), m_session.list().viewport()->width());
    m_tableWidth = m_session.list().width();
    m_session.window().close();
    m_session.app.reset();
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), 12);
    QVERIFY(m_session.list().isTable());
    QVERIFY(!m_session.window().sidebarShown());
    QTRY_COMPARE(m_session.window().size(), QSize(1300, 760));
    QCOMPARE(columns().layoutText().remove(QRegularExpression(QStringLiteral("[0-9]"))),
             QString(layout).remove(QRegularExpression(QStringLiteral("[0-9]"))));
    QVERIFY(!columns().isShown(PaperColumn::Status));
    QTRY_VERIFY(qAbs(m_session.list().width() - m_tableWidth) <= 2);
    QTRY_VERIFY(areSorted(shownTitles()));
}

void TestLayouts::rowsComeBackWithTheirOwnWidth()
{
    m_session.press(QStringLiteral("ctrl+t"));
    QTRY_VERIFY(!m_session.list().isTable());
    QVERIFY(!columns().isVisible());
    m_session.press(QStringLiteral("F9"));
    QTRY_VERIFY(m_session.window().sidebarShown());
    QTRY_VERIFY(m_session.list().width() < m_tableWidth);
}

void TestLayouts::aNarrowWindowShowsOneOfThem()
{
    m_session.window().showNormal();
    m_session.window().resize(900, 600);
    QTRY_VERIFY(m_session.window().isNarrow());
    auto *detail = m_session.window().findChild<DetailPane *>();
    QTRY_VERIFY(m_session.list().isVisible() && !detail->isVisible());
    m_session.press(QStringLiteral("Return"));
    QTRY_VERIFY(!m_session.list().isVisible() && detail->isVisible());
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(m_session.list().isVisible() && !detail->isVisible());
}

void TestLayouts::cleanupTestCase()
{
    m_session.app.reset();
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestLayouts)
#include "tst_layouts.moc"
