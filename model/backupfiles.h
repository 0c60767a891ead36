// SPDX-License-Identifier: GPL-3.0-or-later
// The files around a backup: copies that have no name yet, and a library that gives way with all that belongs to it.
#pragma once

#include <QString>

#include <utility>

namespace sheaf
{

// Nothing here reads or writes what a file holds. Numbers of errors are the system's; 0: none. Any thread.

// A file under a name that nobody has, until it is given its own; else it goes with this.
class PartFile final
{
public:
    explicit PartFile(const QString &path) : m_path(path) {}
    static QString besideOf(const QString &place);
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile();
    const QString &path() const { return m_path; }
    QString keep() { return std::exchange(m_path, {}); }

private:
    QString m_path;
};

// Those that a crash left beside the place: nothing was written to them for an hour.
void removeLeftParts(const QString &place);

// The file that a path leads to, also where there is none yet.
QString placeOf(const QString &path);

// Something belongs to it that is not in the file itself yet.
bool hasLog(const QString &file);
// It has one, or somebody has it open or ended without closing it.
bool mayBeInUse(const QString &file);

// After a crash the file has the one name or the other.
int giveName(const QString &from, const QString &to);

// "library (kept 2026-11-22 14.05.33).sheaf", in the library's folder; there is no such file.
QString nameForKept(const QString &library);

// `prepared` gets the library's name; what had it, and its log, which also stands where the library is gone, get the
// name `kept`. With an error all is as it was. There is a library at every moment, but where the file system knows no
// second names. Nobody has it open.
int exchangeFiles(const QString &library, const QString &kept, const QString &prepared);

} // namespace sheaf
