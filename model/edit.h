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

// with: the digest whose deletion takes them there (an import of it brings them back); 0: the user does.
struct SetTrashed {
    IdSet papers;
    bool on = true;
    DigestId with{};
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

// Adds highlights (negative ids) or makes existing ones like this. shownFrom and shownLength are ignored.
struct PutHighlights {
    PaperId paper{};
    std::vector<Highlight> highlights;
};

struct RemoveHighlights {
    PaperId paper{};
    std::vector<HighlightId> highlights;
};

// Makes the user's details of a paper exactly these; the digest's own title and abstract are kept beside them.
struct SetDetails {
    PaperId paper{};
    PaperDetails details;
};

// A paper by hand, or one of a list that was handed over: a new id, and this uid ("": a new one). Refused when the
// uid is taken. Its title and abstract are originals, taken as they are.
struct AddPaper {
    PaperId paper{}; // 0, or negative to be named by later parts of the edit
    QString uid;
    PaperDetails details;
};

// Shows or hides papers: the inverse of AddPaper, and what becomes of a paper that was merged into another.
struct ShowPapers {
    IdSet papers;
    bool on = true;
};

// Shows or hides digests with their entries.
struct ShowDigests {
    std::vector<DigestId> digests;
    bool on = true;
};

// Takes a digest away: papers with other entries, tags, notes, highlights, stars or lists stay, the rest go to Trash.
// What is recorded are the ShowDigests and SetTrashed that came of it.
struct DeleteDigest {
    DigestId digest{};
};

// Gives entries of one paper to another, each with the words of its own that it keeps from then on. Where `from` is
// hidden, its identity goes along: what would be recognised as `from` is `to`, until its entries are given back.
struct MovedEntry {
    DigestId digest{};
    int firstLine = 0;
    std::optional<QString> title; // no value: says the same as the paper
    std::optional<QString> abstract;
};

struct MoveEntries {
    PaperId from{};
    PaperId to{};
    std::vector<MovedEntry> entries;
};

// Two papers are one: entries, tags, note, highlights, places in lists and missing fields of `gone` go to `keep`, and
// `gone` is hidden. What is recorded are the edits that came of it.
struct MergePapers {
    PaperId keep{};
    PaperId gone{};
};

// Whether the user said that two papers that look alike are two.
struct SetApart {
    PaperId one{};
    PaperId other{};
    bool on = true;
};

// Makes the saved search (a negative id) or makes the existing one like this; refused when that is gone.
struct PutSearch {
    SavedSearch search;
};

struct RemoveSearch {
    SearchId search{};
};

// Two tags are one: papers and children of `gone` go to `keep`, its names become other names of that one, which also
// gets the key and the area that it lacks, and `gone` is removed. What is recorded are the edits that came of it.
struct MergeTags {
    TagId keep{};
    TagId gone{};
};

struct Compound;
using Edit = std::variant<TagPapers, SetStatus, SetStarred, SetTrashed, SetNote, ReviseNote, PutTag, RemoveTag, PutList,
                          RemoveList, PutItems, RemoveItems, ShowImport, PutHighlights, RemoveHighlights, SetDetails,
                          AddPaper, ShowPapers, ShowDigests, DeleteDigest, MoveEntries, MergePapers, SetApart,
                          PutSearch, RemoveSearch, MergeTags, Compound>;

// Several edits as one step: applied in order, undone in reverse.
struct Compound {
    std::vector<Edit> edits;
};

// The journal's form of an edit (CBOR). decode gives an Error for bytes that no version of Sheaf wrote.
QByteArray encode(const Edit &edit);
Result<Edit> decode(const QByteArray &bytes);

// The edit without any mention of these papers: what purging leaves of it. Nothing when nothing is left.
std::optional<Edit> withoutPapers(const Edit &edit, const IdSet &papers);

// What an edit is about, as far as it says so itself: an item that is only taken off its list is known by its id.
struct EditMentions {
    IdSet papers;
    std::vector<ItemId> items;
};
EditMentions mentionsOf(const Edit &edit);

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
        Import,
        Highlight,
        RemoveHighlight,
        Details,
        NewPaper,
        DeleteDigest,
        Merge,
        KeepApart,
        CommentInList, // or a section's name
        ArchiveList,
        UnarchiveList,
        NewSearch,
        ChangeSearch,
        RemoveSearch,
        MergeTags,  // papers: those that had the one that is gone
        MoveToTag,  // off one tag and onto another
        Retag,      // several tags on or off
        ChangeTags, // definitions of several
    };
    Kind kind = Kind::Import;
    TagId tag{};
    ListId list{};
    Status status = Status::Unread;
    qint64 papers = 0;
    QString name;       // the tag's, list's, digest's or saved search's name, "" when it has none any more
    qint64 digests = 0; // of an import
    SearchId search{};
    QString other = {}; // a second tag's name then: merged away, taken off, or before a renaming (ChangeTag)
};

// "tag 3 papers “NAS”", in the user's language, for History, the undo button and the status bar.
QString describe(const EditSummary &summary);
// The same as a thing done: "Tagged 3 papers “NAS”".
QString describeDone(const EditSummary &summary);

// A state change that other panes and processes follow: what may differ from the revision before.
struct Change {
    qint64 revision = 0;
    IdSet papers;          // rows that differ; with `everything` not complete
    bool tags = false;     // definitions
    bool lists = false;    // names, items
    bool searches = false; // saved ones: names, queries
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
    qint64 position = 0;  // newer rows have higher ones, but for a running import, which is the newest of all
};

} // namespace sheaf
