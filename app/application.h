// SPDX-License-Identifier: GPL-3.0-or-later
// The window with all its parts: made in order of dependency and joined.
#pragma once

#include "app/actions.h"
#include "app/arrange.h"
#include "app/backups.h"
#include "app/browse.h"
#include "app/carry.h"
#include "app/commands.h"
#include "app/desk.h"
#include "app/details.h"
#include "app/dialogs.h"
#include "app/dropping.h"
#include "app/duplicates.h"
#include "app/findinabstract.h"
#include "app/firstpicture.h"
#include "app/handover.h"
#include "app/history.h"
#include "app/intake.h"
#include "app/keyboard.h"
#include "app/keymap.h"
#include "app/layouts.h"
#include "app/lists.h"
#include "app/manual.h"
#include "app/narrowing.h"
#include "app/notices.h"
#include "app/pace.h"
#include "app/preferences.h"
#include "app/provenance.h"
#include "app/reading.h"
#include "app/removal.h"
#include "app/rowmenus.h"
#include "app/savedsearches.h"
#include "app/settings.h"
#include "app/sidebuttons.h"
#include "app/tagcare.h"
#include "app/tagkeys.h"
#include "app/textmenus.h"
#include "app/watch.h"
#include "app/words.h"
#include "model/store.h"
#include "views/bottompane.h"
#include "views/commentfield.h"
#include "views/detailpane.h"
#include "views/findbar.h"
#include "views/importreport.h"
#include "views/listheader.h"
#include "views/listpicker.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/tagbar.h"
#include "views/theme.h"
#include "views/watchdialog.h"
#include "views/welcome.h"

class QApplication;

namespace sheaf
{

// GUI thread; lives as long as the event loop. The settings and the words outlive it. With words.screenshot it saves
// the picture once everything shown is loaded, and ends the program.
class Application final : public QObject
{
    Q_OBJECT
public:
    Application(QApplication &application, Settings &settings, const CommandWords &words, const QString &path);
    ~Application() override;
    // Comes to the front and imports the files: what a second start on the same library asks for.
    void raise(const QStringList &files);
    MainWindow &window() { return m_window; }
    // Everything shown is loaded, and nothing is on its way: for --screenshot.
    bool settled() const;
    // The copy that is to be the library once this is gone, "" for none; model/backup.h puts it in place.
    const QString &restoreWanted() const { return m_restore; }
    // What came of that in the window before this one: where the library before is kept.
    void tellRestored(const Result<QString> &kept);

private:
    void join();
    void fillMenus();
    void joinWelcome();
    void joinImport();  // app/joinimport.cpp
    void joinDetails(); // app/joindetails.cpp
    void joinPlaces();  // app/joinplaces.cpp
    void joinPalette(); // app/joinpalette.cpp
    void joinBackups(); // app/joinbackups.cpp
    void joinMenus();   // app/joinmenus.cpp
    void joinManual();  // app/joinmanual.cpp
    void openWatchDialog();
    void tellWaiting(const QString &path, const ImportPreview &preview);
    void addAreas(const QStringList &ids);
    void showOpening();
    void opened();
    void showWindow();
    void pictured();
    void settleIn();
    void openFailed(const Error &error);
    void tellOpenFailed();
    void sidebarChanged(const Sidebar &sidebar);
    void remember();
    void showPaperMenu(const QPoint &at);

    Settings &m_settings;
    const CommandWords &m_words;
    Store m_store; // opens the library while the rest is made
    Theme m_theme;

    // Owned by the window.
    SearchBar *m_search = new SearchBar(m_theme);
    SidebarView *m_sidebar = new SidebarView(m_theme);
    ListHeader *m_header = new ListHeader(m_theme);
    PaperList *m_list = new PaperList(m_theme);
    DetailPane *m_detail = new DetailPane(m_theme);
    CommentField *m_comment = new CommentField(m_theme);
    Welcome *m_welcome = new Welcome(m_theme);
    StatusLine *m_status = new StatusLine(m_theme);
    ImportReportPane *m_report = new ImportReportPane(m_theme);
    BottomPane *m_bottom = new BottomPane(m_theme);
    FindBar *m_findBar = new FindBar(m_theme);

    MainWindow m_window{m_theme,
                        {m_search, m_sidebar, m_header, m_list, m_detail, m_welcome, m_status, m_bottom, m_findBar}};
    Actions m_actions{m_theme, &m_window};
    TagBar m_tagBar{m_theme, &m_window};
    ListPicker m_listPicker{m_theme, &m_window};
    Browse m_browse{m_store, m_settings, {m_sidebar, m_search, m_header, m_list, m_status}};
    Desk m_desk{m_store, m_browse, m_actions, {&m_window, m_list, m_detail, &m_tagBar, &m_listPicker, m_status}};
    Lists m_lists{m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_sidebar}};
    SavedSearches m_savedSearches{m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_sidebar, m_status}};
    Arrange m_arrange{
        m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_list, m_detail, m_comment, m_status}};
    Notices m_notices{m_store, m_browse, m_actions, {&m_theme, &m_window, m_status, m_bottom, m_report}};
    Carry m_carry{m_store, m_browse, m_desk, m_notices, {m_status, m_report}};
    Intake m_intake{m_store, m_settings, m_theme, &m_window};
    Watch m_watch{m_settings};
    Removal m_removal{m_store, m_browse, m_desk, m_actions, m_notices, {&m_window, m_sidebar, m_header, m_status}};
    Handover m_handover{m_store, m_browse, m_desk, m_settings, m_actions, {&m_theme, &m_window, m_status}};
    Reading m_reading{m_store, m_browse, m_desk, m_actions, m_settings, {&m_theme, &m_window, m_detail, m_status}};
    Details m_details{m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_list}};
    Duplicates m_duplicates{m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_list, m_detail}};
    Provenance m_provenance{m_store, m_browse, m_desk, m_actions, {&m_theme, &m_window, m_list}};
    TagKeys m_tagKeys{&m_window};
    FirstPicture m_firstPicture{&m_window};
    Layouts m_layouts{m_browse, m_actions, m_settings, {&m_window, m_list}};
    History m_history{m_store, m_browse, m_desk, m_actions, m_notices, {&m_theme, &m_window, m_bottom, m_status}};
    SideButtons m_sideButtons{m_window, *m_actions[Act::Back], *m_actions[Act::Forward]};
    Keymap m_keymap{m_actions, m_settings};
    Keyboard m_keyboard{m_browse, m_desk, m_actions, m_keymap, m_tagKeys, {&m_theme, &m_window}};
    Preferences m_preferences{m_browse, m_actions, m_settings, {&m_theme, &m_window, &m_watch, &m_keyboard}};
    Commands m_commands{m_store, m_browse, m_actions, m_settings, {&m_theme, &m_window, m_list}};
    Dialogs m_dialogs{m_store, m_theme, m_window, m_words.config};
    TagCare m_tagCare{m_store, m_browse, m_desk, m_actions, m_notices, m_settings, {&m_theme, &m_window, m_sidebar}};
    FindInAbstract m_findInAbstract{m_actions, {&m_window, m_list, m_detail, m_findBar}};
    Backups m_backups{m_store, m_browse, m_settings, m_actions, m_notices, {&m_theme, &m_window, m_status}};
    Narrowing m_narrowing{m_browse, *m_sidebar};
    Dropping m_dropping{m_desk, m_lists, *m_list, *m_sidebar};
    RowMenus m_rowMenus{m_narrowing, m_dropping, {&m_window, m_sidebar}};
    TextMenus m_textMenus{m_browse, m_desk, m_narrowing, m_actions, {&m_window, m_list, m_detail}};
    Manual m_manual{m_theme, m_actions, m_window};
    Pace m_pace{m_browse, m_desk, m_actions, m_settings, {m_list, m_status}};
    QPointer<WatchDialog> m_watchDialog;
    QString m_restore;
    std::optional<Error> m_openError; // why there is no library
    bool m_opened = false;
    bool m_shown = false;
    bool m_pictured = false; // for the first time
    bool m_sidebarRestored = false;
    bool m_sampleAsked = false;
};

} // namespace sheaf
