// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the library, hands over to a window that has it already, or opens one and runs the event loop.
#include "app/start.h"

#include "app/application.h"
#include "app/instance.h"
#include "app/places.h"

#include <QApplication>
#include <QFileInfo>

namespace sheaf
{

namespace
{

void chooseOffscreen(const CommandWords &words)
{
    const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!words.screenshot.isEmpty() && !display && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

int runWindow(int argc, char **argv, const CommandWords &words)
{
    chooseOffscreen(words);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sheaf"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sheaf"));
    QApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    Settings settings(settingsPath(words.config));
    const QString last = settings.lastLibrary();
    const QString path = !words.library.isEmpty()                     ? words.library
                         : !last.isEmpty() && QFileInfo::exists(last) ? last
                                                                      : defaultLibraryPath();
    Instance instance(path);
    const bool picture = !words.screenshot.isEmpty();
    if (!picture && instance.handOver(words.arguments))
        return 0;
    Application window(application, settings, words, path);
    if (!picture)
        instance.listen();
    QObject::connect(&instance, &Instance::raised, &window, &Application::raise);
    return QApplication::exec();
}

} // namespace sheaf
