// SPDX-License-Identifier: GPL-3.0-or-later
// A session at the real window: keys and the mouse come from the X server, and what came of them is asked for by the
// command line, which is another process.
#pragma once

#include "app/application.h"
#include "model/items/papermodel.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sheaf::test
{

class Session final
{
public:
    explicit Session(const QString &exportFormat)
    {
        m_words.library = path;
        settings.setExportFolder(dir.path());
        settings.setExportFormat(exportFormat);
        settings.setImportFolder(dir.path());
    }

    static bool hasDisplay()
    {
        return QGuiApplication::platformName() == QLatin1String("xcb") && qEnvironmentVariableIsSet("SHEAF_PROGRAM");
    }
    void open()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        app = std::make_unique<Application>(*qApp, settings, m_words, path);
    }
    MainWindow &window() const { return app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    PaperModel &papers() const { return *qobject_cast<PaperModel *>(list().model()); }

    // --- from the X server ---------------------------------------------------------------------------------------
    void type(const QString &text)
    {
        tool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("15"), text});
    }
    void press(const QStringList &keys)
    {
        tool(QStringList{QStringLiteral("key"), QStringLiteral("--delay"), QStringLiteral("20")} + keys);
    }
    void press(const QString &key) { press(QStringList{key}); }
    void click(const QPoint &at, int button = 1)
    {
        tool(moved(at) + QStringList{QStringLiteral("click"), QString::number(button)});
    }
    void clickWith(const QString &key, const QPoint &at)
    {
        tool(moved(at) + QStringList{QStringLiteral("keydown"), key, QStringLiteral("click"), QStringLiteral("1"),
                                     QStringLiteral("keyup"), key});
    }
    void click(QWidget *widget) { click(widget->mapToGlobal(widget->rect().center())); }
    // Pressed at one place, moved in steps as a hand does, let go at the other.
    void drag(const QPoint &from, const QPoint &to)
    {
        QStringList words = moved(from) + QStringList{QStringLiteral("mousedown"), QStringLiteral("1")};
        constexpr int steps = 8;
        for (int step = 1; step <= steps; ++step) {
            words +=
                moved(from + (to - from) * step / steps) + QStringList{QStringLiteral("sleep"), QStringLiteral("0.03")};
        }
        tool(words + QStringList{QStringLiteral("mouseup"), QStringLiteral("1")});
    }
    // The middle of a row of a view, on the screen.
    static QPoint placeOf(const QAbstractItemView &view, const QModelIndex &index)
    {
        return view.viewport()->mapToGlobal(view.visualRect(index).center());
    }
    QPoint rowPlace(int row) const { return placeOf(list(), papers().index(row, 0)); }

    // --- from outside --------------------------------------------------------------------------------------------
    QByteArray run(const QStringList &words, const QString &library = {}) const
    {
        QProcess program;
        program.start(qEnvironmentVariable("SHEAF_PROGRAM"),
                      QStringList{QStringLiteral("--library"), library.isEmpty() ? path : library} + words);
        if (!program.waitForFinished() || program.exitCode() != 0)
            qWarning().noquote() << words << program.readAllStandardError();
        return program.readAllStandardOutput();
    }
    QJsonObject ask(const QStringList &words, const QString &library = {}) const
    {
        return QJsonDocument::fromJson(run(QStringList{QStringLiteral("--json")} + words, library)).object();
    }
    QJsonArray found(const QString &query) const
    {
        return ask({QStringLiteral("search"), query}).value(QLatin1String("papers")).toArray();
    }
    QStringList titles(const QString &query) const
    {
        QStringList titles;
        for (const QJsonValue &paper : found(query))
            titles.append(paper[QLatin1String("title")].toString());
        return titles;
    }
    qint64 stat(const char *name) const
    {
        return ask({QStringLiteral("stats")}).value(QLatin1String(name)).toInteger(-1);
    }

    // What the screen shows when a step has failed, if SHEAF_PICTURES names a folder to put it in.
    static void pictureOfFailure(const char *name)
    {
        const QString folder = qEnvironmentVariable("SHEAF_PICTURES");
        if (folder.isEmpty() || !QTest::currentTestFailed())
            return;
        const QString file = QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name));
        QProcess::execute(QStringLiteral("import"), {QStringLiteral("-window"), QStringLiteral("root"), file});
    }

    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("library.sheaf"));
    Settings settings{dir.filePath(QStringLiteral("sheaf.ini"))};
    std::unique_ptr<Application> app;

private:
    static QStringList moved(const QPoint &at)
    {
        return {QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y())};
    }
    // The window goes on meanwhile, as under a real hand.
    static void tool(const QStringList &words)
    {
        QProcess xdotool;
        xdotool.start(QStringLiteral("xdotool"), words);
        QTRY_COMPARE(xdotool.state(), QProcess::NotRunning);
        QVERIFY2(xdotool.exitCode() == 0, xdotool.readAllStandardError().constData());
    }

    CommandWords m_words;
};

} // namespace sheaf::test
