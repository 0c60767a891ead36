// SPDX-License-Identifier: GPL-3.0-or-later
// What purging leaves of an edit.
#include "model/edit.h"

#include <algorithm>

namespace sheaf
{

namespace
{

template <class SetEdit>
std::optional<Edit> leftOfSet(SetEdit edit, const IdSet &papers)
{
    edit.papers -= papers;
    if (edit.papers.empty())
        return std::nullopt;
    return edit;
}

template <class NoteEdit>
std::optional<Edit> leftOfNote(const NoteEdit &edit, const IdSet &papers)
{
    if (papers.contains(edit.paper))
        return std::nullopt;
    return edit;
}

struct Purged {
    const IdSet &papers;

    std::optional<Edit> operator()(const TagPapers &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetStatus &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetStarred &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetTrashed &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetNote &edit) const { return leftOfNote(edit, papers); }
    std::optional<Edit> operator()(const ReviseNote &edit) const { return leftOfNote(edit, papers); }
    std::optional<Edit> operator()(const PutTag &edit) const { return edit; }
    std::optional<Edit> operator()(const RemoveTag &edit) const { return edit; }
    std::optional<Edit> operator()(const PutList &edit) const { return edit; }
    std::optional<Edit> operator()(const RemoveList &edit) const { return edit; }
    std::optional<Edit> operator()(const RemoveItems &edit) const { return edit; }

    std::optional<Edit> operator()(PutItems edit) const
    {
        std::erase_if(edit.items, [&](const ListItem &item) { return papers.contains(item.paper); });
        if (edit.items.empty())
            return std::nullopt;
        return edit;
    }

    std::optional<Edit> operator()(ShowImport edit) const
    {
        edit.papers -= papers;
        std::erase_if(edit.fills, [&](const FieldFill &fill) { return papers.contains(fill.paper); });
        if (edit.papers.empty() && edit.fills.empty() && edit.digests.empty() && edit.replaced.empty())
            return std::nullopt;
        return edit;
    }

    std::optional<Edit> operator()(const Compound &edit) const
    {
        Compound left;
        for (const Edit &part : edit.edits) {
            if (std::optional<Edit> kept = std::visit(*this, part))
                left.edits.push_back(std::move(*kept));
        }
        if (left.edits.empty())
            return std::nullopt;
        return left;
    }
};

} // namespace

std::optional<Edit> withoutPapers(const Edit &edit, const IdSet &papers)
{
    return std::visit(Purged{papers}, edit);
}

} // namespace sheaf
