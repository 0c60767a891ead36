// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the form of the Markdown writer, and that notes can be taken back byte for byte; pandoc reads it in
// tst_readers.
#include "model/formats/markdown.h"
#include "model/text/markdowntext.h"
#include "tests/support/exportpapers.h"

#include <QtTest>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

ExportItem fullItem()
{
    ExportItem item;
    item.section = QStringLiteral("First *things*");
    item.comment = QStringLiteral("Start here.\n\n# no heading");
    item.paper.uid = QStringLiteral("1234-abcd");
    item.paper.title = QStringLiteral("DSPy: [Compiling] https://a.b/c_d");
    item.paper.authors = {QStringLiteral("Khattab, Omar"), QStringLiteral("B; C")};
    item.paper.year = 2023;
    item.paper.venue = QStringLiteral("ICLR");
    item.paper.doi = QStringLiteral("10.1/x%<");
    item.paper.arxiv = QStringLiteral("2310.03714");
    item.paper.urls = {QStringLiteral("https://a.b/c_(d)%20"), QStringLiteral("javascript:alert(1)"),
                       QStringLiteral("https://in.the/abstract")};
    item.paper.tagNames = {QStringLiteral("A, B"), QStringLiteral("NAS")};
    item.paper.abstract = QStringLiteral("About 5*3. See https://in.the/abstract.");
    item.paper.note = QStringLiteral("```\n<b>\n");
    item.paper.highlights.resize(2);
    item.paper.highlights[0].colour = 4;
    item.paper.highlights[0].text = QStringLiteral("gone");
    item.paper.highlights[1].colour = 3;
    item.paper.highlights[1].text = QStringLiteral("5*3");
    item.paper.highlights[1].remark = QStringLiteral("Why? [#1\n");
    item.paper.highlights[1].shownFrom = 6;
    item.paper.highlights[1].shownLength = 3;
    return item;
}

// The note by the rule that markdown.h states.
QByteArray noteOf(const QByteArray &markdown)
{
    const qsizetype head = markdown.indexOf("**Note**\n\n```");
    if (head < 0)
        return {};
    const qsizetype open = head + 10;
    const qsizetype language = markdown.indexOf("markdown\n", open);
    const QByteArray fence = markdown.sliced(open, language - open);
    const qsizetype from = language + 9;
    const QByteArray close = '\n' + fence + '\n';
    return markdown.sliced(from, markdown.indexOf(close, from) - from);
}

} // namespace

class TestMarkdown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryKnownBlock();
    void optionsLeaveBlocksOut();
    void escapesText_data();
    void escapesText();
    void notesComeBackWhateverTheyHold();
};

void TestMarkdown::writesEveryKnownBlock()
{
    ExportItem second;
    second.paper.title = QStringLiteral("Only a title");
    QCOMPARE(written(writeMarkdown, {fullItem(), second}), QByteArray(R"(# A list

## First \*things\*

### [DSPy: \[Compiling\] https\://a.b/c_d](https://arxiv.org/abs/2310.03714)

> Start here.\
> \
> \# no heading

- Authors: Khattab, Omar; B\; C
- Year: 2023
- Venue: ICLR
- DOI: [10.1/x%\<](https://doi.org/10.1/x%25%3C)
- arXiv: [2310.03714](https://arxiv.org/abs/2310.03714)
- Link: <https://a.b/c_(d)%20>
- Link: javascript:alert(1)
- Tags: A\, B, NAS

About 5\*3. See <https://in.the/abstract>.

**Highlights**

- Blue: 5\*3
  - Why? \[#1&#10;
- Pink: gone

**Note**

````markdown
```
<b>

````

<!-- sheaf: 1234-abcd -->

### Only a title
)"));
}

void TestMarkdown::optionsLeaveBlocksOut()
{
    ExportOptions options;
    options.abstracts = options.notes = options.comments = options.tags = options.identities = options.highlights =
        false;
    const QByteArray text = written(writeMarkdown, {fullItem()}, options);
    for (const char *part : {"About", "Note", "Start here", "Tags", "sheaf:", "Highlights"})
        QVERIFY2(!text.contains(part), part);
    QVERIFY(text.contains("- Link: <https://in.the/abstract>"));
    options.links = false;
    const QByteArray bare = written(writeMarkdown, {fullItem()}, options);
    QVERIFY2(!bare.contains("](") && !bare.contains("- Link"), bare.constData());
    QVERIFY(bare.contains("- DOI: 10.1/x%\\<\n- arXiv: 2310.03714\n"));
}

void TestMarkdown::escapesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("block");
    const auto row = [](const char *text, const char *line, const char *block) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(line) << QString::fromUtf8(block);
    };
    const auto same = [&](const char *text, const char *escaped) { row(text, escaped, escaped); };
    same("plain, \"quoted\" don't (text) C# 5-6 a@b Q&A e.g. x/y!",
         "plain, \"quoted\" don't (text) C# 5-6 a@b Q&A e.g. x/y!");
    same("a*b _c_ snake_case", "a\\*b \\_c\\_ snake_case");
    same("<b> &amp; [x](y) `z` | $1 ~ ^ {a} \\", "\\<b> \\&amp; \\[x\\](y) \\`z\\` \\| \\$1 \\~ \\^ \\{a\\} \\\\");
    same("# a #b", "\\# a \\#b");
    same("- a", "\\- a");
    same("1. a", "1\\. a");
    same("(iv) a", "(iv\\) a");
    same("> a", "\\> a");
    same("Text. mix.", "Text. mix.");
    same("mix. x", "mix\\. x");
    same("a -- b... :smile:", "a -\\- b..\\. \\:smile:");
    same("@cite (@cite)", "\\@cite (\\@cite)");
    same(" a  b ", "&#32;a&#32;&#32;b&#32;");
    row("a\n- b\n", "a&#10;\\- b&#10;", "a\\\n\\- b&#10;");
    row("see https://a.b/c_d.", "see https\\://a.b/c_d.", "see <https://a.b/c_d>.");
    same("www.a.b ftp://c", "www\\.a.b ftp\\://c");
}

void TestMarkdown::escapesText()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QFETCH(QString, block);
    QCOMPARE(QString::fromStdString(markdownText(text.toStdString(), MarkdownPlace::Line)), line);
    QCOMPARE(QString::fromStdString(markdownText(text.toStdString(), MarkdownPlace::Block)), block);
}

void TestMarkdown::notesComeBackWhateverTheyHold()
{
    const QStringList pieces = {QStringLiteral("`"),
                                QStringLiteral("```"),
                                QStringLiteral("\n"),
                                QStringLiteral("\t"),
                                QStringLiteral("  "),
                                QStringLiteral("<!-- sheaf: x -->"),
                                QStringLiteral("~~~"),
                                QStringLiteral("**Note**\n\n"),
                                QStringLiteral("日本 😀"),
                                QStringLiteral("### x"),
                                QStringLiteral("````markdown\n"),
                                QStringLiteral("\\")};
    quint32 state = 4711;
    const auto next = [&](qsizetype bound) {
        state = state * 1664525U + 1013904223U;
        return static_cast<qsizetype>((state >> 16U) % static_cast<quint32>(bound));
    };
    for (int run = 0; run < 3000; ++run) {
        ExportItem item = fullItem();
        item.paper.note.clear();
        for (qsizetype left = next(10) + 1; left > 0; --left)
            item.paper.note += pieces[next(pieces.size())];
        QCOMPARE(noteOf(written(writeMarkdown, {item})), item.paper.note.toUtf8());
    }
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
