// SPDX-License-Identifier: GPL-3.0-or-later
// Contents and search at the side, the page beside them.
#include "views/manualwindow.h"

#include "views/manualbrowser.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace sheaf
{

ManualWindow::ManualWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_back(new QToolButton)
    , m_forward(new QToolButton)
    , m_search(new QLineEdit)
    , m_contents(new QListWidget)
    , m_none(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_browser(new ManualBrowser(theme))
{
    setWindowTitle(tr("Manual"));
    useBaseBackground(this);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_contents->setAccessibleName(tr("Pages"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setText(tr("No page has these words."));
    m_none->setWrapping();
    m_none->hide();
    auto *side = new QVBoxLayout;
    side->addWidget(makeBar());
    side->addWidget(m_search);
    side->addWidget(m_none);
    side->addWidget(m_contents, 1);
    side->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    side->setSpacing(theme.space(2));
    auto *column = new QWidget;
    column->setLayout(side);
    column->setFixedWidth(theme.px(220));
    auto *line = new Hairline(theme);
    line->setMinimumHeight(0); // upright, unlike others
    line->setMaximumHeight(QWIDGETSIZE_MAX);
    line->setFixedWidth(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(column);
    layout->addWidget(line);
    layout->addWidget(m_browser, 1);
    resize(theme.px(960), theme.px(680));
    connectParts();
    follow();
}

QWidget *ManualWindow::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.space(1));
    const std::pair<QToolButton *, QString> buttons[] = {{m_back, tr("Back")}, {m_forward, tr("Forward")}};
    for (const auto &[button, name] : buttons) {
        const QKeySequence keys(button == m_back ? QKeySequence::Back : QKeySequence::Forward);
        button->setAccessibleName(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

void ManualWindow::connectParts()
{
    connect(m_back, &QToolButton::clicked, this, [this] { walk(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { walk(+1); });
    connect(new QShortcut(QKeySequence(QKeySequence::Back), this), &QShortcut::activated, this, [this] { walk(-1); });
    connect(new QShortcut(QKeySequence(QKeySequence::Forward), this), &QShortcut::activated, this,
            [this] { walk(+1); });
    connect(new QShortcut(QKeySequence(QKeySequence::Find), this), &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(new QShortcut(QKeySequence(QKeySequence::FindNext), this), &QShortcut::activated, this,
            &ManualWindow::searchOn);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &ManualWindow::searchOn);
    connect(m_contents, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_pages[static_cast<std::size_t>(row)].id != page())
            goTo(m_pages[static_cast<std::size_t>(row)].id);
    });
    connect(m_browser, &ManualBrowser::linkClicked, this, [this](const QUrl &url) {
        if (url.scheme() == u"page")
            goTo(url.path());
        else if (url.scheme() == u"do")
            Q_EMIT actionAsked(url.path());
    });
    m_search->installEventFilter(this);
    connect(&m_theme, &Theme::changed, this, &ManualWindow::follow);
}

void ManualWindow::follow()
{
    const bool mirrored = isRightToLeft();
    m_back->setIcon(m_theme.icon(mirrored ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left")));
    m_forward->setIcon(m_theme.icon(mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right")));
    m_contents->setFont(m_theme.font(Type::Body));
    m_search->setFont(m_theme.font(Type::Body));
    m_search->setMinimumHeight(m_theme.px(32));
    m_search->setTextMargins(m_theme.space(1), 0, m_theme.space(1), 0);
}

void ManualWindow::setPages(std::vector<ManualPage> pages)
{
    m_pages = std::move(pages);
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const ManualPage &each : m_pages) {
        auto *item = new QListWidgetItem(each.title, m_contents);
        item->setSizeHint({0, m_theme.px(30)});
    }
    if (!page().isEmpty())
        fill();
    search(m_search->text());
}

int ManualWindow::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_pages, id, &ManualPage::id);
    return found == m_pages.end() ? -1 : int(found - m_pages.begin());
}

void ManualWindow::showPage(const QString &id)
{
    if (id != page())
        goTo(id);
}

void ManualWindow::goTo(const QString &id)
{
    if (rowOf(id) < 0)
        return;
    if (!m_trail.empty())
        m_trail.resize(m_at + 1);
    m_trail.push_back(id);
    m_at = m_trail.size() - 1;
    fill();
}

void ManualWindow::walk(int by)
{
    const auto next = static_cast<qint64>(m_at) + by;
    if (next < 0 || next >= std::ssize(m_trail))
        return;
    m_at = static_cast<std::size_t>(next);
    fill();
}

void ManualWindow::fill()
{
    const int row = rowOf(page());
    if (row < 0)
        return;
    {
        const QSignalBlocker quiet(m_contents);
        m_contents->setCurrentRow(row);
    }
    const ManualPage &shown = m_pages[static_cast<std::size_t>(row)];
    m_browser->setPage(shown.markdown);
    setWindowTitle(tr("%1 – Manual").arg(shown.title));
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_trail.size());
}

// Pages without the words go from the list; when the one shown is among them, the first with them is shown.
void ManualWindow::search(const QString &words)
{
    const QString wanted = words.simplified();
    int first = -1;
    bool isShown = false;
    for (int row = 0; row < m_contents->count(); ++row) {
        const ManualPage &each = m_pages[static_cast<std::size_t>(row)];
        const bool has = wanted.isEmpty() || each.markdown.contains(wanted, Qt::CaseInsensitive);
        m_contents->item(row)->setHidden(!has);
        isShown = isShown || (has && each.id == page());
        if (has && first < 0)
            first = row;
    }
    m_none->setVisible(first < 0);
    m_browser->setWords(wanted);
    if (!isShown && first >= 0 && !page().isEmpty())
        goTo(m_pages[static_cast<std::size_t>(first)].id);
}

// The next place on this page, then on the next page that has the words, and around.
void ManualWindow::searchOn()
{
    if (m_browser->findNext() || m_search->text().simplified().isEmpty())
        return;
    const int pages = m_contents->count();
    for (int step = 1; step <= pages; ++step) {
        const int row = (m_contents->currentRow() + step) % pages;
        if (m_contents->item(row)->isHidden())
            continue;
        goTo(m_pages[static_cast<std::size_t>(row)].id);
        return;
    }
}

bool ManualWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Down) {
            m_contents->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (press->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sheaf
