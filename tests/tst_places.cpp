// SPDX-License-Identifier: GPL-3.0-or-later
// Tags picked in the sidebar, papers dragged onto its rows, and the menus of what the window shows: in the real window
// over a real library.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "tests/support/librarysupport.h"
#include "views/abstractview.h"
#include "views/highlightrow.h"
#include "views/paperdrag.h"
#include "views/tagchips.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTest>

#include <algorithm>
#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class TestPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clicksOnTagsWriteTheQuery();
    void aDoubleClickPicksOnce();
    void tagsArePickedByKey();
    void theSidebarMarksWhatTheQueryNames();
    void papersAreDroppedOnPlaces_data();
    void papersAreDroppedOnPlaces();
    void aPlaceThatIsShownTakesNothing();
    void everyRowHasAMenu_data();
    void everyRowHasAMenu();
    void theMenuOfATagPicksAndGives();
    void aMenuLeavesTheChoiceAlone();
    void aChipHasAMenu();
    void selectedWordsAreSearchedFor();
    void aHighlightHasAMenu();
    void theKeyAsksForTheMenuOfWhatHasTheKeyboard();

private:
    MainWindow &window() { return m_app->window(); }
    PaperList &list() { return *window().findChild<PaperList *>(); }
    SidebarView &sidebar() { return *window().findChild<SidebarView *>(); }
    PaperModel &papers() { return *qobject_cast<PaperModel *>(list().model()); }
    AbstractView &abstract() { return *window().findChild<AbstractView *>(); }
    QString query() { return window().findChild<SearchBar *>()->text(); }
    QModelIndex row(const QString &query)
    {
        return qobject_cast<SidebarModel *>(sidebar().model())->indexOfQuery(query);
    }
    QPoint placeOf(const QModelIndex &index)
    {
        sidebar().scrollTo(index);
        return sidebar().visualRect(index).center();
    }
    void click(const char *query, Qt::KeyboardModifiers with = {})
    {
        QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, with, placeOf(row(QString::fromLatin1(query))));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&sidebar(), key, with); }
    void askMenu(QWidget *of, const QPoint &at)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, of->mapToGlobal(at));
        QCoreApplication::sendEvent(of, &event);
    }
    QMenu *menu() { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }
    static QStringList texts(const QMenu *menu)
    {
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                texts << action->text().section(u'\t', 0, 0);
        }
        return texts;
    }
    void choose(const QString &text); // in the menu that is open
    void mouse(QEvent::Type type, const QPoint &at);
    void drop(int paper, const QModelIndex &on);
    QStringList tables() { return userTables(m_temp->path); }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void TestPlaces::init()
{
    m_temp = std::make_unique<TempLibrary>();
    {
        const std::unique_ptr<Library> library = m_temp->open();
        importDigest(*library, plainDigest(QStringLiteral("d"), 6), 2000);
        const auto tag = [&](const char *name, TagId parent, const std::vector<PaperId> &papers) {
            constexpr TagId made{-1};
            QVERIFY(library->submit(Compound{{PutTag{{made, QString::fromLatin1(name), parent, {}, 3, {}, {}}},
                                              TagPapers{made, IdSet(papers), true}}}));
        };
        tag("Ferry", {}, {PaperId{1}, PaperId{2}, PaperId{3}});
        tag("Gull", {}, {PaperId{2}, PaperId{3}, PaperId{4}});
        tag("Tide", {}, {PaperId{3}});
        tag("Ebb", library->tagByName(QStringLiteral("Tide"))->id, {});
        QVERIFY(library->submit(PutList{{ListId{-1}, QStringLiteral("Monday"), false}}));
        QVERIFY(library->submit(PutSearch{{SearchId{-1}, QStringLiteral("Fresh"), QStringLiteral("is:unread paper")}}));
    }
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && papers().rowCount() == 6);
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    QTRY_VERIFY(row(QStringLiteral("tag:Gull")).isValid() && row(QStringLiteral("list:Monday")).isValid());
}

void TestPlaces::cleanup()
{
    if (QMenu *open = menu())
        open->close();
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void TestPlaces::clicksOnTagsWriteTheQuery()
{
    click("tag:Ferry");
    QCOMPARE(query(), QStringLiteral("tag:Ferry"));
    QTRY_COMPARE(papers().rowCount(), 3);
    click("tag:Gull");
    QCOMPARE(query(), QStringLiteral("tag:Ferry tag:Gull"));
    QTRY_COMPARE(papers().rowCount(), 2);
    click("tag:Tide", Qt::AltModifier);
    QCOMPARE(query(), QStringLiteral("tag:Ferry tag:Gull -tag:Tide"));
    QTRY_COMPARE(papers().rowCount(), 1);
    click("tag:Tide");
    click("tag:Ferry");
    QCOMPARE(query(), QStringLiteral("tag:Gull"));
    click("tag:Ferry", Qt::ControlModifier);
    QCOMPARE(query(), QStringLiteral("tag:Gull OR tag:Ferry"));
    QTRY_COMPARE(papers().rowCount(), 4);
    click("tag:Tide", Qt::ShiftModifier);
    QCOMPARE(query(), QStringLiteral("tag:Tide"));
    click("is:unread");
    QCOMPARE(query(), QStringLiteral("is:unread"));
    click("tag:Gull", Qt::ControlModifier);
    QCOMPARE(query(), QStringLiteral("is:unread tag:Gull"));
    click("tag:Gull");
    QCOMPARE(query(), QStringLiteral("is:unread"));
    click("tag:Gull");
    QCOMPARE(query(), QStringLiteral("tag:Gull"));
}

void TestPlaces::aDoubleClickPicksOnce()
{
    const QModelIndex tide = row(QStringLiteral("tag:Tide"));
    const QPoint at = placeOf(tide);
    QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(sidebar().viewport(), Qt::LeftButton, {}, at); // which lets nothing go
    QTest::mouseRelease(sidebar().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(query(), QStringLiteral("tag:Tide"));
    QVERIFY(sidebar().isExpanded(tide));
    click("tag:Tide");
    QCOMPARE(query(), QString());
}

void TestPlaces::tagsArePickedByKey()
{
    click("tag:Ferry");
    sidebar().setFocus();
    press(Qt::Key_Down); // as ever: that row alone
    QCOMPARE(query(), QStringLiteral("tag:Gull"));
    press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(query(), QStringLiteral("tag:Gull"));
    QCOMPARE(sidebar().currentIndex(), row(QStringLiteral("tag:Ferry")));
    press(Qt::Key_Return);
    QCOMPARE(query(), QStringLiteral("tag:Gull tag:Ferry"));
    press(Qt::Key_Return);
    QCOMPARE(query(), QStringLiteral("tag:Gull"));
    QCOMPARE(sidebar().currentIndex(), row(QStringLiteral("tag:Ferry")));
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(query(), QStringLiteral("tag:Gull OR tag:Ferry"));
    press(Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(query(), QStringLiteral("tag:Gull -tag:Ferry"));
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(query(), QStringLiteral("tag:Ferry"));
    QVERIFY(sidebar().hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(query(), QStringLiteral("tag:Ferry"));
    QVERIFY(list().hasFocus());
}

void TestPlaces::theSidebarMarksWhatTheQueryNames()
{
    const auto use = [this](const char *query) {
        return row(QString::fromLatin1(query)).data(SidebarModel::UseRole).toInt();
    };
    auto *edit = window().findChild<SearchBar *>()->findChild<QLineEdit *>();
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("paper (tag:gull OR tag:Tide) -tag:FERRY"));
    QTRY_COMPARE(use("tag:Ferry"), static_cast<int>(TagUse::Not));
    QCOMPARE(use("tag:Gull"), static_cast<int>(TagUse::Either));
    QCOMPARE(use("tag:Tide"), static_cast<int>(TagUse::Either));
    QVERIFY(row(QStringLiteral("tag:Ferry")).data(Qt::AccessibleTextRole).toString().endsWith(u"left out"));
    click("");
    QCOMPARE(use("tag:Ferry"), static_cast<int>(TagUse::None));
}

// Sent to the viewport with the button down: QTest's own moves forget it.
void TestPlaces::mouse(QEvent::Type type, const QPoint &at)
{
    QWidget *viewport = list().viewport();
    const bool up = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, viewport->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      up ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &event);
}

void TestPlaces::drop(int paper, const QModelIndex &on)
{
    const QPoint from = list().visualRect(papers().index(paper, 0)).center();
    const QPoint to = list().viewport()->mapFromGlobal(sidebar().viewport()->mapToGlobal(placeOf(on)));
    mouse(QEvent::MouseButtonPress, from);
    mouse(QEvent::MouseMove, from + QPoint(0, QApplication::startDragDistance() + 4));
    mouse(QEvent::MouseMove, to);
    QVERIFY(list().drag().isActive());
    mouse(QEvent::MouseButtonRelease, to);
}

void TestPlaces::papersAreDroppedOnPlaces_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("Starred") << QStringLiteral("is:starred");
    QTest::newRow("Dismissed") << QStringLiteral("is:dismissed");
    QTest::newRow("Trash") << QStringLiteral("is:trashed");
    QTest::newRow("a tag") << QStringLiteral("tag:Tide");
    QTest::newRow("a list") << QStringLiteral("list:Monday");
}

void TestPlaces::papersAreDroppedOnPlaces()
{
    QFETCH(QString, place);
    const QStringList before = tables();
    drop(0, row(place));
    const auto count = [&] {
        const std::unique_ptr<Library> other = m_temp->open();
        const LibraryCounts counts = other->counts();
        if (place.startsWith(u"tag:"))
            return other->taggedWith(other->tagByName(QStringLiteral("Tide"))->id, false).count() - 1;
        if (place.startsWith(u"list:"))
            return static_cast<qint64>(other->items(ListId{1}).size());
        return place == u"is:starred" ? counts.starred : place == u"is:dismissed" ? counts.dismissed : counts.trashed;
    };
    QTRY_COMPARE(count(), 1);
    QAction *undo = window().findChild<QAction *>(QStringLiteral("undo"));
    QTRY_VERIFY(undo->isEnabled());
    undo->trigger();
    QTRY_COMPARE(firstDifference(tables(), before), QString());
}

void TestPlaces::aPlaceThatIsShownTakesNothing()
{
    click("is:unread");
    QTRY_VERIFY(list().selectedCount() == 1);
    QVERIFY(!sidebar().targetOf(row(QStringLiteral("is:unread"))));
    QVERIFY(sidebar().targetOf(row(QStringLiteral("is:starred"))));
    QVERIFY(!sidebar().targetOf(row(QString())));
    QVERIFY(!sidebar().targetOf(row(QStringLiteral("is:untagged"))));
}

void TestPlaces::choose(const QString &text)
{
    QTRY_VERIFY(menu());
    QMenu *open = menu();
    for (QAction *action : open->actions()) {
        if (action->text().section(u'\t', 0, 0) != text)
            continue;
        open->setActiveAction(action);
        QTest::keyClick(open, Qt::Key_Return);
        return;
    }
    QFAIL(qPrintable(text + QStringLiteral(" is not in ") + texts(open).join(QStringLiteral(" | "))));
}

void TestPlaces::everyRowHasAMenu_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QStringList>("entries");
    const QString show = QStringLiteral("Show its papers");
    QTest::newRow("all papers") << QString() << QStringList{show};
    QTest::newRow("starred") << QStringLiteral("is:starred") << QStringList{show, QStringLiteral("Star 1 paper")};
    QTest::newRow("trash") << QStringLiteral("is:trashed")
                           << QStringList{show, QStringLiteral("Move 1 paper to Trash"),
                                          QStringLiteral("Empty the Trash…")};
    QTest::newRow("a tag") << QStringLiteral("tag:Tide")
                           << QStringList{show,
                                          QStringLiteral("Only papers without it"),
                                          QStringLiteral("Show what is below"),
                                          QStringLiteral("Tag 1 paper “Tide”"),
                                          QStringLiteral("Rename…"),
                                          QStringLiteral("Merge into…"),
                                          QStringLiteral("Split by a search…"),
                                          QStringLiteral("Move under…"),
                                          QStringLiteral("Delete…"),
                                          QStringLiteral("Manage tags…")};
    QTest::newRow("a list") << QStringLiteral("list:Monday")
                            << QStringList{show,
                                           QStringLiteral("Add 1 paper to “Monday”"),
                                           QStringLiteral("Rename…"),
                                           QStringLiteral("Duplicate"),
                                           QStringLiteral("Archive"),
                                           QStringLiteral("Delete…"),
                                           QStringLiteral("New reading list…")};
    QTest::newRow("a saved search") << QStringLiteral("is:unread paper")
                                    << QStringList{show, QStringLiteral("Rename…"),
                                                   QStringLiteral("Change to the query shown"),
                                                   QStringLiteral("Delete"), QStringLiteral("Save this search…")};
    QTest::newRow("a digest") << QStringLiteral("digest:1") << QStringList{show, QStringLiteral("Delete this digest…")};
}

void TestPlaces::everyRowHasAMenu()
{
    QFETCH(QString, place);
    QFETCH(QStringList, entries);
    QTRY_COMPARE(list().selectedCount(), 1);
    askMenu(sidebar().viewport(), placeOf(row(place)));
    QTRY_VERIFY(menu());
    QCOMPARE(texts(menu()), entries);
    QCOMPARE(query(), QString());
    if (place.isEmpty())
        return;
    choose(QStringLiteral("Show its papers"));
    QTRY_COMPARE(query(), place);
}

void TestPlaces::theMenuOfATagPicksAndGives()
{
    click("tag:Ferry");
    QTRY_COMPARE(list().selectedCount(), 1);
    askMenu(sidebar().viewport(), placeOf(row(QStringLiteral("tag:Gull"))));
    choose(QStringLiteral("Also papers that have it"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry OR tag:Gull"));
    askMenu(sidebar().viewport(), placeOf(row(QStringLiteral("tag:Gull"))));
    choose(QStringLiteral("Take it out of the query"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Ferry"));
    QTRY_COMPARE(papers().rowCount(), 3);
    list().selectRowAlone(0);
    askMenu(sidebar().viewport(), placeOf(row(QStringLiteral("tag:Tide"))));
    choose(QStringLiteral("Tag 1 paper “Tide”"));
    const TagId tide = m_temp->open()->tagByName(QStringLiteral("Tide"))->id;
    QTRY_COMPARE(m_temp->open()->taggedWith(tide, false).count(), 2);
}

void TestPlaces::aMenuLeavesTheChoiceAlone()
{
    click("tag:Ferry");
    const QPoint at = placeOf(row(QStringLiteral("tag:Gull")));
    QTest::mousePress(sidebar().viewport(), Qt::RightButton, {}, at);
    askMenu(sidebar().viewport(), at);
    QTest::mouseRelease(sidebar().viewport(), Qt::RightButton, {}, at);
    QTRY_VERIFY(menu());
    QCOMPARE(sidebar().menuRow(), row(QStringLiteral("tag:Gull")));
    QVERIFY(sidebar().selectionModel()->isSelected(row(QStringLiteral("tag:Ferry"))));
    menu()->close();
    QVERIFY(!sidebar().menuRow().isValid());
    QCOMPARE(query(), QStringLiteral("tag:Ferry"));
}

void TestPlaces::aChipHasAMenu()
{
    click("tag:Tide");
    auto *chips = window().findChild<TagChips *>();
    QTRY_COMPARE(chips->tags().size(), std::size_t(3));
    window().openDetail();
    QTRY_VERIFY(chips->isVisible());
    const QList<QAbstractButton *> buttons = chips->findChildren<QAbstractButton *>();
    const auto gull = std::ranges::find_if(buttons, [](const QAbstractButton *each) {
        return each->text() == QLatin1String("Gull") && each->isVisible();
    });
    QVERIFY(gull != buttons.end());
    askMenu(*gull, QPoint(4, 4));
    QTRY_VERIFY(menu());
    QVERIFY(texts(menu()).contains(QStringLiteral("Take the tag off")));
    choose(QStringLiteral("Only papers that have it too"));
    QTRY_COMPARE(query(), QStringLiteral("tag:Tide tag:Gull"));
}

void TestPlaces::selectedWordsAreSearchedFor()
{
    QTRY_VERIFY(abstract().toPlainText().size() > 10);
    QTextCursor words = abstract().textCursor();
    words.setPosition(0);
    words.movePosition(QTextCursor::NextWord, QTextCursor::KeepAnchor, 2);
    abstract().setTextCursor(words);
    const QString selected = words.selectedText().trimmed();
    askMenu(abstract().viewport(), abstract().lineAt(0).center());
    QTRY_VERIFY(menu());
    QVERIFY(texts(menu()).contains(QStringLiteral("Copy the selected text")));
    choose(QStringLiteral("Search for “%1”").arg(selected));
    QTRY_COMPARE(query(), u'"' + selected + u'"');
    QVERIFY(list().hasFocus());
    window().openDetail();
    const QList<QLabel *> labels = window().findChild<DetailPane *>()->findChildren<QLabel *>();
    const QString title = papers().rowAt(0)->title;
    QTRY_VERIFY(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == title; }));
    const auto label = std::ranges::find(labels, title, &QLabel::text);
    askMenu(*label, QPoint(8, 8));
    choose(QStringLiteral("Copy this text"));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), title);
}

void TestPlaces::aHighlightHasAMenu()
{
    QTRY_VERIFY(abstract().toPlainText().size() > 10);
    QTextCursor words = abstract().textCursor();
    words.setPosition(0);
    words.movePosition(QTextCursor::NextWord, QTextCursor::KeepAnchor, 2);
    abstract().setTextCursor(words);
    window().findChild<QAction *>(QStringLiteral("highlight-green"))->trigger();
    QTRY_VERIFY(window().findChild<HighlightRow *>());
    QTRY_VERIFY(number(window().findChild<HighlightRow *>()->highlight().id) > 0);
    auto *row = window().findChild<HighlightRow *>();
    askMenu(row, QPoint(20, 10));
    QTRY_VERIFY(menu());
    QVERIFY(texts(menu()).contains(QStringLiteral("Copy the quoted words")));
    choose(QStringLiteral("Pink"));
    QTRY_COMPARE(m_temp->open()->paper(papers().papers()->at(0))->highlights.front().colour, 4);
    abstract().putCaret(2);
    askMenu(abstract().viewport(), abstract().lineAt(2).center());
    choose(QStringLiteral("Remove the highlight"));
    QTRY_VERIFY(m_temp->open()->paper(papers().papers()->at(0))->highlights.empty());
}

void TestPlaces::theKeyAsksForTheMenuOfWhatHasTheKeyboard()
{
    QTRY_COMPARE(list().selectedCount(), 1);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(menu());
    QVERIFY(texts(menu()).contains(QStringLiteral("Dismiss")));
    QVERIFY(texts(menu()).contains(QStringLiteral("Its tags")) == !papers().rowAt(0)->tags.empty());
    menu()->close();
    sidebar().setFocus();
    sidebar().setCurrentIndex(row(QStringLiteral("tag:Gull")));
    QTest::keyClick(&sidebar(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(menu());
    QVERIFY(texts(menu()).contains(QStringLiteral("Only papers without it")));
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestPlaces)
#include "tst_places.moc"
