// SPDX-License-Identifier: GPL-3.0-or-later
// The watched folder with real files and a real library: a file saved there is imported once.
#include "app/intake.h"
#include "app/settings.h"
#include "app/watch.h"
#include "tests/support/digestfiles.h"
#include "views/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::test;

class TestWatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSavedFileIsImportedOnce();
    void aGrowingFileWaitsUntilItIsWhole();
    void whatCameMeanwhileIsImportedAtTheNextStart();
    void undoingTheImportDoesNotBringItBack();
    void whatIsThereAlreadyCanBeLeftOut();
    void otherKindsAndUnfinishedNamesAreLeftAlone();
    void aVanishedFolderIsToldOnce();
    void aFailedImportIsTriedAgain();

private:
    void start(); // as the window does at each start
    void stop();
    QString folder() const { return m_place->filePath(QStringLiteral("in")); }
    QString save(const char *name, int papers = 3) const
    {
        return writeFile(folder(), QLatin1String(name), madeUpDigest(QLatin1String(name), papers));
    }
    qint64 digests();

    Theme m_theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<Watch> m_watch;
    QStringList m_imported; // file names, in the order in which imports of them ended
    EditId m_row{};
    bool m_refuse = false; // imports fail
};

void TestWatch::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_place->path()).mkdir(QStringLiteral("in")));
    m_imported.clear();
    m_refuse = false;
    start();
}

void TestWatch::cleanup()
{
    stop();
}

void TestWatch::start()
{
    using namespace std::chrono_literals;
    m_settings = std::make_unique<Settings>(m_place->filePath(QStringLiteral("sheaf.ini")));
    m_store = std::make_unique<Store>();
    m_intake = std::make_unique<Intake>(*m_store, *m_settings, m_theme, nullptr);
    m_watch = std::make_unique<Watch>(*m_settings, Watch::Pace{150ms, 400ms});
    connect(m_watch.get(), &Watch::ripe, m_intake.get(),
            [this](const QStringList &paths) { m_intake->importPaths(paths, Intake::Origin::Watched); });
    connect(m_intake.get(), &Intake::leftOut, m_watch.get(), &Watch::settle);
    connect(m_intake.get(), &Intake::ready, this, [this](const ImportWish &wish) {
        QStringList paths;
        for (const ImportSource &source : wish.sources)
            paths.append(source.path);
        if (std::exchange(m_refuse, false))
            m_watch->release(paths);
        else
            m_store->import(wish.sources);
    });
    connect(m_store.get(), &Store::imported, this, [this](Ticket, const ImportReport &report) {
        QStringList paths;
        for (const FileReport &file : report.files) {
            paths.append(file.file);
            m_imported.append(QFileInfo(file.file).fileName());
        }
        m_row = report.row;
        m_watch->settle(paths);
    });
    QSignalSpy opened(m_store.get(), &Store::opened);
    m_store->open(m_place->filePath(QStringLiteral("test.sheaf")), {});
    QTRY_COMPARE(opened.size(), 1);
    m_intake->libraryOpened();
    m_watch->open(m_store->path());
}

void TestWatch::stop()
{
    m_watch.reset();
    m_intake.reset();
    m_store.reset();
    m_settings.reset();
}

qint64 TestWatch::digests()
{
    QSignalSpy ready(m_store.get(), &Store::sidebarReady);
    m_store->askSidebar();
    return ready.wait() ? ready[0][1].value<Sidebar>().counts.digests : -1;
}

void TestWatch::aSavedFileIsImportedOnce()
{
    m_watch->setFolder(folder(), true);
    save("one.txt");
    QTRY_COMPARE(m_imported, QStringList{QStringLiteral("one.txt")});
    save("two.txt");
    QTRY_COMPARE(m_imported, (QStringList{QStringLiteral("one.txt"), QStringLiteral("two.txt")}));
    QCOMPARE(digests(), 2);
}

void TestWatch::aGrowingFileWaitsUntilItIsWhole()
{
    m_watch->setFolder(folder(), true);
    const QByteArray whole = madeUpDigest(QStringLiteral("Slow"), 12);
    QFile file(QDir(folder()).filePath(QStringLiteral("slow.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    qsizetype written = 0;
    QTimer writer;
    writer.setInterval(60);
    connect(&writer, &QTimer::timeout, this, [&] {
        const qsizetype part = std::min<qsizetype>(whole.size() / 12, whole.size() - written);
        written += file.write(whole.constData() + written, part);
        if (written == whole.size()) {
            file.close();
            writer.stop();
        }
        QVERIFY2(written == whole.size() || m_imported.isEmpty(), "imported before it was whole");
    });
    writer.start();
    QTRY_COMPARE(m_imported, QStringList{QStringLiteral("slow.txt")});
    QCOMPARE(written, whole.size());
    QCOMPARE(digests(), 1);
}

void TestWatch::whatCameMeanwhileIsImportedAtTheNextStart()
{
    m_watch->setFolder(folder(), true);
    save("before.txt");
    QTRY_COMPARE(m_imported.size(), 1);
    stop();
    save("meanwhile.txt");
    start();
    QCOMPARE(m_watch->folder(), folder());
    QTRY_COMPARE(m_imported, (QStringList{QStringLiteral("before.txt"), QStringLiteral("meanwhile.txt")}));
    QCOMPARE(digests(), 2);
}

void TestWatch::undoingTheImportDoesNotBringItBack()
{
    m_watch->setFolder(folder(), true);
    save("one.txt");
    QTRY_COMPARE(m_imported.size(), 1);
    QSignalSpy applied(m_store.get(), &Store::applied);
    m_store->undo(m_row);
    QTRY_COMPARE(applied.size(), 1);
    stop();
    start();
    save("two.txt"); // looked at after "one.txt" was
    QTRY_COMPARE(m_imported, (QStringList{QStringLiteral("one.txt"), QStringLiteral("two.txt")}));
    QCOMPARE(digests(), 1);
}

void TestWatch::whatIsThereAlreadyCanBeLeftOut()
{
    save("old.txt");
    QSignalSpy changed(m_watch.get(), &Watch::folderChanged);
    m_watch->setFolder(folder(), false);
    QTRY_VERIFY(!m_settings->watchedFiles(m_store->path()).isEmpty());
    save("new.txt");
    QTRY_COMPARE(m_imported, QStringList{QStringLiteral("new.txt")});
    m_watch->setFolder({}, false);
    QCOMPARE(m_settings->watchedFolder(m_store->path()), QString());
    QCOMPARE(changed.size(), 2);
}

void TestWatch::otherKindsAndUnfinishedNamesAreLeftAlone()
{
    m_watch->setFolder(folder(), true);
    writeFile(folder(), QStringLiteral("paper.pdf"), "%PDF-1.7\n1 0 obj\n");
    save("load.txt.part");
    save(".hidden.txt");
    save("real.txt");
    QTRY_COMPARE(m_imported, QStringList{QStringLiteral("real.txt")});
    // The PDF was looked at and will not be again.
    QTRY_COMPARE(m_settings->watchedFiles(m_store->path()).size(), 2);
}

void TestWatch::aVanishedFolderIsToldOnce()
{
    QSignalSpy lost(m_watch.get(), &Watch::lost);
    QSignalSpy found(m_watch.get(), &Watch::found);
    m_watch->setFolder(folder(), true);
    save("one.txt");
    QTRY_COMPARE(m_imported.size(), 1);
    QVERIFY(QDir(folder()).removeRecursively());
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY(lost[0][0].value<Error>().what.contains(folder()));
    QVERIFY(QDir(m_place->path()).mkdir(QStringLiteral("in")));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(lost.size(), 1);
    save("two.txt");
    QTRY_COMPARE(m_imported.value(1), QStringLiteral("two.txt"));
}

void TestWatch::aFailedImportIsTriedAgain()
{
    m_refuse = true;
    m_watch->setFolder(folder(), true);
    save("one.txt");
    QTRY_COMPARE(m_imported, QStringList{QStringLiteral("one.txt")});
    QVERIFY(!m_refuse);
}

QTEST_MAIN(TestWatch)
#include "tst_watch.moc"
