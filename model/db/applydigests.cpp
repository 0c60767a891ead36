// SPDX-License-Identifier: GPL-3.0-or-later
// Digests taken away and shown again.
#include "model/db/apply.h"
#include "model/db/journal.h"
#include "model/db/readsets.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

struct DigestWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// digest.hidden; 1 is an undone import's.
constexpr int digestShown = 0;
constexpr int digestDeleted = 2;

} // namespace

void Applier::perform(const ShowDigests &edit)
{
    const int from = edit.on ? digestDeleted : digestShown;
    const int to = edit.on ? digestShown : digestDeleted;
    std::vector<DigestId> changed;
    for (const DigestId id : edit.digests) {
        if (m_database.run("UPDATE digest SET hidden = ?2 WHERE id = ?1 AND hidden = ?3", id, to, from) == 0)
            continue;
        changed.push_back(id);
        m_change.papers |= m_database.papers("SELECT paper FROM entry WHERE digest = ?1", id); // rows name digests
    }
    if (changed.empty())
        return;
    m_change.digests = true;
    record(ShowDigests{changed, edit.on}, ShowDigests{changed, !edit.on});
}

void Applier::perform(const DeleteDigest &edit)
{
    Statement digest = m_database.query("SELECT name FROM digest WHERE id = ?1 AND hidden = 0", edit.digest);
    if (!digest.step()) {
        throw Refusal{
            {Error::Kind::NotFound, DigestWords::tr("That digest is not in the library any more."), QString()}};
    }
    refuseDuringImport();
    m_removed = digest.text(0);
    const IdSet leaving = readLeavingWith(m_database, edit.digest);
    perform(ShowDigests{{edit.digest}, false});
    perform(SetTrashed{leaving, true, edit.digest});
}

// A running import's row comes to lie above this one, so that it would be undone before it.
void Applier::refuseDuringImport() const
{
    if (!importIsRunning(m_database))
        return;
    throw Refusal{
        {Error::Kind::Busy, DigestWords::tr("An import is running; this can be done when it has ended."), QString()}};
}

} // namespace sheaf
