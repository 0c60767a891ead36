// SPDX-License-Identifier: GPL-3.0-or-later
// Census: one walk over the query.
#include "model/querycensus.h"

#include <algorithm>

namespace sheaf
{

namespace
{

void take(const FieldTerm &term, bool onTop, Census &census)
{
    const bool dismissed = term.field == Field::Status ||
                           (term.field == Field::Is && term.value == QStringLiteral("dismissed")) ||
                           term.field == Field::List;
    census.withDismissed = census.withDismissed || dismissed;
    census.byId = census.byId || term.field == Field::Id;
    census.inTrash = census.inTrash || (term.field == Field::Is && term.value == QStringLiteral("trashed"));
    census.words = census.words || isText(term.field);
    if (onTop && (term.field == Field::List || term.field == Field::Digest))
        census.places.push_back(&term);
}

void take(const Query &query, bool onTop, Census &census)
{
    const auto takeParts = [&](const std::vector<Query> &parts, bool stillOnTop) {
        for (const Query &part : parts)
            take(part, stillOnTop, census);
    };
    if (const auto *all = std::get_if<All>(&query.node))
        takeParts(all->parts, onTop);
    else if (const auto *any = std::get_if<Any>(&query.node))
        takeParts(any->parts, false);
    else if (const auto *negation = std::get_if<Negation>(&query.node))
        takeParts(negation->of, false);
    else if (const auto *field = std::get_if<FieldTerm>(&query.node))
        take(*field, onTop, census);
    else
        census.words = true;
    const bool isPart = onTop && !std::holds_alternative<All>(query.node);
    census.parts += isPart ? 1 : 0;
}

} // namespace

const FieldTerm *Census::only(Field field) const
{
    return !words && places.size() == 1 && places.front()->field == field ? places.front() : nullptr;
}

Census censusOf(const Query &query)
{
    Census census;
    take(query, true, census);
    return census;
}

bool isText(Field field)
{
    return std::ranges::any_of(fieldTable(), [=](const FieldInfo &info) { return info.field == field && info.text; });
}

} // namespace sheaf
