// SPDX-License-Identifier: GPL-3.0-or-later
// Handover: plans are made here, documents by the transfer thread.
#include "app/handover.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/notices.h"
#include "app/settings.h"
#include "model/phrases.h"
#include "views/exportdialog.h"
#include "views/mainwindow.h"
#include "views/patience.h"
#include "views/statusline.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

namespace sheaf
{

namespace
{

QString plainName(const QString &title)
{
    QString name;
    for (const QChar c : title)
        name += c.isLetterOrNumber() || c == u'-' || c == u' ' || (c == u'.' && !name.isEmpty()) ? c : QLatin1Char('-');
    return name.simplified().left(60);
}

} // namespace

Handover::Handover(Store &store, Browse &browse, Desk &desk, Settings &settings, Actions &actions, const Parts &parts,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_settings(settings)
    , m_actions(actions)
    , m_parts(parts)
{
    connect(&store, &Store::progress, this, [this](Ticket job, int percent, const QString &) {
        if (job == m_job && job != 0)
            m_parts.status->showProgress(tr("Exporting"), percent, true);
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { m_parts.status->showWaiting(tr("Copying %1").arg(papersText(m_copyPapers)), true); });
    connect(parts.status, &StatusLine::cancelAsked, this, [this] {
        if (m_job != 0)
            m_store.cancel(m_job);
        if (m_copy != 0)
            m_store.cancel(m_copy);
    });
    connect(&store, &Store::exported, this, [this](Ticket job, qint64 papers, const QString &path) {
        if (job != m_job)
            return;
        m_exportedTo = path;
        m_parts.status->showMessage(tr("Exported %1 to %2").arg(papersText(papers), QDir::toNativeSeparators(path)),
                                    tr("Open the folder"), Notices::ShowExported);
        ended();
    });
    connect(parts.status, &StatusLine::actionTriggered, this, [this](qint64 link) {
        const QString folder = QFileInfo(m_exportedTo).absolutePath();
        if (link == Notices::ShowExported && !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            m_parts.status->showMessage(tr("“%1” could not be opened.").arg(QDir::toNativeSeparators(folder)));
    });
    connect(&store, &Store::exportRendered, this, [this](Ticket ticket, const QByteArray &document, qint64 papers) {
        if (ticket == m_preview && m_dialog)
            m_dialog->showPreview(document, papers);
        if (ticket == m_copy)
            copied(document, papers);
    });
    connect(&store, &Store::preflightReady, this, [this](Ticket ticket, const Preflight &preflight) {
        if (ticket == m_preflight && m_dialog)
            m_dialog->showPreflight(preflight);
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket, const Error &error) {
        if (ticket == 0)
            return;
        if (ticket == m_preview && m_dialog && error.kind != Error::Kind::Cancelled)
            m_dialog->showTrouble(error.what);
        if (ticket == m_job) {
            if (error.kind == Error::Kind::Cancelled)
                m_parts.status->showMessage(error.what);
            ended();
        }
        if (ticket == m_copy) {
            if (error.kind == Error::Kind::Cancelled)
                m_parts.status->showMessage(tr("Nothing was copied."));
            copyEnded();
        }
    });
    const auto copy = [this](Act act, const char *format) {
        connect(m_actions[act], &QAction::triggered, this, [this, format] { copyAs(format); });
    };
    copy(Act::CopyCitation, "citation");
    copy(Act::CopyMarkdown, "markdown");
    copy(Act::CopyBibtex, "bibtex");
    copy(Act::CopyHtml, "html");
}

bool Handover::refusesWhileRunning()
{
    if (m_job != 0)
        m_parts.status->showMessage(tr("An export is running; cancel it, or wait until it is done."));
    return m_job != 0;
}

void Handover::openDialog()
{
    if (refusesWhileRunning())
        return;
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    const QString query = m_browse.query().trimmed();
    const ListId list = m_browse.shownList();
    m_scopes.selected = m_desk.selectedInOrder();
    m_scopes.shown = {};
    m_scopes.shown.list = list;
    m_scopes.shown.papers = m_browse.answer().ranking->ids();
    m_scopes.shown.head.title = query;
    for (const CountedList &counted : m_browse.sidebar().lists) {
        if (counted.list.id == list && list != ListId{})
            m_scopes.shown.head.title = counted.list.name;
    }
    std::vector<ExportChoice> choices;
    choices.push_back({ExportScope::Selection, tr("Selected papers"), qint64(m_scopes.selected.size()), false});
    const bool whole = query.isEmpty();
    if (!whole) {
        choices.push_back({ExportScope::Shown, list != ListId{} ? tr("This reading list") : tr("Papers of this search"),
                           m_browse.answer().total, list != ListId{}});
        std::swap(choices[0], choices[1]); // what is looked at comes first
    }
    choices.push_back({ExportScope::Library, tr("All papers"), m_browse.sidebar().counts.all, false});
    const QString folder = m_settings.exportFolder().isEmpty() ? QDir::homePath() : m_settings.exportFolder();
    QString name = plainName(m_scopes.shown.head.title.section(QLatin1Char(':'), -1));
    if (whole || name.isEmpty())
        name = tr("Papers");
    m_dialog = new ExportDialog(*m_parts.theme, formats(), choices, QDir(folder).filePath(name), m_parts.window);
    QHash<QString, ExportManner> manners;
    for (const Format &format : formats()) {
        const QString id = QString::fromLatin1(format.id);
        manners.insert(id, m_settings.exportManner(id));
    }
    m_dialog->questions().setManners(manners);
    if (!m_settings.exportFormat().isEmpty())
        m_dialog->questions().setFormat(m_settings.exportFormat());
    connect(m_dialog, &ExportDialog::exportAsked, this, &Handover::exportAs);
    connect(m_dialog, &ExportDialog::previewAsked, this, &Handover::preview);
    connect(m_dialog, &ExportDialog::paperAsked, &m_browse, &Browse::showPaper);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_store.cancel(m_preview);
        m_store.cancel(m_preflight);
    });
    m_dialog->show();
}

ExportPlan Handover::planFor(const ExportWish &wish) const
{
    ExportPlan plan;
    if (wish.scope == ExportScope::Shown) {
        plan = m_scopes.shown;
    } else {
        plan.head.title = tr("Papers");
        plan.everything = wish.scope == ExportScope::Library;
        if (!plan.everything)
            plan.papers = m_scopes.selected;
    }
    plan.format = formatById(wish.format);
    plan.options = wish.manner.options;
    plan.order = wish.manner.order;
    plan.grouping = wish.manner.grouping;
    return plan;
}

void Handover::preview(const ExportWish &wish)
{
    m_store.cancel(m_preview);
    m_store.cancel(m_preflight);
    const ExportPlan plan = planFor(wish);
    m_preview = m_store.renderExport(plan, ExportDialog::previewPapers);
    m_preflight = m_store.preflight(plan);
}

void Handover::exportAs(const ExportWish &wish)
{
    if (refusesWhileRunning())
        return;
    m_settings.setExportFolder(QFileInfo(wish.file).absolutePath());
    m_settings.setExportFormat(wish.format);
    m_settings.setExportManner(wish.format, wish.manner);
    m_job = m_store.exportTo(planFor(wish), wish.file); // after an import that runs: one job at a time
    Q_EMIT idleChanged();
}

void Handover::ended()
{
    m_job = 0;
    m_parts.status->endProgress();
    Q_EMIT idleChanged();
}

void Handover::copyAs(const char *format)
{
    ExportPlan plan;
    plan.format = formatById(QString::fromLatin1(format));
    plan.papers = m_desk.selectedInOrder();
    if (plan.papers.empty()) {
        m_parts.status->showMessage(tr("Select the papers to copy first."));
        return;
    }
    plan.options = m_settings.exportManner(QString::fromLatin1(format)).options;
    plan.options.identities = false; // for other readers than Sheaf
    m_copyFormat = plan.format;
    m_copyPapers = qint64(plan.papers.size());
    if (m_copy != 0) { // what was copied last counts
        m_store.cancel(m_copy);
        copyEnded();
    }
    m_patience.start();
    m_copy = m_store.renderExport(plan);
    Q_EMIT idleChanged();
}

void Handover::copyEnded()
{
    m_copy = 0;
    if (m_patience.isActive())
        m_patience.stop(); // nothing was said of it
    else
        m_parts.status->endProgress();
    Q_EMIT idleChanged();
}

void Handover::copied(const QByteArray &document, qint64 papers)
{
    copyEnded();
    auto *data = new QMimeData;
    const QString text = QString::fromUtf8(document);
    data->setText(text.trimmed());
    if (QLatin1StringView(m_copyFormat->id) == QLatin1StringView("html"))
        data->setHtml(text);
    QGuiApplication::clipboard()->setMimeData(data);
    m_parts.status->showMessage(
        tr("Copied %1 as %2").arg(papersText(papers), QCoreApplication::translate("Format", m_copyFormat->name)));
}

} // namespace sheaf
