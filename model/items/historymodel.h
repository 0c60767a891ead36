// SPDX-License-Identifier: GPL-3.0-or-later
// The history as a Qt item model: the edits, newest first, under the days on which they were made, a page at a time.
#pragma once

#include "model/answers.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace sheaf
{

// GUI thread. Its first page is given by setNewest(), older ones are wanted as the view comes to them. Below the oldest
// edit a last row stands for the library as it was before.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 256;
    enum class Kind { Day, Edit, Beginning };
    enum Role {
        KindRole = Qt::UserRole, // int(Kind)
        TimeRole,                // QString: the time of day
        PapersRole,              // QString: how many, "" for none
        RemarkRole,              // QString: undone, running, too old to be undone; "" for most
        UndoneRole,              // bool
        HereRole                 // bool: this is what the library is like
    };

    using QAbstractListModel::QAbstractListModel;

    // The newest part of the history; older rows that are known stay. False when they may be others by now: they are to
    // be asked for too, knownRows() in all.
    bool setNewest(const HistoryPage &page);
    // The answer to olderWanted(); one that does not follow on what is known is passed by.
    void addOlder(const HistoryPage &page);
    void forgetOlderPage() { m_asked = 0; } // it will not come
    int knownRows() const { return static_cast<int>(m_rows.size()); }
    // Days are called otherwise from midnight on.
    void newDay();

    // The edit of a row, nullptr for the others. Valid until the next change of the model.
    const HistoryRow *editAt(int row) const;
    int rowOf(EditId edit) const; // -1 when not known
    int hereRow() const;          // the row with HereRole, -1 while that is not known

    // What leads to where this row is the newest done one.
    struct Way {
        EditId target{};
        EditId head{}; // the newest done edit now
        int steps = 0; // above 0: done again; below: undone; 0: it is there, or this cannot be done
        QString why;   // then; "" when it is there
    };
    std::optional<Way> wayTo(int row) const; // nothing for a day

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void olderWanted(qint64 below);

private:
    struct Item {
        Kind kind = Kind::Edit;
        qint64 key = 0;  // of an edit its id, of a day its Julian number
        HistoryRow edit; // a copy: while rows come and go, views may look at those that were
    };
    void show(); // what m_rows says, with as few changes as tell it
    std::vector<Item> laidOut() const;
    QVariant editData(const HistoryRow &row, int role) const;
    QString spoken(const HistoryRow &row) const;
    bool isHere(const HistoryRow &row) const { return row.id == m_head; }

    std::vector<HistoryRow> m_rows;
    std::vector<Item> m_items;
    EditId m_head{};
    bool m_came = false; // the first page has
    bool m_last = true;  // nothing older is there
    qint64 m_asked = 0;  // the page of what is below this position is on its way
};

} // namespace sheaf
