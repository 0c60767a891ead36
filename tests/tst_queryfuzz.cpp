// SPDX-License-Identifier: GPL-3.0-or-later
// Runs what the fuzzer runs, on its corpus, on pieces of it put together at random, and on generated queries.
#include "tests/fuzz/querycheck.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

template <class List>
const auto &oneOf(const List &list, QRandomGenerator &random)
{
    return list[static_cast<std::size_t>(random.bounded(static_cast<int>(std::size(list))))];
}

QString bit(QRandomGenerator &random)
{
    static const QString bits[] = {
        QStringLiteral("low"),        QStringLiteral("OR"),       QStringLiteral("NOT"),
        QStringLiteral("-"),          QStringLiteral("("),        QStringLiteral(")"),
        QStringLiteral("\""),         QStringLiteral("*"),        QStringLiteral(" "),
        QStringLiteral("  "),         QStringLiteral("tag:"),     QStringLiteral("title:"),
        QStringLiteral("is:"),        QStringLiteral("="),        QStringLiteral("\\"),
        QStringLiteral(":"),          QStringLiteral("starred"),  QStringLiteral("é"),
        QStringLiteral("深度学习"),   QStringLiteral("year:"),    QStringLiteral("2019"),
        QStringLiteral(".."),         QStringLiteral("<"),        QStringLiteral(">="),
        QStringLiteral("added:"),     QStringLiteral("today"),    QStringLiteral("7d"),
        QStringLiteral("2025-02-30"), QStringLiteral("\n"),       QStringLiteral("&"),
        QStringLiteral("id:1,"),      QStringLiteral("digests:"), QString::fromUcs4(U"😀"),
        QString(QChar(0xD800)),       QString(QChar(0)),          QStringLiteral("ﬁ\u0301"),
        QStringLiteral("\u202Ekey:"), QStringLiteral("has:n"),    QStringLiteral("999999999999"),
        QStringLiteral("read:")};
    return oneOf(bits, random);
}

// Queries as the parser makes them: no group within one of its kind, no empty term.
class QueryMaker final
{
public:
    explicit QueryMaker(QRandomGenerator &random) : m_random(random) {}

    Query any(int depth)
    {
        if (depth <= 0 || m_random.bounded(3) > 0)
            return all(depth);
        Any group;
        for (int count = 2 + m_random.bounded(3); count > 0; --count)
            group.parts.push_back(all(depth - 1));
        return Query{std::move(group)};
    }

private:
    Query all(int depth)
    {
        if (depth <= 0 || m_random.bounded(3) == 0)
            return unary(depth);
        All group;
        for (int count = 2 + m_random.bounded(3); count > 0; --count)
            group.parts.push_back(inAll(depth - 1));
        return Query{std::move(group)};
    }
    Query inAll(int depth)
    {
        Query part = any(depth);
        return std::holds_alternative<All>(part.node) ? unary(depth) : part;
    }
    Query unary(int depth)
    {
        if (depth <= 0 || m_random.bounded(4) > 0)
            return leaf();
        Negation negation;
        negation.of.push_back(any(depth - 1));
        return Query{std::move(negation)};
    }
    Query leaf()
    {
        static const QString words[] = {QStringLiteral("low"),  QStringLiteral("k-means++"), QStringLiteral("C++"),
                                        QStringLiteral("x(y)"), QStringLiteral("foo:bar"),   QStringLiteral("深度学"),
                                        QStringLiteral("ORb"),  QStringLiteral("Note:x"),    QStringLiteral("a*b")};
        static const QString values[] = {QStringLiteral("NAS"), QStringLiteral("a b"),   QStringLiteral("a\"b\\"),
                                         QStringLiteral("=x"),  QStringLiteral("(x"),    QStringLiteral("x)"),
                                         QStringLiteral("OR"),  QStringLiteral("-x"),    QStringLiteral("*"),
                                         QStringLiteral("a:b"), QStringLiteral("tag:x"), QStringLiteral("A/B")};
        static const std::pair<Field, const char *> known[] = {
            {Field::Year, "2019..2021"}, {Field::Year, "none"},     {Field::Added, "<7d"},  {Field::Read, "2025-01.."},
            {Field::Digests, ">=2"},     {Field::Id, "1,4..9"},     {Field::Is, "starred"}, {Field::Has, "doi"},
            {Field::Status, "read"},     {Field::Key, "smith2020*"}};
        const auto match = static_cast<Match>(m_random.bounded(5));
        const bool phrase = match == Match::Phrase || match == Match::OpenPhrase;
        const QString text = match == Match::Substring ? QStringLiteral("ank")
                             : phrase                  ? QStringLiteral("a \"b\" c")
                                                       : oneOf(words, m_random);
        switch (m_random.bounded(4)) {
        case 0:
            return Query{Words{text, match}};
        case 1:
            return Query{FieldTerm{m_random.bounded(2) == 0 ? Field::Title : Field::Note, text, match}};
        case 2: {
            const bool exactly = m_random.bounded(2) == 0;
            const Field field = exactly || m_random.bounded(2) == 0 ? Field::Tag : Field::List;
            return Query{FieldTerm{field, oneOf(values, m_random), Match::Whole, exactly}};
        }
        default: {
            const auto &[field, value] = oneOf(known, m_random);
            return Query{FieldTerm{field, QString::fromLatin1(value)}};
        }
        }
    }

    QRandomGenerator &m_random;
};

bool sameQueries(const std::vector<Query> &one, const std::vector<Query> &other);

// But for the places in the text.
struct SameQuery {
    bool operator()(const All &one, const All &other) const { return sameQueries(one.parts, other.parts); }
    bool operator()(const Any &one, const Any &other) const { return sameQueries(one.parts, other.parts); }
    bool operator()(const Negation &one, const Negation &other) const { return sameQueries(one.of, other.of); }
    bool operator()(const Words &one, const Words &other) const
    {
        return one.text == other.text && one.match == other.match;
    }
    bool operator()(const FieldTerm &one, const FieldTerm &other) const
    {
        return one.field == other.field && one.value == other.value && one.match == other.match &&
               one.exactly == other.exactly;
    }
    template <class One, class Other>
    bool operator()(const One &, const Other &) const
    {
        return false;
    }
};

bool sameQueries(const std::vector<Query> &one, const std::vector<Query> &other)
{
    return std::ranges::equal(one, other,
                              [](const Query &a, const Query &b) { return std::visit(SameQuery{}, a.node, b.node); });
}

} // namespace

class TestQueryFuzz final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCorpusHolds();
    void randomTextsHold();
    void longTextsHold();
    void generatedQueriesReadBackTheSame();
};

void TestQueryFuzz::theCorpusHolds()
{
    const QDir folder(QStringLiteral(SHEAF_SOURCE_DIR "/tests/fuzz/corpus_query"));
    const QStringList files = folder.entryList(QDir::Files);
    QVERIFY(files.size() >= 9);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (qsizetype length = 0; length <= text.size(); ++length) // as it is typed
            QCOMPARE(faultOf(text.left(length)), QString());
    }
}

void TestQueryFuzz::randomTextsHold()
{
    QRandomGenerator random(11);
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int bits = random.bounded(14); bits > 0; --bits)
            text += bit(random);
        if (const QString fault = faultOf(text); !fault.isEmpty())
            QFAIL(qPrintable(QString(text + QStringLiteral(": ") + fault)));
    }
}

void TestQueryFuzz::longTextsHold()
{
    QRandomGenerator random(12);
    for (int i = 0; i < 15; ++i) {
        const QString some = bit(random) + bit(random) + bit(random);
        const QString text = some.repeated(5'000);
        QCOMPARE(faultOf(text), QString());
    }
}

void TestQueryFuzz::generatedQueriesReadBackTheSame()
{
    QRandomGenerator random(13);
    QueryMaker maker(random);
    for (int i = 0; i < 20'000; ++i) {
        const Query query = maker.any(4);
        const QString written = queryText(query);
        const std::variant<Query, QueryError> parsed = parseQuery(written, false);
        if (const QueryError *error = std::get_if<QueryError>(&parsed))
            QFAIL(qPrintable(QString(written + QStringLiteral(": ") + error->what)));
        if (!std::visit(SameQuery{}, query.node, std::get<Query>(parsed).node))
            QFAIL(qPrintable(QString(written + QStringLiteral(" reads as ") + queryText(std::get<Query>(parsed)))));
    }
}

QTEST_GUILESS_MAIN(TestQueryFuzz)
#include "tst_queryfuzz.moc"
