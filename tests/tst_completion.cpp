// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what is offered where a query is being written, and that what is taken reads as it was meant.
#include "model/query/completion.h"

#include <QTest>

using namespace sheaf;

namespace
{

QueryNames someNames()
{
    QueryNames names;
    names.tags = {{QStringLiteral("Compression"), {QStringLiteral("model shrinking")}, {}, 1},
                  {QStringLiteral("NAS"), {QStringLiteral("Neural architecture search")}, {}, 2},
                  {QStringLiteral("Pruning & sparsity"), {}, QStringLiteral("Compression/Pruning & sparsity"), 3},
                  {QStringLiteral("Évaluation"), {}, {}, 4},
                  {QStringLiteral("Sparse attention"), {}, {}, 5}};
    names.lists = {QStringLiteral("To read"), QStringLiteral("\"Best\" of 2024"), QStringLiteral("Compared")};
    names.digests = {{QStringLiteral("may.txt"), QStringLiteral("May 29"), QStringLiteral("7")},
                     {QStringLiteral("twice.txt"), {}, QStringLiteral("8")},
                     {QStringLiteral("Twice.txt"), {}, QStringLiteral("9")}};
    return names;
}

// Reads the "|" in the text as the cursor.
Completion completed(const QString &marked, bool everything = false)
{
    const int cursor = static_cast<int>(marked.indexOf(u'|'));
    return complete(QString(marked).remove(cursor, 1), cursor, someNames(), everything);
}

} // namespace

class TestCompletion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void whatIsTakenReplacesTheWord_data();
    void whatIsTakenReplacesTheWord();
    void theTypedLettersAreKnown();
    void anAliasOrAPathIsTheDetail();
    void everythingIsOfferedOnRequest();
};

void TestCompletion::offers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("|", "");
    row("l|", "");
    row("ti|", "title:");
    row("TA|", "tag:");
    row("dig|", "digest:, digests:");
    row("low ti|", "title:");
    row("co|", "Compression, Compared");
    row("zzz|", "");
    row("low |", "");
    row("\"ti|", "");
    row("-ti|", "title:");
    row("(low OR ti|)", "title:");
    row("ti|tan", "title:");
    row("is:|", "unread, reading, read, dismissed, trashed, starred, tagged, untagged, duplicate");
    row("is:re|", "reading, read, unread, starred");
    row("status:|", "unread, reading, read, dismissed");
    row("has:u|", "url, authors");
    row("added:|", "today, yesterday, <7d, <1m, <1y, >1y");
    row("read:y|", "yesterday, today, <1y, >1y");
    row("year:n|", "none");
    row("digests:>|", ">1");
    row("tag:sp|", "Sparse attention, Pruning & sparsity");
    row("tag:=sp|", "Sparse attention, Pruning & sparsity");
    row("tag:eval|", "Évaluation");
    row("tag:\"pruning & |", "Pruning & sparsity");
    row("tag:search|", "NAS");
    row("tag:compression/|", "Pruning & sparsity");
    row("tag:NAS|", "");
    row("tag:\"NAS\"|", "");
    row("list:o|", "\"Best\" of 2024, To read, Compared");
    row("digest:may 2|", "");
    row("digest:m|", "may.txt");
    row("title:|", "");
    row("key:|", "");
    row("foo:|", "");
}

void TestCompletion::offers()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QStringList texts;
    for (const Candidate &candidate : completed(text).candidates)
        texts += candidate.text;
    QCOMPARE(texts.join(QStringLiteral(", ")), expected);
}

void TestCompletion::whatIsTakenReplacesTheWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("low ti| rank", "low title: rank");
    row("nas|", "tag:NAS");
    row("low spar| x", "low tag:\"Sparse attention\" x");
    row("tag:pru|", "tag:\"Pruning & sparsity\"");
    row("tag:\"pru|", "tag:\"Pruning & sparsity\"");
    row("tag:\"pru| y\" x", "tag:\"Pruning & sparsity\" x");
    row("-tag:=n|", "-tag:=NAS");
    row("(list:best|)", "(list:\"\\\"Best\\\" of 2024\")");
    row("digest:may|", "digest:may.txt");
    row("digest:twice|", "digest:8");
    row("ti|g:x", "title:");
    row("is:st|", "is:starred");
}

void TestCompletion::whatIsTakenReplacesTheWord()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Completion completion = completed(text);
    QVERIFY(!completion.candidates.empty());
    QString after = text;
    after.remove(u'|');
    after.replace(completion.position, completion.length, completion.candidates.front().replacement);
    QCOMPARE(after, expected);
}

void TestCompletion::theTypedLettersAreKnown()
{
    const Candidate found = completed(QStringLiteral("tag:spar|")).candidates.back();
    QCOMPARE(found.text, QStringLiteral("Pruning & sparsity"));
    QCOMPARE(found.text.mid(found.matched, found.letters), QStringLiteral("spar"));
    QCOMPARE(found.kind, Candidate::Kind::Tag);
    QCOMPARE(found.colour, 3);
}

void TestCompletion::anAliasOrAPathIsTheDetail()
{
    const Candidate alias = completed(QStringLiteral("tag:neural|")).candidates.front();
    QCOMPARE(alias.detail, QStringLiteral("Neural architecture search"));
    QCOMPARE(alias.matched, -1);
    const Candidate path = completed(QStringLiteral("tag:compression/p|")).candidates.front();
    QCOMPARE(path.detail, QStringLiteral("Compression/Pruning & sparsity"));
    const Candidate field = completed(QStringLiteral("digests|")).candidates.front();
    QVERIFY(!field.detail.isEmpty());
}

void TestCompletion::everythingIsOfferedOnRequest()
{
    QCOMPARE(completed(QStringLiteral("|"), true).candidates.size(), fieldTable().size());
    QCOMPARE(completed(QStringLiteral("low |"), true).candidates.size(), fieldTable().size());
    QCOMPARE(completed(QStringLiteral("l|"), true).candidates.front().text, QStringLiteral("list:"));
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
