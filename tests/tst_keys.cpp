// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of one's own hold everywhere at once, nothing has two meanings, and the usual ones come back.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/helpdialog.h"
#include "views/keyrecorder.h"
#include "views/keyspage.h"
#include "views/keytips.h"
#include "views/preferencesdialog.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace sheaf;
using namespace sheaf::test;

class KeysTest final : public QObject
{
    Q_OBJECT

private:
    static QKeySequence key(const char *text) { return QKeySequence::fromString(QString::fromLatin1(text)); }
    static QList<QKeySequence> keys(std::initializer_list<const char *> texts)
    {
        QList<QKeySequence> made;
        for (const char *text : texts)
            made.append(key(text));
        return made;
    }
    void open()
    {
        m_temp = std::make_unique<TempLibrary>();
        {
            const std::unique_ptr<Library> library = m_temp->open();
            importDigest(*library, plainDigest(QStringLiteral("d"), 3));
            QVERIFY(
                library->submit(PutTag{{TagId{-1}, QStringLiteral("Harbours"), {}, {}, 3, QStringLiteral("Z"), {}}}));
        }
        m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
        start();
    }
    void start()
    {
        m_app.reset();
        m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
        QTRY_VERIFY(m_app->window().isVisible() && list().model()->rowCount() == 3);
        m_app->window().activateWindow();
        QTRY_VERIFY(m_app->window().isActiveWindow());
        list().setFocus();
        list().selectRowAlone(0);
    }
    PaperList &list() { return *m_app->window().findChild<PaperList *>(); }
    QAction &action(const char *id) { return *m_app->window().findChild<QAction *>(QString::fromLatin1(id)); }
    qint64 countOf(const QString &query)
    {
        const std::unique_ptr<Library> library = m_temp->open();
        Finder finder(*library);
        return finder.select(query).value().count();
    }
    KeysPage &openPage()
    {
        action("preferences").trigger();
        auto *page = m_app->window().findChild<KeysPage *>();
        m_app->window().findChild<PreferencesDialog *>()->showKeys();
        return *page;
    }
    static void choose(KeysPage &page, const QString &name)
    {
        page.setTyped(name);
        auto *table = page.findChild<QTreeView *>();
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(table->currentIndex().data().toString(), name);
    }
    static QPushButton *button(QWidget &in, const QString &text)
    {
        for (QPushButton *one : in.findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        qFatal("no button %s", qPrintable(text));
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

    void aKeyIsOneActions()
    {
        QWidget window;
        Theme theme(*qApp);
        Actions actions(theme, &window);
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("sheaf.ini")));
        Keymap keymap(actions, settings);
        QCOMPARE(keymap.holder(key("J")), std::optional(Act::Next));
        keymap.setKeys(Act::Star, keys({"S", "J"}));
        QCOMPARE(keymap.holder(key("J")), std::optional(Act::Star));
        QVERIFY(keymap.keys(Act::Next).isEmpty() && !keymap.isUsual(Act::Next));
        keymap.setKeys(Act::Dismiss, keys({"J"}));
        QCOMPARE(keymap.keys(Act::Star), keys({"S"}));
        QCOMPARE(Keymap(actions, settings).keys(Act::Dismiss), keys({"J"})); // after a restart
        keymap.setKeys(Act::Dismiss, {});
        QVERIFY(keymap.keys(Act::Dismiss).isEmpty());
        QCOMPARE(keymap.keys(Act::Next), keys({"J"})); // nobody wants it any more
        keymap.setKeys(Act::Dismiss, keys({"J"}));
        keymap.reset(Act::Next);
        QCOMPARE(keymap.holder(key("J")), std::optional(Act::Next));
        keymap.resetAll();
        for (const ActInfo &info : Actions::table())
            QVERIFY2(keymap.isUsual(info.act), info.text);
    }

    void anIniWrittenByHandGivesNoKeyTwice()
    {
        QWidget window;
        Theme theme(*qApp);
        Actions actions(theme, &window);
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("sheaf.ini")));
        settings.setActionKeys(QStringLiteral("star"), QStringList{QStringLiteral("Q"), QStringLiteral("no such key")});
        settings.setActionKeys(QStringLiteral("tag"), QStringList{QStringLiteral("Q")});
        const Keymap keymap(actions, settings);
        QCOMPARE(keymap.holder(key("Q")), std::optional(Act::Tag));
        QVERIFY(!keymap.keys(Act::Star).contains(key("Q")));
    }

    void theNewKeyWorksAndTheOldOneDoesNot()
    {
        open();
        KeysPage &page = openPage();
        choose(page, QStringLiteral("Star"));
        QTest::mouseClick(button(page, QStringLiteral("S")), Qt::LeftButton); // takes it away
        auto *recorder = page.findChild<KeyRecorder *>();
        recorder->record();
        QTest::keyClick(recorder, Qt::Key_Tab);
        QVERIFY(recorder->isRecording()); // not a key that can be given
        QTest::keyClick(recorder, Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!recorder->isRecording());
        QCOMPARE(action("star").shortcuts(), keys({"Ctrl+B"}));
        QTest::keyClick(&page, Qt::Key_Return);
        QVERIFY(page.isVisible()); // Enter closes nothing
        Q_EMIT page.keysChosen(KeyRow::Of::Action, static_cast<qint64>(Act::Undo), keys({"Ctrl+Y"}));
        const auto buttons = m_app->window().findChildren<QToolButton *>();
        const auto undo = std::ranges::find(buttons, &action("undo"), &QToolButton::defaultAction);
        QVERIFY(undo != buttons.end());
        QCOMPARE(m_app->window().findChild<KeyTips *>()->tipOf(**undo),
                 action("undo").text() + QStringLiteral(" (Ctrl+Y)"));
        m_app->window().findChild<PreferencesDialog *>()->close();
        start();
        QTest::keySequence(&list(), key("S"));
        QTest::keySequence(&list(), key("Ctrl+B"));
        QTRY_COMPARE(countOf(QStringLiteral("is:starred")), 1);
    }

    void aConflictNamesTheOtherAndIsSettledThere()
    {
        open();
        KeysPage &page = openPage();
        choose(page, QStringLiteral("Star"));
        auto *recorder = page.findChild<KeyRecorder *>();
        recorder->record();
        QTest::keyClick(recorder, Qt::Key_J);
        QCOMPARE(action("star").shortcuts(), keys({"S"})); // not before the user said so
        QPushButton *take = button(page, QStringLiteral("Take it from there"));
        QVERIFY(!take->isHidden());
        QCOMPARE(take->accessibleDescription(), QStringLiteral("“J” is “Next paper”."));
        take->click();
        QCOMPARE(action("star").shortcuts(), keys({"S", "J"}));
        QVERIFY(action("next").shortcuts().isEmpty());
        button(page, QStringLiteral("Give all actions their usual keys"))->click();
        QCOMPARE(action("next").shortcuts(), keys({"J"}));
    }

    void aTagsKeyGivesWayToAnActionsAndComesBack()
    {
        open();
        QTest::keySequence(&list(), key("Z"));
        QTRY_COMPARE(countOf(QStringLiteral("tag:Harbours")), 1);
        KeysPage &page = openPage();
        choose(page, QStringLiteral("Star"));
        auto *recorder = page.findChild<KeyRecorder *>();
        recorder->record();
        QTest::keyClick(recorder, Qt::Key_Z);
        QCOMPARE(button(page, QStringLiteral("Take it from there"))->accessibleDescription(),
                 QStringLiteral("“Z” is the tag “Harbours”."));
        button(page, QStringLiteral("Take it from there"))->click();
        QTRY_COMPARE(m_temp->open()->tags().front().shortcut, QString());
        QCOMPARE(action("star").shortcuts(), keys({"S", "Z"}));
        action("undo").trigger(); // the tag wants it again, and the action keeps it
        QTRY_COMPARE(m_temp->open()->tags().front().shortcut, QStringLiteral("Z"));
        m_app->window().findChild<PreferencesDialog *>()->close();
        m_app->window().activateWindow();
        QTRY_VERIFY(m_app->window().isActiveWindow());
        list().setFocus();
        list().selectRowAlone(1);
        QTest::keySequence(&list(), key("Z"));
        QTRY_COMPARE(countOf(QStringLiteral("is:starred")), 1);
        QCOMPARE(countOf(QStringLiteral("tag:Harbours")), 1);
    }

    void aKeyGoesFromTagToTagInOneStep()
    {
        open();
        {
            const std::unique_ptr<Library> library = m_temp->open();
            QVERIFY(library->submit(PutTag{{TagId{-1}, QStringLiteral("Lighthouses"), {}, {}, 4, {}, {}}}));
        }
        start();
        KeysPage &page = openPage();
        QTRY_VERIFY(page.setTyped(QStringLiteral("Lighthouses")) == 1);
        choose(page, QStringLiteral("Lighthouses"));
        auto *recorder = page.findChild<KeyRecorder *>();
        recorder->record();
        QTest::keyClick(recorder, Qt::Key_Z);
        button(page, QStringLiteral("Take it from there"))->click();
        const auto keyOf = [this](const char *name) {
            const std::vector<Tag> tags = m_temp->open()->tags();
            const auto tag = std::ranges::find(tags, QString::fromLatin1(name), &Tag::name);
            return tag == tags.end() ? QStringLiteral("no such tag") : tag->shortcut;
        };
        QTRY_COMPARE(keyOf("Lighthouses"), QStringLiteral("Z"));
        QCOMPARE(keyOf("Harbours"), QString());
        QTRY_VERIFY(action("undo").isEnabled());
        action("undo").trigger();
        QTRY_COMPARE(keyOf("Harbours"), QStringLiteral("Z"));
        QCOMPARE(keyOf("Lighthouses"), QString());
    }

    void theSheetShowsTheKeysThereAre()
    {
        open();
        action("keys").trigger();
        auto *sheet = m_app->window().findChild<HelpDialog *>();
        QVERIFY(sheet);
        const auto shown = [sheet](const QString &text) {
            const QList<QWidget *> parts = sheet->findChildren<QWidget *>();
            return std::ranges::any_of(parts, [&](const QWidget *part) { return part->accessibleName() == text; });
        };
        QVERIFY(shown(QStringLiteral("S")) && shown(QStringLiteral("Z")) && !shown(QStringLiteral("Ctrl+B")));
        KeysPage &page = openPage();
        Q_EMIT page.keysChosen(KeyRow::Of::Action, static_cast<qint64>(Act::Star), keys({"Ctrl+B"}));
        QTRY_VERIFY(shown(QStringLiteral("Ctrl+B")) && !shown(QStringLiteral("S")));
        sheet->findChild<QLineEdit *>()->setText(QStringLiteral("harb"));
        QTRY_VERIFY(shown(QStringLiteral("Z")) && !shown(QStringLiteral("Ctrl+B")));
    }
};

QTEST_MAIN(KeysTest)
#include "tst_keys.moc"
