// SPDX-License-Identifier: GPL-3.0-or-later
// Proves which records and fields the BibLaTeX writer makes of a paper; what biber and pandoc make of them is in
// tst_readers.
#include "model/formats/biblatex.h"
#include "model/formats/bibtex.h"
#include "tests/support/exportpapers.h"

#include <QRegularExpression>
#include <QtTest>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

ExportItem knownItem()
{
    ExportItem item;
    item.paper.id = PaperId(1);
    item.paper.key = QStringLiteral("khattab2023dspy");
    item.paper.title = QStringLiteral("DSPy: “Compiling” {Calls} – a β test");
    item.paper.abstract = QStringLiteral("About 5% of naïve_users’ 日本語.");
    item.paper.authors = {QStringLiteral("Khattab, Omar"), QStringLiteral("Müller, Anna")};
    item.paper.year = 2023;
    item.paper.arxiv = QStringLiteral("2310.03714");
    item.paper.urls = {QStringLiteral("javascript:alert(1)"), QStringLiteral("https://x.org/a_b")};
    item.paper.tagNames = {QStringLiteral("Agents")};
    item.paper.note = QStringLiteral("one\n\ntwo");
    item.paper.highlights = {
        {HighlightId{1}, 0, 5, 2, QStringLiteral("About"), {}, {}, QStringLiteral("5 & more"), 0, 5}};
    item.comment = QStringLiteral("Best & first.");
    return item;
}

QByteArrayList keysOf(const QByteArray &bib)
{
    static const QRegularExpression head(QStringLiteral("^@\\w+\\{(.*),$"), QRegularExpression::MultilineOption);
    QByteArrayList keys;
    for (auto found = head.globalMatch(QString::fromUtf8(bib)); found.hasNext();)
        keys += found.next().captured(1).toUtf8();
    return keys;
}

} // namespace

class TestBiblatex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryKnownFieldInUtf8();
    void optionsLeaveFieldsOut();
    void theTypeFollowsWhatIsKnown();
    void keysAreThoseOfTheClassicFlavour();
    void headingsAreNoRecords();
};

void TestBiblatex::writesEveryKnownFieldInUtf8()
{
    QCOMPARE(written(writeBiblatex, {knownItem()}), QByteArray(R"(@online{khattab2023dspy,
  title = {{DSPy}: “Compiling” \{Calls\} – a β test},
  author = {Khattab, Omar and Müller, Anna},
  date = {2023},
  eprint = {2310.03714},
  eprinttype = {arxiv},
  url = {https://x.org/a_b},
  abstract = {About 5\% of naïve\_users’ 日本語.},
  keywords = {Agents},
  comment = {Best \& first.},
  annotation = {one
{}
two},
  highlights = {“About” — 5 \& more},
}

)"));
}

void TestBiblatex::optionsLeaveFieldsOut()
{
    ExportOptions options;
    options.abstracts = options.notes = options.comments = options.tags = options.links = options.highlights = false;
    const QByteArray bib = written(writeBiblatex, {knownItem()}, options);
    for (const char *name : {"abstract", "keywords", "comment", "annotation", "highlights", "url"})
        QVERIFY2(!bib.contains(name), name);
    QVERIFY(bib.contains("eprint = {2310.03714}"));
}

void TestBiblatex::theTypeFollowsWhatIsKnown()
{
    ExportItem item = knownItem();
    item.paper.venue = QStringLiteral("Journal of Things");
    QVERIFY(written(writeBiblatex, {item}).startsWith("@article{"));
    QVERIFY(written(writeBiblatex, {item}).contains("journaltitle = {Journal of Things}"));
    item.paper.venue = QStringLiteral("NeurIPS 2023");
    QVERIFY(written(writeBiblatex, {item}).startsWith("@inproceedings{"));
    item.paper.authors.clear();
    QVERIFY(written(writeBiblatex, {item}).startsWith("@misc{"));
    QVERIFY(written(writeBiblatex, {item}).contains("howpublished = {NeurIPS 2023}"));
    QVERIFY(!written(writeBiblatex, {item}).contains("  key = "));
    item.paper.venue.clear();
    item.paper.arxiv.clear();
    item.paper.urls.clear();
    QVERIFY(written(writeBiblatex, {item}).startsWith("@misc{"));
    item.paper.doi = QStringLiteral("10.1/x");
    QVERIFY(written(writeBiblatex, {item}).startsWith("@online{"));
}

void TestBiblatex::keysAreThoseOfTheClassicFlavour()
{
    std::vector<ExportItem> items = nastyItems();
    QVERIFY(!items.empty());
    items.front().paper.key.clear();
    const QByteArrayList keys = keysOf(written(writeBiblatex, items));
    QCOMPARE(keys.size(), static_cast<qsizetype>(items.size()));
    QCOMPARE(keys, keysOf(written(writeBibtex, items)));
}

void TestBiblatex::headingsAreNoRecords()
{
    ExportItem heading;
    heading.section = QStringLiteral("Background");
    heading.headingOnly = true;
    QCOMPARE(written(writeBiblatex, {heading, knownItem()}), written(writeBiblatex, {knownItem()}));
    QCOMPARE(written(writeBibtex, {heading}), QByteArray());
}

QTEST_GUILESS_MAIN(TestBiblatex)
#include "tst_biblatex.moc"
