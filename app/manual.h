// SPDX-License-Identifier: GPL-3.0-or-later
// The manual's pages with the keys as they are now, the page that fits what has the keyboard, and its links to actions.
#pragma once

#include "views/manualwindow.h"

#include <QObject>
#include <QPointer>

namespace sheaf
{

class Actions;
class MainWindow;

// GUI thread. Everything it is given outlives it. Pages are resources/help/*.md. In them `Ctrl+I` is the key that the
// table gives an action, and is shown as the key that the action has now; a link "do:import" or "do:Ctrl+I" runs the
// action of that id or key. Where there is no such action the words stand without a link.
class Manual final : public QObject
{
    Q_OBJECT
public:
    Manual(const Theme &theme, const Actions &actions, MainWindow &window, QObject *parent = nullptr);

    // Opens it at a page, "" at the one about what has the keyboard now.
    void open(const QString &page = {});
    void follow(); // keys are others now
    std::vector<ManualPage> pages() const;
    QString pageAbout(const QWidget *focus) const;

private:
    QString filled(const QString &markdown) const;
    QString keysPage() const;
    void run(const QString &id);

    const Theme &m_theme;
    const Actions &m_actions;
    MainWindow &m_window;
    QPointer<ManualWindow> m_manual;
};

} // namespace sheaf
