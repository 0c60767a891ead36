// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what the window's parts say to each other.
#include "app/application.h"

#include "app/areas.h"
#include "app/screenshot.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace sheaf
{

namespace
{

constexpr std::chrono::milliseconds openingPatience{700};

Library::Options optionsOf(const CommandWords &words)
{
    Library::Options options;
    options.offerAreas = !words.sample;
    return options;
}

} // namespace

Application::Application(QApplication &application, Settings &settings, const CommandWords &words, const QString &path)
    : m_settings(settings)
    , m_words(words)
    , m_store(path, optionsOf(words), settings.order(QStringLiteral("papers")).value_or(Order::Added))
    , m_theme(application)
{
    m_theme.setAppearance(settings.appearance());
    m_window.setWindowTitle(tr("Sheaf"));
    // A picture has the same size on every screen, also on one that nobody sees.
    constexpr QSize usual(1440, 900);
    if (!words.screenshot.isEmpty())
        m_window.resize(usual);
    else if (!m_window.restoreGeometry(settings.windowState(QStringLiteral("geometry"))))
        m_window.resize(usual.boundedTo(m_window.screen()->availableSize() * 0.92));
    m_window.restoreLayout(settings.windowState(QStringLiteral("layout")));
    m_tagBar.setLastUsed(settings.recentTags(path));
    join();
    fillMenus();
    joinWelcome();
    joinImport();
    joinDetails();
    joinPlaces();
    joinPalette();
    joinBackups();
    joinMenus();
    joinManual();
    if (words.screenshot.isEmpty())
        QTimer::singleShot(openingPatience, this, &Application::showOpening);
    if (!words.screenshot.isEmpty()) {
        m_store.goOn(); // the window may be where nobody sees it, and is not painted there
        new Screenshot(
            m_window, words.screenshot, [this] { return settled(); }, this);
    }
}

bool Application::settled() const
{
    return m_browse.settled() && m_desk.settled() && m_intake.isIdle() && m_carry.isIdle();
}

Application::~Application()
{
    m_detail->saveNote();
    m_comment->flush();
}

void Application::join()
{
    connect(&m_store, &Store::opened, this, &Application::opened);
    connect(&m_store, &Store::openFailed, this, &Application::openFailed);
    connect(&m_firstPicture, &FirstPicture::shown, this, &Application::pictured);
    connect(&m_browse, &Browse::sidebarChanged, this, &Application::sidebarChanged);
    connect(&m_window, &MainWindow::closing, this, [this] {
        m_detail->saveNote();
        m_comment->flush();
        remember();
    });
    // A narrow window has room for the paper or the list, and who asks a question wants the list.
    connect(m_search, &SearchBar::edited, &m_window, &MainWindow::showList);
    connect(m_sidebar, &SidebarView::queryChosen, &m_window, &MainWindow::showList);
    const auto goToList = [this] {
        m_window.showList();
        m_list->setFocus();
    };
    connect(m_search, &SearchBar::submitted, this, [this, goToList] {
        if (!m_search->isWrong()) // else the mistake is the next thing to look at
            goToList();
    });
    connect(m_search, &SearchBar::escaped, this, goToList);
    connect(m_search, &SearchBar::listAsked, this, goToList);
    connect(m_sidebar, &SidebarView::areasAsked, &m_dialogs, &Dialogs::chooseAreas);
    connect(m_sidebar, &SidebarView::listAsked, this, goToList);
    connect(m_list, &PaperList::paperActivated, &m_window, &MainWindow::openDetail);
    connect(m_list, &PaperList::contextMenuAsked, this, &Application::showPaperMenu);
    connect(&m_dialogs, &Dialogs::failed, this, [this](const QString &what) {
        if (m_openError)
            tellOpenFailed();
        else
            m_notices.tell({Error::Kind::Refused, what, {}});
    });
    connect(&m_tagKeys, &TagKeys::pressed, &m_desk, &Desk::tagByKey);
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Export, [this] { m_handover.openDialog(); });
    on(Act::TrySample, [this] { m_carry.importSample(); });
    on(Act::Areas, [this] { m_dialogs.chooseAreas(); });
    on(Act::OpenLibrary, [this] { m_dialogs.chooseLibrary(); });
    on(Act::Quit, [this] { m_window.close(); });
    on(Act::Search, [this] { m_search->focusText(); });
    on(Act::Next, [this] { m_list->step(+1); });
    on(Act::Previous, [this] { m_list->step(-1); });
    connect(&m_arrange, &Arrange::listNameAsked, this, [this] { m_lists.rename(m_browse.shownList()); });
    on(Act::Sidebar, [this] { m_window.setSidebarShown(!m_window.sidebarShown()); });
    on(Act::Detail, [this] { m_window.setDetailShown(!m_window.detailShown()); });
    on(Act::About, [this] { m_dialogs.showAbout(); });
}

void Application::fillMenus()
{
    m_window.addToolBarAction(m_actions[Act::Import], MainWindow::Side::Left);
    m_window.addToolBarAction(m_actions[Act::Export], MainWindow::Side::Left);
    m_window.addToolBarAction(m_actions[Act::Undo], MainWindow::Side::Right);
    m_window.addToolBarAction(m_actions[Act::Redo], MainWindow::Side::Right);
    for (const char *group : Actions::menus()) {
        if (qstrcmp(group, "Appearance") == 0) // below, in that of the view
            continue;
        QMenu *menu = m_window.menu()->addMenu(Actions::menuText(group));
        for (QAction *action : m_actions.group(group))
            menu->addAction(action);
        // They say why they cannot be done, or where they lead.
        menu->setToolTipsVisible(qstrcmp(group, "Searches") == 0 || qstrcmp(group, "Tags") == 0 ||
                                 qstrcmp(group, "Go") == 0);
        if (qstrcmp(group, "View") != 0)
            continue;
        menu->addSeparator();
        auto *appearances = new QActionGroup(this);
        int appearance = 0;
        for (QAction *action : m_actions.group("Appearance")) {
            action->setCheckable(true);
            action->setChecked(appearance == static_cast<int>(m_theme.appearance()));
            appearances->addAction(action);
            menu->addAction(action);
            connect(action, &QAction::triggered, this, [this, chosen = static_cast<Appearance>(appearance)] {
                m_theme.setAppearance(chosen);
                m_settings.setAppearance(chosen);
            });
            ++appearance;
        }
    }
}

void Application::joinWelcome()
{
    connect(m_welcome, &Welcome::openDigestsAsked, &m_intake, &Intake::chooseFiles);
    connect(m_welcome, &Welcome::sampleAsked, this, [this] { m_carry.importSample(); });
    connect(m_welcome, &Welcome::openLibraryAsked, &m_dialogs, &Dialogs::chooseLibrary);
    connect(m_welcome, &Welcome::libraryChosen, &m_dialogs, &Dialogs::openLibrary);
    connect(m_welcome, &Welcome::areasChosen, this, [this](const QStringList &ids) {
        if (ids.isEmpty())
            m_store.dismissAreas();
        else
            addAreas(ids);
    });
    connect(&m_dialogs, &Dialogs::areasChosen, this, &Application::addAreas);
    connect(m_welcome, &Welcome::areasChoiceAsked, &m_dialogs, &Dialogs::chooseAreas);
    std::vector<RecentLibrary> recent;
    for (const QString &path : m_settings.recentLibraries())
        recent.push_back({QFileInfo(path).completeBaseName(), QDir::toNativeSeparators(path)});
    m_welcome->setRecent(recent);
}

void Application::addAreas(const QStringList &ids)
{
    m_desk.follow(m_store.addAreas(ids));
}

// What the first picture does not need.
void Application::pictured()
{
    if (std::exchange(m_pictured, true))
        return;
    m_store.goOn();
    m_window.setWindowIcon(QIcon(QStringLiteral(":/sheaf/icons/sheaf.svg")));
    if (m_opened)
        settleIn();
}

void Application::settleIn()
{
    if (!m_words.screenshot.isEmpty())
        return;
    m_settings.addRecentLibrary(QFileInfo(m_store.path()).absoluteFilePath());
    m_watch.open(m_store.path());
}

// A library on a slow disk: the window comes all the same, and can do nothing yet.
void Application::showOpening()
{
    pictured(); // nothing waits for a picture that is late
    if (m_shown || m_openError)
        return;
    if (!m_opened) {
        m_window.setEnabled(false);
        m_status->showWaiting(tr("Opening “%1”").arg(QFileInfo(m_store.path()).completeBaseName()), false);
        m_list->setLoading(true);
    }
    m_window.showLibrary();
    showWindow();
}

void Application::opened()
{
    m_opened = true;
    if (m_window.isVisible()) {
        m_window.setEnabled(true);
        m_status->endProgress();
        m_list->setFocus();
    }
    if (m_words.sample)
        addAreas({});
    m_browse.begin();
    m_carry.libraryOpened();
    m_intake.libraryOpened();
    m_intake.importPaths(m_words.arguments);
    if (m_pictured)
        settleIn();
}

void Application::openFailed(const Error &error)
{
    if (!m_words.screenshot.isEmpty()) {
        std::fprintf(stderr, "sheaf: %s\n", qPrintable(error.what));
        QCoreApplication::exit(1);
        return;
    }
    m_openError = error;
    m_window.setEnabled(true);
    m_status->endProgress();
    m_list->setLoading(false);
    m_carry.libraryMissing();
    m_intake.libraryMissing();
    m_notices.tell(error);
    for (const Act act : {Act::Areas, Act::Undo, Act::Redo, Act::Search})
        m_actions[act]->setEnabled(false);
    m_window.showWelcome();
    showWindow();
    tellOpenFailed();
}

void Application::tellOpenFailed()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Sheaf"), m_openError->what, QMessageBox::NoButton, &m_window);
    box->setInformativeText(m_openError->detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *other = box->addButton(tr("Open another library…"), QMessageBox::AcceptRole);
    const QPushButton *restore = box->addButton(tr("Restore from a backup…"), QMessageBox::AcceptRole);
    const QPushButton *quit = box->addButton(tr("Quit"), QMessageBox::RejectRole);
    connect(other, &QPushButton::clicked, &m_dialogs, &Dialogs::chooseLibrary);
    connect(restore, &QPushButton::clicked, &m_backups, &Backups::restore);
    connect(quit, &QPushButton::clicked, &m_window, &QWidget::close);
    box->open();
}

void Application::sidebarChanged(const Sidebar &sidebar)
{
    std::vector<Tag> tags;
    for (const CountedTag &counted : sidebar.tags)
        tags.push_back(counted.tag);
    m_tagKeys.setTags(tags);
    if (!std::exchange(m_sidebarRestored, true))
        m_sidebar->setOpenQueries(
            QString::fromUtf8(m_settings.windowState(QStringLiteral("sidebar"))).split(u'\n', Qt::SkipEmptyParts));
    if (m_words.sample && !m_sampleAsked && sidebar.counts.digests == 0) {
        m_sampleAsked = true;
        m_carry.importSample();
    }
    const bool empty = sidebar.counts.papers + sidebar.counts.trashed == 0 && sidebar.counts.digests == 0;
    if (sidebar.offerAreas) {
        std::vector<OfferedArea> offer;
        for (const Area &area : readAreas())
            offer.push_back({area.id, area.name, area.parent, area.colour});
        m_welcome->offerAreas(offer);
    } else {
        m_welcome->offerAreas({});
    }
    if (empty && !m_sampleAsked && !m_history.isSeen()) { // who has gone back to the beginning may go forward again
        m_window.showWelcome();
    } else if (m_window.welcomeShown() || !m_window.isVisible()) {
        m_window.showLibrary();
        m_list->setFocus();
    }
    showWindow();
}

// Once: what comes from the library after the window was closed does not bring it back.
void Application::showWindow()
{
    if (!std::exchange(m_shown, true))
        m_window.show();
}

void Application::showPaperMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_actions.group("Papers")) {
        if (!action->isEnabled()) // Restore is for the Trash, taking out for lists
            continue;
        if (action == m_actions[Act::AddToList])
            m_lists.addListMenu(menu);
        else
            menu->addAction(action);
    }
    m_arrange.addPlaceMenu(menu);
    m_textMenus.addPaperMenu(menu);
    menu->popup(at);
}

void Application::remember()
{
    m_settings.setWindowState(QStringLiteral("geometry"), m_window.saveGeometry());
    m_settings.setWindowState(QStringLiteral("layout"), m_window.layoutState());
    m_layouts.remember();
    m_settings.setWindowState(QStringLiteral("bottom"), QByteArray::number(m_bottom->current()));
    m_settings.setWindowState(QStringLiteral("sidebar"), m_sidebar->openQueries().join(u'\n').toUtf8());
    m_settings.setRecentTags(m_store.path(), m_tagBar.lastUsed());
}

void Application::raise(const QStringList &files)
{
    if (m_window.isVisible()) { // else it comes by itself when there is something to show
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
        m_window.raise();
        m_window.activateWindow();
    }
    m_intake.importPaths(files);
}

} // namespace sheaf
