// SPDX-License-Identifier: GPL-3.0-or-later
// A library that lets nobody read for a while, as on a slow disk, so that what the window does meanwhile can be tested.
#pragma once

#include <QFile>
#include <QString>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sheaf::test
{

// Another process holds the places in the shared index of SQLite's write-ahead log that every reader, the writer too,
// needs one of (walformat, "WAL Locks"). SQLite tries again for ten seconds before it gives up. The library is open.
class HeldLibrary final
{
public:
    explicit HeldLibrary(const QString &path)
    {
        const QByteArray index = QFile::encodeName(path + QStringLiteral("-shm"));
        int here[2]; // one byte when it is held
        int away[2]; // its end lets go
        if (pipe2(here, O_CLOEXEC) != 0 || pipe2(away, O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_holder = fork(); // a lock is a process's: one of our own would hold nobody off
        if (m_holder == 0) {
            close(away[1]);
            constexpr off_t firstReader = 123;
            constexpr off_t readers = 5;
            struct flock lock = {F_WRLCK, SEEK_SET, firstReader, readers, 0};
            char told = '.';
            const int file = open(index.constData(), O_RDWR | O_CLOEXEC);
            const bool held = file >= 0 && fcntl(file, F_SETLKW, &lock) == 0 && write(here[1], &told, 1) == 1;
            if (held && read(away[0], &told, 1) != 0)
                _exit(1);
            _exit(held ? 0 : 1);
        }
        close(here[1]);
        close(away[0]);
        m_letGo = away[1];
        char told = 0;
        if (read(here[0], &told, 1) != 1)
            qFatal("%s cannot be held", index.constData());
        close(here[0]);
    }
    ~HeldLibrary() { letGo(); }
    HeldLibrary(const HeldLibrary &) = delete;
    HeldLibrary &operator=(const HeldLibrary &) = delete;

    void letGo()
    {
        if (m_holder <= 0)
            return;
        close(m_letGo);
        waitpid(m_holder, nullptr, 0);
        m_holder = 0;
    }

private:
    pid_t m_holder = 0;
    int m_letGo = -1;
};

} // namespace sheaf::test
