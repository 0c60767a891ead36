// SPDX-License-Identifier: GPL-3.0-or-later
// How the papers are laid out: in rows or as a table, with which columns, and sorted by its header; kept in settings.
#pragma once

#include <QObject>

namespace sheaf
{

class Actions;
class Browse;
class MainWindow;
class PaperList;
class Settings;
enum class PaperColumn : quint8;

// GUI thread. Everything it is given outlives it; made before the window's layout is restored.
class Layouts final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        MainWindow *window;
        PaperList *list;
    };
    Layouts(Browse &browse, Actions &actions, Settings &settings, const Parts &parts, QObject *parent = nullptr);

    void remember();

private:
    void orderTabs();
    void setTable(bool table);
    void sortBy(PaperColumn column);
    void followOrder();

    Browse &m_browse;
    Actions &m_actions;
    Settings &m_settings;
    Parts m_parts;
};

} // namespace sheaf
