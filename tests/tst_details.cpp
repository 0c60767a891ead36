// SPDX-License-Identifier: GPL-3.0-or-later
// Details, provenance and duplicates in the real window on a real library, each edit taken back by one undo.
#include "app/application.h"
#include "model/text/remnants.h"
#include "tests/support/librarysupport.h"
#include "views/comparedialog.h"
#include "views/detailseditor.h"
#include "views/digestpage.h"
#include "views/entryview.h"
#include "views/listheader.h"
#include "views/resemblanceline.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/welcome.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class DetailsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void detailsAreEditedAndUndone();
    void aListedPapersOwnTextIsNotCleaned();
    void nothingChangedIsNoEdit();
    void aPaperByHandIsShownAndUndone();
    void theEntryIsShownInItsDigest();
    void thePaneNamesTheDuplicate();
    void theDialogMergesAndGoesOn();
    void keepingBothIsRememberedAndUndone();
    void selectedOnesThatDoNotLookAlikeAreComparedFirst();
    void withoutDuplicatesItSaysSo();
    void actionsAreThereWhenTheyCanDoSomething();
    void theDigestsWindowIsThereBeforeItsText();
    void theNumbersOfTheWindowAgree();
    void stepsFollowWhatOtherPartsWrote();

private:
    MainWindow &window() const { return m_app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    template <class Dialog>
    Dialog *dialog() const
    {
        auto *found = window().findChild<Dialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    QAction *action(Act act) const
    {
        const auto row = std::ranges::find(Actions::table(), act, &ActInfo::act);
        const QKeySequence keys(QString::fromLatin1(row->keys).section(u' ', 0, 0), QKeySequence::PortableText);
        for (QAction *one : window().actions()) {
            if (!one->shortcuts().isEmpty() && one->shortcuts().front() == keys)
                return one;
        }
        return nullptr;
    }
    void press(Act act) const
    {
        QTRY_VERIFY(action(act)->isEnabled());
        action(act)->trigger();
    }
    void select(std::initializer_list<PaperId> papers) const
    {
        list().selectionModel()->clearSelection();
        for (const PaperId paper : papers) {
            const auto *model = qobject_cast<PaperModel *>(list().model());
            list().selectionModel()->setCurrentIndex(model->index(model->rowOf(paper), 0),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    QStringList tables() const { return userTables(m_temp->path); }
    void undoLeadsTo(const QStringList &before) const
    {
        press(Act::Undo);
        QTRY_COMPARE(firstDifference(before, tables()), QString());
    }
    std::optional<Paper> paper(PaperId id) const
    {
        return m_temp->open({.mode = Library::Mode::ReadOnly, .waiting = {}})->paper(id);
    }
    template <class Edit>
    static Edit *field(const QWidget &form, const char *name)
    {
        for (Edit *one : form.findChildren<Edit *>()) {
            if (one->accessibleName() == QLatin1String(name))
                return one;
        }
        qFatal("no field %s", name);
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

// Papers 1 to 4, and 5 and 6, which look like 1 and 2.
void DetailsTest::init()
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        importDigest(*library, plainDigest(QStringLiteral("d"), 4));
        TestDigest other{QStringLiteral("e"), {}, {}};
        other.add("Paper dx0", proseOf("quite"));
        other.add("Paper dx1", proseOf("other"));
        importDigest(*library, other);
    }
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && list().model()->rowCount() == 6);
}

void DetailsTest::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void DetailsTest::detailsAreEditedAndUndone()
{
    const QStringList before = tables();
    select({PaperId{3}});
    press(Act::Details);
    QTRY_VERIFY(dialog<DetailsEditor>());
    auto &form = *dialog<DetailsEditor>();
    QTRY_VERIFY(form.isActiveWindow());
    field<QPlainTextEdit>(form, "Title")->setPlainText(QStringLiteral("A title of mine"));
    field<QPlainTextEdit>(form, "Authors")->setPlainText(QStringLiteral("I. M. Ferrel and O. Brack"));
    field<QLineEdit>(form, "Year")->setText(QStringLiteral("2021"));
    QTest::keyClick(&form, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<DetailsEditor>());
    const Paper edited = paper(PaperId{3}).value();
    QCOMPARE(edited.title, QStringLiteral("A title of mine"));
    QVERIFY(edited.titleIsOwn && !edited.abstractIsOwn);
    QCOMPARE(edited.authors, QStringList({QStringLiteral("Ferrel, I. M."), QStringLiteral("Brack, O.")}));
    QCOMPARE(edited.year, 2021);
    press(Act::Details); // and back by Revert
    QTRY_VERIFY(dialog<DetailsEditor>());
    QCOMPARE(dialog<DetailsEditor>()->details().title, edited.title);
    dialog<DetailsEditor>()->reject();
    QTRY_VERIFY(!dialog<DetailsEditor>());
    undoLeadsTo(before);
}

void DetailsTest::aListedPapersOwnTextIsNotCleaned()
{
    const std::string title = "A grid of 64times 64 cells";
    const std::string abstract = "Learning is 2.1times faster.";
    QVERIFY(cleanRemnants(title).changed() && cleanRemnants(abstract).changed());
    {
        const std::unique_ptr<Library> library = m_temp->open();
        TestDigest listed{QStringLiteral("l"), {}, {}};
        Incoming &item = listed.add(title, abstract).records.back();
        item.record.isListItem = true;
        item.title = title;
        item.abstract.clear();
        QCOMPARE(importDigest(*library, listed).papers.front(), PaperId{7});
        PaperDetails details;
        details.title = QStringLiteral("A title of mine");
        details.abstract = QStringLiteral("Words of mine.");
        QVERIFY(library->submit(SetDetails{PaperId{7}, details}).ok());
    }
    QTRY_COMPARE(list().model()->rowCount(), 7);
    const QStringList before = tables();
    select({PaperId{7}});
    press(Act::Details);
    QTRY_VERIFY(dialog<DetailsEditor>());
    auto &form = *dialog<DetailsEditor>();
    for (QPushButton *button : form.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Revert"))
            button->click();
    }
    QCOMPARE(field<QPlainTextEdit>(form, "Title")->toPlainText().toStdString(), title);
    QCOMPARE(field<QPlainTextEdit>(form, "Abstract")->toPlainText().toStdString(), abstract);
    QTRY_VERIFY(form.isActiveWindow());
    QTest::keyClick(&form, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<DetailsEditor>());
    const Paper reverted = paper(PaperId{7}).value();
    QVERIFY(!reverted.titleIsOwn && !reverted.abstractIsOwn);
    QCOMPARE(reverted.title.toStdString(), title);
    undoLeadsTo(before);
}

void DetailsTest::nothingChangedIsNoEdit()
{
    const QStringList before = tables();
    const auto rows = m_temp->open()->history(10).size();
    select({PaperId{3}});
    press(Act::Details);
    QTRY_VERIFY(dialog<DetailsEditor>());
    QTRY_VERIFY(dialog<DetailsEditor>()->isActiveWindow());
    QTest::keyClick(dialog<DetailsEditor>(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<DetailsEditor>());
    QCOMPARE(m_temp->open()->history(10).size(), rows);
    QCOMPARE(firstDifference(before, tables()), QString());
}

void DetailsTest::aPaperByHandIsShownAndUndone()
{
    const QStringList before = tables();
    press(Act::NewPaper);
    QTRY_VERIFY(dialog<DetailsEditor>());
    auto *form = dialog<DetailsEditor>();
    QTRY_VERIFY(form->isActiveWindow());
    field<QPlainTextEdit>(*form, "Title")->setPlainText(QStringLiteral("Paper dx2"));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    // The library has this title; whoever adds it once more says so.
    const auto warned = [&] {
        const auto buttons = form->findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [](const QPushButton *one) { return one->text().endsWith(u"the same"); });
    };
    QTRY_VERIFY(warned());
    field<QPlainTextEdit>(*form, "Title")->setPlainText(QStringLiteral("A paper by hand"));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<DetailsEditor>());
    QTRY_COMPARE(list().currentPaper(), PaperId{7});
    QTRY_COMPARE(list().selectedCount(), 1);
    QCOMPARE(paper(PaperId{7})->title, QStringLiteral("A paper by hand"));
    undoLeadsTo(before);
}

void DetailsTest::theEntryIsShownInItsDigest()
{
    select({PaperId{3}});
    press(Act::Provenance);
    QTRY_VERIFY(dialog<EntryView>());
    const auto *page = dialog<EntryView>()->findChild<DigestPage *>();
    QTRY_VERIFY(page->toPlainText().contains(QLatin1String("Paper dx2")));
    QCOMPARE(page->textCursor().blockNumber() + 1, 5);
    QCOMPARE(page->extraSelections().size(), 2);
}

void DetailsTest::thePaneNamesTheDuplicate()
{
    const auto *line = window().findChild<ResemblanceLine *>();
    select({PaperId{3}});
    const auto *pane = window().findChild<DetailPane *>();
    QTRY_VERIFY(pane->paper() && pane->paper()->id == PaperId{3});
    QVERIFY(!line->isVisibleTo(line->parentWidget())); // the window is narrow
    select({PaperId{1}});
    QTRY_VERIFY(line->isVisibleTo(line->parentWidget()));
    QTRY_VERIFY(line->findChild<QLabel *>()->text().contains(QLatin1String("Paper dx0")));
    // While the paper is read again after a change, here as after each batch of an import, the line says the same.
    QStringList said;
    connect(pane, &DetailPane::paperShown, line,
            [&] { said.append(line->findChild<QLabel *>()->text().section(u'·', 0, 0)); });
    press(Act::Star);
    QTRY_VERIFY(!said.isEmpty() && pane->paper() && pane->paper()->starred);
    said.removeDuplicates();
    QCOMPARE(said.size(), 1);
    QVERIFY(said.front().contains(QLatin1String("Paper dx0")));
    pane->disconnect(line);
    Q_EMIT line->findChild<QLabel *>()->linkActivated(QStringLiteral("compare"));
    QTRY_VERIFY(dialog<CompareDialog>());
    QTRY_COMPARE(dialog<CompareDialog>()->pair(), (PaperPair{PaperId{1}, PaperId{5}}));
}

void DetailsTest::theDialogMergesAndGoesOn()
{
    const QStringList before = tables();
    select({PaperId{1}});
    press(Act::Duplicates);
    QTRY_VERIFY(dialog<CompareDialog>());
    auto *compare = dialog<CompareDialog>();
    QTRY_COMPARE(compare->pair(), (PaperPair{PaperId{1}, PaperId{5}}));
    QTRY_VERIFY(compare->isActiveWindow());
    QTest::keyClick(compare, Qt::Key_2); // the newer one is kept
    QTRY_VERIFY(m_temp->open({.mode = Library::Mode::ReadOnly, .waiting = {}})->duplicates().count() == 4);
    QTest::keyClick(compare, Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(!paper(PaperId{1}));
    QCOMPARE(paper(PaperId{5})->entries.size(), std::size_t(2));
    QTRY_COMPARE(compare->pair(), (PaperPair{PaperId{2}, PaperId{6}})); // the next pair
    undoLeadsTo(before);
    QVERIFY(compare->isVisible());
}

void DetailsTest::keepingBothIsRememberedAndUndone()
{
    const QStringList before = tables();
    select({PaperId{1}, PaperId{5}});
    press(Act::KeepApart);
    QTRY_VERIFY(paper(PaperId{1})->resembles.empty());
    QTRY_VERIFY(!action(Act::KeepApart)->isEnabled());
    undoLeadsTo(before);
    QTRY_COMPARE(paper(PaperId{1})->resembles.size(), std::size_t(1));
}

void DetailsTest::selectedOnesThatDoNotLookAlikeAreComparedFirst()
{
    const QStringList before = tables();
    select({PaperId{3}, PaperId{4}});
    press(Act::Merge);
    QTRY_VERIFY(dialog<CompareDialog>());
    QTRY_COMPARE(dialog<CompareDialog>()->pair(), (PaperPair{PaperId{3}, PaperId{4}}));
    QCOMPARE(firstDifference(before, tables()), QString());
    QTRY_VERIFY(dialog<CompareDialog>()->isActiveWindow());
    QTest::keyClick(dialog<CompareDialog>(), Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(!paper(PaperId{4}));
    QTRY_VERIFY(!dialog<CompareDialog>());
    undoLeadsTo(before);
    select({PaperId{2}, PaperId{6}}); // these two do
    press(Act::Merge);
    QTRY_VERIFY(!paper(PaperId{6}));
    QVERIFY(!dialog<CompareDialog>());
    undoLeadsTo(before);
}

void DetailsTest::withoutDuplicatesItSaysSo()
{
    select({PaperId{3}});
    press(Act::Duplicates);
    QTRY_VERIFY(dialog<CompareDialog>());
    const auto says = [&](const char *words) {
        const QList<QLabel *> labels = dialog<CompareDialog>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *one) {
            return one->isVisible() && one->text().startsWith(QLatin1String(words));
        });
    };
    QTRY_VERIFY(says("Nothing looks like"));
    QTRY_VERIFY(says("2 pairs look alike"));
    QTRY_VERIFY(dialog<CompareDialog>()->isActiveWindow());
    QTest::keyClick(dialog<CompareDialog>(), Qt::Key_J); // to the pairs that there are
    QTRY_COMPARE(dialog<CompareDialog>()->pair(), (PaperPair{PaperId{1}, PaperId{5}}));
}

void DetailsTest::actionsAreThereWhenTheyCanDoSomething()
{
    select({PaperId{3}});
    QTRY_VERIFY(action(Act::Details)->isEnabled() && action(Act::Provenance)->isEnabled());
    QTRY_VERIFY(!action(Act::Merge)->isEnabled() && !action(Act::KeepApart)->isEnabled());
    select({PaperId{3}, PaperId{4}});
    QTRY_VERIFY(action(Act::Merge)->isEnabled() && !action(Act::Details)->isEnabled());
    QTRY_VERIFY(!action(Act::Provenance)->isEnabled());
    select({PaperId{3}});
    QTRY_VERIFY(!action(Act::Duplicates)->isEnabled()); // nothing looks like it, and its digests say the same
    select({PaperId{1}});
    QTRY_VERIFY(action(Act::KeepApart)->isEnabled()); // it resembles one other
    QTRY_VERIFY(action(Act::NewPaper)->isEnabled() && action(Act::Duplicates)->isEnabled());
}

void DetailsTest::theDigestsWindowIsThereBeforeItsText()
{
    select({PaperId{3}});
    const auto *pane = window().findChild<DetailPane *>();
    QTRY_VERIFY(pane->paper() && pane->paper()->id == PaperId{3});
    action(Act::Provenance)->trigger();
    QVERIFY(dialog<EntryView>()); // at once, with the title and no text of another
    QVERIFY(dialog<EntryView>()->windowTitle().contains(QLatin1String("Paper dx2")));
    QCOMPARE(dialog<EntryView>()->findChild<DigestPage *>()->toPlainText(), QString());
    dialog<EntryView>()->close();
    select({PaperId{4}});
    QTRY_VERIFY(pane->paper() && pane->paper()->id == PaperId{4});
    QVERIFY(!dialog<EntryView>()); // who closes it does not want the answer
}

void DetailsTest::theNumbersOfTheWindowAgree()
{
    select({PaperId{3}});
    press(Act::Dismiss);
    const auto *header = window().findChild<ListHeader *>();
    const auto *status = window().findChild<StatusLine *>();
    QTRY_COMPARE(header->countText(), QStringLiteral("5 papers"));
    QTRY_VERIFY(status->summary().startsWith(QStringLiteral("5 papers · 1 dismissed · 2 digests")));
    Q_EMIT window().findChild<SidebarView *>()->queryChosen(QStringLiteral("is:dismissed"));
    QTRY_COMPARE(header->countText(), QStringLiteral("1 paper")); // none of those five
}

// Undo right after the areas were chosen takes those back, not what was done before.
void DetailsTest::stepsFollowWhatOtherPartsWrote()
{
    select({PaperId{3}});
    press(Act::Star);
    QTRY_VERIFY(paper(PaperId{3})->starred);
    auto *welcome = window().findChild<Welcome *>();
    Q_EMIT welcome->areasChosen({QStringLiteral("quantization")});
    action(Act::Undo)->trigger();
    const auto hasTags = [this] {
        const auto library = m_temp->open({.mode = Library::Mode::ReadOnly, .waiting = {}});
        return !library->sidebar().tags.empty();
    };
    QTRY_VERIFY(window().findChild<StatusLine *>()->message().startsWith(QLatin1String("Undone")));
    QVERIFY(!hasTags());
    QVERIFY(paper(PaperId{3})->starred);
}

} // namespace sheaf

QTEST_MAIN(sheaf::DetailsTest)
#include "tst_details.moc"
