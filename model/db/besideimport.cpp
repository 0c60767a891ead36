// SPDX-License-Identifier: GPL-3.0-or-later
// Compares an edit with what the row of the running import takes back.
#include "model/db/besideimport.h"

#include "model/db/journal.h"
#include "model/db/journalrows.h"
#include "model/db/readthings.h"

#include <QCoreApplication>

#include <map>
#include <set>

namespace sheaf
{

namespace
{

struct BesideWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// What an import has brought so far, read off the inverses that its row holds.
struct Brought {
    IdSet notes;
    IdSet restored;
    std::map<TagId, IdSet> tagged;
    std::set<TagId> tags; // made by it
    std::set<HighlightId> highlights;
    std::set<ListId> lists;

    void operator()(const ReviseNote &e) { notes.add(e.paper); }
    void operator()(const SetTrashed &e) { restored |= e.papers; }
    void operator()(const TagPapers &e) { tagged[e.tag] |= e.papers; }
    void operator()(const RemoveTag &e) { tags.insert(e.tag); }
    void operator()(const RemoveHighlights &e) { highlights.insert(e.highlights.begin(), e.highlights.end()); }
    void operator()(const PutHighlights &e)
    {
        for (const Highlight &highlight : e.highlights)
            highlights.insert(highlight.id);
    }
    void operator()(const RemoveList &e) { lists.insert(e.list); }
    void operator()(const PutItems &e) { lists.insert(e.list); }
    void operator()(const RemoveItems &e) { lists.insert(e.list); }
    void operator()(const Compound &e)
    {
        for (const Edit &part : e.edits)
            std::visit(*this, part);
    }
    template <class Other>
    void operator()(const Other &)
    {
    }
};

// Why a part of an edit has to wait; the first reason counts.
struct WaitReader {
    Database &database;
    const Brought &brought;
    std::optional<Error> error;

    void wait(const QString &what, const QString &detail = {})
    {
        if (!error)
            error = Error{Error::Kind::Busy, what, detail};
    }
    // Whoever wrote the words is to have them still.
    void operator()(const SetNote &e)
    {
        if (brought.notes.contains(e.paper)) {
            wait(BesideWords::tr("The running import added to this note; it can be changed when the import is done."),
                 BesideWords::tr("The note that was not saved: %1").arg(e.text));
        }
    }
    void operator()(const SetTrashed &e)
    {
        if (!(brought.restored & e.papers).empty()) {
            wait(BesideWords::tr("The running import took papers out of the Trash; they can be moved there again when "
                                 "the import is done."));
        }
    }
    void operator()(const TagPapers &e)
    {
        const auto tagged = brought.tagged.find(e.tag);
        if (brought.tags.contains(e.tag) || (tagged != brought.tagged.end() && !(tagged->second & e.papers).empty()))
            waitForTag(e.tag);
    }
    void operator()(const PutTag &e)
    {
        if (brought.tags.contains(e.tag.id))
            waitForTag(e.tag.id);
        else if (brought.tags.contains(e.tag.parent))
            waitForTag(e.tag.parent);
    }
    void operator()(const RemoveTag &e)
    {
        if (brought.tags.contains(e.tag) || brought.tagged.contains(e.tag))
            waitForTag(e.tag);
    }
    void operator()(const PutHighlights &e)
    {
        for (const Highlight &highlight : e.highlights)
            waitForHighlight(highlight.id);
    }
    void operator()(const RemoveHighlights &e)
    {
        for (const HighlightId id : e.highlights)
            waitForHighlight(id);
    }
    void operator()(const PutList &e) { waitForList(e.list.id); }
    void operator()(const RemoveList &e) { waitForList(e.list); }
    void operator()(const PutItems &e) { waitForList(e.list); }
    void operator()(const RemoveItems &e) { waitForList(e.list); }
    void operator()(const Compound &e)
    {
        for (const Edit &part : e.edits)
            std::visit(*this, part);
    }
    template <class Other>
    void operator()(const Other &)
    {
    }

private:
    // A tag or list that the edit took away has no name any more.
    void waitForTag(TagId id)
    {
        const std::optional<Tag> tag = readTag(database, id);
        wait(tag ? BesideWords::tr("The running import uses the tag “%1”; this can be done when the import is done.")
                       .arg(tag->name)
                 : BesideWords::tr("The running import uses this tag; it can be removed when the import is done."));
    }
    void waitForList(ListId id)
    {
        if (!brought.lists.contains(id))
            return;
        const std::optional<ReadingList> list = readList(database, id);
        wait(list ? BesideWords::tr("The running import made the list “%1” what it is; it can be changed when the "
                                    "import is done.")
                        .arg(list->name)
                  : BesideWords::tr("The running import made this list what it is; it can be deleted when the import "
                                    "is done."));
    }
    void waitForHighlight(HighlightId id)
    {
        if (brought.highlights.contains(id)) {
            wait(BesideWords::tr("The running import added this highlight or its remark; it can be changed when the "
                                 "import is done."));
        }
    }
};

} // namespace

std::optional<Error> waitsForImport(Database &database, const Compound &made)
{
    const EditId row = runningImport(database);
    if (row == EditId{})
        return std::nullopt;
    const Result<Edit> inverse = decode(inverseOfRow(database, row));
    if (!inverse)
        return inverse.error();
    Brought brought;
    std::visit(brought, inverse.value());
    WaitReader reader{database, brought, std::nullopt};
    reader(made);
    return reader.error;
}

} // namespace sheaf
