// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on a throw-away library, for tests of the command line.
#pragma once

#include "tests/support/digestfiles.h"
#include "tests/support/librarysupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace sheaf::test
{

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

inline QString programPath()
{
    return qEnvironmentVariable("SHEAF_PROGRAM");
}

inline Ran runProgram(const QStringList &words)
{
    QProcess process;
    process.start(programPath(), words);
    if (!process.waitForFinished(100'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QList<qint64> idsOf(const QJsonObject &found)
{
    QList<qint64> ids;
    for (const QJsonValue &paper : found[QStringLiteral("papers")].toArray())
        ids += paper[QStringLiteral("id")].toInteger();
    return ids;
}

// One library in one folder of its own.
class Shell
{
public:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    Ran run(const QStringList &words) const
    {
        return runProgram(QStringList{QStringLiteral("--library"), path("test.sheaf")} + words);
    }
    Ran sheaf(const char *words) const // split at blanks
    {
        return run(QString::fromUtf8(words).split(u' '));
    }
    qint64 stat(const char *name) const { return sheaf("stats --json").json()[QLatin1String(name)].toInteger(-1); }
    QList<qint64> found(const QString &query) const
    {
        return idsOf(run({QStringLiteral("search"), query, QStringLiteral("--json")}).json());
    }
    void importFive()
    {
        const QString file =
            writeFile(m_folder->path(), QStringLiteral("five.txt"), madeUpDigest(QStringLiteral("Five"), 5));
        const Ran ran = run({QStringLiteral("import"), file});
        QVERIFY2(ran.code == 0, ran.err.constData());
    }

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
};

} // namespace sheaf::test
