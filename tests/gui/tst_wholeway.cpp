// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the real window with real keys, each step checked from outside by the command line.
#include "tests/gui/session.h"
#include "views/exportdialog.h"

#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace sheaf
{

using namespace sheaf::test;

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestWholeWay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void anEmptyLibraryWelcomes();
    void droppedDigestsAreImported();
    void undoingAnImportThatRunsCancelsIt();
    void aSearchShowsWhatMatches();
    void threePapersAreTaggedAtOnce();
    void spacePressesTheButtonThatHasTheKeyboard();
    void oneIsStarredAndNoted();
    void aChangeFromOutsideShowsWithinHalfASecond();
    void whatTheSearchShowsIsExported();
    void twoEditsAreUndone();
    void afterClosingAndOpeningTheRestIsUndone();
    void keysMadeByTheExportStay();
    void cleanupTestCase();

private:
    void openWindow();
    qint64 found(const QString &query) const
    {
        return m_session.ask({QStringLiteral("search"), query}).value(QLatin1String("total")).toInteger(-1);
    }
    qint64 editsStanding() const;
    QJsonObject paper(PaperId id) const { return m_session.ask({QStringLiteral("show"), QString::number(number(id))}); }
    PaperModel &papers() const { return m_session.papers(); }
    PaperList &list() const { return m_session.list(); }

    Session m_session{QStringLiteral("bibtex")};
    PaperId m_first{}; // of the search: tagged, starred and noted
    QString m_key;
    bool m_broken = false;
};

void TestWholeWay::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestWholeWay::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh, SHEAF_PROGRAM set");
    openWindow();
}

void TestWholeWay::openWindow()
{
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
}

qint64 TestWholeWay::editsStanding() const
{
    const QJsonArray edits = m_session.ask({QStringLiteral("history")}).value(QLatin1String("edits")).toArray();
    return std::count_if(edits.begin(), edits.end(),
                         [](const QJsonValue &edit) { return !edit[QLatin1String("undone")].toBool(); });
}

void TestWholeWay::anEmptyLibraryWelcomes()
{
    QVERIFY(m_session.window().welcomeShown());
    QCOMPARE(m_session.stat("papers"), 0);
}

void TestWholeWay::droppedDigestsAreImported()
{
    QMimeData files;
    const QDir data(QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/gui"));
    files.setUrls({QUrl::fromLocalFile(data.filePath(QStringLiteral("autumn.txt"))),
                   QUrl::fromLocalFile(data.filePath(QStringLiteral("spring.txt")))});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_session.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_session.window(), &drop);
    QVERIFY(drop.isAccepted());
    QTRY_COMPARE(papers().rowCount(), 15);
    QTRY_VERIFY(!m_session.window().welcomeShown());
    QCOMPARE(m_session.stat("papers"), 15);
    QCOMPARE(m_session.stat("entries"), 16);
    QCOMPARE(m_session.stat("digests"), 2);
}

void TestWholeWay::undoingAnImportThatRunsCancelsIt()
{
    constexpr int many = 150'000; // more than comes in before the key is pressed
    QFile file(m_session.dir.filePath(QStringLiteral("many.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int paper = 0; paper < many; ++paper) {
        const QByteArray name = QByteArray::number(paper);
        file.write("A made up title with number " + name + "\n\n");
        for (int sentence = 0; sentence < 8; ++sentence)
            file.write("The abstract of paper " + name + " says once more what was measured and by whom. ");
        file.write("\n\n");
    }
    file.close();
    m_session.app->raise({file.fileName()});
    QTRY_VERIFY(papers().rowCount() > 15);
    m_session.press(QStringLiteral("ctrl+z"));
    QTRY_VERIFY(m_session.window().findChild<StatusLine *>()->message().contains(QLatin1String("cancelled")));
    QTRY_VERIFY(papers().rowCount() > 15);
    QVERIFY(m_session.stat("papers") < many);
    m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(papers().rowCount(), 15);
}

void TestWholeWay::aSearchShowsWhatMatches()
{
    QTRY_VERIFY(list().hasFocus());
    m_session.press(QStringLiteral("slash"));
    m_session.type(QStringLiteral("layer"));
    const qint64 expected = found(QStringLiteral("layer"));
    QVERIFY2(expected >= 4 && expected < 15, "the digests should make the search mean something");
    QTRY_COMPARE(qint64(papers().rowCount()), expected);
    m_session.press(QStringLiteral("Return"));
    QTRY_VERIFY(list().hasFocus());
    QTRY_COMPARE(qint64(papers().rowCount()), expected);
}

void TestWholeWay::threePapersAreTaggedAtOnce()
{
    m_session.press(QStringLiteral("Home"));
    QTRY_COMPARE(list().currentIndex().row(), 0);
    m_first = papers().idAt(0);
    m_session.press({QStringLiteral("shift+Down"), QStringLiteral("shift+Down")});
    QTRY_COMPARE(list().selectedCount(), 3);
    m_session.press(QStringLiteral("t"));
    QTRY_VERIFY(!list().hasFocus());
    m_session.type(QStringLiteral("Layers"));
    m_session.press(QStringLiteral("Return"));
    QTRY_COMPARE(m_session.stat("tags"), 1);
    QTRY_COMPARE(found(QStringLiteral("tag:Layers")), 3);
    QTRY_COMPARE(list().currentIndex().row(), 3); // moved on
    QVERIFY(list().hasFocus());
}

void TestWholeWay::spacePressesTheButtonThatHasTheKeyboard()
{
    m_session.press({QStringLiteral("Home"), QStringLiteral("Tab")});
    QTRY_VERIFY(qobject_cast<QPushButton *>(QApplication::focusWidget()));
    const auto *pane = m_session.window().findChild<DetailPane *>();
    QTRY_VERIFY(pane->paper() && pane->paper()->id == m_first); // until then the button is the paper's before
    m_session.press(QStringLiteral("space"));
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 1);
    m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 0);
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(list().hasFocus());
}

void TestWholeWay::oneIsStarredAndNoted()
{
    m_session.press({QStringLiteral("Home"), QStringLiteral("s")});
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 1);
    QVERIFY(paper(m_first).value(QLatin1String("starred")).toBool());
    m_session.press(QStringLiteral("n"));
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
    m_session.type(QStringLiteral("Read this first"));
    m_session.press(QStringLiteral("Escape"));
    QTRY_VERIFY(list().hasFocus());
    QTRY_COMPARE(paper(m_first).value(QLatin1String("note")).toString(), QStringLiteral("Read this first"));
}

void TestWholeWay::aChangeFromOutsideShowsWithinHalfASecond()
{
    QTRY_VERIFY(papers().rowAt(0) && papers().rowAt(0)->tags.size() == 1);
    const QString id = QString::number(number(m_first));
    m_session.ask(
        {QStringLiteral("tag"), QStringLiteral("add"), QStringLiteral("Outside"), QStringLiteral("--id"), id});
    QTRY_VERIFY_WITH_TIMEOUT(papers().rowAt(0) && papers().rowAt(0)->tags.size() == 2, 500);
}

void TestWholeWay::whatTheSearchShowsIsExported()
{
    m_session.press(QStringLiteral("ctrl+e"));
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>());
    QTRY_VERIFY(m_session.window().findChild<ExportDialog *>()->isActiveWindow());
    m_session.press(QStringLiteral("Return"));
    QDir dir(m_session.dir.path());
    QTRY_COMPARE(dir.entryList({QStringLiteral("*.bib")}).size(), 1);
    QFile file(dir.filePath(dir.entryList({QStringLiteral("*.bib")}).constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("@misc{"), found(QStringLiteral("layer")));
    m_key = paper(m_first).value(QLatin1String("key")).toString();
    QVERIFY(!m_key.isEmpty());
}

void TestWholeWay::twoEditsAreUndone()
{
    QTRY_VERIFY(m_session.window().isActiveWindow());
    QTRY_VERIFY(list().hasFocus());
    const qint64 before = editsStanding();
    m_session.press({QStringLiteral("ctrl+z"), QStringLiteral("ctrl+z")}); // the tag from outside, then the note
    QTRY_COMPARE(editsStanding(), before - 2);
    QCOMPARE(paper(m_first).value(QLatin1String("note")).toString(), QString());
    QCOMPARE(paper(m_first).value(QLatin1String("tags")).toArray(), QJsonArray{QStringLiteral("Layers")});
    QVERIFY(paper(m_first).value(QLatin1String("starred")).toBool());
}

void TestWholeWay::afterClosingAndOpeningTheRestIsUndone()
{
    m_session.press(QStringLiteral("ctrl+q"));
    QTRY_VERIFY(!m_session.window().isVisible());
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
    openWindow();
    QTRY_COMPARE(papers().rowCount(), 15);
    for (qint64 left = editsStanding(); left > 0; --left)
        m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(editsStanding(), 0);
    QTRY_COMPARE(papers().rowCount(), 0);
    QTRY_VERIFY(m_session.window().welcomeShown());
    QCOMPARE(m_session.stat("papers"), 0);
    QCOMPARE(m_session.stat("digests"), 0);
    QCOMPARE(m_session.stat("tags"), 0);
}

void TestWholeWay::keysMadeByTheExportStay()
{
    m_session.ask({QStringLiteral("redo")});
    QTRY_COMPARE_WITH_TIMEOUT(papers().rowCount(), 15, 500);
    QCOMPARE(paper(m_first).value(QLatin1String("key")).toString(), m_key);
    QVERIFY(!paper(m_first).value(QLatin1String("starred")).toBool());
    m_session.press(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(papers().rowCount(), 0);
}

void TestWholeWay::cleanupTestCase()
{
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestWholeWay)
#include "tst_wholeway.moc"
