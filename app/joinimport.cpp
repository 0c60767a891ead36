// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what files, folders, the clipboard and the watched folder say to the import, and it to them.
#include "app/application.h"

#include "model/phrases.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace sheaf
{

namespace
{

QStringList pathsOf(const std::vector<ImportSource> &sources)
{
    QStringList paths;
    for (const ImportSource &source : sources)
        paths.append(source.path);
    return paths;
}

} // namespace

void Application::joinImport()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Import, [this] { m_intake.chooseFiles(); });
    on(Act::ImportFolder, [this] { m_intake.chooseFolder(); });
    on(Act::Paste, [this] { m_intake.paste(QGuiApplication::clipboard()->mimeData()); });
    on(Act::WatchFolder, [this] { openWatchDialog(); });
    connect(&m_window, &MainWindow::filesDropped, &m_intake, &Intake::importUrls);
    connect(&m_desk, &Desk::landed, &m_notices, &Notices::done);
    connect(&m_carry, &Carry::libraryNeeded, this, &Application::tellOpenFailed);
    connect(&m_intake, &Intake::libraryNeeded, this, &Application::tellOpenFailed);
    connect(&m_intake, &Intake::ready, &m_carry, &Carry::import);
    connect(&m_intake, &Intake::said, this, [this](const QString &sentence) { m_notices.say(sentence); });
    connect(&m_intake, &Intake::pasteRefused, this, [this](const QString &why) {
        m_notices.tell({Error::Kind::Refused, tr("The clipboard holds nothing to import."), why});
    });
    connect(&m_intake, &Intake::passedOver, this, [this](const QStringList &names, const QString &why) {
        const bool one = names.size() == 1;
        m_notices.tell({Error::Kind::Refused,
                        one ? tr("“%1” in the watched folder was left alone: it holds no papers.").arg(names.front())
                            : tr("%Ln files in the watched folder were left alone: they hold no papers.", nullptr,
                                 pluralNumber(names.size())),
                        one ? why : names.join(QStringLiteral(", "))});
    });
    connect(&m_intake, &Intake::waiting, this, &Application::tellWaiting);
    connect(&m_intake, &Intake::leftOut, &m_watch, &Watch::settle);
    connect(&m_intake, &Intake::looking, this, [this](int percent, const QString &name) {
        m_status->showProgress(tr("Looking at %1").arg(name), percent, true);
    });
    connect(&m_intake, &Intake::looked, m_status, &StatusLine::endProgress);
    connect(m_status, &StatusLine::cancelAsked, &m_intake, &Intake::cancel);
    connect(&m_browse, &Browse::sidebarChanged, this, [this](const Sidebar &sidebar) {
        QStringList names;
        for (const CountedList &counted : sidebar.lists)
            names.append(counted.list.name);
        m_intake.setListNames(names);
    });
    connect(&m_carry, &Carry::imported, this,
            [this](const std::vector<ImportSource> &sources) { m_watch.settle(pathsOf(sources)); });
    connect(&m_carry, &Carry::failed, this,
            [this](const std::vector<ImportSource> &sources) { m_watch.release(pathsOf(sources)); });
    connect(&m_watch, &Watch::ripe, this,
            [this](const QStringList &paths) { m_intake.importPaths(paths, Intake::Origin::Watched); });
    connect(&m_watch, &Watch::lost, this, [this](const Error &error) {
        m_notices.tell(error, tr("Choose a folder…"), [this](qint64) { openWatchDialog(); });
    });
    connect(&m_watch, &Watch::found, this, [this] {
        m_notices.say(tr("The watched folder “%1” is there again.").arg(QDir::toNativeSeparators(m_watch.folder())));
    });
    m_bottom->setCurrent(m_settings.windowState(QStringLiteral("bottom")).toInt());
}

// Nobody asked for it, so nothing comes up: it waits to be looked at.
void Application::tellWaiting(const QString &path, const ImportPreview &preview)
{
    const QString why = preview.records == 0 ? tr("No paper was found in it.")
                        : preview.problems == 1
                            ? tr("1 line was not understood.")
                            : tr("%Ln lines were not understood.", nullptr, pluralNumber(preview.problems));
    m_notices.tell({Error::Kind::Refused,
                    tr("“%1” came into the watched folder and waits: it may be no digest.").arg(preview.name), why},
                   tr("Preview…"), [this, path](qint64 message) {
                       m_notices.withdraw(message);
                       m_intake.importPaths({path});
                   });
}

void Application::openWatchDialog()
{
    if (m_watchDialog)
        return;
    m_watchDialog = new WatchDialog(m_theme, m_watch.folder(), QDir::homePath(), &m_window);
    connect(m_watchDialog, &WatchDialog::folderChosen, this, [this](const QString &folder, bool present) {
        m_watch.setFolder(folder, present);
        m_notices.say(tr("Watching “%1”").arg(QDir::toNativeSeparators(folder)));
    });
    connect(m_watchDialog, &WatchDialog::stopAsked, this, [this] { m_watch.setFolder({}, false); });
    connect(&m_watch, &Watch::folderChanged, m_watchDialog, [this] { m_watchDialog->setFolder(m_watch.folder()); });
    m_watchDialog->open();
}

} // namespace sheaf
