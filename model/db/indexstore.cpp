// SPDX-License-Identifier: GPL-3.0-or-later
// Segments as rows.
#include "model/db/indexstore.h"

#include "model/db/changes.h"
#include "model/index/segmentmerge.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 leaseMilliseconds = 300'000;
constexpr std::size_t pieceBytes = std::size_t{4} << 20U;

void storePart(Database &database, qint64 segment, int part, const std::string &bytes)
{
    int position = 0;
    for (std::size_t from = 0; from < bytes.size(); from += pieceBytes) {
        const std::size_t length = std::min(pieceBytes, bytes.size() - from);
        database.run("INSERT INTO index_bytes (segment, part, position, bytes) VALUES (?1, ?2, ?3, ?4)", segment, part,
                     position++, QByteArray::fromRawData(bytes.data() + from, static_cast<qsizetype>(length)));
    }
}

std::string readPart(Database &database, qint64 segment, int part)
{
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(
        database.number("SELECT sum(length(bytes)) FROM index_bytes WHERE segment = ?1 AND part = ?2", segment, part)));
    Statement pieces = database.query(
        "SELECT bytes FROM index_bytes WHERE segment = ?1 AND part = ?2 ORDER BY position", segment, part);
    while (pieces.step())
        bytes += pieces.bytes(0);
    return bytes;
}

void removeSegment(Database &database, qint64 id)
{
    database.run("DELETE FROM index_bytes WHERE segment = ?1", id);
    database.run("DELETE FROM index_segment WHERE id = ?1", id);
}

void insertSegment(Database &database, const SegmentBytes &bytes, const IdSet &papers, const IdSet &masked)
{
    const qint64 id = takeId(database, Counter::Segment);
    database.run("INSERT INTO index_segment (id, papers, masked) VALUES (?1, ?2, ?3)", id, papers.toBytes(),
                 masked.toBytes());
    storePart(database, id, 0, bytes.dictionary);
    storePart(database, id, 1, bytes.postings);
}

void maskInOlder(Database &database, const IdSet &papers)
{
    for (const StoredSegment &segment : readSegments(database)) {
        const IdSet now = segment.masked | (segment.papers & papers);
        if (now == segment.masked)
            continue;
        if (now == segment.papers)
            removeSegment(database, segment.id);
        else
            database.run("UPDATE index_segment SET masked = ?2 WHERE id = ?1", segment.id, now.toBytes());
    }
}

IdSet readDirtyPapers(Database &database)
{
    return database.papers("SELECT paper FROM index_dirty");
}

IdSet readGone(Database &database)
{
    return database.papers("SELECT d.paper FROM index_dirty d LEFT JOIN paper p ON p.id = d.paper WHERE p.id IS NULL");
}

void makeClean(Database &database, const IdSet &papers)
{
    (readDirtyPapers(database) & papers).each([&](PaperId id) {
        database.run("DELETE FROM index_dirty WHERE paper = ?1", id);
    });
}

} // namespace

std::vector<StoredSegment> readSegments(Database &database)
{
    std::vector<StoredSegment> segments;
    Statement rows = database.query("SELECT id, papers, masked FROM index_segment ORDER BY id");
    while (rows.step()) {
        const std::optional<IdSet> papers = IdSet::fromBytes(rows.blob(1));
        const std::optional<IdSet> masked = IdSet::fromBytes(rows.blob(2));
        if (papers && masked)
            segments.push_back({rows.integer(0), *papers, *masked});
    }
    return segments;
}

SegmentBytes readSegmentBytes(Database &database, qint64 id)
{
    return {readPart(database, id, 0), readPart(database, id, 1)};
}

IndexState readIndexState(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    IndexState state;
    state.segments = readSegments(database);
    state.last = PaperId{database.number("SELECT max(id) FROM paper")};
    IdSet told;
    for (const StoredSegment &segment : state.segments)
        told |= segment.papers - segment.masked;
    const IdSet gaps = IdSet::range(PaperId{1}, state.last) - told;
    // Few: ids that were never given are gaps too. Papers beyond the last segment are read in one go.
    IdSet loose;
    eachRange(gaps, [&](PaperRange range) {
        loose |= database.papers("SELECT id FROM paper WHERE id BETWEEN ?1 AND ?2", range.first, range.last);
    });
    state.loose = (loose & gaps) | readDirtyPapers(database);
    return state;
}

void storeSegment(Database &database, const SegmentBytes &bytes, const IdSet &papers)
{
    if (papers.empty())
        return;
    maskInOlder(database, papers);
    insertSegment(database, bytes, papers, {});
    makeClean(database, papers);
}

bool replaceSegments(Database &database, const std::vector<StoredSegment> &old, const SegmentBytes &bytes,
                     const IdSet &papers)
{
    // What was masked in one of them since is masked in the new one.
    IdSet masked;
    const std::vector<StoredSegment> now = readSegments(database);
    for (const StoredSegment &segment : old) {
        const auto found = std::ranges::find(now, segment.id, &StoredSegment::id);
        if (found == now.end())
            return false;
        masked |= found->masked - segment.masked;
    }
    for (const StoredSegment &segment : old)
        removeSegment(database, segment.id);
    if (!papers.empty())
        insertSegment(database, bytes, papers, masked & papers);
    return true;
}

void forgetGone(Database &database)
{
    const IdSet gone = readGone(database);
    for (const StoredSegment &segment : readSegments(database)) {
        if ((segment.papers & gone).empty())
            continue;
        const IdSet masked = segment.masked | gone;
        const std::shared_ptr<const Segment> told = Segment::open(readSegmentBytes(database, segment.id));
        const MergeInput input{told, &masked};
        removeSegment(database, segment.id);
        if (const IdSet left = segment.papers - masked; told && !left.empty())
            insertSegment(database, mergeSegments({&input, 1}), left, {});
    }
    makeClean(database, gone);
}

void maskGone(Database &database)
{
    const IdSet gone = readGone(database);
    if (gone.empty())
        return;
    maskInOlder(database, gone);
    makeClean(database, gone);
}

qint64 segmentSize(Database &database, qint64 id)
{
    return database.number("SELECT sum(length(bytes)) FROM index_bytes WHERE segment = ?1", id);
}

bool takeIndexLease(Database &database, qint64 now, qint64 holder)
{
    Statement lease = database.query("SELECT holder FROM index_lease WHERE until > ?1", now);
    if (lease.step() && lease.integer(0) != holder)
        return false;
    database.run("INSERT INTO index_lease (one, holder, until) VALUES (1, ?1, ?2) "
                 "ON CONFLICT (one) DO UPDATE SET holder = ?1, until = ?2",
                 holder, now + leaseMilliseconds);
    return true;
}

void giveBackIndexLease(Database &database, qint64 holder)
{
    database.run("DELETE FROM index_lease WHERE holder = ?1", holder);
}

} // namespace sheaf
