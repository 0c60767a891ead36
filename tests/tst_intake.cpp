// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped and pasted: folders opened up, doubtful files asked about, the rest handed on.
#include "app/intake.h"
#include "app/settings.h"
#include "model/sourcefiles.h"
#include "tests/support/digestfiles.h"
#include "views/importpreviewdialog.h"
#include "views/theme.h"

#include <QApplication>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

// In an encoding that has to be guessed.
QByteArray doubtfulDigest()
{
    return madeUpDigest(QStringLiteral("Doubt"), 8).replace("Harbour", "Harb\xF3ur");
}

} // namespace

class TestIntake final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void numbersSortByValue();
    void aFolderMeansItsDigestsInNaturalOrder();
    void whatIsClearGoesThroughWithoutAsking();
    void aDoubtfulFileIsAskedAbout_data();
    void aDoubtfulFileIsAskedAbout();
    void aRefusedFileGoesAlongForTheReport();
    void pastedTextIsOffered();
    void otherClipboardsSaySo_data();
    void otherClipboardsSaySo();
    void wishesAreTakenInTheirOrder();
    void theWatchedFolderNeverAsks();

private:
    QString put(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QLatin1String(name));
        QDir().mkpath(QFileInfo(path).absolutePath());
        return writeFile(QFileInfo(path).absolutePath(), QFileInfo(path).fileName(), bytes);
    }
    QString digest(const char *name) const { return put(name, madeUpDigest(QLatin1String(name), 3)); }
    ImportPreviewDialog *dialog() const { return m_window->findChild<ImportPreviewDialog *>(); }
    static QPushButton *button(const QWidget *in, const char *beginning);
    static QStringList namesOf(const ImportWish &wish);

    Theme m_theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Intake> m_intake;
    std::vector<ImportWish> m_ready;
};

void TestIntake::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral(".ini")));
    m_store = std::make_unique<Store>();
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_intake = std::make_unique<Intake>(*m_store, *m_settings, m_theme, m_window.get());
    m_ready.clear();
    connect(m_intake.get(), &Intake::ready, this, [this](const ImportWish &wish) { m_ready.push_back(wish); });
    QSignalSpy opened(m_store.get(), &Store::opened);
    m_store->open(m_folder->filePath(QStringLiteral(".test.sheaf")), {});
    QTRY_COMPARE(opened.size(), 1);
    m_intake->libraryOpened();
}

void TestIntake::cleanup()
{
    m_intake.reset();
    m_window.reset();
    m_store.reset();
}

QPushButton *TestIntake::button(const QWidget *in, const char *beginning)
{
    for (QPushButton *button : in->findChildren<QPushButton *>()) {
        if (button->text().startsWith(QLatin1String(beginning)))
            return button;
    }
    return nullptr;
}

QStringList TestIntake::namesOf(const ImportWish &wish)
{
    QStringList names;
    for (const ImportSource &source : wish.sources)
        names.append(QFileInfo(source.path).fileName());
    return names;
}

void TestIntake::numbersSortByValue()
{
    QStringList names{QStringLiteral("Week 10.txt"), QStringLiteral("week 9.txt"), QStringLiteral("Week 9b.txt"),
                      QStringLiteral("week 09.txt"), QStringLiteral("Week.txt")};
    std::sort(names.begin(), names.end(), naturallyBefore);
    QCOMPARE(names,
             (QStringList{QStringLiteral("week 09.txt"), QStringLiteral("week 9.txt"), QStringLiteral("Week 9b.txt"),
                          QStringLiteral("Week 10.txt"), QStringLiteral("Week.txt")}));
    for (const QString &one : names)
        QVERIFY(!naturallyBefore(one, one));
}

void TestIntake::aFolderMeansItsDigestsInNaturalOrder()
{
    digest("in/10.txt");
    digest("in/9.txt");
    digest("in/2 deeper/1.txt");
    digest("in/.hidden.txt");
    put("in/picture.png", QByteArray("\x89PNG\r\n\x1a\n", 8));
    put("in/page.html", "<!DOCTYPE html><html><body><p>Words</p></body></html>\n");
    m_intake->importPaths({m_folder->filePath(QStringLiteral("in"))});
    QTRY_COMPARE(m_ready.size(), 1U);
    QCOMPARE(namesOf(m_ready[0]),
             (QStringList{QStringLiteral("1.txt"), QStringLiteral("9.txt"), QStringLiteral("10.txt")}));
    QCOMPARE(m_ready[0].folders.size(), 1U);
    QCOMPARE(m_ready[0].folders[0].passedBy, 3);
    ImportReport report;
    reportFolders(m_ready[0].folders, report);
    QCOMPARE(report.files.size(), 1U);
    QCOMPARE(report.files[0].digestName, QStringLiteral("in"));
}

void TestIntake::whatIsClearGoesThroughWithoutAsking()
{
    m_intake->importPaths({digest("clear.txt")});
    QTRY_COMPARE(m_ready.size(), 1U);
    QVERIFY(!dialog());
    QVERIFY(m_intake->isIdle());
}

void TestIntake::aDoubtfulFileIsAskedAbout_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QStringList>("imported");
    QTest::newRow("import") << QStringLiteral("Import ")
                            << QStringList{QStringLiteral("clear.txt"), QStringLiteral("doubt.txt")};
    QTest::newRow("leave out") << QStringLiteral("Leave ") << QStringList{QStringLiteral("clear.txt")};
}

void TestIntake::aDoubtfulFileIsAskedAbout()
{
    QFETCH(QString, verb);
    QFETCH(QStringList, imported);
    m_intake->importPaths({digest("clear.txt"), put("doubt.txt", doubtfulDigest())});
    QTRY_VERIFY(dialog());
    QVERIFY(m_ready.empty());
    QPushButton *choice = button(dialog(), verb.toLatin1().constData());
    QVERIFY(choice && choice->isEnabled());
    choice->click();
    QTRY_COMPARE(m_ready.size(), 1U);
    QCOMPARE(namesOf(m_ready[0]), imported);
    QTRY_VERIFY(!dialog());
}

void TestIntake::aRefusedFileGoesAlongForTheReport()
{
    m_intake->importPaths({put("paper.pdf", "%PDF-1.7\n1 0 obj\n")});
    QTRY_COMPARE(m_ready.size(), 1U);
    QCOMPARE(namesOf(m_ready[0]), QStringList{QStringLiteral("paper.pdf")});
}

void TestIntake::pastedTextIsOffered()
{
    QMimeData data;
    data.setText(QString::fromUtf8(madeUpDigest(QStringLiteral("Paste"), 4)));
    m_intake->paste(&data);
    QTRY_VERIFY(dialog());
    QPushButton *import = button(dialog(), "Import ");
    QCOMPARE(import->text(), QStringLiteral("Import 4 papers"));
    import->click();
    QTRY_COMPARE(m_ready.size(), 1U);
    QCOMPARE(m_ready[0].sources.size(), 1U);
    QCOMPARE(m_ready[0].sources[0].text, data.text().toUtf8());
}

void TestIntake::otherClipboardsSaySo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QString() << QStringLiteral("empty");
    QTest::newRow("blank") << QStringLiteral(" \n\t\n") << QStringLiteral("empty");
    QTest::newRow("a bib file") << QStringLiteral("@article{key,\n  title = {Words},\n  year = 2020\n}\n")
                                << QStringLiteral("BibTeX");
    QTest::newRow("prose") << QStringLiteral("Dear all, we meet on Monday and talk about the plan for the year.\n")
                           << QStringLiteral("prose");
}

void TestIntake::otherClipboardsSaySo()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    QStringList heard;
    const auto hear = [&](const QString &words) { heard.append(words); };
    connect(m_intake.get(), &Intake::said, this, hear);
    connect(m_intake.get(), &Intake::pasteRefused, this, hear);
    QMimeData data;
    data.setText(text);
    m_intake->paste(&data);
    QTRY_COMPARE(heard.size(), 1);
    QVERIFY2(heard[0].contains(said), qPrintable(heard[0]));
    m_intake->disconnect(this);
    QTRY_VERIFY(m_intake->isIdle());
    QVERIFY(!dialog());
    QVERIFY(m_ready.empty());
}

void TestIntake::wishesAreTakenInTheirOrder()
{
    digest("many/1.txt");
    digest("many/2.txt");
    m_intake->importPaths({m_folder->filePath(QStringLiteral("many"))});
    m_intake->importPaths({put("doubt.txt", doubtfulDigest())});
    m_intake->importPaths({digest("last.txt")});
    QTRY_VERIFY(dialog());
    QCOMPARE(m_ready.size(), 1U); // the last one waits for the answer
    button(dialog(), "Import ")->click();
    QTRY_COMPARE(m_ready.size(), 3U);
    QCOMPARE(namesOf(m_ready[0]).size(), 2);
    QCOMPARE(namesOf(m_ready[1]), QStringList{QStringLiteral("doubt.txt")});
    QCOMPARE(namesOf(m_ready[2]), QStringList{QStringLiteral("last.txt")});
}

void TestIntake::theWatchedFolderNeverAsks()
{
    QSignalSpy waiting(m_intake.get(), &Intake::waiting);
    QSignalSpy left(m_intake.get(), &Intake::leftOut);
    QSignalSpy over(m_intake.get(), &Intake::passedOver);
    m_intake->importPaths({digest("clear.txt"), put("doubt.txt", doubtfulDigest()), put("a.pdf", "%PDF-1.7\n")},
                          Intake::Origin::Watched);
    QTRY_COMPARE(m_ready.size(), 1U);
    QVERIFY(!dialog());
    QVERIFY(m_ready[0].watched);
    QCOMPARE(namesOf(m_ready[0]), QStringList{QStringLiteral("clear.txt")});
    QCOMPARE(waiting.size(), 1);
    QVERIFY(waiting[0][0].toString().endsWith(QLatin1String("doubt.txt")));
    QCOMPARE(left.size(), 1);
    QVERIFY(left[0][0].toStringList().value(0).endsWith(QLatin1String("a.pdf")));
    QCOMPARE(over.size(), 1);
    QCOMPARE(over[0][0].toStringList(), QStringList{QStringLiteral("a.pdf")});
    QVERIFY(over[0][1].toString().contains(QLatin1String("PDF")));
}

QTEST_MAIN(TestIntake)
#include "tst_intake.moc"
