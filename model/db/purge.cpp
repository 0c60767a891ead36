// SPDX-License-Identifier: GPL-3.0-or-later
// Emptying the Trash.
#include "model/db/purge.h"

#include "model/db/changes.h"
#include "model/db/firstpage.h"
#include "model/db/indexstore.h"
#include "model/db/paperkeys.h"
#include "model/db/readsets.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sheaf
{

namespace
{

// What goes, so that no row of the history mentions it any more.
struct Gone {
    IdSet papers;
    std::unordered_set<qint64> digests;
    std::unordered_map<qint64, PaperId> items; // and whose places they were
};

// withoutPapers() knows papers; digests and list items go with them.
struct LeftOfGone {
    const Gone &gone;

    template <class Kept>
    std::optional<Edit> operator()(const Kept &edit) const
    {
        return edit;
    }
    std::optional<Edit> operator()(RemoveItems edit) const
    {
        std::erase_if(edit.items, [&](ItemId id) { return gone.items.contains(number(id)); });
        return edit.items.empty() ? std::nullopt : std::optional<Edit>(std::move(edit));
    }
    std::optional<Edit> operator()(ShowImport edit) const
    {
        const auto isGone = [&](DigestId id) { return gone.digests.contains(number(id)); };
        std::erase_if(edit.digests, isGone);
        std::erase_if(edit.replaced, isGone);
        const bool empty = edit.papers.empty() && edit.fills.empty() && edit.digests.empty() && edit.replaced.empty();
        return empty ? std::nullopt : std::optional<Edit>(std::move(edit));
    }
    std::optional<Edit> operator()(ShowDigests edit) const
    {
        std::erase_if(edit.digests, [&](DigestId id) { return gone.digests.contains(number(id)); });
        return edit.digests.empty() ? std::nullopt : std::optional<Edit>(std::move(edit));
    }
    std::optional<Edit> operator()(MoveEntries edit) const
    {
        std::erase_if(edit.entries, [&](const MovedEntry &e) { return gone.digests.contains(number(e.digest)); });
        return edit; // also without entries it says which paper is which
    }
    std::optional<Edit> operator()(const Compound &edit) const
    {
        Compound left;
        for (const Edit &part : edit.edits) {
            if (std::optional<Edit> kept = std::visit(*this, part))
                left.edits.push_back(std::move(*kept));
        }
        return left.edits.empty() ? std::nullopt : std::optional<Edit>(std::move(left));
    }
};

struct PapersMentioned {
    const Gone &gone;
    IdSet papers;

    template <class SetEdit>
    requires requires(const SetEdit &e) { e.papers; }
    void operator()(const SetEdit &e) { papers |= e.papers; }
    template <class PaperEdit>
    requires requires(const PaperEdit &e) { e.paper; }
    void operator()(const PaperEdit &e) { papers.add(e.paper); }
    void operator()(const MoveEntries &e) { papers |= IdSet::of(e.from) | IdSet::of(e.to); }
    void operator()(const MergePapers &e) { papers |= IdSet::of(e.keep) | IdSet::of(e.gone); }
    void operator()(const SetApart &e) { papers |= IdSet::of(e.one) | IdSet::of(e.other); }
    void operator()(const ShowDigests &) {}
    void operator()(const DeleteDigest &) {}
    void operator()(const PutItems &e)
    {
        for (const ListItem &item : e.items) {
            if (item.paper != PaperId{})
                papers.add(item.paper);
        }
    }
    void operator()(const PutTag &) {}
    void operator()(const RemoveTag &) {}
    void operator()(const PutList &) {}
    void operator()(const RemoveList &) {}
    void operator()(const PutSearch &) {}
    void operator()(const RemoveSearch &) {}
    void operator()(const MergeTags &) {}
    void operator()(const RemoveItems &e)
    {
        for (const ItemId item : e.items) {
            if (const auto found = gone.items.find(number(item)); found != gone.items.end())
                papers.add(found->second);
        }
    }
    void operator()(const Compound &e)
    {
        for (const Edit &part : e.edits)
            std::visit(*this, part);
    }
};

void rewriteRow(Database &database, EditId id, const QByteArray &bytes, const Gone &gone)
{
    const Result<Edit> edit = decode(bytes);
    if (!edit)
        return; // `check` tells
    std::optional<Edit> left = withoutPapers(edit.value(), gone.papers);
    if (left)
        left = std::visit(LeftOfGone{gone}, *left);
    if (!left) {
        database.run("DELETE FROM journal WHERE id = ?1", id);
        return;
    }
    const QByteArray rewritten = encode(*left);
    if (rewritten == bytes)
        return;
    PapersMentioned mentioned{gone, {}};
    std::visit([&](const auto &e) { mentioned(e); }, edit.value());
    database.run("UPDATE journal SET inverse = ?2, papers = max(papers - ?3, 0) WHERE id = ?1", id, rewritten,
                 (mentioned.papers & gone.papers).count());
}

void rewriteHistory(Database &database, const Gone &gone)
{
    std::vector<EditId> rows;
    Statement ids = database.query("SELECT id FROM journal WHERE inverse IS NOT NULL");
    while (ids.step())
        rows.push_back(ids.id<EditId>(0));
    for (const EditId id : rows) {
        QByteArray bytes;
        {
            Statement row = database.query("SELECT inverse FROM journal WHERE id = ?1", id);
            row.step();
            bytes = row.blob(0);
        }
        rewriteRow(database, id, bytes, gone);
    }
}

void removePaper(Database &database, PaperId id)
{
    database.run("DELETE FROM entry_text WHERE (digest, first_line) IN "
                 "(SELECT digest, first_line FROM entry WHERE paper = ?1)",
                 id);
    database.run("DELETE FROM entry WHERE paper = ?1", id);
    database.run("DELETE FROM paper_tag WHERE paper = ?1", id);
    database.run("DELETE FROM list_item WHERE paper = ?1", id);
    database.run("DELETE FROM note WHERE paper = ?1", id);
    database.run("DELETE FROM highlight WHERE paper = ?1", id);
    database.run("DELETE FROM citation_key WHERE paper = ?1", id);
    removeKeys(database, id);
    database.run("DELETE FROM merged WHERE paper = ?1 OR kept = ?1", id);
    database.run("DELETE FROM apart WHERE one = ?1 OR other = ?1", id);
    database.run("DELETE FROM paper_text WHERE paper = ?1", id);
    database.run("DELETE FROM paper WHERE id = ?1", id);
}

void removeDigest(Database &database, qint64 id)
{
    database.run("DELETE FROM entry_text WHERE digest = ?1", id);
    database.run("DELETE FROM entry WHERE digest = ?1", id);
    database.run("DELETE FROM digest_chunk WHERE digest = ?1", id);
    database.run("DELETE FROM digest WHERE id = ?1", id);
}

// The deleted digests that undo or redo can still bring back.
struct RestorableDigests {
    std::unordered_set<qint64> &digests;

    template <class Other>
    void operator()(const Other &) const
    {
    }
    void operator()(const ShowDigests &edit) const
    {
        for (const DigestId id : edit.digests) {
            if (edit.on)
                digests.insert(number(id));
        }
    }
    void operator()(const Compound &edit) const
    {
        for (const Edit &part : edit.edits)
            std::visit(*this, part);
    }
};

std::unordered_set<qint64> restorableDigests(Database &database)
{
    std::unordered_set<qint64> digests;
    Statement rows = database.query("SELECT inverse FROM journal WHERE inverse IS NOT NULL");
    while (rows.step()) {
        if (const Result<Edit> edit = decode(rows.blob(0)))
            std::visit(RestorableDigests{digests}, edit.value());
    }
    return digests;
}

Gone gather(Database &database)
{
    Gone gone;
    gone.papers = readTrashed(database) | readHidden(database);
    // A paper that was merged into one that stays is a part of that.
    gone.papers -=
        database.papers("SELECT m.paper FROM merged m WHERE EXISTS (WITH RECURSIVE up (id) AS (SELECT m.kept UNION "
                        "SELECT n.kept FROM merged n JOIN up u ON n.paper = u.id) "
                        "SELECT 1 FROM up JOIN paper p ON p.id = up.id WHERE p.hidden = 0 AND p.trashed = 0)");
    Statement digests = database.query("SELECT id, hidden FROM digest WHERE hidden <> 0");
    std::unordered_set<qint64> deleted;
    while (digests.step())
        (digests.integer(1) == 2 ? deleted : gone.digests).insert(digests.integer(0));
    if (!deleted.empty()) {
        const std::unordered_set<qint64> kept = restorableDigests(database);
        std::erase_if(deleted, [&](qint64 id) { return kept.contains(id); });
        gone.digests.merge(deleted);
    }
    gone.papers.each([&](PaperId id) {
        Statement items = database.query("SELECT id FROM list_item WHERE paper = ?1", id);
        while (items.step())
            gone.items.emplace(items.integer(0), id);
    });
    return gone;
}

} // namespace

Purged purgeAll(Database &database)
{
    Purged purged;
    purged.trashed = readTrashed(database).count();
    const Gone gone = gather(database);
    if (gone.papers.empty() && gone.digests.empty())
        return purged;
    rewriteHistory(database, gone);
    forgetKept(database);
    gone.papers.each([&](PaperId id) { removePaper(database, id); });
    for (const qint64 id : gone.digests)
        removeDigest(database, id);
    forgetGone(database);
    purged.change.papers = gone.papers;
    purged.change.lists = true;
    purged.change.digests = true;
    purged.change.texts = true;
    logChange(database, purged.change);
    return purged;
}

} // namespace sheaf
