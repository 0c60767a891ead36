// SPDX-License-Identifier: GPL-3.0-or-later
// A Monday's worth of papers is triaged with the keyboard alone: 880 of them, each decided on, and after every few the
// command line is asked whether the library holds what was decided.
#include "tests/bench/measure.h"
#include "tests/bench/window/gui.h"
#include "tests/gui/session.h"
#include "tests/support/digestfiles.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

#include <map>

namespace sheaf
{

using namespace sheaf::test;

constexpr int wantedPapers = 880;
constexpr int papersPerCheck = 80;

// A paper as the command line tells it and as the script expects it.
struct Decided {
    QString status = QStringLiteral("unread");
    bool starred = false;
    QStringList tags; // sorted
    QString note;

    bool operator==(const Decided &) const = default;
};

// Texts to compare, so that a failure shows the first paper that differs.
static QStringList linesOf(const std::map<qint64, Decided> &papers)
{
    QStringList lines;
    for (const auto &[id, paper] : papers)
        lines.append(QStringLiteral("%1: %2%3 [%4] %5")
                         .arg(id)
                         .arg(paper.status, paper.starred ? QStringLiteral(" starred") : QString(),
                              paper.tags.join(u'|'), paper.note));
    return lines;
}

// From the moment a key comes from the X server until the end of the next paint.
class KeyWatch final : public QObject
{
public:
    explicit KeyWatch(bench::TimedApplication &application)
    {
        application.installEventFilter(this);
        application.watchPaint(nullptr, [this] {
            if (const double since = std::exchange(m_since, 0); since > 0)
                m_took.push_back((bench::wallSeconds() - since) * 1e3);
        });
    }
    const std::vector<double> &took() const { return m_took; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
        if (key && event->spontaneous() && m_since <= 0)
            m_since = bench::wallSeconds();
        return false;
    }

private:
    double m_since = 0; // 0: no key waits for its paint
    std::vector<double> m_took;
};

// The slots are one story and run in order on one library; underxvfb.sh gives the display.
class TestTriage final : public QObject
{
    Q_OBJECT

public:
    explicit TestTriage(bench::TimedApplication &application) : m_keys(application) {}

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyPaperIsDecidedOn();
    void whatWasDecidedLastIsTakenBackAndDoneAgain();
    void theLibraryIsWhole();

private:
    void bring();
    // Presses what has been gathered, and waits until the cursor stands on that paper with nothing on its way.
    void play(qint64 current);
    void pressUntil(const QString &key, const std::function<bool()> &is);
    qint64 current() const { return number(m_session.list().currentPaper()); }
    void press(const QString &keys) { m_gathered += keys.split(u' '); }
    Decided &at(std::size_t paper) { return m_expected[m_order[paper]]; }
    qint64 idAfter(std::size_t papers) const { return m_order[std::min(papers, m_order.size() - 1)]; }
    void addTag(std::size_t paper, const QString &name);

    // One step each: what is pressed on papers from `paper` on, and what is expected of it. The number of papers that
    // are done with.
    std::size_t tagByBar(std::size_t paper);
    std::size_t tagByKey(std::size_t paper);
    std::size_t tagSeveral(std::size_t paper);
    std::size_t tagAnew(std::size_t paper);
    std::size_t star(std::size_t paper);
    std::size_t dismiss(std::size_t paper);
    std::size_t trash(std::size_t paper);
    std::size_t markRead(std::size_t paper);
    std::size_t markReading(std::size_t paper);
    std::size_t readOn(std::size_t paper);
    std::size_t list(std::size_t paper);
    std::size_t note(std::size_t paper);
    std::size_t takeBackStar(std::size_t paper);
    std::size_t takeBackDismissal(std::size_t paper);

    std::map<qint64, Decided> told() const;
    QList<qint64> idsOf(const QString &query) const;
    void check();

    KeyWatch m_keys;
    Session m_session{QStringLiteral("markdown")};
    std::vector<qint64> m_order; // as the list shows them
    std::map<qint64, Decided> m_expected;
    QList<qint64> m_listed;
    QList<qint64> m_trashed;
    QStringList m_gathered;
    std::size_t m_barred = 0;
    std::size_t m_starredLast = 0; // papers at the end, one edit each
    bool m_isTagMade = false;
    bool m_broken = false;
};

void TestTriage::init()
{
    if (m_broken)
        QSKIP("an earlier step failed");
}

void TestTriage::cleanup()
{
    if (!m_broken)
        Session::pictureOfFailure(QTest::currentTestFunction());
    m_broken = m_broken || QTest::currentTestFailed();
}

// The five digests, or as many papers made up.
void TestTriage::bring()
{
    const QDir folder(qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests")));
    QStringList files;
    for (const QFileInfo &info : folder.entryInfoList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
        files.append(info.absoluteFilePath());
    if (files.size() != 5) {
        qWarning("SKIPPED: THE FIVE DIGESTS ARE NOT HERE (SHEAF_DIGESTS); made-up papers are triaged instead.");
        files.clear();
        for (const char *name : {"Baltic", "Aegean", "Adriatic", "Tyrrhenian", "Ligurian"})
            files.append(writeFile(m_session.dir.path(), QLatin1String(name) + QStringLiteral(".txt"),
                                   madeUpDigest(QLatin1String(name), wantedPapers / 5)));
    }
    m_session.run(QStringList{QStringLiteral("import")} + files);
    m_session.run({QStringLiteral("tags"), QStringLiteral("--areas")});
    m_session.run({QStringLiteral("list"), QStringLiteral("create"), QStringLiteral("Group")});
}

void TestTriage::initTestCase()
{
    QVERIFY2(Session::hasDisplay(), "start it with tests/gui/underxvfb.sh");
    bring();
    for (const qint64 id : idsOf(QString())) {
        m_order.push_back(id);
        m_expected[id] = {};
    }
    QCOMPARE(m_order.size(), std::size_t(wantedPapers));
    m_session.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_session.window().isActiveWindow(), 20'000);
    QTRY_COMPARE(m_session.papers().rowCount(), wantedPapers);
    QTRY_VERIFY(m_session.list().hasFocus());
    press(QStringLiteral("Home"));
    play(m_order.front());
}

QList<qint64> TestTriage::idsOf(const QString &query) const
{
    QList<qint64> ids;
    for (const QJsonValue &paper : m_session.found(query))
        ids.append(paper[QLatin1String("id")].toInteger());
    return ids;
}

void TestTriage::play(qint64 current)
{
    if (!m_gathered.isEmpty())
        m_session.press(std::exchange(m_gathered, {}));
    const auto isThere = [&] {
        return this->current() == current && m_session.list().hasFocus() && m_session.app->settled();
    };
    QTRY_VERIFY2(
        isThere(),
        qPrintable(QStringLiteral("at %1 instead of %2").arg(number(m_session.list().currentPaper())).arg(current)));
}

void TestTriage::pressUntil(const QString &key, const std::function<bool()> &is)
{
    m_session.press(key);
    QTRY_VERIFY2(is(), qPrintable(key));
}

void TestTriage::addTag(std::size_t paper, const QString &name)
{
    QStringList &tags = at(paper).tags;
    if (!tags.contains(name))
        tags.append(name);
    tags.sort();
}

std::size_t TestTriage::tagByBar(std::size_t paper)
{
    static const std::pair<const char *, const char *> areas[] = {
        {"t q u Return", "Quantization"}, {"t n a Return", "NAS"}, {"t f e Return", "Federated & decentralized"}};
    const auto &[keys, name] = areas[m_barred++ % std::size(areas)];
    press(QLatin1String(keys));
    addTag(paper, QLatin1String(name));
    return 1;
}

std::size_t TestTriage::tagByKey(std::size_t paper)
{
    press(QStringLiteral("1"));
    addTag(paper, QStringLiteral("Distillation"));
    return 1;
}

std::size_t TestTriage::tagSeveral(std::size_t paper)
{
    press(QStringLiteral("shift+Down shift+Down 2"));
    for (std::size_t each = paper; each < paper + 3; ++each)
        addTag(each, QStringLiteral("Quantization"));
    return 3;
}

std::size_t TestTriage::tagAnew(std::size_t paper)
{
    press(m_isTagMade ? QStringLiteral("t f o r space m o n Return")
                      : QStringLiteral("t f o r space m o n d a y shift+Return"));
    if (!std::exchange(m_isTagMade, true))
        play(idAfter(paper + 1));
    addTag(paper, QStringLiteral("for monday"));
    return 1;
}

std::size_t TestTriage::star(std::size_t paper)
{
    press(QStringLiteral("s j"));
    at(paper).starred = true;
    return 1;
}

std::size_t TestTriage::dismiss(std::size_t paper)
{
    press(QStringLiteral("x x")); // the second before the first has left the list
    at(paper).status = at(paper + 1).status = QStringLiteral("dismissed");
    return 2;
}

std::size_t TestTriage::trash(std::size_t paper)
{
    press(QStringLiteral("Delete Delete"));
    m_trashed += {m_order[paper], m_order[paper + 1]};
    return 2;
}

std::size_t TestTriage::markRead(std::size_t paper)
{
    press(QStringLiteral("u j"));
    at(paper).status = QStringLiteral("read");
    return 1;
}

std::size_t TestTriage::markReading(std::size_t paper)
{
    press(QStringLiteral("shift+u j"));
    at(paper).status = QStringLiteral("reading");
    return 1;
}

std::size_t TestTriage::readOn(std::size_t paper)
{
    play(m_order[paper]);
    const auto *bar = m_session.window().findChild<DetailPane *>()->verticalScrollBar();
    constexpr int mostPages = 8;
    for (int page = 0; page < mostPages && current() == m_order[paper]; ++page) {
        const int before = bar->value();
        pressUntil(QStringLiteral("space"), [&] { return bar->value() != before || current() != m_order[paper]; });
    }
    play(idAfter(paper + 1));
    at(paper).status = QStringLiteral("read");
    return 1;
}

std::size_t TestTriage::list(std::size_t paper)
{
    press(QStringLiteral("l g r o u p Return j"));
    m_listed.append(m_order[paper]);
    return 1;
}

std::size_t TestTriage::note(std::size_t paper)
{
    play(m_order[paper]);
    pressUntil(QStringLiteral("n"),
               [] { return qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()) != nullptr; });
    press(QStringLiteral("a s k space w h o Escape"));
    play(m_order[paper]);
    press(QStringLiteral("j"));
    at(paper).note = QStringLiteral("ask who");
    return 1;
}

std::size_t TestTriage::takeBackStar(std::size_t paper)
{
    press(QStringLiteral("s ctrl+z"));
    play(m_order[paper]);
    press(QStringLiteral("j"));
    return 1;
}

// The paper comes back, and the cursor stays where the hand went on to.
std::size_t TestTriage::takeBackDismissal(std::size_t paper)
{
    press(QStringLiteral("x"));
    play(idAfter(paper + 1));
    press(QStringLiteral("ctrl+z"));
    play(idAfter(paper + 1));
    return 1;
}

// Every paper at once, those in the Trash among them.
std::map<qint64, Decided> TestTriage::told() const
{
    std::map<qint64, Decided> papers;
    const auto [least, most] = std::ranges::minmax(m_order);
    for (const QJsonValue &paper : m_session.found(QStringLiteral("id:%1..%2").arg(least).arg(most))) {
        Decided decided{paper[QLatin1String("status")].toString(),
                        paper[QLatin1String("starred")].toBool(),
                        {},
                        paper[QLatin1String("note")].toString()};
        for (const QJsonValue &tag : paper[QLatin1String("tags")].toArray())
            decided.tags.append(tag.toString());
        decided.tags.sort();
        papers[paper[QLatin1String("id")].toInteger()] = decided;
    }
    return papers;
}

void TestTriage::check()
{
    const QStringList expected = linesOf(m_expected);
    QTRY_COMPARE(linesOf(told()), expected);
    QCOMPARE(idsOf(QStringLiteral("list:Group")), m_listed);
    QList<qint64> trashed = idsOf(QStringLiteral("is:trashed"));
    std::ranges::sort(trashed);
    QList<qint64> wanted = m_trashed;
    std::ranges::sort(wanted);
    QCOMPARE(trashed, wanted);
}

void TestTriage::everyPaperIsDecidedOn()
{
    using Step = std::size_t (TestTriage::*)(std::size_t);
    static constexpr Step steps[] = {&TestTriage::tagByBar,     &TestTriage::tagByKey,
                                     &TestTriage::star,         &TestTriage::dismiss,
                                     &TestTriage::markRead,     &TestTriage::readOn,
                                     &TestTriage::list,         &TestTriage::note,
                                     &TestTriage::takeBackStar, &TestTriage::tagSeveral,
                                     &TestTriage::tagByBar,     &TestTriage::trash,
                                     &TestTriage::tagAnew,      &TestTriage::takeBackDismissal,
                                     &TestTriage::markReading};
    constexpr std::size_t roomAtTheEnd = 4; // where there is no next paper, keys stay where they are
    std::size_t paper = 0;
    std::size_t checked = 0;
    for (std::size_t step = 0; paper + roomAtTheEnd <= m_order.size() && !QTest::currentTestFailed(); ++step) {
        paper += (this->*steps[step % std::size(steps)])(paper);
        if (paper < checked + papersPerCheck)
            continue;
        play(idAfter(paper));
        check();
        checked = paper;
    }
    m_starredLast = m_order.size() - paper;
    for (; paper < m_order.size() && !QTest::currentTestFailed(); ++paper) {
        press(QStringLiteral("s"));
        at(paper).starred = true;
        if (paper + 1 < m_order.size())
            press(QStringLiteral("j"));
    }
    play(m_order.back());
    check();
    const std::vector<double> &took = m_keys.took();
    qInfo("%zu keys; from key to the next paint: median %.1f ms, 95th percentile %.1f ms, 99th %.1f ms, worst %.1f ms",
          took.size(), bench::median(took), bench::percentile(took, 0.95), bench::percentile(took, 0.99),
          bench::percentile(took, 1.0));
}

void TestTriage::whatWasDecidedLastIsTakenBackAndDoneAgain()
{
    const std::map<qint64, Decided> then = m_expected;
    for (std::size_t back = 1; back <= m_starredLast; ++back) {
        press(QStringLiteral("ctrl+z"));
        at(m_order.size() - back).starred = false;
    }
    m_session.press(std::exchange(m_gathered, {}));
    check();
    for (std::size_t again = 0; again < m_starredLast; ++again)
        press(QStringLiteral("ctrl+shift+z"));
    m_session.press(std::exchange(m_gathered, {}));
    m_expected = then;
    check();
}

void TestTriage::theLibraryIsWhole()
{
    const qint64 live = std::ssize(m_order) - m_trashed.size();
    QCOMPARE(m_session.stat("papers"), live);
    m_session.app.reset();
    QVERIFY(m_session.ask({QStringLiteral("check")}).value(QLatin1String("ok")).toBool());
}

} // namespace sheaf

int main(int argc, char **argv)
{
    sheaf::bench::TimedApplication application(argc, argv);
    sheaf::TestTriage test(application);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_triage.moc"
