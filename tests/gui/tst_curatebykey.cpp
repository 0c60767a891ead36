// SPDX-License-Identifier: GPL-3.0-or-later
// A list is made, ordered, commented, highlighted and handed over with the keyboard alone; a colleague takes it back.
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"
#include "views/abstractview.h"
#include "views/exportdialog.h"
#include "views/namedialog.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestCurateByKey final : public QObject
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
    void aDigestIsImported();
    void threePapersBecomeAList();
    void theListIsOrdered();
    void itGetsASectionACommentAndANote();
    void aSentenceIsHighlighted();
    void theListIsHandedOver();
    void aColleagueTakesItBackAndHandsItOnTheSame();
    void everythingIsUndone();
    void cleanupTestCase();

private:
    QStringList listed() const { return m_session.titles(QStringLiteral("list:\"Group meeting\"")); }
    template <class Widget>
    Widget *focused() const
    {
        return qobject_cast<Widget *>(QApplication::focusWidget());
    }

    Session m_session{QStringLiteral("markdown")};
    QByteArray m_document;
    bool m_broken = false;
};

void TestCurateByKey::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestCurateByKey::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
}

void TestCurateByKey::aDigestIsImported()
{
    const QString file =
        writeFile(m_session.dir.path(), QStringLiteral("monday.txt"), madeUpDigest(QStringLiteral("Baltic"), 12));
    m_session.press(QStringLiteral("ctrl+i"));
    QTRY_VERIFY(m_session.window().findChild<QFileDialog *>());
    QTRY_VERIFY(focused<QLineEdit>());
    m_session.type(file);
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(m_session.papers().rowCount(), 12);
    QCOMPARE(m_session.stat("papers"), 12);
}

void TestCurateByKey::threePapersBecomeAList()
{
    QTRY_VERIFY(m_session.list().hasFocus());
    m_session.press(QStringLiteral("Home"));
    m_session.press({QStringLiteral("shift+Down"), QStringLiteral("shift+Down")});
    QTRY_COMPARE(m_session.list().selectedCount(), 3);
    m_session.press(QStringLiteral("l"));
    QTRY_VERIFY(focused<QLineEdit>());
    m_session.type(QStringLiteral("Group meeting"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(listed().size(), 3);
    m_session.press(QStringLiteral("slash"));
    QTRY_VERIFY(!m_session.list().hasFocus());
    m_session.type(QStringLiteral("list:\"Group meeting\""));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(m_session.papers().rowCount(), 3);
    QTRY_VERIFY(m_session.list().hasFocus());
}

void TestCurateByKey::theListIsOrdered()
{
    const QStringList before = listed();
    m_session.press(QStringLiteral("Home"));
    m_session.press({QStringLiteral("alt+Down"), QStringLiteral("alt+Down")});
    QTRY_COMPARE(listed(), (QStringList{before[1], before[2], before[0]}));
}

void TestCurateByKey::itGetsASectionACommentAndANote()
{
    m_session.press(QStringLiteral("ctrl+shift+n"));
    QTRY_VERIFY(m_session.window().findChild<NameDialog *>());
    QTRY_VERIFY(focused<QLineEdit>());
    m_session.type(QStringLiteral("To discuss"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(m_session.papers().rowCount(), 4);
    QTRY_VERIFY(m_session.list().hasFocus());
    m_session.press(QStringLiteral("c"));
    QTRY_VERIFY(focused<QPlainTextEdit>());
    m_session.type(QStringLiteral("Who knows the trace?"));
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(m_session.list().hasFocus());
    m_session.press(QStringLiteral("n"));
    QTRY_VERIFY(focused<QPlainTextEdit>());
    m_session.type(QStringLiteral("Compare *queues* with `berths`"));
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(m_session.list().hasFocus());
    QTRY_COMPARE(m_session.found(QStringLiteral("has:note")).size(), 1);
    QTRY_VERIFY(m_session
                    .run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("markdown"),
                          QStringLiteral("--list"), QStringLiteral("Group meeting")})
                    .contains("Who knows the trace"));
}

void TestCurateByKey::aSentenceIsHighlighted()
{
    for (int step = 0; step < 30 && !focused<AbstractView>(); ++step) {
        const QWidget *before = QApplication::focusWidget();
        m_session.press(QStringLiteral("Tab"));
        QTRY_VERIFY(QApplication::focusWidget() != before);
    }
    QVERIFY(focused<AbstractView>());
    m_session.press({QStringLiteral("ctrl+Home"), QStringLiteral("ctrl+shift+Right"),
                     QStringLiteral("ctrl+shift+Right"), QStringLiteral("ctrl+shift+Right")});
    m_session.press(QStringLiteral("alt+2"));
    QTRY_COMPARE(m_session.found(QStringLiteral("has:highlight")).size(), 1);
    const QJsonValue highlight = m_session.found(QStringLiteral("has:highlight"))[0][QLatin1String("highlights")][0];
    QVERIFY(highlight[QLatin1String("text")].toString().startsWith(QLatin1String("Harbour")));
    QCOMPARE(highlight[QLatin1String("colour")].toInt(), 2);
}

void TestCurateByKey::theListIsHandedOver()
{
    m_session.press(QStringLiteral("ctrl+e"));
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>());
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>()->isActiveWindow());
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>()->findChild<QPlainTextEdit *>()->toPlainText().contains(
        QLatin1String("To discuss"))); // the preview is the document
    m_session.press(QStringLiteral("Return"));
    const QString file = m_session.dir.filePath(QStringLiteral("Group meeting.md"));
    QTRY_VERIFY(QFile::exists(file));
    QFile document(file);
    QVERIFY(document.open(QIODevice::ReadOnly));
    m_document = document.readAll();
    for (const char *part : {"# Group meeting", "## To discuss", "Who knows the trace", "Compare *queues*"})
        QVERIFY2(m_document.contains(part), part);
    QCOMPARE(m_session.run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("markdown"),
                            QStringLiteral("--list"), QStringLiteral("Group meeting")}),
             m_document);
}

void TestCurateByKey::aColleagueTakesItBackAndHandsItOnTheSame()
{
    const QString theirs = m_session.dir.filePath(QStringLiteral("colleague.sheaf"));
    m_session.run({QStringLiteral("import"), m_session.dir.filePath(QStringLiteral("Group meeting.md"))}, theirs);
    QCOMPARE(m_session.run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("markdown"),
                            QStringLiteral("--list"), QStringLiteral("Group meeting")},
                           theirs),
             m_document);
}

void TestCurateByKey::everythingIsUndone()
{
    QTRY_VERIFY(m_session.window().isActiveWindow());
    m_session.list().setFocus();
    for (int step = 0; step < 20 && m_session.stat("papers") > 0; ++step)
        m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(m_session.stat("papers"), 0);
    QCOMPARE(m_session.stat("lists"), 0);
}

void TestCurateByKey::cleanupTestCase()
{
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestCurateByKey)
#include "tst_curatebykey.moc"
