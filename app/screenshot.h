// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of the window once everything shown is loaded, then ends the program.
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace sheaf
{

class Screenshot final : public QObject
{
    Q_OBJECT
public:
    // `settled` tells whether anything is still on its way; looked at until it stays true.
    Screenshot(QWidget &window, const QString &file, std::function<bool()> settled, QObject *parent = nullptr);

private:
    void look();

    QWidget &m_window;
    QString m_file;
    std::function<bool()> m_settled;
    QTimer m_timer;
    int m_quiet = 0;
};

} // namespace sheaf
