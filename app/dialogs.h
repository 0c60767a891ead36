// SPDX-License-Identifier: GPL-3.0-or-later
// The small dialogs of the window: areas, another library, about.
#pragma once

#include <QObject>

namespace sheaf
{

class MainWindow;
class Store;
class Theme;

// GUI thread. Everything it is given outlives it.
class Dialogs final : public QObject
{
    Q_OBJECT
public:
    Dialogs(Store &store, const Theme &theme, MainWindow &window, const QString &config);

    void chooseAreas();
    void chooseLibrary();
    // Another library is another process: nothing of this one has to be taken down and built anew.
    void openLibrary(const QString &path);
    void showAbout();

Q_SIGNALS:
    void failed(const QString &what);
    void areasChosen(const QStringList &ids);

private:
    Store &m_store;
    const Theme &m_theme;
    MainWindow &m_window;
    QString m_config;
};

} // namespace sheaf
