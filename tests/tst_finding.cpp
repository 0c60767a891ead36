// SPDX-License-Identifier: GPL-3.0-or-later
// Find in the abstract, by its keys in the real window: what is counted, gone to, kept and given back.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "tests/support/librarysupport.h"
#include "views/abstractfinding.h"
#include "views/abstractview.h"
#include "views/findbar.h"
#include "views/marking.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class FindingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void typingCountsAndEnterGoesRound();
    void keysOfTheWindowGoOnWhereverTheKeyboardIs();
    void theNextPaperIsLookedThroughToo();
    void escapeGivesTheKeyboardBackAndSelectsThePlace();
    void whatIsSelectedIsLookedFor();
    void thePlaceComesIntoSight();
    void itsMarksTakeThePlaceOfTheSearchs();
    void aNarrowWindowShowsThePaperForIt();

private:
    MainWindow &window() const { return m_app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    DetailPane &detail() const { return *window().findChild<DetailPane *>(); }
    AbstractView &abstract() const { return *detail().marking().text(); }
    AbstractFinding &places() const { return detail().finding(); }
    FindBar &bar() const { return *window().findChild<FindBar *>(); }
    QString place() const { return bar().findChild<QLabel *>()->text(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
    void find(const QString &text)
    {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bar().isVisible());
        type(text);
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void FindingTest::init()
{
    m_temp = std::make_unique<TempLibrary>();
    TestDigest digest{QStringLiteral("d"), {}, {}};
    digest.add("Harbours",
               "The tide comes, the Tide goes, and low tide is when the boats lie still. " + proseOf("filler", 40));
    std::string longOne;
    for (int at = 0; at < 400; ++at)
        longOne += "word" + std::to_string(at) + " ";
    digest.add("A long one", longOne + "and at the end of it a tide.");
    digest.add("Nothing of it", "Here are only ships. " + proseOf("ship", 40));
    importDigest(*m_temp->open(), digest);
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    window().resize(1400, 700);
    QTRY_COMPARE(list().model() ? list().model()->rowCount() : 0, 3);
    QTRY_VERIFY(window().isVisible());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    list().setFocus();
    list().selectionModel()->setCurrentIndex(list().model()->index(0, 0),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTRY_VERIFY(detail().paper() && detail().paper()->title == QLatin1String("Harbours"));
}

void FindingTest::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void FindingTest::typingCountsAndEnterGoesRound()
{
    find(QStringLiteral("t"));
    QVERIFY(places().count() > 3);
    type(QStringLiteral("ide"));
    QCOMPARE(place(), QStringLiteral("1 of 3"));
    press(Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("2 of 3"));
    type(QStringLiteral(" ")); // "tide goes" is the one that it is on
    QCOMPARE(place(), QStringLiteral("2 of 3"));
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("1 of 3"));
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(place(), QStringLiteral("3 of 3"));
    type(QStringLiteral("zz"));
    QCOMPARE(place(), QStringLiteral("Not found"));
    for (const QToolButton *button : bar().findChildren<QToolButton *>())
        QCOMPARE(button->isEnabled(), button->accessibleName().startsWith(QLatin1String("Close")));
}

void FindingTest::keysOfTheWindowGoOnWhereverTheKeyboardIs()
{
    find(QStringLiteral("tide"));
    list().setFocus();
    press(Qt::Key_F3);
    QCOMPARE(place(), QStringLiteral("2 of 3"));
    press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(place(), QStringLiteral("1 of 3"));
    QVERIFY(list().hasFocus());
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); // another time: to be typed over
    QVERIFY(bar().focusProxy()->hasFocus());
    QCOMPARE(bar().findChild<QLineEdit *>()->selectedText(), QStringLiteral("tide"));
    press(Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    press(Qt::Key_F3); // it knows what was looked for last
    QVERIFY(bar().isVisible());
    QCOMPARE(place(), QStringLiteral("1 of 3"));
}

void FindingTest::theNextPaperIsLookedThroughToo()
{
    find(QStringLiteral("tide"));
    press(Qt::Key_Return);
    press(Qt::Key_Down);
    QTRY_COMPARE(detail().paper() ? detail().paper()->title : QString(), QStringLiteral("A long one"));
    QCOMPARE(place(), QStringLiteral("1 of 1"));
    QVERIFY(bar().focusProxy()->hasFocus());
    press(Qt::Key_Down);
    QTRY_COMPARE(place(), QStringLiteral("Not found"));
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QTRY_COMPARE(place(), QStringLiteral("1 of 3"));
    list().selectAll();
    QTRY_COMPARE(place(), QString()); // several papers have no abstract
}

void FindingTest::escapeGivesTheKeyboardBackAndSelectsThePlace()
{
    find(QStringLiteral("tide"));
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    QVERIFY(list().hasFocus());
    QCOMPARE(abstract().textCursor().selectedText(), QStringLiteral("Tide"));
    press(Qt::Key_H);
    QTRY_COMPARE(m_temp->open()->paper(PaperId{1})->highlights.size(), std::size_t(1));
    QCOMPARE(m_temp->open()->paper(PaperId{1})->highlights.front().text, QStringLiteral("Tide"));
}

void FindingTest::whatIsSelectedIsLookedFor()
{
    const qsizetype at = detail().paper()->abstract.indexOf(QLatin1String("low tide"));
    abstract().select({at + 4, 4});
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bar().text(), QStringLiteral("tide"));
    QCOMPARE(place(), QStringLiteral("3 of 3"));
}

void FindingTest::thePlaceComesIntoSight()
{
    find(QStringLiteral("tide"));
    QTRY_COMPARE(detail().verticalScrollBar()->value(), 0);
    press(Qt::Key_Down);
    QTRY_COMPARE(place(), QStringLiteral("1 of 1"));
    const auto inSight = [this] {
        const QRect line = abstract().lineAt(detail().paper()->abstract.indexOf(QLatin1String("tide")));
        const QRect box(abstract().mapTo(detail().viewport(), line.topLeft()), line.size());
        return detail().viewport()->rect().contains(box);
    };
    QTRY_VERIFY(inSight());
    QVERIFY(detail().verticalScrollBar()->value() > 0);
}

void FindingTest::itsMarksTakeThePlaceOfTheSearchs()
{
    const auto colours = [this] {
        QSet<QRgb> seen;
        const QImage picture = abstract().grab().toImage();
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                seen.insert(picture.pixel(x, y));
        return seen;
    };
    const QRgb mark = Theme::colour(Token::Match, false).rgb();
    const QRgb accent = Theme::colour(Token::Accent, false).rgb();
    m_settings->setAppearance(Appearance::Light);
    detail().setMatches(Matches(QStringLiteral("boats"), false));
    QVERIFY(colours().contains(mark) && !colours().contains(accent));
    find(QStringLiteral("still"));
    QVERIFY(!colours().contains(mark) && colours().contains(accent)); // the only place is the current one
    press(Qt::Key_Escape);
    abstract().collapseSelection();
    QVERIFY(colours().contains(mark) && !colours().contains(accent));
}

void FindingTest::aNarrowWindowShowsThePaperForIt()
{
    window().resize(900, 600);
    QTRY_VERIFY(window().isNarrow());
    QVERIFY(!detail().isVisible());
    find(QStringLiteral("tide"));
    QVERIFY(detail().isVisible() && !list().isVisible());
    QCOMPARE(place(), QStringLiteral("1 of 3"));
    press(Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    QVERIFY(detail().hasFocus());
}

} // namespace sheaf

QTEST_MAIN(sheaf::FindingTest)
#include "tst_finding.moc"
