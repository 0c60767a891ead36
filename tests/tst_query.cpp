// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the query language reads and writes as query.h says.
#include "model/query/query.h"

#include <QTest>

#include <QRandomGenerator>

using namespace sheaf;

namespace
{

// The tree, so that two queries can be compared and a failure read.
struct TreeWriter {
    static QString all(const QString &name, const std::vector<Query> &parts)
    {
        QStringList texts;
        for (const Query &part : parts)
            texts += std::visit(TreeWriter{}, part.node);
        return name + u'[' + texts.join(u", ") + u']';
    }
    QString operator()(const All &group) const { return all(QStringLiteral("all"), group.parts); }
    QString operator()(const Any &group) const { return all(QStringLiteral("any"), group.parts); }
    QString operator()(const Negation &negation) const { return all(QStringLiteral("not"), negation.of); }
    QString operator()(const Words &words) const { return matchName(words.match) + u'<' + words.text + u'>'; }
    QString operator()(const FieldTerm &term) const
    {
        const QString name = fieldName(term.field) + (term.exactly ? QStringLiteral("=") : QString());
        return name + u':' + matchName(term.match) + u'<' + term.value + u'>';
    }
    static QString matchName(Match match)
    {
        const char *const names[] = {"", "prefix", "phrase", "open", "part"};
        return QString::fromLatin1(names[static_cast<int>(match)]);
    }
};

QString tree(const Query &query)
{
    return std::visit(TreeWriter{}, query.node);
}

QString treeOf(const QString &text, bool typing = false)
{
    const std::variant<Query, QueryError> parsed = parseQuery(text, typing);
    if (const QueryError *error = std::get_if<QueryError>(&parsed))
        return QStringLiteral("error at %1+%2").arg(error->position).arg(error->length);
    return tree(std::get<Query>(parsed));
}

QString errorOf(const QString &text)
{
    const auto parsed = parseQuery(text, false);
    const QueryError *error = std::get_if<QueryError>(&parsed);
    if (error == nullptr)
        return {};
    return QStringLiteral("%1 [%2]").arg(error->what, text.mid(error->position, error->length));
}

QString randomQuery(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("low"),    QStringLiteral("rank"), QStringLiteral("OR"),
                                    QStringLiteral("NOT"),    QStringLiteral("-"),    QStringLiteral("("),
                                    QStringLiteral(")"),      QStringLiteral("\""),   QStringLiteral("*"),
                                    QStringLiteral(" "),      QStringLiteral("  "),   QStringLiteral("tag:"),
                                    QStringLiteral("title:"), QStringLiteral("is:"),  QStringLiteral("="),
                                    QStringLiteral("\\"),     QStringLiteral(":"),    QStringLiteral("foo:"),
                                    QStringLiteral("é"),      QStringLiteral("深"),   QStringLiteral("GPT-4V(ision)"),
                                    QStringLiteral("C++"),    QStringLiteral("\n"),   QStringLiteral("&"),
                                    QString::fromUcs4(U"😀"),  QString(QChar(0xD800)), QString(QChar(0))};
    QString text;
    const int count = random.bounded(12);
    for (int i = 0; i < count; ++i)
        text += pieces[random.bounded(static_cast<int>(pieces.size()))];
    return text;
}

} // namespace

class TestQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAs_data();
    void readsAs();
    void typingMakesTheLastWordAPrefix_data();
    void typingMakesTheLastWordAPrefix();
    void errorsNameTheSpot_data();
    void errorsNameTheSpot();
    void whatIsRightIsNoError_data();
    void whatIsRightIsNoError();
    void quotedValuesReadBack_data();
    void quotedValuesReadBack();
    void termsKnowTheirPlace();
    void everyTextReadsAndWritesBack();
    void deepNestingIsAnErrorNotACrash();
};

void TestQuery::readsAs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("", "all[]");
    row("  ", "all[]");
    row("low", "<low>");
    row("low rank", "all[<low>, <rank>]");
    row("\"low rank\"", "phrase<low rank>");
    row("\"low rank\"*", "open<low rank>");
    row("\"T\\\"urk \\\\ x\\y\"", "phrase<T\"urk \\ x\\y>");
    row("low*", "prefix<low>");
    row("*low*", "part<low>");
    row("a*b", "<a*b>");
    row("a OR b c", "any[<a>, all[<b>, <c>]]");
    row("(a OR b) c", "all[any[<a>, <b>], <c>]");
    row("a (b c)", "all[<a>, <b>, <c>]");
    row("-a b", "all[not[<a>], <b>]");
    row("NOT (a OR b)", "not[any[<a>, <b>]]");
    row("--a", "not[not[<a>]]");
    row("Or not and", "all[<Or>, <not>, <and>]");
    row("GPT-4V(ision)", "<GPT-4V(ision)>");
    row("(GPT-4V(ision) OR b)", "any[<GPT-4V(ision)>, <b>]");
    row("k-means++ C++ C#", "all[<k-means++>, <C++>, <C#>]");
    row("well) done", "all[<well)>, <done>]");
    row("foo\"bar baz\"", "all[<foo>, phrase<bar baz>]");
    row("foo:bar", "<foo:bar>");
    row("Note: this", "all[<Note:>, <this>]");
    row("untag:x", "<untag:x>");
    row("Q & A - b", "all[<Q>, <A>, <b>]");
    row("tag:\"Pruning & sparsity\"", "tag:<Pruning & sparsity>");
    row("tag:=NAS", "tag=:<NAS>");
    row("tag:A/B tag:C++", "all[tag:<A/B>, tag:<C++>]");
    row("title:low title:\"low rank\" title:lo*", "all[title:<low>, title:phrase<low rank>, title:prefix<lo>]");
    row("year:2019..2022 added:<7d", "all[year:<2019..2022>, added:<<7d>]");
    row("-tag:NAS", "not[tag:<NAS>]");
    row("(tag:NAS)", "tag:<NAS>");
}

void TestQuery::readsAs()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(treeOf(text), expected);
}

void TestQuery::typingMakesTheLastWordAPrefix_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("saved");
    const auto row = [](const char *text, const char *expected, const char *saved) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected) << QString::fromUtf8(saved);
    };
    row("low ra", "all[<low>, prefix<ra>]", "low ra*");
    row("low ra ", "all[<low>, <ra>]", "low ra");
    row("ra\"", "<ra>", "ra");
    row("\"low ra", "open<low ra>", "\"low ra\"*");
    row("\"low ", "phrase<low>", "\"low\"");
    row("\"low\"", "phrase<low>", "\"low\"");
    row("\"", "all[]", "");
    row("a OR", "all[<a>, prefix<OR>]", "a OR*");
    row("NOT", "prefix<NOT>", "NOT*");
    row("low tag:", "<low>", "low");
    row("low tag:\"", "<low>", "low");
    row("tag:\"Pruning & sp", "tag:<Pruning & sp>", "tag:\"Pruning & sp\"");
    row("tag:NA", "tag:<NA>", "tag:NA");
    row("title:lo", "title:prefix<lo>", "title:lo*");
    row("(lo", "prefix<lo>", "lo*");
}

void TestQuery::typingMakesTheLastWordAPrefix()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QString, saved);
    QCOMPARE(treeOf(text, true), expected);
    QCOMPARE(queryText(std::get<Query>(parseQuery(text, true))), saved);
}

void TestQuery::errorsNameTheSpot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("low \"rank", "The quotation mark is not closed. [\"rank]");
    row("low tag: NAS", "“tag:” needs a value directly after the colon. [tag:]");
    row("tag:\"\"", "“tag:” needs a value directly after the colon. [tag:\"\"]");
    row("low OR", "Nothing follows OR. [OR]");
    row("OR low", "Nothing stands before OR. [OR]");
    row("low NOT", "Nothing follows NOT. [NOT]");
    row("low (rank", "The bracket is not closed. [(]");
    row("low *nk*", "“*nk*” is too short: a part of a word needs three letters or more. [*nk*]");
    row("title:*nk*", "“*nk*” is too short: a part of a word needs three letters or more. [title:*nk*]");
    row("low is:stared", "“is:” does not know “stared”: did you mean “starred”? [is:stared]");
    row("is:nothing", "“is:” does not know “nothing”: write one of unread, reading, read, dismissed, trashed, "
                      "starred, tagged, untagged, duplicate. [is:nothing]");
    row("has:pdf", "“has:” does not know “pdf”: write one of note, highlight, doi, arxiv, url, authors. [has:pdf]");
    row("status:done", "There is no status “done”: write unread, reading, read or dismissed. [status:done]");
    row("year:20x1 low", "“year:” does not know “20x1”: write a year like 2021, a range like 2019..2022, >2020, or "
                         "none. [year:20x1]");
    row("added:soon", "“added:” does not know “soon”: write today, <7d, a date like 2025-01-31, or a range like "
                      "2025-01..2025-06. [added:soon]");
    row("digests:many", "“digests:” does not know “many”: write a number like 2, a range like 2..3, or >1. "
                        "[digests:many]");
    row("id:x", "“id:” needs the number of a paper, not “x”. [id:x]");
}

void TestQuery::errorsNameTheSpot()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(errorOf(text), expected);
}

void TestQuery::whatIsRightIsNoError_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"low rank",
                             "low*",
                             "\"low rank\"",
                             "tag:NAS",
                             "list:\"To read\"",
                             "digest:x.txt",
                             "status:read",
                             "id:3",
                             "GPT-4V(ision)",
                             "k-means++",
                             "C++",
                             "foo:bar",
                             "a-b",
                             "",
                             "is:starred",
                             "\"a\" tag:b id:7",
                             "is:duplicate",
                             "has:note",
                             "low has:url is:duplicate",
                             "low OR rank",
                             "-low",
                             "(low OR rank) NOT tag:=NAS",
                             "*ank*",
                             "title:low",
                             "author:\"a b\"",
                             "year:2020",
                             "added:today",
                             "read:<7d",
                             "digests:>1",
                             "key:x2020*",
                             "IS:x",
                             "is:READ"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestQuery::whatIsRightIsNoError()
{
    QFETCH(QString, text);
    QCOMPARE(errorOf(text), QString());
}

void TestQuery::quotedValuesReadBack_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"NAS", "Pruning & sparsity", "a\"b", "a\\", "\\\"", "=x", "(x)", "x)", "C++", "a:b", "*",
                              "x*", "深度", "tag:x", "-x", "OR", "A/B"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestQuery::quotedValuesReadBack()
{
    QFETCH(QString, value);
    const QString expected = QStringLiteral("tag:<%1>").arg(value);
    QCOMPARE(treeOf(QStringLiteral("tag:") + quoted(value)), expected);
    QCOMPARE(treeOf(QStringLiteral("tag:") + quoted(value), true), expected);
}

void TestQuery::termsKnowTheirPlace()
{
    const QString text = QStringLiteral("low tag:\"a b\" rank*");
    const auto parsed = parseQuery(text, false);
    const All &all = std::get<All>(std::get<Query>(parsed).node);
    const auto &term = std::get<FieldTerm>(all.parts[1].node);
    QCOMPARE(text.mid(term.position, term.length), QStringLiteral("tag:\"a b\""));
    const Words &words = std::get<Words>(all.parts[2].node);
    QCOMPARE(text.mid(words.position, words.length), QStringLiteral("rank*"));
}

void TestQuery::everyTextReadsAndWritesBack()
{
    QRandomGenerator random(4);
    int queries = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = randomQuery(random);
        const bool typing = random.bounded(2) == 0;
        const std::variant<Query, QueryError> parsed = parseQuery(text, typing);
        if (const QueryError *error = std::get_if<QueryError>(&parsed)) {
            QVERIFY2(error->position >= 0 && error->length > 0 && error->position + error->length <= text.size(),
                     qPrintable(text));
            QVERIFY(!error->what.isEmpty());
            continue;
        }
        ++queries;
        const Query &query = std::get<Query>(parsed);
        const QString written = queryText(query);
        if (treeOf(written) != tree(query))
            QFAIL(qPrintable(QStringLiteral("%1 -> %2: %3 and %4").arg(text, written, tree(query), treeOf(written))));
        QCOMPARE(queryText(std::get<Query>(parseQuery(written, false))), written);
    }
    QVERIFY(queries > 8'000);
}

void TestQuery::deepNestingIsAnErrorNotACrash()
{
    for (const QString &piece : {QStringLiteral("("), QStringLiteral("-"), QStringLiteral("NOT "), QStringLiteral("-("),
                                 QStringLiteral("\"a"), QStringLiteral("tag:x "), QStringLiteral("a OR ")}) {
        const QString text = piece.repeated(100'000) + u'a';
        parseQuery(text, false);
        parseQuery(text, true);
    }
    QCOMPARE(treeOf(QStringLiteral("-").repeated(60) + u'a'), QStringLiteral("error at 51+1"));
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
