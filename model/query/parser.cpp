// SPDX-License-Identifier: GPL-3.0-or-later
// A recursive descent over the grammar in query.h.
#include "model/query/parser.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int s_deepest = 50;

struct Phrase {
    QString text;
    bool open = false; // its last word is a prefix
};

class QueryParser final
{
    Q_DECLARE_TR_FUNCTIONS(sheaf::QueryParser)

public:
    QueryParser(QStringView text, bool typing) : m_text(text), m_typing(typing) {}

    ParsedQuery parse()
    {
        std::optional<Query> query = any();
        ParsedQuery parsed;
        if (m_error)
            parsed.result = *std::move(m_error);
        else
            parsed.result = query ? *std::move(query) : Query{};
        parsed.notYet = std::move(m_notYet);
        return parsed;
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
    void checkUnderstood(const FieldTerm &term);

    bool atEnd() const { return m_at >= m_text.size(); }
    bool at(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    bool atBracketEnd() const { return m_open > 0 && at(u')'); }
    void skipSpace()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }
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
    const FieldInfo *fieldHere() const;
    bool tooDeep();
    void fail(qsizetype start, qsizetype length, const QString &what)
    {
        if (!m_error)
            m_error = QueryError{static_cast<int>(start), static_cast<int>(length), what};
    }
    void later(qsizetype start, qsizetype length, const QString &name)
    {
        if (!m_notYet)
            m_notYet = QueryError{static_cast<int>(start), static_cast<int>(length),
                                  tr("Sheaf does not understand %1 yet.").arg(name)};
    }

    QStringView m_text;
    bool m_typing;
    qsizetype m_at = 0;
    int m_open = 0;  // brackets
    int m_depth = 0; // brackets and negations
    std::optional<QueryError> m_error;
    std::optional<QueryError> m_notYet;
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
            fail(operatorAt, 2, tr("Nothing follows OR."));
            return std::nullopt;
        }
        if (atEnd() || !atOperator(u"OR"))
            return grouped<Any>(std::move(parts));
        operatorAt = m_at;
        if (sideIsEmpty) {
            fail(operatorAt, 2, tr("Nothing stands before OR."));
            return std::nullopt;
        }
        later(operatorAt, 2, QStringLiteral("OR"));
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
        later(start, 1, tr("“-” (NOT)"));
        ++m_at;
        return negated();
    }
    if (atOperator(u"NOT")) {
        later(start, 3, QStringLiteral("NOT"));
        m_at += 3;
        skipSpace();
        if (atEnd() || atBracketEnd() || atOperator(u"OR"))
            fail(start, 3, tr("Nothing follows NOT."));
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
    later(start, 1, tr("brackets"));
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
    if (const FieldInfo *info = fieldHere())
        return fieldTerm(*info, start);
    QStringView word = bareWord();
    const Match match = matchOf(word);
    if (!asksForSomething(word))
        return std::nullopt;
    if (match == Match::Substring)
        later(start, m_at - start, tr("“*%1*” (a part of a word)").arg(word));
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
    checkUnderstood(term);
    if (!term.value.isEmpty())
        return Query{std::move(term)};
    if (!(m_typing && atEnd()))
        fail(start, m_at - start, tr("“%1:” needs a value directly after the colon.").arg(fieldName(info.field)));
    return std::nullopt;
}

void QueryParser::checkUnderstood(const FieldTerm &term)
{
    const auto row = std::ranges::find(fieldTable(), term.field, &FieldInfo::field);
    if (!row->understood)
        later(term.position, term.length, tr("“%1:”").arg(fieldName(term.field)));
    else if (term.exactly)
        later(term.position, term.length, QStringLiteral("“tag:=”"));
}

// From here to a space, a quotation mark or the end of an open bracket.
QStringView QueryParser::bareWord()
{
    const qsizetype start = m_at;
    int inner = 0;
    for (; !atEnd(); ++m_at) {
        const QChar c = m_text[m_at];
        if (c.isSpace() || c == u'"')
            break;
        if (c == u'(')
            ++inner;
        else if (c == u')' && inner > 0)
            --inner;
        else if (c == u')' && m_open > 0)
            break;
    }
    return m_text.sliced(start, m_at - start);
}

Phrase QueryParser::phrase()
{
    const qsizetype start = m_at++;
    QString text;
    for (; !atEnd() && !at(u'"'); ++m_at) {
        const bool escape =
            at(u'\\') && m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\');
        if (escape)
            ++m_at;
        text += m_text[m_at];
    }
    const bool closed = at(u'"');
    if (closed)
        ++m_at;
    else if (!m_typing)
        fail(start, m_at - start, tr("The quotation mark is not closed."));
    bool open = !closed && !text.isEmpty() && !text.back().isSpace();
    if (closed && at(u'*')) {
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

const FieldInfo *QueryParser::fieldHere() const
{
    const QStringView rest = m_text.sliced(m_at);
    for (const FieldInfo &info : fieldTable()) {
        const QLatin1String name(info.name);
        if (rest.size() > name.size() && rest.startsWith(name) && rest[name.size()] == u':')
            return &info;
    }
    return nullptr;
}

bool QueryParser::tooDeep()
{
    if (m_depth >= s_deepest)
        fail(m_at, 1, tr("The brackets are nested too deeply."));
    return m_depth >= s_deepest;
}

} // namespace

ParsedQuery parseWholeLanguage(QStringView text, bool typing)
{
    return QueryParser(text, typing).parse();
}

} // namespace sheaf
