// SPDX-License-Identifier: GPL-3.0-or-later
// The window of the tags in the real application: keys and drags become edits, each asked with numbers first and undone
// from where it was made.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/choicepopup.h"
#include "views/keyfield.h"
#include "views/tagform.h"
#include "views/tagmanager.h"
#include "views/tagtree.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace sheaf
{

using namespace sheaf::test;

class TestTagManager final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theKeyOpensItAndItShowsNumbersAndExamples();
    void mergingIsAskedAndUndoneInPlace();
    void aNameThatIsTakenIsNotStored();
    void aNameBeingTypedIsStoredWhenTheProgramIsLeft();
    void aTagIsDraggedUnderAnother();
    void aSearchSplitsATag();
    void keysThatAreTakenAreRefused();
    void aKeyThatAnActionHasTakenSinceIsTold();
    void otherNamesComeAndGo();
    void theFilterKeepsWhatTheTagIsUnder();
    void deletingIsLeftByEscape();
    void aRenamedTagStaysTheViewThatIsShown();
    void aSetOfTagsComesFromAFile();

private:
    static IdSet set(std::initializer_list<int> papers)
    {
        IdSet set;
        for (const int paper : papers)
            set.add(PaperId{paper});
        return set;
    }
    MainWindow &window() { return m_app->window(); }
    TagManager *manager() { return window().findChild<TagManager *>(); }
    TagTree *tree() { return manager()->findChild<TagTree *>(); }
    void open(const QString &chosen)
    {
        QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(manager());
        QTRY_VERIFY(manager()->isActiveWindow());
        QTRY_VERIFY(idOf(chosen) != TagId{});
        manager()->chooseTag(idOf(chosen));
        QTRY_COMPARE(tree()->chosen(), idOf(chosen));
        tree()->setFocus();
        QTRY_VERIFY(shows(QStringLiteral("have it")) || shows(QStringLiteral("has it")));
    }
    TagId idOf(const QString &name)
    {
        const std::optional<Tag> tag = m_temp->open()->tagByName(name);
        return tag ? tag->id : TagId{};
    }
    Tag stored(const QString &name) { return m_temp->open()->tagByName(name).value_or(Tag()); }
    bool shows(const QString &text)
    {
        const QList<QLabel *> labels = manager()->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    QPushButton *button(const QString &start)
    {
        for (QPushButton *each : manager()->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().startsWith(start))
                return each;
        }
        return nullptr;
    }
    QLineEdit *field(const QString &name)
    {
        for (QLineEdit *each : manager()->findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void TestTagManager::init()
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        importDigest(*library, plainDigest(QStringLiteral("d"), 6));
        const auto make = [&](qint64 id, const QString &name, const QString &key, const IdSet &papers) {
            QVERIFY(library->submit(
                Compound{{PutTag{{TagId{-1}, name, {}, {}, int(id), key, {}}}, TagPapers{TagId{-1}, papers, true}}}));
        };
        make(1, QStringLiteral("Compression"), {}, set({1, 2, 3, 4}));
        make(2, QStringLiteral("Pruning"), QStringLiteral("7"), set({2, 5}));
        make(3, QStringLiteral("Vision"), {}, set({6}));
    }
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && m_app->settled());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
}

void TestTagManager::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void TestTagManager::theKeyOpensItAndItShowsNumbersAndExamples()
{
    open(QStringLiteral("Compression"));
    QVERIFY(shows(QStringLiteral("4 papers have it, for example:\n“Paper dx3”\n")));
    QTest::keyClick(tree(), Qt::Key_Down);
    QTRY_VERIFY(shows(QStringLiteral("2 papers have it:\n")));
}

void TestTagManager::mergingIsAskedAndUndoneInPlace()
{
    open(QStringLiteral("Pruning"));
    const QStringList before = userTables(m_temp->path);
    QTest::keyClick(tree(), Qt::Key_M);
    QTRY_VERIFY(manager()->findChild<ChoicePopup *>()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("com"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(shows(QStringLiteral("Merge “Pruning” into “Compression”?")));
    QTRY_VERIFY(button(QStringLiteral("Merge the tags")) && button(QStringLiteral("Merge the tags"))->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(idOf(QStringLiteral("Pruning")), idOf(QStringLiteral("Compression")));
    QTRY_VERIFY(shows(QStringLiteral("5 papers have it"))); // the one that stays is chosen
    QTest::keyClick(tree(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(firstDifference(before, userTables(m_temp->path)), QString());
    QTRY_VERIFY(tree()->choose(idOf(QStringLiteral("Pruning"))));
}

void TestTagManager::aNameThatIsTakenIsNotStored()
{
    open(QStringLiteral("Pruning"));
    QTest::keyClick(tree(), Qt::Key_F2);
    QTRY_VERIFY(field(QStringLiteral("Name of the tag"))->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("vision"));
    QVERIFY(shows(QStringLiteral("There is already a tag “Vision”.")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" pruning"));
    QVERIFY(!shows(QStringLiteral("already")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(stored(QStringLiteral("vision pruning")).shortcut, QStringLiteral("7"));
    QCOMPARE(m_temp->open()->tags().size(), std::size_t(3));
}

void TestTagManager::aNameBeingTypedIsStoredWhenTheProgramIsLeft()
{
    open(QStringLiteral("Pruning"));
    QTest::keyClick(tree(), Qt::Key_F2);
    QTRY_VERIFY(field(QStringLiteral("Name of the tag"))->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Sparsity"));
    m_app.reset();
    QCOMPARE(stored(QStringLiteral("Sparsity")).shortcut, QStringLiteral("7"));
}

void TestTagManager::aTagIsDraggedUnderAnother()
{
    open(QStringLiteral("Pruning"));
    const auto middle = [this](int row) {
        return tree()->visualRect(tree()->model()->index(row, 0, tree()->rootIndex())).center();
    };
    QWidget *ground = tree()->viewport();
    QTest::mousePress(ground, Qt::LeftButton, {}, middle(1));
    QTest::mouseMove(ground, middle(0) + QPoint(0, 5));
    QMouseEvent move(QEvent::MouseMove, middle(0), ground->mapToGlobal(middle(0)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(ground, &move);
    QVERIFY(shows(QStringLiteral("Drop “Pruning” under “Compression”")));
    QTest::mouseRelease(ground, Qt::LeftButton, {}, middle(0));
    QTRY_VERIFY(shows(QStringLiteral("Move “Pruning” under “Compression”?")));
    QTRY_VERIFY(button(QStringLiteral("Move the tag"))->isEnabled());
    QTest::keyClick(button(QStringLiteral("Move the tag")), Qt::Key_Return);
    QTRY_COMPARE(stored(QStringLiteral("Pruning")).parent, idOf(QStringLiteral("Compression")));
    QTRY_COMPARE(tree()->chosen(), idOf(QStringLiteral("Pruning")));
}

void TestTagManager::aSearchSplitsATag()
{
    open(QStringLiteral("Compression"));
    QTest::keyClick(tree(), Qt::Key_S);
    QTRY_VERIFY(field(QStringLiteral("Search for the papers that get it"))->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("tag:Pruning"));
    QTRY_VERIFY(shows(QStringLiteral("1 of 4 papers gets the new tag:")));
    QVERIFY(!button(QStringLiteral("Split off 1 paper"))->isEnabled()); // it has no name yet
    QTest::keyClicks(field(QStringLiteral("Name of the new tag")), QStringLiteral("Both"));
    QTRY_VERIFY(button(QStringLiteral("Split off 1 paper"))->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(stored(QStringLiteral("Both")).parent, idOf(QStringLiteral("Compression")));
    QCOMPARE(m_temp->open()->taggedWith(idOf(QStringLiteral("Both")), false).ids(), set({2}).ids());
    QCOMPARE(m_temp->open()->taggedWith(idOf(QStringLiteral("Compression")), false).ids(), set({1, 3, 4}).ids());
}

void TestTagManager::keysThatAreTakenAreRefused()
{
    open(QStringLiteral("Vision"));
    auto *key = manager()->findChild<KeyField *>();
    key->setFocus();
    QTest::keyClick(key, Qt::Key_7);
    QVERIFY(shows(QStringLiteral("7 is the key of the tag “Pruning”.")));
    QTest::keyClick(key, Qt::Key_S);
    QVERIFY(shows(QStringLiteral("S is the key of “Star”.")));
    QTest::keyClick(key, Qt::Key_8);
    QTRY_COMPARE(stored(QStringLiteral("Vision")).shortcut, QStringLiteral("8"));
    QTRY_COMPARE(key->text(), QStringLiteral("8"));
    QTest::keyClick(key, Qt::Key_Backspace);
    QTRY_COMPARE(stored(QStringLiteral("Vision")).shortcut, QString());
}

void TestTagManager::aKeyThatAnActionHasTakenSinceIsTold()
{
    window().findChild<QAction *>(QStringLiteral("star"))->setShortcut(QKeySequence(QStringLiteral("7")));
    open(QStringLiteral("Vision"));
    QVERIFY(!shows(QStringLiteral("is the key of")));
    manager()->chooseTag(idOf(QStringLiteral("Pruning")));
    QTRY_VERIFY(shows(QStringLiteral("7 is the key of “Star”.")));
}

void TestTagManager::otherNamesComeAndGo()
{
    open(QStringLiteral("Vision"));
    QAbstractButton *add = nullptr;
    for (QAbstractButton *each : manager()->findChildren<QAbstractButton *>())
        add = each->accessibleName() == QStringLiteral("Add a name") ? each : add;
    QVERIFY(add);
    add->click();
    QTRY_VERIFY(field(QStringLiteral("Another name"))->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("CV"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(stored(QStringLiteral("Vision")).aliases, QStringList(QStringLiteral("CV")));
    QAbstractButton *chip = nullptr;
    const auto find = [&] {
        for (QAbstractButton *each : manager()->findChildren<QAbstractButton *>())
            chip = each->accessibleName() == QStringLiteral("Name CV") ? each : chip;
        return chip != nullptr;
    };
    QTRY_VERIFY(find());
    QTest::keyClick(chip, Qt::Key_Delete);
    QTRY_COMPARE(stored(QStringLiteral("Vision")).aliases, QStringList());
}

void TestTagManager::theFilterKeepsWhatTheTagIsUnder()
{
    QVERIFY(m_temp->open()->submit(PutTag{
        {idOf(QStringLiteral("Pruning")), QStringLiteral("Pruning"), idOf(QStringLiteral("Vision")), {}, 2, {}, {}}}));
    open(QStringLiteral("Pruning"));
    QTRY_COMPARE(tree()->model()->rowCount(tree()->rootIndex()), 2);
    QTest::keyClick(tree(), Qt::Key_Slash);
    QTRY_VERIFY(field(QStringLiteral("Filter the tags"))->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("pru"));
    const QAbstractItemModel &model = *tree()->model();
    QTRY_COMPARE(model.rowCount(tree()->rootIndex()), 1);
    const QModelIndex above = model.index(0, 0, tree()->rootIndex());
    QCOMPARE(above.data().toString(), QStringLiteral("Vision"));
    QVERIFY(tree()->isExpanded(above));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(model.rowCount(tree()->rootIndex()), 2);
    QVERIFY(manager()->isVisible());
}

void TestTagManager::deletingIsLeftByEscape()
{
    open(QStringLiteral("Compression"));
    QTest::keyClick(tree(), Qt::Key_Delete);
    QTRY_VERIFY(shows(QStringLiteral("They lose the tag and stay in the library.")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shows(QStringLiteral("They lose the tag")));
    QVERIFY(manager()->isVisible());
    QTest::keyClick(tree(), Qt::Key_Delete);
    QTRY_VERIFY(button(QStringLiteral("Delete the tag"))->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(idOf(QStringLiteral("Compression")), TagId{});
    QTRY_VERIFY(tree()->chosen() != TagId{}); // another one is chosen
}

void TestTagManager::aRenamedTagStaysTheViewThatIsShown()
{
    auto *sidebar = window().findChild<SidebarView *>();
    auto *list = window().findChild<PaperList *>();
    Q_EMIT sidebar->queryChosen(QStringLiteral("tag:Pruning"));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    open(QStringLiteral("Pruning"));
    QTest::keyClick(tree(), Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Sparsity"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(
        window().findChild<SearchBar *>()->findChild<QLineEdit *>()->text().contains(QStringLiteral("Sparsity")));
    QTRY_COMPARE(list->model()->rowCount(), 2);
}

void TestTagManager::aSetOfTagsComesFromAFile()
{
    QFile file(m_temp->folder.filePath(QStringLiteral("tags.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"tags": [{"name": "Audio", "parent": "Vision"}, {"name": "Vision", "colour": 11}]})");
    file.close();
    open(QStringLiteral("Vision"));
    button(QStringLiteral("Import"))->click();
    QTRY_VERIFY(manager()->findChild<QFileDialog *>());
    auto *dialog = manager()->findChild<QFileDialog *>();
    Q_EMIT dialog->fileSelected(file.fileName());
    dialog->close();
    QTRY_COMPARE(stored(QStringLiteral("Audio")).parent, idOf(QStringLiteral("Vision")));
    QCOMPARE(stored(QStringLiteral("Vision")).colour, 11);
    QTRY_VERIFY(tree()->choose(idOf(QStringLiteral("Audio"))));
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestTagManager)
#include "tst_tagmanager.moc"
