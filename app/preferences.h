// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences: the table of all settings, each with how it is read and how it is put in force.
#pragma once

#include "views/exportwish.h"
#include "views/preferencerow.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class Keyboard;
class MainWindow;
class PreferencesDialog;
class Settings;
class Theme;
class Watch;

// GUI thread. Everything it is given outlives it.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        Theme *theme;
        MainWindow *window;
        Watch *watch;
        Keyboard *keyboard;
    };
    Preferences(Browse &browse, Actions &actions, Settings &settings, const Parts &parts, QObject *parent = nullptr);

    void open();
    void openKeys();

private:
    struct Entry {
        Preference preference;
        std::function<QVariant()> read;
        std::function<void(const QVariant &)> write;
        std::function<void()> ask = {};     // a folder that is chosen in a way of its own
        std::function<bool()> applies = {}; // none: always
    };
    void addAppearance();
    void addType();
    void addReading();
    void addOrders();
    void addImport();
    void addExport();
    void addExportPart(const char *id, const QString &title, const QString &about, bool ExportOptions::*part);
    void follow(); // shows every setting as it is now

    Browse &m_browse;
    Actions &m_actions;
    Settings &m_settings;
    Parts m_parts;
    std::vector<Entry> m_entries;
    QPointer<PreferencesDialog> m_dialog;
};

} // namespace sheaf
