// SPDX-License-Identifier: GPL-3.0-or-later
// The watched folder: tells each file that appears in it once, when it has stopped growing.
#pragma once

#include "model/result.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace sheaf
{

class Settings;

// GUI thread; the folder is read on a thread of its own. The settings outlive it. A file is known by path, size and
// time; what is in the library is decided by content, so that a file told twice changes nothing.
class Watch final : public QObject
{
    Q_OBJECT
public:
    struct Pace {
        std::chrono::milliseconds still{1000};   // a file that was the same for this long has stopped growing
        std::chrono::milliseconds rescan{20000}; // for what the system does not tell
    };
    explicit Watch(Settings &settings, Pace pace, QObject *parent = nullptr);
    explicit Watch(Settings &settings, QObject *parent = nullptr) : Watch(settings, Pace(), parent) {}
    ~Watch() override;

    // Begins with the folder that the settings keep for this library, and what came into it meanwhile.
    void open(const QString &libraryPath);
    const QString &folder() const { return m_folder; }
    // "" stops. Files that are in it already are told only with `present`.
    void setFolder(const QString &folder, bool present);
    // These were imported or left out: they are not told again, also not after a restart.
    void settle(const QStringList &paths);
    // These could not be imported: they are told again at the next look.
    void release(const QStringList &paths);

Q_SIGNALS:
    void ripe(const QStringList &paths);  // to be imported; to be settled or released
    void lost(const sheaf::Error &error); // once, when the folder cannot be read any more
    void found();                         // it can be read again
    void folderChanged();

private:
    struct Stamp {
        qint64 size = 0;
        qint64 changed = 0; // UTC milliseconds
        bool operator==(const Stamp &) const = default;
    };
    using Stamps = QHash<QString, Stamp>; // by file name
    struct Look {
        bool readable = false;
        Stamps files;
    };
    static Look lookAt(const QString &folder);

    void begin();
    void look();
    void looked(const Look &look);
    void hasTrouble(bool trouble);
    void remember();
    QString nameOf(const QString &path) const; // "" when it is not in the folder

    Settings &m_settings;
    Pace m_pace;
    QString m_library;
    QString m_folder;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;     // after the system told something, and while something grows
    QTimer m_rescan;   // always
    Stamps m_last;     // as they were at the last look
    Stamps m_told;     // ripe, neither settled nor released
    Stamps m_known;    // settled
    quint64 m_run = 0; // looks of an earlier folder are dropped
    bool m_looking = false;
    bool m_again = false; // something was told during a look
    bool m_trouble = false;
    bool m_skipPresent = false;
    QThreadPool m_pool;
};

} // namespace sheaf
