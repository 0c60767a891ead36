// SPDX-License-Identifier: GPL-3.0-or-later
// The form for a paper's details: what it reads, what it says beside the fields, and when it saves.
#include "views/detailseditor.h"
#include "views/owntext.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace sheaf;

class DetailsEditorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { delete m_editor; }
    void untouchedItHandsOverNothing();
    void digestsWordsAreShownBesideOthersAndComeBack();
    void aTextOfTheUsersOwnIsRevertedToNoValue();
    void whatWasPastedIsReadAsWhatItMeans();
    void onlyWhatTheLibraryWouldRefuseCannotBeSaved();
    void escapeAsksOnlyWhenSomethingChanged();
    void aPaperThatIsThereAlreadyIsNamedBesideTheField();
    void aWarningMovesNoField();
    void aNewPaperWaitsForTheWarning();
    void aRefusalKeepsWhatWasTyped();
    void nothingInATextIsLostByLooking();

private:
    void open(const DetailsShown &shown)
    {
        m_editor = new DetailsEditor(*m_theme, shown);
        m_editor->show();
        QTRY_VERIFY(m_editor->isActiveWindow()); // for its keys
    }
    static DetailsShown shown()
    {
        DetailsShown one;
        one.paper = PaperId{4};
        one.ownTitle = QStringLiteral("Words of the digest");
        one.ownAbstract = QStringLiteral("An abstract of the digest.");
        one.details.authors = {QStringLiteral("Ferrel Oda, Ina Maria"), QStringLiteral("The Sheaf Group")};
        one.details.year = 2020;
        one.inDigest = true;
        return one;
    }
    template <class Edit>
    Edit *field(const char *name) const
    {
        for (Edit *one : m_editor->findChildren<Edit *>()) {
            if (one->accessibleName() == QLatin1String(name))
                return one;
        }
        qFatal("no field %s", name);
    }
    QPlainTextEdit *block(const char *name) const { return field<QPlainTextEdit>(name); }
    QLineEdit *line(const char *name) const { return field<QLineEdit>(name); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_editor->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        const QList<QLabel *> labels = m_editor->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    void save() const { QTest::keyClick(m_editor, Qt::Key_Return, Qt::ControlModifier); }

    std::unique_ptr<Theme> m_theme;
    QPointer<DetailsEditor> m_editor;
};

void DetailsEditorTest::untouchedItHandsOverNothing()
{
    open(shown());
    QCOMPARE(m_editor->details(), shown().details);
    QVERIFY(!m_editor->changed());
    const QSignalSpy saved(m_editor, &DetailsEditor::saveAsked);
    save();
    QTRY_VERIFY(!m_editor);
    QCOMPARE(saved.count(), 0);
}

void DetailsEditorTest::digestsWordsAreShownBesideOthersAndComeBack()
{
    open(shown());
    const QList<OwnText *> own = m_editor->findChildren<OwnText *>();
    QCOMPARE(own.size(), 2);
    QVERIFY(!own[0]->isVisible() && !own[1]->isVisible());
    block("Title")->setPlainText(QStringLiteral("Words of mine"));
    QVERIFY(own[0]->isVisible() && !own[1]->isVisible());
    QCOMPARE(m_editor->details().title, QStringLiteral("Words of mine"));
    own[0]->findChild<QPushButton *>()->click();
    QCOMPARE(block("Title")->toPlainText(), QStringLiteral("Words of the digest"));
    QVERIFY(!own[0]->isVisible());
    QVERIFY(!m_editor->changed());
}

void DetailsEditorTest::aTextOfTheUsersOwnIsRevertedToNoValue()
{
    DetailsShown mine = shown();
    mine.details.abstract = QStringLiteral("My abstract.");
    open(mine);
    QCOMPARE(block("Abstract")->toPlainText(), QStringLiteral("My abstract."));
    const QSignalSpy saved(m_editor, &DetailsEditor::saveAsked);
    m_editor->findChildren<OwnText *>()[1]->findChild<QPushButton *>()->click();
    save();
    QCOMPARE(saved.count(), 1);
    QVERIFY(!saved[0][0].value<PaperDetails>().abstract);
    QVERIFY(m_editor); // until the library has taken it
    m_editor->saved();
    QTRY_VERIFY(!m_editor);
}

void DetailsEditorTest::whatWasPastedIsReadAsWhatItMeans()
{
    open(shown());
    line("arXiv id")->setText(QStringLiteral("https://arxiv.org/pdf/2101.00001v2.pdf"));
    QCOMPARE(line("arXiv id")->text(), QStringLiteral("2101.00001v2"));
    line("DOI")->setFocus();
    QTest::keyClicks(line("DOI"), QStringLiteral("doi.org/10.1000/x"));
    QVERIFY(says(QStringLiteral("Kept as 10.1000/x")));
    QCOMPARE(m_editor->details().doi, QStringLiteral("10.1000/x"));
    block("Authors")->setPlainText(QStringLiteral("I. M. Ferrel and O. Brack"));
    QVERIFY(says(QStringLiteral("2 authors: Ferrel, I. M.; Brack, O.")));
    block("Links, one a line")->setPlainText(QStringLiteral("ftp://a.org"));
    QVERIFY(says(QStringLiteral("will not be opened")));
    QVERIFY(button(QStringLiteral("Save details"))->isEnabled());
}

void DetailsEditorTest::onlyWhatTheLibraryWouldRefuseCannotBeSaved()
{
    open(shown());
    QPushButton *save = button(QStringLiteral("Save details"));
    QVERIFY(save && save->isEnabled());
    line("Year")->setText(QStringLiteral("21"));
    QVERIFY(!save->isEnabled());
    QVERIFY(m_editor->changed());
    line("Year")->setText(QStringLiteral("2021"));
    QVERIFY(save->isEnabled());
    block("Title")->setPlainText(QStringLiteral(" \n"));
    QVERIFY(!save->isEnabled());
    QVERIFY(says(QStringLiteral("needs a title")));
    block("Title")->setPlainText(QStringLiteral("T"));
    line("DOI")->setText(QStringLiteral("no doi"));
    QVERIFY(save->isEnabled());
    QVERIFY(says(QStringLiteral("looks like 10.1000/xyz")));
}

void DetailsEditorTest::escapeAsksOnlyWhenSomethingChanged()
{
    open(shown());
    line("Venue")->setText(QStringLiteral("A venue"));
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTRY_VERIFY(m_editor->findChild<QMessageBox *>());
    QTest::keyClick(m_editor->findChild<QMessageBox *>(), Qt::Key_Escape); // keeps editing
    QTRY_VERIFY(!m_editor->findChild<QMessageBox *>());
    QVERIFY(m_editor->isVisible());
    QCOMPARE(line("Venue")->text(), QStringLiteral("A venue"));
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTRY_VERIFY(m_editor->findChild<QMessageBox *>());
    button(QStringLiteral("Discard changes"))->click();
    QTRY_VERIFY(!m_editor);
    open(shown());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTRY_VERIFY(!m_editor);
}

void DetailsEditorTest::aPaperThatIsThereAlreadyIsNamedBesideTheField()
{
    open(shown());
    const QSignalSpy asked(m_editor, &DetailsEditor::alikeAsked);
    const QSignalSpy followed(m_editor, &DetailsEditor::paperAsked);
    line("DOI")->setText(QStringLiteral("10.1000/there"));
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<PaperDetails>().doi, QStringLiteral("10.1000/there"));
    m_editor->setAlike({{PaperId{9}, QStringLiteral("Another <one>"), AlikePaper::By::Doi}});
    QVERIFY(says(QStringLiteral("“Another &lt;one&gt;” has this DOI already.")));
    QVERIFY(button(QStringLiteral("Save details"))->isEnabled());
    for (QLabel *label : m_editor->findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1String("href=\"9\"")))
            Q_EMIT label->linkActivated(QStringLiteral("9"));
    }
    QTRY_VERIFY(m_editor->findChild<QMessageBox *>()); // the DOI was typed
    button(QStringLiteral("Discard changes"))->click();
    QTRY_VERIFY(!m_editor);
    QCOMPARE(followed.count(), 1);
    QCOMPARE(followed[0][0].value<PaperId>(), PaperId{9});
}

void DetailsEditorTest::aWarningMovesNoField()
{
    open(shown());
    block("Title")->setPlainText(QStringLiteral("A title that is there"));
    line("DOI")->setText(QStringLiteral("https://doi.org/10.1000/there")); // “Kept as …” beside it
    line("arXiv id")->setText(QStringLiteral("2101.00001"));
    QTRY_VERIFY(m_editor->findChildren<OwnText *>()[0]->isVisible());
    const auto places = [this] {
        QList<QPoint> found;
        for (const QWidget *one : {static_cast<QWidget *>(block("Abstract")), static_cast<QWidget *>(line("DOI")),
                                   static_cast<QWidget *>(block("Links, one a line"))})
            found << one->mapTo(m_editor->findChild<QScrollArea *>()->widget(), QPoint());
        return found;
    };
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const QList<QPoint> before = places();
    const QString title =
        QStringLiteral("A title that is there and goes on and on about what it is about ").repeated(2);
    m_editor->setAlike({{PaperId{9}, title, AlikePaper::By::Title},
                        {PaperId{9}, title, AlikePaper::By::Doi},
                        {PaperId{9}, title, AlikePaper::By::Arxiv}});
    QVERIFY(says(QStringLiteral("is here already")) && says(QStringLiteral("has this DOI already")));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(places(), before);
}

void DetailsEditorTest::aNewPaperWaitsForTheWarning()
{
    open({});
    const QSignalSpy asked(m_editor, &DetailsEditor::alikeAsked);
    const QSignalSpy saved(m_editor, &DetailsEditor::saveAsked);
    QVERIFY(!button(QStringLiteral("Add paper"))->isEnabled());
    block("Title")->setPlainText(QStringLiteral("A title that is there"));
    save(); // before the question was even asked
    QCOMPARE(asked.count(), 1);
    QCOMPARE(saved.count(), 0);
    m_editor->setAlike({{PaperId{9}, QStringLiteral("A title that is there"), AlikePaper::By::Title}});
    QCOMPARE(saved.count(), 0);
    QVERIFY(says(QStringLiteral("is here already")));
    QVERIFY(button(QStringLiteral("Add paper all the same")));
    save();
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved[0][0].value<PaperDetails>().title, QStringLiteral("A title that is there"));
}

void DetailsEditorTest::aRefusalKeepsWhatWasTyped()
{
    open(shown());
    line("Venue")->setText(QStringLiteral("A venue"));
    save();
    QVERIFY(!button(QStringLiteral("Save details"))->isEnabled()); // on its way
    m_editor->fail(QStringLiteral("The disk is full."));
    QVERIFY(says(QStringLiteral("The disk is full.")));
    QCOMPARE(line("Venue")->text(), QStringLiteral("A venue"));
    QVERIFY(button(QStringLiteral("Save details"))->isEnabled());
}

void DetailsEditorTest::nothingInATextIsLostByLooking()
{
    DetailsShown odd = shown();
    odd.ownAbstract = QString::fromUtf8("No\xC2\xA0"
                                        "break, 深度, שלום, 😀, <b>&amp;</b>\nand a line");
    odd.ownTitle = QStringLiteral("Two  blanks in it");
    odd.details.doi = QStringLiteral("not a doi");
    odd.details.urls = {QStringLiteral("mailto:nobody")};
    open(odd);
    QVERIFY(!m_editor->changed());
    QVERIFY(!m_editor->details().abstract);
    QVERIFY(!m_editor->details().title);
    QCOMPARE(m_editor->details().doi, odd.details.doi);
}

QTEST_MAIN(DetailsEditorTest)
#include "tst_detailseditor.moc"
