// SPDX-License-Identifier: GPL-3.0-or-later
// Proves which records and fields the BibTeX writer makes of a paper; what readers make of them is in tst_readers.
#include "model/formats/bibtex.h"
#include "tests/support/exportpapers.h"

#include <QtTest>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

ExportItem fullItem()
{
    ExportItem item;
    item.paper.id = PaperId(1);
    item.paper.key = QStringLiteral("khattab2023dspy");
    item.paper.title = QStringLiteral("DSPy: Compiling  Calls");
    item.paper.abstract = QStringLiteral("About 5%.");
    item.paper.authors = {QStringLiteral("Khattab, Omar"), QStringLiteral("Müller, Anna")};
    item.paper.year = 2023;
    item.paper.arxiv = QStringLiteral("2310.03714");
    item.paper.doi = QStringLiteral("10.1/a_b{c}");
    item.paper.urls = {QStringLiteral("https://x.org/a_b%20c?d=1&e#f"), QStringLiteral("https://second.org")};
    item.paper.tagNames = {QStringLiteral("Agents"), QStringLiteral("A, B")};
    item.paper.note = QStringLiteral("one\n\ntwo");
    item.comment = QStringLiteral("Best & first.");
    return item;
}

} // namespace

class TestBibtex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryKnownField();
    void optionsLeaveFieldsOut();
    void isMiscUnlessAuthorYearAndVenueAreKnown();
    void recordsWithoutAuthorCarryAKey();
    void keyIsMadeWhereNoneIsGiven();
    void arxivPageStandsInForALink();
    void namesThatBibtexWouldSplitAreBraced();
    void declaresUnknownCharactersOnceAtTheEnd();
    void neighboursDoNotChangeARecord();
};

void TestBibtex::writesEveryKnownField()
{
    QCOMPARE(written(writeBibtex, {fullItem()}), QByteArray(R"(@misc{khattab2023dspy,
  title = {{DSPy}: Compiling Calls},
  author = {Khattab, Omar and M{\"u}ller, Anna},
  year = {2023},
  eprint = {2310.03714},
  archivePrefix = {arXiv},
  doi = {10.1/a_b%7Bc%7D},
  url = {https://x.org/a_b%20c?d=1&e#f},
  abstract = {About 5\%.},
  keywords = {Agents, {A, B}},
  comment = {Best \& first.},
  annote = {one
{}
two},
}

)"));
}

void TestBibtex::optionsLeaveFieldsOut()
{
    ExportOptions options;
    options.abstracts = options.notes = options.comments = options.tags = false;
    const QByteArray bib = written(writeBibtex, {fullItem()}, options);
    for (const char *name : {"abstract", "keywords", "comment", "annote"})
        QVERIFY2(!bib.contains(name), name);
    QVERIFY(bib.contains("title = "));
}

void TestBibtex::isMiscUnlessAuthorYearAndVenueAreKnown()
{
    ExportItem item = fullItem();
    item.paper.venue = QStringLiteral("Journal of Things");
    QVERIFY(written(writeBibtex, {item}).startsWith("@article{"));
    QVERIFY(written(writeBibtex, {item}).contains("journal = {Journal of Things}"));
    item.paper.venue = QStringLiteral("NeurIPS 2023");
    QVERIFY(written(writeBibtex, {item}).startsWith("@inproceedings{"));
    QVERIFY(written(writeBibtex, {item}).contains("booktitle = {NeurIPS 2023}"));
    item.paper.year = 0;
    QVERIFY(written(writeBibtex, {item}).startsWith("@misc{"));
    QVERIFY(written(writeBibtex, {item}).contains("howpublished = {NeurIPS 2023}"));
}

void TestBibtex::recordsWithoutAuthorCarryAKey()
{
    ExportItem item = fullItem();
    QVERIFY(!written(writeBibtex, {item}).contains("  key = "));
    item.paper.authors.clear();
    QVERIFY(written(writeBibtex, {item}).contains("  key = {khattab2023dspy},"));
}

void TestBibtex::keyIsMadeWhereNoneIsGiven()
{
    ExportItem item = fullItem();
    item.paper.key.clear();
    item.paper.authors.clear();
    QVERIFY(written(writeBibtex, {item}).startsWith("@misc{DSPyCompilingCalls,"));
}

void TestBibtex::arxivPageStandsInForALink()
{
    ExportItem item = fullItem();
    item.paper.urls.clear();
    QVERIFY(written(writeBibtex, {item}).contains("url = {https://arxiv.org/abs/2310.03714},"));
}

void TestBibtex::namesThatBibtexWouldSplitAreBraced()
{
    ExportItem item = fullItem();
    item.paper.authors = {QStringLiteral("OpenAI"), QStringLiteral("Institute of Research and Development"),
                          QStringLiteral("Anderson, Andy"), QStringLiteral("A, B, C, D")};
    QVERIFY(written(writeBibtex, {item})
                .contains("author = {OpenAI and {Institute of Research and Development} and Anderson, Andy and "
                          "{A, B, C, D}},"));
}

void TestBibtex::declaresUnknownCharactersOnceAtTheEnd()
{
    ExportItem item = fullItem();
    QVERIFY(!written(writeBibtex, {item}).contains("@preamble"));
    item.paper.title = QStringLiteral("β and β");
    const QByteArray bib = written(writeBibtex, {item, item});
    QCOMPARE(bib.count("\\sheafcharacter{β}{\\ensuremath{\\beta}}"), 1);
    QVERIFY(bib.endsWith("\" }\n"));
}

void TestBibtex::neighboursDoNotChangeARecord()
{
    const std::vector<ExportItem> items = nastyItems();
    const QByteArray all = written(writeBibtex, items);
    for (const ExportItem &item : items) {
        const QByteArray alone = written(writeBibtex, {item});
        QVERIFY(all.contains(alone.first(alone.indexOf("\n}\n") + 3)));
    }
}

QTEST_GUILESS_MAIN(TestBibtex)
#include "tst_bibtex.moc"
