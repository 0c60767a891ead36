// SPDX-License-Identifier: GPL-3.0-or-later
// Pace: which edits are decisions, and what is left.
#include "app/pace.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/settings.h"
#include "views/paperlist.h"
#include "views/statusline.h"

#include <QAction>

#include <algorithm>

namespace sheaf
{

namespace
{

bool isDecision(const Edit &edit)
{
    return std::holds_alternative<SetStatus>(edit) || std::holds_alternative<SetStarred>(edit) ||
           std::holds_alternative<SetTrashed>(edit) || std::holds_alternative<TagPapers>(edit);
}

} // namespace

Pace::Pace(Browse &browse, Desk &desk, Actions &actions, Settings &settings, const Parts &parts, QObject *parent)
    : QObject(parent), m_browse(browse), m_settings(settings), m_parts(parts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(PaceMeter::pause);
    connect(&m_pause, &QTimer::timeout, this, &Pace::tell);
    connect(&desk, &Desk::landed, this, [this](const Applied &applied, int direction) {
        if (direction == 0)
            follow(applied);
    });
    QAction *shown = actions[Act::Pace];
    shown->setCheckable(true);
    shown->setChecked(settings.paceShown());
    connect(shown, &QAction::toggled, this, [this](bool on) {
        m_settings.setPaceShown(on);
        tell();
    });
}

// What is done to many papers at once is tidying up, and no pace.
void Pace::follow(const Applied &applied)
{
    constexpr qint64 mostAtOnce = 50;
    const std::vector<Edit> &made = applied.made.edits;
    if (applied.change.everything || applied.change.papers.count() > mostAtOnce ||
        std::none_of(made.begin(), made.end(), isDecision))
        return;
    m_meter.decided(applied.change.papers, std::chrono::steady_clock::now());
    m_pause.start();
    tell();
}

void Pace::tell()
{
    if (!m_settings.paceShown()) {
        m_parts.status->setPace({});
        return;
    }
    const qint64 below = m_browse.papers().rowCount() - m_parts.list->currentIndex().row() - 1;
    const qint64 left = std::min(below, m_browse.sidebar().counts.unread);
    m_parts.status->setPace(m_meter.text(left, std::chrono::steady_clock::now()));
}

} // namespace sheaf
