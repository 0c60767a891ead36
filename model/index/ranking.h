// SPDX-License-Identifier: GPL-3.0-or-later
// A search's result in its order, without a vector of it: which paper stands in which row.
#pragma once

#include "model/index/docbits.h"

#include <memory>
#include <optional>
#include <vector>

namespace sheaf
{

// One order of all papers of a library.
struct PaperOrder {
    std::vector<Document> byPlace; // every paper once
    std::vector<Document> placeOf; // by document; only those of papers in byPlace mean anything
};

// Rows first to last, both included.
struct RowSpan {
    qint64 first = 0;
    qint64 last = 0;

    bool operator==(const RowSpan &) const = default;
};

// Immutable; shared between threads. Rows count from 0.
class Ranking final
{
public:
    Ranking() = default; // no rows
    // Rows as given. With more rows than ids the papers of the last ones are not known yet.
    explicit Ranking(const std::vector<PaperId> &ids, qint64 rows = -1);
    explicit Ranking(std::vector<Document> documents);
    // The papers of a set, all of which the order has: O(papers), and a bit for each paper of the library.
    Ranking(const DocBits &set, std::shared_ptr<const PaperOrder> order);

    qint64 count() const { return m_rows; }
    bool empty() const { return m_rows == 0; }
    bool isWhole() const { return m_order || m_rows == static_cast<qint64>(m_listed.size()); }
    PaperId at(qint64 row) const;   // 0 outside and where not known yet
    qint64 rowOf(PaperId id) const; // -1 when not there; O(rows) for rows as given, else constant
    // Of the rows from `first` on, at most `most` of them (-1: all), that are known: their papers; O(rows asked for).
    IdSet set(qint64 first = 0, qint64 most = -1) const;
    std::vector<PaperId> ids(qint64 first = 0, qint64 most = -1) const;
    // The same into a set whose size is bound() or more.
    void addTo(DocBits &documents, qint64 first = 0, qint64 most = -1) const;
    std::size_t bound() const; // all documents are below
    // The rows of these papers, ascending.
    std::vector<qint64> rowsOf(const IdSet &papers) const;
    // The rows in which papers of the set stand, as runs of first and last row, ascending; nothing when they are more
    // than `most`.
    std::optional<std::vector<RowSpan>> spansOf(const DocBits &set, std::size_t most) const;
    // The same without these papers.
    Ranking without(const IdSet &papers) const;
    // Whether the same papers are known to stand in the same rows, told without looking at each: false does not say
    // that they differ.
    bool isSameAs(const Ranking &other) const;

private:
    template <class Visit>
    void each(qint64 first, qint64 most, Visit &&visit) const;
    void leaveOutAllBut(const DocBits &set);
    void countBlocks();
    Document atPlaceOf(qint64 row) const;

    qint64 m_rows = 0;
    std::vector<Document> m_listed; // rows as given
    // Or a bit for each place of the order, and how many stand before each block of them.
    std::shared_ptr<const PaperOrder> m_order;
    DocBits m_places;
    std::vector<std::uint32_t> m_before;
};

} // namespace sheaf
