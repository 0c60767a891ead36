// SPDX-License-Identifier: GPL-3.0-or-later
// Papers in and out of the window: what is chosen, dropped or handed over is imported, reported on, or exported.
#pragma once

#include "model/store.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>

namespace sheaf
{

class Browse;
class Desk;
class EntryView;
class ImportReportDialog;
class MainWindow;
class Settings;
class StatusLine;
class Theme;
struct ExportWish;

// GUI thread. Everything it is given outlives it.
class Carry final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        StatusLine *status;
    };
    // What the links in the status line mean.
    enum Message : qint64 { ShowReport = 1 };

    Carry(Store &store, Browse &browse, Desk &desk, Settings &settings, const Parts &parts, QObject *parent = nullptr);

    void importFiles(const QStringList &paths);
    void importUrls(const QList<QUrl> &urls);
    void importSample();
    void chooseFiles();
    void openExport();
    void showReport();
    void cancelImport();
    // Nothing is imported before the library is open; without one, every wish is answered by libraryNeeded().
    void libraryOpened();
    void libraryMissing() { m_library = Library::Missing; }
    bool hasReport() const { return m_report.has_value(); }
    // The digest's text with these lines marked.
    void showEntry(DigestId digest, int firstLine, int lastLine);
    bool isIdle() const { return m_job == 0; }

Q_SIGNALS:
    void idleChanged();
    void reportChanged();
    void libraryNeeded(); // asked to import or export, but the library could not be opened

private:
    void start(const std::vector<ImportSource> &sources);
    void imported(Ticket job, const ImportReport &report);
    void exportAs(const ExportWish &wish);
    void ended();
    void exportNow(const ExportPlan &plan, const QString &file);
    bool refused();

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Settings &m_settings;
    Parts m_parts;
    std::optional<ImportReport> m_report;
    QPointer<ImportReportDialog> m_reportDialog;
    QPointer<EntryView> m_entryView;
    enum class Library { Opening, Open, Missing } m_library = Library::Opening;
    std::vector<ImportSource> m_waiting;                         // handed over while another job runs
    std::optional<std::pair<ExportPlan, QString>> m_waitingFile; // asked for while an import started
    struct AskedText {
        Ticket ticket = 0;
        QString name;
        int firstLine = 0;
        int lastLine = 0;
    } m_text;
    Ticket m_job = 0;
    bool m_importing = false;
};

} // namespace sheaf
