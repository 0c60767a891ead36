// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's queue: its disciplines, kinds and bound, and what is run or dropped at its end.
#include "model/worker.h"

#include <QStringList>
#include <QTest>

#include <atomic>
#include <future>
#include <memory>

using namespace sheaf;

namespace
{

// Holds the worker's thread until release(), so that what is posted meanwhile queues up.
class Gate final
{
public:
    explicit Gate(Worker &worker)
    {
        // Shared, because set_value() still works on it when the waiting thread has gone on.
        const auto begun = std::make_shared<std::promise<void>>();
        worker.post([opened = m_open.get_future().share(), begun] {
            begun->set_value();
            opened.wait();
        });
        begun->get_future().wait();
    }
    void release() { m_open.set_value(); }

private:
    std::promise<void> m_open;
};

} // namespace

class TestWorker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstInFirstOut();
    void newestFirst();
    void ofAKindOnlyTheLatestRuns();
    void beyondTheBoundTheOldestIsToldAndDropped();
    void kindsAreNotCounted();
    void theWriterIsDrainedAtItsEnd();
    void aPagerDropsItsQueueAtItsEnd();
    void whatIsPostedWhileHeldWaits();
    void jobsMayPostJobs();
    void anSqlErrorBecomesAnError();

private:
    QStringList m_ran; // touched by one worker at a time; read after it ended
    Worker::Job says(const char *what)
    {
        return [this, what] { m_ran += QString::fromUtf8(what); };
    }
    QString take() { return std::exchange(m_ran, {}).join(u' '); }
};

void TestWorker::firstInFirstOut()
{
    {
        Worker worker(Worker::Discipline::FirstInFirstOut);
        Gate gate(worker);
        for (const char *what : {"a", "b", "c"})
            worker.post(says(what));
        gate.release();
    }
    QCOMPARE(take(), QStringLiteral("a b c"));
}

void TestWorker::newestFirst()
{
    {
        Worker worker(Worker::Discipline::NewestFirst);
        const auto done = std::make_shared<std::promise<void>>();
        Gate gate(worker);
        worker.post([done] { done->set_value(); }); // the oldest, so the last
        for (const char *what : {"a", "b", "c"})
            worker.post(says(what));
        gate.release();
        done->get_future().wait();
    }
    QCOMPARE(take(), QStringLiteral("c b a"));
}

void TestWorker::ofAKindOnlyTheLatestRuns()
{
    {
        Worker worker(Worker::Discipline::FirstInFirstOut);
        Gate gate(worker);
        worker.post(says("one"), 1);
        worker.post(says("plain"));
        worker.post(says("two"), 2);
        worker.post(says("one-again"), 1);
        gate.release();
    }
    QCOMPARE(take(), QStringLiteral("plain two one-again"));
}

void TestWorker::beyondTheBoundTheOldestIsToldAndDropped()
{
    QStringList dropped;
    {
        Worker worker(Worker::Discipline::FirstInFirstOut, 2);
        Gate gate(worker);
        for (const char *what : {"a", "b", "c", "d"})
            worker.post(says(what), 0, [&dropped, what] { dropped += QString::fromUtf8(what); });
        QCOMPARE(dropped, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        gate.release();
    }
    QCOMPARE(take(), QStringLiteral("c d"));
    QCOMPARE(dropped.size(), 2);
}

void TestWorker::kindsAreNotCounted()
{
    {
        Worker worker(Worker::Discipline::FirstInFirstOut, 1);
        Gate gate(worker);
        worker.post(says("kind"), 7);
        worker.post(says("a"));
        worker.post(says("b"));
        gate.release();
    }
    QCOMPARE(take(), QStringLiteral("kind b"));
}

void TestWorker::theWriterIsDrainedAtItsEnd()
{
    std::atomic<int> ran = 0;
    {
        Worker worker(Worker::Discipline::FirstInFirstOut);
        for (int job = 0; job < 500; ++job)
            worker.post([&ran] { ++ran; });
    }
    QCOMPARE(ran.load(), 500);
}

void TestWorker::aPagerDropsItsQueueAtItsEnd()
{
    std::promise<void> begun;
    std::promise<void> open;
    {
        Worker worker(Worker::Discipline::NewestFirst);
        const std::shared_future<void> opened = open.get_future().share();
        worker.post([&begun, opened] {
            begun.set_value();
            opened.wait();
        });
        begun.get_future().wait();
        // Queued behind the running job; its destruction says that the queue was dropped.
        struct Guard {
            std::promise<void> &open;
            ~Guard() { open.set_value(); }
        };
        auto guard = std::make_shared<Guard>(open);
        worker.post([this, guard] { m_ran += QStringLiteral("ran"); });
    }
    QCOMPARE(take(), QString());
}

void TestWorker::whatIsPostedWhileHeldWaits()
{
    {
        Worker worker(Worker::Discipline::NewestFirst);
        const auto done = std::make_shared<std::promise<void>>();
        worker.hold();
        worker.post([this, done] {
            says("a")();
            done->set_value();
        });
        for (const char *what : {"b", "c"})
            worker.post(says(what));
        worker.release();
        done->get_future().wait();
    }
    QCOMPARE(take(), QStringLiteral("c b a"));
    {
        Worker worker(Worker::Discipline::FirstInFirstOut);
        worker.hold();
        worker.post(says("a"));
    }
    QCOMPARE(take(), QStringLiteral("a")); // the end waits for nobody's release
}

void TestWorker::jobsMayPostJobs()
{
    {
        Worker worker(Worker::Discipline::FirstInFirstOut);
        const auto posted = std::make_shared<std::promise<void>>();
        worker.post([this, &worker, posted] {
            worker.post(says("inner"));
            posted->set_value();
        });
        posted->get_future().wait();
    }
    QCOMPARE(take(), QStringLiteral("inner"));
}

void TestWorker::anSqlErrorBecomesAnError()
{
    const Result<int> result = guarded([]() -> Result<int> {
        Database database(QStringLiteral("/no/such/folder/library.sheaf"), Database::Mode::ReadOnly);
        return 1;
    });
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, Error::Kind::Library);
    QVERIFY(!result.error().what.isEmpty());
}

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
