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
    ActInfo{Act::Import, "import", "File", QT_TRANSLATE_NOOP("Actions", "Import…"), "Ctrl+I", "import"},
    ActInfo{Act::ImportFolder, "import-folder", "File", QT_TRANSLATE_NOOP("Actions", "Import a folder…"), "Ctrl+Alt+I",
            ""},
    ActInfo{Act::Paste, "paste", "File", QT_TRANSLATE_NOOP("Actions", "Import from the clipboard"), "Ctrl+V", ""},
    ActInfo{Act::WatchFolder, "watch-folder", "File", QT_TRANSLATE_NOOP("Actions", "Watch a folder…"), "Ctrl+Shift+W",
            ""},
    ActInfo{Act::NewPaper, "new-paper", "File", QT_TRANSLATE_NOOP("Actions", "New paper…"), "Ctrl+N", "", true},
    ActInfo{Act::Export, "export", "File", QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+E", "export"},
    ActInfo{Act::Report, "report", "File", QT_TRANSLATE_NOOP("Actions", "Last import's report"), "Ctrl+Shift+I",
            "digest"},
    ActInfo{Act::Messages, "messages", "File", QT_TRANSLATE_NOOP("Actions", "Messages"), "Ctrl+Shift+M", ""},
    ActInfo{Act::TrySample, "try-sample", "File", QT_TRANSLATE_NOOP("Actions", "Import the sample digest"), "", "",
            true},
    ActInfo{Act::Areas, "areas", "File", QT_TRANSLATE_NOOP("Actions", "Add research areas…"), "", "", true},
    ActInfo{Act::EmptyTrash, "empty-trash", "File", QT_TRANSLATE_NOOP("Actions", "Empty the Trash…"), "Ctrl+Shift+Del",
            ""},
    ActInfo{Act::OpenLibrary, "open-library", "File", QT_TRANSLATE_NOOP("Actions", "Open another library…"), "Ctrl+O",
            ""},
    ActInfo{Act::BackUp, "back-up", "File", QT_TRANSLATE_NOOP("Actions", "Back up now…"), "", ""},
    ActInfo{Act::RestoreBackup, "restore-backup", "File", QT_TRANSLATE_NOOP("Actions", "Restore from a backup…"), "",
            ""},
    ActInfo{Act::WhereIsLibrary, "where-is-library", "File", QT_TRANSLATE_NOOP("Actions", "Where is my library"), "",
            ""},
    ActInfo{Act::Quit, "quit", "File", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", ""},
    ActInfo{Act::Undo, "undo", "Edit", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo"},
    ActInfo{Act::Redo, "redo", "Edit", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "redo"},
    ActInfo{Act::History, "history", "Edit", QT_TRANSLATE_NOOP("Actions", "History"), "Ctrl+H", "history"},
    ActInfo{Act::CopyCitation, "copy-citation", "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as citation"), "Ctrl+C", ""},
    ActInfo{Act::CopyMarkdown, "copy-markdown", "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as Markdown"),
            "Ctrl+Shift+C", ""},
    ActInfo{Act::CopyBibtex, "copy-bibtex", "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as BibTeX"), "Ctrl+Alt+C", ""},
    ActInfo{Act::CopyHtml, "copy-html", "Edit", QT_TRANSLATE_NOOP("Actions", "Copy as HTML"), "Ctrl+Alt+H", ""},
    ActInfo{Act::Preferences, "preferences", "Edit", QT_TRANSLATE_NOOP("Actions", "Preferences…"), "Ctrl+,", ""},
    ActInfo{Act::Tag, "tag", "Papers", QT_TRANSLATE_NOOP("Actions", "Tag…"), "T", "tag", true},
    ActInfo{Act::AddToList, "add-to-list", "Papers", QT_TRANSLATE_NOOP("Actions", "Add to list…"), "L", "list", true},
    ActInfo{Act::RemoveFromList, "remove-from-list", "Papers", QT_TRANSLATE_NOOP("Actions", "Take out of this list"),
            "Shift+L", "", true},
    ActInfo{Act::Star, "star", "Papers", QT_TRANSLATE_NOOP("Actions", "Star"), "S", "star", true},
    ActInfo{Act::ToggleRead, "toggle-read", "Papers", QT_TRANSLATE_NOOP("Actions", "Read or unread"), "U", "check",
            true},
    ActInfo{Act::Reading, "reading", "Papers", QT_TRANSLATE_NOOP("Actions", "Reading"), "Shift+U", "", true},
    ActInfo{Act::Dismiss, "dismiss", "Papers", QT_TRANSLATE_NOOP("Actions", "Dismiss"), "X", "dismissed", true},
    ActInfo{Act::Note, "note", "Papers", QT_TRANSLATE_NOOP("Actions", "Note"), "N", "note", true},
    ActInfo{Act::Details, "details", "Papers", QT_TRANSLATE_NOOP("Actions", "Edit details…"), "E", "", true},
    ActInfo{Act::OpenLink, "open-link", "Papers", QT_TRANSLATE_NOOP("Actions", "Open link"), "O", "link"},
    ActInfo{Act::Highlight, "highlight", "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight the selected text"), "H", "",
            true},
    ActInfo{Act::HighlightYellow, "highlight-yellow", "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in yellow"),
            "Alt+1", "", true},
    ActInfo{Act::HighlightGreen, "highlight-green", "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in green"),
            "Alt+2", "", true},
    ActInfo{Act::HighlightBlue, "highlight-blue", "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in blue"), "Alt+3",
            "", true},
    ActInfo{Act::HighlightPink, "highlight-pink", "Papers", QT_TRANSLATE_NOOP("Actions", "Highlight in pink"), "Alt+4",
            "", true},
    ActInfo{Act::Highlights, "highlights", "Papers", QT_TRANSLATE_NOOP("Actions", "Go to the highlights"), "Shift+H",
            ""},
    ActInfo{Act::Provenance, "provenance", "Papers", QT_TRANSLATE_NOOP("Actions", "Show in the digest"), "P", ""},
    ActInfo{Act::Duplicates, "duplicates", "Papers",
            QT_TRANSLATE_NOOP("Actions", "Compare with its possible duplicate…"), "D", ""},
    ActInfo{Act::Merge, "merge", "Papers", QT_TRANSLATE_NOOP("Actions", "Merge into one paper"), "Ctrl+M", "", true},
    ActInfo{Act::KeepApart, "keep-apart", "Papers", QT_TRANSLATE_NOOP("Actions", "Keep both papers"), "Ctrl+Shift+K",
            "", true},
    ActInfo{Act::Trash, "trash", "Papers", QT_TRANSLATE_NOOP("Actions", "Move to Trash"), "Del", "trash", true},
    ActInfo{Act::Restore, "restore", "Papers", QT_TRANSLATE_NOOP("Actions", "Restore from Trash"), "Shift+Del",
            "restore", true},
    ActInfo{Act::ManageTags, "manage-tags", "Tags", QT_TRANSLATE_NOOP("Actions", "Manage tags…"), "Ctrl+Shift+T",
            "tag"},
    ActInfo{Act::RenameTag, "rename-tag", "Tags", QT_TRANSLATE_NOOP("Actions", "Rename this tag…"), "", "", true},
    ActInfo{Act::MergeTag, "merge-tag", "Tags", QT_TRANSLATE_NOOP("Actions", "Merge this tag into…"), "", "", true},
    ActInfo{Act::SplitTag, "split-tag", "Tags", QT_TRANSLATE_NOOP("Actions", "Split this tag by a search…"), "", "",
            true},
    ActInfo{Act::MoveTag, "move-tag", "Tags", QT_TRANSLATE_NOOP("Actions", "Move this tag under…"), "", "", true},
    ActInfo{Act::DeleteTag, "delete-tag", "Tags", QT_TRANSLATE_NOOP("Actions", "Delete this tag…"), "", "", true},
    ActInfo{Act::ImportTags, "import-tags", "Tags", QT_TRANSLATE_NOOP("Actions", "Import a set of tags…"), "", "",
            true},
    ActInfo{Act::ExportTags, "export-tags", "Tags", QT_TRANSLATE_NOOP("Actions", "Export the set of tags…"), "", ""},
    ActInfo{Act::NewList, "new-list", "Lists", QT_TRANSLATE_NOOP("Actions", "New reading list…"), "Ctrl+L", "list",
            true},
    ActInfo{Act::RenameList, "rename-list", "Lists", QT_TRANSLATE_NOOP("Actions", "Rename this list…"), "F2", "", true},
    ActInfo{Act::DuplicateList, "duplicate-list", "Lists", QT_TRANSLATE_NOOP("Actions", "Duplicate this list"),
            "Ctrl+D", "", true},
    ActInfo{Act::ArchiveList, "archive-list", "Lists", QT_TRANSLATE_NOOP("Actions", "Archive this list"),
            "Ctrl+Shift+A", "", true},
    ActInfo{Act::DeleteList, "delete-list", "Lists", QT_TRANSLATE_NOOP("Actions", "Delete this list…"), "Ctrl+Shift+L",
            "", true},
    ActInfo{Act::NewSection, "new-section", "Lists", QT_TRANSLATE_NOOP("Actions", "New section here"), "Ctrl+Shift+N",
            "", true},
    ActInfo{Act::Comment, "comment", "Lists", QT_TRANSLATE_NOOP("Actions", "Comment"), "C", "", true},
    ActInfo{Act::MoveUp, "move-up", "Lists", QT_TRANSLATE_NOOP("Actions", "Move up"), "Alt+Up", "", true},
    ActInfo{Act::MoveDown, "move-down", "Lists", QT_TRANSLATE_NOOP("Actions", "Move down"), "Alt+Down", "", true},
    ActInfo{Act::DeleteDigest, "delete-digest", "Lists", QT_TRANSLATE_NOOP("Actions", "Delete this digest…"),
            "Ctrl+Shift+D", "", true},
    ActInfo{Act::SaveSearch, "save-search", "Searches", QT_TRANSLATE_NOOP("Actions", "Save this search…"), "Ctrl+S",
            "search", true},
    ActInfo{Act::RenameSearch, "rename-search", "Searches", QT_TRANSLATE_NOOP("Actions", "Rename this saved search…"),
            "Shift+F2", "", true},
    ActInfo{Act::ChangeSearch, "change-search", "Searches",
            QT_TRANSLATE_NOOP("Actions", "Change the saved search to this query"), "Ctrl+Shift+S", "", true},
    ActInfo{Act::DeleteSearch, "delete-search", "Searches", QT_TRANSLATE_NOOP("Actions", "Delete this saved search"),
            "Ctrl+Alt+S", "", true},
    ActInfo{Act::Back, "back", "Go", QT_TRANSLATE_NOOP("Actions", "Back"), "Alt+Left", "chevron-left"},
    ActInfo{Act::Forward, "forward", "Go", QT_TRANSLATE_NOOP("Actions", "Forward"), "Alt+Right", "chevron-right"},
    ActInfo{Act::Palette, "palette", "Go", QT_TRANSLATE_NOOP("Actions", "Command palette…"), "Ctrl+K", ""},
    ActInfo{Act::Search, "search", "Go", QT_TRANSLATE_NOOP("Actions", "Search"), "/ Ctrl+F", "search"},
    ActInfo{Act::FindInAbstract, "find-in-abstract", "Go", QT_TRANSLATE_NOOP("Actions", "Find in the abstract…"),
            "Ctrl+Shift+F", ""},
    ActInfo{Act::FindNext, "find-next", "Go", QT_TRANSLATE_NOOP("Actions", "Find the next place"), "F3", ""},
    ActInfo{Act::FindPrevious, "find-previous", "Go", QT_TRANSLATE_NOOP("Actions", "Find the previous place"),
            "Shift+F3", ""},
    ActInfo{Act::Next, "next", "Go", QT_TRANSLATE_NOOP("Actions", "Next paper"), "J", ""},
    ActInfo{Act::Previous, "previous", "Go", QT_TRANSLATE_NOOP("Actions", "Previous paper"), "K", ""},
    ActInfo{Act::ReadOn, "read-on", "Go", QT_TRANSLATE_NOOP("Actions", "Scroll, then mark read and go on"), "Space", "",
            true},
    ActInfo{Act::ContextMenu, "context-menu", "Go", QT_TRANSLATE_NOOP("Actions", "Menu of what has the keyboard"),
            "Shift+F10", ""},
    ActInfo{Act::Sidebar, "sidebar", "View", QT_TRANSLATE_NOOP("Actions", "Sidebar"), "F9", ""},
    ActInfo{Act::Detail, "detail", "View", QT_TRANSLATE_NOOP("Actions", "Detail pane"), "F10", ""},
    ActInfo{Act::Table, "table", "View", QT_TRANSLATE_NOOP("Actions", "Compact table"), "Ctrl+T", ""},
    ActInfo{Act::Columns, "columns", "View", QT_TRANSLATE_NOOP("Actions", "Columns of the table…"), "", ""},
    ActInfo{Act::NotePreview, "note-preview", "View", QT_TRANSLATE_NOOP("Actions", "Note as it reads"), "Ctrl+Shift+P",
            ""},
    ActInfo{Act::TextLarger, "text-larger", "View", QT_TRANSLATE_NOOP("Actions", "Larger text"), "Ctrl++ Ctrl+=", ""},
    ActInfo{Act::TextSmaller, "text-smaller", "View", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "Ctrl+-", ""},
    ActInfo{Act::TextUsual, "text-usual", "View", QT_TRANSLATE_NOOP("Actions", "Text at its usual size"), "Ctrl+0", ""},
    ActInfo{Act::ColumnWider, "column-wider", "View", QT_TRANSLATE_NOOP("Actions", "Wider column"),
            "Ctrl+Alt++ Ctrl+Alt+=", ""},
    ActInfo{Act::ColumnNarrower, "column-narrower", "View", QT_TRANSLATE_NOOP("Actions", "Narrower column"),
            "Ctrl+Alt+-", ""},
    ActInfo{Act::AbstractFont, "abstract-font", "View", QT_TRANSLATE_NOOP("Actions", "Font of the abstract…"),
            "Ctrl+Alt+F", ""},
    ActInfo{Act::Pace, "pace", "View", QT_TRANSLATE_NOOP("Actions", "Pace of triage"), "", ""},
    ActInfo{Act::AppearanceSystem, "appearance-system", "Appearance", QT_TRANSLATE_NOOP("Actions", "As the system"), "",
            ""},
    ActInfo{Act::AppearanceLight, "appearance-light", "Appearance", QT_TRANSLATE_NOOP("Actions", "Light"), "", ""},
    ActInfo{Act::AppearanceDark, "appearance-dark", "Appearance", QT_TRANSLATE_NOOP("Actions", "Dark"), "", ""},
    ActInfo{Act::Manual, "manual", "Help", QT_TRANSLATE_NOOP("Actions", "Manual"), "F1", ""},
    ActInfo{Act::Keys, "keys", "Help", QT_TRANSLATE_NOOP("Actions", "Keys"), "?", ""},
    ActInfo{Act::About, "about", "Help", QT_TRANSLATE_NOOP("Actions", "About Sheaf"), "", ""}};

constexpr const char *actMenus[] = {
    QT_TRANSLATE_NOOP("Actions", "File"),       QT_TRANSLATE_NOOP("Actions", "Edit"),
    QT_TRANSLATE_NOOP("Actions", "Papers"),     QT_TRANSLATE_NOOP("Actions", "Tags"),
    QT_TRANSLATE_NOOP("Actions", "Lists"),      QT_TRANSLATE_NOOP("Actions", "Searches"),
    QT_TRANSLATE_NOOP("Actions", "Go"),         QT_TRANSLATE_NOOP("Actions", "View"),
    QT_TRANSLATE_NOOP("Actions", "Appearance"), QT_TRANSLATE_NOOP("Actions", "Help")};

} // namespace

Actions::Actions(const Theme &theme, QWidget *window) : QObject(window), m_theme(theme)
{
    for (const ActInfo &info : actTable) {
        auto *action = new QAction(QCoreApplication::translate("Actions", info.text), window);
        action->setObjectName(QString::fromLatin1(info.id));
        action->setData(int(info.act));
        action->setShortcuts(usualKeys(info));
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

QList<QKeySequence> Actions::usualKeys(const ActInfo &info)
{
    QList<QKeySequence> keys;
    for (const QString &key : QString::fromLatin1(info.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        keys.append(QKeySequence::fromString(key, QKeySequence::PortableText));
    return keys;
}

std::span<const char *const> Actions::menus()
{
    return actMenus;
}

QString Actions::menuText(const char *group)
{
    return QCoreApplication::translate("Actions", group);
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
