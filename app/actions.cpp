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
    ActInfo{Act::ImportFolder, "File", QT_TRANSLATE_NOOP("Actions", "Import a folder…"), "Ctrl+Alt+I", ""},
    ActInfo{Act::Paste, "File", QT_TRANSLATE_NOOP("Actions", "Import from the clipboard"), "Ctrl+V", ""},
    ActInfo{Act::WatchFolder, "File", QT_TRANSLATE_NOOP("Actions", "Watch a folder…"), "Ctrl+Shift+W", ""},
    ActInfo{Act::NewPaper, "File", QT_TRANSLATE_NOOP("Actions", "New paper…"), "Ctrl+N", "", true},
    ActInfo{Act::Export, "File", QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+E", "export"},
    ActInfo{Act::Report, "File", QT_TRANSLATE_NOOP("Actions", "Last import's report"), "Ctrl+Shift+I", "digest"},
    ActInfo{Act::Messages, "File", QT_TRANSLATE_NOOP("Actions", "Messages"), "Ctrl+Shift+M", ""},
    ActInfo{Act::TrySample, "File", QT_TRANSLATE_NOOP("Actions", "Import the sample digest"), "", "", true},
    ActInfo{Act::Areas, "File", QT_TRANSLATE_NOOP("Actions", "Add research areas…"), "", "", true},
    ActInfo{Act::EmptyTrash, "File", QT_TRANSLATE_NOOP("Actions", "Empty the Trash…"), "Ctrl+Shift+Del", ""},
    ActInfo{Act::OpenLibrary, "File", QT_TRANSLATE_NOOP("Actions", "Open another library…"), "Ctrl+O", ""},
    ActInfo{Act::Quit, "File", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", ""},
    ActInfo{Act::Undo, "Edit", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo"},
    ActInfo{Act::Redo, "Edit", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "redo"},
    ActInfo{Act::CopyCitation, "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as citation"), "Ctrl+C", ""},
    ActInfo{Act::CopyMarkdown, "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as Markdown"), "Ctrl+Shift+C", ""},
    ActInfo{Act::CopyBibtex, "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as BibTeX"), "Ctrl+Alt+C", ""},
    ActInfo{Act::CopyHtml, "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as HTML"), "Ctrl+Alt+H", ""},
    ActInfo{Act::Tag, "Papers", QT_TRANSLATE_NOOP("Actions", "Tag…"), "T", "tag", true},
    ActInfo{Act::AddToList, "Papers", QT_TRANSLATE_NOOP("Actions", "Add to list…"), "L", "list", true},
    ActInfo{Act::RemoveFromList, "Papers", QT_TRANSLATE_NOOP("Actions", "Take out of this list"), "Shift+L", "", true},
    ActInfo{Act::Star, "Papers", QT_TRANSLATE_NOOP("Actions", "Star"), "S", "star", true},
    ActInfo{Act::ToggleRead, "Papers", QT_TRANSLATE_NOOP("Actions", "Read or unread"), "U", "check", true},
    ActInfo{Act::Reading, "Papers", QT_TRANSLATE_NOOP("Actions", "Reading"), "Shift+U", "", true},
    ActInfo{Act::Dismiss, "Papers", QT_TRANSLATE_NOOP("Actions", "Dismiss"), "X", "dismissed", true},
    ActInfo{Act::Note, "Papers", QT_TRANSLATE_NOOP("Actions", "Note"), "N", "note", true},
    ActInfo{Act::Details, "Papers", QT_TRANSLATE_NOOP("Actions", "Edit details…"), "E", "", true},
    ActInfo{Act::OpenLink, "Papers", QT_TRANSLATE_NOOP("Actions", "Open link"), "O", "link"},
    ActInfo{Act::Highlight, "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight the selected text"), "H", "", true},
    ActInfo{Act::HighlightYellow, "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in yellow"), "Alt+1", "", true},
    ActInfo{Act::HighlightGreen, "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in green"), "Alt+2", "", true},
    ActInfo{Act::HighlightBlue, "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in blue"), "Alt+3", "", true},
    ActInfo{Act::HighlightPink, "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in pink"), "Alt+4", "", true},
    ActInfo{Act::Highlights, "Papers", QT_TRANSLATE_NOOP("Actions", "Go to the highlights"), "Shift+H", ""},
    ActInfo{Act::Provenance, "Papers", QT_TRANSLATE_NOOP("Actions", "Show in the digest"), "P", ""},
    ActInfo{Act::Duplicates, "Papers", QT_TRANSLATE_NOOP("Actions", "Compare with its possible duplicate…"), "D", ""},
    ActInfo{Act::Merge, "Papers", QT_TRANSLATE_NOOP("Actions", "Merge into one paper"), "Ctrl+M", "", true},
    ActInfo{Act::KeepApart, "Papers", QT_TRANSLATE_NOOP("Actions", "Keep both papers"), "Ctrl+Shift+K", "", true},
    ActInfo{Act::Trash, "Papers", QT_TRANSLATE_NOOP("Actions", "Move to Trash"), "Del", "trash", true},
    ActInfo{Act::Restore, "Papers", QT_TRANSLATE_NOOP("Actions", "Restore from Trash"), "Shift+Del", "restore", true},
    ActInfo{Act::NewList, "Lists", QT_TRANSLATE_NOOP("Actions", "New reading list…"), "Ctrl+L", "list", true},
    ActInfo{Act::RenameList, "Lists", QT_TRANSLATE_NOOP("Actions", "Rename this list…"), "F2", "", true},
    ActInfo{Act::DuplicateList, "Lists", QT_TRANSLATE_NOOP("Actions", "Duplicate this list"), "Ctrl+D", "", true},
    ActInfo{Act::ArchiveList, "Lists", QT_TRANSLATE_NOOP("Actions", "Archive this list"), "Ctrl+Shift+A", "", true},
    ActInfo{Act::DeleteList, "Lists", QT_TRANSLATE_NOOP("Actions", "Delete this list…"), "Ctrl+Shift+L", "", true},
    ActInfo{Act::NewSection, "Lists", QT_TRANSLATE_NOOP("Actions", "New section here"), "Ctrl+Shift+N", "", true},
    ActInfo{Act::Comment, "Lists", QT_TRANSLATE_NOOP("Actions", "Comment"), "C", "", true},
    ActInfo{Act::MoveUp, "Lists", QT_TRANSLATE_NOOP("Actions", "Move up"), "Alt+Up", "", true},
    ActInfo{Act::MoveDown, "Lists", QT_TRANSLATE_NOOP("Actions", "Move down"), "Alt+Down", "", true},
    ActInfo{Act::DeleteDigest, "Lists", QT_TRANSLATE_NOOP("Actions", "Delete this digest…"), "Ctrl+Shift+D", "", true},
    ActInfo{Act::SaveSearch, "Searches", QT_TRANSLATE_NOOP("Actions", "Save this search…"), "Ctrl+S", "search", true},
    ActInfo{Act::RenameSearch, "Searches", QT_TRANSLATE_NOOP("Actions", "Rename this saved search…"), "Shift+F2", "",
            true},
    ActInfo{Act::ChangeSearch, "Searches", QT_TRANSLATE_NOOP("Actions", "Change the saved search to this query"),
            "Ctrl+Shift+S", "", true},
    ActInfo{Act::DeleteSearch, "Searches", QT_TRANSLATE_NOOP("Actions", "Delete this saved search"), "Ctrl+Alt+S", "",
            true},
    ActInfo{Act::Search, "Go", QT_TRANSLATE_NOOP("Actions", "Search"), "/ Ctrl+F", "search"},
    ActInfo{Act::Next, "Go", QT_TRANSLATE_NOOP("Actions", "Next paper"), "J", ""},
    ActInfo{Act::Previous, "Go", QT_TRANSLATE_NOOP("Actions", "Previous paper"), "K", ""},
    ActInfo{Act::ReadOn, "Go", QT_TRANSLATE_NOOP("Actions", "Scroll, then mark read and go on"), "Space", "", true},
    ActInfo{Act::Sidebar, "View", QT_TRANSLATE_NOOP("Actions", "Sidebar"), "F9", ""},
    ActInfo{Act::Detail, "View", QT_TRANSLATE_NOOP("Actions", "Detail pane"), "F10", ""},
    ActInfo{Act::NotePreview, "View", QT_TRANSLATE_NOOP("Actions", "Note as it reads"), "Ctrl+Shift+P", ""},
    ActInfo{Act::TextLarger, "View", QT_TRANSLATE_NOOP("Actions", "Larger text"), "Ctrl++ Ctrl+=", ""},
    ActInfo{Act::TextSmaller, "View", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "Ctrl+-", ""},
    ActInfo{Act::TextUsual, "View", QT_TRANSLATE_NOOP("Actions", "Text at its usual size"), "Ctrl+0", ""},
    ActInfo{Act::ColumnWider, "View", QT_TRANSLATE_NOOP("Actions", "Wider column"), "Ctrl+Alt++ Ctrl+Alt+=", ""},
    ActInfo{Act::ColumnNarrower, "View", QT_TRANSLATE_NOOP("Actions", "Narrower column"), "Ctrl+Alt+-", ""},
    ActInfo{Act::AbstractFont, "View", QT_TRANSLATE_NOOP("Actions", "Font of the abstract…"), "Ctrl+Alt+F", ""},
    ActInfo{Act::AppearanceSystem, "Appearance", QT_TRANSLATE_NOOP("Actions", "As the system"), "", ""},
    ActInfo{Act::AppearanceLight, "Appearance", QT_TRANSLATE_NOOP("Actions", "Light"), "", ""},
    ActInfo{Act::AppearanceDark, "Appearance", QT_TRANSLATE_NOOP("Actions", "Dark"), "", ""},
    ActInfo{Act::Keys, "Help", QT_TRANSLATE_NOOP("Actions", "Keys"), "?", ""},
    ActInfo{Act::About, "Help", QT_TRANSLATE_NOOP("Actions", "About Sheaf"), "", ""}};

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
        action->setData(int(info.act));
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
