// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that pandoc, biber, bibtex and LaTeX read what Sheaf writes, with equal texts: nasty papers, and the digest
// files.
#include "model/formats/biblatex.h"
#include "model/formats/bibtex.h"
#include "model/formats/markdown.h"
#include "tests/support/exportpapers.h"

#include <QJsonValue>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace sheaf;
using namespace sheaf::testing;

namespace
{

struct Outcome {
    int exit = -1;
    QByteArray out;
    QByteArray messages;
};

Outcome run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(600'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

// What rules.md counts as equal: NFC, all quotation marks, – and --, a no-break space and a space; runs of blanks are
// one.
QString readerFold(const QString &text)
{
    static const QRegularExpression quotes(QStringLiteral("[\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]"));
    QString folded = text.normalized(QString::NormalizationForm_C);
    folded.replace(quotes, QStringLiteral("'")).replace(QStringLiteral("\u2013"), QStringLiteral("--"));
    return folded.replace(QChar(0xa0), u' ').simplified();
}

// The text of LaTeX as biber leaves it, by LaTeX's rules.
QString fromLatex(const QString &latex)
{
    static const std::vector<std::pair<QString, QString>> signs = {
        {QStringLiteral("\\iffalse\\}\\fi"), QString()},
        {QStringLiteral("\\iffalse\\{\\fi"), QString()},
        {QStringLiteral("\\textbackslash"), QStringLiteral("\\")},
        {QStringLiteral("\\textasciitilde"), QStringLiteral("~")},
        {QStringLiteral("\\textasciicircum"), QStringLiteral("^")},
        {QStringLiteral("\\textless"), QStringLiteral("<")},
        {QStringLiteral("\\textgreater"), QStringLiteral(">")},
        {QStringLiteral("\\`"), QStringLiteral("`")},
        {QStringLiteral("---"), QStringLiteral("—")},
        {QStringLiteral("--"), QStringLiteral("–")},
        {QStringLiteral("``"), QStringLiteral("“")},
        {QStringLiteral("''"), QStringLiteral("”")},
        {QStringLiteral("$|$"), QStringLiteral("|")},
        {QStringLiteral("~"), QStringLiteral(" ")},
    };
    QString text;
    for (qsizetype at = 0; at < latex.size();) {
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto &one) {
            return QStringView(latex).sliced(at).startsWith(one.first);
        });
        if (sign != signs.end()) {
            text += sign->second;
            at += sign->first.size();
        } else if (latex[at] == u'\\' && at + 1 < latex.size()) {
            text += latex[at + 1];
            at += 2;
        } else {
            if (latex[at] != u'{' && latex[at] != u'}')
                text += latex[at];
            ++at;
        }
    }
    return text;
}

Writer writerOf(const QString &flavour)
{
    return flavour == QStringLiteral("bibtex") ? writeBibtex : writeBiblatex;
}

using Fields = std::map<QString, QString>;

// biber writes one field a line.
std::map<QString, Fields> biberEntries(const QString &bib)
{
    static const QRegularExpression head(QStringLiteral("^@[A-Z]+\\{(.*),$"));
    static const QRegularExpression field(QStringLiteral("^ +([A-Z]+) += \\{(.*)\\},$"));
    std::map<QString, Fields> entries;
    Fields *entry = nullptr;
    for (const QString &line : bib.split(u'\n')) {
        if (const auto match = head.match(line); match.hasMatch())
            entry = &entries[match.captured(1)];
        else if (const auto value = field.match(line); value.hasMatch() && entry)
            (*entry)[value.captured(1)] = value.captured(2);
    }
    return entries;
}

// The text of pandoc's inlines; `odd` gathers the kinds that literal text does not have.
QString inlineText(const QJsonArray &inlines, QStringList &odd)
{
    QString text;
    for (const QJsonValue &value : inlines) {
        const QString kind = value[QStringLiteral("t")].toString();
        const QJsonValue content = value[QStringLiteral("c")];
        if (kind == QStringLiteral("Str"))
            text += content.toString();
        else if (kind == QStringLiteral("Space") || kind == QStringLiteral("SoftBreak"))
            text += u' ';
        else if (kind == QStringLiteral("LineBreak"))
            text += u'\n';
        else if (kind == QStringLiteral("Quoted"))
            text += u'"' + inlineText(content[1].toArray(), odd) + u'"';
        else if (kind == QStringLiteral("Link") &&
                 content[2][0].toString().contains(QRegularExpression(QStringLiteral("^(https?://|mailto:)"))))
            text += inlineText(content[1].toArray(), odd);
        else
            odd += kind;
    }
    return text;
}

struct MarkdownItem {
    QString title;
    QString comment;
    QString abstract;
    QString note;
    QString identity;
};

std::vector<MarkdownItem> markdownItems(const QJsonArray &blocks, QStringList &odd)
{
    std::vector<MarkdownItem> items;
    for (const QJsonValue &block : blocks) {
        const QString kind = block[QStringLiteral("t")].toString();
        const QJsonValue content = block[QStringLiteral("c")];
        if (kind == QStringLiteral("Header")) {
            if (content[0].toInt() == 3)
                items.push_back({inlineText(content[2].toArray(), odd), {}, {}, {}, {}});
            continue;
        }
        if (items.empty())
            continue;
        MarkdownItem &item = items.back();
        if (kind == QStringLiteral("Para")) {
            if (content[0][QStringLiteral("t")].toString() != QStringLiteral("Strong")) // **Note**
                item.abstract += inlineText(content.toArray(), odd);
        } else if (kind == QStringLiteral("BlockQuote")) {
            item.comment += inlineText(content[0][QStringLiteral("c")].toArray(), odd);
        } else if (kind == QStringLiteral("CodeBlock")) {
            item.note += content[1].toString();
        } else if (kind == QStringLiteral("RawBlock")) {
            item.identity += content[1].toString().trimmed();
        } else if (kind != QStringLiteral("BulletList")) {
            odd += kind;
        }
    }
    return items;
}

} // namespace

class TestReaders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pandocReadsBibtex_data() { flavours(); }
    void pandocReadsBibtex();
    void biberReadsBibtex_data() { flavours(); }
    void biberReadsBibtex();
    void bibtexTakesAll_data();
    void bibtexTakesAll();
    void latexSetsAll_data();
    void latexSetsAll();
    void pandocReadsMarkdown_data();
    void pandocReadsMarkdown();

private:
    void flavours();
    bool prepare(const QString &program);
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;

    std::map<QString, std::vector<ExportItem>> m_sets;
    std::vector<ExportItem> m_items;
    QTemporaryDir m_folder;
};

namespace
{

// Every character of the scripts up to the CJK ones, and some beyond, 32 a title.
std::vector<ExportItem> everyCharacter()
{
    QList<char32_t> characters;
    for (char32_t character = 0xa0; character < 0x3100; ++character)
        characters += character;
    for (const char32_t first : {U'\u4e00', U'\ua640', U'\uac00', U'\ufb00', U'\ufe00', U'\uff00', U'\U0001d400',
                                 U'\U0001f1e6', U'\U0001f600', U'\U000e0001', U'\U000e0100'}) {
        for (char32_t step = 0; step < 96; ++step)
            characters += first + step;
    }
    std::vector<ExportItem> items;
    for (qsizetype at = 0; at < characters.size(); at += 32) {
        ExportItem item;
        item.paper.key = QStringLiteral("key%1").arg(items.size() + 1);
        for (const char32_t character : characters.mid(at, 32)) {
            if (QChar::category(character) != QChar::Other_NotAssigned)
                item.paper.title += QString::fromUcs4(&character, 1) + u' ';
        }
        if (!item.paper.title.isEmpty())
            items.push_back(item);
    }
    return items;
}

// What styles print of a paper is its title, so the abstracts are tried as titles.
std::vector<ExportItem> withAbstractsAsTitles(std::vector<ExportItem> items)
{
    for (ExportItem &item : items) {
        if (!item.paper.abstract.isEmpty())
            item.paper.title = item.paper.abstract;
    }
    return items;
}

QByteArray firstLatexError(const QByteArray &log)
{
    const qsizetype at = log.startsWith("! ") ? 0 : log.indexOf("\n! ");
    return at < 0 ? QByteArray() : log.mid(at, 600);
}

} // namespace

void TestReaders::initTestCase()
{
    m_sets[QStringLiteral("nasty")] = nastyItems();
    m_sets[QStringLiteral("digests")] = digestItems();
    QVERIFY(m_sets[QStringLiteral("nasty")].size() > 40);
    m_sets[QStringLiteral("characters")] = everyCharacter();
    m_sets[QStringLiteral("nasty abstracts")] = withAbstractsAsTitles(nastyItems());
    m_sets[QStringLiteral("digests' abstracts")] = withAbstractsAsTitles(digestItems());
}

void TestReaders::flavours()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("flavour");
    for (const char *flavour : {"bibtex", "biblatex"}) {
        QTest::addRow("nasty papers, %s", flavour) << QStringLiteral("nasty") << QString::fromLatin1(flavour);
        QTest::addRow("digest files, %s", flavour) << QStringLiteral("digests") << QString::fromLatin1(flavour);
    }
}

void TestReaders::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestReaders::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Takes the row's set; false when the tool or the set is absent.
bool TestReaders::prepare(const QString &program)
{
    QFETCH(QString, set);
    m_items = m_sets[set];
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        qWarning("%s IS NOT INSTALLED: its reading is NOT proved", qPrintable(program));
        return false;
    }
    if (m_items.empty()) {
        qWarning("NO DIGEST FILES in %s: reading them is NOT proved", qPrintable(digestFolder()));
        return false;
    }
    if (set.startsWith(QStringLiteral("digests")) && !qEnvironmentVariableIsSet("SHEAF_DIGESTS") &&
        m_items.size() != 880)
        qWarning("%zu papers instead of 880", m_items.size());
    return true;
}

void TestReaders::pandocReadsBibtex()
{
    if (!prepare(QStringLiteral("pandoc")))
        QSKIP("pandoc or papers missing");
    QFETCH(QString, flavour);
    static const QRegularExpression mixed(QStringLiteral("[A-Z][A-Z0-9]+|[A-Z]?[a-z]+[A-Z][A-Za-z0-9]*"));
    write(QStringLiteral("x.bib"), written(writerOf(flavour), m_items));
    const Outcome outcome =
        run(QStringLiteral("pandoc"),
            {QStringLiteral("-f"), flavour, QStringLiteral("-t"), QStringLiteral("csljson"), QStringLiteral("x.bib")},
            m_folder.path());
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.messages, QByteArray());
    const QJsonArray records = QJsonDocument::fromJson(outcome.out).array();
    QCOMPARE(static_cast<std::size_t>(records.size()), m_items.size());
    for (std::size_t at = 0; at < m_items.size(); ++at) {
        const Paper &paper = m_items[at].paper;
        const QJsonObject record = records[static_cast<qsizetype>(at)].toObject();
        QCOMPARE(record[QStringLiteral("id")].toString(), paper.key);
        const QString title = readerFold(record[QStringLiteral("title")].toString());
        QCOMPARE(title.toCaseFolded(), readerFold(paper.title).toCaseFolded());
        for (auto words = mixed.globalMatch(paper.title); words.hasNext();) {
            const QString word = words.next().captured();
            QVERIFY2(title.contains(word), qPrintable(word + QStringLiteral(" in ") + title));
        }
        QCOMPARE(readerFold(record[QStringLiteral("abstract")].toString()), readerFold(paper.abstract));
        QCOMPARE(readerFold(record[QStringLiteral("annote")].toString()), readerFold(paper.note));
    }
}

void TestReaders::biberReadsBibtex()
{
    if (!prepare(QStringLiteral("biber")))
        QSKIP("biber or papers missing");
    QFETCH(QString, flavour);
    write(QStringLiteral("x.bib"), written(writerOf(flavour), m_items));
    const Outcome outcome = run(
        QStringLiteral("biber"),
        {QStringLiteral("--tool"), QStringLiteral("--output-file=o.bib"), QStringLiteral("x.bib")}, m_folder.path());
    const QByteArray said = outcome.out + outcome.messages;
    QVERIFY2(outcome.exit == 0 && !said.contains("ERROR") && !said.contains("WARN"), said);
    std::map<QString, Fields> entries = biberEntries(QString::fromUtf8(read(QStringLiteral("o.bib"))));
    QCOMPARE(entries.size(), m_items.size());
    for (const ExportItem &item : m_items) {
        Fields &fields = entries[item.paper.key];
        QCOMPARE(readerFold(fromLatex(fields[QStringLiteral("TITLE")])), readerFold(item.paper.title));
        QCOMPARE(readerFold(fromLatex(fields[QStringLiteral("ABSTRACT")])), readerFold(item.paper.abstract));
        QCOMPARE(readerFold(fromLatex(fields[QStringLiteral("ANNOTATION")])), readerFold(item.paper.note));
    }
}

void TestReaders::bibtexTakesAll_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QByteArray>("style");
    QTest::newRow("nasty papers, plain") << QStringLiteral("nasty") << QByteArray("plain");
    QTest::newRow("nasty papers, unsrt") << QStringLiteral("nasty") << QByteArray("unsrt");
    QTest::newRow("digest files, plain") << QStringLiteral("digests") << QByteArray("plain");
    QTest::newRow("digest files, unsrt") << QStringLiteral("digests") << QByteArray("unsrt");
}

void TestReaders::bibtexTakesAll()
{
    if (!prepare(QStringLiteral("bibtex")))
        QSKIP("bibtex or papers missing");
    QFETCH(QByteArray, style);
    write(QStringLiteral("x.bib"), written(writeBibtex, m_items));
    write(QStringLiteral("x.aux"), "\\relax\n\\citation{*}\n\\bibstyle{" + style + "}\n\\bibdata{x}\n");
    const Outcome outcome = run(QStringLiteral("bibtex"), {QStringLiteral("x")}, m_folder.path());
    const QByteArray said = outcome.out + outcome.messages;
    const QByteArray lower = said.toLower();
    QVERIFY2(outcome.exit == 0 && !lower.contains("warning") && !lower.contains("error"), said);
    QCOMPARE(static_cast<std::size_t>(read(QStringLiteral("x.bbl")).count("\\bibitem")), m_items.size());
}

void TestReaders::latexSetsAll_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QByteArray>("style");
    QTest::addColumn<QByteArray>("encoding");
    for (const char *set : {"nasty", "nasty abstracts", "digests", "digests' abstracts", "characters"}) {
        QTest::addRow("%s, plain, OT1", set) << QString::fromLatin1(set) << QByteArray("plain") << QByteArray("OT1");
        QTest::addRow("%s, unsrt, T1", set) << QString::fromLatin1(set) << QByteArray("unsrt") << QByteArray("T1");
    }
}

void TestReaders::latexSetsAll()
{
    if (!prepare(QStringLiteral("pdflatex")))
        QSKIP("pdflatex or papers missing");
    QFETCH(QByteArray, style);
    QFETCH(QByteArray, encoding);
    write(QStringLiteral("x.bib"), written(writeBibtex, m_items));
    write(QStringLiteral("x.tex"), "\\documentclass{article}\n\\usepackage[" + encoding +
                                       "]{fontenc}\n\\begin{document}\n\\nocite{*}\n\\bibliographystyle{" + style +
                                       "}\n\\bibliography{x}\n\\end{document}\n");
    QFile::remove(m_folder.filePath(QStringLiteral("x.bbl")));
    const QStringList words = {QStringLiteral("-draftmode"), QStringLiteral("-interaction=nonstopmode"),
                               QStringLiteral("x")};
    QCOMPARE(run(QStringLiteral("pdflatex"), words, m_folder.path()).exit, 0);
    const Outcome bibtex = run(QStringLiteral("bibtex"), {QStringLiteral("x")}, m_folder.path());
    QVERIFY2(bibtex.exit == 0, bibtex.out);
    const Outcome latex = run(QStringLiteral("pdflatex"), words, m_folder.path());
    const QByteArray log = read(QStringLiteral("x.log"));
    QCOMPARE(firstLatexError(log), QByteArray());
    QCOMPARE(latex.exit, 0);
    QCOMPARE(static_cast<std::size_t>(read(QStringLiteral("x.bbl")).count("\\bibitem")), m_items.size());
}

void TestReaders::pandocReadsMarkdown_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("dialect");
    for (const char *dialect : {"markdown", "commonmark", "commonmark_x", "gfm"}) {
        QTest::addRow("nasty papers, %s", dialect) << QStringLiteral("nasty") << QString::fromLatin1(dialect);
        QTest::addRow("digest files, %s", dialect) << QStringLiteral("digests") << QString::fromLatin1(dialect);
    }
}

void TestReaders::pandocReadsMarkdown()
{
    if (!prepare(QStringLiteral("pandoc")))
        QSKIP("pandoc or papers missing");
    QFETCH(QString, dialect);
    write(QStringLiteral("x.md"), written(writeMarkdown, m_items));
    const Outcome outcome = run(QStringLiteral("pandoc"),
                                {QStringLiteral("--preserve-tabs"), QStringLiteral("-f"), dialect, QStringLiteral("-t"),
                                 QStringLiteral("json"), QStringLiteral("x.md")},
                                m_folder.path());
    QCOMPARE(outcome.exit, 0);
    QStringList odd;
    const std::vector<MarkdownItem> items =
        markdownItems(QJsonDocument::fromJson(outcome.out)[QStringLiteral("blocks")].toArray(), odd);
    QCOMPARE(items.size(), m_items.size());
    for (std::size_t at = 0; at < items.size(); ++at) {
        const Paper &paper = m_items[at].paper;
        QCOMPARE(readerFold(items[at].title), readerFold(paper.title));
        QCOMPARE(readerFold(items[at].abstract), readerFold(paper.abstract));
        QCOMPARE(readerFold(items[at].comment), readerFold(m_items[at].comment));
        QCOMPARE(items[at].note, paper.note);
        QCOMPARE(items[at].identity, QStringLiteral("<!-- sheaf: %1 -->").arg(paper.uid));
    }
    QCOMPARE(odd, QStringList());
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
