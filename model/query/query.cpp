// SPDX-License-Identifier: GPL-3.0-or-later
// The table of fields, and queries written as text.
#include "model/query/query.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::array s_fields{
    FieldInfo{Field::Title, "title", true},      FieldInfo{Field::Abstract, "abstract", true},
    FieldInfo{Field::Note, "note", true},        FieldInfo{Field::Author, "author", true},
    FieldInfo{Field::Venue, "venue", true},      FieldInfo{Field::Tag, "tag", false},
    FieldInfo{Field::List, "list", false},       FieldInfo{Field::Digest, "digest", false},
    FieldInfo{Field::Status, "status", false},   FieldInfo{Field::Is, "is", false},
    FieldInfo{Field::Has, "has", false},         FieldInfo{Field::Year, "year", false},
    FieldInfo{Field::Added, "added", false},     FieldInfo{Field::Read, "read", false},
    FieldInfo{Field::Digests, "digests", false}, FieldInfo{Field::Key, "key", false},
    FieldInfo{Field::Id, "id", false},
};

constexpr std::array s_isValues{"unread",  "reading", "read",     "dismissed", "trashed",
                                "starred", "tagged",  "untagged", "duplicate"};
constexpr std::array s_hasValues{"note", "highlight", "doi", "arxiv", "url", "authors"};

QString phraseText(const QString &text)
{
    QString out(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        out += c;
    }
    out += u'"';
    return out;
}

QString matchText(const QString &text, Match match)
{
    switch (match) {
    case Match::Whole:
        return text;
    case Match::Prefix:
        return text + u'*';
    case Match::Phrase:
        return phraseText(text);
    case Match::OpenPhrase:
        return phraseText(text) + u'*';
    case Match::Substring:
        return u'*' + text + u'*';
    }
    Q_UNREACHABLE();
}

QString bracketed(const Query &query)
{
    const QString inner = queryText(query);
    // A bracket inside the last word would take the closing one for its own.
    return u'(' + inner + (inner.contains(u'(') ? QStringLiteral(" )") : QStringLiteral(")"));
}

bool needsBrackets(const Query &part, bool inNegation)
{
    return std::holds_alternative<Any>(part.node) || (inNegation && std::holds_alternative<All>(part.node));
}

QString joinedText(const std::vector<Query> &parts, const QString &between, bool bracketAny)
{
    QStringList texts;
    for (const Query &part : parts)
        texts += bracketAny && needsBrackets(part, false) ? bracketed(part) : queryText(part);
    return texts.join(between);
}

struct QueryWriter {
    QString operator()(const All &all) const { return joinedText(all.parts, QStringLiteral(" "), true); }
    QString operator()(const Any &any) const { return joinedText(any.parts, QStringLiteral(" OR "), false); }
    QString operator()(const Negation &negation) const
    {
        const Query &of = negation.of.front();
        return u'-' + (needsBrackets(of, true) ? bracketed(of) : queryText(of));
    }
    QString operator()(const Words &words) const { return matchText(words.text, words.match); }
    QString operator()(const FieldTerm &term) const
    {
        const bool text = std::ranges::find(s_fields, term.field, &FieldInfo::field)->text;
        const QString value = text ? matchText(term.value, term.match) : quoted(term.value);
        return fieldName(term.field) + (term.exactly ? QStringLiteral(":=") : QStringLiteral(":")) + value;
    }
};

} // namespace

std::span<const FieldInfo> fieldTable()
{
    return s_fields;
}

QString fieldName(Field field)
{
    const auto row = std::ranges::find(s_fields, field, &FieldInfo::field);
    return QString::fromLatin1(row->name);
}

std::span<const char *const> isValues()
{
    return s_isValues;
}

std::span<const char *const> hasValues()
{
    return s_hasValues;
}

QString queryText(const Query &query)
{
    return std::visit(QueryWriter{}, query.node);
}

QString quoted(const QString &value)
{
    const auto marks = [](QChar c) { return c.isSpace() || QStringView(u"\"()\\*").contains(c); };
    const bool bare = !value.isEmpty() && !value.startsWith(u'=') && std::ranges::none_of(value, marks);
    return bare ? value : phraseText(value);
}

} // namespace sheaf
