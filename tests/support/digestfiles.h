// SPDX-License-Identifier: GPL-3.0-or-later
// Digest files: made up on the spot, as many papers as a test needs, and those of tests/data.
#pragma once

#include <QDir>
#include <QFile>

namespace sheaf::test
{

inline QString madeUpTitle(const QString &name, int at)
{
    return QStringLiteral("%1 harbours, part %2: what the tide leaves").arg(name).arg(at);
}

// The packed layout: a header, then a title line and an abstract line per paper.
inline QByteArray madeUpDigest(const QString &name, int papers)
{
    QString text = QStringLiteral("Get trending papers in your email inbox once a day!\n"
                                  "Get trending papers in your email inbox!\nSubscribe");
    for (int at = 1; at <= papers; ++at)
        text += madeUpTitle(name, at) +
                QStringLiteral("\nHarbour %2 of %1 keeps a few berths in reserve and learns from the queue how many. "
                               "On a trace of %2 months the median waiting time falls from nine minutes to forty "
                               "seconds, and the scheduler of %1 needs no change to the ships that call.\n")
                    .arg(name)
                    .arg(at);
    return text.toUtf8();
}

// The path of the file.
inline QString writeFile(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = QDir(folder).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

// Empty when it cannot be read.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The folder of the tests' own digests, with a slash at the end.
inline QString fixtures()
{
    return QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/digests/");
}

inline QString fixture(const char *name)
{
    return fixtures() + QLatin1String(name);
}

} // namespace sheaf::test
