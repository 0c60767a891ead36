// SPDX-License-Identifier: GPL-3.0-or-later
// The palette, the keys and the preferences by the keyboard alone, as the X server sends its keys.
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"
#include "views/keyspage.h"
#include "views/palette.h"
#include "views/preferencesdialog.h"

#include <QLineEdit>
#include <QPushButton>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestPaletteByKey final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        if (m_broken)
            QSKIP("an earlier step failed");
    }
    void cleanup()
    {
        if (!m_broken)
            Session::pictureOfFailure(QTest::currentTestFunction());
        m_broken = m_broken || QTest::currentTestFailed();
    }
    void aPaperIsFoundByItsTitle();
    void anActionIsRunByItsName();
    void anActionGetsAnotherKey();
    void thatKeyWorks();
    void cleanupTestCase() { m_session.app.reset(); }

private:
    Palette &palette() const { return *m_session.window().findChild<Palette *>(); }
    template <class Widget>
    Widget *focused() const
    {
        return qobject_cast<Widget *>(QApplication::focusWidget());
    }

    Session m_session{QStringLiteral("markdown")};
    bool m_broken = false;
};

void TestPaletteByKey::initTestCase()
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

void TestPaletteByKey::aPaperIsFoundByItsTitle()
{
    const QString title = m_session.titles({}).back();
    m_session.press(QStringLiteral("ctrl+k"));
    QTRY_VERIFY(focused<QLineEdit>() && palette().isVisible());
    m_session.type(title);
    QTRY_COMPARE(palette().typed(), title.simplified());
    auto *model = palette().findChild<PaletteModel *>();
    QTRY_VERIFY(model->rowCount() >= 2 && model->offerAt(model->nextRow(0, 1))->name == title);
    m_session.press(QStringLiteral("Return"));
    QTRY_VERIFY(m_session.list().hasFocus());
    QTRY_COMPARE(m_session.list().currentIndex().row(), 11);
}

void TestPaletteByKey::anActionIsRunByItsName()
{
    m_session.press(QStringLiteral("ctrl+k"));
    QTRY_VERIFY(palette().isVisible());
    m_session.type(QStringLiteral("star"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(m_session.stat("starred"), 1);
    QVERIFY(m_session.list().hasFocus());
}

void TestPaletteByKey::anActionGetsAnotherKey()
{
    m_session.press(QStringLiteral("ctrl+comma"));
    QTRY_VERIFY(m_session.window().findChild<PreferencesDialog *>());
    QTRY_VERIFY(focused<QLineEdit>() && m_session.window().findChild<PreferencesDialog *>()->isActiveWindow());
    m_session.type(QStringLiteral("dismiss")); // the key only: no setting is called that
    auto *page = m_session.window().findChild<KeysPage *>();
    QTRY_VERIFY(page->isVisible());
    for (int step = 0;
         step < 12 && !(focused<QPushButton>() && focused<QPushButton>()->text() == QLatin1String("Add a key"));
         ++step) {
        const QWidget *before = QApplication::focusWidget();
        m_session.press(QStringLiteral("Tab"));
        QTRY_VERIFY(QApplication::focusWidget() != before);
    }
    m_session.press({QStringLiteral("space"), QStringLiteral("j")});
    QTRY_VERIFY(focused<QPushButton>() && focused<QPushButton>()->text() == QLatin1String("Take it from there"));
    m_session.press(QStringLiteral("space"));
    QTRY_VERIFY(m_session.window().findChild<QAction *>(QStringLiteral("next"))->shortcuts().isEmpty());
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(!m_session.window().findChild<PreferencesDialog *>());
}

void TestPaletteByKey::thatKeyWorks()
{
    QTRY_VERIFY(m_session.window().isActiveWindow());
    QTRY_VERIFY(m_session.list().hasFocus());
    m_session.press(QStringLiteral("j"));
    QTRY_COMPARE(m_session.stat("dismissed"), 1);
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestPaletteByKey)
#include "tst_palettebykey.moc"
