// SPDX-License-Identifier: GPL-3.0-or-later
// Makes edits out of intents; positions in lists are sparse, so that a move rewrites only what moved.
#include "app/edits.h"

#include "model/listorder.h"
#include "model/text/fold.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace sheaf
{

namespace
{

qint64 lastPosition(const std::vector<ListItem> &items)
{
    return items.empty() ? 0 : items.back().position;
}

std::vector<ListItem> newItems(const std::vector<PaperId> &papers, qint64 after)
{
    std::vector<ListItem> items;
    qint64 placeholder = 0;
    for (const PaperId paper : papers)
        items.push_back({static_cast<ItemId>(--placeholder), after += listStep, paper, {}});
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
    // The place counts papers other than this one; headings keep theirs.
    ItemId before{};
    std::size_t papers = 0;
    for (const ListItem &each : have) {
        if (each.id == item || each.paper == PaperId{} || hidden.contains(each.paper))
            continue;
        if (papers++ == place) {
            before = each.id;
            break;
        }
    }
    std::vector<ListItem> put = moveItems(have, {item}, before);
    if (put.empty())
        return std::nullopt;
    return PutItems{list, std::move(put)};
}

Edit duplicateList(const QString &name, const std::vector<ListItem> &items)
{
    constexpr ListId made{-1};
    std::vector<ListItem> copies;
    qint64 placeholder = 0;
    for (const ListItem &item : items)
        copies.push_back({ItemId{--placeholder}, -placeholder * listStep, item.paper, item.text});
    Compound step;
    step.edits.push_back(PutList{{made, name, false}});
    if (!copies.empty())
        step.edits.push_back(PutItems{made, std::move(copies)});
    return step;
}

QString freeListName(const QString &name, const QStringList &taken)
{
    static const QRegularExpression numbered(QStringLiteral("^(.*\\S) \\(([0-9]{1,6})\\)$"));
    const QRegularExpressionMatch match = numbered.match(name);
    const QString stem = match.hasMatch() ? match.captured(1) : name;
    const auto isTaken = [&](const QString &tried) {
        return std::ranges::any_of(
            taken, [&](const QString &each) { return fold(each.toStdString()) == fold(tried.toStdString()); });
    };
    int count = match.hasMatch() ? match.captured(2).toInt() + 1 : 2;
    while (isTaken(QStringLiteral("%1 (%2)").arg(stem, QString::number(count))))
        ++count;
    return QStringLiteral("%1 (%2)").arg(stem, QString::number(count));
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
