// SPDX-License-Identifier: GPL-3.0-or-later
// What a reading list that comes back as a file means for the library: which papers its items are, what they add to
// those papers, and the list itself. Nothing here writes: it makes the edits that the import applies and records.
#pragma once

#include "model/db/recognise.h"
#include "model/incoming.h"

#include <QHash>

#include <span>
#include <utility>

namespace sheaf
{

// Finds papers of one file's items: by uid, then DOI, arXiv id and link, then as the same-paper rule says. Two items
// with different uids are two papers, whatever else they share; of two with one uid and different titles the second is
// a copy that a hand made into another paper, and its uid does not count. A link other than an arXiv or DOI page counts
// where one paper alone has it and the item either has no uid or the same title.
class ListRecogniser final
{
public:
    Recognition recognise(Database &database, KeyIndex &keys, const Incoming &incoming);
    // The paper that an item turned out to be.
    void remember(PaperId paper, const Incoming &incoming);

private:
    Recognition byUid(Database &database, const std::string &uid) const;
    PaperId byLink(Database &database, const Incoming &incoming);
    bool isAnother(PaperId paper, const std::string &uid) const;
    bool isCopy(const Incoming &incoming) const;
    void readLinks(Database &database);

    QHash<PaperId, QByteArray> m_uids;                 // of the items so far
    QHash<QByteArray, QByteArray> m_titles;            // of the first item of each uid, normalised
    std::optional<QHash<QByteArray, PaperId>> m_links; // read when the first one is asked for; 0: several papers
};

// A place of the list: a paper with its comment, or a section's name (paper is 0).
struct ListedPlace {
    PaperId paper{};
    QString text;
};

// The places of one file's list, in order.
class ListedPlaces final
{
public:
    void addSection(const QString &name) { m_all.push_back({{}, name}); }
    // A paper that is there already gets the comment too. Whether its place holds another comment now.
    bool add(PaperId paper, const QString &comment);
    const std::vector<ListedPlace> &all() const { return m_all; }
    IdSet papers() const;

private:
    std::vector<ListedPlace> m_all;
    QHash<PaperId, std::size_t> m_places;
};

// Tags are added and made where the library lacks them, never taken off. A note is appended after an empty line unless
// the paper's note holds it already; a paper's note that the file's holds is replaced by that. Highlights are added
// where the paper has none of that text at that place; their remarks are joined like notes.
struct Additions {
    Edit edit;
    std::vector<bool> brings; // for each record: whether its paper lacks something that the record holds
};
Additions additionsOf(Database &database, std::span<const std::pair<const Record *, PaperId>> records);

// Makes the list with these places under its name, or under "Name (2)" when that is taken. With draft.replace the list
// of that name becomes these places, trashed papers last; nothing when it is so already.
struct Listing {
    Edit edit;
    QString name;    // that the list has then
    IdSet commented; // papers whose comment there is another than before
};
Listing listingOf(Database &database, const ListDraft &draft, const std::vector<ListedPlace> &places);

// Both texts, each once: one of them where it holds the other's lines, else the second after an empty line.
QString joinedTexts(const QString &one, const QString &other);

} // namespace sheaf
