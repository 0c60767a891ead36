// SPDX-License-Identifier: GPL-3.0-or-later
// Makes edits out of intents; positions in lists are sparse, so that a move rewrites only what moved.
#include "app/edits.h"

#include <QDateTime>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 step = qint64(1) << 20; // between neighbours, so that twenty halvings fit in between

qint64 lastPosition(const std::vector<ListItem> &items)
{
    return items.empty() ? 0 : items.back().position;
}

std::vector<ListItem> newItems(const std::vector<PaperId> &papers, qint64 after)
{
    std::vector<ListItem> items;
    qint64 placeholder = 0;
    for (const PaperId paper : papers)
        items.push_back({static_cast<ItemId>(--placeholder), after += step, paper, {}});
    return items;
}

} // namespace

Edit makeTagFor(const QString &name, const IdSet &papers, qint64 tagsThere)
{
    constexpr TagId made{-1};
    Tag tag;
    tag.id = made;
    tag.name = name;
    tag.colour = static_cast<int>(tagsThere % hueCount);
    return Compound{{PutTag{tag}, TagPapers{made, papers, true}}};
}

Edit makeListFor(const QString &name, const std::vector<PaperId> &papers)
{
    constexpr ListId made{-1};
    Compound step;
    step.edits.push_back(PutList{{made, name, false}});
    if (!papers.empty())
        step.edits.push_back(PutItems{made, newItems(papers, 0)});
    return step;
}

std::optional<Edit> addToList(ListId list, const std::vector<ListItem> &have, const std::vector<PaperId> &papers)
{
    IdSet there;
    for (const ListItem &item : have) {
        if (item.paper != PaperId{})
            there.add(item.paper);
    }
    std::vector<PaperId> missing;
    for (const PaperId paper : papers) {
        if (there.contains(paper))
            continue;
        there.add(paper);
        missing.push_back(paper);
    }
    if (missing.empty())
        return std::nullopt;
    return PutItems{list, newItems(missing, lastPosition(have))};
}

std::optional<Edit> moveInList(ListId list, const std::vector<ListItem> &have, ItemId item, std::size_t place,
                               const IdSet &hidden)
{
    std::vector<ListItem> others = have;
    const auto at =
        std::find_if(others.begin(), others.end(), [item](const ListItem &each) { return each.id == item; });
    ListItem moved = *at;
    const std::size_t from = static_cast<std::size_t>(at - others.begin());
    others.erase(at);
    // The place counts papers; headings keep theirs.
    std::size_t index = 0;
    for (std::size_t papers = 0; index < others.size(); ++index) {
        const PaperId paper = others[index].paper;
        if (paper != PaperId{} && !hidden.contains(paper) && papers++ == place)
            break;
    }
    if (index == from)
        return std::nullopt;
    const qint64 before = index == 0 ? 0 : others[index - 1].position;
    const qint64 after = index == others.size() ? before + 2 * step : others[index].position;
    if (after - before >= 2) {
        moved.position = before + (after - before) / 2;
        return PutItems{list, {moved}};
    }
    others.insert(others.begin() + static_cast<std::ptrdiff_t>(index), moved);
    qint64 position = 0;
    for (ListItem &each : others)
        each.position = position += step;
    return PutItems{list, std::move(others)};
}

std::optional<Edit> removeFromList(ListId list, const std::vector<ListItem> &have, const IdSet &papers)
{
    RemoveItems edit{list, {}};
    for (const ListItem &item : have) {
        if (item.paper != PaperId{} && papers.contains(item.paper))
            edit.items.push_back(item.id);
    }
    if (edit.items.empty())
        return std::nullopt;
    return edit;
}

Edit setStatus(Status status, const IdSet &papers)
{
    return SetStatus{status, status == Status::Read ? QDateTime::currentMSecsSinceEpoch() : 0, papers};
}

QString stateName(EditState state)
{
    switch (state) {
    case EditState::Done:
        return QStringLiteral("done");
    case EditState::Undone:
        return QStringLiteral("undone");
    case EditState::Running:
        return QStringLiteral("running");
    case EditState::Cancelled:
        return QStringLiteral("cancelled");
    case EditState::Interrupted:
        return QStringLiteral("interrupted");
    }
    return {};
}

} // namespace sheaf
