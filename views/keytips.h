// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips that teach: a button that does what an action does names the key that the action has now, and a button
// whose words are cut says them.
#pragma once

#include <QObject>

class QAbstractButton;
class QAction;
class QWidget;

namespace sheaf
{

// The button does what the window's action of that object name does.
void teachKey(QAbstractButton *button, const char *action);

// GUI thread. Watches the tool tips of the whole program for the actions of this window, which owns it.
class KeyTips final : public QObject
{
    Q_OBJECT
public:
    explicit KeyTips(QWidget *window);

    // What the button says, with its action's key behind it: "Star (S)".
    QString tipOf(const QAbstractButton &button) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QAction *actionOf(const QAbstractButton &button) const;

    QWidget *m_window;
};

} // namespace sheaf
