// SPDX-License-Identifier: GPL-3.0-or-later
// Applies edits inside the caller's write transaction: changes only what is not so already and collects the exact
// inverse, what was really made, and what changed.
#pragma once

#include "model/db/sqlite.h"
#include "model/edit.h"

#include <map>

namespace sheaf
{

// Why an edit cannot be done; the caller rolls back and hands the Error on.
struct Refusal {
    Error error;
};

class Applier final
{
public:
    // Shown: a user's edit, which passes hidden papers by. All: undo and redo, which restore them too.
    enum class Reach { Shown, All };
    Applier(Database &database, Reach reach) : m_database(database), m_reach(reach) {}

    // Throws Refusal and SqlError; then the transaction has to be rolled back.
    void apply(const Edit &edit);

    bool changedNothing() const { return m_made.edits.empty(); }
    const Compound &made() const { return m_made; }
    const Change &change() const { return m_change; }
    // Applying this takes everything back.
    Compound inverse() const;
    // What the history says about it.
    EditSummary summary() const;

private:
    void perform(const TagPapers &edit);
    void perform(const SetStatus &edit);
    void perform(const SetStarred &edit);
    void perform(const SetTrashed &edit);
    void perform(const SetNote &edit);
    void perform(const ReviseNote &edit);
    void perform(const PutTag &edit);
    void perform(const RemoveTag &edit);
    void perform(const PutList &edit);
    void perform(const RemoveList &edit);
    void perform(const PutItems &edit);
    void perform(const RemoveItems &edit);
    void perform(const ShowImport &edit);
    void perform(const PutHighlights &edit);
    void perform(const RemoveHighlights &edit);
    void perform(const SetDetails &edit);
    void perform(const AddPaper &edit);
    void perform(const ShowPapers &edit);
    void perform(const ShowDigests &edit);
    void perform(const DeleteDigest &edit);
    void perform(const MoveEntries &edit);
    void perform(const MergePapers &edit);
    void perform(const SetApart &edit);
    void perform(const PutSearch &edit);
    void perform(const RemoveSearch &edit);
    void perform(const MergeTags &edit);
    void perform(const Compound &edit);

    void refuseDuringImport() const;
    void mergeEntries(const MergePapers &edit);
    void mergeTexts(const Paper &keep, const Paper &gone);
    void mergeStates(const Paper &keep, const Paper &gone);
    void mergeHighlights(const Paper &keep, const Paper &gone);
    void mergePlaces(const MergePapers &edit);
    void mergeApart(const MergePapers &edit);

    IdSet setFlag(const char *sql, const IdSet &papers, bool on);
    void writeNote(PaperId paper, const QString &old, const QString &text, Edit made);
    Tag cleanTag(const Tag &tag) const;
    void checkTag(const Tag &tag) const;
    void writeTag(const Tag &tag, bool isNew);
    bool putItem(ListId list, ListItem &item, std::vector<ListItem> &old, std::vector<ItemId> &fresh);
    bool reachesPaper(PaperId paper);
    void record(Edit made, Edit inverse);
    // Finds the gestures whose steps are nothing but edits of tags.
    void summariseTags(EditSummary &summary) const;
    bool all() const { return m_reach == Reach::All; }
    IdSet real(const IdSet &papers) const;
    bool putHighlight(PaperId paper, Highlight &highlight, std::vector<Highlight> &old,
                      std::vector<HighlightId> &fresh);

    template <class Id>
    Id real(const std::map<Id, Id> &placeholders, Id id) const
    {
        const auto found = placeholders.find(id);
        return found == placeholders.end() ? id : found->second;
    }

    Database &m_database;
    Reach m_reach;
    Compound m_made;
    std::vector<Edit> m_inverses; // in the order of m_made
    Change m_change;
    std::map<TagId, TagId> m_tags; // placeholders of this edit and what became of them
    std::map<ListId, ListId> m_lists;
    std::map<ItemId, ItemId> m_items;
    std::map<PaperId, PaperId> m_papers;
    std::map<HighlightId, HighlightId> m_highlights;
    std::map<SearchId, SearchId> m_searches;
    std::vector<TagId> m_newTags;
    std::vector<ListId> m_newLists;
    std::vector<ItemId> m_newItems;
    std::vector<SearchId> m_newSearches;
    bool m_movedItems = false;           // some got another position
    bool m_onlyFiled = false;            // a list went to the archive or came from it, with the name that it had
    IdSet m_listed;                      // papers of items put or removed
    std::optional<EditSummary> m_merged; // of two tags
    QString m_removed;                   // the name of a tag, list or saved search that was removed
};

} // namespace sheaf
