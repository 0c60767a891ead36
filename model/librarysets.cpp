// SPDX-License-Identifier: GPL-3.0-or-later
// LibrarySets: what a change touched is taken out of every set that is there, and put back as the library has it now.
#include "model/librarysets.h"

namespace sheaf
{

namespace
{

constexpr qint64 s_papersAtOnce = 16'384;

template <class Id>
void subtract(QHash<Id, IdSet> &sets, const IdSet &papers)
{
    for (IdSet &set : sets)
        set -= papers;
}

// Adds a paper to the set of a thing, if that set is kept.
template <class Id>
void addTo(QHash<Id, IdSet> &sets, Id thing, PaperId paper)
{
    if (const auto set = sets.find(thing); set != sets.end())
        set->add(paper);
}

template <class Id, class Read>
const IdSet &kept(QHash<Id, IdSet> &sets, Id thing, Read &&read)
{
    auto set = sets.find(thing);
    if (set == sets.end())
        set = sets.insert(thing, read());
    return *set;
}

} // namespace

void LibrarySets::forget()
{
    m_flags.reset();
    m_shown.reset();
    m_tagged.reset();
    m_tags.reset();
    m_withTag.clear();
    m_inList.clear();
    m_inDigest.clear();
    m_reading.reset();
    m_hasAllTags = false;
}

void LibrarySets::follow(const Change &change)
{
    if (change.everything) {
        forget();
        return;
    }
    m_tags.reset();
    m_shown.reset();
    m_reading.reset();
    // An item may be moved to another list, an entry to another paper, without a word of the papers.
    if (change.lists)
        m_inList.clear();
    if (change.digests)
        m_inDigest.clear();
    if (m_flags) {
        for (IdSet *set : {&m_flags->every, &m_flags->trashed, &m_flags->starred, &m_flags->status[0],
                           &m_flags->status[1], &m_flags->status[2], &m_flags->status[3]})
            *set -= change.papers;
    }
    if (m_tagged)
        *m_tagged -= change.papers;
    subtract(m_withTag, change.papers);
    subtract(m_inList, change.papers);
    subtract(m_inDigest, change.papers);
    eachRange(change.papers, [&](PaperRange range) { followRange(range, change.papers); });
}

// Puts back those of `changed` that lie in the range.
void LibrarySets::followRange(PaperRange range, const IdSet &changed)
{
    if (m_flags) {
        m_library.eachFacts(range, [&](const PaperFacts &facts) {
            if (changed.contains(facts.id))
                add(*m_flags, facts);
        });
    }
    if (m_tagged || !m_withTag.isEmpty()) {
        m_library.eachTagging(range, [&](PaperId paper, TagId tag) {
            if (!changed.contains(paper))
                return;
            if (m_tagged)
                m_tagged->add(paper);
            addTo(m_withTag, tag, paper);
        });
    }
    if (!m_inList.isEmpty())
        m_library.eachListing(range, [&](PaperId paper, ListId list) {
            if (changed.contains(paper))
                addTo(m_inList, list, paper);
        });
    if (!m_inDigest.isEmpty())
        m_library.eachEntry(range, [&](PaperId paper, DigestId digest) {
            if (changed.contains(paper))
                addTo(m_inDigest, digest, paper);
        });
}

void LibrarySets::add(Flags &flags, const PaperFacts &facts)
{
    flags.every.add(facts.id);
    if (facts.trashed)
        flags.trashed.add(facts.id);
    if (facts.starred)
        flags.starred.add(facts.id);
    flags.status[static_cast<std::size_t>(facts.status)].add(facts.id);
}

const LibrarySets::Flags &LibrarySets::flags()
{
    if (!m_flags) {
        Flags flags;
        m_library.eachFacts([&](const PaperFacts &facts) { add(flags, facts); });
        m_flags = std::move(flags);
    }
    return *m_flags;
}

const IdSet &LibrarySets::shown()
{
    if (!m_shown)
        m_shown = everyPaper() - trashed() - withStatus(Status::Dismissed);
    return *m_shown;
}

const IdSet &LibrarySets::tagged()
{
    if (!m_tagged)
        m_tagged = m_library.tagged();
    return *m_tagged;
}

const IdSet &LibrarySets::taggedWith(TagId tag)
{
    return kept(m_withTag, tag, [&] { return m_library.taggedWith(tag, false); });
}

IdSet LibrarySets::taggedWithin(TagId tag)
{
    IdSet set = taggedWith(tag);
    for (const Tag &child : tags()) {
        if (child.parent == tag)
            set |= taggedWithin(child.id);
    }
    return set;
}

bool LibrarySets::readSome()
{
    if (m_hasAllTags)
        return false;
    if (!m_reading)
        m_reading.emplace();
    const PaperRange range{m_reading->next, PaperId{number(m_reading->next) + s_papersAtOnce - 1}};
    m_library.eachTagging(range, [this](PaperId paper, TagId tag) { m_reading->withTag[tag].add(paper); });
    m_reading->next = PaperId{number(range.last) + 1};
    if (m_reading->next > everyPaper().last())
        keepRead();
    return true;
}

void LibrarySets::keepRead()
{
    for (const Tag &tag : tags())
        kept(m_withTag, tag.id, [&] { return m_reading->withTag.value(tag.id) & everyPaper(); });
    m_reading.reset();
    m_hasAllTags = true;
}

const IdSet &LibrarySets::inList(ListId list)
{
    return kept(m_inList, list, [&] { return m_library.inList(list); });
}

const IdSet &LibrarySets::inDigest(DigestId digest)
{
    return kept(m_inDigest, digest, [&] { return m_library.inDigest(digest); });
}

const std::vector<Tag> &LibrarySets::tags()
{
    if (!m_tags)
        m_tags = m_library.tags();
    return *m_tags;
}

LibraryCounts LibrarySets::counts()
{
    LibraryCounts counts;
    counts.papers = (everyPaper() - trashed()).count();
    counts.all = shown().count();
    counts.unread = (shown() & withStatus(Status::Unread)).count();
    counts.starred = (shown() & starred()).count();
    counts.untagged = (shown() - tagged()).count();
    counts.dismissed = (withStatus(Status::Dismissed) - trashed()).count();
    counts.trashed = trashed().count();
    return counts;
}

CountedList LibrarySets::counted(const ReadingList &list)
{
    const IdSet papers = (inList(list.id) & everyPaper()) - trashed();
    return {list, papers.count(), (papers & withStatus(Status::Read)).count()};
}

Sidebar LibrarySets::sidebar()
{
    Sidebar sidebar = m_library.outline();
    sidebar.counts = counts();
    for (CountedTag &tag : sidebar.tags)
        tag.papers = (taggedWithin(tag.tag.id) & shown()).count();
    for (CountedList &list : sidebar.lists)
        list = counted(list.list);
    for (CountedDigest &digest : sidebar.digests)
        digest.papers = (inDigest(digest.digest.id) & shown()).count();
    sidebar.counts.tags = static_cast<qint64>(sidebar.tags.size());
    sidebar.counts.lists = static_cast<qint64>(sidebar.lists.size());
    sidebar.counts.digests = static_cast<qint64>(sidebar.digests.size());
    return sidebar;
}

} // namespace sheaf
