// SPDX-License-Identifier: GPL-3.0-or-later
// SidebarModel: merges the tree that is wanted into the one shown, node by node, by key.
#include "model/items/sidebarmodel.h"

#include "model/items/sidebartree.h"
#include "model/phrases.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int latePatience = 150; // milliseconds

} // namespace

SidebarModel::SidebarModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(latePatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_searchesLate = true;
        rebuild();
    });
}

SidebarModel::~SidebarModel() = default;

void SidebarModel::rebuild()
{
    merge(m_root.get(), sidebarTree(m_sidebar, m_searchCounts, {m_allDigests, m_searchesLate}), {});
}

void SidebarModel::setSidebar(const Sidebar &sidebar)
{
    m_sidebar = sidebar;
    if (m_sidebar.searches.empty() || m_searchCounts.revision >= m_sidebar.revision)
        m_patience.stop();
    else if (!m_searchesLate && !m_patience.isActive())
        m_patience.start();
    rebuild();
}

void SidebarModel::setSearchCounts(const SearchCounts &counts)
{
    m_searchCounts = counts;
    if (counts.revision >= m_sidebar.revision) {
        m_patience.stop();
        m_searchesLate = false;
    }
    rebuild();
}

SidebarModel::Kind SidebarModel::adds(const QModelIndex &heading)
{
    const bool has = heading.isValid() && heading.data(KindRole).toInt() == static_cast<int>(Kind::Heading) &&
                     !heading.data(IconRole).toString().isEmpty();
    return has ? static_cast<Kind>(heading.data(IdRole).toInt()) : Kind::Heading;
}

void SidebarModel::setAllDigests(bool all)
{
    m_allDigests = all;
    rebuild();
}

void SidebarModel::setLate(bool late)
{
    if (std::exchange(m_late, late) != late)
        tellAll({LateRole, Qt::AccessibleTextRole});
}

void SidebarModel::setTagUses(const TagUses &uses)
{
    if (uses == m_uses)
        return;
    m_uses = uses;
    tellAll({UseRole, Qt::AccessibleTextRole});
}

void SidebarModel::tellAll(const QList<int> &roles)
{
    const std::function<void(const QModelIndex &)> tell = [&](const QModelIndex &at) {
        const int rows = rowCount(at);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, at), index(rows - 1, 0, at), roles);
        for (int row = 0; row < rows; ++row)
            tell(index(row, 0, at));
    };
    tell({});
}

// Walks both child lists: drops what is not wanted, moves nothing (a changed order is a removal and an insert).
void SidebarModel::merge(Node *have, std::unique_ptr<Node> want, const QModelIndex &at)
{
    std::size_t position = 0;
    for (auto &wanted : want->children) {
        const auto same = [&](const auto &child) { return child->key == wanted->key && child->kind == wanted->kind; };
        const auto found =
            std::find_if(have->children.begin() + static_cast<std::ptrdiff_t>(position), have->children.end(), same);
        const int row = static_cast<int>(position);
        if (found == have->children.end()) {
            beginInsertRows(at, row, row);
            wanted->parent = have;
            have->children.insert(have->children.begin() + row, std::move(wanted));
            endInsertRows();
        } else {
            const int foundRow = static_cast<int>(found - have->children.begin());
            if (foundRow > row) {
                beginRemoveRows(at, row, foundRow - 1);
                have->children.erase(have->children.begin() + row, have->children.begin() + foundRow);
                endRemoveRows();
            }
            Node *shown = have->children[position].get();
            const QModelIndex shownIndex = index(row, 0, at);
            const bool differs = shown->text != wanted->text || shown->count != wanted->count ||
                                 shown->query != wanted->query || shown->hue != wanted->hue ||
                                 shown->toolTip != wanted->toolTip || shown->late != wanted->late ||
                                 shown->icon != wanted->icon;
            shown->text = wanted->text;
            shown->toolTip = wanted->toolTip;
            shown->icon = wanted->icon;
            shown->why = wanted->why;
            shown->late = wanted->late;
            shown->query = wanted->query;
            shown->count = wanted->count;
            shown->hue = wanted->hue;
            if (differs)
                Q_EMIT dataChanged(shownIndex, shownIndex);
            merge(shown, std::move(wanted), shownIndex);
        }
        ++position;
    }
    if (have->children.size() > position) {
        beginRemoveRows(at, static_cast<int>(position), static_cast<int>(have->children.size()) - 1);
        have->children.resize(position);
        endRemoveRows();
    }
}

QModelIndex SidebarModel::indexOfQuery(const QString &query) const
{
    const std::function<QModelIndex(const QModelIndex &)> search = [&](const QModelIndex &at) -> QModelIndex {
        for (int row = 0; row < rowCount(at); ++row) {
            const QModelIndex child = index(row, 0, at);
            const Node *shown = node(child);
            const bool stands = shown->kind == Kind::Library || !shown->query.isEmpty();
            if (stands && shown->query == query)
                return child;
            if (const QModelIndex deeper = search(child); deeper.isValid())
                return deeper;
        }
        return {};
    };
    return search({});
}

SidebarModel::Node *SidebarModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *under = node(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(under->children.size()))
        return {};
    return createIndex(row, column, under->children[static_cast<std::size_t>(row)].get());
}

QModelIndex SidebarModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Node *parent = node(child)->parent;
    return parent == m_root.get() ? QModelIndex() : createIndex(parent->row(), 0, parent);
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(node(parent)->children.size());
}

int SidebarModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *shown = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return shown->text;
    case Qt::ToolTipRole:
        return toolTip(*shown);
    case Qt::AccessibleTextRole:
        return spokenText(*shown);
    case KindRole:
        return static_cast<int>(shown->kind);
    case QueryRole:
        return shown->query;
    case CountRole:
        return shown->count;
    case HueRole:
        return shown->hue;
    case IdRole:
        return shown->id;
    case LateRole:
        return m_late || shown->late;
    case IconRole:
        return shown->icon;
    case UseRole:
        return static_cast<int>(useOf(*shown));
    default:
        return {};
    }
}

TagUse SidebarModel::useOf(const Node &shown) const
{
    const auto used = shown.kind == Kind::Tag ? m_uses.find(TagId{shown.id}) : m_uses.end();
    return used == m_uses.end() ? TagUse::None : used->second;
}

QString SidebarModel::spokenText(const Node &shown) const
{
    if (shown.kind == Kind::Archive)
        return tr("%1, %2").arg(shown.text,
                                shown.count == 1 ? tr("1 list") : tr("%Ln lists", nullptr, pluralNumber(shown.count)));
    if (!shown.why.isEmpty())
        return tr("%1, %2").arg(shown.text, shown.why);
    if (shown.count < 0)
        return shown.text;
    const QString text = (m_late ? tr("%1, %2, being counted") : tr("%1, %2")).arg(shown.text, papersText(shown.count));
    switch (useOf(shown)) {
    case TagUse::None:
        return text;
    case TagUse::Both:
        return tr("%1, asked for").arg(text);
    case TagUse::Either:
        return tr("%1, one of those asked for").arg(text);
    case TagUse::Not:
        return tr("%1, left out").arg(text);
    }
    Q_UNREACHABLE();
}

QString SidebarModel::toolTip(const Node &shown) const
{
    QStringList lines{shown.text};
    if (!shown.toolTip.isEmpty())
        lines += shown.toolTip;
    if (shown.kind == Kind::Tag)
        lines += tr("Click: beside the tags shown, or out again · Ctrl: either · Alt: without it · Shift: it alone");
    return lines.join(u'\n');
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    switch (node(index)->kind) {
    case Kind::Heading:
    case Kind::Hint:
    case Kind::Month:
        return Qt::ItemIsEnabled;
    default:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
}

} // namespace sheaf
