// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: dialogs before the jobs, sentences after them.
#include "app/backups.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/notices.h"
#include "app/settings.h"
#include "model/phrases.h"
#include "views/filedialog.h"
#include "views/librarydialog.h"
#include "views/mainwindow.h"
#include "views/patience.h"
#include "views/restoredialog.h"
#include "views/statusline.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace sheaf
{

Backups::Backups(Store &store, Browse &browse, Settings &settings, Actions &actions, Notices &notices,
                 const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_settings(settings)
    , m_actions(actions)
    , m_notices(notices)
    , m_parts(parts)
    , m_jobs(store.path())
{
    connect(actions[Act::BackUp], &QAction::triggered, this, &Backups::backUp);
    connect(actions[Act::RestoreBackup], &QAction::triggered, this, &Backups::restore);
    connect(actions[Act::WhereIsLibrary], &QAction::triggered, this, &Backups::showPlace);
    actions[Act::BackUp]->setEnabled(false); // until there is a library
    connect(&store, &Store::opened, this, [this] {
        m_opened = true;
        m_actions[Act::BackUp]->setEnabled(true);
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &Backups::show);
    connect(parts.status, &StatusLine::cancelAsked, this, [this] {
        if (m_job != 0)
            m_jobs.cancel();
    });
    connectJobs();
}

void Backups::connectJobs()
{
    connect(&m_jobs, &BackupJobs::progress, this, [this](BackupJobs::Job job, int percent) {
        m_percent = percent;
        if (job == m_job && !m_patience.isActive())
            show();
    });
    connect(&m_jobs, &BackupJobs::backedUp, this,
            [this](BackupJobs::Job, const QString &file, const LibraryFacts &facts) {
                ended();
                m_settings.setLastBackup(m_store.path(), file, QDateTime::currentDateTime());
                m_notices.say(tr("Backed up %1 to “%2” (%3)")
                                  .arg(papersText(facts.papers), QDir::toNativeSeparators(file),
                                       QLocale().formattedDataSize(facts.bytes)));
            });
    connect(&m_jobs, &BackupJobs::inspected, this,
            [this](BackupJobs::Job, const QString &file, const LibraryFacts &backup,
                   const std::optional<LibraryFacts> &library) {
                ended();
                ask(file, backup, library);
            });
    connect(&m_jobs, &BackupJobs::prepared, this, [this](BackupJobs::Job, const QString &path) {
        ended();
        Q_EMIT restoreReady(path);
    });
    connect(&m_jobs, &BackupJobs::failed, this, [this](BackupJobs::Job, const Error &error) {
        ended();
        tellFailure(m_kind, error);
    });
}

void Backups::tellFailure(Kind kind, const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_notices.tell(error);
    else if (kind == Kind::BackUp)
        m_notices.say(tr("The backup was cancelled; no file was written."));
    else
        m_notices.say(tr("Restoring was cancelled; the library is as it was."));
}

bool Backups::refusesWhileRunning()
{
    if (m_job != 0)
        m_parts.status->showMessage(tr("A backup is being made or read; cancel that, or wait until it is done."));
    return m_job != 0;
}

void Backups::begin(Kind kind, BackupJobs::Job job)
{
    m_kind = kind;
    m_job = job;
    m_percent = 0;
    m_patience.start();
}

void Backups::ended()
{
    m_job = 0;
    if (m_patience.isActive())
        m_patience.stop(); // nothing was said of it
    else
        m_parts.status->endProgress();
}

void Backups::show()
{
    if (m_job == 0)
        return;
    const bool copied = m_percent == 100;
    switch (m_kind) {
    case Kind::BackUp:
        copied ? m_parts.status->showWaiting(tr("Checking the backup"), true)
               : m_parts.status->showProgress(tr("Backing up"), m_percent, true);
        break;
    case Kind::Inspect:
        m_parts.status->showWaiting(tr("Looking at the backup"), false);
        break;
    case Kind::Restore:
        copied ? m_parts.status->showWaiting(tr("Checking the copy of the backup"), true)
               : m_parts.status->showProgress(tr("Copying the backup"), m_percent, true);
        break;
    }
}

void Backups::backUp()
{
    if (refusesWhileRunning())
        return;
    const QString last = m_settings.lastBackup(m_store.path());
    const QDir folder(last.isEmpty() ? QDir::homePath() : QFileInfo(last).absolutePath());
    auto *dialog = makeFileDialog(m_parts.window, tr("Back up the library"), folder.absolutePath());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is asked for in a window that waits for nobody
    dialog->setNameFilter(tr("Sheaf libraries (*.sheaf)"));
    dialog->setDefaultSuffix(QStringLiteral("sheaf"));
    dialog->setLabelText(QFileDialog::Accept, tr("Back up"));
    dialog->selectFile(backupName(m_store.path()));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (QFileInfo(file).isFile())
            askToReplace(file);
        else
            backUpTo(file);
    });
    dialog->open();
}

void Backups::askToReplace(const QString &file)
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Back up the library"),
                        tr("Replace “%1”?").arg(QFileInfo(file).fileName()), QMessageBox::NoButton, m_parts.window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("It was written %1. If it is a backup of this library, the new one takes its place "
                               "once it is whole; anything else is left as it is.")
                                .arg(LibraryDialog::momentText(QFileInfo(file).lastModified())));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes = box->addButton(tr("Replace the backup"), QMessageBox::AcceptRole);
    QPushButton *no = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, file] { backUpTo(file); });
    box->open();
}

void Backups::backUpTo(const QString &file)
{
    if (!refusesWhileRunning())
        begin(Kind::BackUp, m_jobs.backUp(file));
}

void Backups::restore()
{
    if (refusesWhileRunning())
        return;
    const QFileInfo last(m_settings.lastBackup(m_store.path()));
    const QFileInfo start = last.exists() ? last : QFileInfo(m_store.path());
    auto *dialog = makeFileDialog(m_parts.window, tr("Restore from a backup"), start.absolutePath());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Sheaf libraries (*.sheaf *.bak)"), tr("All files (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Continue"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (!refusesWhileRunning())
            begin(Kind::Inspect, m_jobs.inspect(file));
    });
    dialog->open();
}

void Backups::ask(const QString &file, const LibraryFacts &backup, const std::optional<LibraryFacts> &library)
{
    auto *dialog = new RestoreDialog(*m_parts.theme, file, backup, library, m_parts.window);
    connect(dialog, &QDialog::accepted, this, [this, file] {
        if (!refusesWhileRunning())
            begin(Kind::Restore, m_jobs.prepareRestore(file));
    });
    dialog->open();
}

void Backups::showPlace()
{
    const QString path = QFileInfo(m_store.path()).absoluteFilePath();
    LibraryPlace place;
    place.path = path;
    place.bytes = QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
    if (m_opened) {
        const LibraryCounts &counts = m_browse.sidebar().counts;
        place.facts.emplace();
        place.facts->papers = counts.papers;
        place.facts->digests = counts.digests;
        place.facts->revision = m_store.revision();
    }
    place.backup = m_settings.lastBackup(m_store.path());
    place.backedUp = m_settings.lastBackupTime(m_store.path());
    auto *dialog = new LibraryDialog(*m_parts.theme, place, m_parts.window);
    connect(dialog, &LibraryDialog::copyAsked, this,
            [path] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path)); });
    connect(dialog, &LibraryDialog::folderAsked, this, [this, path] {
        const QString folder = QFileInfo(path).absolutePath();
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            m_parts.status->showMessage(tr("“%1” could not be opened.").arg(QDir::toNativeSeparators(folder)));
    });
    connect(dialog, &LibraryDialog::backUpAsked, this, &Backups::backUp);
    dialog->open();
}

} // namespace sheaf
