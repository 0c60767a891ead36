// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette finds everything by some letters, and choosing does what it says.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/palette.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

#include <memory>

using namespace sheaf;
using namespace sheaf::test;

class PaletteTest final : public QObject
{
    Q_OBJECT

private:
    static Offer offer(Offered kind, qint64 id, const QString &name, bool enabled = true, int used = -1)
    {
        Offer made;
        made.kind = kind;
        made.id = id;
        made.name = name;
        made.enabled = enabled;
        made.used = used;
        return made;
    }
    static std::vector<Offer> some()
    {
        return {offer(Offered::Action, 1, QStringLiteral("Import…")),
                offer(Offered::Action, 2, QStringLiteral("Redo"), false),
                offer(Offered::Action, 3, QStringLiteral("Star"), true, 1),
                offer(Offered::Tag, 7, QStringLiteral("Distillation")),
                offer(Offered::List, 8, QStringLiteral("Reading on Monday"), true, 0),
                offer(Offered::Digest, 9, QStringLiteral("import of May.txt"))};
    }
    static QStringList rowsOf(const QAbstractItemModel &model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows.append(model.index(row, 0).data().toString());
        return rows;
    }

    void openLibrary()
    {
        m_temp = std::make_unique<TempLibrary>();
        {
            const std::unique_ptr<Library> library = m_temp->open();
            importDigest(*library, plainDigest(QStringLiteral("d"), 6));
            TestDigest other{QStringLiteral("harbours.txt"), {}, {}};
            other.add("Quays that measure the tide", proseOf("quay"));
            importDigest(*library, other);
            QVERIFY(library->submit(PutTag{{TagId{-1}, QStringLiteral("Distillation"), {}, {}, 3, {}, {}}}));
        }
        m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
        m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
        QTRY_VERIFY(m_app->window().isVisible() && list().model()->rowCount() == 7);
        m_app->window().activateWindow();
        QTRY_VERIFY(m_app->window().isActiveWindow());
        list().setFocus();
    }
    PaperList &list() { return *m_app->window().findChild<PaperList *>(); }
    Palette &palette() { return *m_app->window().findChild<Palette *>(); }
    QLineEdit *edit() { return palette().findChild<QLineEdit *>(); }
    QListView *shown() { return palette().findChild<QListView *>(); }
    QString currentText() { return shown()->currentIndex().data().toString(); }
    void openPalette()
    {
        QTest::keySequence(QApplication::focusWidget(), QKeySequence(QStringLiteral("Ctrl+K")));
        QTRY_VERIFY(palette().isVisible() && edit()->hasFocus());
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;

private Q_SLOTS:
    void cleanup()
    {
        m_app.reset();
        m_settings.reset();
        m_temp.reset();
    }

    void whatWasUsedLastStandsAboveTheActions()
    {
        PaletteModel model;
        model.setOffers(some());
        QCOMPARE(rowsOf(model),
                 (QStringList{QStringLiteral("Used last"), QStringLiteral("Reading on Monday"), QStringLiteral("Star"),
                              QStringLiteral("Actions"), QStringLiteral("Import…"), QStringLiteral("Star"),
                              QStringLiteral("Redo")}));
    }

    void theKindThatFitsBestComesFirstAndPapersLast()
    {
        PaletteModel model;
        model.setOffers(some());
        model.setTyped(QStringLiteral("imp"));
        QCOMPARE(model.offerAt(1)->id, 1);
        QCOMPARE(model.offerAt(3)->id, 9);
        model.setTyped(QStringLiteral("di"));
        QCOMPARE(model.offerAt(1)->id, 7);
        model.setPapers({offer(Offered::Paper, 20, QStringLiteral("On distance"))}, 5);
        QCOMPARE(model.offerAt(model.rowCount() - 1)->id, 20);
        model.setTyped(QStringLiteral("dil"));
        QVERIFY(!model.offerAt(model.rowCount() - 1) || model.offerAt(model.rowCount() - 1)->id != 20);
    }

    void whatCannotBeDoneIsShownAndNotChosen()
    {
        PaletteModel model;
        model.setOffers(some());
        model.setTyped(QStringLiteral("redo"));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.canBeChosen(1));
        QCOMPARE(model.nextRow(0, 1), -1);
    }

    void amongAlikeNamesTheOneUsedLastComesFirst()
    {
        PaletteModel model;
        model.setOffers({offer(Offered::Tag, 1, QStringLiteral("Pruning of trees")),
                         offer(Offered::Tag, 2, QStringLiteral("Pruning of vines"), true, 3)});
        model.setTyped(QStringLiteral("prun"));
        QCOMPARE(model.offerAt(1)->id, 2);
    }

    void typedWordsBecomeAQueryOfTitles_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("query");
        QTest::newRow("one") << QStringLiteral("tide") << QStringLiteral("title:tide*");
        QTest::newRow("two") << QStringLiteral("low tide") << QStringLiteral("title:low title:tide*");
        QTest::newRow("signs") << QStringLiteral("-(tide) \"*") << QStringLiteral("title:tide*");
        QTest::newRow("too little") << QStringLiteral("t") << QString();
        QTest::newRow("nothing") << QStringLiteral(" \" ") << QString();
    }
    void typedWordsBecomeAQueryOfTitles()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, query);
        QCOMPARE(Commands::titleQuery(typed), query);
    }

    void anActionRunsByItsName()
    {
        openLibrary();
        QVERIFY(m_app->window().sidebarShown());
        openPalette();
        QTest::keyClicks(edit(), QStringLiteral("sideb"));
        QCOMPARE(currentText(), QStringLiteral("Sidebar"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(!m_app->window().sidebarShown());
        QVERIFY(!palette().isVisible() && list().hasFocus());
        openPalette();
        QCOMPARE(currentText(), QStringLiteral("Sidebar")); // it was used last
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!palette().isVisible() && list().hasFocus());
    }

    void aTagShowsItsPapersAndADigestItsOwn()
    {
        openLibrary();
        openPalette();
        QTest::keyClicks(edit(), QStringLiteral("distil"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QTRY_COMPARE(list().model()->rowCount(), 0);
        QCOMPARE(m_app->window().findChild<SearchBar *>()->findChild<QLineEdit *>()->text(),
                 QStringLiteral("tag:Distillation"));
        openPalette();
        QTest::keyClicks(edit(), QStringLiteral("harb"));
        QCOMPARE(currentText(), QStringLiteral("harbours.txt"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void aTitleIsFoundAndItsPaperSelected()
    {
        openLibrary();
        openPalette();
        QTest::keyClicks(edit(), QStringLiteral("measure ti"));
        QTRY_COMPARE(currentText(), QStringLiteral("Quays that measure the tide"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QTRY_COMPARE(list().currentPaper(), PaperId{7});
        QVERIFY(list().hasFocus());
    }

    void papersThatComeDoNotMoveTheCursor()
    {
        QWidget window;
        window.resize(900, 700);
        Theme theme(*qApp);
        Palette palette(theme, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        palette.open(some());
        QSignalSpy chosen(&palette, &Palette::chosen);
        auto *line = palette.findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("i"));
        QTest::keyClick(line, Qt::Key_Down);
        const QString before = palette.findChild<QListView *>()->currentIndex().data().toString();
        palette.setPapers({offer(Offered::Paper, 20, QStringLiteral("Ice"))}, 1);
        QCOMPARE(palette.findChild<QListView *>()->currentIndex().data().toString(), before);
        QTest::keyClick(line, Qt::Key_End);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][1].toLongLong(), 20);
    }

    void nothingIsSaidToBeMissingWhilePapersAreOnTheirWay()
    {
        QWidget window;
        window.resize(900, 700);
        Theme theme(*qApp);
        Palette palette(theme, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        palette.open(some());
        auto *line = palette.findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("zzq"));
        QCOMPARE(line->accessibleDescription(), QString());
        palette.setPapers({}, 0);
        QCOMPARE(line->accessibleDescription(), QStringLiteral("Nothing is called “zzq”."));
    }
};

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
