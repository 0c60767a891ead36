// SPDX-License-Identifier: GPL-3.0-or-later
// A recursive descent over the grammar in query.h.
#include "model/query/lexer.h"
#include "model/query/values.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int s_deepest = 50;
constexpr qsizetype s_shortestPart = 3; // letters of *abc*

struct Phrase {
    QString text;
    bool open = false; // its last word is a prefix
};

class QueryParser final
{
    Q_DECLARE_TR_FUNCTIONS(sheaf::QueryParser)

public:
    QueryParser(QStringView text, bool typing) : m_text(text), m_typing(typing) {}

    std::variant<Query, QueryError> parse()
    {
        std::optional<Query> query = any();
        if (m_error)
            return *std::move(m_error);
        return query ? *std::move(query) : Query{};
    }

private:
    // All of these give nothing where nothing is asked for, and after an error.
    std::optional<Query> any();
    std::optional<Query> all();
    std::optional<Query> unary();
    std::optional<Query> negated();
    std::optional<Query> bracket();
    std::optional<Query> phraseTerm();
    std::optional<Query> wordTerm();
    std::optional<Query> fieldTerm(const FieldInfo &info, qsizetype start);

    QStringView bareWord();
    Phrase phrase();
    Match matchOf(QStringView &word);
    bool isLongEnough(QStringView part, qsizetype start);
    std::optional<Query> checked(FieldTerm &&term, const FieldInfo &info);

    bool atEnd() const { return m_at >= m_text.size(); }
    bool at(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    bool atBracketEnd() const { return m_open > 0 && at(u')'); }
    void skipSpace()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }
    // More letters may follow.
    bool beingTyped() const { return m_typing && atEnd(); }
    // An operator of letters is a word by itself; at the end of what is being typed it may still become another one.
    bool atOperator(QStringView name) const
    {
        const QStringView rest = m_text.sliced(m_at);
        if (!rest.startsWith(name))
            return false;
        if (rest.size() == name.size())
            return !m_typing;
        const QChar next = rest[name.size()];
        return next.isSpace() || next == u'(' || next == u'"' || (m_open > 0 && next == u')');
    }
    bool tooDeep();
    void fail(qsizetype start, qsizetype length, const QString &what, bool unfinished = false)
    {
        if (!m_error)
            m_error = QueryError{static_cast<int>(start), static_cast<int>(length), what, unfinished};
    }

    QStringView m_text;
    bool m_typing;
    qsizetype m_at = 0;
    int m_open = 0;  // brackets
    int m_depth = 0; // brackets and negations
    std::optional<QueryError> m_error;
};

// Signs alone ("&", "-") are not searched for. A surrogate is taken for half of a letter.
bool asksForSomething(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

template <class Group>
void addPart(std::vector<Query> &parts, Query &&part)
{
    if (Group *group = std::get_if<Group>(&part.node))
        std::ranges::move(group->parts, std::back_inserter(parts));
    else
        parts.push_back(std::move(part));
}

template <class Group>
std::optional<Query> grouped(std::vector<Query> &&parts)
{
    if (parts.empty())
        return std::nullopt;
    if (parts.size() == 1)
        return std::move(parts.front());
    return Query{Group{std::move(parts)}};
}

std::optional<Query> QueryParser::any()
{
    std::vector<Query> parts;
    skipSpace();
    qsizetype operatorAt = -1;
    for (;;) {
        const qsizetype start = m_at;
        std::optional<Query> part = all();
        if (m_error)
            return std::nullopt;
        const bool sideIsEmpty = m_at == start;
        if (part)
            addPart<Any>(parts, *std::move(part));
        if (sideIsEmpty && operatorAt >= 0) {
            fail(operatorAt, 2, tr("Nothing follows OR."), beingTyped());
            return std::nullopt;
        }
        if (atEnd() || !atOperator(u"OR"))
            return grouped<Any>(std::move(parts));
        operatorAt = m_at;
        if (sideIsEmpty) {
            fail(operatorAt, 2, tr("Nothing stands before OR."));
            return std::nullopt;
        }
        m_at += 2;
        skipSpace();
    }
}

std::optional<Query> QueryParser::all()
{
    std::vector<Query> parts;
    skipSpace();
    while (!atEnd() && !m_error && !atBracketEnd() && !atOperator(u"OR")) {
        if (std::optional<Query> part = unary())
            addPart<All>(parts, *std::move(part));
        skipSpace();
    }
    return grouped<All>(std::move(parts));
}

std::optional<Query> QueryParser::unary()
{
    const qsizetype start = m_at;
    const bool more = m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
    if (at(u'-') && more) {
        ++m_at;
        return negated();
    }
    if (atOperator(u"NOT")) {
        m_at += 3;
        skipSpace();
        if (atEnd() || atBracketEnd() || atOperator(u"OR"))
            fail(start, 3, tr("Nothing follows NOT."), beingTyped());
        return m_error ? std::nullopt : negated();
    }
    if (at(u'('))
        return bracket();
    return at(u'"') ? phraseTerm() : wordTerm();
}

std::optional<Query> QueryParser::negated()
{
    if (tooDeep() || atEnd() || atBracketEnd())
        return std::nullopt;
    ++m_depth;
    std::optional<Query> of = unary();
    --m_depth;
    if (!of || m_error)
        return std::nullopt;
    Negation negation;
    negation.of.push_back(*std::move(of));
    return Query{std::move(negation)};
}

std::optional<Query> QueryParser::bracket()
{
    const qsizetype start = m_at;
    if (tooDeep())
        return std::nullopt;
    ++m_at;
    ++m_open;
    ++m_depth;
    std::optional<Query> inner = any();
    --m_open;
    --m_depth;
    if (m_error)
        return std::nullopt;
    if (at(u')'))
        ++m_at;
    else if (!m_typing)
        fail(start, 1, tr("The bracket is not closed."));
    return inner;
}

std::optional<Query> QueryParser::phraseTerm()
{
    const qsizetype start = m_at;
    const Phrase found = phrase();
    if (m_error || !asksForSomething(found.text))
        return std::nullopt;
    return Query{Words{found.text, found.open ? Match::OpenPhrase : Match::Phrase, static_cast<int>(start),
                       static_cast<int>(m_at - start)}};
}

std::optional<Query> QueryParser::wordTerm()
{
    const qsizetype start = m_at;
    if (const FieldInfo *info = fieldAtStart(m_text.sliced(m_at)))
        return fieldTerm(*info, start);
    QStringView word = bareWord();
    const Match match = matchOf(word);
    if (!asksForSomething(word))
        return std::nullopt;
    if (match == Match::Substring && !isLongEnough(word, start))
        return std::nullopt;
    return Query{Words{word.toString(), match, static_cast<int>(start), static_cast<int>(m_at - start)}};
}

std::optional<Query> QueryParser::fieldTerm(const FieldInfo &info, qsizetype start)
{
    m_at += static_cast<qsizetype>(qstrlen(info.name)) + 1;
    FieldTerm term;
    term.field = info.field;
    if (info.field == Field::Tag && at(u'=')) {
        term.exactly = true;
        ++m_at;
    }
    if (at(u'"')) {
        Phrase found = phrase();
        term.value = std::move(found.text);
        if (info.text)
            term.match = found.open ? Match::OpenPhrase : Match::Phrase;
    } else {
        QStringView word = bareWord();
        if (info.text)
            term.match = matchOf(word);
        term.value = word.toString();
    }
    term.position = static_cast<int>(start);
    term.length = static_cast<int>(m_at - start);
    if (m_error)
        return std::nullopt;
    return checked(std::move(term), info);
}

std::optional<Query> QueryParser::checked(FieldTerm &&term, const FieldInfo &info)
{
    if (term.value.isEmpty()) {
        if (!beingTyped())
            fail(term.position, term.length,
                 tr("“%1:” needs a value directly after the colon.").arg(fieldName(info.field)));
        return std::nullopt;
    }
    if (info.text && !asksForSomething(term.value))
        return std::nullopt;
    if (term.match == Match::Substring && !isLongEnough(term.value, term.position))
        return std::nullopt;
    if (std::optional<QueryError> error = checkValue(term)) {
        error->unfinished = error->unfinished && beingTyped();
        m_error = std::move(error);
        return std::nullopt;
    }
    return Query{std::move(term)};
}

bool QueryParser::isLongEnough(QStringView part, qsizetype start)
{
    if (part.toUcs4().size() >= s_shortestPart)
        return true;
    const bool starMissing = m_text[m_at - 1] != u'*';
    fail(start, m_at - start, tr("“*%1*” is too short: a part of a word needs three letters or more.").arg(part),
         beingTyped() && starMissing);
    return false;
}

QStringView QueryParser::bareWord()
{
    const qsizetype start = m_at;
    m_at += wordLength(m_text.sliced(m_at), m_open > 0);
    return m_text.sliced(start, m_at - start);
}

Phrase QueryParser::phrase()
{
    const qsizetype start = m_at;
    const Quotation quotation = quotationAtStart(m_text.sliced(m_at));
    m_at += quotation.length;
    if (!quotation.closed && !m_typing)
        fail(start, m_at - start, tr("The quotation mark is not closed."));
    const QString &text = quotation.text;
    bool open = !quotation.closed && !text.isEmpty() && !text.back().isSpace();
    if (quotation.closed && at(u'*')) {
        open = true;
        ++m_at;
    }
    return {text.simplified(), open};
}

// What a bare word's stars and its place say; takes the stars off.
Match QueryParser::matchOf(QStringView &word)
{
    const bool before = word.startsWith(u'*');
    const bool after = word.endsWith(u'*');
    while (word.startsWith(u'*'))
        word = word.sliced(1);
    while (word.endsWith(u'*'))
        word.chop(1);
    if (before)
        return Match::Substring;
    return after || (m_typing && atEnd()) ? Match::Prefix : Match::Whole;
}

bool QueryParser::tooDeep()
{
    if (m_depth >= s_deepest)
        fail(m_at, 1, tr("The brackets are nested too deeply."));
    return m_depth >= s_deepest;
}

} // namespace

std::variant<Query, QueryError> parseQuery(QStringView text, bool typing)
{
    return QueryParser(text, typing).parse();
}

} // namespace sheaf
