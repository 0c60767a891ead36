// SPDX-License-Identifier: GPL-3.0-or-later
// The layer over SQLite, the versions of the file, and that a full disk leaves a library whole.
#include "model/db/apply.h"
#include "model/db/check.h"
#include "model/db/imports.h"
#include "model/db/journal.h"
#include "model/db/packedtext.h"
#include "model/db/schema.h"
#include "model/db/scripts.h"
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

class TestSqlite final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackAsTheyWere();
    void theSameStatementMayRunWithinItself();
    void whatIsNotCommittedIsRolledBack();
    void errorsSayWhatTheyAre();
    void aNewFileIsWhatALibraryHasToBe();
    void anOlderFileIsCopiedAsideAndMigrated();
    void aFailedMigrationChangesNothing();
    void aFullDiskLeavesTheLibraryWhole();
};

void TestSqlite::valuesComeBackAsTheyWere()
{
    Database database(QStringLiteral(":memory:"), Database::Mode::Create);
    database.script("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d TEXT)");
    const QString text = QStringLiteral("Gödel ") + QChar(u'\0') + QStringLiteral(" 日本");
    const QByteArray blob("\0\1\xff", 3);
    database.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", PaperId{Q_INT64_C(1) << 62}, text, blob, nullptr);
    database.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", 0, QString(), QByteArray(), std::optional<QString>());
    Statement rows = database.query("SELECT * FROM t");
    QVERIFY(rows.step());
    QCOMPARE(rows.integer(0), Q_INT64_C(1) << 62);
    QCOMPARE(rows.text(1), text);
    QCOMPARE(rows.blob(2), blob);
    QVERIFY(rows.isNull(3));
    QVERIFY(rows.step());
    QVERIFY(!rows.isNull(1));
    QVERIFY(!rows.isNull(2));
    QVERIFY(rows.isNull(3));
    QVERIFY(!rows.step());
}

void TestSqlite::theSameStatementMayRunWithinItself()
{
    Database database(QStringLiteral(":memory:"), Database::Mode::Create);
    database.script("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (3)");
    constexpr const char *sql = "SELECT a FROM t ORDER BY a";
    qint64 sum = 0;
    Statement outer = database.query(sql);
    while (outer.step()) {
        Statement inner = database.query(sql);
        while (inner.step())
            sum += outer.integer(0) * inner.integer(0);
    }
    QCOMPARE(sum, 36);
}

void TestSqlite::whatIsNotCommittedIsRolledBack()
{
    Database database(QStringLiteral(":memory:"), Database::Mode::Create);
    database.script("CREATE TABLE t (a INTEGER)");
    {
        Transaction transaction(database, Transaction::Kind::Write);
        database.run("INSERT INTO t VALUES (1)");
    }
    QCOMPARE(database.number("SELECT count(*) FROM t"), 0);
    {
        Transaction transaction(database, Transaction::Kind::Write);
        database.run("INSERT INTO t VALUES (1)");
        const Transaction within(database, Transaction::Kind::Read);
        transaction.commit();
    }
    QCOMPARE(database.number("SELECT count(*) FROM t"), 1);
}

void TestSqlite::errorsSayWhatTheyAre()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("noise"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    Database noise(path, Database::Mode::ReadWrite);
    try {
        noise.number("PRAGMA user_version");
        QFAIL("a file of noise was taken for a database");
    } catch (const SqlError &error) {
        QVERIFY(error.isNotADatabase());
    }
    const TempLibrary temp;
    temp.open();
    Database one(temp.path, Database::Mode::ReadWrite);
    Database other(temp.path, Database::Mode::ReadWrite);
    const Transaction first(one, Transaction::Kind::Write);
    try {
        const Transaction second(other, Transaction::Kind::Write);
        QFAIL("two writers at once");
    } catch (const SqlError &error) {
        QVERIFY(error.isBusy());
    }
}

void TestSqlite::aNewFileIsWhatALibraryHasToBe()
{
    const TempLibrary temp;
    temp.open();
    Database database(temp.path, Database::Mode::ReadWrite);
    QCOMPARE(database.number("PRAGMA application_id"), libraryApplicationId);
    QCOMPARE(database.number("PRAGMA user_version"), 1);
    QCOMPARE(database.number("PRAGMA page_size"), 16384);
    Statement mode = database.query("PRAGMA journal_mode");
    QVERIFY(mode.step());
    QCOMPARE(mode.text(0), QStringLiteral("wal"));
    QCOMPARE(database.number("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
                             "AND name NOT LIKE 'sqlite_%' AND strict = 0"),
             0);
}

void TestSqlite::anOlderFileIsCopiedAsideAndMigrated()
{
    const TempLibrary temp;
    temp.open();
    std::vector<const char *> scripts{schemaScripts()[0]};
    constexpr const char *later[] = {"CREATE TABLE second (a INTEGER) STRICT", "CREATE TABLE third (a INTEGER) STRICT",
                                     "CREATE TABLE fourth (a INTEGER) STRICT", "CREATE TABLE fifth (a INTEGER) STRICT"};
    for (const char *script : later) {
        scripts.push_back(script);
        Database database(temp.path, Database::Mode::ReadWrite);
        QCOMPARE(fileState(database, int(scripts.size())), FileState::Older);
        bringUpToDate(database, scripts, false);
        QCOMPARE(fileState(database, int(scripts.size())), FileState::Current);
    }
    QCOMPARE(migrationCopies(temp.path).size(), 3);
    Database newest(migrationCopies(temp.path).first(), Database::Mode::ReadWrite);
    QCOMPARE(newest.number("PRAGMA user_version"), 4);
    QCOMPARE(newest.number("PRAGMA application_id"), libraryApplicationId);
    const Result<std::unique_ptr<Library>> reopened = Library::open(temp.path, {});
    QVERIFY(!reopened);
    QCOMPARE(reopened.error().kind, Error::Kind::Refused);
}

void TestSqlite::aFailedMigrationChangesNothing()
{
    const TempLibrary temp;
    temp.open();
    const char *scripts[] = {schemaScripts()[0], "CREATE TABLE second (a INTEGER) STRICT; CREATE NONSENSE"};
    {
        Database database(temp.path, Database::Mode::ReadWrite);
        QVERIFY_THROWS_EXCEPTION(SqlError, bringUpToDate(database, scripts, false));
    }
    QVERIFY(temp.open()->check().ok);
}

void TestSqlite::aFullDiskLeavesTheLibraryWhole()
{
    const TempLibrary temp;
    importDigest(*temp.open(), plainDigest(QStringLiteral("first"), 20));
    const TestDigest second = plainDigest(QStringLiteral("second"), 300);
    const DigestPart part{second.records, {{1, ChunkPacker().pack(second.bytes)}}};
    const DigestEnd end{QString(), QStringLiteral("UTF-8"), second.lines()};
    const QStringList before = userTables(temp.path);
    int failures = 0;
    for (qint64 spare = 0;; ++spare) {
        Database database(temp.path, Database::Mode::ReadWrite);
        configureConnection(database, false);
        const qint64 pages = database.number("PRAGMA page_count") + spare;
        database.script(("PRAGMA max_page_count = " + std::to_string(pages)).c_str());
        Import import(database);
        import.write({second.draft()});
        try {
            import.write({part});
            import.write({end});
            import.end(EditState::Done);
            break;
        } catch (const SqlError &) {
            ++failures;
        }
        QVERIFY(!database.inTransaction());
        QCOMPARE(findProblems(database, true), QStringList());
        Database again(temp.path, Database::Mode::ReadWrite);
        if (closeInterrupted(again))
            QVERIFY(undoNewest(again, {}).ok());
        QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    }
    QVERIFY2(failures > 3, qPrintable(QString::number(failures)));
    const std::unique_ptr<Library> library = temp.open();
    QCOMPARE(library->counts().papers, 320);
    QVERIFY(library->check().ok);
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
