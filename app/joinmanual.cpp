// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what opens the manual.
#include "app/application.h"

#include <QAction>

namespace sheaf
{

void Application::joinManual()
{
    connect(m_actions[Act::Manual], &QAction::triggered, this, [this] { m_manual.open(); });
    connect(&m_keymap, &Keymap::changed, &m_manual, &Manual::follow);
}

} // namespace sheaf
