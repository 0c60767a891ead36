// SPDX-License-Identifier: GPL-3.0-or-later
// The tip is made when it is asked for, so that a key that the user changed is the one that is named.
#include "views/keytips.h"

#include <QAction>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QToolButton>
#include <QToolTip>
#include <QVariant>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr const char *taughtAction = "sheafAction";

} // namespace

void teachKey(QAbstractButton *button, const char *action)
{
    button->setProperty(taughtAction, QString::fromLatin1(action));
}

KeyTips::KeyTips(QWidget *window) : QObject(window), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

const QAction *KeyTips::actionOf(const QAbstractButton &button) const
{
    if (const auto *tool = qobject_cast<const QToolButton *>(&button); tool && tool->defaultAction())
        return tool->defaultAction();
    const QString name = button.property(taughtAction).toString();
    const QList<QAction *> actions = m_window->actions();
    const auto found = std::ranges::find_if(
        actions, [&name](const QAction *each) { return !name.isEmpty() && each->objectName() == name; });
    return found == actions.end() ? nullptr : *found;
}

QString KeyTips::tipOf(const QAbstractButton &button) const
{
    const QAction *action = actionOf(button);
    const QString key = action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    const bool cut = button.width() < button.minimumSizeHint().width(); // one that may be less cuts its words itself
    QString tip = button.toolTip();
    if (tip.isEmpty() && (cut || !key.isEmpty()))
        tip = button.text().isEmpty() ? button.accessibleName() : button.text();
    if (tip.isEmpty() || key.isEmpty() || tip.contains(QLatin1Char('(') + key + QLatin1Char(')')))
        return tip;
    return tr("%1 (%2)", "what a button does, its key").arg(tip, key);
}

bool KeyTips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QObject::eventFilter(watched, event);
    auto *button = qobject_cast<QAbstractButton *>(watched);
    const QString tip = button ? tipOf(*button) : QString();
    if (tip.isEmpty())
        return QObject::eventFilter(watched, event);
    QToolTip::showText(static_cast<const QHelpEvent *>(event)->globalPos(), tip, button);
    return true;
}

} // namespace sheaf
