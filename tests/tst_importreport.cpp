// SPDX-License-Identifier: GPL-3.0-or-later
// The report's page: what its rows say and where they lead.
#include "views/importreport.h"
#include "views/reportmodel.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace sheaf;

namespace
{

Remark remarkOn(Slip slip, int line, const char *text)
{
    Remark remark;
    remark.slip = slip;
    remark.line = line;
    remark.text = text;
    return remark;
}

ImportReport mixedReport()
{
    FileReport good;
    good.file = QStringLiteral("/d/good.txt");
    good.digest = DigestId{4};
    good.digestName = QStringLiteral("good.txt");
    good.counts = {5, 3, 2, 0};
    good.remarks.push_back(remarkOn(Slip::TitleWithoutAbstract, 12, "A title alone"));
    Remark twin = remarkOn(Slip::PossibleDuplicate, 20, "A title seen before");
    twin.paper = PaperId{7};
    twin.made = PaperId{9};
    good.remarks.push_back(twin);
    FileReport bad;
    bad.file = QStringLiteral("/d/bad.pdf");
    bad.digestName = QStringLiteral("bad.pdf");
    bad.error = Error{Error::Kind::Refused, QStringLiteral("“bad.pdf” was not imported."), QStringLiteral("A PDF.")};
    FileReport folder;
    folder.file = QStringLiteral("/d");
    folder.digestName = QStringLiteral("d");
    folder.passedBy = 3;
    ImportReport report;
    report.row = EditId{1};
    report.files = {good, bad, folder};
    return report;
}

} // namespace

class TestImportReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsSayWhatBecameOfEachFile();
    void enterOnASlipLeadsToTheText();
    void aTitleAloneLeadsToItsPaper();
    void aPossibleDuplicateLeadsToBothPapers();
    void theLastImportsCanBeChosen();

private:
    static QTreeView *treeOf(ImportReportPane &pane) { return pane.findChild<QTreeView *>(); }

    Theme m_theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
};

void TestImportReport::rowsSayWhatBecameOfEachFile()
{
    ReportModel model;
    model.setReport(mixedReport());
    QCOMPARE(model.rowCount(), 3);
    const auto detail = [&](int row) { return model.index(row, 0).data(ReportModel::DetailRole).toString(); };
    QVERIFY2(detail(0).contains(QLatin1String("3 new")) && detail(0).contains(QLatin1String("1 line")),
             qPrintable(detail(0)));
    QVERIFY2(detail(2).contains(QLatin1String("3 files passed by")), qPrintable(detail(2)));
    QCOMPARE(model.rowCount(model.index(1, 0)), 1); // the reason
    QCOMPARE(model.rowCount(model.index(2, 0)), 0);
    QCOMPARE(model.problems(), 1);
}

void TestImportReport::enterOnASlipLeadsToTheText()
{
    ImportReportPane pane(m_theme);
    QSignalSpy text(&pane, &ImportReportPane::textAsked);
    pane.addReport(mixedReport(), QStringLiteral("Mixed"));
    QTest::keyClick(treeOf(pane), Qt::Key_Return); // the first remark is selected
    QCOMPARE(text.size(), 1);
    QCOMPARE(text[0][0].value<DigestId>(), DigestId{4});
    QCOMPARE(text[0][1].toInt(), 12);
}

void TestImportReport::aTitleAloneLeadsToItsPaper()
{
    ImportReport report = mixedReport();
    report.files.front().remarks.front().paper = PaperId{8};
    ImportReportPane pane(m_theme);
    pane.addReport(report, QStringLiteral("now"));
    QSignalSpy papers(&pane, &ImportReportPane::paperAsked);
    for (QPushButton *button : pane.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Show paper"))
            button->click();
    }
    QCOMPARE(papers.count(), 1);
    QCOMPARE(papers[0][0].value<PaperId>(), PaperId{8});
}

void TestImportReport::aPossibleDuplicateLeadsToBothPapers()
{
    ImportReportPane pane(m_theme);
    pane.resize(900, 300);
    pane.show();
    QSignalSpy compare(&pane, &ImportReportPane::compareAsked);
    pane.addReport(mixedReport(), QStringLiteral("Mixed"));
    QTreeView *tree = treeOf(pane);
    const QModelIndex twin = tree->model()->index(1, 0, tree->model()->index(0, 0));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::NoModifier, tree->visualRect(twin).center());
    QCOMPARE(compare.size(), 1);
    QCOMPARE(compare[0][0].value<PaperId>(), PaperId{9});
    QCOMPARE(compare[0][1].value<PaperId>(), PaperId{7});
}

void TestImportReport::theLastImportsCanBeChosen()
{
    ImportReportPane pane(m_theme);
    QVERIFY(!pane.hasReport());
    pane.addReport(mixedReport(), QStringLiteral("First"));
    for (int more = 0; more < 12; ++more)
        pane.addReport(ImportReport{}, QStringLiteral("Empty"));
    auto *menu = pane.findChild<QMenu *>();
    QCOMPARE(menu->actions().size(), 10);
    pane.addReport(mixedReport(), QStringLiteral("Last"));
    menu->actions().at(1)->trigger();
    QCOMPARE(pane.model().rowCount(), 0);
    menu->actions().at(0)->trigger();
    QCOMPARE(pane.model().rowCount(), 3);
}

QTEST_MAIN(TestImportReport)
#include "tst_importreport.moc"
