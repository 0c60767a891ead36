// SPDX-License-Identifier: GPL-3.0-or-later
// Carries what an import commits from the log into the library's file, beside the writing of what comes next.
#pragma once

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sheaf
{

class Database;

// On a thread and a connection of its own. While one lives, the writer's connection does not checkpoint by itself; it
// does again afterwards. All calls come from the writer's thread; trouble of the disk is the writer's to meet.
class Checkpointer final
{
public:
    explicit Checkpointer(Database &writer);
    ~Checkpointer(); // finishes what it is at
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    void committed();
    // Before a transaction: where the log has grown long, waits until all of it is in the file that no reader holds
    // back, so that it begins anew.
    void makeRoom();

private:
    void run(const QString &path);
    void carryOver(const QString &path);
    void ask();
    void setByItself();

    Database &m_writer;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    std::condition_variable m_rest;
    bool m_asked = false;
    bool m_busy = false;
    bool m_stopping = false;
    bool m_failed = false;
    bool m_gaveUp = false; // of the writer's thread: the connection checkpoints by itself again
    qint64 m_frames = 0; // pages in the log, when last looked at
    std::thread m_thread;
};

} // namespace sheaf
