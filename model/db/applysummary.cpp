// SPDX-License-Identifier: GPL-3.0-or-later
// What an applied edit was about, for the history: the gesture, not the steps that it needed.
#include "model/db/apply.h"

#include "model/db/readthings.h"

#include <algorithm>
#include <set>

namespace sheaf
{

namespace
{

using Kind = EditSummary::Kind;

// Reads the steps in order; what comes later is the gesture's aim, making a tag or a list is a means to it.
struct SummaryReader {
    EditSummary summary;
    IdSet papers;
    bool means = true; // so far only steps that may be means
    qint64 areas = 0;
    bool archived = false; // the list is so afterwards

    void aim(Kind kind, const IdSet &set)
    {
        if (means)
            summary.kind = kind;
        means = false;
        papers |= set;
    }
    void operator()(const TagPapers &e)
    {
        aim(e.on ? Kind::Tag : Kind::Untag, e.papers);
        if (summary.kind == Kind::Tag || summary.kind == Kind::Untag)
            summary.tag = e.tag;
    }
    void operator()(const SetStatus &e)
    {
        aim(Kind::Status, e.papers);
        summary.status = e.status;
    }
    void operator()(const SetStarred &e) { aim(e.on ? Kind::Star : Kind::Unstar, e.papers); }
    void operator()(const SetTrashed &e) { aim(e.on ? Kind::Trash : Kind::Restore, e.papers); }
    void operator()(const SetNote &e) { aim(Kind::Note, IdSet::of(e.paper)); }
    void operator()(const ReviseNote &e) { aim(Kind::Note, IdSet::of(e.paper)); }
    void operator()(const PutTag &e)
    {
        if (!means)
            return;
        summary.kind = Kind::ChangeTag;
        summary.tag = e.tag.id;
        areas += e.tag.area.isEmpty() ? 0 : 1;
    }
    void operator()(const RemoveTag &e)
    {
        aim(Kind::RemoveTag, {});
        summary.tag = e.tag;
    }
    void operator()(const PutList &e)
    {
        if (!means)
            return;
        summary.kind = Kind::ChangeList;
        summary.list = e.list.id;
        archived = e.list.archived;
    }
    void operator()(const RemoveList &e)
    {
        aim(Kind::RemoveList, {});
        summary.list = e.list;
    }
    void operator()(const PutItems &e)
    {
        aim(Kind::MoveInList, {});
        summary.list = e.list;
    }
    void operator()(const RemoveItems &e)
    {
        aim(Kind::RemoveFromList, {});
        summary.list = e.list;
    }
    void operator()(const ShowImport &e) { aim(Kind::Import, e.papers); }
    void operator()(const PutHighlights &e) { aim(Kind::Highlight, IdSet::of(e.paper)); }
    void operator()(const RemoveHighlights &e) { aim(Kind::RemoveHighlight, IdSet::of(e.paper)); }
    void operator()(const SetDetails &e) { aim(Kind::Details, IdSet::of(e.paper)); }
    void operator()(const AddPaper &e) { aim(Kind::NewPaper, IdSet::of(e.paper)); }
    void operator()(const ShowPapers &e) { aim(e.on ? Kind::NewPaper : Kind::Merge, e.papers); }
    void operator()(const ShowDigests &) { aim(Kind::DeleteDigest, {}); }
    void operator()(const DeleteDigest &) { aim(Kind::DeleteDigest, {}); }
    void operator()(const MoveEntries &e) { aim(Kind::Merge, IdSet::of(e.to)); }
    void operator()(const MergePapers &e) { aim(Kind::Merge, IdSet::of(e.keep)); }
    void operator()(const SetApart &e)
    {
        aim(Kind::KeepApart, IdSet::of(e.one));
        papers.add(e.other);
    }
    void operator()(const PutSearch &e)
    {
        aim(Kind::ChangeSearch, {});
        summary.search = e.search.id;
    }
    void operator()(const RemoveSearch &e)
    {
        aim(Kind::RemoveSearch, {});
        summary.search = e.search;
    }
    void operator()(const MergeTags &) {} // its parts are
    void operator()(const Compound &e)
    {
        for (const Edit &part : e.edits)
            std::visit(*this, part);
    }
};

template <class Id>
bool holds(const std::vector<Id> &ids, Id id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

void Applier::summariseTags(EditSummary &summary) const
{
    std::vector<TagPapers> taggings;
    std::set<TagId> put;
    for (const Edit &part : m_made.edits) {
        if (const auto *tagging = std::get_if<TagPapers>(&part))
            taggings.push_back(*tagging);
        else if (const auto *definition = std::get_if<PutTag>(&part))
            put.insert(definition->tag.id);
        else
            return;
    }
    if (taggings.size() == 2 && taggings[0].on && !taggings[1].on && taggings[1].papers == taggings[0].papers) {
        summary.kind = Kind::MoveToTag;
        summary.tag = taggings[0].tag;
        summary.other = readTag(m_database, taggings[1].tag).value_or(Tag()).name;
    } else if (taggings.size() > 1) {
        summary.kind = Kind::Retag;
    } else if (taggings.empty() && put.size() > 1 && summary.kind != Kind::AddAreas) {
        summary.kind = Kind::ChangeTags;
    } else if (summary.kind == Kind::ChangeTag && m_made.edits.size() == 1) {
        const Tag &tag = std::get<PutTag>(m_made.edits.front()).tag;
        const Tag &old = std::get<PutTag>(m_inverses.front()).tag;
        Tag renamed = old;
        renamed.name = tag.name;
        if (renamed == tag)
            summary.other = old.name;
    }
}

EditSummary Applier::summary() const
{
    if (m_merged)
        return *m_merged;
    SummaryReader reader;
    reader(m_made);
    EditSummary summary = reader.summary;
    if (summary.kind == Kind::ChangeTag && holds(m_newTags, summary.tag))
        summary.kind = reader.areas > 1 ? Kind::AddAreas : Kind::NewTag;
    if (summary.kind == Kind::ChangeList && holds(m_newLists, summary.list))
        summary.kind = Kind::NewList;
    else if (summary.kind == Kind::ChangeList && m_onlyFiled)
        summary.kind = reader.archived ? Kind::ArchiveList : Kind::UnarchiveList;
    if (summary.kind == Kind::MoveInList && !m_newItems.empty())
        summary.kind = Kind::AddToList;
    if (summary.kind == Kind::MoveInList && !m_movedItems)
        summary.kind = Kind::CommentInList;
    if (summary.kind == Kind::ChangeSearch && holds(m_newSearches, summary.search))
        summary.kind = Kind::NewSearch;
    summary.papers = (reader.papers | m_listed).count();
    summary.name = m_removed;
    summariseTags(summary);
    return summary;
}

} // namespace sheaf
