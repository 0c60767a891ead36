// SPDX-License-Identifier: GPL-3.0-or-later
// Highlights between the stored original and whatever text is shown.
#include "model/text/anchor.h"

#include "model/text/remnants.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextBoundaryFinder>

using namespace sheaf;

namespace
{

QString cleanOf(const QString &original)
{
    return QString::fromStdString(cleanRemnants(original.toStdString()).text);
}

// Selects the nth occurrence of a text.
Highlight selected(const QString &original, const QString &shown, const QString &text, int nth = 0)
{
    qsizetype at = shown.indexOf(text);
    for (int seen = 0; seen < nth; ++seen)
        at = shown.indexOf(text, at + 1);
    if (at < 0)
        qFatal("no “%s” to select", qPrintable(text));
    return highlightAt(original, shown, at, text.size());
}

QString textAt(const QString &shown, const AnchorPlace &place)
{
    return shown.mid(place.from, place.length);
}

QString codePoints(const QString &text, qint64 first, qint64 last)
{
    const QList<uint> all = text.toUcs4();
    const QList<uint> part = all.mid(first, last - first);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
}

const QString mixed = QString::fromUtf8(
    "We train 64times 64 grids 2.1times faster; 46\\% of 大規模な言語モデル runs 👩‍👩‍👧 stay at "
    "{\\Psi} = 3. "
    "التعلم العميق يتقدم and e\u0301tude notes follow. It runs in Oleft(n^{1.5}dright) time.");

} // namespace

class TestAnchor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSelectionIsKeptInTheOriginalsCodePoints_data();
    void aSelectionIsKeptInTheOriginalsCodePoints();
    void endsCutNoLetter();
    void blanksAtTheEndsAreLeftOut();
    void partOfAChangedStretchIsFoundAsSelected();
    void eachOfSeveralEqualQuotesIsFoundAgain();
    void aChangedRuleKeepsTheHighlight();
    void otherBlanksCaseAndAccentsAreFound();
    void aChangedSurroundingIsFollowed();
    void whatIsGoneIsDetachedAndComesBack();
    void aShortQuoteElsewhereIsNotTaken();
    void aTextOfTheUsersOwnIsAnchoredWhereTheOriginalHasIt();
    void aQuoteAloneIsFound();
    void detachedOnesComeLastInReadingOrder();
    void selectionsOfRandomTextsAreFoundWhereTheyWere();
    void nonsenseNeverCrashes();
};

void TestAnchor::aSelectionIsKeptInTheOriginalsCodePoints_data()
{
    QTest::addColumn<QString>("shownText");
    QTest::addColumn<QString>("originalText");
    QTest::newRow("plain") << QStringLiteral("runs in") << QStringLiteral("runs in");
    QTest::newRow("times") << QString::fromUtf8("2.1× faster") << QStringLiteral("2.1times faster");
    QTest::newRow("percent") << QString::fromUtf8("46% of 大規模") << QString::fromUtf8("46\\% of 大規模");
    QTest::newRow("ideographs") << QString::fromUtf8("言語モデル") << QString::fromUtf8("言語モデル");
    QTest::newRow("emoji") << QString::fromUtf8("👩‍👩‍👧 stay")
                           << QString::fromUtf8("👩‍👩‍👧 stay");
    QTest::newRow("greek") << QString::fromUtf8("at Ψ = 3") << QStringLiteral("at {\\Psi} = 3");
    QTest::newRow("right to left") << QString::fromUtf8("العميق يتقدم") << QString::fromUtf8("العميق يتقدم");
    QTest::newRow("combining") << QString::fromUtf8("e\u0301tude") << QString::fromUtf8("e\u0301tude");
}

void TestAnchor::aSelectionIsKeptInTheOriginalsCodePoints()
{
    QFETCH(QString, shownText);
    QFETCH(QString, originalText);
    const QString shown = cleanOf(mixed);
    const Highlight highlight = selected(mixed, shown, shownText);
    QCOMPARE(highlight.text, shownText);
    QCOMPARE(codePoints(mixed, highlight.first, highlight.last), originalText);
    QVERIFY(shown.contains(highlight.before + highlight.text + highlight.after));
    QVERIFY(highlight.before.toUcs4().size() <= 32 && highlight.after.toUcs4().size() <= 32);
    const AnchorPlace place = placeOf(highlight, mixed, shown, false);
    QCOMPARE(place, (AnchorPlace{shown.indexOf(shownText), shownText.size()}));
}

void TestAnchor::endsCutNoLetter()
{
    const QString text = QString::fromUtf8("a 👩‍👩‍👧 e\u0301tude 𝔸𝔹 क्षि z");
    for (qsizetype from = 0; from < text.size(); ++from) {
        for (qsizetype length = 1; from + length <= text.size(); ++length) {
            const Highlight highlight = highlightAt(text, text, from, length);
            if (highlight.text.isEmpty())
                continue;
            QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
            finder.setPosition(highlight.shownFrom);
            QVERIFY(finder.isAtBoundary());
            finder.setPosition(highlight.shownFrom + highlight.shownLength);
            QVERIFY(finder.isAtBoundary());
            QCOMPARE(codePoints(text, highlight.first, highlight.last), highlight.text);
        }
    }
}

void TestAnchor::blanksAtTheEndsAreLeftOut()
{
    const QString text = QStringLiteral("one two  three\nfour");
    const Highlight highlight = highlightAt(text, text, 3, 6);
    QCOMPARE(highlight.text, QStringLiteral("two"));
    QCOMPARE(highlight.before, QStringLiteral("one "));
    QVERIFY(highlightAt(text, text, 7, 2).text.isEmpty());
    QVERIFY(highlightAt(text, text, 90, 5).text.isEmpty());
    QVERIFY(highlightAt(QString(), QString(), 0, 5).text.isEmpty());
}

void TestAnchor::partOfAChangedStretchIsFoundAsSelected()
{
    const QString original = QStringLiteral("Growth of 10^{160} is more than 10^{16} can hold.");
    const QString shown = cleanOf(original);
    for (qsizetype from = 0; from < shown.size(); ++from) {
        for (qsizetype length = 1; from + length <= shown.size(); ++length) {
            const Highlight highlight = highlightAt(original, shown, from, length);
            if (highlight.text.isEmpty())
                continue;
            QVERIFY(highlight.first >= 0 && highlight.last > highlight.first);
            const AnchorPlace place = placeOf(highlight, original, shown, false);
            QCOMPARE(place, (AnchorPlace{highlight.shownFrom, highlight.shownLength}));
        }
    }
}

void TestAnchor::eachOfSeveralEqualQuotesIsFoundAgain()
{
    const QString original =
        QStringLiteral("The model learns. Then the model forgets. At last the model learns again.");
    const QString edited =
        QStringLiteral("In short: ") + original + QStringLiteral(" Nobody knows why the model does.");
    for (int nth = 0; nth < 2; ++nth) {
        const Highlight highlight = selected(original, original, QStringLiteral("the model"), nth);
        QCOMPARE(placeOf(highlight, original, original, false).from, highlight.shownFrom);
        const AnchorPlace moved = placeOf(highlight, original, edited, true);
        QCOMPARE(moved, (AnchorPlace{highlight.shownFrom + 10, 9}));
    }
    // Nothing around them tells these apart: the nearest to where it was is taken.
    const QString same = QStringLiteral("again ").repeated(40);
    const Highlight one = highlightAt(same, same, 6 * 20, 5);
    QCOMPARE(placeOf(one, same, same, true).from, 6 * 20);
}

void TestAnchor::aChangedRuleKeepsTheHighlight()
{
    // Made when less was cleaned: quotes hold what stood there then.
    const QString original = QStringLiteral("It is 2.1times faster and 46\\% cheaper than the 64times 64 baseline.");
    const QString shown = cleanOf(original);
    QVERIFY(shown != original);
    const auto madeEarlier = [&](const QString &text) { return selected(original, original, text); };
    const Highlight sentence = madeEarlier(QStringLiteral("2.1times faster and 46\\% cheaper"));
    QCOMPARE(textAt(shown, placeOf(sentence, original, shown, false)),
             QString::fromUtf8("2.1× faster and 46% cheaper"));
    const Highlight number = madeEarlier(QStringLiteral("46\\%"));
    QCOMPARE(textAt(shown, placeOf(number, original, shown, false)), QStringLiteral("46%"));
    const Highlight grid = madeEarlier(QStringLiteral("64times 64"));
    QCOMPARE(textAt(shown, placeOf(grid, original, shown, false)), QString::fromUtf8("64×64"));
    // And back: made now, shown by rules that clean less.
    const Highlight now = selected(original, shown, QString::fromUtf8("2.1× faster"));
    QCOMPARE(textAt(original, placeOf(now, original, original, false)), QStringLiteral("2.1times faster"));
}

void TestAnchor::otherBlanksCaseAndAccentsAreFound()
{
    const QString original =
        QString::fromUtf8("A na\u00efve Bayes\nclassifier of L\u00e9vy flights beats all of the rest.");
    const Highlight highlight =
        selected(original, original, QString::fromUtf8("na\u00efve Bayes\nclassifier of L\u00e9vy"));
    const QString retyped = QStringLiteral("A Naive  Bayes classifier of Levy flights beats all of the rest.");
    QCOMPARE(textAt(retyped, placeOf(highlight, original, retyped, true)),
             QStringLiteral("Naive  Bayes classifier of Levy"));
    const QString decomposed = original.normalized(QString::NormalizationForm_D);
    QCOMPARE(textAt(decomposed, placeOf(highlight, original, decomposed, true)),
             highlight.text.normalized(QString::NormalizationForm_D));
}

void TestAnchor::aChangedSurroundingIsFollowed()
{
    const QString shown = cleanOf(mixed);
    const Highlight rtl = selected(mixed, shown, QString::fromUtf8("التعلم العميق"));
    const Highlight cjk = selected(mixed, shown, QString::fromUtf8("言語モデル"));
    const Highlight emoji = selected(mixed, shown, QString::fromUtf8("👩‍👩‍👧"));
    QString edited = shown;
    edited.replace(QStringLiteral("We train"), QStringLiteral("In this paper we slowly train"));
    edited.replace(QStringLiteral("It runs"), QStringLiteral("All of it runs"));
    for (const Highlight &highlight : {rtl, cjk, emoji}) {
        const AnchorPlace place = placeOf(highlight, mixed, edited, true);
        QCOMPARE(textAt(edited, place), highlight.text);
        QVERIFY(place.from > highlight.shownFrom);
    }
}

void TestAnchor::whatIsGoneIsDetachedAndComesBack()
{
    const QString original =
        QStringLiteral("The first claim holds for small nets. The second claim is about large ones.");
    const Highlight highlight = selected(original, original, QStringLiteral("second claim is about large"));
    const QString without = QStringLiteral("The first claim holds for small nets.");
    QCOMPARE(placeOf(highlight, original, without, true).length, 0);
    QCOMPARE(placeOf(highlight, original, QString(), true).length, 0);
    QCOMPARE(placeOf(highlight, original, original, false).from, highlight.shownFrom);
}

void TestAnchor::aShortQuoteElsewhereIsNotTaken()
{
    const QString original = QStringLiteral("Sparse nets with gates win here. Dense nets lose everywhere else.");
    const Highlight highlight = selected(original, original, QStringLiteral("nets"), 1);
    const QString other = QStringLiteral("Fishing nets are made of rope and of patience.");
    QCOMPARE(placeOf(highlight, original, other, true).length, 0);
}

void TestAnchor::aTextOfTheUsersOwnIsAnchoredWhereTheOriginalHasIt()
{
    const QString original = QStringLiteral("It is 2.1times faster on every net we tried. The rest is known.");
    const QString own = QString::fromUtf8("My words first. It is 2.1× faster on every net we tried, they say.");
    const Highlight there = selected(original, own, QString::fromUtf8("2.1× faster on every net"));
    QCOMPARE(codePoints(original, there.first, there.last), QStringLiteral("2.1times faster on every net"));
    QCOMPARE(placeOf(there, original, own, true).from, there.shownFrom);
    const QString reverted = cleanOf(original);
    QCOMPARE(textAt(reverted, placeOf(there, original, reverted, false)), there.text);
    const Highlight mine = selected(original, own, QStringLiteral("My words first"));
    QCOMPARE(mine.first, -1);
    QCOMPARE(mine.last, -1);
    QCOMPARE(placeOf(mine, original, own, true).from, 0);
    QCOMPARE(placeOf(mine, original, reverted, false).length, 0);
}

void TestAnchor::aQuoteAloneIsFound()
{
    const QString shown = cleanOf(mixed);
    const Highlight found = highlightQuoting(QString::fromUtf8("大規模な"), mixed, shown);
    QCOMPARE(found.shownFrom, shown.indexOf(QString::fromUtf8("大規模な")));
    QVERIFY(found.first >= 0 && !found.before.isEmpty());
    const Highlight lost = highlightQuoting(QStringLiteral(" never said "), mixed, shown);
    QVERIFY(lost.isDetached());
    QCOMPARE(lost.first, -1);
    QCOMPARE(lost.text, QStringLiteral("never said"));
}

void TestAnchor::detachedOnesComeLastInReadingOrder()
{
    const QString text = QStringLiteral("One of these words stands before another of these words.");
    std::vector<Highlight> highlights{highlightQuoting(QStringLiteral("nowhere at all"), text, text),
                                      selected(text, text, QStringLiteral("another")),
                                      selected(text, text, QStringLiteral("One of"))};
    placeHighlights(highlights, text, text, false);
    QCOMPARE(highlights.at(0).text, QStringLiteral("One of"));
    QCOMPARE(highlights.at(1).text, QStringLiteral("another"));
    QVERIFY(highlights.at(2).isDetached());
    QCOMPARE(highlights.at(1).shownFrom, text.indexOf(QStringLiteral("another")));
}

void TestAnchor::selectionsOfRandomTextsAreFoundWhereTheyWere()
{
    const QStringList pieces{
        QStringLiteral("word "),       QStringLiteral("2.1times "),   QStringLiteral("46\\% "),
        QStringLiteral("n^{1.5}d "),   QString::fromUtf8("模型"),     QString::fromUtf8("👩‍👩‍👧 "),
        QString::fromUtf8("كلمة "),    QString::fromUtf8("e\u0301 "), QStringLiteral("``so'' "),
        QStringLiteral("T\\\"urkce "), QStringLiteral("the model "),  QStringLiteral("$k=10^3$ ")};
    QRandomGenerator dice(7);
    for (int round = 0; round < 3000; ++round) {
        QString original;
        for (int at = dice.bounded(40); at >= 0; --at)
            original += pieces.at(dice.bounded(int(pieces.size())));
        const QString shown = cleanOf(original);
        const qsizetype from = dice.bounded(int(shown.size()));
        const Highlight highlight = highlightAt(original, shown, from, 1 + dice.bounded(60));
        if (highlight.text.isEmpty())
            continue;
        const AnchorPlace place = placeOf(highlight, original, shown, false);
        QCOMPARE(textAt(shown, place), highlight.text);
        QCOMPARE(place.from, highlight.shownFrom);
        const QString longer = QStringLiteral("Now. ") + shown;
        QCOMPARE(textAt(longer, placeOf(highlight, original, longer, true)), highlight.text);
    }
}

void TestAnchor::nonsenseNeverCrashes()
{
    QRandomGenerator dice(11);
    const QString shown = cleanOf(mixed);
    for (int round = 0; round < 3000; ++round) {
        Highlight highlight = highlightAt(mixed, shown, dice.bounded(300) - 20, dice.bounded(300) - 20);
        highlight.first = dice.bounded(600) - 100;
        highlight.last = dice.bounded(600) - 100;
        if (dice.bounded(3) == 0)
            highlight.text = QString(dice.bounded(9), QChar(0xd800 + dice.bounded(0x800)));
        if (dice.bounded(3) == 0)
            highlight.before.clear();
        const QString other = dice.bounded(2) == 0 ? shown : shown.mid(dice.bounded(80), dice.bounded(80));
        const AnchorPlace place = placeOf(highlight, mixed, other, dice.bounded(2) == 0);
        QVERIFY(place.from >= 0 && place.length >= 0 && place.from + place.length <= other.size());
    }
}

QTEST_GUILESS_MAIN(TestAnchor)
#include "tst_anchor.moc"
