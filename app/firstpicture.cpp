// SPDX-License-Identifier: GPL-3.0-or-later
// FirstPicture: the turn of the event loop after the window's first paint event.
#include "app/firstpicture.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace sheaf
{

FirstPicture::FirstPicture(QWidget *window, QObject *parent) : QObject(parent)
{
    window->installEventFilter(this);
}

bool FirstPicture::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return false;
    watched->removeEventFilter(this);
    // The window's own paint is the first of a picture: its children are painted in the same turn.
    QTimer::singleShot(0, this, &FirstPicture::shown);
    return false;
}

} // namespace sheaf
