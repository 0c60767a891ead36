// SPDX-License-Identifier: GPL-3.0-or-later
// Where the library and the settings are when the command line does not say.
#pragma once

#include <QString>

namespace sheaf
{

QString defaultLibraryPath();                      // $XDG_DATA_HOME/sheaf/library.sheaf
QString settingsPath(const QString &configFolder); // sheaf.ini there, or in $XDG_CONFIG_HOME/sheaf

} // namespace sheaf
