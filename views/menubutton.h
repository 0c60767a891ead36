// SPDX-License-Identifier: GPL-3.0-or-later
// The button behind which the menu is. Who reads the window by name finds the menu below the button, open or not: Qt
// shows assistive technology a menu only where a menu bar or another menu leads to it.
#pragma once

#include <QToolButton>

class QMenu;

namespace sheaf
{

class Theme;

// GUI thread. The menu opens under the button, with their far edges together.
class MenuButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit MenuButton(const Theme &theme, QWidget *parent = nullptr);

    QMenu *choices() const { return m_choices; } // the button's own

private:
    void open();

    const Theme &m_theme;
    QMenu *m_choices;
};

} // namespace sheaf
