// SPDX-License-Identifier: GPL-3.0-or-later
// Messages and the quiet line in the real window: what is told, what its links do, what is asked before it goes.
#include "app/application.h"
#include "tests/support/digestfiles.h"
#include "views/bottompane.h"
#include "views/importpreviewdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sheaf;
using namespace sheaf::test;

class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_app.reset(); }
    void theSameMessageTwiceIsOneRow();
    void readingTakesTheNumberAway();
    void everythingIsCopied();
    void aRefusedFileIsToldWithTheWayToTheReport();
    void anEditOfSeveralPapersOffersUndo();
    void anImportOffersUndoAndReport();
    void theTrashIsEmptiedAfterAsking();
    void aDigestIsDeletedAfterAskingAndComesBack();
    void aPaneThatWasOpenIsOpenAgain();
    void pastingIntoATextFieldStaysThere();
    void thePaneHasItsTabsAfterTheFirstImport();
    void theFirstImportLooksAtHome();

private:
    void openWindow();
    void importFive();
    StatusLine &status() const { return *m_app->window().findChild<StatusLine *>(); }
    PaperList &list() const { return *m_app->window().findChild<PaperList *>(); }
    SidebarView &sidebar() const { return *m_app->window().findChild<SidebarView *>(); }
    QToolButton *link(const char *text) const;
    QAction *act(const char *text) const;
    QPushButton *answer(const char *beginning) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

namespace
{

Message messageSaying(const char *what, const char *detail = "")
{
    Message message;
    message.at = 1'700'000'000'000;
    message.what = QString::fromUtf8(what);
    message.detail = QString::fromUtf8(detail);
    return message;
}

} // namespace

void TestMessages::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("sheaf.ini")));
}

void TestMessages::openWindow()
{
    m_app.reset();
    m_app = std::make_unique<Application>(*qobject_cast<QApplication *>(QCoreApplication::instance()), *m_settings,
                                          m_words, m_dir->filePath(QStringLiteral("library.sheaf")));
    QTRY_VERIFY(m_app->window().isVisible());
}

void TestMessages::importFive()
{
    openWindow();
    m_app->raise({writeFile(m_dir->path(), QStringLiteral("five.txt"), madeUpDigest(QStringLiteral("Five"), 5))});
    QTRY_COMPARE(list().model()->rowCount(), 5);
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Imported 1 digest")));
    QTRY_VERIFY(m_app->settled()); // an answer on its way would select another paper
}

QToolButton *TestMessages::link(const char *text) const
{
    for (QToolButton *button : status().findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String(text) && !button->isHidden())
            return button;
    }
    return nullptr;
}

QAction *TestMessages::act(const char *text) const
{
    for (QAction *action : m_app->window().actions()) {
        if (action->text().startsWith(QLatin1String(text)))
            return action;
    }
    return nullptr;
}

QPushButton *TestMessages::answer(const char *beginning) const
{
    const auto *box = m_app->window().findChild<QMessageBox *>();
    for (QPushButton *button : box ? box->findChildren<QPushButton *>() : QList<QPushButton *>()) {
        if (button->text().startsWith(QLatin1String(beginning)))
            return button;
    }
    return nullptr;
}

void TestMessages::theSameMessageTwiceIsOneRow()
{
    MessageModel model;
    model.tell(messageSaying("The disk is full."));
    model.tell(messageSaying("The disk is full."));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0).data().toString().contains(QLatin1String("2 times")));
    model.tell(messageSaying("Another thing."));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Another thing."));
    QCOMPARE(model.unread(), 2);
}

void TestMessages::readingTakesTheNumberAway()
{
    MessageModel model;
    Theme theme(*qobject_cast<QApplication *>(QCoreApplication::instance()));
    MessageList shown(theme, model);
    model.tell(messageSaying("One."));
    QCOMPARE(model.unread(), 1);
    shown.show();
    QCOMPARE(model.unread(), 0);
    model.tell(messageSaying("Two."));
    QCOMPARE(model.unread(), 0);
}

void TestMessages::everythingIsCopied()
{
    MessageModel model;
    Theme theme(*qobject_cast<QApplication *>(QCoreApplication::instance()));
    MessageList shown(theme, model);
    model.tell(messageSaying("“a.txt” could not be read.", "Permission denied"));
    shown.resize(600, 200);
    shown.show();
    for (QPushButton *button : shown.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Copy"))
            button->click();
    }
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("“a.txt” could not be read. Permission denied")), qPrintable(copied));
}

void TestMessages::aRefusedFileIsToldWithTheWayToTheReport()
{
    importFive();
    m_app->raise({writeFile(m_dir->path(), QStringLiteral("x.pdf"), "%PDF-1.7\n")});
    auto *model = m_app->window().findChild<MessageList *>()->findChild<QAbstractItemView *>()->model();
    QTRY_COMPARE(model->rowCount(), 1);
    QVERIFY(model->index(0, 0).data().toString().contains(QLatin1String("x.pdf")));
    QVERIFY(m_app->window().bottomShown()); // the report came up by itself
    QVERIFY(m_app->window().findChild<ImportReportPane *>()->isVisible());
}

void TestMessages::anEditOfSeveralPapersOffersUndo()
{
    importFive();
    list().selectRowAlone(0);
    act("Star")->trigger();
    QTRY_COMPARE(status().message(), QStringLiteral("Starred 1 paper"));
    QVERIFY(!link("Undo"));
    QTRY_VERIFY(m_app->settled()); // else an answer on its way selects its first paper
    list().selectAll();
    QTRY_COMPARE(list().selectedCount(), 5);
    act("Star")->trigger();
    QTRY_COMPARE(status().message(), QStringLiteral("Starred 4 papers"));
    QVERIFY(link("Undo"));
    link("Undo")->click();
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Undone: star 4 papers")));
    QVERIFY(!link("Undo"));
}

void TestMessages::anImportOffersUndoAndReport()
{
    importFive();
    QCOMPARE(status().message(), QStringLiteral("Imported 1 digest: 5 new")); // nothing of none
    QVERIFY(link("Report"));
    link("Report")->click();
    QVERIFY(m_app->window().bottomShown());
    link("Report")->click();
    QVERIFY(!m_app->window().bottomShown());
    QVERIFY(link("Undo"));
    link("Undo")->click();
    QTRY_COMPARE(list().model()->rowCount(), 0);
}

void TestMessages::theTrashIsEmptiedAfterAsking()
{
    importFive();
    QAction *empty = act("Empty the Trash");
    QVERIFY(!empty->isEnabled());
    list().selectAll();
    act("Move to Trash")->trigger();
    QTRY_VERIFY(empty->isEnabled());
    empty->trigger();
    QTRY_VERIFY(answer("Keep"));
    answer("Keep")->click();
    QTRY_VERIFY(!m_app->window().findChild<QMessageBox *>());
    QVERIFY(empty->isEnabled());
    empty->trigger();
    QTRY_VERIFY(answer("Delete 5 papers for good"));
    answer("Delete 5 papers for good")->click();
    QTRY_COMPARE(status().message(), QStringLiteral("Deleted 5 papers for good"));
    QTRY_VERIFY(!empty->isEnabled());
}

void TestMessages::aDigestIsDeletedAfterAskingAndComesBack()
{
    importFive();
    QAction *remove = act("Delete this digest");
    QVERIFY(!remove->isEnabled());
    const auto *model = qobject_cast<const SidebarModel *>(sidebar().model());
    QTRY_VERIFY(model->indexOfQuery(QStringLiteral("digest:five.txt")).isValid() ||
                model->indexOfQuery(QStringLiteral("digest:1")).isValid());
    list().selectRowAlone(0);
    act("Star")->trigger();
    QTRY_COMPARE(status().message(), QStringLiteral("Starred 1 paper"));
    const QModelIndexList rows =
        sidebar().model()->match(sidebar().model()->index(0, 0), SidebarModel::KindRole,
                                 int(SidebarModel::Kind::Digest), 1, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(rows.size(), 1);
    const QString query = rows.front().data(SidebarModel::QueryRole).toString();
    const auto *search = m_app->window().findChild<SearchBar *>();
    Q_EMIT sidebar().queryChosen(query);
    QTRY_COMPARE(search->text(), query);
    sidebar().setFocus();
    sidebar().setCurrentIndex(rows.front());
    QTRY_VERIFY(remove->isEnabled());
    QTest::keyClick(&sidebar(), Qt::Key_Delete);
    QTRY_VERIFY(answer("Delete the digest"));
    const QString numbers = m_app->window().findChild<QMessageBox *>()->informativeText();
    QVERIFY2(numbers.contains(QLatin1String("4 papers go to the Trash")) &&
                 numbers.contains(QLatin1String("1 paper stays")) &&
                 numbers.contains(QLatin1String("except what has been deleted from the Trash")),
             qPrintable(numbers));
    answer("Delete the digest")->click();
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Deleted the digest")));
    QVERIFY(link("Undo"));
    QTRY_COMPARE(search->text(), QString()); // the digest that was shown is gone
    link("Undo")->click();
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Undone: delete the digest")));
}

void TestMessages::aPaneThatWasOpenIsOpenAgain()
{
    importFive();
    act("Messages")->trigger();
    QVERIFY(m_app->window().bottomShown());
    m_app->window().close();
    openWindow();
    QVERIFY(m_app->window().bottomShown());
    QVERIFY(m_app->window().findChild<MessageList *>()->isVisibleTo(&m_app->window()));
    act("Messages")->trigger();
    QVERIFY(!m_app->window().bottomShown());
}

void TestMessages::pastingIntoATextFieldStaysThere()
{
    importFive();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(madeUpDigest(QStringLiteral("Paste"), 3)));
    auto *search = m_app->window().findChild<SearchBar *>();
    search->focusText();
    m_app->window().activateWindow();
    QTRY_VERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(search->text().contains(QLatin1String("Paste")));
    QVERIFY(!m_app->window().findChild<ImportPreviewDialog *>());
}

void TestMessages::thePaneHasItsTabsAfterTheFirstImport()
{
    importFive();
    act("History")->trigger();
    const auto *tabs = m_app->window().findChild<PaneTabs *>();
    QTRY_VERIFY(tabs->isVisible());
    QTRY_VERIFY(tabs->height() >= tabs->tabRect(0).height());
    QVERIFY(tabs->width() >= tabs->tabRect(tabs->count() - 1).right());
}

void TestMessages::theFirstImportLooksAtHome()
{
    openWindow();
    act("Import")->trigger();
    const auto *dialog = m_app->window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->directory(), QDir::home());
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
