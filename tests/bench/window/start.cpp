// SPDX-License-Identifier: GPL-3.0-or-later
// A watcher that is there as soon as QApplication is, so that the program's own main function is what is measured.
#include "tests/bench/window/start.h"

#include "app/start.h"
#include "tests/bench/measure.h"
#include "tests/bench/window/gui.h"

#include <QMainWindow>
#include <QPaintEvent>
#include <QStandardItemModel>
#include <QTableView>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sheaf::bench
{

namespace
{

constexpr int longestStart = 60'000; // milliseconds
constexpr int bareRows = 20;

// Ends the program after the first paint of a watched kind of widget at which `complete` holds for its window.
class FirstPaint final : public QObject
{
public:
    using Complete = bool (*)(const QWidget &window);
    FirstPaint(Complete complete, QObject *parent) : QObject(parent), m_complete(complete)
    {
        QTimer::singleShot(longestStart, this, [] { QCoreApplication::exit(1); });
        parent->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_seen)
            return false;
        const auto *widget = qobject_cast<QWidget *>(watched);
        const QWidget *view = widget ? widget->parentWidget() : nullptr;
        if (!qobject_cast<const QTableView *>(view) || !m_complete(*widget->window()))
            return false;
        m_seen = true;
        // The paint under way is of these rows; the next turn of the loop comes when it is on the screen.
        QTimer::singleShot(0, this, [] {
            tell("painted.at", wallSeconds());
            QApplication::closeAllWindows(); // as a user would, so that what the next start shows is stored
        });
        return false;
    }

private:
    Complete m_complete;
    bool m_seen = false;
};

void watchFirstPaint()
{
    new FirstPaint(showsLibrary, QCoreApplication::instance());
}

double runOnce(const std::vector<std::string> &words)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    const double start = wallSeconds();
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        std::vector<char *> arguments;
        for (const std::string &word : words)
            arguments.push_back(const_cast<char *>(word.c_str())); // NOLINT: execv takes them so and changes nothing
        arguments.push_back(nullptr);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    close(ends[1]);
    std::string said;
    char part[256];
    for (ssize_t got = 0; (got = read(ends[0], part, sizeof part)) > 0;)
        said.append(part, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    constexpr std::string_view mark = "painted.at ";
    const std::size_t at = said.find(mark);
    return at == std::string::npos ? -1 : (std::stod(said.substr(at + mark.size())) - start) * 1e3;
}

void dropFromMemory(const char *path)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

} // namespace

int paintWindow(char **argv, const char *library, const char *config)
{
    int argc = 1; // Qt gets the program\'s name alone
    qAddPreRoutine(watchFirstPaint);
    CommandWords words;
    words.library = QString::fromLocal8Bit(library);
    words.config = QString::fromLocal8Bit(config);
    return runWindow(argc, argv, words);
}

int paintBareWindow(char **argv)
{
    int argc = 1; // Qt gets the program\'s name alone
    QApplication application(argc, argv);
    QMainWindow window;
    QTableView view;
    QStandardItemModel model(bareRows, 1);
    QFont reading(QStringLiteral("Noto Serif"));
    for (int row = 0; row < bareRows; ++row) {
        auto *item =
            new QStandardItem(QStringLiteral("A row of text that is as long as the title of a paper, %1").arg(row));
        if (row % 2 == 1)
            item->setFont(reading);
        model.setItem(row, item);
    }
    view.setModel(&model);
    window.setCentralWidget(&view);
    window.resize(1324, 828);
    new FirstPaint([](const QWidget &) { return true; }, &application);
    window.show();
    return QApplication::exec();
}

int tellStarts(const char *program, int runs, const char *config, char **libraries)
{
    std::vector<std::vector<std::string>> kinds{{program, "paintbare"}};
    for (char **library = libraries; *library; ++library)
        kinds.push_back({program, "paint", *library, config});
    std::vector<std::vector<double>> took(kinds.size());
    for (int run = 0; run <= runs; ++run) {
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const double once = runOnce(kinds[kind]);
            if (once < 0)
                return 1;
            if (run > 0) // the first brings the program and the fonts into memory
                took[kind].push_back(once);
        }
    }
    const auto name = [](std::size_t kind) {
        return kind == 0 ? std::string("start.bare") : std::string("start.").append(std::to_string(kind - 1));
    };
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        tell(name(kind), median(took[kind]));
    for (std::size_t kind = 1; kind < kinds.size(); ++kind) {
        dropFromMemory(libraries[kind - 1]);
        tell(name(kind) + ".cold", runOnce(kinds[kind]));
    }
    return 0;
}

} // namespace sheaf::bench
