// SPDX-License-Identifier: GPL-3.0-or-later
// File dialogs, and the reading and writing behind them.
#include "app/tagfiles.h"

#include "app/browse.h"
#include "app/desk.h"
#include "app/notices.h"
#include "app/settings.h"
#include "model/db/openfiles.h"
#include "views/filedialog.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace sheaf
{

namespace
{

Error fileTrouble(const QString &what, const QString &path, const QString &detail = {})
{
    return {Error::Kind::File, what.arg(QDir::toNativeSeparators(path)), detail};
}

Result<std::vector<TagSetEntry>> tagSetIn(const QString &path)
{
    if (isOpenDatabase(path))
        return fileTrouble(TagFiles::tr("“%1” is a library and no set of tags."), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileTrouble(TagFiles::tr("“%1” cannot be read; the tags are as they were."), path, file.errorString());
    return readTagSet(file.readAll());
}

std::optional<Error> writeTagSetTo(const QString &path, const std::vector<Tag> &tags)
{
    if (isOpenDatabase(path))
        return fileTrouble(TagFiles::tr("“%1” is a library; nothing was written."), path);
    QSaveFile file(path);
    const QString failed = TagFiles::tr("The set of tags could not be written to “%1”; what was there stays.");
    if (!file.open(QIODevice::WriteOnly))
        return fileTrouble(failed, path, file.errorString());
    writeTagSet(file, tags);
    if (!file.commit())
        return fileTrouble(failed, path, file.errorString());
    return std::nullopt;
}

QString tagsText(qsizetype count)
{
    return count == 1 ? TagFiles::tr("1 tag") : TagFiles::tr("%1 tags").arg(QLocale().toString(count));
}

} // namespace

TagFiles::TagFiles(Browse &browse, Desk &desk, Notices &notices, Settings &settings, QObject *parent)
    : QObject(parent), m_browse(browse), m_desk(desk), m_notices(notices), m_settings(settings)
{
}

std::vector<Tag> TagFiles::tags() const
{
    std::vector<Tag> tags;
    for (const CountedTag &counted : m_browse.sidebar().tags)
        tags.push_back(counted.tag);
    return tags;
}

void TagFiles::askImport(QWidget *over)
{
    auto *dialog = makeFileDialog(over, tr("Import a set of tags"), m_settings.exportFolder());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Sets of tags (*.json)"), tr("All files (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::fileSelected, this, &TagFiles::read);
    dialog->open();
}

void TagFiles::askExport(QWidget *over)
{
    const QString folder = m_settings.exportFolder().isEmpty() ? QDir::homePath() : m_settings.exportFolder();
    auto *dialog = makeFileDialog(over, tr("Export the set of tags"), QDir(folder).filePath(tr("tags.json")));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilters({tr("Sets of tags (*.json)"), tr("All files (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this, &TagFiles::write);
    dialog->open();
}

void TagFiles::read(const QString &path)
{
    m_settings.setExportFolder(QFileInfo(path).absolutePath());
    m_worker.post([this, path] {
        const Result<std::vector<TagSetEntry>> entries = tagSetIn(path);
        QMetaObject::invokeMethod(this, [this, path, entries] { take(path, entries); });
    });
}

void TagFiles::take(const QString &path, const Result<std::vector<TagSetEntry>> &entries)
{
    if (!entries) {
        m_notices.tell(entries.error());
        return;
    }
    const TagSetPlan plan = planTagSet(entries.value(), tags());
    if (!plan.refused.empty()) {
        QStringList lines;
        for (const TagSetPlan::Refusal &refusal : plan.refused)
            lines << tr("“%1”: %2").arg(refusal.tag, refusal.why);
        m_notices.tell({Error::Kind::Refused,
                        tr("Not everything in “%1” could be taken; the rest was.").arg(QFileInfo(path).fileName()),
                        lines.join(u'\n')});
    }
    if (plan.edit.edits.empty())
        m_notices.say(tr("All of these tags are there already, as the file has them."));
    else
        m_desk.submit(plan.edit);
}

void TagFiles::write(const QString &path)
{
    m_settings.setExportFolder(QFileInfo(path).absolutePath());
    m_worker.post([this, path, tags = tags()] {
        const std::optional<Error> error = writeTagSetTo(path, tags);
        QMetaObject::invokeMethod(this, [this, path, error, count = std::ssize(tags)] {
            if (error)
                m_notices.tell(*error);
            else
                m_notices.say(tr("Wrote %1 to “%2”").arg(tagsText(count), QDir::toNativeSeparators(path)));
        });
    });
}

} // namespace sheaf
