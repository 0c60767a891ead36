// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that picking a tag writes the query that is meant: text in, text out.
#include "model/query/tagpicks.h"

#include <QTest>

#include <QRandomGenerator>

using namespace sheaf;

namespace
{

Query read(const QString &text)
{
    const std::variant<Query, QueryError> parsed = parseQuery(text, false);
    const Query *query = std::get_if<Query>(&parsed);
    if (!query)
        qFatal("%s is no query", qPrintable(text));
    return *query;
}

TagSpelling spelled(const QString &name)
{
    return {name, {}};
}

const TagSpelling sea{QStringLiteral("Open sea"),
                      {QStringLiteral("Ocean"), QStringLiteral("Water/Open sea"), QStringLiteral("deep-water")}};

} // namespace

class TestTagPicks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPickWritesTheQuery_data();
    void aPickWritesTheQuery();
    void pickedTheSameWayTwiceATagIsGone();
    void aTagIsKnownByAllItsNames_data();
    void aTagIsKnownByAllItsNames();
    void theUseOfATagIsTold_data();
    void theUseOfATagIsTold();
    void whatIsMadeReadsBackAsItself();
    void selectedWordsAreSearchedAsTheyStand_data();
    void selectedWordsAreSearchedAsTheyStand();
};

void TestTagPicks::aPickWritesTheQuery_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("pick");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, TagPick pick, const char *tag, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << static_cast<int>(pick) << QString::fromUtf8(tag)
                            << QString::fromUtf8(after);
    };
    row("all papers give way", "", TagPick::Both, "A", "tag:A");
    row("another place gives way", "is:unread", TagPick::Both, "A", "tag:A");
    row("words give way", "small models", TagPick::Both, "A", "tag:A");
    row("the second tag: both", "tag:A", TagPick::Both, "B", "tag:A tag:B");
    row("the third", "tag:A tag:B", TagPick::Both, "C", "tag:A tag:B tag:C");
    row("beside the rest", "tag:A is:unread small*", TagPick::Both, "B", "tag:A is:unread small* tag:B");
    row("beside alternatives", "tag:A OR tag:B", TagPick::Both, "C", "(tag:A OR tag:B) tag:C");
    row("beside one left out", "-tag:A", TagPick::Both, "B", "-tag:A tag:B");
    row("quoted where it must be", "tag:A", TagPick::Both, "Deep sea", "tag:A tag:\"Deep sea\"");
    row("the only one is taken out", "tag:A", TagPick::Both, "A", "");
    row("one of two is taken out", "tag:A tag:B", TagPick::Both, "A", "tag:B");
    row("an alternative is taken out", "(tag:A OR tag:B) tag:C", TagPick::Both, "A", "tag:B tag:C");
    row("one left out is let in", "tag:A -tag:B", TagPick::Both, "B", "tag:A");
    row("taken out wherever it is", "tag:A (tag:B OR (tag:A small))", TagPick::Both, "A", "tag:B OR small");

    row("either, from nothing", "", TagPick::Either, "A", "tag:A");
    row("either", "tag:A", TagPick::Either, "B", "tag:A OR tag:B");
    row("a third alternative", "tag:A OR tag:B", TagPick::Either, "C", "tag:A OR tag:B OR tag:C");
    row("either, to the tag asked for last", "tag:A tag:B is:unread", TagPick::Either, "C",
        "tag:A (tag:B OR tag:C) is:unread");
    row("either, within a place", "is:unread", TagPick::Either, "A", "is:unread tag:A");
    row("either, in that place again", "is:unread tag:A", TagPick::Either, "B", "is:unread (tag:A OR tag:B)");
    row("either, to other alternatives", "small OR tag:A", TagPick::Either, "B", "small OR tag:A OR tag:B");
    row("words in brackets stay", "(small OR tiny)", TagPick::Either, "A", "(small OR tiny) tag:A");
    row("one of either is taken out", "tag:A OR tag:B", TagPick::Either, "B", "tag:A");
    row("from left out to either", "tag:A -tag:B", TagPick::Either, "B", "tag:A OR tag:B");

    row("not, of all papers", "", TagPick::Not, "A", "-tag:A");
    row("not, of a place", "is:unread", TagPick::Not, "A", "is:unread -tag:A");
    row("not, of a search", "small models", TagPick::Not, "A", "small models -tag:A");
    row("not, of alternatives", "tag:A OR tag:B", TagPick::Not, "C", "(tag:A OR tag:B) -tag:C");
    row("asked for, then not", "tag:A tag:B", TagPick::Not, "A", "tag:B -tag:A");
    row("not any more", "tag:B -tag:A", TagPick::Not, "A", "tag:B");
    row("not twice", "-(tag:A tag:B)", TagPick::Not, "A", "-tag:B");

    row("alone", "tag:A tag:B is:unread", TagPick::Alone, "B", "tag:B");
    row("alone, though it is", "tag:B", TagPick::Alone, "B", "tag:B");
}

void TestTagPicks::aPickWritesTheQuery()
{
    QFETCH(QString, before);
    QFETCH(int, pick);
    QFETCH(QString, tag);
    QFETCH(QString, after);
    QCOMPARE(queryText(withTag(read(before), spelled(tag), static_cast<TagPick>(pick))), after);
}

void TestTagPicks::pickedTheSameWayTwiceATagIsGone()
{
    for (const char *text : {"", "is:unread", "tag:A", "tag:A OR tag:B", "small -tag:A"}) {
        const QString before = QString::fromLatin1(text);
        for (const TagPick pick : {TagPick::Either, TagPick::Not}) {
            const Query once = withTag(read(before), spelled(QStringLiteral("C")), pick);
            QCOMPARE(queryText(withTag(once, spelled(QStringLiteral("C")), pick)), queryText(read(before)));
        }
    }
}

void TestTagPicks::aTagIsKnownByAllItsNames_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("its name in another case") << QStringLiteral("tag:\"OPEN  Sea\"");
    QTest::newRow("an alias") << QStringLiteral("tag:océan");
    QTest::newRow("its path") << QStringLiteral("tag:\"water/open sea\"");
    QTest::newRow("its area") << QStringLiteral("tag:deep-water");
    QTest::newRow("without those below it") << QStringLiteral("tag:=ocean");
}

void TestTagPicks::aTagIsKnownByAllItsNames()
{
    QFETCH(QString, query);
    QCOMPARE(tagUse(read(query), sea), TagUse::Both);
    QCOMPARE(queryText(withTag(read(query), sea, TagPick::Both)), QString());
}

void TestTagPicks::theUseOfATagIsTold_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("use");
    const auto row = [](const char *query, TagUse use) {
        QTest::newRow(query) << QString::fromLatin1(query) << static_cast<int>(use);
    };
    row("small ocean", TagUse::None);
    row("title:ocean", TagUse::None);
    row("small tag:ocean", TagUse::Both);
    row("tag:A OR tag:ocean", TagUse::Either);
    row("is:unread (tag:A OR tag:ocean)", TagUse::Either);
    row("is:unread -tag:ocean", TagUse::Not);
    row("-(tag:A OR tag:ocean)", TagUse::Not);
    row("-(small -tag:ocean)", TagUse::Both);
}

void TestTagPicks::theUseOfATagIsTold()
{
    QFETCH(QString, query);
    QFETCH(int, use);
    QCOMPARE(static_cast<int>(tagUse(read(query), sea)), use);
}

// The search bar shows the text, and another click reads it.
void TestTagPicks::whatIsMadeReadsBackAsItself()
{
    QRandomGenerator random(4711);
    const QStringList names{QStringLiteral("A"), QStringLiteral("B c"), QStringLiteral("C\"d"), QStringLiteral("OR"),
                            QStringLiteral("(x)")};
    for (int story = 0; story < 300; ++story) {
        Query query = read(story % 3 == 0   ? QString()
                           : story % 3 == 1 ? QStringLiteral("small (tiny OR title:x*) -is:read")
                                            : QStringLiteral("-(a OR b c) OR \"d e\""));
        for (int click = 0; click < 6; ++click) {
            const QString &name = names[random.bounded(static_cast<int>(names.size()))];
            const auto pick = static_cast<TagPick>(random.bounded(3));
            query = withTag(query, spelled(name), pick);
            const QString text = queryText(query);
            QCOMPARE(queryText(read(text)), text);
            for (const QString &each : names)
                QCOMPARE(tagUse(read(text), spelled(each)), tagUse(query, spelled(each)));
        }
    }
}

void TestTagPicks::selectedWordsAreSearchedAsTheyStand_data()
{
    QTest::addColumn<QString>("selected");
    QTest::addColumn<QString>("query");
    QTest::newRow("a word") << QStringLiteral("pruning") << QStringLiteral("pruning");
    QTest::newRow("several") << QStringLiteral(" low\n rank ") << QStringLiteral("\"low rank\"");
    QTest::newRow("an operator") << QStringLiteral("OR") << QStringLiteral("\"OR\"");
    QTest::newRow("a field") << QStringLiteral("tag:x") << QStringLiteral("\"tag:x\"");
    QTest::newRow("a sign before it") << QStringLiteral("-shot") << QStringLiteral("\"-shot\"");
    QTest::newRow("a quotation") << QStringLiteral("so \"called\"") << QStringLiteral("\"so \\\"called\\\"\"");
    QTest::newRow("signs alone") << QStringLiteral("— &") << QString();
}

void TestTagPicks::selectedWordsAreSearchedAsTheyStand()
{
    QFETCH(QString, selected);
    QFETCH(QString, query);
    QCOMPARE(queryText(queryFor(selected)), query);
}

QTEST_APPLESS_MAIN(TestTagPicks)
#include "tst_tagpicks.moc"
