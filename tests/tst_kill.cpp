// SPDX-License-Identifier: GPL-3.0-or-later
// An import that is killed leaves whole batches, a whole library, and one row that undo takes back.
// SHEAF_KILL_HITS hits are counted (50). Started with --import-child PATH SEED it is the process that is killed.
#include "tests/support/librarysupport.h"

#include <QCoreApplication>
#include <QProcess>

#include <csignal>
#include <cstdio>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

constexpr int killBatches = 24;
constexpr int killBatchPapers = 25;

TestDigest killDigest(int seed)
{
    return plainDigest(QStringLiteral("kill-%1").arg(seed), killBatches * killBatchPapers);
}

// Imports slowly enough to be hit: says each batch that is in, as a line of its number.
int importAsChild(const QString &path, int seed)
{
    const TestDigest digest = killDigest(seed);
    auto opened = Library::open(path, {});
    if (!opened || !opened.value()->beginImport())
        return 3;
    Library &library = *opened.value();
    openDigest(library, digest.draft());
    for (int batch = 0; batch < killBatches; ++batch) {
        const auto first = digest.records.begin() + batch * killBatchPapers;
        const QByteArray bytes =
            digest.bytes.mid(digest.bytes.size() / killBatches * batch, digest.bytes.size() / killBatches);
        addBatch(library, {first, first + killBatchPapers}, {{batch * 2 * killBatchPapers + 1, bytes}});
        std::printf("%d\n", batch);
        std::fflush(stdout);
    }
    closeDigest(library, QString(), digest.lines());
    library.endImport(EditState::Done);
    return 0;
}

} // namespace

class TestKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledImportLeavesWholeBatches();
};

void TestKill::aKilledImportLeavesWholeBatches()
{
    const int wanted =
        qEnvironmentVariableIsSet("SHEAF_KILL_HITS") ? qEnvironmentVariableIntValue("SHEAF_KILL_HITS") : 50;
    const TempLibrary temp;
    importDigest(*temp.open(), plainDigest(QStringLiteral("before"), 10));
    const QStringList before = userTables(temp.path);
    QRandomGenerator dice(7);
    int hits = 0;
    for (int attempt = 0; hits < wanted; ++attempt) {
        QVERIFY2(attempt < wanted * 4, "the imports end before they are hit");
        QProcess child;
        child.setProgram(QCoreApplication::applicationFilePath());
        child.setArguments({QStringLiteral("--import-child"), temp.path, QString::number(attempt)});
        child.start();
        const int target = dice.bounded(killBatches - 2);
        int seen = -1;
        while (seen < target && child.waitForReadyRead(30'000)) {
            while (child.canReadLine())
                seen = child.readLine().trimmed().toInt();
        }
        QVERIFY(seen >= target);
        ::kill(pid_t(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        const bool hit = child.exitStatus() == QProcess::CrashExit;

        const auto library = temp.open();
        QCOMPARE(library->check().problems, QStringList());
        const HistoryRow row = library->history(1).at(0);
        const qint64 papers = library->counts().papers - 10;
        if (hit && row.state == EditState::Interrupted) {
            ++hits;
            QVERIFY(papers >= (target + 1) * killBatchPapers);
        } else {
            QCOMPARE(papers, killBatches * killBatchPapers);
        }
        QCOMPARE(papers % killBatchPapers, 0);
        QVERIFY(!row.summary.name.isEmpty());
        QVERIFY(library->undo(row.id).ok());
        QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
        QCOMPARE(library->check().problems, QStringList());
    }
    qInfo("%d hits", hits);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--import-child"))
        return importAsChild(arguments.value(2), arguments.value(3).toInt());
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
