// SPDX-License-Identifier: GPL-3.0-or-later
// Settings on QSettings' ini format.
#include "app/settings.h"

#include <QSettings>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qsizetype keptLibraries = 8;

constexpr std::pair<const char *, bool ExportOptions::*> exportOptionKeys[] = {
    {"abstracts", &ExportOptions::abstracts},
    {"notes", &ExportOptions::notes},
    {"comments", &ExportOptions::comments},
    {"highlights", &ExportOptions::highlights},
    {"tags", &ExportOptions::tags},
    {"links", &ExportOptions::links},
    {"identities", &ExportOptions::identities},
};

// A library's own group: paths hold slashes, which are QSettings' separators.
QString libraryKey(const QString &path, const QString &name)
{
    return QStringLiteral("library/%1/%2").arg(QString::fromLatin1(path.toUtf8().toPercentEncoding()), name);
}

} // namespace

struct Settings::File {
    explicit File(const QString &path) : ini(path, QSettings::IniFormat) {}
    QSettings ini;
};

Settings::Settings(const QString &file) : m_file(std::make_unique<File>(file)) {}

Settings::~Settings() = default;

QString Settings::lastLibrary() const
{
    return recentLibraries().value(0);
}

QStringList Settings::recentLibraries() const
{
    return m_file->ini.value(QStringLiteral("libraries")).toStringList();
}

void Settings::addRecentLibrary(const QString &path)
{
    QStringList paths = recentLibraries();
    paths.removeAll(path);
    paths.prepend(path);
    m_file->ini.setValue(QStringLiteral("libraries"), paths.mid(0, keptLibraries));
}

Appearance Settings::appearance() const
{
    const QString name = m_file->ini.value(QStringLiteral("appearance")).toString();
    if (name == QLatin1String("light"))
        return Appearance::Light;
    return name == QLatin1String("dark") ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    const char *name = appearance == Appearance::Light ? "light" : appearance == Appearance::Dark ? "dark" : "system";
    m_file->ini.setValue(QStringLiteral("appearance"), QString::fromLatin1(name));
}

QByteArray Settings::windowState(const QString &name) const
{
    return m_file->ini.value(QStringLiteral("window/") + name).toByteArray();
}

void Settings::setWindowState(const QString &name, const QByteArray &state)
{
    m_file->ini.setValue(QStringLiteral("window/") + name, state);
}

std::optional<Order> Settings::order(const QString &view) const
{
    const QVariant value = m_file->ini.value(QStringLiteral("order/") + view);
    const int order = value.toInt();
    if (!value.isValid() || order < 0 || order > static_cast<int>(Order::Digests))
        return std::nullopt;
    if (static_cast<Order>(order) == Order::Relevance && view != QLatin1String("search"))
        return std::nullopt; // chosen while a question was being written; without words there is none
    return static_cast<Order>(order);
}

void Settings::setOrder(const QString &view, Order order)
{
    m_file->ini.setValue(QStringLiteral("order/") + view, static_cast<int>(order));
}

QString Settings::importFolder() const
{
    return m_file->ini.value(QStringLiteral("import/folder")).toString();
}

void Settings::setImportFolder(const QString &folder)
{
    m_file->ini.setValue(QStringLiteral("import/folder"), folder);
}

QString Settings::exportFolder() const
{
    return m_file->ini.value(QStringLiteral("export/folder")).toString();
}

void Settings::setExportFolder(const QString &folder)
{
    m_file->ini.setValue(QStringLiteral("export/folder"), folder);
}

QString Settings::exportFormat() const
{
    return m_file->ini.value(QStringLiteral("export/format")).toString();
}

void Settings::setExportFormat(const QString &id)
{
    m_file->ini.setValue(QStringLiteral("export/format"), id);
}

ExportManner Settings::exportManner(const QString &format) const
{
    ExportManner manner;
    const QString group = QStringLiteral("export/") + format + QLatin1Char('/');
    for (const auto &[name, member] : exportOptionKeys)
        manner.options.*member = m_file->ini.value(group + QLatin1String(name), true).toBool();
    const QVariant order = m_file->ini.value(group + QStringLiteral("order"));
    if (order.isValid() && order.toInt() >= 0 && order.toInt() <= static_cast<int>(Order::Year))
        manner.order = static_cast<Order>(order.toInt());
    const int grouping = m_file->ini.value(group + QStringLiteral("grouping"), -1).toInt();
    if (grouping >= 0 && grouping <= static_cast<int>(Grouping::Section))
        manner.grouping = static_cast<Grouping>(grouping);
    return manner;
}

void Settings::setExportManner(const QString &format, const ExportManner &manner)
{
    const QString group = QStringLiteral("export/") + format + QLatin1Char('/');
    for (const auto &[name, member] : exportOptionKeys)
        m_file->ini.setValue(group + QLatin1String(name), manner.options.*member);
    if (manner.order)
        m_file->ini.setValue(group + QStringLiteral("order"), static_cast<int>(*manner.order));
    else
        m_file->ini.remove(group + QStringLiteral("order"));
    m_file->ini.setValue(group + QStringLiteral("grouping"), static_cast<int>(manner.grouping));
}

QString Settings::watchedFolder(const QString &libraryPath) const
{
    return m_file->ini.value(libraryKey(libraryPath, QStringLiteral("watchedFolder"))).toString();
}

void Settings::setWatchedFolder(const QString &libraryPath, const QString &folder)
{
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("watchedFolder")), folder);
}

QStringList Settings::watchedFiles(const QString &libraryPath) const
{
    return m_file->ini.value(libraryKey(libraryPath, QStringLiteral("watchedFiles"))).toStringList();
}

void Settings::setWatchedFiles(const QString &libraryPath, const QStringList &files)
{
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("watchedFiles")), files);
}

QString Settings::lastBackup(const QString &libraryPath) const
{
    return m_file->ini.value(libraryKey(libraryPath, QStringLiteral("backup"))).toString();
}

QDateTime Settings::lastBackupTime(const QString &libraryPath) const
{
    return m_file->ini.value(libraryKey(libraryPath, QStringLiteral("backupTime"))).toDateTime();
}

void Settings::setLastBackup(const QString &libraryPath, const QString &file, const QDateTime &time)
{
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("backup")), file);
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("backupTime")), time);
}

ReadingType Settings::readingType() const
{
    ReadingType type;
    type.family = m_file->ini.value(QStringLiteral("reading/family")).toString();
    type.percent = m_file->ini.value(QStringLiteral("reading/percent"), type.percent).toInt();
    type.measure = m_file->ini.value(QStringLiteral("reading/measure"), type.measure).toInt();
    return type;
}

void Settings::setReadingType(const ReadingType &type)
{
    m_file->ini.setValue(QStringLiteral("reading/family"), type.family);
    m_file->ini.setValue(QStringLiteral("reading/percent"), type.percent);
    m_file->ini.setValue(QStringLiteral("reading/measure"), type.measure);
}

int Settings::highlightColour() const
{
    return std::clamp(m_file->ini.value(QStringLiteral("reading/highlight"), 1).toInt(), 1, 4);
}

void Settings::setHighlightColour(int colour)
{
    m_file->ini.setValue(QStringLiteral("reading/highlight"), colour);
}

bool Settings::notePreview() const
{
    return m_file->ini.value(QStringLiteral("reading/notePreview"), false).toBool();
}

void Settings::setNotePreview(bool shown)
{
    m_file->ini.setValue(QStringLiteral("reading/notePreview"), shown);
}

bool Settings::paceShown() const
{
    return m_file->ini.value(QStringLiteral("triage/pace"), true).toBool();
}

void Settings::setPaceShown(bool shown)
{
    m_file->ini.setValue(QStringLiteral("triage/pace"), shown);
}

std::vector<TagId> Settings::recentTags(const QString &libraryPath) const
{
    std::vector<TagId> tags;
    for (const QString &id : m_file->ini.value(libraryKey(libraryPath, QStringLiteral("recentTags"))).toStringList())
        tags.push_back(static_cast<TagId>(id.toLongLong()));
    return tags;
}

void Settings::setRecentTags(const QString &libraryPath, const std::vector<TagId> &tags)
{
    QStringList ids;
    for (const TagId tag : tags)
        ids.append(QString::number(number(tag)));
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("recentTags")), ids);
}

// An empty list would be read back as no list.
std::optional<QStringList> Settings::actionKeys(const QString &action) const
{
    const QString name = QStringLiteral("keys/") + action;
    if (!m_file->ini.contains(name))
        return std::nullopt;
    return m_file->ini.value(name).toString().split(u'\n', Qt::SkipEmptyParts);
}

void Settings::setActionKeys(const QString &action, const std::optional<QStringList> &keys)
{
    const QString name = QStringLiteral("keys/") + action;
    if (keys)
        m_file->ini.setValue(name, keys->join(u'\n'));
    else
        m_file->ini.remove(name);
}

QStringList Settings::paletteUses(const QString &libraryPath) const
{
    return m_file->ini.value(libraryKey(libraryPath, QStringLiteral("palette"))).toStringList();
}

void Settings::setPaletteUses(const QString &libraryPath, const QStringList &uses)
{
    m_file->ini.setValue(libraryKey(libraryPath, QStringLiteral("palette")), uses);
}

} // namespace sheaf
