// SPDX-License-Identifier: GPL-3.0-or-later
// The manual in the real window: every page and link leads somewhere, keys are those of now, F1 opens what fits.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/manualbrowser.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>

namespace sheaf
{

using namespace sheaf::test;

class TestManual final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_app.reset(); }
    void everyLinkLeadsToAPageOrAnAction();
    void everyPictureIsThere();
    void theKeysAreThoseOfNow();
    void wordsOfAQueryAreNoKeys();
    void everyActionWithAKeyIsOnThePageOfKeys();
    void f1OpensThePageAboutWhatHasTheKeyboard();
    void theSearchLeavesThePagesThatHaveTheWords();
    void theWayBackIsKept();
    void aLinkDoesTheAction();

private:
    MainWindow &window() { return m_app->window(); }
    QAction &action(const char *id) { return *window().findChild<QAction *>(QLatin1String(id)); }
    std::vector<ManualPage> pages() { return Manual(m_theme, *window().findChild<Actions *>(), window()).pages(); }
    ManualWindow &open()
    {
        action("manual").trigger();
        [this] { QTRY_VERIFY(window().findChild<ManualWindow *>()->isActiveWindow()); }();
        return *window().findChild<ManualWindow *>();
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
    Theme m_theme{*qApp};
};

void TestManual::init()
{
    m_temp = std::make_unique<TempLibrary>();
    importDigest(*m_temp->open(), plainDigest(QStringLiteral("d"), 3));
    m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
    m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
    QTRY_VERIFY(window().isVisible() && window().findChild<PaperList *>()->model()->rowCount() == 3);
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
}

void TestManual::everyLinkLeadsToAPageOrAnAction()
{
    const std::vector<ManualPage> all = pages();
    QVERIFY(all.size() > 10);
    static const QRegularExpression links(QStringLiteral("\\]\\((\\w+):([^)]+)\\)"));
    for (const ManualPage &page : all) {
        QVERIFY2(page.markdown.startsWith(QLatin1String("# ")), qPrintable(page.id));
        for (auto matches = links.globalMatch(page.markdown); matches.hasNext();) {
            const QRegularExpressionMatch link = matches.next();
            const QString kind = link.captured(1);
            const QString to = link.captured(2);
            const bool leads = kind == u"page" ? std::ranges::count(all, to, &ManualPage::id) == 1
                               : kind == u"do" ? window().findChild<QAction *>(to) != nullptr
                                               : kind == u"picture";
            QVERIFY2(leads, qPrintable(page.id + u' ' + link.captured(0)));
        }
    }
}

void TestManual::everyPictureIsThere()
{
    static const QRegularExpression pictures(QStringLiteral("\\(picture:(\\w+)\\)"));
    int seen = 0;
    for (const ManualPage &page : pages()) {
        for (auto matches = pictures.globalMatch(page.markdown); matches.hasNext(); ++seen) {
            const QString name = matches.next().captured(1);
            for (const char *look : {"light", "dark"}) {
                const QString file = QStringLiteral(":/sheaf/help/pictures/%1-%2.png").arg(name, QLatin1String(look));
                QVERIFY2(!QImage(file).isNull(), qPrintable(file));
            }
        }
    }
    QVERIFY(seen > 0);
}

void TestManual::theKeysAreThoseOfNow()
{
    const auto markdown = [this] { return pages().front().markdown; }; // Triage
    QVERIFY(markdown().contains(QLatin1String("| `X` | dismisses")));
    action("dismiss").setShortcut(QKeySequence(QStringLiteral("F7")));
    QVERIFY(markdown().contains(QLatin1String("| `F7` | dismisses")));
    action("dismiss").setShortcut({});
    QVERIFY(markdown().contains(QLatin1String("| *Dismiss* | dismisses")));
}

void TestManual::wordsOfAQueryAreNoKeys()
{
    const std::vector<ManualPage> all = pages();
    const QString find = std::ranges::find(all, QStringLiteral("find"), &ManualPage::id)->markdown;
    for (const char *word : {"`reading`", "`note`", "`highlight`"}) // each is the id of an action, too
        QVERIFY2(find.contains(QLatin1String(word)), word);
}

void TestManual::everyActionWithAKeyIsOnThePageOfKeys()
{
    const std::vector<ManualPage> all = pages();
    const QString keys = std::ranges::find(all, QStringLiteral("keys"), &ManualPage::id)->markdown;
    for (const ActInfo &info : Actions::table()) {
        if (*info.keys != '\0')
            QVERIFY2(keys.contains(QStringLiteral("](do:%1)").arg(QLatin1String(info.id))), info.id);
    }
}

void TestManual::f1OpensThePageAboutWhatHasTheKeyboard()
{
    window().findChild<PaperList *>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
    auto *manual = window().findChild<ManualWindow *>();
    QVERIFY(manual && manual->isVisible());
    QCOMPARE(manual->page(), QStringLiteral("triage"));
    manual->close();
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    window().findChild<SearchBar *>()->focusText();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
    QVERIFY(manual->isVisible());
    QCOMPARE(manual->page(), QStringLiteral("find"));
}

void TestManual::theSearchLeavesThePagesThatHaveTheWords()
{
    ManualWindow &manual = open();
    auto *field = manual.findChild<QLineEdit *>();
    auto *contents = manual.findChild<QListWidget *>();
    QTest::keyClicks(field, QStringLiteral("citation keys"));
    QCOMPARE(manual.page(), QStringLiteral("export"));
    int shown = 0;
    for (int row = 0; row < contents->count(); ++row)
        shown += contents->item(row)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
    QVERIFY(!manual.findChild<ManualBrowser *>()->extraSelections().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!contents->item(0)->isHidden());
    QVERIFY(manual.isVisible());
}

void TestManual::theWayBackIsKept()
{
    ManualWindow &manual = open();
    const QString first = manual.page();
    manual.showPage(QStringLiteral("tags"));
    manual.showPage(QStringLiteral("keep"));
    QTest::keySequence(&manual, QKeySequence(QKeySequence::Back));
    QCOMPARE(manual.page(), QStringLiteral("tags"));
    QTest::keySequence(&manual, QKeySequence(QKeySequence::Back));
    QCOMPARE(manual.page(), first);
    QTest::keySequence(&manual, QKeySequence(QKeySequence::Forward));
    QCOMPARE(manual.page(), QStringLiteral("tags"));
}

void TestManual::aLinkDoesTheAction()
{
    ManualWindow &manual = open();
    const bool before = action("pace").isChecked();
    Q_EMIT manual.findChild<ManualBrowser *>()->linkClicked(QUrl(QStringLiteral("do:pace")));
    QCOMPARE(action("pace").isChecked(), !before);
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestManual)
#include "tst_manual.moc"
