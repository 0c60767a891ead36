// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the edits that bring a handed-over reading list into a library.
#include "model/db/importlist.h"

#include "model/db/readpapers.h"
#include "model/db/readthings.h"
#include "model/edit.h"
#include "model/text/anchor.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sheaf
{

namespace
{

constexpr qint64 placeStep = qint64(1) << 20; // between neighbours, so that moves fit in between

struct ListNames {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

QString utf16(const std::string &text)
{
    return QString::fromStdString(text);
}

// Gathers what the records of a batch add to their papers.
class AdditionsMaker final
{
public:
    explicit AdditionsMaker(Database &database) : m_database(database) {}

    // Whether the record holds something that its paper lacked until then.
    bool add(const Record &record, PaperId paper)
    {
        bool brings = false;
        for (const std::string &name : record.tags)
            brings |= addTag(paper, utf16(name).simplified());
        if (!record.note.empty())
            brings |= m_notes.emplace(paper, readNote(m_database, paper)).first->second.append(utf16(record.note));
        for (const RecordHighlight &highlight : record.highlights)
            brings |= addHighlight(paper, highlight);
        return brings;
    }

    Edit edit()
    {
        Compound all = std::move(m_newTags);
        for (auto &[tag, papers] : m_tagged)
            all.edits.push_back(TagPapers{tag, std::move(papers), true});
        for (auto &[paper, note] : m_notes)
            all.edits.push_back(SetNote{paper, std::move(note.text)});
        for (auto &[paper, marked] : m_marked) {
            if (!marked.put.empty())
                all.edits.push_back(PutHighlights{paper, std::move(marked.put)});
        }
        return all;
    }

private:
    struct Note {
        explicit Note(QString now) : text(std::move(now)) {}
        bool append(const QString &more)
        {
            const QString before = std::exchange(text, joinedTexts(text, more));
            return text != before;
        }
        QString text;
    };
    struct Marked {
        Paper paper;
        std::vector<Highlight> put;
    };

    bool addTag(PaperId paper, const QString &name)
    {
        const TagId tag = tagNamed(name);
        if (tag == TagId{} || m_tagged[tag].contains(paper))
            return false;
        m_tagged[tag].add(paper);
        return m_database.number("SELECT count(*) FROM paper_tag WHERE paper = ?1 AND tag = ?2", paper, tag) == 0;
    }

    TagId tagNamed(const QString &name)
    {
        const std::string folded = foldedName(name);
        if (folded.empty())
            return {};
        const auto known = m_tags.find(folded);
        if (known != m_tags.end())
            return known->second;
        TagId id = tagOfName(m_database, name);
        if (id == TagId{}) {
            Tag tag;
            tag.id = id = TagId{-1 - static_cast<qint64>(m_newTags.edits.size())};
            tag.name = name;
            tag.colour = static_cast<int>(
                (m_database.number("SELECT count(*) FROM tag") + static_cast<qint64>(m_newTags.edits.size())) %
                hueCount);
            m_newTags.edits.push_back(PutTag{std::move(tag)});
        }
        return m_tags.emplace(folded, id).first->second;
    }

    bool addHighlight(PaperId id, const RecordHighlight &wanted)
    {
        auto found = m_marked.find(id);
        if (found == m_marked.end())
            found = m_marked.emplace(id, Marked{readPaper(m_database, id).value_or(Paper()), {}}).first;
        Marked &marked = found->second;
        Highlight made = placed(marked.paper, wanted);
        if (made.text.trimmed().isEmpty())
            return false;
        std::vector<Highlight> &there = marked.paper.highlights;
        const auto same = std::find_if(there.begin(), there.end(), [&](const Highlight &one) {
            return one.text == made.text && one.shownFrom == made.shownFrom && one.isDetached() == made.isDetached();
        });
        if (same == there.end()) {
            made.id = HighlightId{--m_lastHighlight};
            there.push_back(made);
            marked.put.push_back(std::move(made));
            return true;
        }
        const QString remark = joinedTexts(same->remark, made.remark);
        if (remark == same->remark)
            return false;
        same->remark = remark;
        std::erase_if(marked.put, [&](const Highlight &one) { return one.id == same->id; });
        marked.put.push_back(*same);
        return true;
    }

    // Where the quote stands in the abstract for the given time; detached where it does not.
    static Highlight placed(const Paper &paper, const RecordHighlight &wanted)
    {
        const QString quote = utf16(wanted.text);
        qsizetype from = wanted.text.empty() ? -1 : paper.abstract.indexOf(quote);
        for (int count = 1; from >= 0 && count < wanted.occurrence; ++count)
            from = paper.abstract.indexOf(quote, from + 1);
        Highlight made = from >= 0 ? highlightAt(paper.originalAbstract, paper.abstract, from, quote.size())
                                   : highlightQuoting(quote, paper.originalAbstract, paper.abstract);
        made.text = quote;
        made.colour = wanted.colour;
        made.remark = utf16(wanted.remark);
        std::vector<Highlight> one{made};
        placeHighlights(one, paper.originalAbstract, paper.abstract, paper.abstractIsOwn);
        return one.front();
    }

    Database &m_database;
    Compound m_newTags;
    std::map<std::string, TagId> m_tags; // by folded name
    std::map<TagId, IdSet> m_tagged;
    std::map<PaperId, Note> m_notes;
    std::map<PaperId, Marked> m_marked;
    qint64 m_lastHighlight = 0;
};

// "Name", or "Name (2)", "Name (3)" ... where that is taken.
QString freeListName(Database &database, const QString &wanted)
{
    const QString name = foldedName(wanted).empty() ? ListNames::tr("Reading list") : wanted.simplified();
    QString free = name;
    for (int count = 2; readListByName(database, free); ++count)
        free = QStringLiteral("%1 (%2)").arg(name, QString::number(count));
    return free;
}

std::vector<ListItem> newPlaces(const std::vector<ListedPlace> &places)
{
    std::vector<ListItem> items;
    for (const ListedPlace &place : places) {
        const auto count = static_cast<qint64>(items.size()) + 1;
        items.push_back({ItemId{-count}, count * placeStep, place.paper, place.text});
    }
    return items;
}

bool hasComment(const ListItem &item)
{
    return item.paper != PaperId{} && !item.text.isEmpty();
}

// The items that the list has, in the order of the places; new ones where it has none.
class Replacement final
{
public:
    Replacement(Database &database, ListId list, const std::vector<ListedPlace> &places) : m_list(list)
    {
        m_before = readItems(database, list);
        m_items = newPlaces(places);
        takeIds();
        keepTrashed(database.papers("SELECT id FROM paper WHERE trashed = 1"));
        for (const ListItem &item : m_before) {
            if (!m_used.contains(item.id))
                m_gone.push_back(item.id);
        }
        keepPositions();
    }

    Compound edit() const
    {
        Compound all;
        if (!m_gone.empty())
            all.edits.push_back(RemoveItems{m_list, m_gone});
        if (!m_items.empty())
            all.edits.push_back(PutItems{m_list, m_items});
        return all;
    }

    // Papers whose comment is another than before.
    IdSet commented() const
    {
        std::map<ItemId, QString> before;
        for (const ListItem &item : m_before)
            before[item.id] = item.text;
        IdSet papers;
        for (const ListItem &item : m_items) {
            const auto old = before.find(item.id);
            if (hasComment(item) && (old == before.end() || old->second != item.text))
                papers.add(item.paper);
        }
        return papers;
    }

private:
    using Key = std::pair<PaperId, QString>; // a paper, or a section's name

    static Key keyOf(const ListItem &item) { return {item.paper, item.paper == PaperId{} ? item.text : QString()}; }

    void takeIds()
    {
        std::map<Key, std::vector<ItemId>> free; // the first is the last of each
        for (auto old = m_before.rbegin(); old != m_before.rend(); ++old)
            free[keyOf(*old)].push_back(old->id);
        for (ListItem &item : m_items) {
            const auto there = free.find(keyOf(item));
            if (there == free.end() || there->second.empty())
                continue;
            item.id = there->second.back();
            there->second.pop_back();
            m_used.insert(item.id);
        }
    }

    // The file could not hold them.
    void keepTrashed(const IdSet &trashed)
    {
        for (const ListItem &old : m_before) {
            if (old.paper == PaperId{} || !trashed.contains(old.paper) || m_used.contains(old.id))
                continue;
            m_used.insert(old.id);
            m_items.push_back(old);
            m_items.back().position = (static_cast<qint64>(m_items.size())) * placeStep;
        }
    }

    // Where the order is the same already, nothing moves.
    void keepPositions()
    {
        const bool sameOrder = std::equal(m_items.begin(), m_items.end(), m_before.begin(), m_before.end(),
                                          [](const ListItem &now, const ListItem &old) { return now.id == old.id; });
        for (std::size_t at = 0; sameOrder && at < m_items.size(); ++at)
            m_items[at].position = m_before[at].position;
    }

    ListId m_list;
    std::vector<ListItem> m_before;
    std::vector<ListItem> m_items;
    std::vector<ItemId> m_gone;
    std::set<ItemId> m_used;
};

} // namespace

QString joinedTexts(const QString &one, const QString &other)
{
    const auto holds = [](const QString &text, const QString &lines) {
        return lines.isEmpty() || QString(u'\n' + text + u'\n').contains(QString(u'\n' + lines + u'\n'));
    };
    if (holds(one, other))
        return one;
    if (holds(other, one))
        return other;
    return one + QStringLiteral("\n\n") + other;
}

bool ListedPlaces::add(PaperId paper, const QString &comment)
{
    const auto there = m_places.constFind(paper);
    if (there != m_places.constEnd()) {
        QString &text = m_all[*there].text;
        const QString before = std::exchange(text, joinedTexts(text, comment));
        return text != before;
    }
    m_places.insert(paper, m_all.size());
    m_all.push_back({paper, comment});
    return !comment.isEmpty();
}

IdSet ListedPlaces::papers() const
{
    IdSet papers;
    for (const ListedPlace &place : m_all) {
        if (place.paper != PaperId{})
            papers.add(place.paper);
    }
    return papers;
}

Additions additionsOf(Database &database, std::span<const std::pair<const Record *, PaperId>> records)
{
    AdditionsMaker maker(database);
    Additions additions;
    for (const auto &[record, paper] : records)
        additions.brings.push_back(maker.add(*record, paper));
    additions.edit = maker.edit();
    return additions;
}

Listing listingOf(Database &database, const ListDraft &draft, const std::vector<ListedPlace> &places)
{
    const std::optional<ReadingList> old = draft.replace ? readListByName(database, draft.name) : std::nullopt;
    if (old) {
        const Replacement replacement(database, old->id, places);
        return {replacement.edit(), old->name, replacement.commented()};
    }
    constexpr ListId made{-1};
    Listing listing{{}, freeListName(database, draft.name), {}};
    Compound all;
    all.edits.push_back(PutList{{made, listing.name, false}});
    if (!places.empty())
        all.edits.push_back(PutItems{made, newPlaces(places)});
    for (const ListItem &item : newPlaces(places)) {
        if (hasComment(item))
            listing.commented.add(item.paper);
    }
    listing.edit = std::move(all);
    return listing;
}

} // namespace sheaf
