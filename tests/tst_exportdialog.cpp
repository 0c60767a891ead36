// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog while its answers are on their way: it says so, and shows no answer to another question for long.
#include "model/formats/format.h"
#include "model/preflight.h"
#include "views/exportdialog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace sheaf;

class ExportDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        const std::vector<ExportChoice> choices{{ExportScope::Selection, QStringLiteral("Selected papers"), 3, false},
                                                {ExportScope::Library, QStringLiteral("All papers"), 9, false}};
        m_dialog = std::make_unique<ExportDialog>(*m_theme, formats(), choices, QStringLiteral("/nowhere/Papers"));
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_theme.reset();
    }
    void theFirstAnswersAreWaitedForInWords()
    {
        QCOMPARE(preview()->placeholderText(), QStringLiteral("Writing the preview"));
        QVERIFY(says("Looking through the papers"));
        QVERIFY(!says("Nothing is missing or doubtful."));
    }
    void theFindingsMoveNothing()
    {
        const int height = preview()->height();
        m_dialog->showPreflight({});
        QVERIFY(says("Nothing is missing or doubtful."));
        QTRY_COMPARE(preview()->height(), height);
        Preflight found;
        found.lines.push_back({Finding::NoAuthors, PaperId{1}, QStringLiteral("A title")});
        m_dialog->showPreflight(found);
        QTRY_VERIFY(says("Missing or doubtful: click a paper to see it"));
        QCOMPARE(preview()->height(), height);
    }
    void anotherQuestionTakesTheAnswerAway()
    {
        QSignalSpy asked(m_dialog.get(), &ExportDialog::previewAsked);
        QTRY_COMPARE(asked.count(), 1);
        m_dialog->showPreview("# Papers", 3);
        m_dialog->showPreflight({});
        QCOMPARE(preview()->toPlainText(), QStringLiteral("# Papers"));
        for (QRadioButton *choice : m_dialog->findChildren<QRadioButton *>()) {
            if (choice->text().startsWith(QLatin1String("All papers")))
                choice->click();
        }
        QTRY_COMPARE(asked.count(), 2);
        QTRY_COMPARE(preview()->toPlainText(), QString()); // nothing answers
        QVERIFY(says("Looking through the papers"));
    }

private:
    QPlainTextEdit *preview() const
    {
        for (auto *one : m_dialog->findChildren<QPlainTextEdit *>()) {
            if (one->isReadOnly())
                return one;
        }
        return nullptr;
    }
    bool says(const char *words) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->text().compare(QLatin1String(words), Qt::CaseInsensitive) == 0;
        });
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
