// SPDX-License-Identifier: GPL-3.0-or-later
// Watch: looks at the folder, compares with the look before, and tells what is new and still.
#include "app/watch.h"

#include "app/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace sheaf
{

namespace
{

// Names that browsers and editors give to what is not finished.
bool isUnfinished(const QString &name)
{
    return name.endsWith(u'~') || name.endsWith(QLatin1String(".part")) || name.endsWith(QLatin1String(".tmp")) ||
           name.endsWith(QLatin1String(".crdownload")) || name.endsWith(QLatin1String(".download"));
}

} // namespace

Watch::Watch(Settings &settings, Pace pace, QObject *parent) : QObject(parent), m_settings(settings), m_pace(pace)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pace.still);
    m_rescan.setInterval(pace.rescan);
    connect(&m_soon, &QTimer::timeout, this, &Watch::look);
    connect(&m_rescan, &QTimer::timeout, this, &Watch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Watch::look);
}

Watch::~Watch()
{
    m_pool.waitForDone();
}

void Watch::open(const QString &libraryPath)
{
    m_library = libraryPath;
    m_folder = m_settings.watchedFolder(libraryPath);
    for (const QString &line : m_settings.watchedFiles(libraryPath)) {
        const QStringList parts = line.split(u'/'); // no file name holds one
        if (parts.size() == 3)
            m_known.insert(parts[2], {parts[0].toLongLong(), parts[1].toLongLong()});
    }
    begin();
}

void Watch::setFolder(const QString &folder, bool present)
{
    m_folder = folder.isEmpty() ? QString() : QDir::cleanPath(folder);
    m_known.clear();
    m_skipPresent = !present && !m_folder.isEmpty();
    m_settings.setWatchedFolder(m_library, m_folder);
    remember();
    begin();
}

void Watch::begin()
{
    ++m_run;
    m_looking = false;
    m_trouble = false;
    m_last.clear();
    m_told.clear();
    if (const QStringList before = m_watcher.directories(); !before.isEmpty())
        m_watcher.removePaths(before);
    m_soon.stop();
    m_rescan.stop();
    if (!m_folder.isEmpty()) {
        m_rescan.start();
        look();
    }
    Q_EMIT folderChanged();
}

Watch::Look Watch::lookAt(const QString &folder)
{
    Look look;
    const QDir dir(folder);
    look.readable = dir.exists() && dir.isReadable();
    if (!look.readable)
        return look;
    for (const QFileInfo &file : dir.entryInfoList(QDir::Files, QDir::Unsorted)) {
        if (!isUnfinished(file.fileName()))
            look.files.insert(file.fileName(), {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    return look;
}

void Watch::look()
{
    if (m_folder.isEmpty())
        return;
    m_again = m_looking;
    if (m_looking)
        return;
    m_looking = true;
    m_pool.start([this, run = m_run, folder = m_folder] {
        const Look look = lookAt(folder);
        QMetaObject::invokeMethod(
            this,
            [this, run, look] {
                if (run == m_run)
                    looked(look);
            },
            Qt::QueuedConnection);
    });
}

void Watch::looked(const Look &look)
{
    m_looking = false;
    hasTrouble(!look.readable);
    if (!look.readable)
        return;
    if (!m_watcher.directories().contains(m_folder))
        m_watcher.addPath(m_folder);
    if (std::exchange(m_skipPresent, false)) {
        m_known = look.files;
        remember();
    }
    m_known.removeIf([&look](const Stamps::iterator &file) { return !look.files.contains(file.key()); });
    QStringList ready;
    bool growing = m_again;
    for (auto file = look.files.begin(); file != look.files.end(); ++file) {
        const auto same = [&file](const Stamps &stamps) {
            const auto at = stamps.find(file.key());
            return at != stamps.end() && *at == *file;
        };
        if (same(m_known) || same(m_told))
            continue;
        if (same(m_last)) {
            ready.append(QDir(m_folder).filePath(file.key()));
            m_told.insert(file.key(), *file);
        } else {
            growing = true;
        }
    }
    m_last = look.files;
    if (growing)
        m_soon.start();
    std::sort(ready.begin(), ready.end());
    if (!ready.isEmpty())
        Q_EMIT ripe(ready);
}

void Watch::hasTrouble(bool trouble)
{
    if (std::exchange(m_trouble, trouble) == trouble)
        return;
    if (!trouble) {
        Q_EMIT found();
        return;
    }
    const bool there = QFileInfo::exists(m_folder);
    const QString what = there ? tr("The watched folder “%1” cannot be read. What is saved in it is imported as soon "
                                    "as it can be read again.")
                               : tr("The watched folder “%1” is not there any more. What is saved in it is imported "
                                    "as soon as it is back.");
    Q_EMIT lost({Error::Kind::NotFound, what.arg(QDir::toNativeSeparators(m_folder)), {}});
}

QString Watch::nameOf(const QString &path) const
{
    const QFileInfo file(path);
    return !m_folder.isEmpty() && file.absolutePath() == QFileInfo(m_folder).absoluteFilePath() ? file.fileName()
                                                                                                : QString();
}

void Watch::settle(const QStringList &paths)
{
    bool any = false;
    for (const QString &path : paths) {
        const QString name = nameOf(path);
        // As it was when it was told, or, when it was imported by hand, as it was seen last.
        const auto told = m_told.find(name);
        const auto seen = m_last.find(name);
        if (told != m_told.end())
            m_known.insert(name, *told);
        else if (seen != m_last.end())
            m_known.insert(name, *seen);
        else
            continue;
        m_told.remove(name);
        any = true;
    }
    if (any)
        remember();
}

void Watch::release(const QStringList &paths)
{
    for (const QString &path : paths)
        m_told.remove(nameOf(path));
}

void Watch::remember()
{
    QStringList lines;
    for (auto file = m_known.begin(); file != m_known.end(); ++file)
        lines.append(QStringLiteral("%1/%2/%3").arg(file->size).arg(file->changed).arg(file.key()));
    lines.sort();
    m_settings.setWatchedFiles(m_library, lines);
}

} // namespace sheaf
