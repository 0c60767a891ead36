// SPDX-License-Identifier: GPL-3.0-or-later
// A label and a button with a menu over a hairline.
#include "views/listheader.h"

#include "views/theme.h"
#include "model/phrases.h"

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
    , m_count(new QLabel(this))
    , m_sort(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_orders(new QActionGroup(this))
{
    m_count->setAccessibleName(tr("Number of papers"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sort->setAutoRaise(true);
    m_sort->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sort->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    m_sort->setAccessibleName(tr("Sort papers"));
    m_sort->setToolTip(tr("Sort papers"));
    m_sort->setFocusPolicy(Qt::TabFocus);
    m_menu->setLayoutDirection(layoutDirection());
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_count, 1);
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
    m_sort->setIcon(m_theme.icon(QStringLiteral("chevron-down"), Token::Dim));
    m_sort->setIconSize(QSize(m_theme.px(12), m_theme.px(12)));
    layout()->setContentsMargins(m_theme.px(14), m_theme.px(1), m_theme.px(6), m_theme.px(1));
    setFixedHeight(m_theme.px(32));
    QPalette ground = m_count->palette();
    QColor text = m_theme.colour(Token::Dim);
    text.setAlphaF(m_busy ? 0.55F : 1.0F);
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
    QString text = count.of > count.shown ? tr("%1 of %2").arg(numberText(count.shown), papersText(count.of))
                                          : papersText(count.shown);
    if (count.noLonger == 1)
        text = tr("%1, 1 no longer matches").arg(papersText(count.shown));
    else if (count.noLonger > 1)
        text = tr("%1, %2 no longer match").arg(papersText(count.shown), numberText(count.noLonger));
    m_count->setText(text);
    m_count->setToolTip(text);
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
}

void ListHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Base));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(Token::Line));
}

} // namespace sheaf
