// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches through the real window over a real library: saved, shown, written on, renamed, deleted, and counted.
#include "app/application.h"
#include "model/items/papermodel.h"
#include "tests/support/librarysupport.h"
#include "views/namedialog.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class TestSavedSearches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsTypedIsSavedWithItsStar();
    void anEmptyOrWrongQueryIsNotSavedAndSaysWhy();
    void aSavedSearchIsShownAndMarkedWhileItStandsInTheSearchBar();
    void oneThatIsWrittenOnCanBeChanged();
    void f2AndDeleteMeanTheRow();
    void aNameIsThereOnce();
    void theMenuActsOnItsRow();
    void countsFollowEditsAndAWrongOneSaysWhy();

private:
    MainWindow &window() { return m_app->window(); }
    SidebarView &sidebar() { return *window().findChild<SidebarView *>(); }
    QLineEdit &bar() { return *window().findChild<SearchBar *>()->findChild<QLineEdit *>(); }
    StatusLine &status() { return *window().findChild<StatusLine *>(); }
    QAction &action(const char *keys)
    {
        const QList<QAction *> actions = window().actions();
        return **std::ranges::find_if(actions, [&](QAction *each) {
            return each->shortcut() == QKeySequence(QString::fromLatin1(keys), QKeySequence::PortableText);
        });
    }
    std::vector<SavedSearch> stored() { return m_temp->open()->searches(); }
    QModelIndex row(const QString &name);
    // The names of the chosen rows.
    QString chosen();
    void type(const QString &query);
    void choose(const QString &name);
    void answer(const QString &name);
    void save(const QString &query, const QString &name);

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void TestSavedSearches::init()
{
    m_temp = std::make_unique<TempLibrary>();
    importDigest(*m_temp->open(), plainDigest(QStringLiteral("d"), 5));
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && m_app->settled());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
}

void TestSavedSearches::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

QModelIndex TestSavedSearches::row(const QString &name)
{
    const QAbstractItemModel &model = *sidebar().model();
    for (int head = 0; head < model.rowCount(); ++head) {
        const QModelIndex heading = model.index(head, 0);
        if (SidebarModel::adds(heading) != SidebarModel::Kind::Search)
            continue;
        for (int at = 0; at < model.rowCount(heading); ++at) {
            if (const QModelIndex index = model.index(at, 0, heading); index.data().toString() == name)
                return index;
        }
    }
    return {};
}

QString TestSavedSearches::chosen()
{
    const QModelIndexList rows = sidebar().selectionModel()->selectedIndexes();
    return rows.isEmpty() ? QString() : rows.front().data().toString();
}

void TestSavedSearches::type(const QString &query)
{
    bar().setFocus();
    bar().selectAll();
    if (query.isEmpty())
        QTest::keyClick(&bar(), Qt::Key_Delete);
    QTest::keyClicks(&bar(), query);
    QTRY_VERIFY(m_app->settled());
}

void TestSavedSearches::choose(const QString &name)
{
    sidebar().scrollTo(row(name));
    QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, {}, sidebar().visualRect(row(name)).center());
    QTRY_VERIFY(m_app->settled());
}

void TestSavedSearches::answer(const QString &name)
{
    QTRY_VERIFY(window().findChild<NameDialog *>());
    auto *dialog = window().findChild<NameDialog *>();
    QTRY_VERIFY(dialog->isActiveWindow());
    dialog->findChild<QLineEdit *>()->setText(name);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!window().findChild<NameDialog *>());
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
}

void TestSavedSearches::save(const QString &query, const QString &name)
{
    type(query);
    QTRY_VERIFY(action("Ctrl+S").isEnabled());
    QTest::keyClick(&bar(), Qt::Key_S, Qt::ControlModifier);
    answer(name);
    QTRY_VERIFY(row(name).isValid() && m_app->settled());
}

void TestSavedSearches::whatIsTypedIsSavedWithItsStar()
{
    save(QStringLiteral("is:unread pap"), QStringLiteral("Unread ones"));
    QCOMPARE(stored().front().query, QStringLiteral("is:unread pap*"));
    QTRY_COMPARE(bar().text(), QStringLiteral("is:unread pap*"));
    QTRY_COMPARE(chosen(), QStringLiteral("Unread ones"));
    QTRY_COMPARE(row(QStringLiteral("Unread ones")).data(SidebarModel::CountRole).toLongLong(), 5);
    type(QStringLiteral("is:unread   paper"));
    QTest::keyClick(&bar(), Qt::Key_Return); // now the last word is a whole one
    QTRY_VERIFY(m_app->settled());
    action("Ctrl+S").trigger();
    answer(QStringLiteral("Others"));
    QTRY_COMPARE(stored().size(), std::size_t(2));
    QCOMPARE(stored().front().query, QStringLiteral("is:unread   paper")); // as it was written
    QTRY_COMPARE(row(QStringLiteral("Others")).data(SidebarModel::CountRole).toLongLong(), 5);
}

void TestSavedSearches::anEmptyOrWrongQueryIsNotSavedAndSaysWhy()
{
    QAction &save = action("Ctrl+S");
    QVERIFY(!save.isEnabled());
    QVERIFY(save.toolTip().contains(QStringLiteral("search bar")));
    Q_EMIT sidebar().addAsked(SidebarModel::Kind::Search); // the heading's button
    QCOMPARE(status().message(), save.toolTip());
    QVERIFY(!window().findChild<NameDialog *>());
    for (const char *wrong : {"year:soon ", "tag:Nowhere "}) {
        type(QStringLiteral("paper"));
        QTRY_VERIFY(save.isEnabled());
        type(QString::fromLatin1(wrong));
        QTRY_VERIFY(!save.isEnabled());
        QVERIFY(save.toolTip().startsWith(QStringLiteral("This query cannot be saved.")));
    }
    type(QString());
    QTRY_VERIFY(!save.isEnabled());
    QCOMPARE(save.toolTip(), status().message());
}

void TestSavedSearches::aSavedSearchIsShownAndMarkedWhileItStandsInTheSearchBar()
{
    save(QStringLiteral("is:unread "), QStringLiteral("Same as a row of the library"));
    save(QStringLiteral("paper "), QStringLiteral("Papers"));
    QCOMPARE(chosen(), QStringLiteral("Papers"));
    type(QStringLiteral("paper dx1"));
    QCOMPARE(chosen(), QString());
    type(QStringLiteral("paper"));
    QCOMPARE(chosen(), QStringLiteral("Papers"));
    choose(QStringLiteral("Same as a row of the library"));
    QCOMPARE(bar().text(), QStringLiteral("is:unread"));
    QCOMPARE(chosen(), QStringLiteral("Same as a row of the library"));
    type(QStringLiteral("(paper"));
    QCOMPARE(chosen(), QString());
}

void TestSavedSearches::oneThatIsWrittenOnCanBeChanged()
{
    save(QStringLiteral("paper "), QStringLiteral("Papers & more"));
    QAction &change = action("Ctrl+Shift+S");
    QVERIFY(!change.isEnabled());
    QVERIFY(change.toolTip().contains(QStringLiteral("Papers & more")));
    type(QStringLiteral("paper dx1"));
    QTRY_VERIFY(change.isEnabled());
    QCOMPARE(change.text(), QStringLiteral("Change “Papers && more” to this query"));
    QTest::keyClick(&bar(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(stored().front().query, QStringLiteral("paper dx1*"));
    QTRY_COMPARE(chosen(), QStringLiteral("Papers & more"));
    QCOMPARE(bar().text(), QStringLiteral("paper dx1*"));
    QTRY_COMPARE(row(QStringLiteral("Papers & more")).data(SidebarModel::CountRole).toLongLong(), 1);
    type(QString()); // and left
    type(QStringLiteral("word"));
    QTRY_VERIFY(!change.isEnabled());
    action("Ctrl+Z").trigger();
    QTRY_COMPARE(stored().front().query, QStringLiteral("paper"));
}

void TestSavedSearches::f2AndDeleteMeanTheRow()
{
    save(QStringLiteral("paper "), QStringLiteral("Papers"));
    choose(QStringLiteral("Papers"));
    sidebar().setFocus();
    QTest::keyClick(&sidebar(), Qt::Key_F2);
    answer(QStringLiteral("Renamed"));
    QTRY_COMPARE(stored().front().name, QStringLiteral("Renamed"));
    QTRY_COMPARE(chosen(), QStringLiteral("Renamed"));
    QTRY_VERIFY(m_app->settled());
    sidebar().setFocus();
    QTest::keyClick(&sidebar(), Qt::Key_Delete);
    QTRY_VERIFY(stored().empty());
    QTRY_COMPARE(status().message(), QStringLiteral("Deleted the saved search “Renamed”"));
    QCOMPARE(m_temp->open()->trashed().count(), 0);
    action("Ctrl+Z").trigger();
    QTRY_VERIFY(row(QStringLiteral("Renamed")).isValid());
}

void TestSavedSearches::aNameIsThereOnce()
{
    save(QStringLiteral("paper "), QStringLiteral("Papers"));
    type(QStringLiteral("word "));
    action("Ctrl+S").trigger();
    QTRY_VERIFY(window().findChild<NameDialog *>());
    auto *dialog = window().findChild<NameDialog *>();
    QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("word"));
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("PAPERS"));
    QVERIFY(!dialog->findChild<QPushButton *>()->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(stored().size(), std::size_t(1));
}

void TestSavedSearches::theMenuActsOnItsRow()
{
    save(QStringLiteral("paper "), QStringLiteral("Papers"));
    type(QStringLiteral("word"));
    const qint64 id = row(QStringLiteral("Papers")).data(SidebarModel::IdRole).toLongLong();
    Q_EMIT sidebar().contextMenuAsked(SidebarModel::Kind::Search, id, sidebar().mapToGlobal(QPoint(9, 9)));
    QTRY_VERIFY(QApplication::activePopupWidget());
    const QList<QAction *> entries = QApplication::activePopupWidget()->actions();
    QStringList texts;
    for (const QAction *entry : entries)
        texts << entry->text();
    QCOMPARE(texts, QStringList({QStringLiteral("Rename…"), QStringLiteral("Change to the query shown"),
                                 QStringLiteral("Delete"), QString(), QStringLiteral("Save this search…")}));
    entries.at(1)->trigger();
    QApplication::activePopupWidget()->close();
    QTRY_COMPARE(stored().front().query, QStringLiteral("word*"));
}

void TestSavedSearches::countsFollowEditsAndAWrongOneSaysWhy()
{
    const std::unique_ptr<Library> other = m_temp->open(); // as another process
    QVERIFY(other->submit(PutTag{{TagId{-1}, QStringLiteral("Pruning"), {}, {}, 3, {}, {}}}).ok());
    QVERIFY(other->submit(PutSearch{{SearchId{-1}, QStringLiteral("Pruned"), QStringLiteral("tag:Pruning")}}).ok());
    const auto count = [this] { return row(QStringLiteral("Pruned")).data(SidebarModel::CountRole).toLongLong(); };
    QTRY_VERIFY(row(QStringLiteral("Pruned")).isValid());
    QTRY_COMPARE(count(), 0);
    const TagId tag = other->tagByName(QStringLiteral("Pruning"))->id;
    QVERIFY(other->submit(TagPapers{tag, IdSet({PaperId{1}, PaperId{2}}), true}).ok());
    QTRY_COMPARE(count(), 2);
    QVERIFY(other->submit(RemoveTag{tag}).ok());
    QTRY_COMPARE(count(), -1);
    const QModelIndex wrong = row(QStringLiteral("Pruned"));
    QVERIFY(wrong.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("Pruned\ntag:Pruning\n")));
    QVERIFY(wrong.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Pruning")));
    choose(QStringLiteral("Pruned"));
    QCOMPARE(bar().text(), QStringLiteral("tag:Pruning"));
    QCOMPARE(chosen(), QStringLiteral("Pruned"));
    QVERIFY(other->undo().ok());
    QTRY_COMPARE(count(), 2);
    QTRY_VERIFY(action("Ctrl+S").isEnabled()); // the query that stands there is right again
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestSavedSearches)
#include "tst_savedsearches.moc"
