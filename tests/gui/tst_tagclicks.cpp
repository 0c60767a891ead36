// SPDX-License-Identifier: GPL-3.0-or-later
// Tags clicked together, papers dragged onto places, and menus asked for by key, with what came of it asked from
// outside.
#include "model/items/sidebarmodel.h"
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"

#include <QMenu>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestTagClicks final : public QObject
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
    void twoClicksAskForBoth();
    void ctrlAsksForEither();
    void keysPickToo();
    void papersAreDroppedOnPlaces();
    void theMenuComesByKey();
    void cleanupTestCase();

private:
    SidebarView &sidebar() const { return *m_session.window().findChild<SidebarView *>(); }
    QString query() const { return m_session.window().findChild<SearchBar *>()->text(); }
    QPoint place(const char *query) const
    {
        const auto *model = qobject_cast<SidebarModel *>(sidebar().model());
        return Session::placeOf(sidebar(), model->indexOfQuery(QString::fromLatin1(query)));
    }
    qsizetype found(const char *query) const { return m_session.found(QString::fromLatin1(query)).size(); }

    Session m_session{QStringLiteral("biblatex")};
    bool m_broken = false;
};

void TestTagClicks::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestTagClicks::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    m_session.run({QStringLiteral("import"), writeFile(m_session.dir.path(), QStringLiteral("monday.txt"),
                                                       madeUpDigest(QStringLiteral("Baltic"), 6))});
    const auto tag = [this](const char *name, const QStringList &papers) {
        m_session.run(QStringList{QStringLiteral("tag"), QStringLiteral("add"), QString::fromLatin1(name),
                                  QStringLiteral("--id")} +
                      papers);
    };
    tag("Ferry", {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")});
    tag("Gull", {QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")});
    QCOMPARE(m_session.found(QStringLiteral("tag:Ferry")).size(), 3);
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), 6);
    const auto *model = qobject_cast<SidebarModel *>(sidebar().model());
    QTRY_VERIFY(model->indexOfQuery(QStringLiteral("tag:Gull")).isValid());
    QTRY_VERIFY(m_session.app->settled());
}

void TestTagClicks::twoClicksAskForBoth()
{
    m_session.click(place("tag:Ferry"));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
    m_session.click(place("tag:Gull"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry tag:Gull"));
    QTRY_COMPARE(m_session.papers().rowCount(), 2);
    m_session.click(place("tag:Ferry"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Gull"));
}

void TestTagClicks::ctrlAsksForEither()
{
    m_session.clickWith(QStringLiteral("ctrl"), place("tag:Ferry"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Gull OR tag:Ferry"));
    QTRY_COMPARE(m_session.papers().rowCount(), 4);
    m_session.clickWith(QStringLiteral("shift"), place("tag:Ferry"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry"));
}

void TestTagClicks::keysPickToo()
{
    m_session.press(QStringLiteral("ctrl+Down"));
    m_session.press(QStringLiteral("alt+Return"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry -tag:Gull"));
    QTRY_COMPARE(m_session.papers().rowCount(), 1);
    m_session.press(QStringLiteral("ctrl+Return"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry OR tag:Gull"));
    m_session.click(place(""));
    QTRY_COMPARE(m_session.papers().rowCount(), 6);
}

void TestTagClicks::papersAreDroppedOnPlaces()
{
    m_session.drag(m_session.rowPlace(0), place("is:starred"));
    QTRY_COMPARE(found("is:starred"), 1);
    m_session.drag(m_session.rowPlace(0), place("tag:Gull"));
    QTRY_COMPARE(found("tag:Gull"), 4);
    m_session.drag(m_session.rowPlace(5), place("is:trashed"));
    QTRY_COMPARE(found("is:trashed"), 1);
    QTRY_COMPARE(m_session.papers().rowCount(), 5);
    m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(found("is:trashed"), 0);
}

void TestTagClicks::theMenuComesByKey()
{
    m_session.click(m_session.rowPlace(0));
    for (const char *key : {"shift+F10", "Menu"}) {
        m_session.press(QString::fromLatin1(key));
        QTRY_VERIFY2(qobject_cast<QMenu *>(QApplication::activePopupWidget()), key);
        m_session.press(QStringLiteral("Escape"));
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }
}

void TestTagClicks::cleanupTestCase()
{
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestTagClicks)
#include "tst_tagclicks.moc"
