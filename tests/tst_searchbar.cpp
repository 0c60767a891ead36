// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the search bar completes by keyboard and mouse, and shows and says what is wrong.
#include "views/completionpopup.h"
#include "views/searchbar.h"
#include "views/searchedit.h"
#include "views/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace sheaf;

class TestSearchBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void typingOffersAndTabTakesTheFirst();
    void aTakenFieldOffersItsValues();
    void arrowsChooseAndEnterTakes();
    void enterWithoutAChosenRowSearches();
    void escapeClosesBeforeItClears();
    void downGoesToTheListWhenNothingIsOffered();
    void controlSpaceOffersEverything();
    void clickingTakes();
    void movingTheCursorFollows();
    void textThatIsSetOffersNothing();
    void losingTheKeyboardCloses();
    void takingCanBeUndone();
    void aMistakeIsShownSaidAndTakenBack();
    void whatAFieldTakesComesBeforeTheMistake();
    void aLongMistakeStaysInTheWindow();
    void staysInANarrowWindow();

private:
    void type(const char *text) { QTest::keyClicks(m_edit, QString::fromUtf8(text)); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_edit, Qt::Key(key), modifiers); }
    CompletionPopup *popup() const { return m_window->findChild<CompletionPopup *>(); }
    bool isOpen() const { return popup() && popup()->isVisible(); }
    QListView *list() const { return popup()->findChild<QListView *>(); }
    QStringList offered() const
    {
        QStringList rows;
        for (int row = 0; isOpen() && row < list()->model()->rowCount(); ++row)
            rows += list()->model()->index(row, 0).data().toString();
        return rows;
    }
    QLabel *message() const
    {
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        return labels.isEmpty() ? nullptr : labels.front();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    SearchBar *m_bar = nullptr;
    SearchEdit *m_edit = nullptr;
};

void TestSearchBar::init()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    auto *layout = new QVBoxLayout(m_window.get());
    m_bar = new SearchBar(*m_theme);
    layout->addWidget(m_bar);
    layout->addStretch();
    QueryNames names;
    names.tags = {{QStringLiteral("NAS"), {}, {}, 1}, {QStringLiteral("Natural language"), {}, {}, 2}};
    names.lists = {QStringLiteral("To read")};
    m_bar->setNames(names);
    m_edit = m_window->findChild<SearchEdit *>();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
    QTRY_VERIFY(m_edit->hasFocus());
}

void TestSearchBar::cleanup()
{
    m_window.reset();
    m_theme.reset();
}

void TestSearchBar::typingOffersAndTabTakesTheFirst()
{
    QSignalSpy edited(m_bar, &SearchBar::edited);
    type("low tag:na");
    QCOMPARE(offered(), (QStringList{QStringLiteral("NAS"), QStringLiteral("Natural language")}));
    press(Qt::Key_Tab);
    QCOMPARE(m_bar->text(), QStringLiteral("low tag:NAS "));
    QCOMPARE(edited.back().front().toString(), m_bar->text());
    QVERIFY(!isOpen());
    QVERIFY(m_edit->hasFocus());
}

void TestSearchBar::aTakenFieldOffersItsValues()
{
    type("stat");
    QCOMPARE(offered(), QStringList{QStringLiteral("status:")});
    press(Qt::Key_Tab);
    QCOMPARE(m_bar->text(), QStringLiteral("status:"));
    QCOMPARE(offered().size(), 4);
}

void TestSearchBar::arrowsChooseAndEnterTakes()
{
    QSignalSpy submitted(m_bar, &SearchBar::submitted);
    QSignalSpy listAsked(m_bar, &SearchBar::listAsked);
    type("tag:na");
    QCOMPARE(popup()->chosen(), -1);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(popup()->chosen(), 1);
    press(Qt::Key_Down);
    QCOMPARE(popup()->chosen(), -1);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QCOMPARE(m_bar->text(), QStringLiteral("tag:\"Natural language\" "));
    QCOMPARE(submitted.size(), 0);
    QCOMPARE(listAsked.size(), 0);
}

void TestSearchBar::enterWithoutAChosenRowSearches()
{
    QSignalSpy submitted(m_bar, &SearchBar::submitted);
    type("tag:na");
    QVERIFY(isOpen());
    press(Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(m_bar->text(), QStringLiteral("tag:na"));
    QVERIFY(!isOpen());
}

void TestSearchBar::escapeClosesBeforeItClears()
{
    type("tag:na");
    press(Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(m_bar->text(), QStringLiteral("tag:na"));
    press(Qt::Key_Escape);
    QCOMPARE(m_bar->text(), QString());
}

void TestSearchBar::downGoesToTheListWhenNothingIsOffered()
{
    QSignalSpy listAsked(m_bar, &SearchBar::listAsked);
    type("zebra");
    QVERIFY(!isOpen());
    press(Qt::Key_Down);
    QCOMPARE(listAsked.size(), 1);
}

void TestSearchBar::controlSpaceOffersEverything()
{
    press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(offered().contains(QStringLiteral("year:")));
    QCOMPARE(m_bar->text(), QString());
}

void TestSearchBar::clickingTakes()
{
    type("tag:na");
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->model()->index(1, 0)).center());
    QCOMPARE(m_bar->text(), QStringLiteral("tag:\"Natural language\" "));
    QVERIFY(m_edit->hasFocus());
}

void TestSearchBar::movingTheCursorFollows()
{
    type("tag:na");
    press(Qt::Key_Home);
    QVERIFY(!isOpen());
}

void TestSearchBar::textThatIsSetOffersNothing()
{
    type("tag:na");
    m_bar->setText(QStringLiteral("is:st"));
    QVERIFY(!isOpen());
    QVERIFY(m_bar->offersAtEnd());
    m_bar->setText(QStringLiteral("is:stx"));
    QVERIFY(!m_bar->offersAtEnd());
}

void TestSearchBar::losingTheKeyboardCloses()
{
    type("tag:na");
    m_edit->clearFocus();
    QVERIFY(!isOpen());
}

void TestSearchBar::takingCanBeUndone()
{
    type("tag:na");
    press(Qt::Key_Tab);
    m_edit->undo();
    QCOMPARE(m_bar->text(), QStringLiteral("tag:na"));
}

void TestSearchBar::aMistakeIsShownSaidAndTakenBack()
{
    type("low year:x");
    m_bar->setCount(QStringLiteral("3 papers"));
    const QString why = QStringLiteral("“year:” does not know “x”.");
    m_bar->setError(4, 6, why);
    m_bar->setCount({});
    QVERIFY(m_bar->isWrong());
    QVERIFY(message()->isVisible());
    QCOMPARE(message()->text(), why);
    QCOMPARE(m_edit->toolTip(), why);
    QCOMPARE(m_edit->accessibleDescription(), why);
    m_bar->setError(0, 0, {});
    m_bar->setCount(QStringLiteral("3 papers"));
    QVERIFY(!m_bar->isWrong());
    QVERIFY(message()->isHidden());
    QCOMPARE(m_edit->accessibleDescription(), QStringLiteral("3 papers"));
}

void TestSearchBar::whatAFieldTakesComesBeforeTheMistake()
{
    type("year:x tag:na");
    m_bar->setError(0, 6, QStringLiteral("Wrong."));
    QVERIFY(isOpen());
    QVERIFY(message()->isHidden());
    press(Qt::Key_Escape);
    QVERIFY(message()->isVisible());
    press(Qt::Key_A, Qt::ControlModifier);
    m_bar->setError(0, 0, {});
    type("year:x na");
    QVERIFY(isOpen());
    m_bar->setError(0, 6, QStringLiteral("Wrong."));
    QVERIFY(!isOpen()); // which is no more than a guess
    QVERIFY(message()->isVisible());
}

void TestSearchBar::aLongMistakeStaysInTheWindow()
{
    m_window->resize(320, 400);
    const QString sentence = QStringLiteral("A sentence that is long enough to need several lines. ");
    m_bar->setError(0, 0, sentence.repeated(4));
    QVERIFY(message()->isVisible());
    QVERIFY(m_window->rect().contains(message()->geometry()));
    QVERIFY(message()->height() > 3 * message()->fontMetrics().height());
}

void TestSearchBar::staysInANarrowWindow()
{
    m_window->resize(260, 180);
    type("some words before it and tag:na");
    QVERIFY(isOpen());
    QVERIFY(m_window->rect().contains(popup()->geometry()));
}

QTEST_MAIN(TestSearchBar)
#include "tst_searchbar.moc"
