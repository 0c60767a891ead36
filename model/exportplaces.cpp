// SPDX-License-Identifier: GPL-3.0-or-later
// What an export writes, in order: papers with their comments under headings.
#include "model/exportplaces.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

struct ExportGroup {
    QString heading;
    std::vector<ExportPlace> places;
};

// The list's sections; without a list one group.
std::vector<ExportGroup> sectionsOf(Library &library, const ExportPlan &plan, std::vector<PaperId> &trashed)
{
    std::vector<ExportGroup> groups(1);
    const IdSet known = library.everyPaper();
    const IdSet thrown = library.trashed();
    if (plan.list == ListId{}) {
        const IdSet shown = known - thrown - library.withStatus(Status::Dismissed);
        for (const PaperId id : plan.everything ? library.ordered(shown, Order::Added) : plan.papers) {
            if (known.contains(id))
                groups.front().places.push_back({id, {}, {}});
        }
        return groups;
    }
    for (const ListItem &item : library.items(plan.list)) {
        if (item.paper == PaperId{})
            groups.push_back({item.text, {}});
        else if (thrown.contains(item.paper))
            trashed.push_back(item.paper);
        else if (known.contains(item.paper))
            groups.back().places.push_back({item.paper, {}, item.text});
    }
    return groups;
}

IdSet papersOf(const std::vector<ExportGroup> &groups)
{
    IdSet papers;
    for (const ExportGroup &group : groups) {
        for (const ExportPlace &place : group.places)
            papers.add(place.paper);
    }
    return papers;
}

void sortWithin(Library &library, Order order, std::vector<ExportGroup> &groups)
{
    QHash<PaperId, std::size_t> ranks;
    for (const PaperId id : library.ordered(papersOf(groups), order))
        ranks.insert(id, static_cast<std::size_t>(ranks.size()));
    for (ExportGroup &group : groups) {
        std::stable_sort(group.places.begin(), group.places.end(),
                         [&](const ExportPlace &a, const ExportPlace &b) { return ranks[a.paper] < ranks[b.paper]; });
    }
}

// Indexes into the tags as the sidebar shows them: children below their parents, siblings as given.
void appendBelow(TagId parent, const std::vector<Tag> &tags, std::vector<std::size_t> &order)
{
    for (std::size_t at = 0; at < tags.size(); ++at) {
        if (tags[at].parent == parent) {
            order.push_back(at);
            appendBelow(tags[at].id, tags, order);
        }
    }
}

// The nearest area from the tag upwards; 0 if there is none.
TagId areaOver(const Tag &tag, const std::vector<Tag> &tags)
{
    const Tag *at = &tag;
    while (at->area.isEmpty()) {
        const auto parent =
            std::find_if(tags.begin(), tags.end(), [&](const Tag &one) { return one.id == at->parent; });
        if (parent == tags.end())
            return {};
        at = &*parent;
    }
    return at->id;
}

std::vector<ExportGroup> groupsByArea(Library &library, const ExportGroup &all)
{
    const std::vector<Tag> tags = library.tags();
    std::vector<std::size_t> order;
    appendBelow({}, tags, order);
    QHash<PaperId, TagId> headings;
    IdSet left = papersOf({all});
    for (const bool areas : {true, false}) {
        for (const std::size_t at : order) {
            const TagId area = areaOver(tags[at], tags);
            if ((area != TagId{}) != areas || left.empty())
                continue;
            const IdSet found = left & library.taggedWith(tags[at].id, false);
            found.each([&](PaperId id) { headings.insert(id, areas ? area : tags[at].id); });
            left -= found;
        }
    }
    std::vector<ExportGroup> groups;
    QHash<TagId, std::size_t> places;
    for (const std::size_t at : order) {
        places.insert(tags[at].id, groups.size());
        groups.push_back({tags[at].name, {}});
    }
    places.insert({}, groups.size());
    groups.push_back({headings.isEmpty() ? QString() : QCoreApplication::translate("Export", "Other"), {}});
    for (const ExportPlace &place : all.places)
        groups[places.value(headings.value(place.paper))].places.push_back(place);
    std::erase_if(groups, [](const ExportGroup &group) { return group.places.empty(); });
    return groups;
}

ExportGroup flattened(const std::vector<ExportGroup> &groups)
{
    ExportGroup all;
    for (const ExportGroup &group : groups)
        all.places.insert(all.places.end(), group.places.begin(), group.places.end());
    return all;
}

} // namespace

ExportPlaces exportPlaces(Library &library, const ExportPlan &plan)
{
    ExportPlaces found;
    std::vector<ExportGroup> groups = sectionsOf(library, plan, found.trashed);
    if (plan.grouping != Grouping::Section)
        groups = {flattened(groups)};
    if (plan.order && *plan.order != Order::Digest && *plan.order != Order::List)
        sortWithin(library, *plan.order, groups);
    if (plan.grouping == Grouping::Area)
        groups = groupsByArea(library, groups.front());
    for (ExportGroup &group : groups) {
        if (group.places.empty() && !group.heading.isEmpty())
            found.places.push_back({{}, group.heading, {}});
        else if (!group.places.empty())
            group.places.front().heading = group.heading;
        found.places.insert(found.places.end(), group.places.begin(), group.places.end());
    }
    return found;
}

} // namespace sheaf
