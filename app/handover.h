// SPDX-License-Identifier: GPL-3.0-or-later
// Papers out of the window: the export dialog with its preview, the export itself, and copies on the clipboard.
#pragma once

#include "model/store.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class ExportDialog;
class MainWindow;
class Settings;
class StatusLine;
class Theme;
struct ExportWish;
enum class ExportScope : quint8;

// GUI thread. Everything it is given outlives it. What is exported is what was selected and shown when the dialog was
// opened, whatever is looked at meanwhile.
class Handover final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        StatusLine *status;
    };
    Handover(Store &store, Browse &browse, Desk &desk, Settings &settings, Actions &actions, const Parts &parts,
             QObject *parent = nullptr);

    void openDialog();
    bool isIdle() const { return m_job == 0 && m_copy == 0; }

Q_SIGNALS:
    void idleChanged();

private:
    struct Scopes { // at the time the dialog was opened
        std::vector<PaperId> selected;
        ExportPlan shown;
    };
    ExportPlan planFor(const ExportWish &wish) const;
    void preview(const ExportWish &wish);
    void exportAs(const ExportWish &wish);
    bool refusesWhileRunning(); // and says so
    void ended();
    // Renders the selected papers in a format; the clipboard gets them when they have come.
    void copyAs(const char *format);
    void copyEnded();
    void copied(const QByteArray &document, qint64 papers);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Settings &m_settings;
    Actions &m_actions;
    Parts m_parts;
    QPointer<ExportDialog> m_dialog;
    Scopes m_scopes;
    Ticket m_job = 0; // the export that runs
    Ticket m_preview = 0;
    Ticket m_preflight = 0;
    Ticket m_copy = 0;
    const Format *m_copyFormat = nullptr;
    qint64 m_copyPapers = 0;
    QString m_exportedTo; // the file of the last export
    QTimer m_patience;    // before a copy shows that it takes its time
};

} // namespace sheaf
