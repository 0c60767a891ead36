// SPDX-License-Identifier: GPL-3.0-or-later
// The real window in this process, and what is seen of it from outside: when its rows are painted, what every event
// costs the GUI thread, how late a timer is.
#pragma once

#include "app/application.h"
#include "model/items/papermodel.h"

#include <QApplication>
#include <QTimer>

#include <condition_variable>
#include <mutex>

namespace sheaf::bench
{

// Tells of every event that the loop delivers, not of those sent within it.
class TimedApplication final : public QApplication
{
public:
    TimedApplication(int &argc, char **argv);
    bool notify(QObject *receiver, QEvent *event) override;

    struct Costs {
        std::vector<double> events; // milliseconds of the GUI thread's own time, each
        double worst = 0;
        QString worstEvent;           // receiver and kind
        std::vector<double> lateness; // milliseconds that a 10 ms timer came too late
    };
    void watchCosts(); // from now on, forgetting what was
    const Costs &costs() const { return m_costs; }
    // Called after each event within which this widget was painted, any widget if it is nullptr.
    void watchPaint(QWidget *widget, std::function<void()> painted);

private:
    void tick();

    int m_depth = 0;
    bool m_watching = false;
    bool m_wasPainted = false;
    QWidget *m_widget = nullptr;
    std::function<void()> m_painted;
    Costs m_costs;
    QTimer m_timer;
    double m_due = 0;
};

// The window on a library, driven by a script that runs on a thread of its own: the script's calls wait, the GUI
// thread never does.
class Stage final
{
public:
    Stage(TimedApplication &application, const QString &library, const QString &config);
    ~Stage();

    // Runs the script once the window shows the library, then ends the event loop; from the GUI thread.
    int run(const std::function<void()> &script);

    // --- by the script -------------------------------------------------------------------------------------------
    void onGui(const std::function<void()> &call); // waits until it was done
    // Does `call`, which makes the window search; milliseconds until its answer's rows are painted, or `patience`.
    static constexpr double patience = 20'000;
    double untilPainted(const std::function<void()> &call);
    void untilSettled();
    // Does `call`, which presses a key; milliseconds until the end of the first paint of `where` (nullptr: of anything)
    // at which `is` holds, or `keyPatience`.
    static constexpr double keyPatience = 2'000;
    double untilShown(const std::function<void()> &call, QWidget *where, std::function<bool()> is);
    // Milliseconds from `call` until `is` holds, which is looked at after every event; `patience` at most.
    double until(const std::function<void()> &call, const std::function<bool()> &is);

    // --- on the GUI thread ---------------------------------------------------------------------------------------
    TimedApplication &application() { return m_application; }
    Application &app() { return *m_app; }
    PaperList &list() { return *m_list; }
    PaperModel &papers() { return *m_papers; }
    QAction &action(Act act);
    template <class Widget>
    Widget &child()
    {
        return *m_app->window().findChild<Widget *>();
    }

private:
    bool isFilled() const; // every row in sight has its text
    void painted();
    void startWaiting();
    double paintedAfter(double start, double atMost);

    TimedApplication &m_application;
    CommandWords m_words;
    Settings m_settings;
    std::unique_ptr<Application> m_app;
    PaperList *m_list = nullptr;
    PaperModel *m_papers = nullptr;

    std::mutex m_mutex;
    std::condition_variable m_seen;
    bool m_waiting = false; // for an answer's rows
    bool m_answered = false;
    std::function<bool()> m_is; // what a key was to bring about, empty for rows
    double m_paintedAt = 0;     // 0: not yet
};

// Whether the list shows rows with their texts and every count is there.
bool showsLibrary(const QWidget &window);

} // namespace sheaf::bench
