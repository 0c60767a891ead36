// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the window, wide and narrow, and files dropped anywhere on it.
#include "views/mainwindow.h"

#include "views/dropoverlay.h"
#include "views/keytips.h"
#include "views/menubutton.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
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
    , m_menuButton(new MenuButton(theme))
    , m_back(new QToolButton)
    , m_menu(m_menuButton->choices())
    , m_overlay(new DropOverlay(theme, this))
{
    m_bar = makeBar(parts.search);
    m_listColumn = makeListColumn(parts);
    m_detailColumn = makeDetailColumn(parts);
    m_panes->addWidget(m_listColumn);
    m_panes->addWidget(m_detailColumn);
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
    share();
    m_rest->setSizes({theme.px(600), theme.px(210)});

    QWidget::setTabOrder(parts.search, parts.sidebar);
    QWidget::setTabOrder(parts.sidebar, parts.listHeader);
    QWidget::setTabOrder(parts.listHeader, parts.list);
    QWidget::setTabOrder(parts.list, parts.detail);
    if (parts.bottom)
        QWidget::setTabOrder(parts.detail, parts.bottom);

    setAcceptDrops(true);
    new KeyTips(this);
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
    m_right->addWidget(m_menuButton);
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
    // From right to left Qt's splitter puts what it holds a point too far to the right, and the list lies in two.
    layout->setContentsMargins(marginsAlong(isRightToLeft() ? 2 : 0, 0, 0, 0));
    layout->addWidget(parts.listHeader);
    layout->addWidget(parts.list, 1);
    column->setMinimumWidth(m_theme.px(300));
    return column;
}

QWidget *MainWindow::makeDetailColumn(const WindowParts &parts)
{
    auto *column = new QWidget;
    QVBoxLayout *layout = tightColumn(column);
    column->setAutoFillBackground(true);
    column->setBackgroundRole(QPalette::Base);
    m_back->setText(tr("‹ Back to the list"));
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_back, 0, Qt::AlignLeading);
    if (parts.find)
        layout->addWidget(parts.find);
    layout->addWidget(parts.detail, 1);
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
    for (QToolButton *button : std::initializer_list<QToolButton *>{m_menuButton, m_back})
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

// Qt would give the keyboard of what is hidden to the next widget, which may be a field that letters are written into.
bool MainWindow::hasKeyboard(const QWidget *part) const
{
    const QWidget *keyboard = focusWidget();
    return keyboard && (keyboard == part || part->isAncestorOf(keyboard));
}

void MainWindow::setSidebarShown(bool shown)
{
    const bool hadKeyboard = hasKeyboard(m_parts.sidebar);
    m_sidebarShown = shown;
    arrange();
    if (!shown && hadKeyboard)
        m_parts.list->setFocus(Qt::OtherFocusReason);
}

void MainWindow::setDetailShown(bool shown)
{
    const bool hadKeyboard = hasKeyboard(m_detailColumn);
    if (m_narrow && shown)
        openDetail();
    else if (m_narrow)
        closeDetail();
    else
        m_detailShown = shown;
    arrange();
    if (!shown && hadKeyboard)
        m_parts.list->setFocus(Qt::OtherFocusReason);
}

void MainWindow::setBottomShown(bool shown)
{
    if (!m_parts.bottom || m_bottomShown == shown)
        return;
    const bool hadKeyboard = hasKeyboard(m_parts.bottom);
    m_bottomShown = shown;
    arrange();
    if (!shown && hadKeyboard)
        m_parts.list->setFocus(Qt::OtherFocusReason);
    Q_EMIT bottomShownChanged(shown);
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
