// SPDX-License-Identifier: GPL-3.0-or-later
// Which files are databases that this process has open, so that nobody else in it opens them.
//
// SQLite locks with POSIX record locks, and those belong to the process, not to the descriptor: closing any other
// descriptor of the same file, even one opened only to look at its first bytes, drops them all
// (https://www.sqlite.org/howtocorrupt.html, 2.2). Another process may then take the library to be closed and remove
// its log while this one writes to it. So whoever opens a file that a user named asks here first.
#pragma once

#include <QByteArray>
#include <QString>

namespace sheaf
{

// Held by a connection as long as it lives. Any thread.
class OpenFile final
{
public:
    explicit OpenFile(const QString &path);
    ~OpenFile();
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

private:
    QByteArray m_path;
};

// Whether the path, by whatever name, leads to such a database, its log or its index of the log. Opens nothing. Any
// thread.
bool isOpenDatabase(const QString &path);

} // namespace sheaf
