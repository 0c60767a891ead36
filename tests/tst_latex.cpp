// SPDX-License-Identifier: GPL-3.0-or-later
// Proves how text becomes LaTeX, and which words of a title are braced.
#include "model/text/latex.h"

#include <QtTest>

using sheaf::protectedSpans;
using sheaf::RawCharacters;

class TestLatex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesText_data();
    void writesText();
    void bracesOnlyAcronymsAndMixedCase_data();
    void bracesOnlyAcronymsAndMixedCase();
    void bracesBalanceWhateverTheText();
    void unicodeFlavourEscapesOnlySpecials();
    void declaresWhatLatexDoesNotKnow_data();
    void declaresWhatLatexDoesNotKnow();
    void declaresEachMacroOnce();
};

void TestLatex::writesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("latex");
    const auto row = [](const char *name, const char16_t *text, const char *latex) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf8(latex);
    };
    row("plain", u"Don't touch \"plain\" text (or [this]).", "Don't touch \"plain\" text (or [this]).");
    row("specials", u"5% & $3 #1 a_b", "5\\% \\& \\$3 \\#1 a\\_b");
    row("signs", u"\\~^<>|`",
        "{\\textbackslash}{\\textasciitilde}{\\textasciicircum}{\\textless}{\\textgreater}$|${\\`{}}");
    row("accents", u"Gödel Erdős ñ", "G{\\\"o}del Erd{\\H o}s {\\~n}");
    row("letters", u"Łßøı", "{\\L}{\\ss}{\\o}{\\i}");
    row("two marks stay", u"ế", "ế");
    row("raw", u"α≤日😀", "α≤日😀");
    row("quotes", u"“a” ‘b’ it’s", "``a'' `b' it's");
    row("nested quotes are kept apart", u"“‘a’”", "``{}`a'{}''");
    row("two apostrophes are kept apart", u"a''b", "a'{}'b");
    row("spanish", u"?‘x", "?{}`x");
    row("dashes", u"a–b—c d -- e--f", "a--b---c d -- e--f");
    row("option", u"use --force", "use -{}-force");
    row("three hyphens", u"a---b", "a-{}-{}-b");
    row("paired braces", u"{a}", "\\{a\\}");
    row("lone opening brace", u"a{b", "a\\{\\iffalse\\}\\fi{}b");
    row("lone closing brace", u"a}b", "a\\iffalse\\{\\fi\\}b");
    row("crossed braces", u"}{", "\\iffalse\\{\\fi\\}\\{\\iffalse\\}\\fi{}");
    row("no-break space", u"a\u00a0b", "a~b");
    row("control", u"a\u0007b\tc", "a b c");
    row("entry at a line's start", u"x\n @misc", "x\n{} @misc");
    row("empty line", u"x\n\ny", "x\n{}\ny");
    row("field at a line's start", u"x\ntitle = y\nz", "x\n{}title = y\nz");
}

void TestLatex::writesText()
{
    QFETCH(QString, text);
    QFETCH(QString, latex);
    RawCharacters raw;
    QCOMPARE(QString::fromStdString(sheaf::toLatex(text, raw)), latex);
}

void TestLatex::bracesOnlyAcronymsAndMixedCase_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("latex");
    const auto row = [](const char *title, const char *latex) {
        QTest::newRow(title) << QString::fromUtf8(title) << QString::fromUtf8(latex);
    };
    row("Attention Is All You Need", "Attention Is All You Need");
    row("BERT: Pre-training", "{BERT}: Pre-training");
    row("GPT-4 and GPT-3.5-turbo", "{GPT-4} and {GPT-3.5}-turbo");
    row("GPT-4V(ision)", "{GPT-4V}(ision)");
    row("mT5, Qwen2.5 and LLMs' rights", "{mT5}, {Qwen2.5} and {LLMs}' rights");
    row("A Study: Do I Use A* or K-Means?", "A Study: Do {I} Use {A}* or {K}-Means?");
    row("Self-Supervised 3D DeepNets", "Self-Supervised {3D} {DeepNets}");
    row("ÜBER Übung", "{{\\\"U}BER} {\\\"U}bung");
    row("ATTENTION IS ALL", "{ATTENTION} {IS} {ALL}");
    row("T-JEPA on Megatron-LM", "{T-JEPA} on Megatron-{LM}");
    row("日本語 LoRA", "日本語 {LoRA}");
}

void TestLatex::bracesOnlyAcronymsAndMixedCase()
{
    QFETCH(QString, title);
    QFETCH(QString, latex);
    RawCharacters raw;
    QCOMPARE(QString::fromStdString(sheaf::toLatex(title, raw, protectedSpans(title))), latex);
}

void TestLatex::bracesBalanceWhateverTheText()
{
    const QString pieces = QStringLiteral("{}\\ a\"@=\n-`%");
    quint32 state = 12345;
    for (int run = 0; run < 5000; ++run) {
        QString text;
        for (int at = 0; at < 12; ++at) {
            state = state * 1664525U + 1013904223U;
            text += pieces[static_cast<qsizetype>((state >> 16U) % static_cast<quint32>(pieces.size()))];
        }
        RawCharacters raw;
        int depth = 0;
        // As BibTeX counts: a backslash means nothing.
        for (const char c : sheaf::toLatex(text, raw)) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            QVERIFY2(depth >= 0, qPrintable(text));
        }
        QVERIFY2(depth == 0, qPrintable(text));
    }
}

void TestLatex::unicodeFlavourEscapesOnlySpecials()
{
    QCOMPARE(QString::fromStdString(sheaf::toUtf8Latex(u"Gödel’s “Łß” – 5% α {a ~ -- --x")),
             QStringLiteral("Gödel’s “Łß” – 5\\% α \\{\\iffalse\\}\\fi{}a {\\textasciitilde} -- -{}-x"));
}

void TestLatex::declaresWhatLatexDoesNotKnow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("declaration"); // the last
    const auto row = [](const char *name, const char *text, const char *declaration) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(declaration);
    };
    row("nothing", "plain ö – “x” … € ©", "");
    row("spelled", "α", "\\sheafcharacter{α}{\\ensuremath{\\alpha}}");
    row("mathematics", "ά", "\\sheafcharacter{ά}{\\ensuremath{\\acute{\\alpha}}}");
    row("two accents", "ế", "\\sheafcharacter{ế}{{\\'{{\\^{e}}}}}");
    row("compatibility", "＃", "\\sheafcharacter{＃}{\\#}");
    row("raised", "ᶿ", "\\sheafcharacter{ᶿ}{\\textsuperscript{\\ensuremath{\\theta}}}");
    row("wide quote", "＂", "\\sheafcharacter{＂}{''}");
    row("invisible", "\u200d", "\\sheafcharacter{\u200d}{}");
    row("code point", "日", "\\sheafcharacter{日}{\\sheafmissing{65E5}}");
    row("beyond the plane", "😀", "\\sheafcharacter{😀}{\\sheafmissing{1F600}}");
    row("not in OT1", "„", "\\sheafdefault{\\quotedblbase}{,{},}");
    row("ogonek", "ąę", "\\sheafdefault{\\k}{\\sheafogonek}");
}

void TestLatex::declaresWhatLatexDoesNotKnow()
{
    QFETCH(QString, text);
    QFETCH(QString, declaration);
    RawCharacters raw;
    sheaf::toLatex(text, raw);
    const QString declarations = QString::fromStdString(sheaf::rawDeclarations(raw));
    QCOMPARE(declarations.section(u'\n', -1), declaration);
    QVERIFY(!declarations.contains(u'"'));
    QCOMPARE(declarations.count(u'{'), declarations.count(u'}'));
    QCOMPARE(sheaf::printsCodePoints(raw), declaration.contains(QStringLiteral("missing")));
}

void TestLatex::declaresEachMacroOnce()
{
    RawCharacters raw;
    sheaf::toLatex(QStringLiteral("日本α„ą"), raw);
    const std::string declarations = sheaf::rawDeclarations(raw);
    for (const char *macro :
         {"\\def\\sheafcharacter", "\\def\\sheafdefault", "\\providecommand\\sheafmissing", "\\def\\sheafogonek"})
        QCOMPARE(QString::fromStdString(declarations).count(QString::fromUtf8(macro)), 1);
}

QTEST_GUILESS_MAIN(TestLatex)
#include "tst_latex.moc"
