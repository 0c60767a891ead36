// SPDX-License-Identifier: GPL-3.0-or-later
// The table, and the QActions made from it.
#include "app/actions.h"

#include "views/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <array>
#include <cstring>

namespace sheaf
{

namespace
{

constexpr std::array actTable{
    ActInfo{Act::Import, "File", QT_TRANSLATE_NOOP("Actions", "Import…"), "Ctrl+I", "import"},
    ActInfo{Act::Export, "File", QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+E", "export"},
    ActInfo{Act::Report, "File", QT_TRANSLATE_NOOP("Actions", "Last import's report"), "", "digest"},
    ActInfo{Act::TrySample, "File", QT_TRANSLATE_NOOP("Actions", "Import the sample digest"), "", ""},
    ActInfo{Act::Areas, "File", QT_TRANSLATE_NOOP("Actions", "Add research areas…"), "", ""},
    ActInfo{Act::OpenLibrary, "File", QT_TRANSLATE_NOOP("Actions", "Open another library…"), "Ctrl+O", ""},
    ActInfo{Act::Quit, "File", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", ""},
    ActInfo{Act::Undo, "Edit", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo"},
    ActInfo{Act::Redo, "Edit", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "redo"},
    ActInfo{Act::Tag, "Papers", QT_TRANSLATE_NOOP("Actions", "Tag…"), "T", "tag"},
    ActInfo{Act::AddToList, "Papers", QT_TRANSLATE_NOOP("Actions", "Add to list…"), "L", "list"},
    ActInfo{Act::RemoveFromList, "Papers", QT_TRANSLATE_NOOP("Actions", "Take out of this list"), "", ""},
    ActInfo{Act::Star, "Papers", QT_TRANSLATE_NOOP("Actions", "Star"), "S", "star"},
    ActInfo{Act::ToggleRead, "Papers", QT_TRANSLATE_NOOP("Actions", "Read or unread"), "U", "check"},
    ActInfo{Act::Reading, "Papers", QT_TRANSLATE_NOOP("Actions", "Reading"), "Shift+U", ""},
    ActInfo{Act::Dismiss, "Papers", QT_TRANSLATE_NOOP("Actions", "Dismiss"), "X", "dismissed"},
    ActInfo{Act::Note, "Papers", QT_TRANSLATE_NOOP("Actions", "Note"), "N", "note"},
    ActInfo{Act::OpenLink, "Papers", QT_TRANSLATE_NOOP("Actions", "Open link"), "O", "link"},
    ActInfo{Act::Trash, "Papers", QT_TRANSLATE_NOOP("Actions", "Move to Trash"), "Del", "trash"},
    ActInfo{Act::Restore, "Papers", QT_TRANSLATE_NOOP("Actions", "Restore from Trash"), "Shift+Del", "restore"},
    ActInfo{Act::Search, "Go", QT_TRANSLATE_NOOP("Actions", "Search"), "/ Ctrl+F", "search"},
    ActInfo{Act::Next, "Go", QT_TRANSLATE_NOOP("Actions", "Next paper"), "J", ""},
    ActInfo{Act::Previous, "Go", QT_TRANSLATE_NOOP("Actions", "Previous paper"), "K", ""},
    ActInfo{Act::ReadOn, "Go", QT_TRANSLATE_NOOP("Actions", "Scroll, then mark read and go on"), "Space", ""},
    ActInfo{Act::Sidebar, "View", QT_TRANSLATE_NOOP("Actions", "Sidebar"), "F9", ""},
    ActInfo{Act::Detail, "View", QT_TRANSLATE_NOOP("Actions", "Detail pane"), "F10", ""},
    ActInfo{Act::AppearanceSystem, "Appearance", QT_TRANSLATE_NOOP("Actions", "As the system"), "", ""},
    ActInfo{Act::AppearanceLight, "Appearance", QT_TRANSLATE_NOOP("Actions", "Light"), "", ""},
    ActInfo{Act::AppearanceDark, "Appearance", QT_TRANSLATE_NOOP("Actions", "Dark"), "", ""},
    ActInfo{Act::Keys, "Help", QT_TRANSLATE_NOOP("Actions", "Keys"), "?", ""},
    ActInfo{Act::About, "Help", QT_TRANSLATE_NOOP("Actions", "About Sheaf"), "", ""},
};

QList<QKeySequence> keysOf(const ActInfo &info)
{
    QList<QKeySequence> keys;
    for (const QString &key : QString::fromLatin1(info.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        keys.append(QKeySequence::fromString(key, QKeySequence::PortableText));
    return keys;
}

} // namespace

Actions::Actions(const Theme &theme, QWidget *window) : QObject(window), m_theme(theme)
{
    for (const ActInfo &info : actTable) {
        auto *action = new QAction(QCoreApplication::translate("Actions", info.text), window);
        action->setShortcuts(keysOf(info));
        action->setShortcutContext(Qt::WindowShortcut);
        window->addAction(action);
        m_actions.push_back(action);
    }
    paintIcons();
    connect(&theme, &Theme::changed, this, &Actions::paintIcons);
}

std::span<const ActInfo> Actions::table()
{
    return actTable;
}

QAction *Actions::operator[](Act act) const
{
    const auto row =
        std::find_if(actTable.begin(), actTable.end(), [act](const ActInfo &info) { return info.act == act; });
    return m_actions[static_cast<std::size_t>(row - actTable.begin())];
}

std::vector<QAction *> Actions::group(const char *name) const
{
    std::vector<QAction *> actions;
    for (std::size_t row = 0; row < actTable.size(); ++row) {
        if (std::strcmp(actTable[row].group, name) == 0)
            actions.push_back(m_actions[row]);
    }
    return actions;
}

void Actions::paintIcons()
{
    for (std::size_t row = 0; row < actTable.size(); ++row) {
        if (actTable[row].icon[0] != '\0')
            m_actions[row]->setIcon(m_theme.icon(QString::fromLatin1(actTable[row].icon)));
    }
}

} // namespace sheaf
