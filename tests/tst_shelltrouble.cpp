// SPDX-License-Identifier: GPL-3.0-or-later
// The command line when something is wrong: words, files, the disk, other processes.
#include "tests/support/shell.h"

#include <QRegularExpression>

using namespace sheaf;
using namespace sheaf::test;

class TestShellTrouble final : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wrongWords_data();
    void wrongWords();
    void aMissingLibraryIsNotMade_data();
    void aMissingLibraryIsNotMade();
    void aForeignFileIsLeftAlone();
    void aFullDiskIsAnError_data();
    void aFullDiskIsAnError();
    void twoProcessesWriteAtOnce();
    void aVerbWaitsForAnotherWriterAndSaysSo();
    void oneImportAtATime();
};

void TestShellTrouble::initTestCase()
{
    QVERIFY2(QFile::exists(programPath()), "SHEAF_PROGRAM names the program; ctest sets it");
}

void TestShellTrouble::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestShellTrouble::wrongWords_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {
             "stats --nonsense",
             "stats --json=yes",
             "stats more",
             "undo 5",
             "purge everything",
             "import",
             "show",
             "show 1 2",
             "search a --limit many",
             "search a --limit",
             "search (a",
             "search is:splendid",
             "tag",
             "tag paint NAS --id 1",
             "tag add NAS",
             "tag add NAS --id",
             "tag add NAS --id 1 --query x",
             "tag add NAS --query year:soon",
             "trash 1",
             "trash --query has:gold",
             "restore",
             "status splendid --id 1",
             "status read",
             "list",
             "list paint Best",
             "list create",
             "list move Best 1",
             "list move Best 1 0",
             "list move Best 1 first",
             "export",
             "export --format klingon",
             "export --format markdown --list Best --query x",
             "--config",
         })
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestShellTrouble::wrongWords()
{
    QFETCH(QString, words);
    importFive();
    QCOMPARE(sheaf("list create Best").code, 0);
    const QByteArray history = sheaf("history --json").out;
    const Ran ran = run(words.split(u' '));
    QCOMPARE(ran.code, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.err.startsWith("sheaf: "));
    QCOMPARE(sheaf("history --json").out, history);
}

void TestShellTrouble::aMissingLibraryIsNotMade_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"search a", "show 1", "tags", "lists", "stats", "history", "check", "undo", "redo",
                              "purge", "trash --id 1", "restore --id 1", "status read --id 1", "tag add NAS --id 1",
                              "list add Best --id 1", "export --format markdown"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestShellTrouble::aMissingLibraryIsNotMade()
{
    QFETCH(QString, words);
    const Ran ran = run(words.split(u' ') + QStringList{QStringLiteral("--json")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.json()[QStringLiteral("error")][QStringLiteral("kind")].toString(), QStringLiteral("not-found"));
    QVERIFY(ran.err.contains("test.sheaf"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestShellTrouble::aForeignFileIsLeftAlone()
{
    const QByteArray bytes("This is a letter, not a library.\n");
    writeFile(m_folder->path(), QStringLiteral("test.sheaf"), bytes);
    QCOMPARE(sheaf("stats").code, 1);
    QCOMPARE(run({QStringLiteral("import"), fixture("packed.txt")}).code, 1);
    QFile file(path("test.sheaf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestShellTrouble::aFullDiskIsAnError_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"search harbours --json", "search harbours", "export --format bibtex", "stats"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

// A disk that is full is not a success.
void TestShellTrouble::aFullDiskIsAnError()
{
    QFETCH(QString, words);
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full here");
    const QString file =
        writeFile(m_folder->path(), QStringLiteral("many.txt"), madeUpDigest(QStringLiteral("Many"), 90));
    QCOMPARE(run({QStringLiteral("import"), file}).code, 0);
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(programPath(), QStringList{QStringLiteral("--library"), path("test.sheaf")} + words.split(u' '));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(!process.readAllStandardError().isEmpty());
}

void TestShellTrouble::twoProcessesWriteAtOnce()
{
    importFive();
    constexpr int pairs = 5;
    for (int round = 0; round < pairs; ++round) {
        QProcess processes[2];
        for (int at = 0; at < 2; ++at)
            processes[at].start(programPath(), {QStringLiteral("--library"), path("test.sheaf"), QStringLiteral("tag"),
                                                QStringLiteral("add"), QStringLiteral("T%1-%2").arg(round).arg(at),
                                                QStringLiteral("--query"), QStringLiteral("harbours")});
        for (QProcess &process : processes) {
            QVERIFY(process.waitForFinished(60'000));
            const QByteArray err = process.readAllStandardError();
            QVERIFY2(process.exitCode() == 0, err.constData());
        }
    }
    QCOMPARE(stat("tags"), 2 * pairs);
    QCOMPARE(found(QStringLiteral("tag:T0-0 tag:T4-1")).size(), 5);
    QCOMPARE(sheaf("history --json").json()[QStringLiteral("edits")].toArray().size(), 2 * pairs + 1);
    QCOMPARE(sheaf("check").code, 0);
}

void TestShellTrouble::aVerbWaitsForAnotherWriterAndSaysSo()
{
    importFive();
    Database database(path("test.sheaf"), Database::Mode::ReadWrite);
    std::optional<Transaction> writing(std::in_place, database, Transaction::Kind::Write);
    QProcess process;
    process.setReadChannel(QProcess::StandardError);
    process.start(programPath(), {QStringLiteral("--library"), path("test.sheaf"), QStringLiteral("status"),
                                  QStringLiteral("read"), QStringLiteral("--id"), QStringLiteral("1")});
    QVERIFY(process.waitForReadyRead(20'000));
    QVERIFY(process.readAllStandardError().contains("Waiting"));
    writing.reset();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(stat("unread"), 4);
}

void TestShellTrouble::oneImportAtATime()
{
    importFive();
    Result<std::unique_ptr<Library>> other = Library::open(path("test.sheaf"), {});
    QVERIFY(other && other.value()->beginImport().ok());
    const Ran ran = run({QStringLiteral("import"), fixture("packed.txt"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.json()[QStringLiteral("error")][QStringLiteral("kind")].toString(), QStringLiteral("busy"));
    QCOMPARE(sheaf("status read --id 1").code, 0); // other edits go on
    other.value()->endImport(EditState::Done);
    QCOMPARE(run({QStringLiteral("import"), fixture("packed.txt")}).code, 0);
}

QTEST_GUILESS_MAIN(TestShellTrouble)
#include "tst_shelltrouble.moc"
