// SPDX-License-Identifier: GPL-3.0-or-later
// Backups from the window: making one, going back to one, and where the library is.
#pragma once

#include "model/backupjobs.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace sheaf
{

class Actions;
class Browse;
class MainWindow;
class Notices;
class Settings;
class StatusLine;
class Store;
class Theme;

// GUI thread. Everything it is given outlives it. One thing at a time; what runs shows in the status line.
class Backups final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        StatusLine *status;
    };
    Backups(Store &store, Browse &browse, Settings &settings, Actions &actions, Notices &notices, const Parts &parts,
            QObject *parent = nullptr);

    void backUp();  // asks for the file
    void restore(); // asks for the file, shows what is in it, and asks once more
    void showPlace();

Q_SIGNALS:
    // A copy stands ready to be the library as soon as nobody has that open.
    void restoreReady(const QString &prepared);

private:
    enum class Kind { BackUp, Inspect, Restore };
    void connectJobs();
    bool refusesWhileRunning();
    void askToReplace(const QString &file);
    void backUpTo(const QString &file);
    void ask(const QString &file, const LibraryFacts &backup, const std::optional<LibraryFacts> &library);
    void begin(Kind kind, BackupJobs::Job job);
    void ended();
    void show(); // how far it is
    void tellFailure(Kind kind, const Error &error);

    Store &m_store;
    Browse &m_browse;
    Settings &m_settings;
    Actions &m_actions;
    Notices &m_notices;
    Parts m_parts;
    BackupJobs m_jobs;
    bool m_opened = false; // the library
    BackupJobs::Job m_job = 0;
    Kind m_kind = Kind::BackUp;
    int m_percent = 0;
    QTimer m_patience; // what is done within it needs no words
};

} // namespace sheaf
