// SPDX-License-Identifier: GPL-3.0-or-later
// The detail pane shows what it is given, says what was asked for, and never loses a note.
#include "views/abstractview.h"
#include "views/commentfield.h"
#include "views/detailpane.h"
#include "views/highlightlist.h"
#include "views/noteeditor.h"
#include "views/paperlines.h"
#include "views/tagchips.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <memory>

using namespace sheaf;

class DetailPaneTest final : public QObject
{
    Q_OBJECT

private:
    static Tag tag(qint64 id, const QString &name)
    {
        Tag made;
        made.id = TagId(id);
        made.name = name;
        return made;
    }
    static Paper paper(qint64 id, int words = 120)
    {
        Paper made;
        made.id = PaperId(id);
        made.title = QStringLiteral("A title of paper %1").arg(id);
        for (int i = 0; i < words; ++i)
            made.abstract += i % 3 ? QStringLiteral("method ") : QStringLiteral("gives a ");
        made.abstract += QStringLiteral("see https://example.org/x.");
        made.tags = {TagId(1), TagId(2)};
        made.entries = {{DigestId(5), QStringLiteral("monday.txt"), QStringLiteral("May 29"), 131, 133, false},
                        {DigestId(6), QStringLiteral("tuesday.txt"), {}, 12, 14, false}};
        return made;
    }
    QPlainTextEdit *note() const
    {
        for (auto *one : m_pane->findChildren<QPlainTextEdit *>()) {
            if (one->accessibleName() == u"Note")
                return one;
        }
        return nullptr;
    }
    bool isInSight(const QWidget *widget, const QRect &place) const
    {
        const QRect box(widget->mapTo(m_pane->viewport(), place.topLeft()), place.size());
        return m_pane->viewport()->rect().contains(box);
    }
    bool caretIsInSight(const QPlainTextEdit *text) const { return isInSight(text->viewport(), text->cursorRect()); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_pane->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    std::vector<QAbstractButton *> chips() const
    {
        std::vector<QAbstractButton *> found;
        for (auto *one : m_pane->findChildren<QAbstractButton *>()) {
            if (one->accessibleName().startsWith(u"Tag ") && !one->isHidden())
                found.push_back(one);
        }
        return found;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DetailPane> m_pane;
    std::vector<Tag> m_tags{tag(1, QStringLiteral("Pruning")), tag(2, QStringLiteral("Distillation")),
                            tag(3, QStringLiteral("Other"))};

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->setAppearance(Appearance::Light);
        m_pane = std::make_unique<DetailPane>(*m_theme);
        m_pane->resize(800, 500);
        m_pane->QWidget::show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_theme.reset();
    }

    void aNoteIsHandedOverWhenAnotherPaperComes()
    {
        QSignalSpy spy(m_pane.get(), &DetailPane::noteChanged);
        m_pane->show(paper(1), m_tags);
        QTest::keyClicks(note(), QStringLiteral("mine"));
        m_pane->show(paper(2), m_tags);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].value<PaperId>(), PaperId(1));
        QCOMPARE(spy[0][1].toString(), QStringLiteral("mine"));
        QCOMPARE(note()->toPlainText(), QString());
    }

    void aNoteIsHandedOverOnFocusLossOnceAndAfterAPause()
    {
        QSignalSpy spy(m_pane.get(), &DetailPane::noteChanged);
        m_pane->show(paper(1), m_tags);
        m_pane->editNote();
        QTest::keyClicks(note(), QStringLiteral("one"));
        button(QStringLiteral("Star"))->setFocus();
        QTRY_COMPARE(spy.size(), 1);
        m_pane->editNote();
        QTest::keyClicks(note(), QStringLiteral("two"));
        QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, NoteEditor::pauseMilliseconds + 2000);
        m_pane->saveNote();
        QCOMPARE(spy.size(), 2);
    }

    void aLateAnswerOfTheLibraryDoesNotEatTheNote()
    {
        m_pane->show(paper(1), m_tags);
        QTest::keyClicks(note(), QStringLiteral("first"));
        m_pane->saveNote();
        m_pane->show(paper(1), m_tags); // still without the note
        QCOMPARE(note()->toPlainText(), QStringLiteral("first"));
        QTest::keyClicks(note(), QStringLiteral("!"));
        Paper answered = paper(1);
        answered.note = QStringLiteral("first");
        m_pane->show(answered, m_tags); // while more is typed
        QVERIFY(note()->toPlainText().contains(u'!'));
    }

    void aNoteChangedElsewhereIsShownWhenNothingIsTyped()
    {
        m_pane->show(paper(1), m_tags);
        Paper changed = paper(1);
        changed.note = QStringLiteral("from the other window");
        m_pane->show(changed, m_tags);
        QCOMPARE(note()->toPlainText(), changed.note);
        m_pane->show(paper(1), m_tags); // undone
        QCOMPARE(note()->toPlainText(), QString());
    }

    void deleteOnAChipTakesItsTagOffAndKeepsThePlace()
    {
        QSignalSpy spy(m_pane.get(), &DetailPane::tagRemoved);
        m_pane->show(paper(1), m_tags);
        QCOMPARE(chips().size(), std::size_t(2)); // by name: Distillation, Pruning
        const QShortcut trash(Qt::Key_Delete, m_pane.get());
        QSignalSpy trashed(&trash, &QShortcut::activated);
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        QTest::keyClick(m_pane.get(), Qt::Key_Delete);
        QCOMPARE(trashed.size(), 1); // the window's key acts, but not on a chip
        chips()[0]->setFocus();
        QTest::keyClick(chips()[0], Qt::Key_Delete);
        QCOMPARE(trashed.size(), 1);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].value<TagId>(), TagId(2));
        Paper less = paper(1);
        less.tags = {TagId(1)};
        m_pane->show(less, m_tags);
        QCOMPARE(chips().size(), std::size_t(1));
        QVERIFY(chips()[0]->hasFocus());
    }

    void tabGoesThroughTheChipsOnTheWayToTheAbstract()
    {
        m_pane->show(paper(1), m_tags);
        Paper other = paper(2);
        other.tags = {TagId(3), TagId(1)};
        m_pane->show(other, m_tags);
        std::vector<QString> stops;
        const QWidget *stop = m_pane.get();
        while ((stop = stop->nextInFocusChain())->accessibleDescription() != u"Where the paper comes from")
            QVERIFY(stop != m_pane.get());
        while ((stop = stop->nextInFocusChain()) != m_pane->findChild<AbstractView *>() && stop != m_pane.get()) {
            if (stop->focusPolicy() != Qt::NoFocus && !stop->isHidden())
                stops.push_back(stop->accessibleName());
        }
        QCOMPARE(stops, (std::vector<QString>{QStringLiteral("Tag Other"), QStringLiteral("Tag Pruning"),
                                              QStringLiteral("Add a tag")}));
    }

    void buttonsNameTheirTarget()
    {
        QSignalSpy star(m_pane.get(), &DetailPane::starToggled);
        QSignalSpy status(m_pane.get(), &DetailPane::statusChosen);
        Paper shown = paper(1);
        m_pane->show(shown, m_tags);
        QTest::mouseClick(button(QStringLiteral("Star")), Qt::LeftButton);
        QTest::mouseClick(button(QStringLiteral("Mark read")), Qt::LeftButton);
        shown.starred = true;
        shown.status = Status::Read;
        m_pane->show(shown, m_tags);
        QTest::mouseClick(button(QStringLiteral("Starred")), Qt::LeftButton);
        QTest::mouseClick(button(QStringLiteral("Mark unread")), Qt::LeftButton);
        QCOMPARE(star.size(), 2);
        QCOMPARE(star[0][0].toBool(), true);
        QCOMPARE(star[1][0].toBool(), false);
        QCOMPARE(status[0][0].value<Status>(), Status::Read);
        QCOMPARE(status[1][0].value<Status>(), Status::Unread);
    }

    void anEntryLeadsToItsLines()
    {
        QSignalSpy spy(m_pane.get(), &DetailPane::entryClicked);
        m_pane->show(paper(1), m_tags);
        for (QLabel *label : m_pane->findChildren<QLabel *>()) {
            if (label->text().contains(u"entry:1"))
                Q_EMIT label->linkActivated(QStringLiteral("entry:1"));
        }
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].value<DigestId>(), DigestId(6));
        QCOMPARE(spy[0][1].toInt(), 12);
        QCOMPARE(spy[0][2].toInt(), 14);
    }

    void onlyWebAddressesBecomeLinks()
    {
        Paper shown = paper(1);
        shown.urls = {QStringLiteral("javascript:alert(1)"), QStringLiteral("file:///etc/passwd"),
                      QStringLiteral("https://example.org/a"), QStringLiteral("https://example.org/x")};
        shown.doi = QStringLiteral("10.1000/a<b>#c?d");
        const auto links = paperLinks(shown);
        QCOMPARE(links.size(), std::size_t(2)); // /x is a link in the abstract already
        QCOMPARE(links[0].url.toEncoded(), QByteArray("https://doi.org/10.1000/a%3Cb%3E%23c%3Fd"));
        QCOMPARE(links[1].url, QUrl(QStringLiteral("https://example.org/a")));
        shown.entries[0].digestLabel = QStringLiteral("<b>bold</b>");
        QVERIFY(!provenanceHtml(shown, false, Qt::black, QDate(2025, 1, 1)).contains(u"<b>"));
    }

    void theMeasureIsSixtyTwoToSeventyTwoCharacters()
    {
        m_pane->resize(1600, 500);
        m_pane->show(paper(1), m_tags);
        const auto *text = m_pane->findChild<AbstractView *>();
        const QTextLayout *layout = text->document()->firstBlock().layout();
        QVERIFY(layout->lineCount() > 4);
        int characters = 0;
        for (int i = 0; i < layout->lineCount() - 1; ++i)
            characters += layout->lineAt(i).textLength();
        const double mean = double(characters) / (layout->lineCount() - 1);
        QVERIFY2(mean >= 58 && mean <= 72, qPrintable(QString::number(mean)));
    }

    void aChangeOfThemeReachesTheAbstract()
    {
        m_pane->show(paper(1), m_tags);
        const auto ink = [this] {
            const auto *text = m_pane->findChild<AbstractView *>();
            return text->document()->firstBlock().begin().fragment().charFormat().foreground().color();
        };
        QCOMPARE(ink(), Theme::colour(Token::Ink, false));
        m_theme->setAppearance(Appearance::Dark);
        QCOMPARE(ink(), Theme::colour(Token::Ink, true));
    }

    void spaceScrollsToTheEndOfTheAbstractAndNoFurther()
    {
        m_pane->show(paper(1, 900), m_tags);
        QTRY_VERIFY(m_pane->verticalScrollBar()->maximum() > 0);
        int pages = 0;
        while (pages < 50 && m_pane->scrollPage())
            ++pages;
        QVERIFY(pages > 0 && pages < 50);
        const auto *text = m_pane->findChild<AbstractView *>();
        const QPoint end = text->mapTo(m_pane->viewport(), QPoint(0, text->height()));
        QVERIFY(end.y() <= m_pane->viewport()->height());
        m_pane->show(paper(2, 20), m_tags);
        QCOMPARE(m_pane->verticalScrollBar()->value(), 0);
        QTRY_VERIFY(!m_pane->scrollPage());
    }

    void whatIsShownStaysWhileAnotherPaperLoads()
    {
        m_pane->show(paper(1), m_tags);
        auto *text = m_pane->findChild<AbstractView *>();
        m_pane->loading();
        QVERIFY(text->isVisible());
        QTRY_VERIFY(!text->isVisible());
        m_pane->show(paper(2), m_tags);
        QVERIFY(text->isVisible());
    }

    void severalPapersShowWhatTheyShare()
    {
        QSignalSpy star(m_pane.get(), &DetailPane::starToggled);
        m_pane->several({12, {m_tags[0]}, true, false, false});
        QCOMPARE(chips().size(), std::size_t(1));
        QVERIFY(!note()->isVisible());
        QTest::mouseClick(button(QStringLiteral("Starred")), Qt::LeftButton);
        QCOMPARE(star[0][0].toBool(), false);
        m_pane->clear();
        QVERIFY(!button(QStringLiteral("Starred"))->isVisible());
    }

    void theCaretStaysInSightHoweverTheNoteGrows()
    {
        m_pane->show(paper(1, 900), m_tags);
        QTRY_VERIFY(m_pane->verticalScrollBar()->maximum() > 0);
        m_pane->editNote();
        QTRY_VERIFY(caretIsInSight(note()));
        for (int line = 0; line < 15; ++line) {
            QTest::keyClick(note(), Qt::Key_Return);
            QTRY_VERIFY(caretIsInSight(note()));
        }
        m_pane->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        QVERIFY(!caretIsInSight(note())); // the user looks elsewhere, until the next key
        QTest::keyClicks(note(), QStringLiteral("x"));
        QTRY_VERIFY(caretIsInSight(note()));
    }

    void whatGetsTheKeyboardComesIntoSight()
    {
        auto *comment = new CommentField(*m_theme);
        m_pane->addField(comment);
        Paper shown = paper(1, 900);
        for (int i = 0; i < 6; ++i) {
            Highlight highlight;
            highlight.id = HighlightId(i + 1);
            highlight.text = QStringLiteral("gives a method");
            shown.highlights.push_back(highlight);
        }
        m_pane->show(shown, m_tags);
        QTRY_VERIFY(m_pane->verticalScrollBar()->maximum() > 0);
        comment->setPlace(CommentPlace{ListId(1), QStringLiteral("Monday"), {ItemId(1), 0, PaperId(1), {}}});
        comment->edit(); // before it is shown, as by its key
        m_pane->showField(comment, true);
        QTRY_VERIFY(comment->findChild<QPlainTextEdit *>()->hasFocus());
        QTRY_VERIFY(caretIsInSight(comment->findChild<QPlainTextEdit *>()));

        m_pane->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        auto *list = m_pane->findChild<HighlightList *>();
        list->focusRow(HighlightId(6));
        const QWidget *row = QApplication::focusWidget();
        QVERIFY(list->isAncestorOf(row));
        QTRY_VERIFY(isInSight(row, row->rect()));

        m_pane->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        list->editRemark(HighlightId(6));
        QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        QTRY_VERIFY(caretIsInSight(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget())));
    }

    void everyControlHasAName()
    {
        m_pane->show(paper(1), m_tags);
        for (const auto *one : m_pane->findChildren<QAbstractButton *>())
            QVERIFY(!one->accessibleName().isEmpty() || !one->text().isEmpty());
        QVERIFY(!note()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(DetailPaneTest)
#include "tst_detailpane.moc"
