// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers between starts: a typed face over sheaf.ini, the only place with QSettings.
#pragma once

#include "model/library.h"
#include "views/exportwish.h"
#include "views/theme.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace sheaf
{

// GUI thread; made once and handed to those that need it. Setters write through at once.
class Settings final
{
public:
    explicit Settings(const QString &file);
    ~Settings();

    QString lastLibrary() const;
    QStringList recentLibraries() const; // newest first, at most eight
    void addRecentLibrary(const QString &path);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    QByteArray windowState(const QString &name) const; // "geometry", "splitter", ...
    void setWindowState(const QString &name, const QByteArray &state);

    // The order chosen for a kind of view: "papers", "search" (words), "digest", "list".
    std::optional<Order> order(const QString &view) const;
    void setOrder(const QString &view, Order order);

    QString importFolder() const;
    void setImportFolder(const QString &folder);
    QString exportFolder() const;
    void setExportFolder(const QString &folder);
    QString exportFormat() const;
    void setExportFormat(const QString &id);
    // How a format was exported last: everything, as shown, while it never was.
    ExportManner exportManner(const QString &format) const;
    void setExportManner(const QString &format, const ExportManner &manner);
    // The folder whose new files a library imports by itself, "" for none, and what is known of the files in it.
    QString watchedFolder(const QString &libraryPath) const;
    void setWatchedFolder(const QString &libraryPath, const QString &folder);
    QStringList watchedFiles(const QString &libraryPath) const;
    void setWatchedFiles(const QString &libraryPath, const QStringList &files);
    // The file of a library's last backup, "" while there is none, and when it was made.
    QString lastBackup(const QString &libraryPath) const;
    QDateTime lastBackupTime(const QString &libraryPath) const;
    void setLastBackup(const QString &libraryPath, const QString &file, const QDateTime &time);
    ReadingType readingType() const;
    void setReadingType(const ReadingType &type);
    int highlightColour() const; // 1..4, the last one used
    void setHighlightColour(int colour);
    bool paceShown() const; // while papers are triaged
    void setPaceShown(bool shown);
    bool notePreview() const;
    void setNotePreview(bool shown);
    std::vector<TagId> recentTags(const QString &libraryPath) const;
    void setRecentTags(const QString &libraryPath, const std::vector<TagId> &tags);
    // The user's own keys for an action, as portable text; none: the table's.
    std::optional<QStringList> actionKeys(const QString &action) const;
    void setActionKeys(const QString &action, const std::optional<QStringList> &keys);
    // What was chosen in the command palette, last first.
    QStringList paletteUses(const QString &libraryPath) const;
    void setPaletteUses(const QString &libraryPath, const QStringList &uses);

private:
    struct File; // the ini file
    std::unique_ptr<File> m_file;
};

} // namespace sheaf
