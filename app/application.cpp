// SPDX-License-Identifier: GPL-3.0-or-later
// The window's objects, made in order of dependency and joined; nothing else.
#include "app/application.h"

#include "app/actions.h"
#include "app/areas.h"
#include "app/browse.h"
#include "app/carry.h"
#include "app/desk.h"
#include "app/instance.h"
#include "app/places.h"
#include "app/screenshot.h"
#include "app/settings.h"
#include "views/areaschooser.h"
#include "views/detailpane.h"
#include "views/helpdialog.h"
#include "views/listheader.h"
#include "views/listpicker.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/tagbar.h"
#include "views/welcome.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QVBoxLayout>

#include <cstdio>

namespace sheaf
{

namespace
{

// The window with all its parts. GUI thread; lives as long as the event loop.
class Application final : public QObject
{
    Q_OBJECT
public:
    Application(QApplication &application, Settings &settings, const CommandWords &words, const QString &path);
    ~Application() override;
    void raise(const QStringList &files);

private:
    void join();
    void fillMenus();
    void joinWelcome();
    void opened();
    void openFailed(const Error &error);
    void failed(const Error &error);
    void sidebarChanged(const Sidebar &sidebar);
    void chooseAreas();
    void chooseLibrary();
    void openLibrary(const QString &path);
    void showKeys();
    void showAbout();
    void remember();
    void showPaperMenu(const QPoint &at);

    Settings &m_settings;
    const CommandWords &m_words;
    Theme m_theme;
    Store m_store;

    // Owned by the window.
    SearchBar *m_search = new SearchBar(m_theme);
    SidebarView *m_sidebar = new SidebarView(m_theme);
    ListHeader *m_header = new ListHeader(m_theme);
    PaperList *m_list = new PaperList(m_theme);
    DetailPane *m_detail = new DetailPane(m_theme);
    Welcome *m_welcome = new Welcome(m_theme);
    StatusLine *m_status = new StatusLine(m_theme);

    MainWindow m_window{m_theme, {m_search, m_sidebar, m_header, m_list, m_detail, m_welcome, m_status}};
    Actions m_actions{m_theme, &m_window};
    TagBar m_tagBar{m_theme, &m_window};
    ListPicker m_listPicker{m_theme, &m_window};
    Browse m_browse{m_store, m_settings, {m_sidebar, m_search, m_header, m_list, m_status}};
    Desk m_desk{m_store, m_browse, m_actions, {&m_window, m_list, m_detail, &m_tagBar, &m_listPicker, m_status}};
    Carry m_carry{m_store, m_browse, m_desk, m_settings, {&m_theme, &m_window, m_status}};
    bool m_sampleAsked = false;
    bool m_areasOffered = false;
};

Application::Application(QApplication &application, Settings &settings, const CommandWords &words, const QString &path)
    : m_settings(settings), m_words(words), m_theme(application)
{
    m_theme.setAppearance(settings.appearance());
    m_window.setWindowTitle(tr("Sheaf"));
    m_window.setWindowIcon(QIcon(QStringLiteral(":/sheaf/icons/sheaf.svg")));
    if (!m_window.restoreGeometry(settings.windowState(QStringLiteral("geometry"))))
        m_window.resize(1440, 900);
    m_window.restoreLayout(settings.windowState(QStringLiteral("layout")));
    m_tagBar.setLastUsed(settings.recentTags(path));
    join();
    fillMenus();
    joinWelcome();
    Library::Options options;
    options.offerAreas = !words.sample;
    QDir().mkpath(QFileInfo(path).absolutePath());
    m_store.open(path, options);
    if (!words.screenshot.isEmpty()) {
        new Screenshot(
            m_window, words.screenshot, [this] { return m_browse.settled() && m_desk.settled() && m_carry.isIdle(); },
            this);
    }
}

Application::~Application()
{
    m_detail->saveNote();
}

void Application::join()
{
    connect(&m_store, &Store::opened, this, &Application::opened);
    connect(&m_store, &Store::openFailed, this, &Application::openFailed);
    connect(&m_store, &Store::failed, this, [this](Ticket, const Error &error) { failed(error); });
    connect(&m_browse, &Browse::sidebarChanged, this, &Application::sidebarChanged);
    connect(&m_window, &MainWindow::closing, this, [this] {
        m_detail->saveNote();
        remember();
    });
    connect(m_search, &SearchBar::submitted, this, [this] { m_list->setFocus(); });
    connect(m_search, &SearchBar::escaped, this, [this] { m_list->setFocus(); });
    connect(m_search, &SearchBar::listAsked, this, [this] { m_list->setFocus(); });
    connect(m_sidebar, &SidebarView::listAsked, this, [this] { m_list->setFocus(); });
    connect(m_list, &PaperList::paperActivated, &m_window, &MainWindow::openDetail);
    connect(m_list, &PaperList::contextMenuAsked, this, &Application::showPaperMenu);
    connect(m_status, &StatusLine::actionTriggered, this, [this](qint64 id) {
        if (id == Carry::ShowReport)
            m_carry.showReport();
        else if (id == Carry::OfferAreas)
            chooseAreas();
    });
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Import, [this] { m_carry.chooseFiles(); });
    on(Act::Export, [this] { m_carry.openExport(); });
    on(Act::Report, [this] { m_carry.showReport(); });
    on(Act::TrySample, [this] { m_carry.importSample(); });
    on(Act::Areas, [this] { chooseAreas(); });
    on(Act::OpenLibrary, [this] { chooseLibrary(); });
    on(Act::Quit, [this] { m_window.close(); });
    on(Act::Search, [this] { m_search->focusText(); });
    on(Act::Next, [this] { m_list->selectRowAlone(m_list->currentIndex().row() + 1); });
    on(Act::Previous, [this] { m_list->selectRowAlone(m_list->currentIndex().row() - 1); });
    on(Act::Sidebar, [this] { m_window.setSidebarShown(!m_window.sidebarShown()); });
    on(Act::Detail, [this] { m_window.setDetailShown(!m_window.detailShown()); });
    on(Act::Keys, [this] { showKeys(); });
    on(Act::About, [this] { showAbout(); });
    m_actions[Act::Report]->setEnabled(false);
    connect(&m_carry, &Carry::reportChanged, this, [this] { m_actions[Act::Report]->setEnabled(true); });
}

void Application::fillMenus()
{
    m_window.addToolBarAction(m_actions[Act::Import], MainWindow::Side::Left);
    m_window.addToolBarAction(m_actions[Act::Export], MainWindow::Side::Left);
    m_window.addToolBarAction(m_actions[Act::Undo], MainWindow::Side::Right);
    m_window.addToolBarAction(m_actions[Act::Redo], MainWindow::Side::Right);
    const std::pair<const char *, QString> groups[] = {{"File", tr("File")},     {"Edit", tr("Edit")},
                                                       {"Papers", tr("Papers")}, {"Go", tr("Go")},
                                                       {"View", tr("View")},     {"Help", tr("Help")}};
    for (const auto &[group, title] : groups) {
        QMenu *menu = m_window.menu()->addMenu(title);
        for (QAction *action : m_actions.group(group))
            menu->addAction(action);
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
    connect(m_welcome, &Welcome::openDigestsAsked, this, [this] { m_carry.chooseFiles(); });
    connect(m_welcome, &Welcome::sampleAsked, this, [this] { m_carry.importSample(); });
    connect(m_welcome, &Welcome::openLibraryAsked, this, &Application::chooseLibrary);
    connect(m_welcome, &Welcome::libraryChosen, this, &Application::openLibrary);
    connect(m_welcome, &Welcome::areasChosen, this, [this](const QStringList &ids) {
        if (ids.isEmpty())
            m_store.dismissAreas();
        else
            m_store.addAreas(ids);
    });
    connect(m_welcome, &Welcome::areasChoiceAsked, this, &Application::chooseAreas);
    std::vector<RecentLibrary> recent;
    for (const QString &path : m_settings.recentLibraries())
        recent.push_back({QFileInfo(path).completeBaseName(), QDir::toNativeSeparators(path)});
    m_welcome->setRecent(recent);
}

void Application::opened()
{
    if (m_words.screenshot.isEmpty())
        m_settings.addRecentLibrary(QFileInfo(m_store.path()).absoluteFilePath());
    if (m_words.sample)
        m_store.addAreas({});
    m_browse.show({});
    m_browse.refreshSidebar();
    m_carry.importFiles(m_words.arguments);
}

void Application::openFailed(const Error &error)
{
    if (!m_words.screenshot.isEmpty()) {
        std::fprintf(stderr, "sheaf: %s\n", qPrintable(error.what));
        QCoreApplication::exit(1);
        return;
    }
    m_window.showWelcome();
    m_window.show();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Sheaf"), error.what, QMessageBox::NoButton, &m_window);
    box->setInformativeText(error.detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *other = box->addButton(tr("Open another library…"), QMessageBox::AcceptRole);
    const QPushButton *quit = box->addButton(tr("Quit"), QMessageBox::RejectRole);
    connect(other, &QPushButton::clicked, this, &Application::chooseLibrary);
    connect(quit, &QPushButton::clicked, &m_window, &QWidget::close);
    box->open();
}

void Application::failed(const Error &error)
{
    m_status->showMessage(error.detail.isEmpty() ? error.what : error.what + QLatin1Char(' ') + error.detail);
}

void Application::sidebarChanged(const Sidebar &sidebar)
{
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
    if (!empty && sidebar.offerAreas && !std::exchange(m_areasOffered, true))
        m_status->showMessage(tr("Start with the research areas as tags?"), tr("Choose areas…"), Carry::OfferAreas);
    if (empty && !m_sampleAsked) {
        m_window.showWelcome();
    } else if (m_window.welcomeShown() || !m_window.isVisible()) {
        m_window.showLibrary();
        m_list->setFocus();
    }
    if (!m_window.isVisible())
        m_window.show();
}

void Application::chooseAreas()
{
    auto *dialog = new QDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Research areas"));
    std::vector<AreaChoice> choices;
    for (const Area &area : readAreas())
        choices.push_back({area.id, area.name, area.parent, area.about, area.colour});
    auto *chooser = new AreasChooser(m_theme, choices, dialog);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *add = buttons->addButton(tr("Add as tags"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(chooser, &AreasChooser::chosenChanged, add,
            [add](const QStringList &ids) { add->setEnabled(!ids.isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, dialog, chooser] {
        m_store.addAreas(chooser->chosen());
        dialog->accept();
    });
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(chooser);
    layout->addWidget(buttons);
    dialog->resize(m_theme.px(520), m_theme.px(620));
    dialog->open();
}

void Application::chooseLibrary()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open another library"), QFileInfo(m_store.path()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setNameFilter(tr("Sheaf libraries (*.sheaf)"));
    dialog->setDefaultSuffix(QStringLiteral("sheaf"));
    dialog->setLabelText(QFileDialog::Accept, tr("Open"));
    connect(dialog, &QFileDialog::fileSelected, this, &Application::openLibrary);
    dialog->open();
}

// Another library is another process: nothing of this one has to be taken down and built anew.
void Application::openLibrary(const QString &path)
{
    QStringList arguments{QStringLiteral("--library"), QFileInfo(path).absoluteFilePath()};
    if (!m_words.config.isEmpty())
        arguments << QStringLiteral("--config") << m_words.config;
    if (QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        m_window.close();
    else
        m_status->showMessage(tr("“%1” could not be opened.").arg(path));
}

void Application::showKeys()
{
    std::vector<HelpKey> keys;
    for (const ActInfo &info : Actions::table()) {
        QStringList shortcuts;
        for (const QKeySequence &key : m_actions[info.act]->shortcuts())
            shortcuts.append(key.toString(QKeySequence::NativeText));
        if (!shortcuts.isEmpty())
            keys.push_back({tr(info.group), QCoreApplication::translate("Actions", info.text),
                            shortcuts.join(QStringLiteral(" / "))});
    }
    auto *dialog = new HelpDialog(m_theme, keys, &m_window);
    dialog->show();
}

void Application::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Sheaf"),
        tr("Sheaf %1: a reader and tagger for paper digests.").arg(QCoreApplication::applicationVersion()),
        QMessageBox::NoButton, &m_window);
    box->setIconPixmap(m_window.windowIcon().pixmap(m_theme.px(64)));
    box->setInformativeText(
        tr("Your library: %1\n\nFree software under the GNU General Public License, version 3 or later.")
            .arg(QDir::toNativeSeparators(m_store.path())));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->open();
}

void Application::showPaperMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_actions.group("Papers"))
        menu->addAction(action);
    menu->popup(at);
}

void Application::remember()
{
    m_settings.setWindowState(QStringLiteral("geometry"), m_window.saveGeometry());
    m_settings.setWindowState(QStringLiteral("layout"), m_window.layoutState());
    m_settings.setRecentTags(m_store.path(), m_tagBar.lastUsed());
}

void Application::raise(const QStringList &files)
{
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    m_carry.importFiles(files);
}

void chooseOffscreen(const CommandWords &words)
{
    const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!words.screenshot.isEmpty() && !display && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

int runWindow(int argc, char **argv, const CommandWords &words)
{
    chooseOffscreen(words);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sheaf"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sheaf"));
    QApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    Settings settings(settingsPath(words.config));
    const QString last = settings.lastLibrary();
    const QString path = !words.library.isEmpty()                     ? words.library
                         : !last.isEmpty() && QFileInfo::exists(last) ? last
                                                                      : defaultLibraryPath();
    Instance instance(path);
    const bool picture = !words.screenshot.isEmpty();
    if (!picture && instance.handOver(words.arguments))
        return 0;
    Application window(application, settings, words, path);
    if (!picture)
        instance.listen();
    QObject::connect(&instance, &Instance::raised, &window, &Application::raise);
    return QApplication::exec();
}

} // namespace sheaf

#include "application.moc"
