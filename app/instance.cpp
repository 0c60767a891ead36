// SPDX-License-Identifier: GPL-3.0-or-later
// Instance on QLocalServer: one message, the absolute paths as lines of JSON.
#include "app/instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

#include <unistd.h>

namespace sheaf
{

namespace
{

constexpr int answerMilliseconds = 500;

QString socketName(const QString &libraryPath)
{
    const QByteArray path = QFileInfo(libraryPath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("sheaf-%1-%2").arg(getuid()).arg(QString::fromLatin1(hash));
}

} // namespace

Instance::Instance(const QString &libraryPath, QObject *parent) : QObject(parent), m_name(socketName(libraryPath)) {}

bool Instance::handOver(const QStringList &files)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(answerMilliseconds))
        return false;
    QJsonArray paths;
    for (const QString &file : files)
        paths.append(QFileInfo(file).absoluteFilePath());
    socket.write(QJsonDocument(paths).toJson(QJsonDocument::Compact) + '\n');
    return socket.waitForBytesWritten(answerMilliseconds);
}

void Instance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server->listen(m_name)) {
        // Left behind by a window that was killed: nobody answered in handOver().
        QLocalServer::removeServer(m_name);
        m_server->listen(m_name);
    }
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine())
                return;
            QStringList files;
            for (const QJsonValue &path : QJsonDocument::fromJson(socket->readLine()).array())
                files.append(path.toString());
            Q_EMIT raised(files);
        });
    });
}

} // namespace sheaf
