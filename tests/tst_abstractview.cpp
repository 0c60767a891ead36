// SPDX-License-Identifier: GPL-3.0-or-later
// The abstract marks what it is told to, where the text stands, in colours that can be read.
#include "tests/support/contrast.h"
#include "views/abstractview.h"
#include "views/detailpane.h"
#include "views/highlightlist.h"
#include "views/highlightpopup.h"
#include "views/highlightrow.h"
#include "views/marking.h"
#include "views/wholewords.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <algorithm>
#include <memory>

using namespace sheaf;
using namespace sheaf::test;

class AbstractViewTest final : public QObject
{
    Q_OBJECT

private:
    static Highlight highlight(qint64 id, const QString &text, const QString &words, int colour = 1)
    {
        Highlight made;
        made.id = HighlightId{id};
        made.colour = colour;
        made.text = words;
        made.shownFrom = text.indexOf(words);
        made.shownLength = made.shownFrom < 0 ? 0 : words.size();
        return made;
    }
    Paper paper(std::vector<Highlight> highlights = {}) const
    {
        Paper made;
        made.id = PaperId{1};
        made.title = QStringLiteral("A small model of <b>text</b>");
        made.abstract = m_text;
        made.originalAbstract = m_text;
        made.highlights = std::move(highlights);
        return made;
    }
    AbstractView *text() const { return m_pane->findChild<AbstractView *>(); }
    QList<HighlightRow *> rows() const
    {
        QList<HighlightRow *> shown;
        for (HighlightRow *row : m_pane->findChildren<HighlightRow *>()) {
            if (!row->isHidden())
                shown << row;
        }
        return shown;
    }
    void select(qsizetype from, qsizetype length) const
    {
        QTextCursor cursor = text()->textCursor();
        cursor.setPosition(int(from));
        cursor.setPosition(int(from + length), QTextCursor::KeepAnchor);
        text()->setTextCursor(cursor);
    }
    QImage pixels() const { return text()->viewport()->grab().toImage(); }
    static bool holds(const QImage &image, const QRect &area, const QColor &colour)
    {
        for (int y = std::max(area.top(), 0); y <= area.bottom() && y < image.height(); ++y) {
            for (int x = std::max(area.left(), 0); x <= area.right() && x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    }

    const QString m_text =
        QStringLiteral("We present a small model. It reads שלום עולם and 深度学习 😀 at https://example.org/x "
                       "and learns a small model of a model, which is said at some length so that the "
                       "text has several lines.\nA second paragraph ends it.");
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DetailPane> m_pane;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->setAppearance(Appearance::Light);
        m_pane = std::make_unique<DetailPane>(*m_theme);
        m_pane->resize(700, 600);
        m_pane->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_theme.reset();
    }

    void aTextPreparedIsTheOneWrittenThere()
    {
        const QString other =
            QStringLiteral("Another one, from https://example.org/y, in its own words, which go on so "
                           "long that this text, too, has several lines of them.");
        m_pane->show(paper(), {});
        text()->setAbstract(other);
        const int height = text()->minimumHeight();
        QTRY_COMPARE(text()->height(), height);
        const QImage written = pixels();
        text()->setAbstract(m_text);
        for (int turn = 0; turn < 2; ++turn) { // the first document is Qt's, the second ours
            text()->setFound(AbstractView::Found{{{3, 4}}, 0});
            text()->prepareAbstract(other);
            const QPointer<QTextDocument> before = text()->document();
            text()->setAbstract(other);
            text()->setFound(std::nullopt);
            QVERIFY(!before); // another was ready, and the one before it is gone
            QCOMPARE(text()->toPlainText(), other);
            QCOMPARE(text()->minimumHeight(), height);
            QTRY_COMPARE(pixels(), written);
            text()->prepareAbstract(m_text);
            text()->setAbstract(m_text);
            QCOMPARE(text()->toPlainText(), m_text);
        }
        text()->prepareAbstract(other);
        m_theme->setAppearance(Appearance::Dark); // what was prepared has the colours of before
        text()->setAbstract(other);
        QTRY_COMPARE(text()->height(), text()->minimumHeight());
        QVERIFY(pixels() != written);
        m_theme->setAppearance(Appearance::Light); // and the pane shows its paper again
        text()->setAbstract(other);
        QTRY_COMPARE(pixels(), written);
    }

    void matchAndHighlightAreBothSeen()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            m_theme->setAppearance(appearance);
            for (int colour = 1; colour <= 4; ++colour) {
                m_pane->show(paper({highlight(1, m_text, QStringLiteral("a small model."), colour)}), {});
                m_pane->setMatches(Matches(QStringLiteral("model"), false));
                const QRect word = text()->firstLineOf({m_text.indexOf(u"model"), 5});
                const QImage image = pixels();
                QVERIFY(holds(image, word, m_theme->colour(Token::Match)));
                QVERIFY(holds(image, word.adjusted(0, -2, 0, 2), m_theme->highlight(colour)));
                const QRect other = text()->firstLineOf({m_text.indexOf(u"model of"), 5});
                QVERIFY(holds(image, other, m_theme->colour(Token::Match)));
                QVERIFY(!holds(image, other, m_theme->highlight(colour)));
            }
        }
    }

    void inkCanBeReadOnEveryBand()
    {
        for (const bool dark : {false, true}) {
            const QColor ink = Theme::colour(Token::Ink, dark);
            QVERIFY(contrast(ink, Theme::colour(Token::Match, dark)) >= 4.5);
            for (int colour = 1; colour <= 4; ++colour)
                QVERIFY(contrast(ink, Theme::highlight(colour, dark)) >= 4.5);
        }
    }

    void aLinkOnABandIsInk()
    {
        const QString address = QStringLiteral("https://example.org/x");
        const auto colourOfLink = [&] {
            QTextCursor cursor(text()->document());
            cursor.setPosition(int(m_text.indexOf(address)) + 3);
            return cursor.charFormat().foreground().color();
        };
        m_pane->show(paper(), {});
        QCOMPARE(colourOfLink(), m_theme->colour(Token::Accent));
        m_pane->setHighlights({highlight(1, m_text, address)}, false);
        QCOMPARE(colourOfLink(), m_theme->colour(Token::Ink));
        m_pane->setHighlights({}, false);
        QCOMPARE(colourOfLink(), m_theme->colour(Token::Accent));
        m_pane->setMatches(Matches(QStringLiteral("example"), false));
        QCOMPARE(colourOfLink(), m_theme->colour(Token::Ink));
    }

    void placesInTheDocumentAreThoseOfTheText()
    {
        const QString breaks =
            QStringLiteral("one\r\ntwo\rthree\n😀 four\u2028five\u2029six https://example.org/a\r\nseven");
        Paper shown = paper();
        shown.abstract = breaks;
        m_pane->show(shown, {});
        for (const QString &word : {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"),
                                    QStringLiteral("four"), QStringLiteral("five"), QStringLiteral("six"),
                                    QStringLiteral("https://example.org/a"), QStringLiteral("seven")}) {
            select(breaks.indexOf(word), word.size());
            QCOMPARE(text()->textCursor().selectedText(), word);
        }
    }

    void bothDirectionsOfWritingAreCovered()
    {
        const QString words = QStringLiteral("reads שלום עולם and");
        m_pane->show(paper({highlight(1, m_text, words, 3)}), {});
        const QImage image = pixels();
        for (qsizetype at = m_text.indexOf(words); at < m_text.indexOf(words) + words.size(); ++at) {
            if (m_text[at].isSpace())
                continue; // nothing of it is seen
            const QRect letter = text()->firstLineOf({at, 1});
            QVERIFY(holds(image, QRect(letter.center().x(), letter.top(), 1, letter.height()), m_theme->highlight(3)));
        }
    }

    void theSelectionStaysWhenTheSamePaperComesAgain()
    {
        m_pane->show(paper(), {});
        select(3, 7);
        m_pane->show(paper({highlight(1, m_text, QStringLiteral("small"))}), {});
        QCOMPARE(text()->selection(), (TextRange{3, 7}));
        m_theme->setAppearance(Appearance::Dark);
        QCOMPARE(text()->selection(), (TextRange{3, 7}));
    }

    void aMouseSelectionTakesWholeWords()
    {
        m_pane->show(paper(), {});
        const qsizetype small = m_text.indexOf(QLatin1String("small"));
        const qsizetype end = m_text.indexOf(QLatin1String("model"), small) + 5;
        const QRect from = text()->lineAt(small + 2);
        const QRect to = text()->lineAt(end - 2);
        QCOMPARE(from.top(), to.top());
        const int y = from.center().y();
        QTest::mousePress(text()->viewport(), Qt::LeftButton, {}, QPoint(from.left() + 1, y));
        QTest::mouseMove(text()->viewport(), QPoint((from.left() + to.left()) / 2, y));
        QTest::mouseMove(text()->viewport(), QPoint(to.left() + 1, y));
        QTest::mouseRelease(text()->viewport(), Qt::LeftButton, {}, QPoint(to.left() + 1, y));
        QCOMPARE(text()->selection(), (TextRange{small, end - small}));
        QTest::keyClick(text(), Qt::Key_Left, Qt::ShiftModifier); // by keys it may end within a word
        QCOMPARE(text()->selection(), (TextRange{small, end - small - 1}));
    }

    void wordsAreTakenWholeAndBlanksLeftOut_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<qsizetype>("from");
        QTest::addColumn<qsizetype>("length");
        QTest::addColumn<QString>("whole");
        const QString plain = QStringLiteral("A tree, a leaf.");
        QTest::newRow("within one word") << plain << qsizetype(3) << qsizetype(1) << QStringLiteral("tree");
        QTest::newRow("blanks") << plain << qsizetype(1) << qsizetype(1) << QString();
        QTest::newRow("up to a blank") << plain << qsizetype(1) << qsizetype(6) << QStringLiteral("tree,");
        QTest::newRow("whole as it is") << plain << qsizetype(2) << qsizetype(4) << QStringLiteral("tree");
        QTest::newRow("without spaces") << QStringLiteral("\u6a39\u8449\u68ee") << qsizetype(1) << qsizetype(1)
                                        << QStringLiteral("\u8449");
        QTest::newRow("past the end") << plain << qsizetype(12) << qsizetype(40) << QStringLiteral("leaf.");
    }

    void wordsAreTakenWholeAndBlanksLeftOut()
    {
        QFETCH(QString, words);
        QFETCH(qsizetype, from);
        QFETCH(qsizetype, length);
        const TextRange whole = wholeWords(words, {from, length});
        QTEST(words.mid(whole.from, whole.length), "whole");
    }

    void aMouseSelectionOffersColours()
    {
        m_pane->show(paper(), {});
        QSignalSpy asked(&m_pane->marking(), &Marking::colourAsked);
        const QRect line = text()->lineAt(3);
        const int y = line.center().y();
        QTest::mousePress(text()->viewport(), Qt::LeftButton, {}, QPoint(line.left(), y));
        QTest::mouseMove(text()->viewport(), QPoint(line.left() + 40, y));
        QTest::mouseMove(text()->viewport(), QPoint(line.left() + 90, y));
        QTest::mouseRelease(text()->viewport(), Qt::LeftButton, {}, QPoint(line.left() + 90, y));
        QVERIFY(text()->selection().length > 0);
        auto *panel = m_pane->findChild<HighlightPopup *>();
        QVERIFY(panel && panel->isVisible());
        const QRect onWindow(text()->mapTo(m_pane.get(), line.topLeft()), line.size());
        QVERIFY(!panel->geometry().adjusted(12, 12, -12, -12).intersects(onWindow));
        for (auto *button : panel->findChildren<QAbstractButton *>()) {
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
            if (button->accessibleName() == u"Green")
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toInt(), 2);
        QVERIFY(!panel->isVisible());
        QVERIFY(text()->selection().length > 0);
    }

    void escapeClosesThePanelOnly()
    {
        m_pane->show(paper({highlight(1, m_text, QStringLiteral("small"))}), {});
        text()->setFocus();
        text()->putCaret(m_text.indexOf(u"small") + 1);
        QTest::keyClick(text(), Qt::Key_Return);
        auto *panel = m_pane->findChild<HighlightPopup *>();
        QVERIFY(panel && panel->isVisible());
        QVERIFY(panel->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Green"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QVERIFY(text()->hasFocus());
    }

    void theListFollowsTheTextAndTellsTheDetachedOnes()
    {
        Highlight gone = highlight(1, m_text, QStringLiteral("what was there once"));
        gone.colour = 4;
        m_pane->show(paper({gone, highlight(2, m_text, QStringLiteral("second")),
                            highlight(3, m_text, QStringLiteral("small"))}),
                     {});
        QCOMPARE(rows().size(), 3);
        QCOMPARE(rows()[0]->highlight().id, HighlightId{3});
        QCOMPARE(rows()[1]->highlight().id, HighlightId{2});
        QCOMPARE(rows()[2]->highlight().id, HighlightId{1});
        QVERIFY(rows()[0]->accessibleName().startsWith(u"Yellow"));
        QVERIFY(rows()[2]->accessibleName().contains(u"no longer in the abstract"));
        QVERIFY(rows()[2]->accessibleName().contains(u"what was there once"));
        QTest::keyClick(rows()[1], Qt::Key_Return);
        QVERIFY(text()->hasFocus());
        QCOMPARE(text()->textCursor().position(), int(m_text.indexOf(u"second")));
        m_pane->setHighlights({}, false);
        QVERIFY(m_pane->findChild<HighlightList *>()->isHidden());
    }

    void deleteOnARowRemovesItsHighlightAndKeepsThePlace()
    {
        const Highlight one = highlight(1, m_text, QStringLiteral("small"));
        const Highlight two = highlight(2, m_text, QStringLiteral("second"));
        m_pane->show(paper({one, two}), {});
        QSignalSpy removed(&m_pane->marking(), &Marking::removeAsked);
        QVERIFY(m_pane->marking().goToList());
        QVERIFY(rows()[0]->hasFocus());
        QTest::keyClick(rows()[0], Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].value<HighlightId>(), HighlightId{1});
        m_pane->setHighlights({two}, false);
        QVERIFY(rows()[0]->hasFocus());
        QCOMPARE(rows()[0]->highlight().id, HighlightId{2});
    }

    void aRemarkIsHandedOverOnceAndNotLostToAnotherPaper()
    {
        m_pane->show(paper({highlight(1, m_text, QStringLiteral("small"))}), {});
        QSignalSpy written(&m_pane->marking(), &Marking::remarkWritten);
        m_pane->marking().editRemark(HighlightId{1});
        QWidget *field = QApplication::focusWidget();
        QVERIFY(qobject_cast<QPlainTextEdit *>(field));
        QTest::keyClicks(field, QStringLiteral("why so"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(written.size(), 1);
        QCOMPARE(written[0][1].value<Highlight>().remark, QStringLiteral("why so"));
        QVERIFY(rows()[0]->hasFocus());
        QTest::keyClick(rows()[0], Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("!"));
        Paper other = paper();
        other.id = PaperId{2};
        m_pane->show(other, {});
        QCOMPARE(written.size(), 2);
        QCOMPARE(written[1][0].value<PaperId>(), PaperId{1});
        QCOMPARE(written[1][1].value<Highlight>().remark, QStringLiteral("why so!"));
    }

    void theTitleMarksMatchesAndTakesNoHtml()
    {
        m_pane->show(paper(), {});
        m_pane->setMatches(Matches(QStringLiteral("text models"), false));
        bool seen = false;
        for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
            if (!label->text().contains(u"background-color"))
                continue;
            seen = true;
            QVERIFY(label->text().contains(u"&lt;b&gt;"));
            QVERIFY(!label->text().contains(u"<b>"));
        }
        QVERIFY(seen);
    }

    void sizeMeasureAndFamilyAreTheUsers()
    {
        m_pane->resize(1600, 600);
        m_pane->show(paper(), {});
        const int width = text()->width();
        const double height = text()->document()->firstBlock().layout()->lineAt(0).height();
        ReadingType type;
        type.measure = 48;
        m_theme->setReading(type);
        QTRY_VERIFY(text()->width() < width);
        type = {};
        type.percent = 150;
        m_theme->setReading(type);
        QVERIFY(text()->document()->firstBlock().layout()->lineAt(0).height() > height * 1.3);
        type = {};
        type.family = QStringLiteral("DejaVu Sans");
        m_theme->setReading(type);
        QCOMPARE(m_theme->font(Type::Abstract).families().value(0), type.family);
        type.family = QStringLiteral("There is no such font");
        type.percent = 9000;
        type.measure = -3;
        m_theme->setReading(type);
        QCOMPARE(m_theme->reading(), (ReadingType{QString(), ReadingType::mostPercent, ReadingType::leastMeasure}));
    }
};

QTEST_MAIN(AbstractViewTest)
#include "tst_abstractview.moc"
