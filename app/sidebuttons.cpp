// SPDX-License-Identifier: GPL-3.0-or-later
// Sees the mouse's events before the widget below it does.
#include "app/sidebuttons.h"

#include <QAction>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

namespace sheaf
{

SideButtons::SideButtons(const QWidget &window, QAction &back, QAction &forward, QObject *parent)
    : QObject(parent), m_window(window), m_back(back), m_forward(forward)
{
    QCoreApplication::instance()->installEventFilter(this);
}

SideButtons::~SideButtons()
{
    QCoreApplication::instance()->removeEventFilter(this);
}

bool SideButtons::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!pressed && event->type() != QEvent::MouseButtonRelease)
        return false;
    const Qt::MouseButton button = static_cast<const QMouseEvent *>(event)->button();
    if (button != Qt::BackButton && button != Qt::ForwardButton)
        return false;
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (!widget || widget->window() != &m_window)
        return false;
    if (pressed)
        (button == Qt::BackButton ? m_back : m_forward).trigger(); // does nothing while there is nowhere to go
    return true;
}

} // namespace sheaf
