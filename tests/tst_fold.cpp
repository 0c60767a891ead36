// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the foldings, hashes and the same-paper rule for abstracts, by tables.
#include "model/text/fold.h"

#include <QtTest>

using namespace sheaf;

class TestFold final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsAndNormalises_data();
    void foldsAndNormalises();
    void sortsWithoutLeadingPunctuation();
    void keysOfATitleAreBothOfThem();
    void hashesStayAsTheyWere();
    void foldedWordsAreCutAtWhateverIsNoLetter();
    void abstractKeyIgnoresPunctuation();
    void abstractsAgreeByTriples_data();
    void abstractsAgreeByTriples();
    void leadEndsWithAWord_data();
    void leadEndsWithAWord();
};

void TestFold::foldsAndNormalises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::addColumn<QString>("normal");
    const auto row = [](const char *name, const char *text, const char *folded, const char *normal) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(folded) << QString::fromUtf8(normal);
    };
    row("ASCII", "DSPy: A (Mis)Fit!", "dspy: a (mis)fit!", "dspyamisfit");
    row("header's example", "Ĝödel ﬁnds ＡＩ", "godel finds ai", "godelfindsai");
    row("combining", "e\xCC\x81te\xCC\x81", "ete", "ete");
    row("precomposed", "été", "ete", "ete");
    row("dotted I", "İstanbul", "istanbul", "istanbul");
    row("sharp s", "Straße", "strasse", "strasse");
    row("Greek", "ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ", "σισυφοσσισυφοσ");
    row("Cyrillic", "Модель", "модель", "модель");
    row("CJK", "稀疏模型：路由", "稀疏模型:路由", "稀疏模型路由");
    row("kana", "ガイド が", "ガイド が", "ガイドが");
    row("half-width kana", "ｶﾞ", "ガ", "ガ");
    row("Hangul", "모델", "모델", "모델");
    row("Arabic", "نَمُوذَج", "نموذج", "نموذج");
    row("superscript", "S² m³", "s2 m3", "s2m3");
    row("punctuation", "“GPT-4V(ision)” – ok", "“gpt-4v(ision)” – ok", "gpt4visionok");
    row("emoji", "\U0001F600", "\U0001F600", "");
    row("empty", "", "", "");
}

void TestFold::foldsAndNormalises()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QFETCH(QString, normal);
    const std::string once = fold(text.toStdString());
    QCOMPARE(QString::fromStdString(once), folded);
    QCOMPARE(fold(once), once);
    QCOMPARE(QString::fromStdString(normaliseTitle(text.toStdString())), normal);
}

void TestFold::sortsWithoutLeadingPunctuation()
{
    QCOMPARE(titleSortKey("\"Why Should I?\""), std::string("why should i?\""));
    QCOMPARE(titleSortKey("[Re] Paper"), std::string("re] paper"));
    QCOMPARE(titleSortKey("..."), std::string("..."));
}

void TestFold::keysOfATitleAreBothOfThem()
{
    for (const char *title : {"\"Why Should I?\"", "Ein schöner Titel", "稀疏模型：路由", "S² m³", "...", ""}) {
        const TitleKeys keys = titleKeys(title);
        const std::string normal = normaliseTitle(title);
        QCOMPARE(keys.sort, titleSortKey(title));
        QCOMPARE(keys.same, normal.empty() ? std::int64_t{0} : stableHash(normal));
    }
}

void TestFold::hashesStayAsTheyWere()
{
    QCOMPARE(stableHash(""), std::int64_t{-1166397803181037274LL});
    QCOMPARE(stableHash("sheaf"), std::int64_t{2749930259783089134LL});
    QCOMPARE(abstractKey("We show, that IT works."), std::int64_t{-4116619288582762984LL});
    QCOMPARE(abstractKey("We show that it works in every one of these cases and more."),
             std::int64_t{644529067605483290LL});
}

void TestFold::foldedWordsAreCutAtWhateverIsNoLetter()
{
    const auto words = [](const char *text) { return QString::fromStdString(foldedWords(text)); };
    QCOMPARE(words("We show, that IT works."), QStringLiteral("we show that it works "));
    QCOMPARE(words(" - \xE2\x80\x9C"
                   "GPT-4V\xE2\x80\x9D \xE2\x80\x93 ok"),
             QStringLiteral("gpt 4v ok "));
    QCOMPARE(words("na\xC3\xAFve caf\xC3\xA9s"), QStringLiteral("naive cafes "));
    QCOMPARE(words("a\xE6\xBC\xA2"
                   "b\xE6\xBC\xA2"),
             QString::fromUtf8("a \xE6\xBC\xA2 b \xE6\xBC\xA2 "));
    QCOMPARE(words("\xD0\x9C\xD0\xBE x"), QString::fromUtf8("\xD0\xBC\xD0\xBE x "));
    QCOMPARE(words("... "), QString());
    QCOMPARE(words("A text longer than a block: its commas, stops... (and, more) of them  do not matter at ALL!"),
             QStringLiteral("a text longer than a block its commas stops and more of them do not matter at all "));
    QCOMPARE(words("ligatures \xEF\xAC\x81nd, \xEF\xB7\xBA, grow: and the words after it still have room enough."),
             QString::fromUtf8("ligatures find \xD8\xB5\xD9\x84\xD9\x89 \xD8\xA7\xD9\x84\xD9\x84\xD9\x87 "
                               "\xD8\xB9\xD9\x84\xD9\x8A\xD9\x87 \xD9\x88\xD8\xB3\xD9\x84\xD9\x85 "
                               "grow and the words after it still have room enough "));
    QCOMPARE(words(""), QString());
}

void TestFold::abstractKeyIgnoresPunctuation()
{
    QCOMPARE(abstractKey("We show, that IT works."), abstractKey("we show that it works"));
    QVERIFY(abstractKey("we show that it works") != abstractKey("we show that it fails"));
    QCOMPARE(abstractKey(" ... "), std::int64_t{0});
}

void TestFold::abstractsAgreeByTriples_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("agree");
    const auto row = [](const char *name, const char *one, const char *other, bool agree) {
        QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other) << agree;
    };
    row("missing", "", "a b c d", true);
    row("equal", "a b c d", "A b, c d.", true);
    row("other words", "a b c d e", "f g h i j", false);
    // Ten triples in the shorter one; three of them are shared, then two.
    row("three of ten", "a b c d e f g h i j k l", "a b c d e x y z u v w t s r", true);
    row("two of ten", "a b c d e f g h i j k l", "a b c d x y z u v w t s r q", false);
    row("two words equal", "too short", "Too short.", true);
    row("two words differ", "too short", "too long", false);
    row("one long, one short", "too short", "too short to say", false);
    row("Chinese", "我们研究稀疏模型的路由", "我们研究稀疏模型的地图", true);
}

void TestFold::abstractsAgreeByTriples()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, agree);
    QCOMPARE(abstractsAgree(one.toStdString(), other.toStdString()), agree);
    QCOMPARE(abstractsAgree(other.toStdString(), one.toStdString()), agree);
}

void TestFold::leadEndsWithAWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("lead");
    QTest::newRow("short") << "one two" << 20 << "one two";
    QTest::newRow("cut") << "one two three" << 9 << "one two";
    QTest::newRow("exact") << "one two three" << 7 << "one two";
    QTest::newRow("line breaks") << "one\ntwo\r\n three" << 20 << "one two three";
    QTest::newRow("one long word") << "extraordinary" << 5 << "extra";
    QTest::newRow("Chinese") << QStringLiteral("我们研究稀疏模型") << 4 << QStringLiteral("我们研究");
    QTest::newRow("none") << "one" << 0 << "";
    QTest::newRow("a space at the limit") << "one two three" << 8 << "one two";
    QTest::newRow("a space at the end") << "one two three " << 13 << "one two three";
    QTest::newRow("a space at the start") << " one two" << 7 << "one two";
    QTest::newRow("two spaces") << "one  two three" << 7 << "one two";
    QTest::newRow("beyond ASCII") << QStringLiteral("“one” two three") << 9 << QStringLiteral("“one” two");
    QTest::newRow("beyond ASCII, cut") << QStringLiteral("“one” two three") << 12 << QStringLiteral("“one” two");
    QTest::newRow("over a block") << "one two three four five six seven" << 32 << "one two three four five six";
}

void TestFold::leadEndsWithAWord()
{
    QFETCH(QString, text);
    QFETCH(int, limit);
    QFETCH(QString, lead);
    QCOMPARE(QString::fromStdString(leadOf(text.toStdString(), static_cast<std::size_t>(limit))), lead);
}

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
