// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the library, hands over to a window that has it already, or opens one and runs the event loop.
#include "app/start.h"

#include "app/application.h"
#include "app/commandline.h"
#include "app/instance.h"
#include "app/places.h"
#include "model/backup.h"

#include <QApplication>
#include <QFileInfo>

#include <optional>

namespace sheaf
{

namespace
{

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

// Without a display Qt would end the program in the middle of its start.
int sayThatNothingCanBeShown(const CommandWords &words)
{
    const QString word = words.arguments.value(0);
    QString what = Application::tr("There is no display to open a window on. “sheaf --help” lists what works without.");
    if (!word.isEmpty() && !QFileInfo::exists(word))
        what = Application::tr("“%1” is neither a verb nor a file. “sheaf --help” lists the verbs.").arg(word);
    return reportError({Error::Kind::Words, what, {}}, false);
}

// A window's life; then, when a backup is to be the library, another's on that.
int runUntilQuit(QApplication &application, Settings &settings, const Instance &instance, CommandWords words,
                 const QString &path)
{
    std::optional<Result<QString>> restored;
    for (;;) {
        QString prepared;
        int code = 0;
        {
            Application window(application, settings, words, path);
            QObject::connect(&instance, &Instance::raised, &window, &Application::raise);
            if (restored)
                window.tellRestored(*restored);
            code = QApplication::exec();
            prepared = window.restoreWanted();
        }
        if (prepared.isEmpty())
            return code;
        restored = putInPlace(path, prepared);
        words.arguments.clear(); // they were imported
        words.sample = false;
    }
}

} // namespace

int runWindow(int argc, char **argv, const CommandWords &words)
{
    if (!hasDisplay()) {
        if (words.screenshot.isEmpty())
            return sayThatNothingCanBeShown(words);
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sheaf"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sheaf"));
    QApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    Settings settings(settingsPath(words.config));
    const QString last = settings.lastLibrary();
    const QString path = !words.library.isEmpty()                     ? words.library
                         : !last.isEmpty() && QFileInfo::exists(last) ? last
                                                                      : defaultLibraryPath();
    // Qt has taken its own words (-reverse, -style …) out of the arguments.
    CommandWords own = words;
    own.arguments.removeIf([](const QString &word) { return !QCoreApplication::arguments().contains(word); });
    Instance instance(path);
    const bool picture = !words.screenshot.isEmpty();
    if (!picture && instance.handOver(own.arguments))
        return 0;
    if (!picture)
        instance.listen();
    return runUntilQuit(application, settings, instance, own, path);
}

} // namespace sheaf
