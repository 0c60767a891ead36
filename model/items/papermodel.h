// SPDX-License-Identifier: GPL-3.0-or-later
// The list of papers as a Qt item model: a window of pages over an ordered vector of ids.
#pragma once

#include "model/library.h"

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

    using Ids = std::shared_ptr<const std::vector<PaperId>>;
    // Shows another result. Rows that are known already are shown at once.
    void reset(Ids ids);
    const Ids &ids() const { return m_ids; }
    PaperId idAt(int row) const; // 0 outside
    int rowOf(PaperId id) const; // -1 when not listed; linear
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
    // Takes papers out of the list at once (dismissed, trashed), in one removal per run of rows.
    void take(const IdSet &papers);
    // Papers that no longer match the search are dimmed.
    void setStale(IdSet papers);
    bool isStale(PaperId id) const { return m_stale.contains(id); }
    qint64 staleCount() const { return m_stale.count(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    // DisplayRole: the title; AccessibleTextRole: title and status; everything else empty.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void rowsWanted(const std::vector<sheaf::PaperId> &ids) const;

private:
    struct Kept {
        PaperRow row;
        bool gone = false;
        bool outdated = false; // asked again when looked at
        std::list<PaperId>::iterator use;
    };
    void want(int row) const;
    void keep(PaperId id, const PaperRow *row);

    Ids m_ids;
    IdSet m_stale;
    mutable std::unordered_map<PaperId, Kept> m_kept;
    mutable std::list<PaperId> m_recent; // most recently used first
    mutable IdSet m_wanted;              // asked for, not yet answered
};

} // namespace sheaf
