// SPDX-License-Identifier: GPL-3.0-or-later
// Walks and rebuilds the tree; groups that lose their parts go, and none is left within its like.
#include "model/query/tagpicks.h"

#include "model/text/fold.h"

#include <algorithm>
#include <optional>

namespace sheaf
{

namespace
{

std::string foldedTag(const QString &name)
{
    return fold(name.simplified().toStdString());
}

// The spellings folded once, for a walk over many terms.
class TagNames final
{
public:
    explicit TagNames(const TagSpelling &tag)
    {
        m_names.push_back(foldedTag(tag.name));
        for (const QString &other : tag.others)
            m_names.push_back(foldedTag(other));
    }
    bool mean(const FieldTerm &term) const
    {
        return term.field == Field::Tag && std::ranges::find(m_names, foldedTag(term.value)) != m_names.end();
    }

private:
    std::vector<std::string> m_names;
};

bool isTagTerm(const Query &query)
{
    const auto *term = std::get_if<FieldTerm>(&query.node);
    return term && term->field == Field::Tag;
}

bool namesTags(const Query &query)
{
    if (const auto *all = std::get_if<All>(&query.node))
        return std::ranges::any_of(all->parts, namesTags);
    if (const auto *any = std::get_if<Any>(&query.node))
        return std::ranges::any_of(any->parts, namesTags);
    if (const auto *negation = std::get_if<Negation>(&query.node))
        return namesTags(negation->of.front());
    return isTagTerm(query);
}

TagUse usedIn(const Query &query, const TagNames &names, TagUse here)
{
    const auto firstOf = [&](const std::vector<Query> &parts, TagUse use) {
        for (const Query &part : parts) {
            if (const TagUse found = usedIn(part, names, use); found != TagUse::None)
                return found;
        }
        return TagUse::None;
    };
    if (const auto *all = std::get_if<All>(&query.node))
        return firstOf(all->parts, here);
    if (const auto *any = std::get_if<Any>(&query.node))
        return firstOf(any->parts, here == TagUse::Not ? here : TagUse::Either);
    if (const auto *negation = std::get_if<Negation>(&query.node))
        return firstOf(negation->of, here == TagUse::Not ? TagUse::Both : TagUse::Not);
    const auto *term = std::get_if<FieldTerm>(&query.node);
    return term && names.mean(*term) ? here : TagUse::None;
}

template <class Group>
void addTo(std::vector<Query> &parts, Query part)
{
    if (Group *group = std::get_if<Group>(&part.node))
        std::ranges::move(group->parts, std::back_inserter(parts));
    else
        parts.push_back(std::move(part));
}

// Nothing: the query asked for nothing else.
std::optional<Query> without(const Query &query, const TagNames &names);

template <class Group>
std::optional<Query> groupWithout(const Group &group, const TagNames &names)
{
    std::vector<Query> left;
    for (const Query &part : group.parts) {
        if (std::optional<Query> kept = without(part, names))
            addTo<Group>(left, *std::move(kept));
    }
    if (left.empty())
        return std::nullopt;
    if (left.size() == 1)
        return std::move(left.front());
    return Query{Group{std::move(left)}};
}

std::optional<Query> without(const Query &query, const TagNames &names)
{
    if (const auto *all = std::get_if<All>(&query.node))
        return groupWithout(*all, names);
    if (const auto *any = std::get_if<Any>(&query.node))
        return groupWithout(*any, names);
    if (const auto *negation = std::get_if<Negation>(&query.node)) {
        std::optional<Query> of = without(negation->of.front(), names);
        if (!of)
            return std::nullopt;
        Negation kept;
        kept.of.push_back(*std::move(of));
        return Query{std::move(kept)};
    }
    const auto *term = std::get_if<FieldTerm>(&query.node);
    if (term && names.mean(*term))
        return std::nullopt;
    return query;
}

Query beside(Query query, Query part)
{
    std::vector<Query> parts;
    addTo<All>(parts, std::move(query));
    addTo<All>(parts, std::move(part));
    if (parts.size() == 1)
        return std::move(parts.front());
    return Query{All{std::move(parts)}};
}

// A tag, or alternatives with a tag among them.
bool hasAlternatives(const Query &query)
{
    const auto *any = std::get_if<Any>(&query.node);
    return any ? std::ranges::any_of(any->parts, isTagTerm) : isTagTerm(query);
}

Query either(Query query, Query term)
{
    std::vector<Query> parts;
    addTo<Any>(parts, std::move(query));
    parts.push_back(std::move(term));
    return Query{Any{std::move(parts)}};
}

Query withAlternative(Query query, Query term)
{
    if (hasAlternatives(query))
        return either(std::move(query), std::move(term));
    if (auto *all = std::get_if<All>(&query.node)) {
        const auto last = std::find_if(all->parts.rbegin(), all->parts.rend(), hasAlternatives);
        if (last != all->parts.rend()) {
            *last = either(std::move(*last), std::move(term));
            return query;
        }
    }
    return beside(std::move(query), std::move(term));
}

Query tagTerm(const TagSpelling &tag)
{
    FieldTerm term;
    term.field = Field::Tag;
    term.value = tag.name;
    return Query{std::move(term)};
}

} // namespace

TagUse tagUse(const Query &query, const TagSpelling &tag)
{
    return usedIn(query, TagNames(tag), TagUse::Both);
}

Query withTag(const Query &query, const TagSpelling &tag, TagPick pick)
{
    if (pick == TagPick::Alone)
        return tagTerm(tag);
    const TagUse use = tagUse(query, tag);
    Query rest = without(query, TagNames(tag)).value_or(Query{});
    const bool asked = use == TagUse::Both || use == TagUse::Either;
    switch (pick) {
    case TagPick::Both:
        if (use != TagUse::None)
            return rest;
        return namesTags(query) ? beside(std::move(rest), tagTerm(tag)) : tagTerm(tag);
    case TagPick::Either:
        return asked ? rest : withAlternative(std::move(rest), tagTerm(tag));
    case TagPick::Not: {
        if (use == TagUse::Not)
            return rest;
        Negation negation;
        negation.of.push_back(tagTerm(tag));
        return beside(std::move(rest), Query{std::move(negation)});
    }
    case TagPick::Alone:
        break;
    }
    Q_UNREACHABLE();
}

Query queryFor(const QString &text)
{
    Words words;
    words.text = text.simplified();
    const auto says = [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); };
    if (std::ranges::none_of(words.text, says))
        return {};
    Query bare{words};
    const std::variant<Query, QueryError> read = parseQuery(queryText(bare), false);
    const Query *tree = std::get_if<Query>(&read);
    const Words *same = tree ? std::get_if<Words>(&tree->node) : nullptr;
    if (same && same->match == Match::Whole && same->text == words.text)
        return bare;
    words.match = Match::Phrase; // what would be read as several words or an operator
    return Query{std::move(words)};
}

} // namespace sheaf
