// SPDX-License-Identifier: GPL-3.0-or-later
// Intake: a queue of deliveries, each walked, looked at, asked about and handed on.
#include "app/intake.h"

#include "app/settings.h"
#include "views/filedialog.h"
#include "views/importpreviewdialog.h"
#include "views/patience.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QTime>

#include <algorithm>

namespace sheaf
{

Intake::Intake(Store &store, Settings &settings, const Theme &theme, QWidget *window, QObject *parent)
    : QObject(parent), m_store(store), m_settings(settings), m_theme(theme), m_window(window)
{
    m_pool.setMaxThreadCount(1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_told = true;
        tellLooking();
    });
    connect(&store, &Store::importPreviewed, this, [this](Ticket ticket, const ImportPreview &preview) {
        if (ticket == m_ticket && ticket != 0)
            previewed(preview);
    });
}

Intake::~Intake()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_pool.waitForDone();
}

void Intake::importPaths(const QStringList &paths, Origin origin)
{
    if (!paths.isEmpty())
        add({origin, paths, {}, {}, false});
}

void Intake::importUrls(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        Q_EMIT said(tr("Sheaf fetches nothing from the network. Save the page as text, and import that file."));
    importPaths(paths);
}

void Intake::paste(const QMimeData *data)
{
    if (data && data->hasUrls()) {
        importUrls(data->urls());
        return;
    }
    const QString text = data && data->hasText() ? data->text() : QString();
    if (text.trimmed().isEmpty()) {
        const bool other = data && !data->formats().isEmpty() && !data->hasText();
        Q_EMIT said(other ? tr("The clipboard holds no text.") : tr("The clipboard is empty."));
        return;
    }
    Delivery delivery{Origin::Paste, {}, {}, {}, true};
    const QString now = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    delivery.files.sources.push_back({{}, tr("Pasted at %1").arg(now), text.toUtf8()});
    add(std::move(delivery));
}

void Intake::chooseFiles()
{
    if (refused())
        return;
    auto *dialog = makeFileDialog(m_window, tr("Import digests and lists"), m_settings.importFolder());
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_settings.setImportFolder(QFileInfo(paths.value(0)).absolutePath());
        importPaths(paths);
    });
    dialog->open();
}

void Intake::chooseFolder()
{
    if (refused())
        return;
    auto *dialog = makeFileDialog(m_window, tr("Import a folder"), m_settings.importFolder());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_settings.setImportFolder(path);
        importPaths({path});
    });
    dialog->open();
}

void Intake::libraryOpened()
{
    m_library = Library::Open;
    next();
}

void Intake::setListNames(const QStringList &names)
{
    m_lists.clear();
    for (const QString &name : names)
        m_lists.insert(name.toCaseFolded());
}

bool Intake::refused()
{
    if (m_library == Library::Missing)
        Q_EMIT libraryNeeded();
    return m_library == Library::Missing;
}

void Intake::add(Delivery delivery)
{
    if (refused())
        return;
    m_queue.push_back(std::move(delivery));
    Q_EMIT idleChanged();
    next();
}

void Intake::next()
{
    if (m_library != Library::Open || m_busy || m_queue.empty())
        return;
    m_busy = true;
    m_told = false;
    m_patience.start();
    if (m_queue.front().walked)
        preview();
    else
        walk();
}

void Intake::walk()
{
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    const quint64 number = ++m_walk;
    m_pool.start([this, number, paths = m_queue.front().paths, cancelled = m_cancelled] {
        const SourceFiles files = sourceFilesOf(paths, cancelled.get());
        QMetaObject::invokeMethod(
            this,
            [this, number, files] {
                if (number != m_walk)
                    return;
                m_queue.front().files = files;
                m_queue.front().walked = true;
                preview();
            },
            Qt::QueuedConnection);
    });
}

void Intake::preview()
{
    const Delivery &delivery = m_queue.front();
    const std::size_t at = delivery.previews.size();
    const std::size_t count = delivery.files.sources.size();
    if (at == count) {
        decide();
        return;
    }
    const ImportSource &source = delivery.files.sources[at];
    if (m_told)
        tellLooking();
    m_ticket = m_store.previewImport(source);
}

void Intake::tellLooking()
{
    const Delivery &delivery = m_queue.front();
    const std::size_t at = delivery.previews.size();
    const std::size_t count = delivery.files.sources.size();
    if (at == count) { // a walk through folders, which does not know yet how many there are
        Q_EMIT looking(0, QFileInfo(delivery.paths.value(0)).fileName());
        return;
    }
    const ImportSource &source = delivery.files.sources[at];
    Q_EMIT looking(static_cast<int>(at * 100 / count),
                   source.path.isEmpty() ? source.name : QFileInfo(source.path).fileName());
}

void Intake::previewed(const ImportPreview &preview)
{
    m_ticket = 0;
    m_queue.front().previews.push_back(preview);
    this->preview();
}

bool Intake::asksAbout(const Delivery &delivery, std::size_t at) const
{
    const ImportPreview &preview = delivery.previews[at];
    if (preview.format.isEmpty()) // refused: nothing to decide
        return false;
    if (delivery.origin == Origin::Paste)
        return true;
    const bool knownList = !preview.list.isEmpty() && m_lists.contains(preview.list.toCaseFolded());
    return preview.doubtful || (knownList && delivery.origin == Origin::Wish);
}

void Intake::decide()
{
    m_patience.stop();
    Q_EMIT looked();
    Delivery &delivery = m_queue.front();
    std::vector<bool> asked;
    std::vector<bool> taken;
    QStringList left;
    QStringList names;
    QString why;
    for (std::size_t at = 0; at < delivery.previews.size(); ++at) {
        const ImportPreview &preview = delivery.previews[at];
        const QString &path = delivery.files.sources[at].path;
        const bool refused = preview.format.isEmpty();
        const QFileInfo file(path);
        const bool unreadable = !path.isEmpty() && file.exists() && !file.isReadable();
        asked.push_back(asksAbout(delivery, at));
        taken.push_back(!asked[at] && (!refused || unreadable || delivery.origin == Origin::Wish));
        if (refused && delivery.origin == Origin::Paste)
            Q_EMIT pasteRefused(preview.refusal);
        if (refused && !unreadable && delivery.origin == Origin::Watched) {
            left.append(path);
            names.append(preview.name);
            why = preview.refusal;
        }
        if (asked[at] && delivery.origin == Origin::Watched)
            Q_EMIT waiting(path, preview);
    }
    if (!left.isEmpty()) {
        Q_EMIT leftOut(left);
        Q_EMIT passedOver(names, why);
    }
    const bool asks = std::find(asked.begin(), asked.end(), true) != asked.end();
    if (asks && delivery.origin != Origin::Watched)
        ask(delivery, std::move(asked));
    else
        handOn(std::move(delivery), taken);
}

void Intake::ask(const Delivery &delivery, std::vector<bool> asked)
{
    std::vector<PreviewedSource> sources;
    for (std::size_t at = 0; at < asked.size(); ++at) {
        const ImportPreview &preview = delivery.previews[at];
        const bool exists = !preview.list.isEmpty() && m_lists.contains(preview.list.toCaseFolded());
        if (asked[at])
            sources.push_back({delivery.files.sources[at], preview, exists});
    }
    const auto others = static_cast<qint64>(asked.size() - sources.size());
    m_dialog = new ImportPreviewDialog(m_theme, std::move(sources), others, m_window);
    connect(m_dialog, &ImportPreviewDialog::decided, this, [this, asked](const std::vector<ImportSource> &chosen) {
        Delivery &first = m_queue.front();
        std::vector<bool> taken;
        QStringList left;
        auto next = chosen.begin(); // in the order asked
        for (std::size_t at = 0; at < asked.size(); ++at) {
            ImportSource &source = first.files.sources[at];
            const bool in = next != chosen.end() && next->path == source.path && next->name == source.name;
            taken.push_back(!asked[at] || in);
            if (asked[at] && in)
                source = *next++;
            else if (asked[at])
                left.append(source.path);
        }
        Q_EMIT leftOut(left);
        handOn(std::move(first), taken);
    });
    m_dialog->open();
}

void Intake::handOn(Delivery delivery, const std::vector<bool> &taken)
{
    ImportWish wish{{}, std::move(delivery.files.folders), delivery.origin == Origin::Watched};
    for (std::size_t at = 0; at < taken.size(); ++at) {
        if (taken[at])
            wish.sources.push_back(std::move(delivery.files.sources[at]));
    }
    end();
    if (!wish.sources.empty() || !wish.folders.empty())
        Q_EMIT ready(wish);
}

bool Intake::isIdle() const
{
    return m_queue.empty() || m_dialog;
}

void Intake::cancel()
{
    if (!m_busy || m_dialog)
        return;
    if (m_ticket != 0)
        m_store.cancel(m_ticket);
    if (m_cancelled)
        m_cancelled->store(true);
    m_ticket = 0;
    ++m_walk;
    m_patience.stop();
    Q_EMIT looked();
    Q_EMIT said(tr("Nothing was imported."));
    end();
}

void Intake::end()
{
    m_queue.pop_front();
    m_busy = false;
    // Later, so that what is handed on now is imported first.
    QMetaObject::invokeMethod(this, &Intake::next, Qt::QueuedConnection);
    Q_EMIT idleChanged();
}

} // namespace sheaf
