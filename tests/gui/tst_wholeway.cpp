// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the real window with real keys, each step checked from outside by the command line.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "views/exportdialog.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace sheaf
{

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
    void type(const QString &text)
    {
        tool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"), text});
    }
    void press(const QStringList &keys)
    {
        tool(QStringList{QStringLiteral("key"), QStringLiteral("--delay"), QStringLiteral("20")} + keys);
    }
    void tool(const QStringList &words);
    QJsonObject ask(const QStringList &words) const; // the command line, while the window is open
    qint64 found(const QString &query) const
    {
        return ask({QStringLiteral("search"), query}).value(QLatin1String("total")).toInteger(-1);
    }
    qint64 stat(const char *name) const
    {
        return ask({QStringLiteral("stats")}).value(QLatin1String(name)).toInteger(-1);
    }
    qint64 editsStanding() const;
    QJsonObject paper(PaperId id) const { return ask({QStringLiteral("show"), QString::number(number(id))}); }
    PaperModel &papers() const { return *qobject_cast<PaperModel *>(list().model()); }
    PaperList &list() const { return *m_app->window().findChild<PaperList *>(); }

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(QStringLiteral("library.sheaf"));
    Settings m_settings{m_dir.filePath(QStringLiteral("sheaf.ini"))};
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
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
    QVERIFY2(QGuiApplication::platformName() == QLatin1String("xcb"), "start it with tests/gui/underxvfb.sh");
    QVERIFY(qEnvironmentVariableIsSet("SHEAF_PROGRAM"));
    QApplication::setQuitOnLastWindowClosed(false);
    m_words.library = m_path;
    m_settings.setExportFolder(m_dir.path());
    m_settings.setExportFormat(QStringLiteral("bibtex"));
    openWindow();
}

void TestWholeWay::openWindow()
{
    m_app = std::make_unique<Application>(*qobject_cast<QApplication *>(QCoreApplication::instance()), m_settings,
                                          m_words, m_path);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().isActiveWindow(), 20'000);
}

void TestWholeWay::tool(const QStringList &words)
{
    QProcess xdotool;
    xdotool.start(QStringLiteral("xdotool"), words);
    QVERIFY2(xdotool.waitForFinished() && xdotool.exitCode() == 0, xdotool.readAllStandardError().constData());
}

QJsonObject TestWholeWay::ask(const QStringList &words) const
{
    QProcess program;
    program.start(qEnvironmentVariable("SHEAF_PROGRAM"),
                  QStringList{QStringLiteral("--library"), m_path, QStringLiteral("--json")} + words);
    if (!program.waitForFinished() || program.exitCode() != 0)
        qWarning().noquote() << words << program.readAllStandardError();
    return QJsonDocument::fromJson(program.readAllStandardOutput()).object();
}

qint64 TestWholeWay::editsStanding() const
{
    const QJsonArray edits = ask({QStringLiteral("history")}).value(QLatin1String("edits")).toArray();
    return std::count_if(edits.begin(), edits.end(),
                         [](const QJsonValue &edit) { return !edit[QLatin1String("undone")].toBool(); });
}

void TestWholeWay::anEmptyLibraryWelcomes()
{
    QVERIFY(m_app->window().welcomeShown());
    QCOMPARE(stat("papers"), 0);
}

void TestWholeWay::droppedDigestsAreImported()
{
    QMimeData files;
    const QDir data(QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/gui"));
    files.setUrls({QUrl::fromLocalFile(data.filePath(QStringLiteral("autumn.txt"))),
                   QUrl::fromLocalFile(data.filePath(QStringLiteral("spring.txt")))});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_app->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_app->window(), &drop);
    QVERIFY(drop.isAccepted());
    QTRY_COMPARE(papers().rowCount(), 15);
    QTRY_VERIFY(!m_app->window().welcomeShown());
    QCOMPARE(stat("papers"), 15);
    QCOMPARE(stat("entries"), 16);
    QCOMPARE(stat("digests"), 2);
}

void TestWholeWay::undoingAnImportThatRunsCancelsIt()
{
    constexpr int many = 150'000; // more than comes in before the key is pressed
    QFile file(m_dir.filePath(QStringLiteral("many.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int paper = 0; paper < many; ++paper) {
        const QByteArray name = QByteArray::number(paper);
        file.write("A made up title with number " + name + "\n\n");
        for (int sentence = 0; sentence < 8; ++sentence)
            file.write("The abstract of paper " + name + " says once more what was measured and by whom. ");
        file.write("\n\n");
    }
    file.close();
    m_app->raise({file.fileName()});
    QTRY_VERIFY(papers().rowCount() > 15);
    press({QStringLiteral("ctrl+z")});
    QTRY_VERIFY(m_app->window().findChild<StatusLine *>()->message().contains(QLatin1String("cancelled")));
    QTRY_VERIFY(papers().rowCount() > 15);
    QVERIFY(stat("papers") < many);
    press({QStringLiteral("ctrl+z")});
    QTRY_COMPARE(papers().rowCount(), 15);
}

void TestWholeWay::aSearchShowsWhatMatches()
{
    QTRY_VERIFY(list().hasFocus());
    press({QStringLiteral("slash")});
    type(QStringLiteral("layer"));
    const qint64 expected = found(QStringLiteral("layer"));
    QVERIFY2(expected >= 4 && expected < 15, "the digests should make the search mean something");
    QTRY_COMPARE(qint64(papers().rowCount()), expected);
    press({QStringLiteral("Return")});
    QTRY_VERIFY(list().hasFocus());
    QTRY_COMPARE(qint64(papers().rowCount()), expected);
}

void TestWholeWay::threePapersAreTaggedAtOnce()
{
    press({QStringLiteral("Home")});
    QTRY_COMPARE(list().currentIndex().row(), 0);
    m_first = papers().idAt(0);
    press({QStringLiteral("shift+Down"), QStringLiteral("shift+Down")});
    QTRY_COMPARE(list().selectedCount(), 3);
    press({QStringLiteral("t")});
    QTRY_VERIFY(!list().hasFocus());
    type(QStringLiteral("Layers"));
    press({QStringLiteral("Return")});
    QTRY_COMPARE(stat("tags"), 1);
    QTRY_COMPARE(found(QStringLiteral("tag:Layers")), 3);
    QTRY_COMPARE(list().currentIndex().row(), 3); // moved on
    QVERIFY(list().hasFocus());
}

void TestWholeWay::spacePressesTheButtonThatHasTheKeyboard()
{
    press({QStringLiteral("Home"), QStringLiteral("Tab")});
    QTRY_VERIFY(qobject_cast<QPushButton *>(QApplication::focusWidget()));
    const auto *pane = m_app->window().findChild<DetailPane *>();
    QTRY_VERIFY(pane->paper() && pane->paper()->id == m_first); // until then the button is the paper's before
    press({QStringLiteral("space")});
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 1);
    press({QStringLiteral("ctrl+z")});
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 0);
    press({QStringLiteral("Escape")});
    QTRY_VERIFY(list().hasFocus());
}

void TestWholeWay::oneIsStarredAndNoted()
{
    press({QStringLiteral("Home"), QStringLiteral("s")});
    QTRY_COMPARE(found(QStringLiteral("is:starred")), 1);
    QVERIFY(paper(m_first).value(QLatin1String("starred")).toBool());
    press({QStringLiteral("n")});
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
    type(QStringLiteral("Read this first"));
    press({QStringLiteral("Escape")});
    QTRY_VERIFY(list().hasFocus());
    QTRY_COMPARE(paper(m_first).value(QLatin1String("note")).toString(), QStringLiteral("Read this first"));
}

void TestWholeWay::aChangeFromOutsideShowsWithinHalfASecond()
{
    QTRY_VERIFY(papers().rowAt(0) && papers().rowAt(0)->tags.size() == 1);
    const QString id = QString::number(number(m_first));
    ask({QStringLiteral("tag"), QStringLiteral("add"), QStringLiteral("Outside"), QStringLiteral("--id"), id});
    QTRY_VERIFY_WITH_TIMEOUT(papers().rowAt(0) && papers().rowAt(0)->tags.size() == 2, 500);
}

void TestWholeWay::whatTheSearchShowsIsExported()
{
    press({QStringLiteral("ctrl+e")});
    QTRY_VERIFY(m_app->window().findChild<ExportDialog *>());
    QTRY_VERIFY(m_app->window().findChild<ExportDialog *>()->isActiveWindow());
    press({QStringLiteral("Return")});
    QDir dir(m_dir.path());
    QTRY_COMPARE(dir.entryList({QStringLiteral("*.bib")}).size(), 1);
    QFile file(dir.filePath(dir.entryList({QStringLiteral("*.bib")}).constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("@misc{"), found(QStringLiteral("layer")));
    m_key = paper(m_first).value(QLatin1String("key")).toString();
    QVERIFY(!m_key.isEmpty());
}

void TestWholeWay::twoEditsAreUndone()
{
    QTRY_VERIFY(m_app->window().isActiveWindow());
    QTRY_VERIFY(list().hasFocus());
    const qint64 before = editsStanding();
    press({QStringLiteral("ctrl+z"), QStringLiteral("ctrl+z")}); // the tag from outside, then the note
    QTRY_COMPARE(editsStanding(), before - 2);
    QCOMPARE(paper(m_first).value(QLatin1String("note")).toString(), QString());
    QCOMPARE(paper(m_first).value(QLatin1String("tags")).toArray(), QJsonArray{QStringLiteral("Layers")});
    QVERIFY(paper(m_first).value(QLatin1String("starred")).toBool());
}

void TestWholeWay::afterClosingAndOpeningTheRestIsUndone()
{
    press({QStringLiteral("ctrl+q")});
    QTRY_VERIFY(!m_app->window().isVisible());
    m_app.reset();
    QVERIFY(ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
    openWindow();
    QTRY_COMPARE(papers().rowCount(), 15);
    for (qint64 left = editsStanding(); left > 0; --left)
        press({QStringLiteral("ctrl+z")});
    QTRY_COMPARE(editsStanding(), 0);
    QTRY_COMPARE(papers().rowCount(), 0);
    QTRY_VERIFY(m_app->window().welcomeShown());
    QCOMPARE(stat("papers"), 0);
    QCOMPARE(stat("digests"), 0);
    QCOMPARE(stat("tags"), 0);
}

void TestWholeWay::keysMadeByTheExportStay()
{
    ask({QStringLiteral("redo")});
    QTRY_COMPARE_WITH_TIMEOUT(papers().rowCount(), 15, 500);
    QCOMPARE(paper(m_first).value(QLatin1String("key")).toString(), m_key);
    QVERIFY(!paper(m_first).value(QLatin1String("starred")).toBool());
    press({QStringLiteral("ctrl+z")});
    QTRY_COMPARE(papers().rowCount(), 0);
}

void TestWholeWay::cleanupTestCase()
{
    m_app.reset();
    QVERIFY(ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestWholeWay)
#include "tst_wholeway.moc"
