// SPDX-License-Identifier: GPL-3.0-or-later
// HistoryModel: pages joined by position; a new answer moves only the rows that differ, so that a selection stays.
#include "model/items/historymodel.h"

#include "model/phrases.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

QDate dayOf(const HistoryRow &row)
{
    return QDateTime::fromMSecsSinceEpoch(row.at).date();
}

QString dayText(QDate day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return HistoryModel::tr("Today");
    return day == today.addDays(-1) ? HistoryModel::tr("Yesterday") : QLocale().toString(day, QLocale::LongFormat);
}

QString timeText(const HistoryRow &row)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.at).time(), QLocale::ShortFormat);
}

QString remarkOf(const HistoryRow &row)
{
    switch (row.state) {
    case EditState::Undone:
        return HistoryModel::tr("undone");
    case EditState::Running:
        return HistoryModel::tr("running");
    case EditState::Cancelled:
        return HistoryModel::tr("cancelled");
    case EditState::Interrupted:
        return HistoryModel::tr("interrupted");
    case EditState::Done:
        break;
    }
    return row.undoable ? QString() : HistoryModel::tr("too old to be undone");
}

bool isDone(const HistoryRow &row)
{
    return row.state != EditState::Undone && row.state != EditState::Running;
}

} // namespace

bool HistoryModel::setNewest(const HistoryPage &page)
{
    std::vector<HistoryRow> older;
    if (!page.last && !page.rows.empty()) {
        const qint64 from = page.rows.back().position;
        std::ranges::copy_if(m_rows, std::back_inserter(older), [from](const HistoryRow &row) {
            return row.position < from && row.state != EditState::Running;
        });
    }
    // What is undone is the newest part of it: below a row that is done all are.
    const bool sure = older.empty() || page.rows.back().state != EditState::Undone;
    for (HistoryRow &row : older) {
        if (row.state == EditState::Undone)
            row.state = EditState::Done;
    }
    m_last = page.last || (m_last && !older.empty());
    m_rows = page.rows;
    m_rows.insert(m_rows.end(), std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()));
    m_came = true;
    show();
    return sure;
}

void HistoryModel::addOlder(const HistoryPage &page)
{
    if (page.below != m_asked)
        return;
    m_asked = 0;
    if (m_rows.empty() || m_rows.back().position != page.below)
        return;
    m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
    m_last = page.last;
    show();
}

std::vector<HistoryModel::Item> HistoryModel::laidOut() const
{
    std::vector<Item> items;
    QDate day;
    for (const HistoryRow &row : m_rows) {
        if (std::exchange(day, dayOf(row)) != dayOf(row))
            items.push_back({Kind::Day, day.toJulianDay(), {}});
        items.push_back({Kind::Edit, number(row.id), row});
    }
    if (m_last && !m_rows.empty())
        items.push_back({Kind::Beginning, 0, {}});
    return items;
}

void HistoryModel::show()
{
    const auto head = std::ranges::find_if(m_rows, isDone);
    m_head = head == m_rows.end() ? EditId{} : head->id;
    std::vector<Item> items = laidOut();
    const auto same = [](const Item &one, const Item &other) { return one.kind == other.kind && one.key == other.key; };
    const auto front = std::ranges::mismatch(m_items, items, same);
    const auto first = front.in1 - m_items.begin();
    auto oldEnd = m_items.end();
    auto newEnd = items.end();
    while (oldEnd > front.in1 && newEnd > front.in2 && same(oldEnd[-1], newEnd[-1])) {
        --oldEnd;
        --newEnd;
    }
    const auto gone = oldEnd - front.in1;
    const auto fresh = newEnd - front.in2;
    if (gone > 0) {
        beginRemoveRows({}, int(first), int(first + gone - 1));
        m_items.erase(m_items.begin() + first, m_items.begin() + first + gone);
        endRemoveRows();
    }
    if (fresh > 0)
        beginInsertRows({}, int(first), int(first + fresh - 1));
    m_items = std::move(items);
    if (fresh > 0)
        endInsertRows();
    newDay();
}

void HistoryModel::newDay()
{
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const HistoryRow *HistoryModel::editAt(int row) const
{
    if (row < 0 || row >= rowCount() || m_items[std::size_t(row)].kind != Kind::Edit)
        return nullptr;
    return &m_items[std::size_t(row)].edit;
}

int HistoryModel::rowOf(EditId edit) const
{
    const auto at = std::ranges::find_if(
        m_items, [edit](const Item &item) { return item.kind == Kind::Edit && item.key == number(edit); });
    return at == m_items.end() ? -1 : int(at - m_items.begin());
}

int HistoryModel::hereRow() const
{
    if (m_head != EditId{})
        return rowOf(m_head);
    return m_last && !m_items.empty() ? rowCount() - 1 : -1;
}

std::optional<HistoryModel::Way> HistoryModel::wayTo(int row) const
{
    if (row < 0 || row >= rowCount() || m_items[std::size_t(row)].kind == Kind::Day)
        return std::nullopt;
    const Item &goal = m_items[std::size_t(row)];
    Way way{EditId{goal.key}, m_head, 0, {}};
    const bool redo = goal.kind == Kind::Edit && goal.edit.state == EditState::Undone;
    // Redone are the undone rows from the oldest on, which stand last, with the goal; undone the done ones above it.
    auto each = redo ? std::ranges::find(m_rows, way.target, &HistoryRow::id) : m_rows.begin();
    for (; each != m_rows.end() && (redo || each->id != way.target); ++each) {
        if (each->state == EditState::Running)
            return Way{way.target, m_head, 0, tr("An import is running.")};
        if (redo && each->state != EditState::Undone)
            break;
        if (!redo && each->state == EditState::Undone)
            continue;
        if (!each->undoable) {
            const QString what = describe(each->summary);
            return Way{way.target, m_head, 0,
                       tr("“%1” is older than the history keeps, so it cannot be undone.").arg(what)};
        }
        way.steps += redo ? 1 : -1;
    }
    return way;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = m_items[std::size_t(index.row())];
    if (role == KindRole)
        return int(item.kind);
    if (item.kind == Kind::Edit)
        return editData(item.edit, role);
    const QString text = item.kind == Kind::Day ? dayText(QDate::fromJulianDay(item.key)) : tr("Before the first edit");
    const bool here = item.kind == Kind::Beginning && m_head == EditId{};
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::AccessibleTextRole:
        return here ? tr("%1, the library is here", "an edit of the history").arg(text) : text;
    case HereRole:
        return here;
    default:
        return {};
    }
}

QVariant HistoryModel::editData(const HistoryRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return describeDone(row.summary);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return tr("%1\n%2", "an edit, when it was made")
            .arg(describeDone(row.summary),
                 QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.at), QLocale::LongFormat));
    case TimeRole:
        return timeText(row);
    case PapersRole:
        return row.summary.papers > 0 ? papersText(row.summary.papers) : QString();
    case RemarkRole:
        return remarkOf(row);
    case UndoneRole:
        return row.state == EditState::Undone;
    case HereRole:
        return isHere(row);
    default:
        return {};
    }
}

QString HistoryModel::spoken(const HistoryRow &row) const
{
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.at), QLocale::ShortFormat);
    QString text = tr("%1, %2", "an edit, its time").arg(describeDone(row.summary), when);
    if (const QString remark = remarkOf(row); !remark.isEmpty())
        text = tr("%1, %2", "an edit, a remark on it").arg(text, remark);
    return isHere(row) ? tr("%1, the library is here", "an edit of the history").arg(text) : text;
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (m_items[std::size_t(index.row())].kind == Kind::Day)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_came && !m_last && m_asked == 0;
}

void HistoryModel::fetchMore(const QModelIndex &)
{
    if (!canFetchMore({}))
        return;
    m_asked = m_rows.back().position;
    Q_EMIT olderWanted(m_asked);
}

} // namespace sheaf
