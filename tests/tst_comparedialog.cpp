// SPDX-License-Identifier: GPL-3.0-or-later
// Two papers side by side, and a paper beside its digests: what is shown, marked, chosen and asked for.
#include "views/comparedialog.h"
#include "views/differenceview.h"
#include "views/digestpage.h"
#include "views/entryview.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <memory>

using namespace sheaf;

class CompareDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void differingWordsAreMarkedInBothColumns();
    void theChosenOneIsKept();
    void keepingBothIsForThoseThatLookAlike();
    void whatIsOnItsWayIsNotAskedTwice();
    void pairsAreSteppedThrough();
    void nothingToCompareIsSaid();
    void anEntryIsMarkedAndOthersAreReached();
    void whatDiffersIsShown();
    void linesWithoutAPaperAreShown();
    void nothingOfAPaperBeforeIsShownWhileWaiting();

private:
    static PlacedPaper placed(qint64 id, const QString &title, const QString &abstract)
    {
        PlacedPaper one;
        one.paper.id = PaperId{id};
        one.paper.title = title;
        one.paper.originalTitle = title;
        one.paper.abstract = abstract;
        one.paper.originalAbstract = abstract;
        one.paper.entries = {{DigestId{1}, QStringLiteral("monday.txt"), QStringLiteral("May 29"), 3, 4, false},
                             {DigestId{2}, QStringLiteral("tuesday.txt"), {}, 9, 10, true}};
        return one;
    }
    static void alike(PlacedPaper &one, PlacedPaper &other)
    {
        one.paper.resembles = {other.paper.id};
        other.paper.resembles = {one.paper.id};
    }
    static std::vector<Variant> variantsOf(const Paper &paper)
    {
        return {{paper.entries[0], paper.title, paper.abstract},
                {paper.entries[1], paper.title, QStringLiteral("Other words of it.")}};
    }
    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(u'\n');
    }
    static QPushButton *button(const QWidget &widget, const QString &text)
    {
        for (QPushButton *one : widget.findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<Theme> m_theme;
};

void CompareDialogTest::nothingOfAPaperBeforeIsShownWhileWaiting()
{
    EntryView view(*m_theme);
    const Paper paper = placed(1, QStringLiteral("One paper"), QStringLiteral("Words of it.")).paper;
    view.showPaper(paper, variantsOf(paper), 0);
    view.setText(DigestId{1}, QStringLiteral("a\nb\nOne paper\nWords of it.\n"));
    view.wait(QStringLiteral("Another paper"));
    view.show();
    QVERIFY(!texts(view).contains(QLatin1String("One paper")));
    QVERIFY(!texts(view).contains(QLatin1String("monday.txt")));
    const auto *page = view.findChild<DigestPage *>();
    QCOMPARE(page->toPlainText(), QString());
    QCOMPARE(page->placeholderText(), QStringLiteral("Reading the digest"));
    QVERIFY(!button(view, QStringLiteral("What differs"))->isEnabled());
    view.fail(QStringLiteral("It could not be read."));
    QCOMPARE(page->placeholderText(), QStringLiteral("It could not be read."));
}

void CompareDialogTest::differingWordsAreMarkedInBothColumns()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    dialog.showPair(placed(1, QStringLiteral("A <quick> test"), QStringLiteral("Same.")),
                    placed(2, QStringLiteral("A slow test"), QStringLiteral("Same.")));
    QTRY_VERIFY(texts(dialog).contains(QLatin1String("May 29")));
    const QString shown = texts(dialog);
    QVERIFY(shown.contains(QLatin1String("text-decoration:underline\">&lt;quick&gt;</span>")));
    QVERIFY(shown.contains(QLatin1String("text-decoration:underline\">slow</span>")));
    QVERIFY(shown.contains(QLatin1String("1 word differs")));
    QVERIFY(shown.contains(QLatin1String("May 29, lines 3 to 4")));
    m_theme->setAppearance(Appearance::Dark); // marks follow the theme
    QTRY_VERIFY(texts(dialog).contains(Theme::colour(Token::Highlight1, true).name()));
    m_theme->setAppearance(Appearance::Light);
}

void CompareDialogTest::theChosenOneIsKept()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    const QSignalSpy merged(&dialog, &CompareDialog::mergeAsked);
    dialog.showPair(placed(1, QStringLiteral("A"), {}), placed(2, QStringLiteral("A"), {}));
    QCOMPARE(dialog.kept(), PaperId{1});
    QTest::keyClick(&dialog, Qt::Key_2);
    QCOMPARE(dialog.kept(), PaperId{2});
    QVERIFY(texts(dialog).contains(QLatin1String("The right paper stays.")));
    dialog.showPair(placed(1, QStringLiteral("A"), {}), placed(2, QStringLiteral("B"), {})); // changed elsewhere
    QCOMPARE(dialog.kept(), PaperId{2});
    QTest::keyClick(&dialog, Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(merged.count(), 1);
    QCOMPARE(merged[0][0].value<PaperId>(), PaperId{2});
    QCOMPARE(merged[0][1].value<PaperId>(), PaperId{1});
}

void CompareDialogTest::keepingBothIsForThoseThatLookAlike()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    const QSignalSpy kept(&dialog, &CompareDialog::keepBothAsked);
    PlacedPaper one = placed(1, QStringLiteral("A"), {});
    PlacedPaper other = placed(2, QStringLiteral("B"), {});
    dialog.showPair(one, other);
    QVERIFY(!button(dialog, QStringLiteral("Keep both"))->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(kept.count(), 0);
    alike(one, other);
    dialog.showPair(one, other);
    QTest::keyClick(&dialog, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(kept.count(), 1);
}

void CompareDialogTest::whatIsOnItsWayIsNotAskedTwice()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    const QSignalSpy merged(&dialog, &CompareDialog::mergeAsked);
    dialog.showPair(placed(1, QStringLiteral("A"), {}), placed(2, QStringLiteral("A"), {}));
    QPushButton *merge = button(dialog, QStringLiteral("Merge into one paper"));
    merge->click();
    merge->click();
    QCOMPARE(merged.count(), 1);
    dialog.fail(QStringLiteral("The disk is full."));
    QVERIFY(texts(dialog).contains(QLatin1String("The disk is full.")));
    merge->click();
    QCOMPARE(merged.count(), 2);
}

void CompareDialogTest::pairsAreSteppedThrough()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    const QSignalSpy stepped(&dialog, &CompareDialog::stepAsked);
    dialog.showPair(placed(1, QStringLiteral("A"), {}), placed(2, QStringLiteral("A"), {}));
    dialog.setPlace(0, 1);
    QTest::keyClick(&dialog, Qt::Key_J);
    QCOMPARE(stepped.count(), 0);
    dialog.setPlace(1, 3);
    QVERIFY(texts(dialog).contains(QLatin1String("2 of 3 pairs")));
    QTest::keyClick(&dialog, Qt::Key_J);
    QTest::keyClick(&dialog, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(stepped.count(), 2);
    QCOMPARE(stepped[0][0].toInt(), 1);
    QCOMPARE(stepped[1][0].toInt(), -1);
}

void CompareDialogTest::nothingToCompareIsSaid()
{
    CompareDialog dialog(*m_theme);
    dialog.show();
    QTRY_VERIFY(dialog.isActiveWindow()); // for its keys
    dialog.showNothing(QStringLiteral("Nothing looks like it."));
    dialog.setPlace(-1, 0);
    QVERIFY(texts(dialog).contains(QLatin1String("Nothing looks like it.")));
    QVERIFY(!button(dialog, QStringLiteral("Merge into one paper"))->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void CompareDialogTest::anEntryIsMarkedAndOthersAreReached()
{
    EntryView view(*m_theme);
    const QSignalSpy asked(&view, &EntryView::textAsked);
    const Paper paper = placed(1, QStringLiteral("A title"), QStringLiteral("Its words.")).paper;
    view.showPaper(paper, variantsOf(paper), 0);
    view.show();
    QTRY_VERIFY(view.isActiveWindow()); // for its keys
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<DigestId>(), DigestId{1});
    QString text;
    for (int line = 1; line <= 40; ++line)
        text += QStringLiteral("line %1\n").arg(line);
    auto *page = view.findChild<DigestPage *>();
    view.setText(DigestId{7}, QStringLiteral("late")); // of a digest that is not shown
    QVERIFY(page->toPlainText().isEmpty());
    view.setText(DigestId{1}, text);
    QCOMPARE(page->extraSelections().size(), 2);
    QCOMPARE(page->textCursor().blockNumber() + 1, 3);
    QVERIFY(texts(view).contains(QLatin1String("1 of 2 entries")));
    QTest::keyClick(&view, Qt::Key_J);
    QCOMPARE(view.entry(), std::size_t(1));
    QCOMPARE(asked.count(), 2);
    QVERIFY(page->toPlainText().isEmpty()); // the other digest's text is on its way
    view.setText(DigestId{2}, text);
    QCOMPARE(page->textCursor().blockNumber() + 1, 9);
    QTest::keyClick(&view, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(view.entry(), std::size_t(0));
}

void CompareDialogTest::whatDiffersIsShown()
{
    EntryView view(*m_theme);
    Paper paper = placed(1, QStringLiteral("A title"), QStringLiteral("Its words: 46%.")).paper;
    paper.originalAbstract = QStringLiteral("Its words: 46\\%.");
    view.showPaper(paper, variantsOf(paper), 0);
    view.show();
    QTRY_VERIFY(view.isActiveWindow()); // for its keys
    QVERIFY(button(view, QStringLiteral("What differs (2)")));
    QTest::keyClick(&view, Qt::Key_D);
    const auto *differences = view.findChild<DifferenceView *>();
    QVERIFY(differences->isVisible());
    QTRY_VERIFY(texts(*differences).contains(QLatin1String("tuesday.txt, lines 9 to 10")));
    QTRY_VERIFY(texts(*differences).contains(QLatin1String("Cleaned text, and what the digest holds")));
    QTRY_VERIFY(texts(*differences).contains(QLatin1String("underline\">\\</span>%")));
    QTest::keyClick(&view, Qt::Key_P);
    QVERIFY(!differences->isVisible());
    paper.originalAbstract = paper.abstract;
    view.refresh(paper, {{paper.entries[0], paper.title, paper.abstract}});
    QVERIFY(button(view, QStringLiteral("What differs")));
    QTest::keyClick(&view, Qt::Key_D);
    QTRY_VERIFY(texts(*differences).contains(QLatin1String("Nothing differs")));
    view.refresh(std::nullopt, {}); // the paper is gone
    QVERIFY(!view.isVisible());
}

void CompareDialogTest::linesWithoutAPaperAreShown()
{
    EntryView view(*m_theme);
    const QSignalSpy asked(&view, &EntryView::textAsked);
    view.showLines(DigestId{3}, QStringLiteral("monday.txt"), 2, 2);
    view.show();
    QTRY_VERIFY(view.isActiveWindow()); // for its keys
    QCOMPARE(asked.count(), 1);
    view.setText(DigestId{3}, QStringLiteral("one\ntwo\nthree"));
    QCOMPARE(view.findChild<DigestPage *>()->textCursor().blockNumber() + 1, 2);
    QVERIFY(texts(view).contains(QLatin1String("monday.txt, line 2")));
    QVERIFY(!button(view, QStringLiteral("In the digest"))->isVisible());
}

QTEST_MAIN(CompareDialogTest)
#include "tst_comparedialog.moc"
