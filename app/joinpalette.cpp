// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what the keys, their page and the preferences say to each other.
#include "app/application.h"

namespace sheaf
{

void Application::joinPalette()
{
    connect(&m_keyboard, &Keyboard::pageAsked, &m_preferences, &Preferences::openKeys);
}

} // namespace sheaf
