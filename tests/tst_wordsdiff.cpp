// SPDX-License-Identifier: GPL-3.0-or-later
// The words that two texts do not share, and what is promised of any two texts.
#include "model/wordsdiff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;

class TestWordsDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differingWordsAreMarkedInBoth_data();
    void differingWordsAreMarkedInBoth();
    void wordsAreCountedWithoutSigns();
    void whatIsLeftUnmarkedIsTheSameInBoth();
    void longStrangersAreComparedInTime();
};

namespace
{

// The text with its marked stretches in brackets.
QString bracketed(const QString &text, const std::vector<WordSpan> &spans)
{
    QString marked = text;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        marked.insert(span->from + span->length, u']');
        marked.insert(span->from, u'[');
    }
    return marked;
}

QStringList unmarkedWords(const QString &text, const std::vector<WordSpan> &spans)
{
    QString rest = text;
    for (const WordSpan &span : spans)
        rest.replace(span.from, span.length, QString(span.length, u' '));
    return rest.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void TestWordsDiff::differingWordsAreMarkedInBoth_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("markedOne");
    QTest::addColumn<QString>("markedOther");
    const auto row = [](const char *name, const char *one, const char *other, const char *markedOne,
                        const char *markedOther) {
        QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other) << QString::fromUtf8(markedOne)
                            << QString::fromUtf8(markedOther);
    };
    row("the same", "a b c", "a b c", "a b c", "a b c");
    row("both empty", "", "", "", "");
    row("one empty", "a b", "", "[a b]", "");
    row("other blanks", "a  b\nc", "a b c", "a  b\nc", "a b c");
    row("a word in the middle", "a quick test", "a slow test", "a [quick] test", "a [slow] test");
    row("one more word", "a test", "a good test", "a test", "a [good] test");
    row("two stretches", "one two three four", "one 2 three 4", "one [two] three [four]", "one [2] three [4]");
    row("case counts", "Deep nets", "deep nets", "[Deep] nets", "[deep] nets");
    row("a full stop", "The end.", "The end", "The end[.]", "The end");
    row("a number with its sign", "by 46% today", "by 46\\% today", "by 46% today", "by 46[\\]% today");
    row("a shared comma does not tear", "red, blue dogs", "two, tall dogs", "[red, blue] dogs", "[two, tall] dogs");
    row("composed and decomposed", "caf\xC3\xA9 au", "cafe\xCC\x81 au", "caf\xC3\xA9 au", "cafe\xCC\x81 au");
    row("letters written without blanks", "深度学习", "深度网络", "深度[学习]", "深度[网络]");
    row("beyond the first plane", "so 😀 it", "so 😎 it", "so [😀] it", "so [😎] it");
    row("from right to left", "רשת עמוקה", "רשת רדודה", "רשת [עמוקה]", "רשת [רדודה]");
}

void TestWordsDiff::differingWordsAreMarkedInBoth()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    const WordDiff diff = wordsThatDiffer(one, other);
    QTEST(bracketed(one, diff.inOne), "markedOne");
    QTEST(bracketed(other, diff.inOther), "markedOther");
    const WordDiff back = wordsThatDiffer(other, one);
    QVERIFY(diff.same() == back.same());
}

void TestWordsDiff::wordsAreCountedWithoutSigns()
{
    const WordDiff diff = wordsThatDiffer(u"A quick, brown fox.", u"A fox");
    QCOMPARE(diff.wordsInOne, 2);
    QCOMPARE(diff.wordsInOther, 0);
}

// Of any two rows of words, what is not marked is one and the same row in both.
void TestWordsDiff::whatIsLeftUnmarkedIsTheSameInBoth()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        const auto text = [&] {
            QStringList words;
            for (int at = random.bounded(40); at > 0; --at)
                words += QString(QChar(u'a' + random.bounded(6)));
            return words.join(u' ');
        };
        const QString one = text();
        const QString other = text();
        const WordDiff diff = wordsThatDiffer(one, other);
        QCOMPARE(unmarkedWords(one, diff.inOne), unmarkedWords(other, diff.inOther));
    }
}

void TestWordsDiff::longStrangersAreComparedInTime()
{
    QStringList one;
    QStringList other;
    for (int at = 0; at < 30'000; ++at) {
        one += QStringLiteral("one%1").arg(at);
        other += at % 100 ? QStringLiteral("other%1").arg(at) : one.back();
    }
    QElapsedTimer timer;
    timer.start();
    const WordDiff diff = wordsThatDiffer(one.join(u' '), other.join(u' '));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(diff.wordsInOne, 30'000 - 300);
}

QTEST_APPLESS_MAIN(TestWordsDiff)
#include "tst_wordsdiff.moc"
