// SPDX-License-Identifier: GPL-3.0-or-later
// The triage script; see gui.h for who runs what.
#include "tests/bench/fill.h"
#include "tests/bench/measure.h"
#include "tests/bench/window/gui.h"
#include "tests/bench/window/scripts.h"
#include "views/abstractview.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>

#include <chrono>
#include <map>
#include <thread>

namespace sheaf::bench
{

namespace
{

constexpr auto betweenStrokes = std::chrono::milliseconds(30); // as a held key repeats
constexpr char keyOfATag = '9';

// One paper after the other, each key measured under the name of what it does.
class Triage final
{
public:
    explicit Triage(Stage &stage) : m_stage(stage) {}

    void paper(std::size_t at);
    const std::map<std::string, std::vector<double>> &took() const { return m_took; }

private:
    using Is = std::function<bool()>;
    DetailPane &detail() { return m_stage.child<DetailPane>(); }
    // The paper under the cursor stands in the detail pane.
    bool isRead() { return detail().paper() && detail().paper()->id == m_stage.list().currentPaper(); }
    const PaperRow *row() { return m_stage.papers().rowAt(m_stage.papers().rowOf(m_paper)); }
    static QWidget &receiver() { return *QApplication::focusWidget(); }

    void press(const char *what, int key, Qt::KeyboardModifiers modifiers, QWidget *where, Is is);
    void type(const char *what, const QString &text);
    // To another paper than the one this began with.
    void go(const char *what, int key);
    void choose(const char *what, int key, const QString &text);
    void note();
    void takeBack();

    Stage &m_stage;
    PaperId m_paper{};
    std::map<std::string, std::vector<double>> m_took;
};

void Triage::press(const char *what, int key, Qt::KeyboardModifiers modifiers, QWidget *where, Is is)
{
    std::this_thread::sleep_for(betweenStrokes);
    m_took[what].push_back(m_stage.untilShown(
        [&] { QTest::keyClick(&receiver(), static_cast<Qt::Key>(key), modifiers); }, where, std::move(is)));
}

void Triage::type(const char *what, const QString &text)
{
    for (const QChar letter : text) {
        QString before;
        const auto typed = [] {
            if (const auto *line = qobject_cast<QLineEdit *>(&receiver()))
                return line->text();
            const auto *area = qobject_cast<QPlainTextEdit *>(&receiver());
            return area ? area->toPlainText() : QString();
        };
        std::this_thread::sleep_for(betweenStrokes);
        m_took[what].push_back(m_stage.untilShown(
            [&] {
                before = typed();
                QTest::sendKeyEvent(QTest::Click, &receiver(), Qt::Key_unknown, QString(letter), Qt::NoModifier, -1);
            },
            nullptr, [&] { return typed() == before + letter; }));
    }
}

void Triage::go(const char *what, int key)
{
    press(what, key, Qt::NoModifier, m_stage.child<AbstractView>().viewport(),
          [this] { return m_stage.list().currentPaper() != m_paper && isRead(); });
}

// From a panel that opens over the window.
void Triage::choose(const char *what, int key, const QString &text)
{
    const std::string name = what;
    press((name + ".open").c_str(), key, Qt::NoModifier, nullptr,
          [] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr; });
    type((name + ".letter").c_str(), text);
    press((name + ".take").c_str(), Qt::Key_Return, Qt::NoModifier, nullptr,
          [this] { return m_stage.list().hasFocus() && isRead(); });
}

void Triage::note()
{
    press("note.open", Qt::Key_N, Qt::NoModifier, nullptr,
          [] { return qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()) != nullptr; });
    type("note.letter", QStringLiteral("compare"));
    press("note.leave", Qt::Key_Escape, Qt::NoModifier, nullptr, [this] { return m_stage.list().hasFocus(); });
}

void Triage::takeBack()
{
    bool before = false;
    m_stage.onGui([&] { before = row() && row()->starred; });
    press("star", Qt::Key_S, Qt::NoModifier, m_stage.list().viewport(),
          [this, before] { return row() && row()->starred != before; });
    press("undo", Qt::Key_Z, Qt::ControlModifier, m_stage.list().viewport(),
          [this, before] { return row() && row()->starred == before; });
}

void Triage::paper(std::size_t at)
{
    m_stage.onGui([this] { m_paper = m_stage.list().currentPaper(); });
    QWidget *rows = m_stage.list().viewport();
    switch (at % 8) {
    case 0:
        choose("tag", Qt::Key_T, tagOfBench(at % 5).left(2));
        return;
    case 1:
        press("shortcut", keyOfATag, Qt::NoModifier, rows, [this] { return row() && !row()->tags.empty(); });
        break;
    case 2:
        // The next paper is shown at once; the effect is whole when the list is painted without this one.
        press("dismiss", Qt::Key_X, Qt::NoModifier, rows,
              [this] { return m_stage.papers().rowOf(m_paper) < 0 && isRead(); });
        return;
    case 3:
        press("reading", Qt::Key_U, Qt::ShiftModifier, rows,
              [this] { return row() && row()->status == Status::Reading; });
        break;
    case 4:
        choose("list", Qt::Key_L, QStringLiteral("re"));
        break;
    case 5:
        note();
        break;
    case 6:
        takeBack();
        break;
    default: {
        int scrolled = 0;
        m_stage.onGui([&] { scrolled = detail().verticalScrollBar()->value(); });
        press("space", Qt::Key_Space, Qt::NoModifier, nullptr, [this, scrolled] {
            const bool isElsewhere = m_stage.list().currentPaper() != m_paper;
            return isElsewhere ? isRead() : detail().verticalScrollBar()->value() != scrolled;
        });
        bool isElsewhere = false;
        m_stage.onGui([&] { isElsewhere = m_stage.list().currentPaper() != m_paper; });
        if (isElsewhere)
            return;
    }
    }
    go("next", Qt::Key_J);
}

void tellStrokes(const std::map<std::string, std::vector<double>> &took)
{
    std::vector<double> all;
    for (const auto &[what, each] : took) {
        all.insert(all.end(), each.begin(), each.end());
        std::fprintf(stderr, "%-12s %5zu  median %6.2f  99th percentile %6.2f  worst %6.2f ms\n", what.c_str(),
                     each.size(), median(each), percentile(each, 0.99), percentile(each, 1.0));
    }
    tellSpread("triage.keys", all);
}

} // namespace

int tellTriage(char **argv, const char *library, const char *config, std::size_t papers)
{
    int argc = 1; // Qt gets the program's name alone
    TimedApplication application(argc, argv);
    Stage stage(application, QString::fromLocal8Bit(library), QString::fromLocal8Bit(config));
    return stage.run([&] {
        stage.onGui([&] {
            stage.list().setFocus();
            stage.list().selectRowAlone(0);
        });
        stage.untilSettled();
        Triage triage(stage);
        for (std::size_t at = 0; at < papers; ++at)
            triage.paper(at);
        stage.untilSettled();
        tellStrokes(triage.took());
    });
}

} // namespace sheaf::bench
