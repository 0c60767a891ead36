// SPDX-License-Identifier: GPL-3.0-or-later
// Every change that can be made to a library, as data: the Edit.
// The writer applies an Edit and gets back its exact inverse, again an Edit; undo is applying that.
#pragma once

#include "model/index/idset.h"
#include "model/paper.h"
#include "model/result.h"

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

namespace sheaf
{

// Edits state a target, never a toggle. Applying one changes only what is not so already.

struct TagPapers {
    TagId tag{};
    IdSet papers;
    bool on = true;
};

// at: when it was read, UTC milliseconds; kept only with Status::Read, 0 otherwise.
struct SetStatus {
    Status status = Status::Unread;
    qint64 at = 0;
    IdSet papers;
};

struct SetStarred {
    IdSet papers;
    bool on = true;
};

struct SetTrashed {
    IdSet papers;
    bool on = true;
};

struct SetNote {
    PaperId paper{};
    QString text; // "" takes the note away
};

// The inverse of a SetNote: keeps `prefix` and `suffix` UTF-16 units of the note and puts `middle` between them.
struct ReviseNote {
    PaperId paper{};
    qint64 prefix = 0;
    qint64 suffix = 0;
    QString middle;
};

// Makes the tag (an id that is new or negative) or makes the existing one like this.
struct PutTag {
    Tag tag;
};

// Takes the tag off all papers, gives its children to its parent, and removes it.
struct RemoveTag {
    TagId tag{};
};

struct PutList {
    ReadingList list;
};

struct RemoveList {
    ListId list{};
};

// Adds items (negative ids) or puts existing ones at these positions with these texts.
struct PutItems {
    ListId list{};
    std::vector<ListItem> items;
};

struct RemoveItems {
    ListId list{};
    std::vector<ItemId> items;
};

// One empty field of a paper that an import filled.
struct FieldFill {
    enum class Field : quint8 { Abstract, Authors, Year, Venue, Doi, Arxiv, Urls };
    PaperId paper{};
    Field field = Field::Abstract;
    QString value;
};

// Shows or hides what one import brought: the papers it made, the digests (with their entries), the fields it filled.
// replaced: unfinished digests of the same bytes, which are hidden while this is shown.
struct ShowImport {
    IdSet papers;
    std::vector<DigestId> digests;
    std::vector<FieldFill> fills;
    bool on = true;
    std::vector<DigestId> replaced;
};

struct Compound;
using Edit = std::variant<TagPapers, SetStatus, SetStarred, SetTrashed, SetNote, ReviseNote, PutTag, RemoveTag, PutList,
                          RemoveList, PutItems, RemoveItems, ShowImport, Compound>;

// Several edits as one step: applied in order, undone in reverse.
struct Compound {
    std::vector<Edit> edits;
};

// The journal's form of an edit (CBOR). decode gives an Error for bytes that no version of Sheaf wrote.
QByteArray encode(const Edit &edit);
Result<Edit> decode(const QByteArray &bytes);

// The edit without any mention of these papers: what purging leaves of it. Nothing when nothing is left.
std::optional<Edit> withoutPapers(const Edit &edit, const IdSet &papers);

// What a row of the history is about, read off the edit that was made. Names are those of today.
struct EditSummary {
    enum class Kind : quint8 {
        Tag,
        Untag,
        NewTag,
        ChangeTag,
        RemoveTag,
        AddAreas,
        Status,
        Star,
        Unstar,
        Trash,
        Restore,
        Note,
        NewList,
        ChangeList,
        RemoveList,
        AddToList,
        MoveInList,
        RemoveFromList,
        Import
    };
    Kind kind = Kind::Import;
    TagId tag{};
    ListId list{};
    Status status = Status::Unread;
    qint64 papers = 0;
    QString name;       // the tag's, list's or digest's name, "" when it has none any more
    qint64 digests = 0; // of an import
};

// "tag 3 papers “NAS”", in the user's language, for History, the undo button and the status bar.
QString describe(const EditSummary &summary);

// A state change that other panes and processes follow: what may differ from the revision before.
struct Change {
    qint64 revision = 0;
    IdSet papers;       // rows that differ; with `everything` not complete
    bool tags = false;  // definitions
    bool lists = false; // names, items
    bool digests = false;
    bool texts = false; // titles, abstracts, notes of `papers`: the index has to follow
    bool everything = false;
};

enum class EditState : quint8 { Done, Undone, Running, Cancelled, Interrupted };

// A row of the history. Cancelled and interrupted imports are done as far as undo goes.
struct HistoryRow {
    EditId id{};
    qint64 at = 0; // UTC milliseconds
    EditSummary summary;
    EditState state = EditState::Done;
    bool undoable = true; // false: older than the history keeps
};

} // namespace sheaf
