// SPDX-License-Identifier: GPL-3.0-or-later
// Carry: one job at a time, its progress in the status line, its end in a sentence with a link.
#include "app/carry.h"

#include "app/browse.h"
#include "app/desk.h"
#include "app/settings.h"
#include "model/phrases.h"
#include "views/entryview.h"
#include "views/exportdialog.h"
#include "views/importreport.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/statusline.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

QString plainName(const QString &title)
{
    QString name;
    for (const QChar c : title)
        name += c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char(' ') ? c : QLatin1Char('-');
    return name.simplified().left(60);
}

} // namespace

Carry::Carry(Store &store, Browse &browse, Desk &desk, Settings &settings, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_settings(settings), m_parts(parts)
{
    connect(&store, &Store::progress, this, [this](Ticket job, int percent, const QString &what) {
        if (job == m_job)
            m_parts.status->showProgress(m_importing ? tr("Importing %1").arg(what) : tr("Exporting"), percent, true);
    });
    connect(&store, &Store::imported, this, &Carry::imported);
    connect(&store, &Store::exported, this, [this](Ticket job, qint64 papers, const QString &path) {
        if (job != m_job)
            return;
        m_parts.status->showMessage(tr("Exported %1 to %2").arg(papersText(papers), QDir::toNativeSeparators(path)));
        ended();
    });
    connect(&store, &Store::failed, this, [this](Ticket job, const Error &) {
        if (job == m_job && job != 0)
            ended();
    });
    connect(&store, &Store::digestTextReady, this, [this](Ticket ticket, const QString &text) {
        if (ticket != m_text.ticket)
            return;
        if (!m_entryView)
            m_entryView = new EntryView(*m_parts.theme, m_parts.window);
        m_entryView->showEntry(m_text.name, text, m_text.firstLine, m_text.lastLine);
        m_entryView->show();
        m_entryView->raise();
    });
    connect(&desk, &Desk::entryAsked, this, &Carry::showEntry);
    connect(&desk, &Desk::cancelImportAsked, this, &Carry::cancelImport);
    connect(parts.status, &StatusLine::cancelAsked, this, [this] { m_store.cancel(m_job); });
    connect(parts.window, &MainWindow::filesDropped, this, &Carry::importUrls);
}

void Carry::importFiles(const QStringList &paths)
{
    std::vector<ImportSource> sources;
    for (const QString &path : paths)
        sources.push_back({path, {}, {}});
    start(sources);
}

void Carry::importUrls(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    importFiles(paths);
}

void Carry::importSample()
{
    QFile file(QStringLiteral(":/sheaf/samples/classics.txt"));
    if (file.open(QIODevice::ReadOnly))
        start({{QString(), tr("Sample digest"), file.readAll()}});
}

void Carry::start(const std::vector<ImportSource> &sources)
{
    if (sources.empty() || refused())
        return;
    if (m_job != 0 || m_library == Library::Opening) {
        m_waiting.insert(m_waiting.end(), sources.begin(), sources.end());
        return;
    }
    m_importing = true;
    m_parts.status->clearMessage();
    m_job = m_store.import(sources);
    Q_EMIT idleChanged();
}

void Carry::imported(Ticket job, const ImportReport &report)
{
    if (job != m_job)
        return;
    m_report = report;
    const ImportCounts total = report.total();
    qint64 remarks = 0;
    qint64 refused = 0;
    for (const FileReport &file : report.files) {
        remarks += static_cast<qint64>(file.remarks.size());
        refused += file.error ? 1 : 0;
    }
    const QLocale locale;
    const qint64 digests = static_cast<qint64>(report.files.size()) - refused;
    QString text = tr("Imported %1: %2 new, %3 known, %4 merged")
                       .arg(digestsText(digests), locale.toString(total.fresh), locale.toString(total.known),
                            locale.toString(total.merged));
    if (report.state == EditState::Cancelled)
        text = tr("Import cancelled; kept: %1 new, %2 known")
                   .arg(locale.toString(total.fresh), locale.toString(total.known));
    if (refused > 0)
        text += refused == 1 ? tr(", 1 file refused") : tr(", %1 files refused").arg(locale.toString(refused));
    m_parts.status->showMessage(text, tr("Report"), ShowReport);
    if (remarks + refused > 0)
        showReport();
    Q_EMIT reportChanged();
    ended();
}

void Carry::ended()
{
    m_job = 0;
    m_parts.status->endProgress();
    Q_EMIT idleChanged();
    if (const auto next = std::exchange(m_waitingFile, {}))
        exportNow(next->first, next->second);
    start(std::exchange(m_waiting, {}));
}

void Carry::libraryOpened()
{
    m_library = Library::Open;
    start(std::exchange(m_waiting, {}));
}

bool Carry::refused()
{
    if (m_library == Library::Missing)
        Q_EMIT libraryNeeded();
    return m_library == Library::Missing;
}

void Carry::cancelImport()
{
    if (m_job != 0 && m_importing)
        m_store.cancel(m_job);
    else
        m_parts.status->showMessage(tr("Another process is importing; it can be undone when that has ended."));
}

void Carry::showReport()
{
    if (!m_report)
        return;
    if (m_reportDialog)
        m_reportDialog->close();
    m_reportDialog = new ImportReportDialog(*m_parts.theme, *m_report, m_parts.window);
    connect(m_reportDialog, &ImportReportDialog::paperAsked, &m_browse, &Browse::showPaper);
    connect(m_reportDialog, &ImportReportDialog::textAsked, this,
            [this](DigestId digest, int line) { showEntry(digest, line, line); });
    m_reportDialog->show();
}

void Carry::showEntry(DigestId digest, int firstLine, int lastLine)
{
    QString name;
    for (const CountedDigest &counted : m_browse.sidebar().digests) {
        if (counted.digest.id == digest)
            name = counted.digest.label.isEmpty() ? counted.digest.name : counted.digest.label;
    }
    m_text = {m_store.askDigestText(digest), name, firstLine, lastLine};
}

void Carry::chooseFiles()
{
    if (refused())
        return;
    auto *dialog = new QFileDialog(m_parts.window, tr("Import digests"), m_settings.importFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_settings.setImportFolder(QFileInfo(paths.value(0)).absolutePath());
        importFiles(paths);
    });
    dialog->open();
}

void Carry::openExport()
{
    if (refused())
        return;
    if (m_job != 0) {
        m_parts.status->showMessage(tr("Wait for the import to end, or cancel it."));
        return;
    }
    std::vector<ExportChoice> choices;
    choices.push_back(
        {ExportScope::Selection, tr("Selected papers"), static_cast<qint64>(m_desk.selectedInOrder().size())});
    const QString query = m_browse.query().trimmed();
    const bool list = m_browse.shownList() != ListId{};
    const bool whole = query.isEmpty();
    if (!whole)
        choices.push_back({ExportScope::Shown, list ? tr("This reading list") : tr("Papers of this search"),
                           m_browse.answer().total});
    choices.push_back({ExportScope::Library, tr("All papers"), m_browse.sidebar().counts.all});
    if (!whole)
        std::swap(choices[0], choices[1]); // what is looked at comes first
    const QString folder = m_settings.exportFolder().isEmpty() ? QDir::homePath() : m_settings.exportFolder();
    const QString name = whole ? tr("Papers") : plainName(query.section(QLatin1Char(':'), -1));
    auto *dialog = new ExportDialog(*m_parts.theme, formats(), choices, QDir(folder).filePath(name), m_parts.window);
    if (!m_settings.exportFormat().isEmpty())
        dialog->setFormat(m_settings.exportFormat());
    connect(dialog, &ExportDialog::exportAsked, this, &Carry::exportAs);
    dialog->open();
}

void Carry::exportAs(const ExportWish &wish)
{
    m_settings.setExportFolder(QFileInfo(wish.file).absolutePath());
    m_settings.setExportFormat(wish.format);
    ExportPlan plan;
    plan.format = formatById(wish.format);
    plan.options = wish.options;
    plan.head.title = tr("Papers");
    if (wish.scope == ExportScope::Library) {
        plan.everything = true;
    } else if (wish.scope == ExportScope::Selection) {
        plan.papers = m_desk.selectedInOrder();
    } else {
        plan.head.title = m_browse.query();
        plan.list = m_browse.shownList();
        plan.papers = *m_browse.answer().ids;
        for (const CountedList &counted : m_browse.sidebar().lists) {
            if (counted.list.id == plan.list && plan.list != ListId{})
                plan.head.title = counted.list.name;
        }
    }
    if (m_job != 0) // files were handed over while the dialog was open
        m_waitingFile = {plan, wish.file};
    else
        exportNow(plan, wish.file);
}

void Carry::exportNow(const ExportPlan &plan, const QString &file)
{
    m_importing = false;
    m_job = m_store.exportTo(plan, file);
    Q_EMIT idleChanged();
}

} // namespace sheaf
