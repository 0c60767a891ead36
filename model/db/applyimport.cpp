// SPDX-License-Identifier: GPL-3.0-or-later
// Showing and hiding what an import brought.
#include "model/db/apply.h"
#include "model/db/writepaper.h"

namespace sheaf
{

namespace
{

void hideDigests(Database &database, const std::vector<DigestId> &digests, bool hidden)
{
    for (const DigestId id : digests)
        database.run("UPDATE digest SET hidden = ?2 WHERE id = ?1", id, hidden);
}

// Papers whose entries come or go with these digests: their rows name the digest.
IdSet papersOfDigests(Database &database, const std::vector<DigestId> &digests)
{
    IdSet papers;
    for (const DigestId id : digests)
        papers |= database.papers("SELECT paper FROM entry WHERE digest = ?1", id);
    return papers;
}

} // namespace

void Applier::perform(const ShowImport &edit)
{
    edit.papers.each([&](PaperId id) { m_database.run("UPDATE paper SET hidden = ?2 WHERE id = ?1", id, !edit.on); });
    // At no moment two shown digests may have the same bytes.
    hideDigests(m_database, edit.on ? edit.replaced : edit.digests, true);
    hideDigests(m_database, edit.on ? edit.digests : edit.replaced, false);
    m_change.papers |= edit.papers | papersOfDigests(m_database, edit.digests);
    m_change.papers |= papersOfDigests(m_database, edit.replaced);
    ShowImport made = edit;
    made.fills.clear();
    for (const FieldFill &fill : edit.fills) {
        // What the user wrote there since is not the import's.
        if (fieldOf(m_database, fill.paper, fill.field) != (edit.on ? QString() : fill.value))
            continue;
        setField(m_database, fill.paper, fill.field, edit.on ? fill.value : QString());
        m_change.papers.add(fill.paper);
        made.fills.push_back(fill);
    }
    m_change.digests = true;
    m_change.lists = true; // lists pass hidden papers by
    m_change.texts = true;
    ShowImport back = made;
    back.on = !edit.on;
    record(std::move(made), std::move(back));
}

} // namespace sheaf
