// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the window, wide and narrow, and files dropped anywhere on it.
#include "views/mainwindow.h"

#include "views/dropoverlay.h"
#include "views/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDataStream>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QIODevice>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr quint32 layoutVersion = 2;

QVBoxLayout *tightColumn(QWidget *owner)
{
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

MainWindow::MainWindow(const Theme &theme, const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_parts(parts)
    , m_pages(new QStackedWidget(this))
    , m_library(new QWidget)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_rest(new QSplitter(Qt::Vertical))
    , m_panes(new QSplitter(Qt::Horizontal))
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
    , m_menuButton(new QToolButton)
    , m_back(new QToolButton)
    , m_menu(new QMenu(this))
    , m_overlay(new DropOverlay(theme, this))
{
    m_bar = makeBar(parts.search);
    m_listColumn = makeListColumn(parts);
    m_detailColumn = makeDetailColumn(parts.detail);
    m_panes->addWidget(m_listColumn);
    m_panes->addWidget(m_detailColumn);
    m_panes->setStretchFactor(0, 1);
    m_panes->setStretchFactor(1, 2);
    m_rest->addWidget(m_panes);
    if (parts.bottom)
        m_rest->addWidget(parts.bottom);
    m_rest->setStretchFactor(0, 1);
    m_rest->setStretchFactor(1, 0);
    m_splitter->addWidget(parts.sidebar);
    m_splitter->addWidget(m_rest);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    for (QSplitter *splitter : {m_splitter, m_rest, m_panes})
        splitter->setChildrenCollapsible(false);
    m_splitter->handle(1)->setAccessibleName(tr("Width of the sidebar"));
    m_panes->handle(1)->setAccessibleName(tr("Width of the list"));
    if (parts.bottom)
        m_rest->handle(1)->setAccessibleName(tr("Height of the pane below"));

    QVBoxLayout *library = tightColumn(m_library);
    library->addWidget(m_bar);
    auto *hairline = new QWidget;
    hairline->setFixedHeight(1);
    hairline->setAutoFillBackground(true);
    hairline->setBackgroundRole(QPalette::Mid);
    library->addWidget(hairline);
    library->addWidget(m_splitter, 1);
    m_pages->addWidget(m_library);
    m_pages->addWidget(parts.welcome);
    auto *whole = new QWidget;
    QVBoxLayout *column = tightColumn(whole);
    column->addWidget(m_pages, 1);
    column->addWidget(parts.status); // also under the welcome: files are dropped and refused there too
    setCentralWidget(whole);
    setMinimumSize(theme.px(640), theme.px(420));
    m_splitter->setSizes({theme.px(248), theme.px(1200)});
    m_panes->setSizes({theme.px(500), theme.px(700)});
    m_rest->setSizes({theme.px(600), theme.px(210)});

    QWidget::setTabOrder(parts.search, parts.sidebar);
    QWidget::setTabOrder(parts.sidebar, parts.listHeader);
    QWidget::setTabOrder(parts.listHeader, parts.list);
    QWidget::setTabOrder(parts.list, parts.detail);
    if (parts.bottom)
        QWidget::setTabOrder(parts.detail, parts.bottom);

    setAcceptDrops(true);
    QCoreApplication::instance()->installEventFilter(this); // files may be dropped on any child, editors too
    connect(m_back, &QToolButton::clicked, this, &MainWindow::closeDetail);
    connect(&theme, &Theme::changed, this, &MainWindow::follow);
    follow();
    arrange();
}

MainWindow::~MainWindow()
{
    QCoreApplication::instance()->removeEventFilter(this);
}

QWidget *MainWindow::makeBar(QWidget *search)
{
    auto *bar = new QWidget;
    auto *left = new QWidget;
    auto *right = new QWidget;
    left->setLayout(m_left);
    right->setLayout(m_right);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_left->addStretch(1);
    m_right->addStretch(1);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_right->addWidget(m_menuButton);
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        const int aside = m_menuButton->width() - m_menu->sizeHint().width();
        m_menu->popup(m_menuButton->mapToGlobal(QPoint(aside, m_menuButton->height() + m_theme.px(4))));
    });
    auto *layout = new QHBoxLayout(bar);
    layout->addWidget(left, 3);
    layout->addWidget(search, 8);
    layout->addWidget(right, 3);
    return bar;
}

QWidget *MainWindow::makeListColumn(const WindowParts &parts)
{
    auto *column = new QWidget;
    QVBoxLayout *layout = tightColumn(column);
    layout->addWidget(parts.listHeader);
    layout->addWidget(parts.list, 1);
    column->setMinimumWidth(m_theme.px(300));
    return column;
}

QWidget *MainWindow::makeDetailColumn(QWidget *detail)
{
    auto *column = new QWidget;
    QVBoxLayout *layout = tightColumn(column);
    column->setAutoFillBackground(true);
    column->setBackgroundRole(QPalette::Base);
    m_back->setText(tr("‹ Back to the list"));
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_back, 0, Qt::AlignLeading);
    layout->addWidget(detail, 1);
    column->setMinimumWidth(m_theme.px(320));
    return column;
}

void MainWindow::follow()
{
    m_bar->setFixedHeight(m_theme.px(48));
    m_bar->layout()->setContentsMargins(m_theme.px(12), 0, m_theme.px(12), 0);
    m_bar->layout()->setSpacing(m_theme.px(12));
    m_left->setSpacing(m_theme.px(8));
    m_right->setSpacing(m_theme.px(8));
    m_menuButton->setIcon(m_theme.icon(QStringLiteral("menu")));
    const int icon = m_theme.px(16);
    for (QToolButton *button : {m_menuButton, m_back})
        button->setIconSize(QSize(icon, icon));
    for (QToolButton *button : m_buttons)
        button->setIconSize(QSize(icon, icon));
    m_parts.search->setMaximumWidth(m_theme.px(760));
    arrange();
    update();
}

void MainWindow::addToolBarAction(QAction *action, Side side)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->iconText());
    m_buttons.append(button);
    QHBoxLayout *layout = side == Side::Left ? m_left : m_right;
    // Left: before the stretch; right: between the stretch and the menu.
    layout->insertWidget(layout->count() - 1, button);
    follow();
}

void MainWindow::showWelcome()
{
    m_pages->setCurrentWidget(m_parts.welcome);
    m_parts.welcome->setFocus();
}

void MainWindow::showLibrary()
{
    if (!welcomeShown())
        return;
    m_pages->setCurrentWidget(m_library);
    m_parts.list->setFocus(Qt::OtherFocusReason);
}

bool MainWindow::welcomeShown() const
{
    return m_pages->currentWidget() == m_parts.welcome;
}

void MainWindow::arrange()
{
    m_narrow = width() < m_theme.px(1100);
    for (QToolButton *button : m_buttons)
        button->setToolButtonStyle(m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_back->setVisible(m_narrow);
    m_parts.sidebar->setVisible(m_sidebarShown);
    m_listColumn->setVisible(!m_narrow || !m_detailOpen);
    m_detailColumn->setVisible(m_narrow ? m_detailOpen : m_detailShown);
    if (m_parts.bottom)
        m_parts.bottom->setVisible(m_bottomShown);
}

void MainWindow::openDetail()
{
    m_detailOpen = true;
    if (!m_narrow)
        m_detailShown = true;
    arrange();
    m_parts.detail->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closeDetail()
{
    m_detailOpen = false;
    arrange();
    m_parts.list->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showList()
{
    m_detailOpen = false;
    arrange();
}

void MainWindow::setSidebarShown(bool shown)
{
    m_sidebarShown = shown;
    arrange();
}

void MainWindow::setDetailShown(bool shown)
{
    if (m_narrow && shown)
        openDetail();
    else if (m_narrow)
        closeDetail();
    else
        m_detailShown = shown;
    arrange();
}

void MainWindow::setBottomShown(bool shown)
{
    if (!m_parts.bottom || m_bottomShown == shown)
        return;
    const QWidget *keyboard = focusWidget();
    const bool hadKeyboard = keyboard && m_parts.bottom->isAncestorOf(keyboard);
    m_bottomShown = shown;
    arrange();
    if (!shown && hadKeyboard)
        m_parts.list->setFocus(Qt::OtherFocusReason);
    Q_EMIT bottomShownChanged(shown);
}

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << layoutVersion << m_sidebarShown << m_detailShown << m_bottomShown << m_splitter->saveState()
        << m_rest->saveState() << m_panes->saveState();
    return state;
}

void MainWindow::restoreLayout(const QByteArray &state)
{
    QDataStream in(state);
    quint32 version = 0;
    bool sidebar = true;
    bool detail = true;
    bool bottom = false;
    QByteArray sizes[3];
    in >> version >> sidebar >> detail >> bottom >> sizes[0] >> sizes[1] >> sizes[2];
    if (in.status() != QDataStream::Ok || version != layoutVersion)
        return;
    const QByteArray *size = sizes;
    for (QSplitter *splitter : {m_splitter, m_rest, m_panes}) {
        splitter->restoreState(*size++);
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_sidebarShown = sidebar;
    m_detailShown = detail;
    arrange();
    setBottomShown(bottom);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_overlay->setGeometry(rect());
    if ((width() < m_theme.px(1100)) != m_narrow)
        arrange();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !welcomeShown()) {
        closeDetail();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::DragLeave: {
        const auto *widget = qobject_cast<const QWidget *>(watched);
        if (widget && widget->window() == this && handleDrag(event))
            return true;
        break;
    }
    case QEvent::ShortcutOverride: {
        // Space presses the button that has the keyboard; as a key of the window it would scroll the paper instead.
        const bool button = qobject_cast<QPushButton *>(watched) || qobject_cast<QToolButton *>(watched);
        const auto *key = static_cast<QKeyEvent *>(event);
        if (button && key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

// Files belong to the window wherever they hang; anything else (text) to whom it was offered.
bool MainWindow::handleDrag(QEvent *event)
{
    if (event->type() == QEvent::DragLeave) {
        m_overlay->hide();
        return false;
    }
    auto *drop = static_cast<QDropEvent *>(event);
    const QMimeData *data = drop->mimeData();
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    if (std::none_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    const bool done = event->type() == QEvent::Drop;
    m_overlay->setGeometry(rect());
    m_overlay->setVisible(!done);
    m_overlay->raise();
    if (done)
        Q_EMIT filesDropped(urls);
    return true;
}

} // namespace sheaf
