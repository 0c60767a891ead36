// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar as CBOR: all that is shown at once, so that it stays small in a library of thousands of digests.
#include "model/db/firstpage.h"

#include <QCborArray>
#include <QCborValue>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 keptVersion = 1;
constexpr std::size_t keptDigests = 32;

// In this order in the kept form.
constexpr qint64 LibraryCounts::*keptCounts[] = {
    &LibraryCounts::papers,   &LibraryCounts::all,       &LibraryCounts::unread,  &LibraryCounts::starred,
    &LibraryCounts::untagged, &LibraryCounts::dismissed, &LibraryCounts::trashed, &LibraryCounts::digests,
    &LibraryCounts::entries,  &LibraryCounts::tags,      &LibraryCounts::lists,
};

QCborArray keptTag(const CountedTag &counted)
{
    const Tag &tag = counted.tag;
    return {number(tag.id), tag.name,     number(tag.parent), QCborArray::fromStringList(tag.aliases),
            tag.colour,     tag.shortcut, tag.area,           counted.papers};
}

CountedTag tagOf(const QCborArray &kept)
{
    CountedTag counted;
    counted.tag.id = TagId{kept.at(0).toInteger()};
    counted.tag.name = kept.at(1).toString();
    counted.tag.parent = TagId{kept.at(2).toInteger()};
    for (const QCborValue &alias : kept.at(3).toArray())
        counted.tag.aliases.append(alias.toString());
    counted.tag.colour = static_cast<int>(kept.at(4).toInteger());
    counted.tag.shortcut = kept.at(5).toString();
    counted.tag.area = kept.at(6).toString();
    counted.papers = kept.at(7).toInteger();
    return counted;
}

QCborArray keptList(const CountedList &counted)
{
    return {number(counted.list.id), counted.list.name, counted.list.archived, counted.papers, counted.read};
}

CountedList listOf(const QCborArray &kept)
{
    return {{ListId{kept.at(0).toInteger()}, kept.at(1).toString(), kept.at(2).toBool()},
            kept.at(3).toInteger(),
            kept.at(4).toInteger()};
}

QCborArray keptDigest(const CountedDigest &counted)
{
    const Digest &digest = counted.digest;
    return {number(digest.id), digest.name,  digest.label,   digest.encoding, digest.imported,
            digest.bytes,      digest.lines, digest.entries, counted.papers};
}

CountedDigest digestOf(const QCborArray &kept)
{
    CountedDigest counted;
    counted.digest.id = DigestId{kept.at(0).toInteger()};
    counted.digest.name = kept.at(1).toString();
    counted.digest.label = kept.at(2).toString();
    counted.digest.encoding = kept.at(3).toString();
    counted.digest.imported = kept.at(4).toInteger();
    counted.digest.bytes = kept.at(5).toInteger();
    counted.digest.lines = static_cast<int>(kept.at(6).toInteger());
    counted.digest.entries = static_cast<int>(kept.at(7).toInteger());
    counted.papers = kept.at(8).toInteger();
    return counted;
}

} // namespace

QByteArray keptForm(const Sidebar &sidebar)
{
    QCborArray counts;
    for (const auto count : keptCounts)
        counts.append(sidebar.counts.*count);
    QCborArray tags;
    for (const CountedTag &tag : sidebar.tags)
        tags.append(keptTag(tag));
    QCborArray lists;
    for (const CountedList &list : sidebar.lists)
        lists.append(keptList(list));
    QCborArray digests;
    for (std::size_t at = 0; at < std::min(keptDigests, sidebar.digests.size()); ++at)
        digests.append(keptDigest(sidebar.digests[at]));
    return QCborValue(QCborArray{keptVersion, sidebar.revision, counts, tags, lists, digests, sidebar.offerAreas})
        .toCbor();
}

std::optional<Sidebar> sidebarOf(const QByteArray &bytes)
{
    const QCborArray kept = QCborValue::fromCbor(bytes).toArray();
    if (kept.size() != 7 || kept.at(0).toInteger() != keptVersion)
        return std::nullopt;
    Sidebar sidebar;
    sidebar.kept = true;
    sidebar.revision = kept.at(1).toInteger();
    const QCborArray counts = kept.at(2).toArray();
    qsizetype at = 0;
    for (const auto count : keptCounts)
        sidebar.counts.*count = counts.at(at++).toInteger();
    for (const QCborValue &tag : kept.at(3).toArray())
        sidebar.tags.push_back(tagOf(tag.toArray()));
    for (const QCborValue &list : kept.at(4).toArray())
        sidebar.lists.push_back(listOf(list.toArray()));
    for (const QCborValue &digest : kept.at(5).toArray())
        sidebar.digests.push_back(digestOf(digest.toArray()));
    sidebar.offerAreas = kept.at(6).toBool();
    return sidebar;
}

} // namespace sheaf
