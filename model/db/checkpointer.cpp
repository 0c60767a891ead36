// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that empties the log of an import.
#include "model/db/checkpointer.h"

#include "model/db/sqlite.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace sheaf
{

namespace
{

constexpr qint64 longLog = 8192; // pages: 128 MB
constexpr auto pause = std::chrono::seconds(2);
constexpr int patience = 5000; // milliseconds: another process may be at the same

} // namespace

Checkpointer::Checkpointer(Database &writer) : m_writer(writer)
{
    try {
        m_thread = std::thread([this, path = writer.path()] { run(path); });
    } catch (const std::system_error &) {
        m_failed = true; // the writer goes on by itself
        return;
    }
    m_writer.script("PRAGMA wal_autocheckpoint = 0");
}

Checkpointer::~Checkpointer()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    setByItself();
}

// The writer's connection looks after the log again.
void Checkpointer::setByItself()
{
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
        if (std::exchange(m_gaveUp, true))
            return;
        lock.unlock();
        setByItself();
        return;
    }
    if (m_frames < longLog)
        return;
    ask();
    m_rest.wait(lock, [this] { return (!m_asked && !m_busy) || m_failed; });
    m_frames = 0; // the next look at it tells whether it began anew
}

void Checkpointer::run(const QString &path)
{
    try {
        carryOver(path);
    } catch (const std::exception &error) { // SqlError among them
        qWarning("The log of %s is emptied by its writer: %s", qUtf8Printable(path), error.what());
        const std::lock_guard lock(m_mutex);
        m_busy = false;
        m_failed = true;
        m_rest.notify_one();
    }
}

void Checkpointer::carryOver(const QString &path)
{
    Database database(path, Database::Mode::ReadWrite);
    database.setPatience(patience, {});
    std::unique_lock lock(m_mutex);
    for (;;) {
        // Also what others write on that connection meanwhile.
        m_wake.wait_for(lock, pause, [this] { return m_stopping || m_asked; });
        if (m_stopping && !m_asked)
            return;
        m_asked = false;
        m_busy = true;
        lock.unlock();
        qint64 frames = -1;
        {
            Statement checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
            if (checkpoint.step() && checkpoint.integer(0) == 0)
                frames = checkpoint.integer(1);
        }
        lock.lock();
        m_busy = false;
        if (frames >= 0)
            m_frames = frames;
        m_rest.notify_one();
    }
}

} // namespace sheaf
