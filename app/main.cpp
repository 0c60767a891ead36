// SPDX-License-Identifier: GPL-3.0-or-later
// The program: a verb runs without a display, everything else opens the window.
#include "app/commandline.h"
#include "app/start.h"

#include <QCoreApplication>

#include <cstdio>

namespace
{

QStringList wordsOf(int argc, char **argv)
{
    QStringList words;
    for (int at = 1; at < argc; ++at) {
        if (qstrcmp(argv[at], "-reverse") != 0) // Qt's own: a window from right to left
            words.append(QString::fromLocal8Bit(argv[at]));
    }
    return words;
}

int print(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const sheaf::Result<sheaf::CommandWords> words = sheaf::readCommandWords(wordsOf(argc, argv));
    const bool window = words && words.value().verb.isEmpty() && !words.value().help && !words.value().version;
    if (window)
        return sheaf::runWindow(argc, argv, words.value());
    QCoreApplication application(argc, argv);
    if (!words)
        return sheaf::reportError(words.error(), QCoreApplication::arguments().contains(QStringLiteral("--json")));
    if (words.value().help)
        return print(sheaf::usage());
    if (words.value().version)
        return print(QStringLiteral("sheaf %1\n").arg(QStringLiteral(SHEAF_VERSION)));
    return sheaf::runCommandLine(words.value());
}
