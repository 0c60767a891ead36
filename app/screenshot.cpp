// SPDX-License-Identifier: GPL-3.0-or-later
// Screenshot: grabs the window after it has been quiet for a few looks.
#include "app/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QWidget>

#include <cstdio>

namespace sheaf
{

namespace
{

constexpr int lookMilliseconds = 40;
constexpr int quietLooks = 5; // longer than the longest delay before a placeholder gives way

} // namespace

Screenshot::Screenshot(QWidget &window, const QString &file, std::function<bool()> settled, QObject *parent)
    : QObject(parent), m_window(window), m_file(file), m_settled(std::move(settled))
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start(lookMilliseconds);
}

void Screenshot::look()
{
    m_quiet = m_window.isVisible() && m_settled() ? m_quiet + 1 : 0;
    if (m_quiet < quietLooks)
        return;
    m_timer.stop();
    const bool saved = m_window.grab().save(m_file, "PNG");
    if (!saved)
        std::fprintf(stderr, "sheaf: %s\n", qPrintable(tr("“%1” could not be written.").arg(m_file)));
    QCoreApplication::exit(saved ? 0 : 1);
}

} // namespace sheaf
