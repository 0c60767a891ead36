// SPDX-License-Identifier: GPL-3.0-or-later
// The quiet line that says how a triage goes on, while it does.
#pragma once

#include "app/pacemeter.h"

#include <QObject>
#include <QTimer>

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class PaperList;
class Settings;
class StatusLine;
struct Applied;

// GUI thread. Everything it is given outlives it. What is left are the papers below the cursor, at most those unread.
class Pace final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        PaperList *list;
        StatusLine *status;
    };
    Pace(Browse &browse, Desk &desk, Actions &actions, Settings &settings, const Parts &parts,
         QObject *parent = nullptr);

private:
    void follow(const Applied &applied);
    void tell();

    Browse &m_browse;
    Settings &m_settings;
    Parts m_parts;
    PaceMeter m_meter;
    QTimer m_pause; // until the line goes
};

} // namespace sheaf
