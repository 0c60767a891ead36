// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can have a key of its own, as rows of a table: what it is, where it stands, its keys.
#pragma once

#include <QAbstractTableModel>
#include <QKeySequence>
#include <QList>
#include <QStyledItemDelegate>

#include <vector>

namespace sheaf
{

class Theme;

struct KeyRow {
    enum class Of : quint8 { Action, Tag };
    Of of = Of::Action;
    qint64 id = 0;
    QString group; // the menu of an action
    QString name;
    QList<QKeySequence> keys; // a tag has one at most
    bool usual = true;        // no other than it has without the user's doing

    bool isSame(const KeyRow &other) const { return of == other.of && id == other.id; }
};

// GUI thread.
class KeyTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Group, Keys, ColumnCount };

    explicit KeyTableModel(QObject *parent = nullptr);

    // As few changes as keep the selection when only keys are others.
    void setRows(std::vector<KeyRow> rows);
    const std::vector<KeyRow> &allRows() const { return m_rows; }
    // Shown are those whose name, menu or keys hold what is typed; answers how many.
    int setTyped(const QString &typed);
    const KeyRow *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void filter();

    QString m_typed;
    std::vector<KeyRow> m_rows;
    std::vector<std::size_t> m_shown;
};

// Paints the column of keys.
class KeyDelegate final : public QStyledItemDelegate
{
public:
    KeyDelegate(const Theme &theme, const KeyTableModel &model, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const KeyTableModel &m_model;
};

} // namespace sheaf
