// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit is about: papers and items, gathered part by part.
#include "model/edit.h"

namespace sheaf
{

namespace
{

struct Mentioned {
    EditMentions &mentions;

    void operator()(const TagPapers &edit) const { mentions.papers |= edit.papers; }
    void operator()(const SetStatus &edit) const { mentions.papers |= edit.papers; }
    void operator()(const SetStarred &edit) const { mentions.papers |= edit.papers; }
    void operator()(const SetTrashed &edit) const { mentions.papers |= edit.papers; }
    void operator()(const ShowPapers &edit) const { mentions.papers |= edit.papers; }
    void operator()(const SetNote &edit) const { mentions.papers.add(edit.paper); }
    void operator()(const ReviseNote &edit) const { mentions.papers.add(edit.paper); }
    void operator()(const PutHighlights &edit) const { mentions.papers.add(edit.paper); }
    void operator()(const RemoveHighlights &edit) const { mentions.papers.add(edit.paper); }
    void operator()(const SetDetails &edit) const { mentions.papers.add(edit.paper); }
    void operator()(const AddPaper &edit) const { mentions.papers.add(edit.paper); }

    void operator()(const PutItems &edit) const
    {
        for (const ListItem &item : edit.items) {
            if (item.paper != PaperId{})
                mentions.papers.add(item.paper);
        }
    }
    void operator()(const RemoveItems &edit) const
    {
        mentions.items.insert(mentions.items.end(), edit.items.begin(), edit.items.end());
    }
    void operator()(const ShowImport &edit) const
    {
        mentions.papers |= edit.papers;
        for (const FieldFill &fill : edit.fills)
            mentions.papers.add(fill.paper);
    }
    void operator()(const MoveEntries &edit) const { addPair(edit.from, edit.to); }
    void operator()(const MergePapers &edit) const { addPair(edit.keep, edit.gone); }
    void operator()(const SetApart &edit) const { addPair(edit.one, edit.other); }

    void operator()(const PutTag &) const {}
    void operator()(const RemoveTag &) const {}
    void operator()(const PutList &) const {}
    void operator()(const RemoveList &) const {}
    void operator()(const ShowDigests &) const {}
    void operator()(const DeleteDigest &) const {}
    void operator()(const PutSearch &) const {}
    void operator()(const RemoveSearch &) const {}
    void operator()(const MergeTags &) const {} // what is recorded are the edits that came of it

    void operator()(const Compound &edit) const
    {
        for (const Edit &part : edit.edits)
            std::visit(*this, part);
    }

    void addPair(PaperId one, PaperId other) const
    {
        mentions.papers.add(one);
        mentions.papers.add(other);
    }
};

} // namespace

EditMentions mentionsOf(const Edit &edit)
{
    EditMentions mentions;
    std::visit(Mentioned{mentions}, edit);
    return mentions;
}

} // namespace sheaf
