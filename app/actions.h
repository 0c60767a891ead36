// SPDX-License-Identifier: GPL-3.0-or-later
// The table of everything that can be done in the window: one row an action, with its words, keys and icon.
#pragma once

#include <QObject>

#include <span>
#include <vector>

class QAction;
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
    EmptyTrash,
    Quit,
    Undo,
    Redo,
    CopyCitation,
    CopyMarkdown,
    CopyBibtex,
    CopyHtml,
    Search,
    Next,
    Previous,
    ReadOn,
    OpenLink,
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
    NotePreview,
    TextLarger,
    TextSmaller,
    TextUsual,
    ColumnWider,
    ColumnNarrower,
    AbstractFont,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
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
    QAction *operator[](Act act) const;
    // The rows of a menu, in the table's order.
    std::vector<QAction *> group(const char *name) const;

private:
    void paintIcons();

    const Theme &m_theme;
    std::vector<QAction *> m_actions; // by table row
};

} // namespace sheaf
