// SPDX-License-Identifier: GPL-3.0-or-later
// SearchPlan: three-valued logic over sets, and its answer for one paper.
#include "model/searchplan.h"

#include "model/index/phrasematch.h"

#include <algorithm>

namespace sheaf
{

namespace
{

Truth allOf(const SearchPlan &plan, const DocBits &every)
{
    Truth truth{every, every};
    for (const SearchPlan &part : plan.parts) {
        const Truth of = truthOf(part, every);
        truth.surely &= of.surely;
        truth.possibly &= of.possibly;
    }
    return truth;
}

Truth anyOf(const SearchPlan &plan, const DocBits &every)
{
    Truth truth{DocBits(every.size()), DocBits(every.size())};
    for (const SearchPlan &part : plan.parts) {
        const Truth of = truthOf(part, every);
        truth.surely |= of.surely;
        truth.possibly |= of.possibly;
    }
    return truth;
}

Truth noneOf(const SearchPlan &plan, const DocBits &every)
{
    const Truth of = truthOf(plan.parts.front(), every);
    Truth truth{every, every};
    truth.surely -= of.possibly;
    truth.possibly -= of.surely;
    return truth;
}

bool oneHolds(std::string_view texts, const SearchPlan &plan)
{
    for (;;) {
        const std::size_t end = texts.find(IndexText::textEnd);
        if (holdsPhrase(texts.substr(0, end), plan.phrase, plan.open))
            return true;
        if (end == std::string_view::npos)
            return false;
        texts.remove_prefix(end + 1);
    }
}

bool phraseHolds(const SearchPlan &plan, const IndexText &text)
{
    const std::pair<quint8, const std::string *> fields[] = {{InTitle, &text.title},
                                                             {InAbstract, &text.abstract},
                                                             {InAuthors, &text.authors},
                                                             {InVenue, &text.venue},
                                                             {InNote, &text.note}};
    return std::ranges::any_of(fields, [&](const auto &field) {
        return (plan.places & field.first) != 0 && oneHolds(*field.second, plan);
    });
}

} // namespace

Truth truthOf(const SearchPlan &plan, const DocBits &every)
{
    switch (plan.kind) {
    case SearchPlan::Kind::All:
        return allOf(plan, every);
    case SearchPlan::Kind::Any:
        return anyOf(plan, every);
    case SearchPlan::Kind::Not:
        return noneOf(plan, every);
    case SearchPlan::Kind::Set:
        return {*plan.set, *plan.set};
    case SearchPlan::Kind::Phrase:
        return {DocBits(every.size()), *plan.set};
    }
    Q_UNREACHABLE();
}

bool holds(const SearchPlan &plan, const IndexText &text)
{
    const auto part = [&](const SearchPlan &of) { return holds(of, text); };
    switch (plan.kind) {
    case SearchPlan::Kind::All:
        return std::ranges::all_of(plan.parts, part);
    case SearchPlan::Kind::Any:
        return std::ranges::any_of(plan.parts, part);
    case SearchPlan::Kind::Not:
        return !part(plan.parts.front());
    case SearchPlan::Kind::Set:
        return plan.set->contains(documentOf(text.id));
    case SearchPlan::Kind::Phrase:
        return plan.set->contains(documentOf(text.id)) && phraseHolds(plan, text);
    }
    Q_UNREACHABLE();
}

} // namespace sheaf
