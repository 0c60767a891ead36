// SPDX-License-Identifier: GPL-3.0-or-later
// Walks folders with the format registry in hand.
#include "model/sourcefiles.h"

#include "model/db/openfiles.h"
#include "model/importsource.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace sheaf
{

namespace
{

class FolderWalk final
{
public:
    FolderWalk(SourceFiles &found, const std::atomic<bool> *cancelled) : m_found(found), m_cancelled(cancelled) {}

    void open(const QString &path)
    {
        m_opened = {QDir::cleanPath(path), 0, {}};
        walk(m_opened.folder);
        m_found.folders.push_back(std::move(m_opened));
    }

private:
    bool stopped() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    void walk(const QString &folder)
    {
        const QDir dir(folder);
        if (!dir.isReadable()) {
            m_opened.trouble = QCoreApplication::translate("Import", "The folder “%1” could not be read.").arg(folder);
            return;
        }
        QFileInfoList entries =
            dir.entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Unsorted);
        std::sort(entries.begin(), entries.end(), [](const QFileInfo &one, const QFileInfo &other) {
            return naturallyBefore(one.fileName(), other.fileName());
        });
        for (const QFileInfo &entry : entries) {
            if (stopped())
                return;
            take(entry);
        }
    }

    void take(const QFileInfo &entry)
    {
        if (entry.isHidden()) {
            ++m_opened.passedBy;
        } else if (entry.isDir()) {
            if (!entry.isSymLink()) // a link may lead back up
                walk(entry.filePath());
        } else {
            takeFile(entry.filePath());
        }
    }

    void takeFile(const QString &path)
    {
        ImportSource source{path, {}, {}};
        if (isRead(source))
            m_found.sources.push_back(std::move(source));
        else
            ++m_opened.passedBy;
    }

    // A file that cannot be opened is named to the import, which says so.
    static bool isRead(ImportSource &source)
    {
        if (isOpenDatabase(source.path))
            return false;
        QFile file(source.path);
        if (!file.open(QIODevice::ReadOnly))
            return true;
        const QByteArray head = file.read(sourceHeadBytes);
        source.head = {recognise(head).format, headHash(head)};
        return source.head.format;
    }

    SourceFiles &m_found;
    const std::atomic<bool> *m_cancelled;
    OpenedFolder m_opened;
};

// How many digits begin at `at`.
qsizetype digitsAt(const QString &text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'9')
        ++end;
    return end - at;
}

} // namespace

bool naturallyBefore(const QString &one, const QString &other)
{
    const QString a = one.toCaseFolded();
    const QString b = other.toCaseFolded();
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        qsizetype left = digitsAt(a, i);
        qsizetype right = digitsAt(b, j);
        if (left == 0 || right == 0) {
            if (a.at(i) != b.at(j))
                return a.at(i) < b.at(j);
            ++i;
            ++j;
            continue;
        }
        for (; left > 1 && a.at(i) == u'0'; --left)
            ++i;
        for (; right > 1 && b.at(j) == u'0'; --right)
            ++j;
        if (left != right)
            return left < right;
        if (const int order = QStringView(a).mid(i, left).compare(QStringView(b).mid(j, right)); order != 0)
            return order < 0;
        i += left;
        j += right;
    }
    const qsizetype restOfOne = a.size() - i;
    const qsizetype restOfOther = b.size() - j;
    return restOfOne != restOfOther ? restOfOne < restOfOther : one < other;
}

SourceFiles sourceFilesOf(const QStringList &paths, const std::atomic<bool> *cancelled)
{
    SourceFiles found;
    FolderWalk walk(found, cancelled);
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            walk.open(path);
        else
            found.sources.push_back({path, {}, {}});
    }
    return found;
}

void reportFolders(const std::vector<OpenedFolder> &folders, ImportReport &report)
{
    for (const OpenedFolder &opened : folders) {
        const QString below = opened.folder + u'/';
        const bool brought = std::any_of(report.files.begin(), report.files.end(),
                                         [&](const FileReport &file) { return file.file.startsWith(below); });
        if (brought && opened.passedBy == 0 && opened.trouble.isEmpty())
            continue;
        FileReport line;
        line.file = opened.folder;
        line.digestName = QFileInfo(opened.folder).fileName();
        line.passedBy = opened.passedBy;
        if (!opened.trouble.isEmpty())
            line.error = Error{Error::Kind::File, opened.trouble, {}};
        report.files.push_back(std::move(line));
    }
}

} // namespace sheaf
