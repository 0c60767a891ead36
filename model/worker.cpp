// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's loop and its queue disciplines.
#include "model/worker.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

Error errorFrom(const SqlError &error, const char *failed)
{
    const QString detail = QString::fromUtf8(error.what());
    if (error.isBusy())
        return {Error::Kind::Busy,
                QCoreApplication::translate("Library", "Another process holds the library; nothing was changed."),
                detail};
    return {Error::Kind::Library, QCoreApplication::translate("Library", failed), detail};
}

Worker::Worker(Discipline discipline, std::size_t bound)
    : m_discipline(discipline), m_bound(bound), m_thread([this] { run(); })
{
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_discipline == Discipline::NewestFirst)
            m_queue.clear();
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::post(Job job, Kind kind, Job dropped)
{
    std::vector<Job> droppedJobs;
    {
        const std::lock_guard lock(m_mutex);
        if (kind != 0)
            std::erase_if(m_queue, [kind](const Queued &queued) { return queued.kind == kind; });
        m_queue.push_back({std::move(job), std::move(dropped), kind});
        trim(droppedJobs);
    }
    m_wake.notify_one();
    for (const Job &tell : droppedJobs)
        tell();
}

void Worker::hold()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void Worker::release()
{
    {
        const std::lock_guard lock(m_mutex);
        m_held = false;
    }
    m_wake.notify_one();
}

void Worker::trim(std::vector<Job> &dropped)
{
    const auto plain = [](const Queued &queued) { return queued.kind == 0; };
    if (m_bound == 0 || static_cast<std::size_t>(std::count_if(m_queue.begin(), m_queue.end(), plain)) <= m_bound)
        return;
    const auto oldest = std::find_if(m_queue.begin(), m_queue.end(), plain);
    if (oldest->dropped)
        dropped.push_back(std::move(oldest->dropped));
    m_queue.erase(oldest);
}

void Worker::run()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || (!m_held && !m_queue.empty()); });
            if (m_queue.empty())
                return;
            const bool newest = m_discipline == Discipline::NewestFirst;
            job = std::move(newest ? m_queue.back().job : m_queue.front().job);
            if (newest)
                m_queue.pop_back();
            else
                m_queue.pop_front();
        }
        job();
    }
}

} // namespace sheaf
