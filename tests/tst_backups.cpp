// SPDX-License-Identifier: GPL-3.0-or-later
// Backing up, going back and "Where is my library" in the real window, from the menu to what is on the disk.
#include "app/application.h"
#include "model/backup.h"
#include "tests/support/librarysupport.h"
#include "views/factgrid.h"
#include "views/librarydialog.h"
#include "views/restoredialog.h"
#include "views/statusline.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include <memory>

namespace sheaf
{

using namespace sheaf::test;

class BackupsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBackupIsMadeWhereTheUserSays();
    void anotherFileIsAskedAboutAndLeftAsItIs();
    void theLibraryGoesBackAndTheOneBeforeIsKept();
    void aRestoreThatIsNotWantedChangesNothing();
    void whereTheLibraryIs();
    void aLibraryThatCannotBeOpenedGoesBackToo();

private:
    MainWindow &window() const { return m_app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    StatusLine &status() const { return *window().findChild<StatusLine *>(); }
    template <class Dialog>
    Dialog *dialog() const
    {
        for (Dialog *found : window().findChildren<Dialog *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void open()
    {
        m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
        QTRY_VERIFY(window().isVisible());
    }
    void choose(const char *id)
    {
        QAction *action = window().findChild<QAction *>(QLatin1String(id));
        QTRY_VERIFY(action->isEnabled());
        action->trigger();
    }
    void name(const QString &file)
    {
        QTRY_VERIFY(dialog<QFileDialog>());
        auto *edit = dialog<QFileDialog>()->findChild<QLineEdit *>();
        edit->setText(file);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    static void pressButton(QWidget *dialog, const QString &text)
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == text) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    QStringList tables() const { return userTables(m_temp->path); }
    QString backUpTo(const char *file)
    {
        const QString path = m_temp->folder.filePath(QLatin1String(file));
        choose("back-up");
        name(path);
        return path;
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
};

void BackupsTest::init()
{
    m_temp = std::make_unique<TempLibrary>();
    importDigest(*m_temp->open(), plainDigest(QStringLiteral("d"), 5));
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    QApplication::setQuitOnLastWindowClosed(false);
    open();
    QTRY_COMPARE(list().model()->rowCount(), 5);
}

void BackupsTest::cleanup()
{
    m_app.reset();
    m_settings.reset();
    m_temp.reset();
}

void BackupsTest::aBackupIsMadeWhereTheUserSays()
{
    choose("back-up");
    QTRY_VERIFY(dialog<QFileDialog>());
    QVERIFY(dialog<QFileDialog>()->findChild<QLineEdit *>()->text().startsWith(QLatin1String("test 20")));
    const QString file = m_temp->folder.filePath(QStringLiteral("monday")); // the suffix is added
    name(file);
    QTRY_VERIFY2(status().message().startsWith(QLatin1String("Backed up 5 papers to")), qPrintable(status().message()));
    QCOMPARE(firstDifference(tables(), userTables(file + QStringLiteral(".sheaf"))), QString());
    QCOMPARE(m_settings->lastBackup(m_temp->path), file + QStringLiteral(".sheaf"));
}

void BackupsTest::anotherFileIsAskedAboutAndLeftAsItIs()
{
    const QString letter = m_temp->folder.filePath(QStringLiteral("letter.sheaf"));
    QFile file(letter);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no library") > 0);
    file.close();
    backUpTo("letter.sheaf");
    QTRY_VERIFY(dialog<QMessageBox>());
    pressButton(dialog<QMessageBox>(), QStringLiteral("Replace the backup"));
    QTRY_VERIFY2(status().message().contains(QLatin1String("something else than a backup of this library")),
                 qPrintable(status().message()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("no library"));
}

void BackupsTest::theLibraryGoesBackAndTheOneBeforeIsKept()
{
    const QStringList then = tables();
    const QString file = backUpTo("monday.sheaf");
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Backed up")));
    list().selectAll();
    choose("star");
    QTRY_VERIFY(tables() != then);
    const QStringList now = tables();

    choose("restore-backup");
    name(file);
    QTRY_VERIFY(dialog<RestoreDialog>());
    QStringList said;
    for (const QLabel *label : dialog<RestoreDialog>()->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY(said.contains(QStringLiteral("Restore “monday.sheaf”?")) && said.contains(QStringLiteral("5")));
    QVERIFY(!said.join(QString()).contains(QLatin1String("another library")));
    pressButton(dialog<RestoreDialog>(), QStringLiteral("Restore the backup"));
    QTRY_VERIFY(!window().isVisible());

    const QString prepared = m_app->restoreWanted();
    QVERIFY(QFileInfo::exists(prepared));
    m_app.reset();
    const Result<QString> kept = putInPlace(m_temp->path, prepared);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().what));
    QCOMPARE(firstDifference(then, tables()), QString());
    QCOMPARE(firstDifference(now, userTables(kept.value())), QString());
    open();
    m_app->tellRestored(kept);
    QVERIFY(status().message().contains(QFileInfo(kept.value()).fileName()));
    QTRY_COMPARE(list().model()->rowCount(), 5);
}

void BackupsTest::aRestoreThatIsNotWantedChangesNothing()
{
    const QString file = backUpTo("monday.sheaf");
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Backed up")));
    const QStringList files = QDir(m_temp->folder.path()).entryList(QDir::Files);
    choose("restore-backup");
    name(file);
    QTRY_VERIFY(dialog<RestoreDialog>());
    QTest::keyClick(dialog<RestoreDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog<RestoreDialog>());
    choose("restore-backup");
    name(m_temp->path);
    QTRY_VERIFY2(status().message().contains(QLatin1String("is the library that is open")),
                 qPrintable(status().message()));
    QVERIFY(window().isVisible());
    QCOMPARE(QDir(m_temp->folder.path()).entryList(QDir::Files), files);
}

void BackupsTest::whereTheLibraryIs()
{
    choose("where-is-library");
    QTRY_VERIFY(dialog<LibraryDialog>());
    QStringList said;
    for (const QLabel *label : dialog<LibraryDialog>()->findChild<FactGrid *>()->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY(said.contains(m_temp->path));
    QVERIFY(said.contains(QStringLiteral("5")));
    pressButton(dialog<LibraryDialog>(), QStringLiteral("Copy the path"));
    QCOMPARE(QGuiApplication::clipboard()->text(), m_temp->path);
    pressButton(dialog<LibraryDialog>(), QStringLiteral("Back up now…"));
    QTRY_VERIFY(dialog<QFileDialog>());
}

void BackupsTest::aLibraryThatCannotBeOpenedGoesBackToo()
{
    const QStringList then = tables();
    const QString file = backUpTo("monday.sheaf");
    QTRY_VERIFY(status().message().startsWith(QLatin1String("Backed up")));
    m_app.reset();
    QFile library(m_temp->path);
    QVERIFY(library.open(QIODevice::WriteOnly) && library.write("what the disk made of it") > 0);
    library.close();
    open();
    QTRY_VERIFY(dialog<QMessageBox>());
    pressButton(dialog<QMessageBox>(), QStringLiteral("Restore from a backup…"));
    name(file);
    QTRY_VERIFY(dialog<RestoreDialog>());
    pressButton(dialog<RestoreDialog>(), QStringLiteral("Restore the backup"));
    QTRY_VERIFY(!window().isVisible());
    const QString prepared = m_app->restoreWanted();
    m_app.reset();
    QVERIFY(putInPlace(m_temp->path, prepared));
    QCOMPARE(firstDifference(then, tables()), QString());
}

} // namespace sheaf

QTEST_MAIN(sheaf::BackupsTest)
#include "tst_backups.moc"
