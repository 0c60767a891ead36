// SPDX-License-Identifier: GPL-3.0-or-later
// Random edits, then all their inverses, leave the same user tables; doing all again gives the state after.
// SHEAF_RANDOM_SEQUENCES sequences (200) of about 40 edits on one kept file, SHEAF_RANDOM_SEED (1) the seed.
#include "tests/support/randomedits.h"

#include <QCoreApplication>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

int setting(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

} // namespace

class TestRandomEdits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allInversesLeaveTheSameTables();
};

void TestRandomEdits::allInversesLeaveTheSameTables()
{
    const int sequences = setting("SHEAF_RANDOM_SEQUENCES", 200);
    const int seed = setting("SHEAF_RANDOM_SEED", 1);
    const TempLibrary temp;
    int rows = 0;
    for (int sequence = 0; sequence < sequences; ++sequence) {
        const QByteArray where = "sequence " + QByteArray::number(sequence) + " of seed " + QByteArray::number(seed);
        auto library = temp.open();
        RandomEdits edits(*library, quint32(seed * 100'000 + sequence));
        const QStringList before = userTables(temp.path);
        int steps = 0;
        for (int edit = 0; edit < 40; ++edit)
            steps += edits.step() ? 1 : 0;
        rows += steps;
        const QStringList after = userTables(temp.path);
        library.reset();

        library = temp.open();
        for (int step = 0; step < steps; ++step)
            QVERIFY2(library->undo().ok(), where);
        const QString undone = firstDifference(before, userTables(temp.path));
        QVERIFY2(undone.isEmpty(), qPrintable(QString::fromUtf8(where) + u'\n' + undone));
        for (int step = 0; step < steps; ++step)
            QVERIFY2(library->redo().ok(), where);
        const QString redone = firstDifference(after, userTables(temp.path));
        QVERIFY2(redone.isEmpty(), qPrintable(QString::fromUtf8(where) + u'\n' + redone));
        // Go on from the state after now and then, so that the file grows; else from the one before.
        if (sequence % 8 != 0) {
            for (int step = 0; step < steps; ++step)
                QVERIFY2(library->undo().ok(), where);
        }
        if (sequence % 50 == 49)
            QCOMPARE(library->check().problems, QStringList());
    }
    const auto library = temp.open();
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(rows > sequences * 10);
    qInfo("%d sequences, %d rows of the history, %lld papers", sequences, rows, library->counts().papers);
}

int main(int argc, char **argv)
{
    // A thousand sequences take longer than Qt Test lets one function run.
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    const QCoreApplication application(argc, argv);
    TestRandomEdits test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_randomedits.moc"
