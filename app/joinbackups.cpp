// SPDX-License-Identifier: GPL-3.0-or-later
// Application: how it gives way to a backup, and what is said of it afterwards.
#include "app/application.h"

#include <QDir>

namespace sheaf
{

void Application::joinBackups()
{
    connect(&m_backups, &Backups::restoreReady, this, [this](const QString &prepared) {
        m_restore = prepared;
        m_window.close();
    });
}

void Application::tellRestored(const Result<QString> &kept)
{
    if (!kept)
        m_notices.tell(kept.error());
    else if (kept.value().isEmpty())
        m_notices.say(tr("The backup is the library now."));
    else
        m_notices.say(tr("The backup is the library now. The one before is kept as “%1”.")
                          .arg(QDir::toNativeSeparators(kept.value())));
}

} // namespace sheaf
