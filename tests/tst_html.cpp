// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the HTML document holds every text as text, links to the web only, and that citations are one line each.
#include "model/formats/citation.h"
#include "model/formats/html.h"
#include "tests/support/exportpapers.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

Highlight highlightAt(qsizetype from, qsizetype length, int colour, const char *remark = "")
{
    Highlight made;
    made.colour = colour;
    made.text = QStringLiteral("quote");
    made.remark = QString::fromUtf8(remark);
    made.shownFrom = from;
    made.shownLength = length;
    return made;
}

ExportItem item(const char *title, const char *abstract)
{
    ExportItem made;
    made.paper.title = QString::fromUtf8(title);
    made.paper.abstract = QString::fromUtf8(abstract);
    return made;
}

// Our HTML is XML but for the elements that have no end.
QString asXml(const QByteArray &html)
{
    QString xml = QString::fromUtf8(html);
    xml.remove(QStringLiteral("<!DOCTYPE html>\n"));
    xml.replace(QRegularExpression(QStringLiteral("<meta([^>]*)>")), QStringLiteral("<meta\\1/>"));
    return xml.replace(QStringLiteral("<br>"), QStringLiteral("<br/>"));
}

} // namespace

class TestHtml final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneWholeDocument();
    void hostileTextsStayText();
    void marksAndLinksNestWhateverTheirOverlap();
    void remarksAndDetachedHighlightsAreListed();
    void optionsLeavePartsOut();
    void sectionsHoldTheirPapers();
    void citesWithWhatIsKnown_data();
    void citesWithWhatIsKnown();
    void citationsAreOneLineEach();
};

void TestHtml::isOneWholeDocument()
{
    ExportItem paper = item("A & B", "Abstract.");
    paper.paper.authors = {QStringLiteral("Khattab, Omar"), QStringLiteral("Müller, Anna")};
    paper.paper.year = 2023;
    paper.paper.doi = QStringLiteral("10.1/x");
    paper.paper.tagNames = {QStringLiteral("Agents")};
    paper.paper.note = QStringLiteral("\nnote <b>");
    paper.comment = QStringLiteral("two\nlines");
    const QByteArray html = written(writeHtml, {paper});
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">"));
    QVERIFY(html.endsWith("</body>\n</html>\n"));
    for (const char *part :
         {"<title>A list</title>", "<h2 dir=\"auto\"><a href=\"https://doi.org/10.1/x\">A &amp; B</a></h2>",
          "Khattab, Omar; Müller, Anna · 2023", "two<br>\nlines", "Agents",
          "<pre class=\"note\" dir=\"auto\">\n\nnote &lt;b&gt;</pre>"})
        QVERIFY2(html.contains(part), part);
}

void TestHtml::hostileTextsStayText()
{
    std::vector<ExportItem> items = nastyItems();
    QVERIFY(items.size() > 40);
    for (ExportItem &one : items) {
        one.section = one.paper.title;
        one.comment = one.paper.abstract;
        one.paper.note += one.paper.title;
        one.paper.tagNames += one.paper.title;
        one.paper.urls += {QStringLiteral("javascript:alert(1)"), QStringLiteral("https://x.org/\"onclick='a'"),
                           QStringLiteral("data:text/html,x")};
        one.paper.doi = QStringLiteral("10.1/\"><script>");
        one.paper.highlights = {highlightAt(0, one.paper.abstract.size(), 1, "</mark><script>")};
    }
    items.push_back(item("control \x01\x7f and \xef\xbf\xbf", "a\x0b"
                                                              "b"));
    static const QSet<QString> allowed = {
        QStringLiteral("html"),    QStringLiteral("head"),    QStringLiteral("meta"),      QStringLiteral("title"),
        QStringLiteral("style"),   QStringLiteral("body"),    QStringLiteral("h1"),        QStringLiteral("h2"),
        QStringLiteral("h3"),      QStringLiteral("p"),       QStringLiteral("a"),         QStringLiteral("mark"),
        QStringLiteral("ul"),      QStringLiteral("li"),      QStringLiteral("br"),        QStringLiteral("pre"),
        QStringLiteral("section"), QStringLiteral("article"), QStringLiteral("blockquote")};
    QXmlStreamReader xml(asXml(written(writeHtml, items)));
    int papers = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        QVERIFY2(allowed.contains(xml.name().toString()), qPrintable(xml.name().toString()));
        papers += xml.name() == QStringLiteral("article") ? 1 : 0;
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            QVERIFY(!attribute.name().startsWith(QStringLiteral("on")));
            if (attribute.name() == QStringLiteral("href"))
                QVERIFY2(attribute.value().startsWith(QStringLiteral("http")),
                         qPrintable(attribute.value().toString()));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(papers, static_cast<int>(items.size()));
}

void TestHtml::marksAndLinksNestWhateverTheirOverlap()
{
    ExportItem paper = item("T", "é https://a.b/c end");
    paper.paper.highlights = {highlightAt(0, 6, 1), highlightAt(4, 20, 2)};
    const QByteArray html = written(writeHtml, {paper});
    QVERIFY2(html.contains("<p class=\"abstract\" dir=\"auto\"><mark class=\"c1\">é </mark>"
                           "<a href=\"https://a.b/c\"><mark class=\"c1\">ht</mark><mark class=\"c2\">tp</mark>"
                           "<mark class=\"c2\">s://a.b/c</mark></a><mark class=\"c2\"> end</mark></p>"),
             html.mid(html.indexOf("abstract\" dir")));
}

void TestHtml::remarksAndDetachedHighlightsAreListed()
{
    ExportItem paper = item("T", "some text");
    paper.paper.highlights = {highlightAt(0, 4, 1), highlightAt(5, 4, 3, "why?"), highlightAt(0, 0, 4)};
    const QByteArray html = written(writeHtml, {paper});
    QCOMPARE(html.count("<li"), 2);
    QVERIFY(html.contains("<li dir=\"auto\"><mark class=\"c3\">quote</mark> — why?</li>"));
    QVERIFY(html.contains("<li dir=\"auto\"><mark class=\"c4\">quote</mark></li>"));
    ExportOptions options;
    options.abstracts = false;
    QCOMPARE(written(writeHtml, {paper}, options).count("<li"), 3);
}

void TestHtml::optionsLeavePartsOut()
{
    ExportItem paper = item("Title", "Abstract https://a.b");
    paper.paper.arxiv = QStringLiteral("2310.03714");
    paper.paper.note = QStringLiteral("Private");
    paper.paper.tagNames = {QStringLiteral("Tagged")};
    paper.paper.urls = {QStringLiteral("https://a.b"), QStringLiteral("https://c.d")};
    paper.paper.highlights = {highlightAt(0, 8, 1, "Remark")};
    paper.comment = QStringLiteral("Comment");
    ExportOptions options;
    options.notes = options.tags = options.highlights = options.comments = options.links = false;
    const QByteArray html = written(writeHtml, {paper}, options);
    for (const char *part : {"Private", "Tagged", "<mark", "Remark", "Comment", "<a ", "https://c.d"})
        QVERIFY2(!html.contains(part), part);
    QVERIFY(html.contains("Abstract https://a.b"));
    QVERIFY(html.contains("arXiv:2310.03714"));
    options.abstracts = false;
    QVERIFY(!written(writeHtml, {paper}, options).contains("Abstract"));
}

void TestHtml::sectionsHoldTheirPapers()
{
    ExportItem first = item("First", "");
    ExportItem second = item("Second", "");
    second.section = QStringLiteral("Part <two>");
    ExportItem empty;
    empty.section = QStringLiteral("Part three");
    empty.headingOnly = true;
    const QByteArray html = written(writeHtml, {first, second, empty});
    QVERIFY(
        html.contains("<article>\n<h2 dir=\"auto\">First</h2>\n</article>\n<section>\n"
                      "<h2 dir=\"auto\">Part &lt;two&gt;</h2>\n<article>\n<h3 dir=\"auto\">Second</h3>\n</article>\n"
                      "</section>\n<section>\n<h2 dir=\"auto\">Part three</h2>\n</section>\n</body>"));
}

void TestHtml::citesWithWhatIsKnown_data()
{
    QTest::addColumn<QStringList>("authors");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("venue");
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("doi");
    QTest::addColumn<QString>("arxiv");
    QTest::addColumn<QString>("citation");
    const QStringList two = {QStringLiteral("Khattab, Omar"), QStringLiteral("OpenAI")};
    const auto row = [](const char *name, const QStringList &authors, const char *title, const char *venue, int year,
                        const char *doi, const char *arxiv, const char *citation) {
        QTest::newRow(name) << authors << QString::fromUtf8(title) << QString::fromUtf8(venue) << year
                            << QString::fromUtf8(doi) << QString::fromUtf8(arxiv) << QString::fromUtf8(citation);
    };
    row("all", two, "A title", "ICLR", 2024, "10.1/x", "2310.1",
        "Omar Khattab, OpenAI. A title. ICLR, 2024. https://doi.org/10.1/x");
    row("arXiv", two, "A title?", "", 2024, "", "2310.1",
        "Omar Khattab, OpenAI. A title? 2024. https://arxiv.org/abs/2310.1");
    row("title only", {}, " A \n title ", "", 0, "", "", "A title.");
    row("no year", {QStringLiteral("Roe, J.")}, "深層学習。", "J. of X.", 0, "", "", "J. Roe. 深層学習。 J. of X.");
}

void TestHtml::citesWithWhatIsKnown()
{
    QFETCH(QString, title);
    QFETCH(QString, citation);
    Paper paper;
    QFETCH(QStringList, authors);
    paper.authors = authors;
    paper.title = title;
    QFETCH(QString, venue);
    QFETCH(int, year);
    QFETCH(QString, doi);
    QFETCH(QString, arxiv);
    paper.venue = venue;
    paper.year = year;
    paper.doi = doi;
    paper.arxiv = arxiv;
    QCOMPARE(plainCitation(paper), citation);
}

void TestHtml::citationsAreOneLineEach()
{
    std::vector<ExportItem> items = nastyItems();
    QCOMPARE(written(writeCitations, items).count('\n'), static_cast<qsizetype>(items.size()));
    ExportItem linked = item("T", "");
    linked.paper.urls = {QStringLiteral("javascript:x"), QStringLiteral("https://a.b/c d")};
    linked.section = QStringLiteral("Part");
    QCOMPARE(written(writeCitations, {linked}), QByteArray("Part\n\nT. https://a.b/c%20d\n"));
    ExportOptions options;
    options.links = false;
    QCOMPARE(written(writeCitations, {linked}, options), QByteArray("Part\n\nT.\n"));
}

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
