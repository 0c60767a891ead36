// SPDX-License-Identifier: GPL-3.0-or-later
// The table of everything that can be done in the window: one row an action, with its words, keys and icon.
#pragma once

#include <QList>
#include <QObject>

#include <span>
#include <vector>

class QAction;
class QKeySequence;
class QWidget;

namespace sheaf
{

class Theme;

enum class Act : quint8 {
    Import,
    ImportFolder,
    Paste,
    WatchFolder,
    NewPaper,
    Export,
    Report,
    Messages,
    TrySample,
    Areas,
    OpenLibrary,
    BackUp,
    RestoreBackup,
    WhereIsLibrary,
    EmptyTrash,
    Quit,
    Undo,
    Redo,
    History,
    CopyCitation,
    CopyMarkdown,
    CopyBibtex,
    CopyHtml,
    Back,
    Forward,
    Search,
    FindInAbstract,
    FindNext,
    FindPrevious,
    Next,
    Previous,
    ReadOn,
    OpenLink,
    ContextMenu,
    Tag,
    AddToList,
    RemoveFromList,
    Star,
    ToggleRead,
    Reading,
    Dismiss,
    Note,
    Details,
    Highlight,
    HighlightYellow,
    HighlightGreen,
    HighlightBlue,
    HighlightPink,
    Highlights,
    Provenance,
    Duplicates,
    Merge,
    KeepApart,
    ManageTags,
    RenameTag,
    MergeTag,
    SplitTag,
    MoveTag,
    DeleteTag,
    ImportTags,
    ExportTags,
    Trash,
    Restore,
    NewList,
    RenameList,
    DuplicateList,
    ArchiveList,
    DeleteList,
    MoveUp,
    MoveDown,
    NewSection,
    Comment,
    DeleteDigest,
    SaveSearch,
    RenameSearch,
    ChangeSearch,
    DeleteSearch,
    Sidebar,
    Detail,
    Table,
    Columns,
    NotePreview,
    TextLarger,
    TextSmaller,
    TextUsual,
    ColumnWider,
    ColumnNarrower,
    AbstractFont,
    Pace,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    Preferences,
    Palette,
    Manual,
    Keys,
    About
};

struct ActInfo {
    Act act;
    const char *id;     // never changes: the settings and the accessible tree know the action by it
    const char *group;  // of the menu and the cheat sheet: "File", "Papers", ...
    const char *text;   // context "Actions"
    const char *keys;   // portable key sequences separated by a space, "" for none
    const char *icon;   // of resources/icons, "" for none
    bool edits = false; // it changes the library by an Edit: one undo takes it back (tst_actions proves each)
};

// Makes one QAction a row, its data the Act; GUI thread. They belong to the widget whose window answers the keys.
class Actions final : public QObject
{
    Q_OBJECT
public:
    Actions(const Theme &theme, QWidget *window);

    static std::span<const ActInfo> table();
    static QList<QKeySequence> usualKeys(const ActInfo &info);
    // The groups of the table in the order of their menus; "Appearance" is a part of "View".
    static std::span<const char *const> menus();
    static QString menuText(const char *group); // as the user reads it
    QAction *operator[](Act act) const;
    // The rows of a menu, in the table's order.
    std::vector<QAction *> group(const char *name) const;

private:
    void paintIcons();

    const Theme &m_theme;
    std::vector<QAction *> m_actions; // by table row
};

} // namespace sheaf
