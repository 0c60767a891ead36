// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the rules of tokenisation that tokens.h states, example by example.
#include "model/index/phrasematch.h"
#include "model/index/stems.h"
#include "model/index/tokens.h"

#include <QTest>

using namespace sheaf;

namespace
{

// "form@first" or "form@first-last" for each token, in order.
QString tokensOf(const QString &text)
{
    QStringList tokens;
    eachToken(text.toStdString(), [&](std::string_view form, int first, int last) {
        QString token =
            QString::fromUtf8(form.data(), static_cast<qsizetype>(form.size())) + u'@' + QString::number(first);
        if (last != first)
            token += u'-' + QString::number(last);
        tokens += token;
    });
    return tokens.join(u' ');
}

// Prefixes end in *, those as the query says in ?.
QString askedText(const std::vector<AskedForm> &forms)
{
    QStringList texts;
    for (const AskedForm &asked : forms) {
        const char *const marks[] = {"", "*", "?"};
        texts += QString::fromStdString(asked.form) + QLatin1String(marks[static_cast<int>(asked.how)]);
    }
    return texts.join(u' ');
}

} // namespace

class TestTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsGiveForms_data();
    void textsGiveForms();
    void wordsAskForForms_data();
    void wordsAskForForms();
    void phrasesAskForTheirParts_data();
    void phrasesAskForTheirParts();
    void phrasesAreFoundInTexts_data();
    void phrasesAreFoundInTexts();
    void brokenTextIsNoTrouble();
    void inflectionsShareAStem();
};

void TestTokens::textsGiveForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("", "");
    row(" .,-_+# ", "");
    row("Low Rank", "low@0 rank@1");
    row("Gödel, naïve!", "godel@0 naive@1");
    row("3DGS", "3dgs@0");
    row("3D-GS x", "3d@0 gs@1 3dgs@0-1 x@2");
    row("1-bit", "1@0 bit@1 1bit@0-1");
    row("l_1", "l@0 1@1 l1@0-1");
    row("self\u2010made", "self@0 made@1 selfmade@0-1");
    row("a--b", "a@0 b@1");
    row("a- b", "a@0 b@1");
    row("a-b-c", "a@0 b@1 ab@0-1 c@2 bc@1-2 abc@0-2");
    row("a-b-c-d-e", "a@0 b@1 ab@0-1 c@2 bc@1-2 abc@0-2 d@3 cd@2-3 bcd@1-3 abcd@0-3 e@4 de@3-4 cde@2-4 bcde@1-4");
    row("GPT-4V(ision)", "gpt@0 4v@1 gpt4v@0-1 ision@2");
    row("C++, C# or C+", "c@0 c++@0 c@1 c#@1 or@2 c@3");
    row("k-means++", "k@0 means@1 means++@1 kmeans@0-1 kmeans++@0-1");
    row("c++-based", "c@0 c++@0 based@1");
    row("GPT-3.5 (v1.2.)", "gpt@0 3.5@1 gpt3.5@0-1 v1.2@2");
    row("2.1x at 3.Next 10,000", "2.1x@0 at@1 3@2 next@3 10@4 000@5");
    row("fig.5 x.y", "fig@0 5@1 x@2 y@3");
    row("model's d'Alembert", "model@0 s@1 d@2 alembert@3");
    row("https://a.org/b_c", "https@0 a@1 org@2 b@3 c@4 bc@3-4");
    row("Διάνυσμα Вектор", "διανυσμα@0 вектор@1");
    row("深度学", "深度@0 度学@1 学@2");
    row("GAN深度 x", "gan@0 深度@1 度@2 x@3");
    row("GAN-深", "gan@0 深@1");
    row("ノート", "ノー@0 ート@1 ト@2");
}

void TestTokens::textsGiveForms()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(tokensOf(text), expected);
}

void TestTokens::wordsAskForForms_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *word, const char *expected) {
        QTest::newRow(word) << QString::fromUtf8(word) << QString::fromUtf8(expected);
    };
    row("Ranks", "ranks?");
    row("self-distillation", "selfdistillation?");
    row("self-", "self?");
    row("a-b-c-d-e-f", "abcd bcde cdef?");
    row("GPT-4V(ision)", "gpt4v ision?");
    row("k-means++", "kmeans++?");
    row("C++", "c++?");
    row("C+", "c?");
    row("model's", "model s?");
    row("foo:bar", "foo bar?");
    row("深", "深*");
    row("深度学", "深度 度学 学*");
    row("深GAN", "深* gan?");
    row("&", "");
}

void TestTokens::wordsAskForForms()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    QCOMPARE(askedText(wordForms(word.toStdString())), expected);
}

void TestTokens::phrasesAskForTheirParts_data()
{
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *phrase, const char *expected) {
        QTest::newRow(phrase) << QString::fromUtf8(phrase) << QString::fromUtf8(expected);
    };
    row("Low rank", "low rank?");
    row("self-distillation of", "self distillation of?");
    row("k-means++", "k means++?");
    row("深度 model", "深度 度* model?");
}

void TestTokens::phrasesAskForTheirParts()
{
    QFETCH(QString, phrase);
    QFETCH(QString, expected);
    QCOMPARE(askedText(phraseForms(phrase.toStdString())), expected);
}

void TestTokens::phrasesAreFoundInTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("exactly");
    QTest::addColumn<bool>("lastAsPrefix");
    const auto row = [](const char *text, const char *phrase, bool exactly, bool lastAsPrefix) {
        QTest::addRow("%s in %s", phrase, text)
            << QString::fromUtf8(text) << QString::fromUtf8(phrase) << exactly << lastAsPrefix;
    };
    row("On low rank models", "low rank", true, true);
    row("On low-rank models", "Low Rank models", true, true);
    row("On low rank models", "low-rank", true, true);
    row("On low rank models", "rank low", false, false);
    row("On low and rank", "low rank", false, false);
    row("On low ranks", "low rank", false, true);
    row("rank low low rank", "low low rank", true, true);
    row("fast 3D-GS for all", "3dgs for", true, true);
    row("fast 3D-GS for all", "3d gs for", true, true);
    row("in C++ we", "c we", true, true);
    row("in C++ we", "c++ we", true, true);
    row("in C we", "c++ we", false, false);
    row("深度学习 model", "度学", true, true);
    row("深度学习 model", "深学", false, false);
    row("深度学习 model", "学习 model", true, true);
    row("", "low", false, false);
    row("Low (rank), then", "low rank", true, true);
    row("so low.", "so low", true, true);
    row("so low.5", "so low", true, true);
    row("at 1.5 low", "1 5 low", false, false);
    row("at 1.5 low", "1.5 low", true, true);
    row("so low+rank", "low rank", true, true);
    row("so low#", "so low", true, true);
    row("a slow rank", "low rank", false, false);
    row("a slow rank of low rank", "low rank", true, true);
    row("so low rank3", "low rank", false, true);
    row("so lowrank", "low rank", false, false);
    row("so l\u00F3w \u201Cran\u212A\u201D", "low rank", true, true);
    row("so low\u03B2 rank", "low rank", false, false);
}

void TestTokens::phrasesAreFoundInTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, phrase);
    QFETCH(bool, exactly);
    QFETCH(bool, lastAsPrefix);
    const std::vector<AskedForm> forms = phraseForms(phrase.toStdString());
    QCOMPARE(holdsPhrase(text.toStdString(), forms, false), exactly);
    QCOMPARE(holdsPhrase(text.toStdString(), forms, true), lastAsPrefix);
}

void TestTokens::brokenTextIsNoTrouble()
{
    for (const char *bytes : {"\xC3", "a\xE6\xB7", "\xFF\xFE", "\x80", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80", "a\xF0"})
        eachToken(bytes, [](std::string_view form, int, int) { QVERIFY(!form.empty()); });
}

void TestTokens::inflectionsShareAStem()
{
    Stemmer stemmer;
    QCOMPARE(stemmer.stem("distillation"), stemmer.stem("distilling"));
    QCOMPARE(stemmer.stem("studies"), stemmer.stem("study"));
    QVERIFY(stemmer.stem("pruning") != stemmer.stem("prudent"));
    QCOMPARE(stemmer.stem("3ds"), std::string("3ds"));
    QCOMPARE(stemmer.stem("c++"), std::string("c++"));
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
