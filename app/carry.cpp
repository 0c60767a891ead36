// SPDX-License-Identifier: GPL-3.0-or-later
// Carry: one import at a time, its progress in the status line, its end in a sentence with links.
#include "app/carry.h"

#include "app/browse.h"
#include "app/desk.h"
#include "app/notices.h"
#include "model/phrases.h"
#include "views/importreport.h"
#include "views/statusline.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTime>

#include <algorithm>

namespace sheaf
{

namespace
{

bool isRefused(const FileReport &file)
{
    return file.error.has_value();
}

QString reportTitle(const ImportReport &report)
{
    const QString time = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    const FileReport *first = report.files.empty() ? nullptr : &report.files.front();
    const QString what = report.files.size() == 1
                             ? first->digestName
                             : Carry::tr("%Ln files", nullptr, pluralNumber(qint64(report.files.size())));
    return QStringLiteral("%1 · %2").arg(time, what);
}

} // namespace

Carry::Carry(Store &store, Browse &browse, Desk &desk, Notices &notices, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_desk(desk), m_notices(notices), m_parts(parts)
{
    connect(&store, &Store::progress, this, [this](Ticket job, int percent, const QString &what) {
        if (job == m_job)
            m_parts.status->showProgress(tr("Importing %1").arg(what), percent, true);
    });
    connect(&store, &Store::imported, this, &Carry::ended);
    connect(&store, &Store::failed, this, [this](Ticket job, const Error &) {
        if (job != m_job || job == 0)
            return;
        const ImportWish wish = m_waiting.front();
        m_waiting.pop_front();
        m_job = 0;
        m_desk.setImporting(false);
        m_parts.status->endProgress();
        Q_EMIT failed(wish.sources);
        next();
        Q_EMIT idleChanged();
    });
    connect(&desk, &Desk::cancelImportAsked, this, &Carry::cancelImport);
    connect(parts.status, &StatusLine::cancelAsked, this, [this] { m_store.cancel(m_job); });
    connect(parts.report, &ImportReportPane::paperAsked, &browse, &Browse::showPaper);
    connect(parts.report, &ImportReportPane::textAsked, this,
            [this](DigestId digest, int line) { Q_EMIT textAsked(digest, line, line); });
}

void Carry::importSample()
{
    QFile file(QStringLiteral(":/sheaf/samples/classics.txt"));
    if (file.open(QIODevice::ReadOnly))
        import({{{ QString(), tr("Sample digest"), file.readAll() }}, {}, false});
}

void Carry::import(const ImportWish &wish)
{
    if (wish.sources.empty() && wish.folders.empty())
        return;
    if (m_library == Library::Missing) {
        Q_EMIT libraryNeeded();
        return;
    }
    m_waiting.push_back(wish);
    next();
    Q_EMIT idleChanged();
}

void Carry::next()
{
    if (m_job != 0 || m_waiting.empty() || m_library != Library::Open)
        return;
    if (m_waiting.front().sources.empty()) { // folders with nothing in them
        ended(0, {});
        return;
    }
    m_job = m_store.import(m_waiting.front().sources);
    m_desk.setImporting(true);
}

void Carry::ended(Ticket job, ImportReport report)
{
    if (job != m_job || m_waiting.empty())
        return;
    const ImportWish wish = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_job = 0;
    m_desk.setImporting(false);
    m_parts.status->endProgress();
    reportFolders(wish.folders, report);
    tellEnd(wish, report);
    Q_EMIT imported(wish.sources);
    next();
    Q_EMIT idleChanged();
}

void Carry::tellEnd(const ImportWish &wish, const ImportReport &report)
{
    if (wish.watched && report.row == EditId{} && std::none_of(report.files.begin(), report.files.end(), isRefused))
        return; // the same papers once more, and nobody asked
    const ImportCounts total = report.total();
    if (report.state == EditState::Cancelled && report.files.empty()) {
        m_notices.say(tr("Nothing was imported."));
        return;
    }
    const auto refused = std::count_if(report.files.begin(), report.files.end(), isRefused);
    const bool remarks = std::any_of(report.files.begin(), report.files.end(), [](const FileReport &file) {
        return !file.remarks.empty() || file.error || file.passedBy;
    });
    const auto digests = std::count_if(report.files.begin(), report.files.end(),
                                       [](const FileReport &file) { return !file.error && !file.passedBy; });
    const QLocale locale;
    QStringList counts{tr("%1 new").arg(locale.toString(total.fresh))};
    if (total.known > 0)
        counts << tr("%1 known").arg(locale.toString(total.known));
    if (total.merged > 0)
        counts << tr("%1 merged").arg(locale.toString(total.merged));
    QString text = (wish.watched ? tr("Imported %1 from the watched folder: %2") : tr("Imported %1: %2"))
                       .arg(digestsText(digests), counts.join(QStringLiteral(", ")));
    if (report.state == EditState::Cancelled)
        text = tr("Import cancelled; kept: %1 new, %2 known")
                   .arg(locale.toString(total.fresh), locale.toString(total.known));
    if (digests == 0 && refused > 0)
        text = tr("Nothing was imported");
    if (refused > 0)
        text +=
            refused == 1 ? tr(", 1 file refused") : tr(", %Ln files refused", nullptr, pluralNumber(qint64(refused)));
    if (digests == 0 && refused == 0)
        text = tr("There was nothing to import in the folder");
    m_parts.report->addReport(report, reportTitle(report));
    if (refused > 0)
        tellRefused(report);
    m_notices.say(text, report.row, true);
    if (remarks && !wish.watched)
        m_notices.showReport();
}

void Carry::tellRefused(const ImportReport &report)
{
    std::vector<const FileReport *> refused;
    for (const FileReport &file : report.files) {
        if (isRefused(file))
            refused.push_back(&file);
    }
    Error error = *refused.front()->error;
    if (refused.size() > 1)
        error = {Error::Kind::Refused,
                 tr("%Ln files were not imported; the report says why.", nullptr, pluralNumber(qint64(refused.size()))),
                 {}};
    m_notices.tell(error, tr("Report"), [this](qint64) { m_notices.toggleReport(); });
}

void Carry::libraryOpened()
{
    m_library = Library::Open;
    next();
}

void Carry::cancelImport()
{
    if (m_job != 0)
        m_store.cancel(m_job);
    else
        m_notices.say(tr("Another process is importing; it can be undone when that has ended."));
}

} // namespace sheaf
