// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be known of a query apart from its answer.
#include "app/querytraits.h"

#include "model/query/values.h"

#include <algorithm>

namespace sheaf
{

namespace
{

bool anyBeyondAll(const Query &query)
{
    if (const FieldTerm *term = std::get_if<FieldTerm>(&query.node))
        return term->field == Field::Status || term->field == Field::List || term->field == Field::Id ||
               (term->field == Field::Is &&
                (term->value == QLatin1String("dismissed") || term->value == QLatin1String("trashed")));
    const auto any = [](const std::vector<Query> &parts) {
        return std::ranges::any_of(parts, [](const Query &part) { return anyBeyondAll(part); });
    };
    if (const All *all = std::get_if<All>(&query.node))
        return any(all->parts);
    if (const Any *either = std::get_if<Any>(&query.node))
        return any(either->parts);
    const Negation *negation = std::get_if<Negation>(&query.node);
    return negation && any(negation->of);
}

bool anyTags(const Query &query)
{
    if (const auto *all = std::get_if<All>(&query.node))
        return std::ranges::any_of(all->parts, anyTags);
    if (const auto *any = std::get_if<Any>(&query.node))
        return std::ranges::any_of(any->parts, anyTags);
    if (const auto *negation = std::get_if<Negation>(&query.node))
        return std::ranges::any_of(negation->of, anyTags);
    const auto *term = std::get_if<FieldTerm>(&query.node);
    return term && term->field == Field::Tag;
}

bool anyWords(const Query &query)
{
    if (const auto *all = std::get_if<All>(&query.node))
        return std::ranges::any_of(all->parts, anyWords);
    if (const auto *any = std::get_if<Any>(&query.node))
        return std::ranges::any_of(any->parts, anyWords);
    if (const auto *term = std::get_if<FieldTerm>(&query.node))
        return std::ranges::any_of(fieldTable(),
                                   [&](const FieldInfo &info) { return info.field == term->field && info.text; });
    return std::holds_alternative<Words>(query.node);
}

} // namespace

const FieldTerm *onlyField(const std::variant<Query, QueryError> &parsed)
{
    const Query *query = std::get_if<Query>(&parsed);
    if (!query)
        return nullptr;
    if (const All *all = std::get_if<All>(&query->node); all && all->parts.size() == 1)
        return std::get_if<FieldTerm>(&all->parts.front().node);
    return std::get_if<FieldTerm>(&query->node);
}

bool reachesBeyondAll(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    const Query *tree = std::get_if<Query>(&parsed);
    return tree && anyBeyondAll(*tree);
}

bool namesTags(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    const Query *tree = std::get_if<Query>(&parsed);
    return tree && anyTags(*tree);
}

bool hasWords(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    const Query *tree = std::get_if<Query>(&parsed);
    return tree && anyWords(*tree);
}

} // namespace sheaf
