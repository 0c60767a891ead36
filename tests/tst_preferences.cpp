// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting of the preferences holds at once, is kept and goes back; each is found by its words.
#include "app/application.h"
#include "tests/support/librarysupport.h"
#include "views/preferencesdialog.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>

#include <memory>

using namespace sheaf;
using namespace sheaf::test;

class PreferencesTest final : public QObject
{
    Q_OBJECT

private:
    void open()
    {
        m_temp = std::make_unique<TempLibrary>();
        importDigest(*m_temp->open(), plainDigest(QStringLiteral("d"), 3));
        m_settings = std::make_unique<Settings>(m_temp->folder.filePath(QStringLiteral("sheaf.ini")));
        m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_temp->path);
        QTRY_VERIFY(m_app->window().isVisible() && list().model()->rowCount() == 3);
        action("preferences").trigger();
        QVERIFY(dialog());
    }
    PaperList &list() { return *m_app->window().findChild<PaperList *>(); }
    PreferencesDialog *dialog() { return m_app->window().findChild<PreferencesDialog *>(); }
    QAction &action(const char *id) { return *m_app->window().findChild<QAction *>(QString::fromLatin1(id)); }
    PreferenceRow &row(const char *id) { return *dialog()->findChild<PreferenceRow *>(QString::fromLatin1(id)); }
    QVariant another(const Preference &preference)
    {
        if (const auto *one = std::get_if<OneOf>(&preference.kind)) {
            const QString last = one->choices.back().first;
            return last == preference.usual.toString() ? one->choices.front().first : last;
        }
        if (const auto *amount = std::get_if<Amount>(&preference.kind))
            return amount->least;
        if (std::holds_alternative<Folder>(preference.kind))
            return m_temp->folder.path();
        return !preference.usual.toBool();
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

    // What a row shows after a choice was read back from where it holds.
    void everySettingIsKeptAndGoesBack()
    {
        open();
        const QList<PreferenceRow *> rows = dialog()->findChildren<PreferenceRow *>();
        QVERIFY(rows.size() > 15);
        for (PreferenceRow *row : rows) {
            auto *reset = row->findChild<QToolButton *>();
            QVERIFY2(reset->isHidden(), qPrintable(row->preference().title));
            Q_EMIT row->chosen(another(row->preference()));
            QVERIFY2(!reset->isHidden(), qPrintable(row->preference().title));
            reset->click();
            QVERIFY2(reset->isHidden(), qPrintable(row->preference().title));
        }
    }

    void aSettingHoldsAtOnce()
    {
        open();
        Q_EMIT row("appearance").chosen(QStringLiteral("dark"));
        QVERIFY(action("appearance-dark").isChecked());
        QCOMPARE(m_settings->appearance(), Appearance::Dark);
        Q_EMIT row("reading-size").chosen(ReadingType::mostPercent);
        QCOMPARE(m_settings->readingType().percent, ReadingType::mostPercent);
        QVERIFY(!action("text-larger").isEnabled());
        action("text-usual").trigger(); // and what is done elsewhere is shown
        QVERIFY(row("reading-size").findChild<QToolButton *>()->isHidden());
        action("pace").trigger();
        QVERIFY(!row("pace").findChild<QToolButton *>()->isHidden() && !m_settings->paceShown());
        Q_EMIT row("order-papers").chosen(QString::number(static_cast<int>(Order::Title)));
        QTRY_COMPARE(m_settings->order(QStringLiteral("papers")), std::optional(Order::Title));
        QTRY_VERIFY(m_app->settled());
    }

    void aPartThatTheFormatHasNoRoomForCannotBeChosen()
    {
        open();
        QVERIFY(row("export-identities").isEnabled());
        Q_EMIT row("export-format").chosen(QStringLiteral("bibtex"));
        QVERIFY(!row("export-identities").isEnabled() && row("export-notes").isEnabled());
        Q_EMIT row("export-notes").chosen(false);
        QVERIFY(!m_settings->exportManner(QStringLiteral("bibtex")).options.notes);
        QVERIFY(m_settings->exportManner(QStringLiteral("markdown")).options.notes);
    }

    void typedLettersFindASettingAndMarkIt()
    {
        open();
        auto *find = dialog()->findChild<QLineEdit *>();
        const auto shown = [this] {
            QStringList ids;
            for (const PreferenceRow *row : dialog()->findChildren<PreferenceRow *>()) {
                if (row->isVisible())
                    ids.append(row->objectName());
            }
            return ids;
        };
        QVERIFY(shown().contains(QStringLiteral("appearance")) && !shown().contains(QStringLiteral("watched-folder")));
        QTest::keyClicks(find, QStringLiteral("watched"));
        QCOMPARE(shown(), QStringList{QStringLiteral("watched-folder")});
        QVERIFY(row("watched-folder").findChild<QLabel *>()->text().contains(QLatin1String("<span")));
        find->clear();
        QTest::keyClicks(find, QStringLiteral("night")); // by a word that is not shown
        QCOMPARE(shown(), QStringList{QStringLiteral("appearance")});
        find->clear();
        QTest::keyClick(find, Qt::Key_Down);
        QCOMPARE(dialog()->findChild<QListWidget *>()->currentRow(), 1);
        QVERIFY(shown().contains(QStringLiteral("note-preview")));
    }
};

QTEST_MAIN(PreferencesTest)
#include "tst_preferences.moc"
