// SPDX-License-Identifier: GPL-3.0-or-later
// Reading in the real window on a real library: highlights by key, each taken back by one undo; links; type.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/abstractview.h"
#include "views/choicepopup.h"
#include "views/highlightrow.h"

#include <QAction>
#include <QDesktopServices>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <memory>

namespace sheaf
{

// Hears what would be opened.
class Opened final : public QObject
{
    Q_OBJECT
public:
    Opened()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "open");
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "open");
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    }
    ~Opened() override
    {
        for (const char *scheme : {"http", "https", "file"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    QStringList urls;

public Q_SLOTS:
    void open(const QUrl &url) { urls << url.toString(); }
};

class ReadingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSelectionIsHighlightedAndUndone();
    void eachColourHasItsKey();
    void whatIsHighlightedTwiceIsOneHighlight();
    void aCaretInAHighlightRecoloursIt();
    void aCoveredHighlightKeepsItsRemark();
    void keysPressedAtOnceComeOneAfterTheOther();
    void withoutASelectionItSaysWhatToDo();
    void aRowIsRecolouredAndRemovedByKey();
    void aRemarkIsOneEdit();
    void aRemarkMayBeTypedAtOnce();
    void aRedoMayBePressedAtOnce();
    void theWordsOfTheSearchAreMarked();
    void linksAreOpenedAndOthersAreNot();
    void severalLinksAreOffered();
    void sizeAndMeasureAreRemembered();
    void actionsAreThereWhenTheyCanDoSomething();

private:
    void start();
    AbstractView *text() const { return m_app->window().findChild<AbstractView *>(); }
    DetailPane *detail() const { return m_app->window().findChild<DetailPane *>(); }
    QAction *action(Act act) const
    {
        const auto table = Actions::table();
        const auto row = std::ranges::find(table, act, &ActInfo::act);
        for (QAction *one : m_app->window().actions()) {
            if (!one->shortcuts().isEmpty() &&
                one->shortcuts().front() ==
                    QKeySequence(QString::fromLatin1(row->keys).section(u' ', 0, 0), QKeySequence::PortableText))
                return one;
        }
        return nullptr;
    }
    void select(const QString &words) const
    {
        text()->setFocus();
        QTextCursor cursor = text()->textCursor();
        const auto from = text()->toPlainText().indexOf(words);
        QVERIFY(from >= 0);
        cursor.setPosition(int(from));
        cursor.setPosition(int(from + words.size()), QTextCursor::KeepAnchor);
        text()->setTextCursor(cursor);
    }
    void press(const char *keys) const { QTest::keySequence(&m_app->window(), QKeySequence(QLatin1String(keys))); }
    // As another process sees the paper: "1:words|remark 2:…", in the order of the text.
    QString stored() const
    {
        QStringList lines;
        Library::Options options;
        options.mode = Library::Mode::ReadOnly;
        const auto library = m_library->open(options);
        const Paper paper = *library->paper(m_paper);
        for (const Highlight &one : paper.highlights) {
            const QString remark = one.remark.isEmpty() ? QString() : QLatin1Char('|') + one.remark;
            lines << QStringLiteral("%1:%2%3").arg(QString::number(one.colour), one.text, remark);
        }
        return lines.join(u' ');
    }
    void undoIs(const QString &before)
    {
        QTRY_VERIFY(action(Act::Undo)->isEnabled());
        press("Ctrl+Z");
        QTRY_COMPARE(stored(), before);
        QTRY_COMPARE(detail()->paper() ? qsizetype(detail()->paper()->highlights.size()) : -1,
                     before.isEmpty() ? 0 : before.count(u':'));
    }

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
    PaperId m_paper{};
};

void ReadingTest::init()
{
    m_library = std::make_unique<test::TempLibrary>();
    {
        const auto library = m_library->open();
        test::TestDigest digest{QStringLiteral("one.txt"), {}, {}};
        digest.add("A paper on small models",
                   "We train small models on large data. The models reach 2.1times the speed, and the code is at "
                   "https://example.org/code for all. A last sentence ends it.");
        m_paper = test::importDigest(*library, digest).papers.front();
        library->settle();
    }
    start();
}

void ReadingTest::start()
{
    m_settings = std::make_unique<Settings>(m_library->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_library->path);
    QTRY_VERIFY(m_app->window().isVisible());
    QTRY_VERIFY(QTest::qWaitForWindowActive(&m_app->window()));
    QTRY_VERIFY(detail()->paper());
}

void ReadingTest::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_library.reset();
}

void ReadingTest::aSelectionIsHighlightedAndUndone()
{
    select(QStringLiteral("small models"));
    press("H");
    QCOMPARE(detail()->paper()->highlights.size(), std::size_t(1)); // at once
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
    undoIs({});
    press("Ctrl+Shift+Z");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
}

void ReadingTest::eachColourHasItsKey()
{
    select(QStringLiteral("We train"));
    press("Alt+2");
    select(QStringLiteral("large data"));
    press("Alt+3");
    select(QStringLiteral("2.1×"));
    press("Alt+4");
    select(QStringLiteral("last sentence"));
    press("H"); // the last one
    QTRY_COMPARE(stored(), QStringLiteral("2:We train 3:large data 4:2.1× 4:last sentence"));
    undoIs(QStringLiteral("2:We train 3:large data 4:2.1×"));
    undoIs(QStringLiteral("2:We train 3:large data"));
    QCOMPARE(m_settings->highlightColour(), 4);
}

void ReadingTest::whatIsHighlightedTwiceIsOneHighlight()
{
    select(QStringLiteral("small models"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
    select(QStringLiteral("models on large"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models on large"));
    select(QStringLiteral("on"));
    press("Alt+1"); // within it: nothing changes
    select(QStringLiteral("last"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models on large 1:last"));
    select(QStringLiteral("train small models on large data. The models reach 2.1× the speed, and the code is at "
                          "https://example.org/code for all. A last"));
    press("Alt+1");
    QTRY_VERIFY(stored().startsWith(u"1:train"));
    QCOMPARE(stored().count(QStringLiteral("1:")), 1);
    undoIs(QStringLiteral("1:small models on large 1:last"));
}

void ReadingTest::aCaretInAHighlightRecoloursIt()
{
    select(QStringLiteral("small models"));
    press("Alt+1");
    press("Alt+2"); // the caret is at its end
    QTRY_COMPARE(stored(), QStringLiteral("2:small models"));
    undoIs(QStringLiteral("1:small models"));
}

void ReadingTest::aCoveredHighlightKeepsItsRemark()
{
    select(QStringLiteral("models"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:models"));
    QTRY_VERIFY(number(detail()->paper()->highlights.front().id) > 0);
    detail()->marking().editRemark(detail()->paper()->highlights.front().id);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("note this"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(stored(), QStringLiteral("1:models|note this"));
    select(QStringLiteral("small models on"));
    press("Alt+3");
    QTRY_COMPARE(stored(), QStringLiteral("3:small models on|note this"));
    undoIs(QStringLiteral("1:models|note this"));
}

void ReadingTest::keysPressedAtOnceComeOneAfterTheOther()
{
    select(QStringLiteral("small models"));
    press("H");
    press("Alt+4");
    press("Alt+3");
    QTRY_COMPARE(stored(), QStringLiteral("3:small models"));
}

void ReadingTest::withoutASelectionItSaysWhatToDo()
{
    text()->setFocus();
    text()->putCaret(0);
    press("H");
    QVERIFY(m_app->window().findChild<StatusLine *>()->message().contains(u"Select text"));
    QCOMPARE(stored(), QString());
}

void ReadingTest::aRowIsRecolouredAndRemovedByKey()
{
    select(QStringLiteral("small models"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
    QTRY_VERIFY(action(Act::Highlights)->isEnabled());
    press("Shift+H");
    QTRY_VERIFY(qobject_cast<HighlightRow *>(QApplication::focusWidget()));
    press("Alt+4");
    QTRY_COMPARE(stored(), QStringLiteral("4:small models"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QTRY_COMPARE(stored(), QString());
    QVERIFY(!detail()->paper()->trashed);
    undoIs(QStringLiteral("4:small models"));
}

void ReadingTest::aRemarkIsOneEdit()
{
    select(QStringLiteral("small models"));
    press("Alt+1");
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
    QTRY_VERIFY(number(detail()->paper()->highlights.front().id) > 0);
    press("Shift+H");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("hm, j and x"));
    text()->setFocus();
    QTRY_COMPARE(stored(), QStringLiteral("1:small models|hm, j and x"));
    undoIs(QStringLiteral("1:small models"));
}

void ReadingTest::aRemarkMayBeTypedAtOnce()
{
    select(QStringLiteral("small models"));
    Q_EMIT detail()->marking().remarkAsked(detail()->marking().mark());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("hm, j and x"));
    QTRY_VERIFY(number(detail()->paper()->highlights.front().id) > 0);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" and o"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(stored().endsWith(u":small models|hm, j and x and o"));
}

void ReadingTest::aRedoMayBePressedAtOnce()
{
    select(QStringLiteral("small models"));
    press("Alt+1");
    press("Ctrl+Z");
    press("Ctrl+Shift+Z");
    QTRY_VERIFY(m_app->window().findChild<StatusLine *>()->message().contains(u"Redone"));
    QTRY_COMPARE(stored(), QStringLiteral("1:small models"));
}

void ReadingTest::theWordsOfTheSearchAreMarked()
{
    auto *search = m_app->window().findChild<SearchBar *>();
    press("/");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mod"));
    QVERIFY(search);
    const QRect word = text()->firstLineOf({text()->toPlainText().indexOf(u"models"), 6});
    const auto marked = [&] {
        const QImage image = text()->viewport()->grab().toImage();
        for (int x = word.left(); x <= word.right(); ++x) {
            for (const bool dark : {false, true}) {
                if (image.pixelColor(x, word.center().y()) == Theme::colour(Token::Match, dark))
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(marked());
}

void ReadingTest::linksAreOpenedAndOthersAreNot()
{
    Opened opened;
    text()->setFocus();
    press("O");
    QCOMPARE(opened.urls, QStringList{QStringLiteral("https://example.org/code")});
    Q_EMIT detail()->linkClicked(QUrl(QStringLiteral("file:///etc/passwd")));
    Q_EMIT detail()->linkClicked(QUrl(QStringLiteral("javascript:alert(1)")));
    QCOMPARE(opened.urls.size(), 1);
}

void ReadingTest::severalLinksAreOffered()
{
    {
        const auto library = m_library->open();
        PaperDetails details;
        details.doi = QStringLiteral("10.1000/xyz");
        details.urls = {QStringLiteral("javascript:alert(1)")};
        QVERIFY(bool(library->submit(SetDetails{m_paper, details})));
    }
    QTRY_VERIFY(detail()->paper() && !detail()->paper()->doi.isEmpty());
    Opened opened;
    text()->setFocus();
    press("O");
    ChoicePopup *popup = nullptr;
    for (auto *one : m_app->window().findChildren<ChoicePopup *>())
        popup = one->isVisible() ? one : popup;
    QVERIFY(popup);
    QCOMPARE(opened.urls, QStringList());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(opened.urls, QStringList{QStringLiteral("https://example.org/code")});
}

void ReadingTest::sizeAndMeasureAreRemembered()
{
    press("Ctrl++");
    press("Ctrl++");
    press("Ctrl+Alt+-");
    press("Ctrl+Shift+P");
    m_app.reset();
    m_settings.reset();
    start();
    QCOMPARE(m_settings->readingType(), (ReadingType{QString(), 125, 64}));
    QVERIFY(m_settings->notePreview());
    QVERIFY(action(Act::NotePreview)->isChecked());
    QVERIFY(action(Act::TextUsual)->isEnabled());
    press("Ctrl+0");
    QCOMPARE(m_settings->readingType().percent, 100);
    QVERIFY(!action(Act::TextUsual)->isEnabled());
}

void ReadingTest::actionsAreThereWhenTheyCanDoSomething()
{
    QVERIFY(action(Act::Highlight)->isEnabled());
    QVERIFY(!action(Act::Highlights)->isEnabled());
    QVERIFY(action(Act::OpenLink)->isEnabled());
    QVERIFY(!action(Act::TextUsual)->isEnabled());
}

} // namespace sheaf

QTEST_MAIN(sheaf::ReadingTest)
#include "tst_reading.moc"
