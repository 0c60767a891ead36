// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts for the window; see gui.h for who runs what.
#include "tests/bench/window/scripts.h"

#include "tests/bench/fill.h"
#include "tests/bench/keystrokes.h"
#include "tests/bench/measure.h"
#include "tests/bench/window/gui.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <chrono>
#include <thread>

namespace sheaf::bench
{

namespace
{

constexpr auto betweenKeys = std::chrono::milliseconds(30);
constexpr int scrollSteps = 150;
constexpr int taggedPapers = 100'000;
constexpr int resetRounds = 9;
constexpr char taggingKey = '9';
constexpr std::size_t thousandthTag = 20; // of a million papers about a thousand have it

QLineEdit &fieldOf(Stage &stage)
{
    return *stage.child<SearchBar>().findChild<QLineEdit *>();
}

// A key's text as the keyboard gives it.
void pressText(QWidget &widget, const QString &text)
{
    QTest::sendKeyEvent(QTest::Click, &widget, Qt::Key_unknown, text, Qt::NoModifier, -1);
}

void choose(Stage &stage, Order order)
{
    Q_EMIT stage.child<ListHeader>().orderChosen(order);
}

// Milliseconds for each key.
std::vector<double> typeKeys(Stage &stage, const std::vector<Keystroke> &keys)
{
    std::vector<double> took;
    QString before;
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const QString text = keys[at].query();
        const bool isNewSession = before.isEmpty() || !text.startsWith(before) || text.size() != before.size() + 1 ||
                                  keys[at].order != keys[at - 1].order;
        if (isNewSession) {
            const QString filter = text.chopped(1);
            stage.untilPainted([&] {
                fieldOf(stage).setFocus();
                fieldOf(stage).selectAll();
                if (filter.isEmpty())
                    QTest::keyClick(&fieldOf(stage), Qt::Key_Delete);
                else
                    pressText(fieldOf(stage), filter);
                choose(stage, keys[at].order);
            });
            stage.untilSettled();
        }
        took.push_back(stage.untilPainted([&] { pressText(fieldOf(stage), text.last(1)); }));
        before = text;
        std::this_thread::sleep_for(betweenKeys);
    }
    return took;
}

void scrollThrough(Stage &stage)
{
    QScrollBar &bar = *stage.list().verticalScrollBar();
    for (int step = 0; step <= scrollSteps; ++step) {
        stage.onGui([&] { bar.setValue(static_cast<int>(qint64(bar.maximum()) * step / scrollSteps)); });
        stage.untilSettled();
    }
}

void showQuery(Stage &stage, const QString &query)
{
    Q_EMIT stage.child<SidebarView>().queryChosen(query);
}

void tellResets(Stage &stage)
{
    const QString few = QStringLiteral("tag:\"%1\"").arg(tagOfBench(thousandthTag));
    std::vector<double> large, small;
    for (int round = 0; round < resetRounds; ++round) {
        small.push_back(stage.untilPainted([&] { showQuery(stage, few); }));
        stage.untilSettled();
        large.push_back(stage.untilPainted([&] { showQuery(stage, {}); }));
        stage.untilSettled();
    }
    tell("window.reset.large", median(large));
    tell("window.reset.small", median(small));
}

QString undoText(Stage &stage)
{
    return stage.action(Act::Undo).text();
}

void selectFirstRows(Stage &stage, int most)
{
    PaperList &list = stage.list();
    const int last = std::min(most, stage.papers().rowCount()) - 1;
    list.setFocus();
    list.selectionModel()->select(QItemSelection(stage.papers().index(0, 0), stage.papers().index(last, 0)),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

// The whole way: until the window offers to undo it, with its counts.
double tagSelected(Stage &stage)
{
    QString before;
    stage.onGui([&] { before = undoText(stage); });
    return stage.until([&] { QTest::keyClick(&stage.list(), taggingKey); }, [&] { return undoText(stage) != before; });
}

double undo(Stage &stage)
{
    QString before;
    stage.onGui([&] { before = undoText(stage); });
    return stage.until([&] { stage.action(Act::Undo).trigger(); }, [&] { return undoText(stage) != before; });
}

void tellTagging(Stage &stage)
{
    stage.untilPainted([&] { showQuery(stage, {}); });
    stage.untilSettled();
    stage.onGui([&] {
        selectFirstRows(stage, taggedPapers);
        stage.application().watchCosts();
    });
    stage.untilSettled();
    tell("window.tag.all", tagSelected(stage));
    stage.untilSettled();
    tell("window.tag.undo", undo(stage));
    stage.untilSettled();
    stage.onGui([&] {
        const TimedApplication::Costs &costs = stage.application().costs();
        tell("window.tag.event", costs.worst);
        tell("window.tag.late", percentile(costs.lateness, 1.0));
        std::fprintf(stderr, "tagging: %s %.1f ms\n", qPrintable(costs.worstEvent), costs.worst);
    });
}

void tellCosts(const TimedApplication::Costs &costs)
{
    tell("session.event.max", costs.worst);
    tell("session.event.p999", percentile(costs.events, 0.999));
    tell("session.events", static_cast<double>(costs.events.size()));
    tell("session.late.p999", percentile(costs.lateness, 0.999));
    tell("session.late.max", percentile(costs.lateness, 1.0));
    tell("session.ticks", static_cast<double>(costs.lateness.size()));
    std::fprintf(stderr, "session: %s %.1f ms\n", qPrintable(costs.worstEvent), costs.worst);
}

QStringList filesIn(const char *folder)
{
    QStringList files;
    for (const QFileInfo &info : QDir(QString::fromLocal8Bit(folder)).entryInfoList(QDir::Files, QDir::Name))
        files.append(info.absoluteFilePath());
    return files;
}

void playSession(Stage &stage, const QStringList &digests)
{
    stage.onGui([&] { stage.application().watchCosts(); });
    typeKeys(stage, keystrokes(120, 1000));
    stage.untilPainted([&] { showQuery(stage, {}); });
    scrollThrough(stage);
    for (const Order order : {Order::Title, Order::Year, Order::Added}) {
        stage.untilPainted([&] { choose(stage, order); });
        stage.untilSettled();
    }
    stage.onGui([&] { stage.app().raise(digests); }); // what is dropped on the window takes the same way
    typeKeys(stage, keystrokes(60, 1000));
    stage.untilPainted([&] { showQuery(stage, {}); });
    stage.onGui([&] { selectFirstRows(stage, taggedPapers); });
    tagSelected(stage);
    undo(stage);
    stage.onGui([&] { stage.list().selectAll(); });
    scrollThrough(stage);
    stage.untilSettled();
    stage.onGui([&] { tellCosts(stage.application().costs()); });
}

} // namespace

int tellWindow(char **argv, const char *library, const char *config, std::size_t keys)
{
    int argc = 1; // Qt gets the program\'s name alone
    TimedApplication application(argc, argv);
    Stage stage(application, QString::fromLocal8Bit(library), QString::fromLocal8Bit(config));
    return stage.run([&] {
        const auto papers = static_cast<std::uint32_t>(stage.papers().rowCount());
        const std::vector<double> took = typeKeys(stage, keystrokes(keys, papers));
        tellSpread("window.keys", took);
        stage.untilPainted([&] { showQuery(stage, {}); });
        scrollThrough(stage);
        tell("window.memory", peakMemory());
        tellResets(stage);
        tellTagging(stage);
    });
}

int tellSession(char **argv, const char *library, const char *config, const char *folder)
{
    int argc = 1; // Qt gets the program\'s name alone
    TimedApplication application(argc, argv);
    Stage stage(application, QString::fromLocal8Bit(library), QString::fromLocal8Bit(config));
    const QStringList digests = filesIn(folder);
    return stage.run([&] { playSession(stage, digests); });
}

} // namespace sheaf::bench
