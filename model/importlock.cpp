// SPDX-License-Identifier: GPL-3.0-or-later
// flock on "<library>.import-lock", which is removed by its last holder.
#include "model/importlock.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sheaf
{

namespace
{

QByteArray lockPath(const QString &library)
{
    const QString canonical = QFileInfo(library).canonicalFilePath();
    return QFile::encodeName((canonical.isEmpty() ? library : canonical) + QStringLiteral(".import-lock"));
}

// A holder that ended may have removed the file between our open and our lock; then the lock is on nothing.
bool isStillThere(int file, const QByteArray &path)
{
    struct stat locked {
    };
    struct stat there {
    };
    return ::fstat(file, &locked) == 0 && ::stat(path.constData(), &there) == 0 && locked.st_ino == there.st_ino &&
           locked.st_dev == there.st_dev;
}

} // namespace

std::unique_ptr<ImportLock> ImportLock::take(const QString &library)
{
    const QByteArray path = lockPath(library);
    for (;;) {
        const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return nullptr;
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            ::close(file);
            return nullptr;
        }
        if (isStillThere(file, path))
            return std::unique_ptr<ImportLock>(new ImportLock(file, path));
        ::close(file);
    }
}

bool ImportLock::isHeld(const QString &library)
{
    const int file = ::open(lockPath(library).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0;
    ::close(file);
    return held;
}

ImportLock::~ImportLock()
{
    ::unlink(m_path.constData());
    ::close(m_file);
}

} // namespace sheaf
