// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the Markdown reader is the writer's inverse whatever texts hold, and what it makes of changes by hand.
#include "model/formats/markdown.h"
#include "tests/support/exportpapers.h"
#include "tests/support/markdownpapers.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QtTest>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

struct ReadBack {
    bool isList = false;
    std::string name;
    std::vector<Record> records;
    std::vector<Remark> remarks;
    QStringList lines; // of the text

    QStringList told() const
    {
        QStringList told;
        for (const Remark &remark : remarks)
            told += QStringLiteral("%1: %2").arg(remark.line).arg(QString::fromStdString(remark.text));
        return told;
    }
};

ReadBack readBack(const QByteArray &text)
{
    ReadBack back;
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    RecordSink sink;
    sink.record = [&](Record &&record) {
        back.records.push_back(std::move(record));
        return true;
    };
    sink.remark = [&](Remark &&remark) { back.remarks.push_back(std::move(remark)); };
    sink.label = [](const std::string &) {};
    sink.list = [&](const std::string &name) {
        back.isList = true;
        back.name = name;
    };
    readMarkdown(lines, sink);
    return back;
}

// All that a record says, as one text to compare.
QByteArray said(const Record &record)
{
    QByteArrayList parts;
    const auto add = [&](const char *name, const std::string &text) {
        if (!text.empty())
            parts += QByteArray(name) + '=' + QByteArray::fromStdString(text);
    };
    const auto addAll = [&](const char *name, const std::vector<std::string> &texts) {
        for (const std::string &text : texts)
            parts += QByteArray(name) + '=' + QByteArray::fromStdString(text);
    };
    add("section", record.section);
    add("title", record.title);
    add("comment", record.comment);
    addAll("author", record.authors);
    add("year", record.year == 0 ? std::string() : std::to_string(record.year));
    add("venue", record.venue);
    add("doi", record.doi);
    add("arxiv", record.arxiv);
    addAll("url", record.urls);
    addAll("tag", record.tags);
    add("abstract", record.abstract);
    for (const RecordHighlight &highlight : record.highlights)
        add("highlight", std::to_string(highlight.colour) + '/' + std::to_string(highlight.occurrence) + '/' +
                             highlight.text + '/' + highlight.remark);
    add("note", record.note);
    add("uid", record.uid);
    return parts.join('\n');
}

std::vector<std::string> plain(const QStringList &texts)
{
    std::vector<std::string> all;
    for (const QString &text : texts)
        all.push_back(text.toStdString());
    return all;
}

Record expected(const ExportItem &item)
{
    const Paper &paper = item.paper;
    Record record;
    record.section = item.section.toStdString();
    record.comment = item.comment.toStdString();
    record.title = paper.title.toStdString();
    record.authors = plain(paper.authors);
    record.year = paper.year;
    record.venue = paper.venue.toStdString();
    record.doi = paper.doi.toStdString();
    record.arxiv = paper.arxiv.toStdString();
    record.urls = plain(paper.storedUrls);
    record.tags = plain(paper.tagNames);
    record.abstract = paper.abstract.toStdString();
    record.note = paper.note.toStdString();
    record.uid = paper.uid.toStdString();
    for (const Highlight &highlight : paper.highlights)
        record.highlights.push_back(
            {highlight.text.toStdString(), highlight.colour, highlight.remark.toStdString(), 1});
    return record;
}

// All raw markup, addresses and kinds of elements of pandoc's document.
void collect(const QJsonValue &value, QStringList &raw, QStringList &targets, QSet<QString> &kinds)
{
    for (const QJsonValue &one : value.toArray())
        collect(one, raw, targets, kinds);
    const QJsonObject object = value.toObject();
    if (object.isEmpty())
        return;
    const QString kind = object[QStringLiteral("t")].toString();
    const QJsonValue content = object[QStringLiteral("c")];
    kinds += kind;
    if (kind == QStringLiteral("RawBlock") || kind == QStringLiteral("RawInline"))
        raw += content[1].toString();
    if (kind == QStringLiteral("Link") || kind == QStringLiteral("Image"))
        targets += content[2][0].toString();
    collect(content, raw, targets, kinds);
}

} // namespace

class TestMarkdownRead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHandOverAsWritten();
    void randomTextsComeBackEqual();
    void tellsPlacesOfRepeatedQuotes();
    void keepsSectionsWithoutPapers();
    void takesChangesByHand_data();
    void takesChangesByHand();
    void readsPlainListsOfLinks();
    void readsHeadingsOfLinkListsAsSections();
    void namesWhatItDoesNotUnderstand();
    void pandocSeesNoMarkup_data();
    void pandocSeesNoMarkup();
    void recognises_data();
    void recognises();
};

void TestMarkdownRead::readsTheHandOverAsWritten()
{
    const std::vector<ExportItem> items = handOverItems();
    const ReadBack back = readBack(written(writeMarkdown, items));
    QCOMPARE(back.told(), QStringList());
    QVERIFY(back.isList);
    QCOMPARE(back.name, "A list");
    QCOMPARE(back.records.size(), items.size());
    for (std::size_t at = 0; at < items.size(); ++at) {
        QCOMPARE(said(back.records[at]), said(expected(items[at])));
        QVERIFY(back.records[at].isListItem);
        QVERIFY(back.records[at].firstLine < back.records[at].lastLine);
        QVERIFY(at == 0 || back.records[at - 1].lastLine < back.records[at].firstLine);
    }
}

void TestMarkdownRead::randomTextsComeBackEqual()
{
    RandomTexts random(4711);
    for (int run = 0; run < 3000; ++run) {
        ExportItem item;
        item.paper.uid = QStringLiteral("12345678-9abc-4def-8123-456789abcdef");
        item.paper.title = random.text();
        item.comment = random.text();
        item.section = random.text();
        item.paper.abstract = random.text();
        item.paper.note = random.text();
        item.paper.venue = random.text();
        item.paper.authors = {random.word(), random.word()};
        item.paper.tagNames = {random.word()};
        Highlight highlight;
        highlight.text = random.word();
        highlight.remark = random.text();
        highlight.colour = run % 4 + 1;
        item.paper.highlights = {highlight};
        const QByteArray text = written(writeMarkdown, {item, item});
        const ReadBack back = readBack(text);
        QVERIFY2(back.remarks.empty(), text.constData());
        QCOMPARE(back.records.size(), 2U);
        for (const Record &record : back.records)
            QCOMPARE(said(record), said(expected(item)));
    }
}

void TestMarkdownRead::tellsPlacesOfRepeatedQuotes()
{
    ExportItem item;
    item.paper.title = QStringLiteral("Repeats");
    item.paper.abstract = QStringLiteral("one two one three one");
    Highlight second;
    second.text = QStringLiteral("one");
    second.colour = 2;
    second.shownFrom = 8;
    second.shownLength = 3;
    Highlight detached;
    detached.text = QStringLiteral("gone");
    item.paper.highlights = {detached, second};
    const QByteArray text = written(writeMarkdown, {item});
    QVERIFY2(text.contains("- Green (2): one\n- Yellow: gone\n"), text.constData());
    const ReadBack back = readBack(text);
    QCOMPARE(back.records.at(0).highlights.at(0).occurrence, 2);
    QCOMPARE(back.records.at(0).highlights.at(0).colour, 2);
    QCOMPARE(back.records.at(0).highlights.at(1).text, "gone");
}

void TestMarkdownRead::keepsSectionsWithoutPapers()
{
    ExportItem empty;
    empty.section = QStringLiteral("Nothing yet");
    empty.headingOnly = true;
    ExportItem paper;
    paper.section = QStringLiteral("Something");
    paper.paper.title = QStringLiteral("A title");
    const ReadBack back = readBack(written(writeMarkdown, {empty, paper, empty}));
    QCOMPARE(back.records.size(), 3U);
    QVERIFY(back.records[0].headingOnly && !back.records[1].headingOnly && back.records[2].headingOnly);
    QCOMPARE(back.records[0].section, "Nothing yet");
    QCOMPARE(back.records[1].section, "Something");
    QCOMPARE(back.records[2].section, "Nothing yet");
}

void TestMarkdownRead::takesChangesByHand_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QStringList>("told");
    const auto row = [](const char *name, const char *text, const char *says, const QStringList &told = {}) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(says) << told;
    };
    row("CR LF", "# L\r\n\r\n### T\r\n\r\n> one\\\r\n> two\r\n\r\nAbstract.\r\n",
        "title=T\ncomment=one\ntwo\nabstract=Abstract.");
    row("no blank lines",
        "### T\n> comment\n- Year: 2020\n- Tags: A, B\n\nAbstract.\n<!-- sheaf: 12345678-9ABC-4def-8123-456789abcdef "
        "-->",
        "title=T\ncomment=comment\nyear=2020\ntag=A\ntag=B\nabstract=Abstract.\nuid=12345678-9abc-4def-8123-"
        "456789abcdef");
    row("blocks in another order", "### T\n\n**Note**\n\n```\nn\n```\n\nAbstract.\n\n* Venue: V\n\n> c\n",
        "title=T\ncomment=c\nvenue=V\nabstract=Abstract.\nnote=n");
    row("wrapped lines",
        "### T\n\n> a comment\n> that was wrapped\nlazily\n\nAn abstract\n  over\nthree lines.  \nAnd a break.\n",
        "title=T\ncomment=a comment that was wrapped lazily\nabstract=An abstract over three lines.\nAnd a break.");
    row("more paragraphs", "### T\n\n> a\n>\n> b\n\n> c\n\nOne.\n\nTwo.\n",
        "title=T\ncomment=a\n\nb\n\nc\nabstract=One.\n\nTwo.");
    row("addresses as values",
        "### T\n\n+ DOI: https://doi.org/10.1/a%3Cb\n+ arXiv: <https://arxiv.org/abs/2310.03714>\n+ Link: "
        "https://a.b/c_d\n",
        "title=T\ndoi=10.1/a<b\narxiv=2310.03714\nurl=https://a.b/c_d");
    row("a title that links", "### [T](https://arxiv.org/abs/2310.03714v2)\n", "title=T\narxiv=2310.03714");
    row("a title that links elsewhere", "### [T](https://a.b/\\(c\\))\n\n- arXiv: 2310.03714\n",
        "title=T\narxiv=2310.03714\nurl=https://a.b/(c)");
    row("marks of emphasis stay", "### A *b*\n\n> see **this** and `that`\n",
        "title=A *b*\ncomment=see **this** and `that`");
    row("named entities", "### A &amp; B &copy;\n", "title=A & B &copy;");
    row("a note without its fence", "### T\n\n**Note**\n\nFirst *words*\nmore\n\nLast.\n",
        "title=T\nnote=First *words*\nmore\n\nLast.");
    row("a note that was cut off", "### T\n\n**Note**\n\n~~~\nopen\n\nend", "title=T\nnote=open\n\nend");
    row("two notes", "### T\n\n**Note:**\n\n```\na\n```\n\n**Note**\n\n```\nb\n```\n", "title=T\nnote=a\n\nb");
    row("highlights", "### T\n\n__Highlights__\n\n- yellow: a\n    - x\n    - y\n* PINK (3): b\n\nAbstract.\n",
        "title=T\nabstract=Abstract.\nhighlight=1/1/a/x\n\ny\nhighlight=4/3/b/");
    row("a second year", "### T\n\n- Year: 2020\n- Year: 2021\n- Year: soon\n", "title=T\nyear=2020",
        {QStringLiteral("4: Year: 2021"), QStringLiteral("5: Year: soon")});
    row("bullets of others", "### T\n\n- Year: 2020\n- Rating: 5\n- good\n", "title=T\nyear=2020",
        {QStringLiteral("4: Rating: 5"), QStringLiteral("5: good")});
    row("a foreign fence and comment", "### T\n\n```\ncode\n```\n\n<!-- note\nto self -->\n\nAbstract.\n",
        "title=T\nabstract=Abstract.", {QStringLiteral("3: ```"), QStringLiteral("7: <!-- note to self -->")});
    row("a colour that is none", "### T\n\n**Highlights**\n\n- Mauve: a\n", "title=T", {QStringLiteral("5: Mauve: a")});
    row("a deeper heading", "### T\n\n#### Why\n\nText.\n", "title=T\nabstract=Text.", {QStringLiteral("3: Why")});
    row("numbers in wrapped text", "### T\n\nIt was begun in\n2019. And ended.\n",
        "title=T\nabstract=It was begun in 2019. And ended.");
    row("closed headings and rules", "# L #\n\n***\n\n## S ##\n\n### T ###\n\n---\n\nA.\n",
        "section=S\ntitle=T\nabstract=A.");
}

void TestMarkdownRead::takesChangesByHand()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    QFETCH(QStringList, told);
    const ReadBack back = readBack(text);
    QCOMPARE(back.records.size(), 1U);
    QCOMPARE(said(back.records.front()), says);
    QCOMPARE(back.told(), told);
}

void TestMarkdownRead::readsPlainListsOfLinks()
{
    const ReadBack back = readBack("# To read\n\n"
                                   "- [One *title*](https://arxiv.org/abs/2310.03714) — worth it,\n  really\n"
                                   "- **[Two](https://doi.org/10.1/x)**: words\n"
                                   "  - and more\n\n"
                                   "1. Three, by hand (https://a.b/c)\n"
                                   "2. [ ] [Four](https://a.b/d)\n"
                                   "- no link\n");
    QCOMPARE(back.name, "To read");
    QByteArrayList all;
    for (const Record &record : back.records)
        all += said(record);
    QCOMPARE(all, QByteArrayList({"title=One *title*\ncomment=worth it, really\narxiv=2310.03714",
                                  "title=Two\ncomment=words\nand more\ndoi=10.1/x",
                                  "title=Three, by hand\nurl=https://a.b/c", "title=Four\nurl=https://a.b/d"}));
    QCOMPARE(back.told(), QStringList(QStringLiteral("10: no link")));
}

void TestMarkdownRead::readsHeadingsOfLinkListsAsSections()
{
    const ReadBack back =
        readBack("# Reading\n\n## A\n\n### First\n\n- [One](https://a.b/c)\n\n### Second\n- [Two](https://a.b/d)\n");
    QCOMPARE(back.records.size(), 3U);
    QCOMPARE(back.records[0].section, "A");
    QVERIFY(back.records[0].headingOnly);
    QCOMPARE(said(back.records[1]), QByteArray("section=First\ntitle=One\nurl=https://a.b/c"));
    QCOMPARE(said(back.records[2]), QByteArray("section=Second\ntitle=Two\nurl=https://a.b/d"));
}

void TestMarkdownRead::namesWhatItDoesNotUnderstand()
{
    const ReadBack back =
        readBack("Words before.\n\n# L\n\nAn introduction\nof two lines.\n\n### T\n\nA.\n\n<!-- sheaf: nonsense -->\n");
    QCOMPARE(back.name, "L");
    QCOMPARE(back.told(),
             QStringList({QStringLiteral("1: Words before."), QStringLiteral("5: An introduction of two lines."),
                          QStringLiteral("12: <!-- sheaf: nonsense -->")}));
}

void TestMarkdownRead::pandocSeesNoMarkup_data()
{
    QTest::addColumn<QString>("dialect");
    for (const char *dialect : {"commonmark", "gfm", "markdown"})
        QTest::newRow(dialect) << QString::fromLatin1(dialect);
}

void TestMarkdownRead::pandocSeesNoMarkup()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pandoc")).isEmpty())
        QSKIP("PANDOC IS NOT INSTALLED: what it reads is NOT proved");
    QFETCH(QString, dialect);
    QProcess pandoc;
    pandoc.start(QStringLiteral("pandoc"),
                 {QStringLiteral("-f"), dialect, QStringLiteral("-t"), QStringLiteral("json")});
    QVERIFY(pandoc.waitForStarted());
    pandoc.write(written(writeMarkdown, handOverItems()));
    pandoc.closeWriteChannel();
    QVERIFY(pandoc.waitForFinished());
    const QJsonArray blocks =
        QJsonDocument::fromJson(pandoc.readAllStandardOutput())[QStringLiteral("blocks")].toArray();
    QStringList raw;
    QStringList targets;
    QSet<QString> kinds;
    collect(blocks, raw, targets, kinds);
    QCOMPARE(raw.size(), 12);
    static const QRegularExpression uid(QStringLiteral("^<!-- sheaf: [0-9a-f-]{36} -->\\n?$"));
    for (const QString &html : raw)
        QVERIFY2(uid.match(html).hasMatch(), qPrintable(html));
    QVERIFY(targets.size() > 20);
    for (const QString &target : targets)
        QVERIFY2(target.startsWith(QStringLiteral("http")), qPrintable(target));
    for (const char *markup : {"Emph", "Code", "Math", "Image", "Note", "Cite", "Strikeout", "Table", "OrderedList"})
        QVERIFY2(!kinds.contains(QString::fromLatin1(markup)), markup);
    QCOMPARE(
        std::count_if(blocks.begin(), blocks.end(),
                      [](const QJsonValue &block) { return block[QStringLiteral("t")] == QStringLiteral("Header"); }),
        16);
}

void TestMarkdownRead::recognises_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const QByteArray &text, bool taken) { QTest::newRow(name) << text << taken; };
    ExportOptions bare;
    bare.identities = bare.links = bare.tags = bare.notes = bare.highlights = bare.comments = false;
    row("what Sheaf writes", written(writeMarkdown, handOverItems()), true);
    row("without identities", written(writeMarkdown, handOverItems(), bare), true);
    row("a note with BibTeX",
        "### T\n\n**Note**\n\n```markdown\n@article{x,\nTY  - JOUR\n```\n\n"
        "<!-- sheaf: 12345678-9abc-4def-8123-456789abcdef -->\n",
        true);
    row("links", "# L\n\n- [A](https://a.b/c) x\n- [B](https://a.b/d)\n", true);
    row("one link", "- [A](https://arxiv.org/abs/2310.03714)\n", true);
    row("readme", "# Tool\n\nIt does things.\n\n### Use\n\n```\nrun\n```\n\n- [docs](https://a.b/c)\n", false);
    row("bullets", "# Tool\n\n- one\n- two\n- [docs](https://a.b/c)\n", false);
    row("minutes", "# Meeting\n\nPresent: all.\n\n## Points\n\n### Money\n\nNone.\n", false);
}

void TestMarkdownRead::recognises()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, taken);
    const Recognised recognised = recognise(text);
    QCOMPARE(recognised.format == formatById(u"markdown"), taken);
    if (!taken)
        QVERIFY2(recognised.refusal.contains(QStringLiteral("Markdown document")), qPrintable(recognised.refusal));
}

QTEST_GUILESS_MAIN(TestMarkdownRead)
#include "tst_markdownread.moc"
