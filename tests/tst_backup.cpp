// SPDX-License-Identifier: GPL-3.0-or-later
// A backup is the whole library whatever is done to that meanwhile; making one and going back to one destroys nothing.
#include "model/backup.h"
#include "model/backupfiles.h"
#include "tests/support/librarysupport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <atomic>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sheaf
{

using namespace sheaf::test;

class BackupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBackupIsTheWholeLibrary();
    void aBackupOfAWrittenLibraryIsOfOneMoment();
    void onlyAnOlderBackupOfTheSameLibraryGivesWay();
    void whatIsInUseDoesNotGiveWay();
    void aCopyThatAnotherProcessHasOpenDoesNotGiveWay();
    void whatACrashLeftOfACopyGoesWithTheNext();
    void aCancelledBackupLeavesNothing();
    void lookingAtABackupLeavesItAsItIs();
    void whatIsNoBackupIsRefused_data();
    void whatIsNoBackupIsRefused();
    void aRestoredBackupIsTheLibraryAndTheOtherIsKept();
    void aLibraryWhoseRestoringWasCutShortHasItsLogAgain();
    void whoWaitedForTheLibraryIsToldThatItHasMoved();
    void aLibraryInUseStays();
    void aDamagedLibraryGivesWay();
    void whatCannotBeReplacedKeepsItsLog();
    void aLogWithoutItsLibraryIsNoPartOfTheRestoredOne();
    void aDamagedBackupIsNotRestored();
    void theVerbSaysWhatItMade();

private:
    QString inFolder(const char *name) const { return m_temp->folder.filePath(QLatin1String(name)); }
    QStringList files() const { return QDir(m_temp->folder.path()).entryList(QDir::Files, QDir::Name); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    LibraryFacts backedUp(const QString &file) const
    {
        const Result<LibraryFacts> facts = backUp(m_temp->path, file, {});
        if (!facts)
            qFatal("%s %s", qPrintable(facts.error().what), qPrintable(facts.error().detail));
        return facts.value();
    }
    static bool isWhole(const QString &path)
    {
        const Result<std::unique_ptr<Library>> library = Library::open(path, {});
        return library && library.value()->check().ok;
    }
    // Another process that has the file open, until this ends.
    class Reader final
    {
    public:
        explicit Reader(const QString &path)
        {
            int ready[2];
            if (::pipe(ready) != 0 || ::pipe(m_go) != 0)
                qFatal("no pipe");
            m_child = ::fork();
            if (m_child == 0) {
                char byte = 0;
                Database reader(path, Database::Mode::ReadWrite);
                reader.number("SELECT count(*) FROM paper");
                const bool went = ::write(ready[1], "r", 1) == 1 && ::read(m_go[0], &byte, 1) >= 0;
                ::_exit(went ? 0 : 1);
            }
            char byte = 0;
            if (::read(ready[0], &byte, 1) != 1)
                qFatal("it does not read");
        }
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;
        ~Reader()
        {
            if (::write(m_go[1], "g", 1) == 1)
                ::waitpid(m_child, nullptr, 0);
        }

    private:
        int m_go[2] = {};
        pid_t m_child = 0;
    };
    static QString journalMode(const QString &path)
    {
        Database database(path, Database::Mode::ReadWrite);
        Statement mode = database.query("PRAGMA journal_mode");
        return mode.step() ? mode.text(0) : QString();
    }
    void star(qint64 paper) const { submitted(*m_temp->open(), SetStarred{IdSet::of(PaperId{paper}), true}); }

    std::unique_ptr<TempLibrary> m_temp;
};

void BackupTest::init()
{
    m_temp = std::make_unique<TempLibrary>();
    const std::unique_ptr<Library> library = m_temp->open();
    importDigest(*library, plainDigest(QStringLiteral("d"), 300));
    submitted(*library, PutTag{{TagId{-1}, QStringLiteral("Distillation"), {}, {}, 3, {}, {}}});
    submitted(*library, SetTrashed{IdSet::of(PaperId{7}), true});
    library->settle();
}

void BackupTest::cleanup()
{
    m_temp.reset();
}

void BackupTest::aBackupIsTheWholeLibrary()
{
    const std::unique_ptr<Library> open = m_temp->open(); // as it is in a window
    std::vector<int> percents;
    BackupHooks hooks;
    hooks.progress = [&percents](int percent) { percents.push_back(percent); };
    const QString file = inFolder("copy.sheaf");
    const Result<LibraryFacts> made = backUp(m_temp->path, file, hooks);
    QVERIFY2(made, made ? "" : qPrintable(made.error().what + made.error().detail));
    QCOMPARE(made.value().papers, 299);
    QCOMPARE(made.value().digests, 1);
    QCOMPARE(made.value().tags, 1);
    QCOMPARE(made.value().bytes, QFileInfo(file).size());
    QCOMPARE(percents.back(), 100);
    QVERIFY(std::ranges::is_sorted(percents));
    QCOMPARE(firstDifference(userTables(m_temp->path), userTables(file)), QString());
    QVERIFY(isWhole(file));
    QCOMPARE(QFile::permissions(file), QFile::permissions(m_temp->path));
    for (const QString &name : files())
        QVERIFY2(!name.endsWith(QLatin1String(".part")) && !name.startsWith(QLatin1String("copy.sheaf-")),
                 qPrintable(name));
}

void BackupTest::aBackupOfAWrittenLibraryIsOfOneMoment()
{
    // Another thread stars one paper after the other and takes the star off again: never are two starred.
    std::atomic<bool> done = false;
    std::thread writer([&] {
        const std::unique_ptr<Library> library = m_temp->open();
        for (qint64 at = 0; !done; ++at) {
            const IdSet paper = IdSet::of(PaperId{1 + at % 300});
            submitted(*library, SetStarred{paper, true});
            submitted(*library, SetStarred{paper, false});
        }
    });
    qint64 last = 0;
    for (int round = 0; round < 5; ++round) {
        const QString file = inFolder("moment.sheaf");
        const LibraryFacts facts = backedUp(file);
        QVERIFY(facts.revision >= last);
        last = facts.revision;
        const std::unique_ptr<Library> copy = std::move(Library::open(file, {})).value();
        QVERIFY(copy->starred().count() <= 1);
        QVERIFY(copy->check().ok);
    }
    done = true;
    writer.join();
}

void BackupTest::onlyAnOlderBackupOfTheSameLibraryGivesWay()
{
    const QString file = inFolder("copy.sheaf");
    const qint64 before = backedUp(file).revision;
    star(3);
    QCOMPARE(backedUp(file).revision, before + 1);
    QCOMPARE(inspectBackup(file).value().revision, before + 1);

    const QString letter = inFolder("letter.txt");
    write(letter, "Dear reader, this is no backup.");
    QCOMPARE(backUp(m_temp->path, letter, {}).error().kind, Error::Kind::Refused);
    QCOMPARE(bytesOf(letter), QByteArray("Dear reader, this is no backup."));

    const QString other = inFolder("other.sheaf");
    static_cast<void>(std::move(Library::open(other, {})).value());
    const QByteArray untouched = bytesOf(other);
    QCOMPARE(backUp(m_temp->path, other, {}).error().kind, Error::Kind::Refused);
    QCOMPARE(bytesOf(other), untouched);

    QCOMPARE(backUp(m_temp->path, m_temp->folder.path(), {}).error().kind, Error::Kind::Refused);
    QCOMPARE(backUp(m_temp->path, inFolder("no/such/folder.sheaf"), {}).ok(), false);
}

void BackupTest::whatIsInUseDoesNotGiveWay()
{
    QCOMPARE(backUp(m_temp->path, m_temp->path, {}).error().kind, Error::Kind::Refused);
    const QString link = inFolder("link.sheaf");
    QVERIFY(QFile::link(m_temp->path, link));
    QCOMPARE(backUp(m_temp->path, link, {}).error().kind, Error::Kind::Refused);
    const QString copy = inFolder("copy.sheaf");
    backedUp(copy);
    {
        const std::unique_ptr<Library> open = std::move(Library::open(copy, {})).value();
        QCOMPARE(backUp(m_temp->path, copy, {}).error().kind, Error::Kind::Refused);
    }
    backedUp(copy);
    write(copy + QStringLiteral("-wal"), "the log of another process");
    QCOMPARE(backUp(m_temp->path, copy, {}).error().kind, Error::Kind::Refused);
    QVERIFY(isWhole(m_temp->path));
}

void BackupTest::aCopyThatAnotherProcessHasOpenDoesNotGiveWay()
{
    const QString copy = inFolder("copy.sheaf");
    const qint64 before = backedUp(copy).revision;
    star(3);
    {
        const Reader another(copy); // it has written nothing, so that its log is empty
        const Result<LibraryFacts> made = backUp(m_temp->path, copy, {});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Busy);
    }
    QCOMPARE(inspectBackup(copy).value().revision, before);
    QCOMPARE(backedUp(copy).revision, before + 1);
}

void BackupTest::whatACrashLeftOfACopyGoesWithTheNext()
{
    const QString old = inFolder("copy.sheaf.0123abcd.part");
    const QString running = inFolder("copy.sheaf.4567abcd.part");
    const QString another = inFolder("copy.sheaf.notours.part");
    for (const QString &path : {old, running, another})
        write(path, "half a library");
    for (const QString &path : {old, another}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) &&
                file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    }
    backedUp(inFolder("copy.sheaf"));
    QVERIFY(!QFileInfo::exists(old));
    QVERIFY(QFileInfo::exists(running));
    QVERIFY(QFileInfo::exists(another));
}

void BackupTest::aCancelledBackupLeavesNothing()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    const QByteArray before = bytesOf(file);
    star(3);
    const QStringList names = files();
    for (const int moment : {-1, 100}) { // before it begins; while it is read from end to end
        std::atomic<bool> cancelled = moment < 0;
        BackupHooks hooks;
        hooks.cancelled = &cancelled;
        hooks.progress = [&](int percent) { cancelled = cancelled || percent == moment; };
        const Result<LibraryFacts> made = backUp(m_temp->path, file, hooks);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Cancelled);
        QCOMPARE(bytesOf(file), before);
        QCOMPARE(files(), names);
    }
}

void BackupTest::lookingAtABackupLeavesItAsItIs()
{
    const QString file = inFolder("copy #1 ?100%.sheaf"); // what would be signs in an address
    const LibraryFacts facts = backedUp(file);
    const QByteArray before = bytesOf(file);
    const QStringList names = files();
    const Result<LibraryFacts> seen = inspectBackup(file);
    QVERIFY(seen);
    QCOMPARE(seen.value(), facts);
    QCOMPARE(bytesOf(file), before);
    QCOMPARE(files(), names);
}

void BackupTest::whatIsNoBackupIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("a letter to somebody");
    QTest::newRow("begins right") << QByteArray("SQLite format 3\0 and then goes on otherwise", 43);
    QTest::newRow("zeros") << QByteArray(70000, '\0');
}

void BackupTest::whatIsNoBackupIsRefused()
{
    QFETCH(const QByteArray, bytes);
    const QString file = inFolder("no.sheaf");
    write(file, bytes);
    const QStringList names = files();
    QCOMPARE(inspectBackup(file).error().kind, Error::Kind::Refused);
    QVERIFY(!prepareRestore(m_temp->path, file, {}));
    QCOMPARE(bytesOf(file), bytes);
    QCOMPARE(files(), names);
    QCOMPARE(inspectBackup(inFolder("nothing.sheaf")).error().kind, Error::Kind::NotFound);
}

void BackupTest::aRestoredBackupIsTheLibraryAndTheOtherIsKept()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    const QByteArray backup = bytesOf(file);
    const QStringList then = userTables(m_temp->path);
    star(3);
    const QStringList now = userTables(m_temp->path);
    QVERIFY(then != now);

    Result<QString> prepared = Error{};
    {
        const std::unique_ptr<Library> open = m_temp->open();
        prepared = prepareRestore(m_temp->path, file, {});
        QVERIFY2(prepared, prepared ? "" : qPrintable(prepared.error().what + prepared.error().detail));
        submitted(*open, SetStarred{IdSet::of(PaperId{4}), true}); // the window goes on until it is closed
    }
    const QStringList last = userTables(m_temp->path);
    const Result<QString> kept = putInPlace(m_temp->path, prepared.value());
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().what + kept.error().detail));
    QCOMPARE(firstDifference(then, userTables(m_temp->path)), QString());
    QCOMPARE(firstDifference(last, userTables(kept.value())), QString());
    QCOMPARE(bytesOf(file), backup);
    QCOMPARE(QFileInfo(kept.value()).absolutePath(), QFileInfo(m_temp->path).absolutePath());
    QVERIFY(isWhole(m_temp->path) && isWhole(kept.value()));
    for (const QString &path : {m_temp->path, kept.value()})
        QCOMPARE(journalMode(path), QStringLiteral("wal")); // isWhole() has opened them
    QCOMPARE(files(), (QStringList{QFileInfo(file).fileName(), QFileInfo(kept.value()).fileName(),
                                   QFileInfo(m_temp->path).fileName()}));
    // And back again.
    const Result<QString> again = prepareRestore(m_temp->path, kept.value(), {});
    QVERIFY(again && putInPlace(m_temp->path, again.value()));
    QCOMPARE(firstDifference(last, userTables(m_temp->path)), QString());
}

void BackupTest::aLibraryWhoseRestoringWasCutShortHasItsLogAgain()
{
    {
        Database database(m_temp->path, Database::Mode::ReadWrite); // as it is while it is held
        database.script("PRAGMA journal_mode = DELETE");
    }
    QVERIFY(isWhole(m_temp->path));
    QCOMPARE(journalMode(m_temp->path), QStringLiteral("wal"));
}

void BackupTest::whoWaitedForTheLibraryIsToldThatItHasMoved()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    const Result<QString> prepared = prepareRestore(m_temp->path, file, {});
    QVERIFY(prepared);
    const Database late(m_temp->path, Database::Mode::ReadWrite);
    QVERIFY(!late.hasMoved());
    QCOMPARE(exchangeFiles(m_temp->path, nameForKept(m_temp->path), prepared.value()), 0);
    QVERIFY(late.hasMoved()); // the log that it would take by its name is that of the new one
    QVERIFY(isWhole(m_temp->path));
}

void BackupTest::aLibraryInUseStays()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    star(3);
    const QStringList now = userTables(m_temp->path);
    const auto refusal = [&] {
        const Result<QString> prepared = prepareRestore(m_temp->path, file, {});
        const Result<QString> kept = putInPlace(m_temp->path, prepared.value());
        return kept ? QStringLiteral("done") : kindName(kept.error().kind);
    };
    {
        const std::unique_ptr<Library> open = m_temp->open();
        QCOMPARE(refusal(), QStringLiteral("busy"));
    }
    {
        const Reader another(m_temp->path);
        QCOMPARE(refusal(), QStringLiteral("busy"));
    }
    QCOMPARE(firstDifference(now, userTables(m_temp->path)), QString());
    QCOMPARE(files(), (QStringList{QStringLiteral("copy.sheaf"), QStringLiteral("test.sheaf")}));
    QCOMPARE(refusal(), QStringLiteral("done"));
}

void BackupTest::aDamagedLibraryGivesWay()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    const QStringList then = userTables(m_temp->path);
    const QByteArray damaged("what the disk made of it");
    write(m_temp->path, damaged);
    QVERIFY(!inspectLibrary(m_temp->path));
    const Result<QString> prepared = prepareRestore(m_temp->path, file, {});
    QVERIFY(prepared);
    const Result<QString> kept = putInPlace(m_temp->path, prepared.value());
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().what + kept.error().detail));
    QCOMPARE(bytesOf(kept.value()), damaged);
    QCOMPARE(firstDifference(then, userTables(m_temp->path)), QString());
}

void BackupTest::whatCannotBeReplacedKeepsItsLog()
{
    const QString log = m_temp->path + QStringLiteral("-wal");
    QVERIFY(QFile::remove(m_temp->path));
    write(log, "the log of a library that is gone");
    const QStringList names = files();
    QVERIFY(!putInPlace(m_temp->path, inFolder("nothing.part")));
    QCOMPARE(files(), names);
    QCOMPARE(bytesOf(log), QByteArray("the log of a library that is gone"));
}

void BackupTest::aLogWithoutItsLibraryIsNoPartOfTheRestoredOne()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    const QStringList then = userTables(m_temp->path);
    const QString logPath = m_temp->path + QStringLiteral("-wal");
    QByteArray log;
    {
        const std::unique_ptr<Library> open = m_temp->open();
        submitted(*open, SetStarred{IdSet::of(PaperId{3}), true});
        log = bytesOf(logPath);
    }
    QVERIFY(!log.isEmpty());
    QVERIFY(QFile::remove(m_temp->path)); // by who did not know what the log is
    write(logPath, log);
    const Result<QString> prepared = prepareRestore(m_temp->path, file, {});
    QVERIFY(prepared);
    const Result<QString> kept = putInPlace(m_temp->path, prepared.value());
    QVERIFY(kept);
    QCOMPARE(kept.value(), QString());
    QCOMPARE(firstDifference(then, userTables(m_temp->path)), QString());
    QVERIFY(isWhole(m_temp->path));
    const QStringList logs = QDir(m_temp->folder.path()).entryList({QStringLiteral("*(kept *-wal")}, QDir::Files);
    QCOMPARE(logs.size(), 1);
    QCOMPARE(bytesOf(m_temp->folder.filePath(logs.front())), log);
}

void BackupTest::aDamagedBackupIsNotRestored()
{
    const QString file = inFolder("copy.sheaf");
    backedUp(file);
    QByteArray bytes = bytesOf(file);
    for (qsizetype at = 16384 * 3; at < bytes.size(); ++at)
        bytes[at] = char(at * 31);
    write(file, bytes);
    const QStringList names = files();
    QVERIFY(!prepareRestore(m_temp->path, file, {}));
    QCOMPARE(files(), names);
    QVERIFY(isWhole(m_temp->path));
}

void BackupTest::theVerbSaysWhatItMade()
{
    const auto run = [this](const QStringList &words) {
        QProcess program;
        program.start(qEnvironmentVariable("SHEAF_PROGRAM"),
                      QStringList{QStringLiteral("--library"), m_temp->path, QStringLiteral("--json")} + words);
        if (!program.waitForFinished())
            qFatal("it does not end");
        return std::pair(program.exitCode(), QJsonDocument::fromJson(program.readAllStandardOutput()).object());
    };
    const QString file = inFolder("copy.sheaf");
    const auto [code, made] = run({QStringLiteral("backup"), file});
    QCOMPARE(code, 0);
    QCOMPARE(made[QLatin1String("file")].toString(), file);
    QCOMPARE(made[QLatin1String("papers")].toInteger(), 299);
    QCOMPARE(made[QLatin1String("bytes")].toInteger(), QFileInfo(file).size());
    QCOMPARE(made[QLatin1String("revision")].toInteger(), inspectBackup(file).value().revision);
    QCOMPARE(firstDifference(userTables(m_temp->path), userTables(file)), QString());
    QCOMPARE(run({QStringLiteral("backup"), m_temp->path}).first, 1);
    QCOMPARE(run({QStringLiteral("backup")}).first, 2);
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::BackupTest)
#include "tst_backup.moc"
