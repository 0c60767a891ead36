// SPDX-License-Identifier: GPL-3.0-or-later
// The XDG places.
#include "app/places.h"

#include <QDir>
#include <QStandardPaths>

namespace sheaf
{

QString defaultLibraryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/sheaf/library.sheaf");
}

QString settingsPath(const QString &configFolder)
{
    const QString folder =
        configFolder.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/sheaf")
            : configFolder;
    return QDir(folder).absoluteFilePath(QStringLiteral("sheaf.ini"));
}

} // namespace sheaf
