// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the signs of a line are what its words say, however quickly they are read.
#include "model/formats/digestsigns.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace sheaf;

namespace
{

// Words of every length, joints and stops at their ends and inside, blanks; so that all of it meets the ends of blocks.
std::string randomLine(QRandomGenerator &random)
{
    static const std::vector<std::string> pieces = {
        " ", " ",    " ",  " ",    "a",         "Is", "we", "propose", "Sparse",  "NETWORKS",        "its",
        "'", "-",    "--", "'s",   "well-read", ". ", ".",  ". A",     ".) The ", ".\" 'Tis ",       "? ",
        "3", "10.5", "x",  "that", "(",         ")",  "$",  ": ",      "\t",      "interpretability"};
    std::string line;
    for (int left = random.bounded(0, 60); left > 0; --left)
        line += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
    return line;
}

} // namespace

class TestDigestSigns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatALineHolds();
    void firstWordsAreNotCounted();
    void lettersBeyondAsciiAreCountedAsOne();
    void aCharacterAtTheEndChangesNothingBeforeIt();
    void allLettersCountByWhatTheyAre();
};

void TestDigestSigns::saysWhatALineHolds()
{
    const LineSigns signs =
        signsOf("Large models forget (some). We show that a Well-Kept list's order, it is held, can help. The END.");
    QCOMPARE(signs.length, 97);
    QCOMPARE(signs.sentenceBreaks, 2);
    QCOMPARE(signs.proseWords, 5); // we, show, that, it, is; "can" is one more
    QCOMPARE(signs.longWords, 10); // models forget some show that Well-Kept list's order held help
    QCOMPARE(signs.capitals, 1);
    QVERIFY(signs.hasLetter && signs.endsSentence && signs.endsPeriod && !signs.startsLower);
}

void TestDigestSigns::firstWordsAreNotCounted()
{
    QCOMPARE(signsOf("Networks").longWords, 0);
    QCOMPARE(signsOf("\"Networks\" Again").capitals, 1);
    QCOMPARE(signsOf("An Example").capitals, 1);
    QVERIFY(signsOf("small").startsLower);
    QVERIFY(!signsOf("\"small").startsLower);
    QVERIFY(!signsOf("1 2 3 .").hasLetter);
    QCOMPARE(signsOf(std::string_view()).length, 0);
}

void TestDigestSigns::lettersBeyondAsciiAreCountedAsOne()
{
    const LineSigns signs = signsOf("Die Größe Änderung. Über n ≥ 3");
    QCOMPARE(signs.length, 30);
    QCOMPARE(signs.longWords, 3);
    QCOMPARE(signs.capitals, 3);
    QCOMPARE(signs.sentenceBreaks, 1);
}

void TestDigestSigns::aCharacterAtTheEndChangesNothingBeforeIt()
{
    // The line is then read by another way: as one that is not ASCII, as one that has wide characters.
    const std::vector<std::pair<std::string, int>> ends = {{" \u2265", 2}, {" \u3003", 3}};
    QRandomGenerator random(7);
    for (int round = 0; round < 20000; ++round) {
        const std::string line = randomLine(random);
        const LineSigns plain = signsOf(line);
        for (const auto &[end, length] : ends) {
            const LineSigns more = signsOf(line + end);
            QCOMPARE(more.length, plain.length + length);
            const bool same = more.sentenceBreaks == plain.sentenceBreaks && more.proseWords == plain.proseWords &&
                              more.longWords == plain.longWords && more.capitals == plain.capitals &&
                              more.hasLetter == plain.hasLetter && more.startsLower == plain.startsLower;
            QVERIFY2(same, line.c_str());
        }
    }
}

// Letters of all cases, digits, marks, stops and closers beyond ASCII: read by their shape and one by one.
void TestDigestSigns::allLettersCountByWhatTheyAre()
{
    static const std::vector<std::string> pieces = {
        " ",      " ",      "\u00FC", "\u00DC", "\u0631", "\u0663", "\u0301",     "\u2026", "\u2026 ", "\u201D",
        "\u00A0", "\u01C5", "we",     "A",      ". ",     "\u0964", "\U0001F600", "-",      "x"};
    QRandomGenerator random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string line;
        for (int left = random.bounded(0, 40); left > 0; --left)
            line += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
        const LineSigns shape = signsOf(line + " \u2265");
        const LineSigns wide = signsOf(line + " \u3003");
        const bool same = shape.sentenceBreaks == wide.sentenceBreaks && shape.proseWords == wide.proseWords &&
                          shape.longWords == wide.longWords && shape.capitals == wide.capitals &&
                          shape.hasLetter == wide.hasLetter && shape.length + 1 == wide.length;
        QVERIFY2(same, line.c_str());
    }
}

QTEST_GUILESS_MAIN(TestDigestSigns)
#include "tst_digestsigns.moc"
