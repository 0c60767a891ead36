// SPDX-License-Identifier: GPL-3.0-or-later
// The library's questions, each handed to its place in db/.
#include "model/libraryparts.h"

#include "model/db/alike.h"
#include "model/db/changes.h"
#include "model/db/firstpage.h"
#include "model/db/journal.h"
#include "model/db/likedetails.h"
#include "model/db/orderstore.h"
#include "model/db/readfacts.h"
#include "model/db/readpapers.h"
#include "model/db/readsets.h"
#include "model/db/readthings.h"
#include "model/librarysets.h"

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
    return LibrarySets(*this).sidebar();
}

Sidebar Library::outline()
{
    const Transaction snapshot(m_parts->database, Transaction::Kind::Read);
    Sidebar sidebar = readOutline(m_parts->database);
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

std::vector<SavedSearch> Library::searches()
{
    return readSearches(m_parts->database);
}

std::vector<Digest> Library::digests()
{
    return readDigests(m_parts->database);
}

std::vector<QByteArray> Library::digestHashes()
{
    return readDigestHashes(m_parts->database);
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

IdSet Library::withYear(qint64 first, qint64 last)
{
    return readWithYear(m_parts->database, first, last);
}

IdSet Library::addedBetween(qint64 from, qint64 until)
{
    return readAddedBetween(m_parts->database, from, until);
}

IdSet Library::readBetween(qint64 from, qint64 until)
{
    return readReadBetween(m_parts->database, from, until);
}

IdSet Library::inDigests(qint64 least, qint64 most)
{
    return readInDigests(m_parts->database, least, most);
}

IdSet Library::withKey(const QString &key, bool begins)
{
    return readWithKey(m_parts->database, key, begins);
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

void Library::eachFacts(const std::function<void(const PaperFacts &)> &visit)
{
    sheaf::eachFacts(m_parts->database, visit);
}

void Library::eachFacts(PaperRange range, const std::function<void(const PaperFacts &)> &visit)
{
    sheaf::eachFacts(m_parts->database, range, visit);
}

void Library::eachTagging(PaperRange range, const std::function<void(PaperId, TagId)> &visit)
{
    sheaf::eachTagging(m_parts->database, range, visit);
}

void Library::eachListing(PaperRange range, const std::function<void(PaperId, ListId)> &visit)
{
    sheaf::eachListing(m_parts->database, range, visit);
}

void Library::eachEntry(PaperRange range, const std::function<void(PaperId, DigestId)> &visit)
{
    sheaf::eachEntry(m_parts->database, range, visit);
}

std::vector<PaperKind> Library::kindsAmong(const IdSet &papers)
{
    return readKindsAmong(m_parts->database, papers);
}

std::vector<std::pair<TagId, qint64>> Library::tagsAmong(const IdSet &papers)
{
    return readTagsAmong(m_parts->database, papers);
}

FirstPage Library::firstPage(Order order)
{
    return readFirstPage(m_parts->database, order);
}

void Library::keepSidebar(const Sidebar &sidebar)
{
    sheaf::keepSidebar(m_parts->database, sidebar);
}

std::vector<PaperId> Library::ordered(const IdSet &set, Order order, qint64 of)
{
    return readOrdered(m_parts->database, set, order, of);
}

std::vector<quint32> Library::wholeOrder(Order order)
{
    return readWholeOrder(m_parts->database, order);
}

std::optional<StoredOrder> Library::storedOrder(Order order)
{
    return readStoredOrder(m_parts->database, order);
}

std::optional<PaperPlace> Library::placeIn(Order order, PaperId id)
{
    return readPlace(m_parts->database, order, id);
}

IdSet Library::noted(PaperRange range)
{
    return readNoted(m_parts->database, range);
}

void Library::inSnapshot(const std::function<void()> &work)
{
    const Transaction snapshot(m_parts->database, Transaction::Kind::Read);
    work();
}

void Library::eachText(const IdSet &papers, const std::function<void(const IndexText &)> &visit)
{
    readTexts(m_parts->database, papers, visit);
}

} // namespace sheaf
