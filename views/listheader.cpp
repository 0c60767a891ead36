// SPDX-License-Identifier: GPL-3.0-or-later
// A label and a button with a menu over a hairline.
#include "views/listheader.h"

#include "model/phrases.h"
#include "views/cuttip.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace sheaf
{

ListHeader::ListHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_count(new CutLabel(this))
    , m_action(new QToolButton(this))
    , m_sort(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_orders(new QActionGroup(this))
{
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sort->setAutoRaise(true);
    m_sort->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sort->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    m_sort->setAccessibleName(tr("Sort papers"));
    m_sort->setToolTip(tr("Sort papers"));
    m_sort->setFocusPolicy(Qt::TabFocus);
    m_sort->hide(); // until there are orders to choose from
    m_menu->setLayoutDirection(layoutDirection());
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_count, 1);
    layout->addWidget(m_action);
    m_action->setAutoRaise(true);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_action->hide();
    layout->addWidget(m_sort);
    // Shown by hand: a tool button that has a menu gets a second arrow from the style.
    connect(m_sort, &QToolButton::clicked, this, [this] {
        const int right = m_sort->width() - m_menu->sizeHint().width();
        m_menu->popup(m_sort->mapToGlobal(QPoint(right, m_sort->height())));
    });
    connect(m_orders, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT orderChosen(static_cast<Order>(action->data().toInt())); });
    connect(&theme, &Theme::changed, this, &ListHeader::follow);
    follow();
}

void ListHeader::follow()
{
    m_count->setFont(m_theme.font(Type::Secondary));
    m_sort->setFont(m_theme.font(Type::Secondary));
    m_action->setFont(m_theme.font(Type::Secondary));
    m_sort->setIcon(m_theme.icon(QStringLiteral("chevron-down"), Token::Dim));
    m_sort->setIconSize(QSize(m_theme.px(12), m_theme.px(12)));
    layout()->setContentsMargins(marginsAlong(m_theme.px(14), m_theme.px(1), m_theme.px(6), m_theme.px(1)));
    setFixedHeight(m_theme.px(32));
    QPalette ground = m_count->palette();
    QColor text = m_theme.colour(Token::Dim);
    text.setAlphaF(m_busy ? Theme::late : 1.0F);
    ground.setColor(QPalette::WindowText, text);
    m_count->setPalette(ground);
    QPalette button = m_sort->palette();
    button.setColor(QPalette::ButtonText, m_theme.colour(Token::Dim));
    button.setColor(QPalette::Window, m_theme.colour(Token::Base));
    m_sort->setPalette(button);
    update();
}

void ListHeader::setCount(const ShownCount &count)
{
    m_shown = count;
    tell();
}

void ListHeader::setProgress(qint64 read, qint64 of)
{
    m_read = read;
    m_toRead = of;
    tell();
    update();
}

void ListHeader::tell()
{
    const QString papers = m_shown.over ? overText(m_shown.shown) : papersText(m_shown.shown);
    const QString shown = m_shown.inTrash ? tr("%1 in the Trash").arg(papers) : papers;
    QString text = m_shown.of > m_shown.shown && !m_shown.over
                       ? tr("%1 of %2").arg(numberText(m_shown.shown), papersText(m_shown.of))
                       : shown;
    if (m_shown.noLonger == 1)
        text = tr("%1, 1 no longer matches").arg(shown);
    else if (m_shown.noLonger > 1)
        text = tr("%1, %2 no longer match").arg(shown, numberText(m_shown.noLonger));
    if (m_toRead > 0)
        text += QStringLiteral(" · ") + tr("%1 of %2 read").arg(numberText(m_read), numberText(m_toRead));
    m_count->setText(text);
}

void ListHeader::setAction(QAction *action)
{
    m_action->setDefaultAction(action);
    m_action->setToolButtonStyle(Qt::ToolButtonTextOnly);
}

void ListHeader::setActionShown(bool shown)
{
    m_action->setVisible(shown);
}

void ListHeader::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    follow();
}

QString ListHeader::countText() const
{
    return m_count->text();
}

QString ListHeader::orderText(Order order)
{
    switch (order) {
    case Order::Added:
        return tr("Added");
    case Order::Title:
        return tr("Title");
    case Order::Year:
        return tr("Year");
    case Order::Digest:
        return tr("Digest");
    case Order::List:
        return tr("List");
    case Order::Relevance:
        return tr("Relevance");
    case Order::Digests:
        return tr("Number of digests");
    }
    return {};
}

void ListHeader::setOrders(const std::vector<Order> &offered, Order current)
{
    m_menu->clear();
    const QList<QAction *> old = m_orders->actions();
    for (QAction *action : old)
        delete action;
    for (const Order order : offered) {
        QAction *action = m_orders->addAction(orderText(order));
        action->setData(static_cast<int>(order));
        action->setCheckable(true);
        action->setChecked(order == current);
        m_menu->addAction(action);
    }
    m_sort->setText(tr("Sort: %1").arg(orderText(current).toLower()));
    m_sort->show();
}

void ListHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Base));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(Token::Line));
    if (m_toRead == 0)
        return;
    const int thick = m_theme.px(3);
    painter.fillRect(0, height() - thick, width(), thick, m_theme.colour(Token::Line));
    const int done = static_cast<int>(width() * m_read / m_toRead);
    const int left = layoutDirection() == Qt::RightToLeft ? width() - done : 0;
    painter.fillRect(left, height() - thick, done, thick, m_theme.colour(Token::Accent));
}

} // namespace sheaf
