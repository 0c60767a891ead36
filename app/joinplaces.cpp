// SPDX-License-Identifier: GPL-3.0-or-later
// Application: back and forward, and what the two actions say of where they lead.
#include "app/application.h"

#include <QAction>

namespace sheaf
{

void Application::joinPlaces()
{
    const auto go = [this](Act act, int by) {
        connect(m_actions[act], &QAction::triggered, this, [this, by] {
            m_window.showList();
            m_browse.go(by);
        });
    };
    go(Act::Back, -1);
    go(Act::Forward, +1);
    const auto tell = [this] {
        const auto call = [this](Act act, int by, const QString &somewhere) {
            const std::optional<QString> query = m_browse.queryAhead(by);
            QAction *action = m_actions[act];
            const QString place = !query             ? QString()
                                  : query->isEmpty() ? tr("all papers", "a place to go back to")
                                                     : tr("“%1”", "a query").arg(*query);
            action->setEnabled(query.has_value());
            action->setToolTip(query ? somewhere.arg(place) : QString());
        };
        call(Act::Back, -1, tr("Back to %1"));
        call(Act::Forward, +1, tr("Forward to %1"));
    };
    connect(&m_browse, &Browse::placesChanged, this, tell);
    tell();
}

} // namespace sheaf
