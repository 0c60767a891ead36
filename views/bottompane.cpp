// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs painted as words, a stack of pages below.
#include "views/bottompane.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace sheaf
{

PaneTabs::PaneTabs(const Theme &theme, QWidget *parent) : QTabBar(parent), m_theme(theme)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
}

QSize PaneTabs::tabSizeHint(int index) const
{
    const int words = QFontMetrics(m_theme.font(Type::BodyStrong)).horizontalAdvance(tabText(index));
    return {words + m_theme.px(24), m_theme.px(32)};
}

// Qt gives tabs their sizes when the bar is shown for the first time, and tells no layout.
void PaneTabs::showEvent(QShowEvent *event)
{
    QTabBar::showEvent(event);
    updateGeometry();
}

void PaneTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < count(); ++index) {
        const QRect box = tabRect(index);
        const bool current = index == currentIndex();
        const bool hovered = box.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        painter.setFont(m_theme.font(current ? Type::BodyStrong : Type::Body));
        painter.setPen(m_theme.colour(current || hovered ? Token::Ink : Token::Dim));
        painter.drawText(box, Qt::AlignCenter, tabText(index));
        if (!current)
            continue;
        const QRectF words = QRectF(box).adjusted(m_theme.px(12), 0, -m_theme.px(12), 0);
        painter.fillRect(QRectF(words.left(), box.bottom() - m_theme.px(2) + 1, words.width(), m_theme.px(2)),
                         m_theme.colour(Token::Accent));
        if (hasFocus())
            paintFocusRing(painter, QRectF(box).adjusted(2, 3, -2, -4), m_theme, m_theme.px(4));
    }
}

BottomPane::BottomPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new PaneTabs(theme))
    , m_close(new QToolButton)
    , m_pages(new QStackedWidget)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_tabs->setAccessibleName(tr("Pages of the pane"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Close this pane"));
    m_close->setToolTip(tr("Close this pane"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    bar->addWidget(m_close);
    auto *box = new QVBoxLayout(this);
    box->setSpacing(0);
    box->addLayout(bar);
    box->addWidget(m_pages, 1);
    setMinimumHeight(theme.px(120));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_close, &QToolButton::clicked, this, &BottomPane::closeAsked);
    connect(&theme, &Theme::changed, this, &BottomPane::follow);
    follow();
}

void BottomPane::follow()
{
    layout()->setContentsMargins(marginsAlong(m_theme.px(4), 1, m_theme.px(6), 0));
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Dim));
    m_close->setIconSize(QSize(m_theme.px(14), m_theme.px(14)));
    m_tabs->updateGeometry();
    update();
}

void BottomPane::addPage(QWidget *page, const QString &title)
{
    m_pages->addWidget(page);
    m_tabs->addTab(title);
    m_tabs->updateGeometry(); // a tab bar that was not shown yet does not tell that it has grown
}

void BottomPane::setTitle(QWidget *page, const QString &title)
{
    m_tabs->setTabText(m_pages->indexOf(page), title);
    m_tabs->updateGeometry(); // the row is as wide as its words
}

void BottomPane::setCurrentPage(QWidget *page)
{
    m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

QWidget *BottomPane::currentPage() const
{
    return m_pages->currentWidget();
}

void BottomPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Base));
    const int y = m_tabs->geometry().bottom();
    painter.fillRect(0, y, width(), 1, m_theme.colour(Token::Line));
}

} // namespace sheaf
