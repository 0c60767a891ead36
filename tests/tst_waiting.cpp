// SPDX-License-Identifier: GPL-3.0-or-later
// What the real window says and does while the library takes its time: waiting lines, and keys pressed meanwhile.
#include "app/application.h"
#include "model/items/sidebarmodel.h"
#include "tests/support/digestfiles.h"
#include "tests/support/heldlibrary.h"
#include "tests/support/librarysupport.h"
#include "views/comparedialog.h"
#include "views/detailseditor.h"
#include "views/detailswait.h"
#include "views/entryview.h"
#include "views/importpreviewdialog.h"
#include "views/sidebarview.h"
#include "views/statusline.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class WaitingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aWindowThatWasClosedStaysClosed();
    void undoRightAfterAnImportBeganCancelsIt();
    void compareOpensWhatDiffersWhenNothingElseIsToCompare();
    void aPairOnItsWayTakesNoKeyMeantForAnother();
    void lettersTypedBeforeTheFormIsThereAreInIt();
    void aCommentKeepsTheKeyboardWhileThePaperIsRead();
    void copyingSaysSo();
    void copyingIsCancelled();
    void aPastedTextIsLookedAtAloud();
    void aDigestToBeDeletedIsLookedAtAloud();
    void aDigestNoLongerToBeDeletedIsNotAskedAbout();

private:
    MainWindow &window() const { return m_app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    StatusLine &status() const { return *window().findChild<StatusLine *>(); }
    template <class Dialog>
    Dialog *dialog() const
    {
        auto *found = window().findChild<Dialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    QAction &action(Act act) const
    {
        for (QAction *one : window().actions()) {
            if (one->data() == QVariant(int(act)))
                return *one;
        }
        qFatal("no action %d", int(act));
    }
    void press(Act act) const
    {
        QTRY_VERIFY(action(act).isEnabled());
        action(act).trigger();
    }
    void choose(PaperId paper) const
    {
        const auto *model = qobject_cast<PaperModel *>(list().model());
        list().selectionModel()->setCurrentIndex(model->index(model->rowOf(paper), 0),
                                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    void select(PaperId paper) const // and wait until it is shown
    {
        choose(paper);
        const auto *pane = window().findChild<DetailPane *>();
        QTRY_VERIFY(pane->paper() && pane->paper()->id == paper);
    }
    void chooseDigest(int digest) const
    {
        auto *sidebar = window().findChild<SidebarView *>();
        const auto *model = qobject_cast<SidebarModel *>(sidebar->model());
        sidebar->setCurrentIndex(model->indexOfQuery(QStringLiteral("digest:%1").arg(digest)));
        QTRY_VERIFY(m_app->settled());
    }
    bool says(const QString &words) const
    {
        const QList<QLabel *> labels = status().findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().startsWith(words); });
    }
    void cancel() const
    {
        for (QToolButton *button : status().findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() == QLatin1String("Cancel"))
                button->click();
        }
    }
    QStringList tables() const { return userTables(m_temp->path); }
    std::optional<Paper> paper(PaperId id) const
    {
        return m_temp->open({.mode = Library::Mode::ReadOnly, .waiting = {}})->paper(id);
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

// Papers 1 to 4; 5, 6 and 7, which look like 1, 2 and 4; and paper 3 once more, in other words.
void WaitingTest::init()
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        const TestDigest first = plainDigest(QStringLiteral("d"), 4);
        importDigest(*library, first);
        TestDigest other{QStringLiteral("e"), {}, {}};
        other.add("Paper dx0", proseOf("quite"));
        other.add("Paper dx1", proseOf("other"));
        other.add("Paper dx2", first.records[2].record.abstract + " And a sentence more.");
        other.add("Paper dx3", proseOf("strange"));
        QCOMPARE(importDigest(*library, other).counts.merged, 1);
        constexpr ListId made{-1};
        QVERIFY(library->submit(Compound{{PutList{{made, QStringLiteral("Monday"), false}},
                                          PutItems{made,
                                                   {{ItemId{-1}, qint64(1) << 20, PaperId{1}, {}},
                                                    {ItemId{-2}, qint64(2) << 20, PaperId{3}, {}},
                                                    {ItemId{-3}, qint64(3) << 20, PaperId{2}, {}}}}}}));
    }
    QGuiApplication::clipboard()->clear();
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && list().model()->rowCount() == 7);
    QTRY_VERIFY(m_app->settled());
}

void WaitingTest::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void WaitingTest::aWindowThatWasClosedStaysClosed()
{
    window().close();
    QVERIFY(m_temp->open()->submit(SetStarred{IdSet({PaperId{3}}), true}));
    const auto *papers = qobject_cast<PaperModel *>(list().model());
    const auto isStarred = [papers] {
        const PaperRow *row = papers->rowAt(papers->rowOf(PaperId{3}));
        return row && row->starred;
    };
    QTRY_VERIFY(isStarred() && m_app->settled());
    QVERIFY(!window().isVisible());
}

void WaitingTest::undoRightAfterAnImportBeganCancelsIt()
{
    select(PaperId{3});
    press(Act::Star);
    QTRY_VERIFY(paper(PaperId{3})->starred);
    QTRY_VERIFY(m_app->settled());
    const QStringList before = tables();
    HeldLibrary held(m_temp->path); // so that the import has no row yet
    action(Act::TrySample).trigger();
    action(Act::Undo).trigger();
    held.letGo();
    QTRY_COMPARE(status().message(), QStringLiteral("Nothing was imported."));
    QTRY_VERIFY(m_app->settled());
    QCOMPARE(firstDifference(before, tables()), QString()); // also the star is there
}

void WaitingTest::compareOpensWhatDiffersWhenNothingElseIsToCompare()
{
    select(PaperId{3});
    press(Act::Duplicates);
    QVERIFY(dialog<EntryView>() && !dialog<CompareDialog>());
    dialog<EntryView>()->close();
    select(PaperId{4});
    QTRY_VERIFY(m_app->settled());
    HeldLibrary held(m_temp->path);
    choose(PaperId{3});
    press(Act::Duplicates);
    QVERIFY(dialog<CompareDialog>() && !dialog<EntryView>()); // not known yet which of the two
    held.letGo();
    QTRY_VERIFY(dialog<EntryView>());
    QVERIFY(!dialog<CompareDialog>());
    QTRY_VERIFY(dialog<EntryView>()->isActiveWindow());
    const auto shows = [this](const char *words) {
        const QList<QLabel *> labels = dialog<EntryView>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(QLatin1String(words));
        });
    };
    QTRY_VERIFY(shows("And a sentence more"));
}

void WaitingTest::aPairOnItsWayTakesNoKeyMeantForAnother()
{
    const PaperPair first{PaperId{1}, PaperId{5}};
    const PaperPair third{PaperId{4}, PaperId{7}};
    select(PaperId{1});
    press(Act::Duplicates);
    QTRY_VERIFY(dialog<CompareDialog>());
    auto *compare = dialog<CompareDialog>();
    QTRY_COMPARE(compare->pair(), first);
    QTRY_VERIFY(compare->isActiveWindow());
    const auto *place = compare->findChild<QPushButton *>();
    QTRY_VERIFY(place->isVisibleTo(compare)); // J and K have pairs to step through
    const QStringList before = tables();
    HeldLibrary held(m_temp->path);
    QTest::keyClick(compare, Qt::Key_J);
    QTest::keyClick(compare, Qt::Key_M, Qt::ControlModifier);
    QTest::keyClick(compare, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(compare->pair(), first);    // still shown, and not to be merged
    QTest::keyClick(compare, Qt::Key_J); // on from the one that is on its way
    held.letGo();
    QTRY_COMPARE(compare->pair(), third);
    QCOMPARE(firstDifference(before, tables()), QString());
    QTest::keyClick(compare, Qt::Key_M, Qt::ControlModifier); // and now it is for this one
    QTRY_VERIFY(!paper(PaperId{7}));
}

void WaitingTest::lettersTypedBeforeTheFormIsThereAreInIt()
{
    select(PaperId{4});
    QTRY_VERIFY(m_app->settled());
    HeldLibrary held(m_temp->path);
    choose(PaperId{3});
    const auto *pane = window().findChild<DetailPane *>();
    QTRY_VERIFY(!pane->paper() || pane->paper()->id != PaperId{4}); // another is on its way
    press(Act::Details);
    QTRY_VERIFY(dialog<DetailsWait>() && dialog<DetailsWait>()->isActiveWindow());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Words I typedd"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    held.letGo();
    QTRY_VERIFY(dialog<DetailsEditor>());
    QVERIFY(!dialog<DetailsWait>());
    QCOMPARE(dialog<DetailsEditor>()->details().title, QStringLiteral("Words I typed"));
    QCOMPARE(dialog<DetailsEditor>()->paper(), PaperId{3});
}

void WaitingTest::aCommentKeepsTheKeyboardWhileThePaperIsRead()
{
    Q_EMIT window().findChild<SidebarView *>()->queryChosen(QStringLiteral("list:Monday"));
    QTRY_COMPARE(list().model()->rowCount(), 3);
    QTRY_VERIFY(m_app->settled());
    auto *editor = window().findChild<CommentField *>()->findChild<QPlainTextEdit *>();
    // The pane is empty, or shows another paper until then; only the next one, paper 3, is read ahead.
    for (const PaperId before : {PaperId{}, PaperId{1}}) {
        list().selectionModel()->clear();
        QTRY_VERIFY(m_app->settled());
        if (before != PaperId{})
            select(before);
        window().activateWindow();
        QTRY_VERIFY(window().isActiveWindow());
        list().setFocus();
        HeldLibrary held(m_temp->path);
        choose(PaperId{2});
        press(Act::Comment);
        QTRY_VERIFY(!editor->isVisible()); // the pane says that it is reading
        held.letGo();
        QTRY_VERIFY(editor->hasFocus());
        QTest::keyClick(editor, Qt::Key_Escape);
    }
}

void WaitingTest::copyingSaysSo()
{
    select(PaperId{3});
    HeldLibrary held(m_temp->path);
    press(Act::CopyMarkdown);
    QTRY_VERIFY(says(QStringLiteral("Copying 1 paper")));
    press(Act::CopyCitation); // the last one counts, and the line is its
    held.letGo();
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Copied 1 paper as")));
    QVERIFY(!says(QStringLiteral("Copying")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("Paper dx2")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u'#')); // no heading: it is the citation
}

void WaitingTest::copyingIsCancelled()
{
    select(PaperId{3});
    HeldLibrary held(m_temp->path);
    press(Act::CopyMarkdown);
    QTRY_VERIFY(says(QStringLiteral("Copying 1 paper")));
    cancel();
    held.letGo();
    QTRY_COMPARE(status().message(), QStringLiteral("Nothing was copied."));
    QVERIFY(!says(QStringLiteral("Copying")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());
}

void WaitingTest::aPastedTextIsLookedAtAloud()
{
    select(PaperId{3});
    HeldLibrary held(m_temp->path);
    press(Act::CopyMarkdown); // what reads the text is busy with this
    auto *text = new QMimeData;
    text->setText(QString::fromUtf8(madeUpDigest(QStringLiteral("p"), 3)));
    QGuiApplication::clipboard()->setMimeData(text);
    press(Act::Paste);
    QTRY_VERIFY(says(QStringLiteral("Looking at Pasted at")));
    QVERIFY(!dialog<ImportPreviewDialog>());
    held.letGo();
    QTRY_VERIFY(dialog<ImportPreviewDialog>());
    QVERIFY(!says(QStringLiteral("Looking at")));
    dialog<ImportPreviewDialog>()->reject();
}

void WaitingTest::aDigestToBeDeletedIsLookedAtAloud()
{
    chooseDigest(2);
    HeldLibrary held(m_temp->path);
    press(Act::DeleteDigest);
    QTRY_VERIFY(says(QStringLiteral("Looking at what “e” holds")));
    QVERIFY(!dialog<QMessageBox>());
    held.letGo();
    QTRY_VERIFY(dialog<QMessageBox>());
    QVERIFY(dialog<QMessageBox>()->text().contains(QStringLiteral("“e”")));
    QVERIFY(!says(QStringLiteral("Looking at")));
    dialog<QMessageBox>()->reject();
}

void WaitingTest::aDigestNoLongerToBeDeletedIsNotAskedAbout()
{
    chooseDigest(2);
    HeldLibrary held(m_temp->path);
    press(Act::DeleteDigest);
    QTRY_VERIFY(says(QStringLiteral("Looking at what “e” holds")));
    cancel();
    QVERIFY(!says(QStringLiteral("Looking at")));
    held.letGo();
    press(Act::Star); // an answer that comes after the one not wanted
    QTRY_VERIFY(m_app->settled());
    QVERIFY(!dialog<QMessageBox>());
}

} // namespace sheaf

QTEST_MAIN(sheaf::WaitingTest)
#include "tst_waiting.moc"
