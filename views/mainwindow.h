// SPDX-License-Identifier: GPL-3.0-or-later
// The window: lays out the bar, the panes, the status line and the welcome page, and nothing else.
#pragma once

#include <QMainWindow>
#include <QUrl>

class QAction;
class QHBoxLayout;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sheaf
{

class DropOverlay;
class MenuButton;
class Theme;

// The parts, made outside; the window takes them over. The status line and the search bar are plain widgets here.
struct WindowParts {
    QWidget *search = nullptr;
    QWidget *sidebar = nullptr;
    QWidget *listHeader = nullptr;
    QWidget *list = nullptr;
    QWidget *detail = nullptr;
    QWidget *welcome = nullptr;
    QWidget *status = nullptr;
    QWidget *bottom = nullptr; // under list and detail; may be absent
    QWidget *find = nullptr;   // over the detail pane; may be absent
};

// GUI thread. The bottom pane is hidden until asked for. Below 1100 px the detail pane takes the list's place when
// opened, and gives it back on Escape.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    enum class Side { Left, Right };

    MainWindow(const Theme &theme, const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // A button with icon and text, beside the search bar; in a narrow window the icon alone.
    void addToolBarAction(QAction *action, Side side);
    QMenu *menu() const { return m_menu; } // behind the button at the right end

    void showWelcome();
    void showLibrary();
    bool welcomeShown() const;
    bool isNarrow() const { return m_narrow; }
    void openDetail();  // gives the keyboard to the detail pane, in the list's place when narrow
    void closeDetail(); // back to the list
    void showList();    // in the detail pane's place when narrow; the keyboard stays where it is
    void setSidebarShown(bool shown);
    bool sidebarShown() const { return m_sidebarShown; }
    void setDetailShown(bool shown); // beside the list, or in its place when narrow
    void setBottomShown(bool shown); // leaves the keyboard where it is, or gives it to the list
    bool bottomShown() const { return m_bottomShown; }
    // A table wants more of the width than rows do: each has its own share of it.
    void setListIsTable(bool table);
    bool detailShown() const { return m_narrow ? m_detailOpen : m_detailShown; }

    // Widths and visibility of the panes; the window's own geometry is saveGeometry()'s.
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void filesDropped(const QList<QUrl> &urls);
    void closing(); // after this the window is gone
    void bottomShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeBar(QWidget *search);
    QWidget *makeListColumn(const WindowParts &parts);
    QWidget *makeDetailColumn(const WindowParts &parts);
    void follow();
    void share();                                // the width between list and detail, as it is usual
    bool hasKeyboard(const QWidget *part) const; // or something in it
    void arrange();                              // who is visible, by width and by what was opened
    bool handleDrag(QEvent *event);

    const Theme &m_theme;
    WindowParts m_parts;
    QStackedWidget *m_pages;
    QWidget *m_library;
    QSplitter *m_splitter; // sidebar | the rest
    QSplitter *m_rest;     // list and detail over the bottom pane
    QSplitter *m_panes;    // list | detail
    QWidget *m_bar;
    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
    MenuButton *m_menuButton;
    QToolButton *m_back;
    QMenu *m_menu;
    QWidget *m_listColumn;
    QWidget *m_detailColumn;
    DropOverlay *m_overlay;
    QList<QToolButton *> m_buttons;
    bool m_narrow = false;
    bool m_detailOpen = false; // narrow: the detail pane has the list's place
    bool m_sidebarShown = true;
    bool m_detailShown = true;
    bool m_bottomShown = false;
    bool m_listIsTable = false;
    QByteArray m_otherShare; // of list and detail, with rows while a table is shown, and the other way round
};

} // namespace sheaf
