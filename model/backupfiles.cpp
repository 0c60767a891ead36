// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files, given and taken by the system's own calls, which do it at once.
#include "model/backupfiles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace sheaf
{

namespace
{

constexpr qint64 partPatience = 3600; // seconds

// What SQLite keeps beside a file. By name alone it takes them for those of whatever file has the name.
constexpr const char *logParts[]{"-wal", "-journal", "-shm"};

// A name that was given is one after a crash too. Not every file system can say so.
void syncFolderOf(const QString &file)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    const int opened = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

int moveLog(const QString &from, const QString &to)
{
    for (const char *part : logParts) {
        const QString name = QLatin1String(part);
        if (!QFileInfo::exists(from + name))
            continue;
        if (const int error = giveName(from + name, to + name); error != 0)
            return error;
    }
    return 0;
}

} // namespace

QString PartFile::besideOf(const QString &place)
{
    return QStringLiteral("%1.%2.part").arg(place, QUuid::createUuid().toString(QUuid::Id128).left(8));
}

PartFile::~PartFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

void removeLeftParts(const QString &place)
{
    const QFileInfo file(place);
    const QRegularExpression part(QRegularExpression::anchoredPattern(QRegularExpression::escape(file.fileName()) +
                                                                      QStringLiteral("\\.[0-9a-f]{8}\\.part")));
    const QDateTime now = QDateTime::currentDateTime();
    for (const QFileInfo &left : file.absoluteDir().entryInfoList(QDir::Files | QDir::Hidden)) {
        if (part.match(left.fileName()).hasMatch() && left.lastModified().secsTo(now) > partPatience)
            QFile::remove(left.filePath());
    }
}

QString placeOf(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
}

bool hasLog(const QString &file)
{
    return QFileInfo(file + QStringLiteral("-wal")).size() > 0 ||
           QFileInfo(file + QStringLiteral("-journal")).size() > 0;
}

bool mayBeInUse(const QString &file)
{
    return hasLog(file) || QFileInfo::exists(file + QStringLiteral("-shm"));
}

int giveName(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return errno;
    syncFolderOf(to);
    return 0;
}

QString nameForKept(const QString &library)
{
    const QFileInfo file(library);
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    const QString suffix = file.suffix().isEmpty() ? QStringLiteral("sheaf") : file.suffix();
    for (int number = 1;; ++number) {
        const QString stamp = number == 1 ? time : QStringLiteral("%1 %2").arg(time).arg(number);
        const QString words = QCoreApplication::translate("Backup", "kept %1").arg(stamp);
        const QString kept =
            file.absoluteDir().filePath(QStringLiteral("%1 (%2).%3").arg(file.completeBaseName(), words, suffix));
        if (!QFileInfo::exists(kept) && !mayBeInUse(kept))
            return kept;
    }
}

int exchangeFiles(const QString &library, const QString &kept, const QString &prepared)
{
    const bool isThere = QFileInfo::exists(library);
    const bool linked =
        isThere && ::link(QFile::encodeName(library).constData(), QFile::encodeName(kept).constData()) == 0;
    if (isThere && !linked) {
        if (const int error = giveName(library, kept); error != 0)
            return error;
    }
    int error = moveLog(library, kept);
    if (error == 0)
        error = giveName(prepared, library);
    if (error == 0)
        return 0;
    moveLog(kept, library);
    if (linked)
        QFile::remove(kept);
    else if (isThere)
        giveName(kept, library);
    return error;
}

} // namespace sheaf
