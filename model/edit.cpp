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

template <class PaperEdit>
std::optional<Edit> leftOfPaper(const PaperEdit &edit, const IdSet &papers)
{
    if (papers.contains(edit.paper))
        return std::nullopt;
    return edit;
}

struct Purged {
    const IdSet &papers;

    template <class PairEdit>
    std::optional<Edit> leftOfPair(const PairEdit &edit, PaperId one, PaperId other) const
    {
        if (papers.contains(one) || papers.contains(other))
            return std::nullopt;
        return edit;
    }

    std::optional<Edit> operator()(const TagPapers &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetStatus &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetStarred &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetTrashed &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const SetNote &edit) const { return leftOfPaper(edit, papers); }
    std::optional<Edit> operator()(const ReviseNote &edit) const { return leftOfPaper(edit, papers); }
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

    std::optional<Edit> operator()(const PutHighlights &edit) const { return leftOfPaper(edit, papers); }
    std::optional<Edit> operator()(const RemoveHighlights &edit) const { return leftOfPaper(edit, papers); }
    std::optional<Edit> operator()(const SetDetails &edit) const { return leftOfPaper(edit, papers); }
    std::optional<Edit> operator()(const AddPaper &edit) const { return leftOfPaper(edit, papers); }
    std::optional<Edit> operator()(const ShowPapers &edit) const { return leftOfSet(edit, papers); }
    std::optional<Edit> operator()(const ShowDigests &edit) const { return edit; }
    std::optional<Edit> operator()(const DeleteDigest &edit) const { return edit; }

    std::optional<Edit> operator()(const MoveEntries &edit) const { return leftOfPair(edit, edit.from, edit.to); }
    std::optional<Edit> operator()(const MergePapers &edit) const { return leftOfPair(edit, edit.keep, edit.gone); }
    std::optional<Edit> operator()(const SetApart &edit) const { return leftOfPair(edit, edit.one, edit.other); }

    std::optional<Edit> operator()(const PutSearch &edit) const { return edit; }
    std::optional<Edit> operator()(const RemoveSearch &edit) const { return edit; }
    std::optional<Edit> operator()(const MergeTags &edit) const { return edit; }

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
