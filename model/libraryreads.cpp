// SPDX-License-Identifier: GPL-3.0-or-later
// The library's questions, each handed to its place in db/.
#include "model/libraryparts.h"

#include "model/db/alike.h"
#include "model/db/changes.h"
#include "model/db/journal.h"
#include "model/db/likedetails.h"
#include "model/db/readpapers.h"
#include "model/db/readsets.h"
#include "model/db/readthings.h"

namespace sheaf
{

qint64 Library::revision()
{
    return revisionOf(m_parts->database);
}

Change Library::changesSince(qint64 since)
{
    return changesAfter(m_parts->database, since);
}

qint64 Library::dataVersion()
{
    return currentDataVersion(m_parts->database);
}

std::vector<PaperRow> Library::rows(std::span<const PaperId> ids)
{
    return readRows(m_parts->database, ids);
}

std::optional<Paper> Library::paper(PaperId id)
{
    return readPaper(m_parts->database, id);
}

std::optional<PaperId> Library::paperByUid(const QString &uid)
{
    return readPaperByUid(m_parts->database, uid);
}

Sidebar Library::sidebar()
{
    const Transaction snapshot(m_parts->database, Transaction::Kind::Read);
    Sidebar sidebar = readSidebar(m_parts->database);
    sidebar.undo = nextUndo(m_parts->database);
    sidebar.redo = nextRedo(m_parts->database);
    return sidebar;
}

LibraryCounts Library::counts()
{
    return readCounts(m_parts->database);
}

std::vector<Tag> Library::tags()
{
    return readTags(m_parts->database);
}

std::optional<Tag> Library::tagByName(const QString &name)
{
    return readTagByName(m_parts->database, name);
}

std::vector<ReadingList> Library::lists()
{
    return readLists(m_parts->database);
}

std::optional<ReadingList> Library::listByName(const QString &name)
{
    return readListByName(m_parts->database, name);
}

std::vector<ListItem> Library::items(ListId list)
{
    return readItems(m_parts->database, list);
}

std::vector<Digest> Library::digests()
{
    return readDigests(m_parts->database);
}

std::optional<DigestId> Library::digestByName(const QString &name)
{
    return readDigestByName(m_parts->database, name);
}

QString Library::digestText(DigestId id)
{
    return readDigestText(m_parts->database, id);
}

std::vector<AlikePaper> Library::alike(const PaperDetails &details, PaperId except)
{
    return readLikeDetails(m_parts->database, details, except);
}

std::vector<Variant> Library::variants(PaperId id)
{
    return readVariants(m_parts->database, id);
}

Library::DigestRemoval Library::digestRemoval(DigestId id)
{
    const Transaction snapshot(m_parts->database, Transaction::Kind::Read);
    return {readStayingWithout(m_parts->database, id).count(), readLeavingWith(m_parts->database, id).count()};
}

IdSet Library::having(Having what)
{
    return readHaving(m_parts->database, what);
}

IdSet Library::duplicates()
{
    return readDuplicates(m_parts->database);
}

IdSet Library::everyPaper()
{
    return readEveryPaper(m_parts->database);
}

IdSet Library::trashed()
{
    return readTrashed(m_parts->database);
}

IdSet Library::starred()
{
    return readStarred(m_parts->database);
}

IdSet Library::withStatus(Status status)
{
    return readWithStatus(m_parts->database, status);
}

IdSet Library::tagged()
{
    return readTagged(m_parts->database);
}

IdSet Library::taggedWith(TagId tag, bool withChildren)
{
    return readTaggedWith(m_parts->database, tag, withChildren);
}

IdSet Library::inList(ListId list)
{
    return readInList(m_parts->database, list);
}

IdSet Library::inDigest(DigestId digest)
{
    return readInDigest(m_parts->database, digest);
}

std::vector<PaperId> Library::ordered(const IdSet &set, Order order, qint64 of)
{
    return readOrdered(m_parts->database, set, order, of);
}

void Library::eachText(const std::function<void(const IndexText &)> &visit)
{
    readTexts(m_parts->database, visit);
}

void Library::eachText(const IdSet &papers, const std::function<void(const IndexText &)> &visit)
{
    readTexts(m_parts->database, papers, visit);
}

} // namespace sheaf
