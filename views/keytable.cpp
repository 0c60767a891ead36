// SPDX-License-Identifier: GPL-3.0-or-later
// KeyTableModel: rows and those of them that hold what is typed.
#include "views/keytable.h"

#include "views/keycaps.h"
#include "views/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace sheaf
{

KeyTableModel::KeyTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void KeyTableModel::setRows(std::vector<KeyRow> rows)
{
    const auto alike = [](const KeyRow &one, const KeyRow &other) {
        return one.isSame(other) && one.name == other.name && one.group == other.group;
    };
    if (m_typed.isEmpty() && std::ranges::equal(rows, m_rows, alike)) {
        m_rows = std::move(rows);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    m_rows = std::move(rows);
    filter();
}

int KeyTableModel::setTyped(const QString &typed)
{
    if (m_typed != typed.simplified()) {
        m_typed = typed.simplified();
        filter();
    }
    return rowCount();
}

void KeyTableModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const KeyRow &row = m_rows[i];
        const QStringList words{row.name, row.group, keysText(row.keys)};
        const bool fits = std::ranges::any_of(
            words, [this](const QString &word) { return word.contains(m_typed, Qt::CaseInsensitive); });
        if (m_typed.isEmpty() || fits)
            m_shown.push_back(i);
    }
    endResetModel();
}

const KeyRow *KeyTableModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int KeyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int KeyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeyTableModel::data(const QModelIndex &index, int role) const
{
    const KeyRow *row = rowAt(index.row());
    if (!row || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    switch (index.column()) {
    case Name:
        return row->name;
    case Group:
        return row->group;
    default:
        return row->keys.isEmpty() && role == Qt::AccessibleTextRole ? tr("no key") : keysText(row->keys);
    }
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Action or tag") : section == Group ? tr("Menu") : tr("Keys");
}

KeyDelegate::KeyDelegate(const Theme &theme, const KeyTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize KeyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const KeyRow *row = m_model.rowAt(index.row());
    const int caps = index.column() == KeyTableModel::Keys && row ? keyCapsWidth(m_theme, row->keys) : 0;
    const QSize text = QStyledItemDelegate::sizeHint(option, index);
    return {std::max(text.width(), caps + m_theme.px(16)),
            std::max(m_theme.px(28), keyCapsHeight(m_theme) + m_theme.px(6))};
}

void KeyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != KeyTableModel::Keys) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    const KeyRow *row = m_model.rowAt(index.row());
    QRect room = option.rect.adjusted(m_theme.px(4), 0, -m_theme.px(4), 0);
    if (option.direction == Qt::RightToLeft)
        room.setLeft(std::max(room.left(), room.right() + 1 - keyCapsWidth(m_theme, row->keys)));
    painter->save();
    painter->setClipRect(room);
    paintKeyCaps(*painter, room, m_theme, row->keys);
    painter->restore();
}

} // namespace sheaf
