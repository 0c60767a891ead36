// SPDX-License-Identifier: GPL-3.0-or-later
// PaperModel's part for the table: a column for each thing that a row knows of its paper.
#include "model/items/papercolumns.h"
#include "model/items/papermodel.h"

namespace sheaf
{

namespace
{

PaperColumn columnOf(const QModelIndex &index)
{
    return static_cast<PaperColumn>(index.column());
}

} // namespace

void PaperModel::setTable(bool table)
{
    if (m_table == table)
        return;
    constexpr int last = static_cast<int>(paperColumns.size()) - 1;
    table ? beginInsertColumns({}, 1, last) : beginRemoveColumns({}, 1, last);
    m_table = table;
    table ? endInsertColumns() : endRemoveColumns();
}

int PaperModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_table ? static_cast<int>(paperColumns.size()) : 1;
}

void PaperModel::setTagNames(const std::vector<Tag> &tags)
{
    m_tagNames.clear();
    for (const Tag &tag : tags)
        m_tagNames.emplace(tag.id, tag.name);
}

QString PaperModel::tagsText(const PaperRow &row) const
{
    QStringList names;
    for (const TagId tag : row.tags) {
        if (const auto found = m_tagNames.find(tag); found != m_tagNames.end())
            names.append(found->second);
    }
    return names.join(QStringLiteral(", "));
}

QVariant PaperModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const ListItem *place = placeAt(index.row());
    const PaperColumn column = columnOf(index);
    if (isHeading(index.row())) {
        if (role == Qt::DisplayRole)
            return column == PaperColumn::Title ? place->text : QString();
        return tr("%1, heading", "a section's name").arg(place->text);
    }
    const PaperRow *row = rowAt(index.row());
    if (!row)
        return {};
    if (column != PaperColumn::Title) {
        const QString text =
            column == PaperColumn::Tags ? tagsText(*row) : cellText(*row, column, QDate::currentDate());
        return text.isEmpty() && role == Qt::AccessibleTextRole ? emptyCellText(column) : text;
    }
    if (role == Qt::DisplayRole)
        return row->title;
    const QString text = tr("%1, %2", "a paper's title, its status").arg(row->title, statusName(row->status));
    return place && !place->text.isEmpty() ? tr("%1, comment: %2").arg(text, place->text) : text;
}

QVariant PaperModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return m_table ? columnName(static_cast<PaperColumn>(section)) : tr("Paper");
}

} // namespace sheaf
