// SPDX-License-Identifier: GPL-3.0-or-later
// The list of papers as a Qt item model: a window of pages over a ranking; of a reading list also the headings of its
// sections, between the papers.
#pragma once

#include "model/finder.h"
#include "model/index/rankedrows.h"
#include "model/matches.h"

#include <QAbstractTableModel>
#include <functional>
#include <list>
#include <memory>
#include <unordered_map>

namespace sheaf
{

// GUI thread. Rows are asked for a page of 128 at a time through rowsWanted() and come back through setRows(); at most
// 64 pages' worth are kept, the least recently used go first. A row that is not there yet is empty until it comes.
class PaperModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 128;
    static constexpr std::size_t keptRows = 64 * pageSize;

    explicit PaperModel(QObject *parent = nullptr);

    using Papers = std::shared_ptr<const Ranking>;
    using Places = std::shared_ptr<const ShownPlaces>;
    // Shows another result. Rows that are known already are shown at once. With the places of the reading list that it
    // is of, each paper has its comment, and in a whole list the headings have rows of their own.
    void reset(Papers papers, Places places = {});
    // The papers alone, in order.
    const Papers &papers() const { return m_papers; }
    PaperId idAt(int row) const; // 0 outside, for a heading and where the ranking does not know it yet
    int rowOf(PaperId id) const; // -1 when not listed

    // Rows of the list as rows of papers(), as far as they are known, and the other way round without the headings
    // between them.
    RankedRows papersWithin(const std::vector<RowSpan> &rows) const;
    std::vector<RowSpan> rowsOf(const std::vector<RowSpan> &papers) const;

    // What is looked for: marked in the titles and first words.
    void setMatches(Matches matches);
    struct Marks {
        std::vector<TextRange> title;
        std::vector<TextRange> lead;
    };
    const Marks &marksAt(int row) const; // none while the row is on its way

    // Null unless a reading list is shown.
    const Places &places() const { return m_places; }
    // The place in the list that a row stands for; nullptr without one. Valid until the next change of the places.
    const ListItem *placeAt(int row) const;
    int rowOfItem(ItemId item) const; // -1 when not shown; linear
    bool isHeading(int row) const;
    // The papers between a heading and the next one.
    int papersBelow(int headingRow) const;
    // Whether these places are of the same list, shown the same way and with the same headings.
    bool hasRowsOf(const Places &places) const;
    // The same papers and headings in the order that these places have, with their texts: what is selected stays so.
    void rearrange(Places places);
    // nullptr while the row is on its way (and asks for it) or when its paper is gone. Valid until control returns to
    // the event loop.
    const PaperRow *rowAt(int row) const;
    // The answer to rowsWanted(wanted); papers that no longer exist are missing from `rows`.
    void setRows(const std::vector<PaperId> &wanted, const std::vector<PaperRow> &rows);
    // Rows that were asked for and will not come: they are asked for again when looked at.
    void forget(const std::vector<PaperId> &wanted);
    // These papers changed: shown as they were until their new rows have come; their place stays.
    void refresh(const IdSet &papers, bool everything);
    // Shows an intended state before the library has confirmed it; refresh() takes it back.
    void intend(const IdSet &papers, const std::function<void(PaperRow &)> &change);
    // Takes papers out of the list at once (dismissed, trashed): a removal for each run of rows, or a reset when that
    // is cheaper.
    void take(const IdSet &papers);
    // Papers that no longer match the search are dimmed.
    void setStale(IdSet papers);
    bool isStale(PaperId id) const { return m_stale.contains(id); }
    qint64 staleCount() const { return m_stale.count(); }

    // As a table it has a column for each PaperColumn, else the title's alone.
    void setTable(bool table);
    bool isTable() const { return m_table; }
    void setTagNames(const std::vector<Tag> &tags);
    QString tagsText(const PaperRow &row) const; // their names, "" without any

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    // DisplayRole: what the column says, of a heading its name; AccessibleTextRole: title, status and comment, that it
    // is a heading, or what the other columns say, an empty one too; everything else empty.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void rowsWanted(const std::vector<sheaf::PaperId> &ids) const;
    void placesChanged(); // another list or none, another order or text

private:
    struct Kept {
        PaperRow row;
        bool gone = false;
        bool outdated = false; // asked again when looked at
        int marked = 0;        // by which matches
        Marks marks;
        std::list<PaperId>::iterator use;
    };
    void want(int row) const;
    void keep(PaperId id, const PaperRow *row);
    Kept *keptAt(int row) const;                             // null while it is on its way, which it asks for
    std::vector<PaperId> laidOut(const IdSet &papers) const; // by the places
    void show(std::vector<PaperId> rows);                    // of a list, with its headings
    void notePlaces();
    void removeRun(const RowSpan &run);
    PaperId keyAt(int row) const;
    void tellAllChanged();

    Papers m_papers;
    // With headings what the rows stand for, papers and minus the item of a heading; else null.
    std::shared_ptr<const std::vector<PaperId>> m_rows;
    Matches m_matches;
    int m_matchesCount = 1; // how many there have been
    Places m_places;
    std::unordered_map<PaperId, std::size_t> m_placeOf; // by what a row stands for, into the places
    std::vector<int> m_headings;                        // their rows, ascending
    IdSet m_stale;
    std::unordered_map<TagId, QString> m_tagNames;
    bool m_table = false;
    mutable std::unordered_map<PaperId, Kept> m_kept;
    mutable std::list<PaperId> m_recent; // most recently used first
    mutable IdSet m_wanted;              // asked for, not yet answered
};

} // namespace sheaf
