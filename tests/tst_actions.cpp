// SPDX-License-Identifier: GPL-3.0-or-later
// Every action that changes the library, taken from the table of actions: pressed in the real window, undone and done
// again, with the user tables compared each time. An action without a row here fails.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "model/items/sidebarmodel.h"
#include "tests/support/librarysupport.h"
#include "views/abstractview.h"
#include "views/areaschooser.h"
#include "views/choicepopup.h"
#include "views/commentfield.h"
#include "views/detailseditor.h"
#include "views/namedialog.h"
#include "views/tagmanager.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class TestActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEditIsUndoneExactly_data();
    void everyEditIsUndoneExactly();
    void aSecondKeyMeansTheNextPaper_data();
    void aSecondKeyMeansTheNextPaper();
    void everyActionIsInAMenuAndHasItsOwnKeys();
    void cleanup();

private:
    void open();
    MainWindow &window() { return m_app->window(); }
    PaperList &list() { return *window().findChild<PaperList *>(); }
    PaperModel &papers() { return *qobject_cast<PaperModel *>(list().model()); }
    QAction &action(Act act)
    {
        const auto table = Actions::table();
        const auto row = std::ranges::find(table, act, &ActInfo::act);
        const auto named = [&](const QAction *each) { return each->data() == QVariant(int(act)); };
        const QList<QAction *> actions = window().actions();
        const auto found = std::ranges::find_if(actions, named);
        if (found == actions.end())
            qFatal("no action %s", row->text);
        return **found;
    }
    QStringList tables() { return userTables(m_temp->path); }
    qint64 newestRow()
    {
        const std::vector<HistoryRow> rows = m_temp->open()->history(1);
        return rows.empty() || rows[0].state == EditState::Undone ? 0 : number(rows[0].id);
    }
    void show(const QString &query, std::initializer_list<int> rows);
    void press(Act act);
    // What the action needs to be there, and the answer to what it asks.
    bool prepare(Act act);
    void answer(Act act);
    void answerName(const QString &name);
    void answerTagManager(Act act);
    void typeInto(QWidget *editor, const QString &text);
    void pressButton(QWidget *dialog, const QString &start);

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void TestActions::open()
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        importDigest(*library, plainDigest(QStringLiteral("d"), 6));
        TestDigest other{QStringLiteral("e"), {}, {}};
        other.add("Paper dx0", proseOf("quite other words")); // looks like the first paper of the other digest
        importDigest(*library, other);
        constexpr ListId made{-1};
        constexpr qint64 step = qint64(1) << 20;
        QVERIFY(library->submit(Compound{{PutList{{made, QStringLiteral("Monday"), false}},
                                          PutItems{made,
                                                   {{ItemId{-1}, step, PaperId{2}, QStringLiteral("first")},
                                                    {ItemId{-2}, 2 * step, PaperId{}, QStringLiteral("Basics")},
                                                    {ItemId{-3}, 3 * step, PaperId{3}, {}},
                                                    {ItemId{-4}, 4 * step, PaperId{4}, {}}}}}}));
        QVERIFY(library->submit(PutTag{{TagId{-1}, QStringLiteral("Distillation"), {}, {}, 3, {}, {}}}));
        QVERIFY(library->submit(Compound{{PutTag{{TagId{-1}, QStringLiteral("Vision"), {}, {}, 5, {}, {}}},
                                          TagPapers{TagId{-1}, IdSet::range(PaperId{2}, PaperId{4}), true}}}));
        QVERIFY(library->submit(SetTrashed{IdSet::of(PaperId{6}), true}));
        QVERIFY(library->submit(PutSearch{{SearchId{-1}, QStringLiteral("New"), QStringLiteral("is:unread paper")}}));
    }
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && papers().rowCount() == 6);
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
}

void TestActions::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void TestActions::show(const QString &query, std::initializer_list<int> rows)
{
    auto *sidebar = window().findChild<SidebarView *>();
    if (!query.isEmpty()) {
        const PaperModel::Papers before = papers().papers();
        Q_EMIT sidebar->queryChosen(query);
        QTRY_VERIFY(papers().papers() != before && papers().rowCount() > 0);
    }
    list().setFocus();
    list().selectionModel()->clearSelection();
    for (const int row : rows) {
        list().selectionModel()->setCurrentIndex(papers().index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void TestActions::press(Act act)
{
    QAction &pressed = action(act);
    QTRY_VERIFY2(pressed.isEnabled(), qPrintable(pressed.text()));
    const QList<QKeySequence> keys = pressed.shortcuts();
    if (keys.isEmpty()) {
        pressed.trigger();
        return;
    }
    QWidget *focus = QApplication::focusWidget();
    QTest::keySequence(focus ? focus : &window(), keys.constFirst());
}

void TestActions::answerName(const QString &name)
{
    QTRY_VERIFY(window().findChild<NameDialog *>());
    auto *dialog = window().findChild<NameDialog *>();
    QTRY_VERIFY(dialog->isActiveWindow());
    dialog->findChild<QLineEdit *>()->setText(name);
    QTest::keyClick(dialog, Qt::Key_Return);
}

void TestActions::answerTagManager(Act act)
{
    QTRY_VERIFY(window().findChild<TagManager *>());
    auto *manager = window().findChild<TagManager *>();
    QTRY_VERIFY(manager->isActiveWindow());
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) || act == Act::DeleteTag);
    switch (act) {
    case Act::RenameTag:
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Seeing"));
        break;
    case Act::SplitTag:
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dx2 OR dx3"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Part"));
        pressButton(manager, QStringLiteral("Split off"));
        return;
    case Act::MergeTag:
    case Act::MoveTag:
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Di"));
        break;
    default:
        break;
    }
    if (act != Act::DeleteTag)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    if (act != Act::RenameTag)
        pressButton(manager, act == Act::DeleteTag ? QStringLiteral("Delete the tag")
                             : act == Act::MoveTag ? QStringLiteral("Move the tag")
                                                   : QStringLiteral("Merge the tags"));
}

void TestActions::typeInto(QWidget *editor, const QString &text)
{
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Escape);
}

void TestActions::pressButton(QWidget *dialog, const QString &start)
{
    const auto find = [&]() -> QPushButton * {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().startsWith(start) && button->isEnabled())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY2(find(), qPrintable(start));
    find()->click();
}

bool TestActions::prepare(Act act)
{
    switch (act) {
    case Act::NewPaper:
    case Act::TrySample:
    case Act::Areas:
    case Act::NewList:
    case Act::ImportTags:
        return true;
    case Act::RenameTag:
    case Act::MergeTag:
    case Act::SplitTag:
    case Act::MoveTag:
    case Act::DeleteTag: {
        auto *sidebar = window().findChild<SidebarView *>();
        auto *model = qobject_cast<SidebarModel *>(sidebar->model());
        sidebar->setCurrentIndex(model->indexOfQuery(QStringLiteral("tag:Vision")));
        return true;
    }
    case Act::Tag:
    case Act::AddToList:
    case Act::Star:
    case Act::ToggleRead:
    case Act::Reading:
    case Act::Dismiss:
    case Act::Trash:
        show({}, {1, 2});
        return true;
    case Act::Note:
    case Act::Details:
    case Act::ReadOn:
        show({}, {2});
        return true;
    case Act::Highlight:
    case Act::HighlightYellow:
    case Act::HighlightGreen:
    case Act::HighlightBlue:
    case Act::HighlightPink: {
        show({}, {2});
        auto *abstract = window().findChild<AbstractView *>();
        [&] { QTRY_VERIFY(abstract->toPlainText().size() > 40); }();
        abstract->setFocus();
        QTextCursor cursor = abstract->textCursor();
        cursor.setPosition(3);
        cursor.setPosition(30, QTextCursor::KeepAnchor);
        abstract->setTextCursor(cursor);
        return true;
    }
    case Act::Merge:
        show(QStringLiteral("is:duplicate"), {0, 1});
        return true;
    case Act::KeepApart:
        show(QStringLiteral("is:duplicate"), {0, 1});
        return true;
    case Act::Restore:
        show(QStringLiteral("is:trashed"), {0});
        return true;
    case Act::RemoveFromList:
    case Act::MoveUp:
        show(QStringLiteral("list:Monday"), {2, 3});
        return true;
    case Act::MoveDown:
    case Act::NewSection:
    case Act::Comment:
    case Act::RenameList:
    case Act::DuplicateList:
    case Act::ArchiveList:
    case Act::DeleteList:
        show(QStringLiteral("list:Monday"), {0});
        return true;
    case Act::SaveSearch:
        show(QStringLiteral("is:unread"), {0});
        return true;
    case Act::RenameSearch:
    case Act::DeleteSearch:
        show(QStringLiteral("is:unread paper"), {0});
        return true;
    case Act::ChangeSearch:
        show(QStringLiteral("is:unread paper"), {0});
        QTest::keyClicks(window().findChild<SearchBar *>()->findChild<QLineEdit *>(), QStringLiteral(" dx1"));
        return true;
    case Act::DeleteDigest: {
        auto *sidebar = window().findChild<SidebarView *>();
        auto *model = qobject_cast<SidebarModel *>(sidebar->model());
        sidebar->setCurrentIndex(model->indexOfQuery(QStringLiteral("digest:2")));
        return true;
    }
    default:
        return false;
    }
}

void TestActions::answer(Act act)
{
    switch (act) {
    case Act::NewPaper:
    case Act::Details: {
        QTRY_VERIFY(window().findChild<DetailsEditor *>());
        auto *editor = window().findChild<DetailsEditor *>();
        QTRY_VERIFY(editor->isActiveWindow());
        const QList<QPlainTextEdit *> blocks = editor->findChildren<QPlainTextEdit *>();
        const QList<QLineEdit *> lines = editor->findChildren<QLineEdit *>();
        QVERIFY(!blocks.isEmpty() && !lines.isEmpty());
        if (act == Act::NewPaper)
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("A paper by hand")); // the title has it
        for (QPlainTextEdit *block : blocks) {
            if (block->accessibleName().contains(QLatin1String("Abstract")))
                block->setPlainText(QStringLiteral("What the user knows of it."));
        }
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!window().findChild<DetailsEditor *>());
        return;
    }
    case Act::Areas: {
        QTRY_VERIFY(window().findChild<AreasChooser *>());
        auto *chooser = window().findChild<AreasChooser *>();
        pressButton(chooser->window(), QStringLiteral("Add"));
        return;
    }
    case Act::Tag:
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Di"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        return;
    case Act::AddToList:
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Brand new"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        return;
    case Act::Note:
        QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        typeInto(QApplication::focusWidget(), QStringLiteral("Look again"));
        return;
    case Act::Comment: {
        auto *editor = window().findChild<CommentField *>()->findChild<QPlainTextEdit *>();
        typeInto(editor, QStringLiteral("Read it first"));
        return;
    }
    case Act::NewList:
        answerName(QStringLiteral("Tuesday"));
        return;
    case Act::SaveSearch:
    case Act::RenameSearch:
        answerName(QStringLiteral("Every week"));
        return;
    case Act::RenameList:
        answerName(QStringLiteral("Friday"));
        return;
    case Act::NewSection:
        answerName(QStringLiteral("More"));
        return;
    case Act::RenameTag:
    case Act::MergeTag:
    case Act::SplitTag:
    case Act::MoveTag:
    case Act::DeleteTag:
        answerTagManager(act);
        return;
    case Act::ImportTags: {
        QTRY_VERIFY(window().findChild<QFileDialog *>());
        QFile file(m_temp->folder.filePath(QStringLiteral("tags.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"tags": [{"name": "Audio", "parent": "Vision"}, {"name": "Distillation", "colour": 9}]})");
        file.close();
        auto *dialog = window().findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(file.fileName());
        dialog->close();
        return;
    }
    case Act::DeleteList:
    case Act::DeleteDigest:
        QTRY_VERIFY(window().findChild<QMessageBox *>());
        pressButton(window().findChild<QMessageBox *>(), QStringLiteral("Delete"));
        return;
    default:
        return;
    }
}

void TestActions::everyEditIsUndoneExactly_data()
{
    QTest::addColumn<int>("act");
    for (const ActInfo &info : Actions::table()) {
        if (info.edits)
            QTest::newRow(info.text) << int(info.act);
    }
}

void TestActions::everyEditIsUndoneExactly()
{
    QFETCH(const int, act);
    open();
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(prepare(Act(act)), "this action changes the library: say here how it is used");
    const QStringList before = tables();
    const qint64 row = newestRow();
    press(Act(act));
    answer(Act(act));
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY(newestRow() > row);
    QTRY_VERIFY(m_app->settled()); // an import's row is there before its end
    const QStringList after = tables();
    QVERIFY(!firstDifference(before, after).isEmpty());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    list().setFocus();
    for (const bool undo : {true, false, true}) {
        press(undo ? Act::Undo : Act::Redo);
        QTRY_COMPARE(firstDifference(undo ? before : after, tables()), QString());
    }
}

void TestActions::aSecondKeyMeansTheNextPaper_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("dismiss") << Qt::Key_X;
    QTest::newRow("trash") << Qt::Key_Delete;
}

// Nothing comes back from the library between the two.
void TestActions::aSecondKeyMeansTheNextPaper()
{
    QFETCH(const Qt::Key, key);
    open();
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY(papers().rowAt(0) && papers().rowAt(1) && papers().rowAt(2));
    const PaperId first = papers().idAt(0);
    const PaperId second = papers().idAt(1);
    const PaperId third = papers().idAt(2);
    show({}, {0});
    QTRY_VERIFY(m_app->settled());
    QTest::keyClick(&list(), key);
    QTest::keyClick(&list(), key);
    QCOMPARE(list().currentPaper(), third);
    QTRY_COMPARE(papers().rowCount(), 4);
    QCOMPARE(papers().rowOf(first), -1);
    QCOMPARE(papers().rowOf(second), -1);
    QCOMPARE(list().currentPaper(), third);
}

void TestActions::everyActionIsInAMenuAndHasItsOwnKeys()
{
    open();
    QSet<QAction *> inMenus;
    for (const QMenu *menu : window().menu()->findChildren<QMenu *>())
        for (QAction *one : menu->actions())
            inMenus.insert(one);
    QHash<QString, QString> keys;
    for (const ActInfo &info : Actions::table()) {
        QAction &one = action(info.act);
        QVERIFY2(inMenus.contains(&one), info.text);
        for (const QKeySequence &key : one.shortcuts()) {
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString(), one.text());
        }
    }
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestActions)
#include "tst_actions.moc"
