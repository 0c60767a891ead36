// SPDX-License-Identifier: GPL-3.0-or-later
// Watches events from QApplication::notify().
#include "tests/bench/window/gui.h"

#include "tests/bench/measure.h"

#include <QAction>
#include <QMetaEnum>
#include <QScrollBar>

#include <chrono>
#include <thread>

namespace sheaf::bench
{

namespace
{

constexpr int tickMilliseconds = 10;
constexpr auto lookEvery = std::chrono::milliseconds(2);

QString nameOf(const QObject &receiver, QEvent::Type type)
{
    const char *kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return QStringLiteral("%1/%2").arg(QLatin1String(receiver.metaObject()->className()),
                                       QLatin1String(kind ? kind : "own"));
}

bool rowsAreFilled(const PaperList &list)
{
    const QAbstractItemModel *model = list.model();
    if (!model)
        return false;
    const int first = std::max(0, list.rowAt(0));
    const int below = list.rowAt(list.viewport()->height() - 1);
    const int last = below < 0 ? model->rowCount() - 1 : below;
    for (int row = first; row <= last; ++row) {
        if (model->index(row, 0).data().toString().isEmpty())
            return false;
    }
    return true;
}

} // namespace

TimedApplication::TimedApplication(int &argc, char **argv) : QApplication(argc, argv)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TimedApplication::tick);
}

void TimedApplication::watchCosts()
{
    m_costs = {};
    m_watching = true;
    m_due = wallSeconds() * 1e3 + tickMilliseconds;
    m_timer.start();
}

// A tick that is late makes the next one due ten milliseconds after it, so that each delay counts once.
void TimedApplication::tick()
{
    const double now = wallSeconds() * 1e3;
    m_costs.lateness.push_back(std::max(0.0, now - m_due));
    m_due = now + tickMilliseconds;
}

void TimedApplication::watchPaint(QWidget *widget, std::function<void()> painted)
{
    m_widget = widget;
    m_painted = std::move(painted);
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Paint && (!m_widget || receiver == m_widget))
        m_wasPainted = true;
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const QString name = m_watching && type != QEvent::DeferredDelete ? nameOf(*receiver, type) : QString();
    const double start = threadSeconds();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    if (m_watching) {
        const double took = (threadSeconds() - start) * 1e3;
        m_costs.events.push_back(took);
        if (took > m_costs.worst) {
            m_costs.worst = took;
            m_costs.worstEvent = name;
        }
    }
    if (std::exchange(m_wasPainted, false) && m_painted)
        m_painted();
    return taken;
}

bool showsLibrary(const QWidget &window)
{
    const auto *list = window.findChild<PaperList *>();
    const auto *header = window.findChild<ListHeader *>();
    const auto *sidebar = window.findChild<SidebarView *>();
    if (!list || !header || !sidebar || !list->model() || list->model()->rowCount() == 0 || !sidebar->model())
        return false;
    const QString count = header->countText();
    const bool counted = std::any_of(count.begin(), count.end(), [](QChar c) { return c.isDigit(); });
    const auto *rows = qobject_cast<const SidebarModel *>(sidebar->model());
    const QModelIndex all = rows ? rows->indexOfQuery({}) : QModelIndex();
    return counted && rowsAreFilled(*list) && all.data(SidebarModel::CountRole).toLongLong() > 0 &&
           !all.data(SidebarModel::LateRole).toBool();
}

Stage::Stage(TimedApplication &application, const QString &library, const QString &config)
    : m_application(application), m_settings(config + QStringLiteral("/sheaf.ini"))
{
    m_words.library = library;
    m_app = std::make_unique<Application>(application, m_settings, m_words, library);
    m_list = m_app->window().findChild<PaperList *>();
    m_papers = qobject_cast<PaperModel *>(m_list->model());
    QObject::connect(m_papers, &PaperModel::modelReset, m_list, [this] {
        const std::lock_guard lock(m_mutex);
        m_answered = m_waiting;
    });
    application.watchPaint(m_list->viewport(), [this] { painted(); });
}

Stage::~Stage() = default;

bool Stage::isFilled() const
{
    return rowsAreFilled(*m_list);
}

void Stage::painted()
{
    const double now = wallSeconds();
    const std::lock_guard lock(m_mutex);
    if (!m_waiting || (m_is ? !m_is() : !m_answered || !isFilled()))
        return;
    m_waiting = false;
    m_paintedAt = now;
    m_seen.notify_all();
}

int Stage::run(const std::function<void()> &script)
{
    std::thread hand([this, &script] {
        until([] {}, [this] { return showsLibrary(m_app->window()); });
        untilSettled();
        script();
        // As a user would, so that what the next start shows is stored.
        QMetaObject::invokeMethod(&m_application, [this] { m_app->window().close(); });
    });
    const int code = QCoreApplication::exec();
    hand.join();
    m_app.reset();
    return code;
}

void Stage::onGui(const std::function<void()> &call)
{
    QMetaObject::invokeMethod(&m_application, call, Qt::BlockingQueuedConnection);
}

void Stage::startWaiting()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = true;
    m_answered = false;
    m_paintedAt = 0;
}

double Stage::paintedAfter(double start, double atMost)
{
    std::unique_lock lock(m_mutex);
    const bool seen =
        m_seen.wait_for(lock, std::chrono::duration<double, std::milli>(atMost), [this] { return m_paintedAt > 0; });
    m_waiting = false;
    return seen ? (m_paintedAt - start) * 1e3 : atMost;
}

double Stage::untilPainted(const std::function<void()> &call)
{
    double start = 0;
    onGui([&] {
        startWaiting();
        start = wallSeconds();
        call();
    });
    return paintedAfter(start, patience);
}

double Stage::untilShown(const std::function<void()> &call, QWidget *where, std::function<bool()> is)
{
    double start = 0;
    onGui([&] {
        m_is = std::move(is);
        m_application.watchPaint(where, [this] { painted(); });
        startWaiting();
        start = wallSeconds();
        call();
    });
    const double took = paintedAfter(start, keyPatience);
    onGui([this] {
        m_is = nullptr;
        m_application.watchPaint(m_list->viewport(), [this] { painted(); });
    });
    return took;
}

void Stage::untilSettled()
{
    until([] {}, [this] { return m_app->settled(); });
}

double Stage::until(const std::function<void()> &call, const std::function<bool()> &is)
{
    const double start = wallSeconds();
    onGui(call);
    for (bool done = false; !done && (wallSeconds() - start) * 1e3 < patience;) {
        onGui([&] { done = is(); });
        if (!done)
            std::this_thread::sleep_for(lookEvery);
    }
    return (wallSeconds() - start) * 1e3;
}

QAction &Stage::action(Act act)
{
    const QList<QAction *> actions = m_app->window().actions();
    const auto found =
        std::ranges::find_if(actions, [&](const QAction *each) { return each->data() == QVariant(int(act)); });
    if (found == actions.end())
        qFatal("no such action");
    return **found;
}

} // namespace sheaf::bench
