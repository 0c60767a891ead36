// SPDX-License-Identifier: GPL-3.0-or-later
// One thread, one connection, one queue: what runs on it may use its Library and may throw SqlError.
#pragma once

#include "model/db/sqlite.h"
#include "model/result.h"

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sheaf
{

// What the user is told of a change that SQLite or the disk refused; source text of the context "Library".
inline constexpr char changeFailed[] =
    QT_TRANSLATE_NOOP("Library", "The library could not be read or written; the change was taken back.");

// What to tell the user when SQLite or the disk said no: `failed` says what could not be done, in source text of the
// context "Library".
Error errorFrom(const SqlError &error, const char *failed = changeFailed);

// Runs `work` and turns an SqlError into an Error: the one place where that exception ends.
// `work` returns a Result<T>; so does guarded(). Work that changes nothing says in `failed` what could not be read.
template <class Work>
auto guarded(Work &&work, const char *failed = changeFailed) -> decltype(work())
{
    try {
        return work();
    } catch (const SqlError &error) {
        return errorFrom(error, failed);
    }
}

// post() may be called from any thread. Jobs run one at a time on the worker's own thread.
class Worker final
{
public:
    enum class Discipline { FirstInFirstOut, NewestFirst };
    using Job = std::function<void()>;
    // A job of a kind other than 0 takes the place of a queued one of the same kind, which is never run.
    using Kind = int;

    // Beyond `bound` queued jobs of kind 0 the oldest is dropped (0: no bound); its `dropped` is called instead, there.
    explicit Worker(Discipline discipline, std::size_t bound = 0);
    // Runs what is queued to its end when first-in-first-out, drops it otherwise; then ends the thread.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void post(Job job, Kind kind = 0, Job dropped = {});
    // Between hold() and release() no further job is begun; what is posted waits. Ending it releases it.
    void hold();
    void release();

private:
    struct Queued {
        Job job;
        Job dropped;
        Kind kind = 0;
    };
    void run();
    void trim(std::vector<Job> &dropped);

    const Discipline m_discipline;
    const std::size_t m_bound;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Queued> m_queue;
    bool m_held = false;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the rest
};

} // namespace sheaf
