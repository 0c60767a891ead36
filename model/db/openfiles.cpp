// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of open databases; files are told by device and inode.
#include "model/db/openfiles.h"

#include <QFile>

#include <algorithm>
#include <mutex>
#include <sys/stat.h>
#include <vector>

namespace sheaf
{

namespace
{

// What the locks belong to is the process, so this does too.
struct OpenPaths {
    std::mutex mutex;
    std::vector<QByteArray> paths; // one for each connection
};

OpenPaths &openPaths()
{
    static OpenPaths paths;
    return paths;
}

} // namespace

OpenFile::OpenFile(const QString &path) : m_path(QFile::encodeName(path))
{
    OpenPaths &open = openPaths();
    const std::lock_guard guard(open.mutex);
    open.paths.push_back(m_path);
}

OpenFile::~OpenFile()
{
    OpenPaths &open = openPaths();
    const std::lock_guard guard(open.mutex);
    open.paths.erase(std::find(open.paths.begin(), open.paths.end(), m_path));
}

bool isOpenDatabase(const QString &path)
{
    struct stat asked = {};
    if (::stat(QFile::encodeName(path).constData(), &asked) != 0)
        return false;
    OpenPaths &open = openPaths();
    const std::lock_guard guard(open.mutex);
    for (const QByteArray &database : open.paths) {
        for (const char *part : {"", "-wal", "-shm"}) {
            struct stat held = {};
            if (::stat(QByteArray(database + part).constData(), &held) == 0 && held.st_dev == asked.st_dev &&
                held.st_ino == asked.st_ino)
                return true;
        }
    }
    return false;
}

} // namespace sheaf
