// SPDX-License-Identifier: GPL-3.0-or-later
// One window per library: a second start hands its files to the first and goes.
#pragma once

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace sheaf
{

// GUI thread. The local socket's name is made from the user and the library's canonical path.
class Instance final : public QObject
{
    Q_OBJECT
public:
    explicit Instance(const QString &libraryPath, QObject *parent = nullptr);

    // True when another window has the library: it was told the files and raises itself.
    bool handOver(const QStringList &files);
    // From now on this window answers.
    void listen();

Q_SIGNALS:
    void raised(const QStringList &files);

private:
    QString m_name;
    QLocalServer *m_server = nullptr;
};

} // namespace sheaf
