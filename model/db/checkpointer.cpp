// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that empties the log of an import.
#include "model/db/checkpointer.h"

#include "model/db/sqlite.h"

namespace sheaf
{

namespace
{

constexpr qint64 longLog = 8192; // pages: 128 MB

} // namespace

Checkpointer::Checkpointer(Database &writer) : m_writer(writer)
{
    m_writer.script("PRAGMA wal_autocheckpoint = 0");
    m_thread = std::thread([this, path = writer.path()] { run(path); });
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    try {
        m_writer.script("PRAGMA wal_autocheckpoint = 1000");
    } catch (const SqlError &error) {
        qWarning("The log of %s grows until it is closed: %s", qUtf8Printable(m_writer.path()), error.what());
    }
}

void Checkpointer::committed()
{
    const std::lock_guard lock(m_mutex);
    ask();
}

void Checkpointer::ask()
{
    m_asked = true;
    m_wake.notify_one();
}

void Checkpointer::makeRoom()
{
    std::unique_lock lock(m_mutex);
    if (m_failed) {
        lock.unlock();
        m_writer.script("PRAGMA wal_checkpoint(PASSIVE)");
        return;
    }
    if (m_frames < longLog)
        return;
    ask();
    m_rest.wait(lock, [this] { return (!m_asked && !m_busy) || m_failed; });
    m_frames = 0;
}

void Checkpointer::run(const QString &path)
{
    std::unique_lock lock(m_mutex);
    try {
        Database database(path, Database::Mode::ReadWrite);
        for (;;) {
            m_wake.wait(lock, [this] { return m_stopping || m_asked; });
            if (m_stopping)
                return;
            m_asked = false;
            m_busy = true;
            lock.unlock();
            qint64 frames = 0;
            {
                Statement checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
                frames = checkpoint.step() ? checkpoint.integer(1) : 0;
            }
            lock.lock();
            m_busy = false;
            m_frames = frames;
            m_rest.notify_one();
        }
    } catch (const SqlError &) {
        if (!lock.owns_lock())
            lock.lock();
        m_failed = true;
        m_rest.notify_one();
    }
}

} // namespace sheaf
