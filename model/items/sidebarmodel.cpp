// SPDX-License-Identifier: GPL-3.0-or-later
// SidebarModel: builds the wanted tree from a Sidebar and merges it into the shown one, node by node, by key.
#include "model/items/sidebarmodel.h"

#include "model/phrases.h"
#include "model/query/query.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

struct SidebarModel::Node {
    QString key; // stable within its parent
    Kind kind = Kind::Heading;
    QString text;
    QString toolTip;
    QString query;
    QString icon;
    QString why; // it has no count
    qint64 count = -1;
    bool late = false;
    qint64 id = 0;
    int hue = 0;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        const auto &all = parent->children;
        const auto at = std::find_if(all.begin(), all.end(), [this](const auto &child) { return child.get() == this; });
        return static_cast<int>(at - all.begin());
    }
};

namespace
{

using Node = SidebarModel::Node;
using Kind = SidebarModel::Kind;
constexpr int newestDigests = 10;
constexpr int latePatience = 150; // milliseconds

Node *addNode(Node *parent, Kind kind, const QString &key, const QString &text)
{
    auto child = std::make_unique<Node>();
    child->key = key;
    child->kind = kind;
    child->text = text;
    child->parent = parent;
    parent->children.push_back(std::move(child));
    return parent->children.back().get();
}

Node *addHeading(Node *root, const QString &key, const QString &text)
{
    return addNode(root, Kind::Heading, key, text);
}

// A heading with a button that adds a row of this kind.
Node *addHeading(Node *root, const QString &key, const QString &text, Kind adds, const QString &toolTip)
{
    Node *heading = addHeading(root, key, text);
    heading->icon = QStringLiteral("plus");
    heading->toolTip = toolTip;
    heading->id = static_cast<qint64>(adds);
    return heading;
}

void addLibraryRow(Node *heading, const QString &text, const QString &query, const QString &icon, qint64 count)
{
    Node *row = addNode(heading, Kind::Library, query.isEmpty() ? QStringLiteral("all") : query, text);
    row->query = query;
    row->icon = icon;
    row->count = count;
}

void addHint(Node *heading, const QString &text)
{
    addNode(heading, Kind::Hint, QStringLiteral("hint"), text);
}

void addTags(Node *parent, TagId under, const std::vector<CountedTag> &tags)
{
    for (const CountedTag &counted : tags) {
        if (counted.tag.parent != under)
            continue;
        Node *row = addNode(parent, Kind::Tag, QString::number(number(counted.tag.id)), counted.tag.name);
        row->query = QStringLiteral("tag:") + quoted(counted.tag.name);
        row->toolTip = counted.tag.aliases.join(QStringLiteral(", "));
        row->count = counted.papers;
        row->id = number(counted.tag.id);
        row->hue = counted.tag.colour;
        addTags(row, counted.tag.id, tags);
    }
}

void addList(Node *parent, const CountedList &counted)
{
    Node *row = addNode(parent, Kind::List, QString::number(number(counted.list.id)), counted.list.name);
    row->query = QStringLiteral("list:") + quoted(counted.list.name);
    row->icon = QStringLiteral("list");
    row->count = counted.papers;
    row->id = number(counted.list.id);
}

void addLists(Node *heading, const std::vector<CountedList> &lists)
{
    qint64 archived = 0;
    for (const CountedList &counted : lists) {
        if (counted.list.archived)
            ++archived;
        else
            addList(heading, counted);
    }
    if (archived == 0)
        return;
    Node *archive = addNode(heading, Kind::Archive, QStringLiteral("archive"), SidebarModel::tr("Archived"));
    archive->count = archived;
    for (const CountedList &counted : lists) {
        if (counted.list.archived)
            addList(archive, counted);
    }
}

void addSearch(Node *heading, const SavedSearch &search, const SearchCounts &counts)
{
    Node *row = addNode(heading, Kind::Search, QString::number(number(search.id)), search.name);
    row->query = search.query;
    row->icon = QStringLiteral("search");
    row->toolTip = search.query;
    row->id = number(search.id);
    const auto count = std::ranges::find(counts.counts, search.id, &SearchCount::search);
    if (count == counts.counts.end() || count->query != search.query)
        return;
    row->count = count->papers;
    if (count->why.isEmpty())
        return;
    row->why = count->why;
    row->icon = QStringLiteral("warning");
    row->toolTip += u'\n' + count->why;
}

QString monthOf(qint64 milliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds).date(), QStringLiteral("MMMM yyyy"));
}

} // namespace

SidebarModel::SidebarModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(latePatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_searchesLate = true;
        merge(m_root.get(), build(), {});
    });
}

SidebarModel::~SidebarModel() = default;

std::unique_ptr<SidebarModel::Node> SidebarModel::build() const
{
    auto root = std::make_unique<Node>();
    const LibraryCounts &counts = m_sidebar.counts;
    Node *library = addHeading(root.get(), QStringLiteral("library"), tr("Library"));
    addLibraryRow(library, tr("All papers"), {}, QStringLiteral("inbox"), counts.all);
    addLibraryRow(library, tr("Unread"), QStringLiteral("is:unread"), QStringLiteral("unread"), counts.unread);
    addLibraryRow(library, tr("Starred"), QStringLiteral("is:starred"), QStringLiteral("star"), counts.starred);
    addLibraryRow(library, tr("Untagged"), QStringLiteral("is:untagged"), QStringLiteral("untagged"), counts.untagged);
    addLibraryRow(library, tr("Dismissed"), QStringLiteral("is:dismissed"), QStringLiteral("dismissed"),
                  counts.dismissed);
    addLibraryRow(library, tr("Trash"), QStringLiteral("is:trashed"), QStringLiteral("trash"), counts.trashed);

    Node *areas = addHeading(root.get(), QStringLiteral("areas"), tr("Areas"));
    addTags(areas, TagId{}, m_sidebar.tags);
    if (m_sidebar.offerAreas)
        addNode(areas, Kind::OfferAreas, QStringLiteral("offer"), tr("Add research areas…"));
    if (areas->children.empty())
        addHint(areas, tr("Press T on a paper to make a tag"));

    Node *lists =
        addHeading(root.get(), QStringLiteral("lists"), tr("Reading lists"), Kind::List, tr("Make a new reading list"));
    addLists(lists, m_sidebar.lists);
    if (lists->children.empty())
        addHint(lists, tr("Press L on a paper to start a list"));

    Node *searches = addHeading(root.get(), QStringLiteral("searches"), tr("Saved searches"), Kind::Search,
                                tr("Save the search that is shown"));
    for (const SavedSearch &search : m_sidebar.searches) {
        addSearch(searches, search, m_searchCounts);
        searches->children.back()->late = m_searchesLate;
    }
    if (searches->children.empty())
        addHint(searches, tr("Press Ctrl+S to save a search"));

    Node *digests = addHeading(root.get(), QStringLiteral("digests"), tr("Digests"));
    Node *month = nullptr;
    int shown = 0;
    for (const CountedDigest &counted : m_sidebar.digests) {
        if (!m_allDigests && shown == newestDigests)
            break;
        ++shown;
        const QString monthName = monthOf(counted.digest.imported);
        if (!month || month->text != monthName)
            month = addNode(digests, Kind::Month, monthName, monthName);
        const Digest &digest = counted.digest;
        Node *row = addNode(month, Kind::Digest, QString::number(number(digest.id)),
                            digest.label.isEmpty() ? digest.name : digest.label);
        row->query = QStringLiteral("digest:%1").arg(number(digest.id));
        row->toolTip = digest.name;
        row->icon = QStringLiteral("digest");
        row->count = counted.papers;
        row->id = number(digest.id);
    }
    const auto all = static_cast<qint64>(m_sidebar.digests.size());
    if (const qint64 more = (m_sidebar.kept ? std::max(all, counts.digests) : all) - shown; more > 0) {
        addNode(digests, Kind::MoreDigests, QStringLiteral("more"), tr("Show %1 more").arg(numberText(more)));
    }
    if (digests->children.empty())
        addHint(digests, tr("Drop digest files on the window"));
    return root;
}

void SidebarModel::setSidebar(const Sidebar &sidebar)
{
    m_sidebar = sidebar;
    if (m_sidebar.searches.empty() || m_searchCounts.revision >= m_sidebar.revision)
        m_patience.stop();
    else if (!m_searchesLate && !m_patience.isActive())
        m_patience.start();
    merge(m_root.get(), build(), {});
}

void SidebarModel::setSearchCounts(const SearchCounts &counts)
{
    m_searchCounts = counts;
    if (counts.revision >= m_sidebar.revision) {
        m_patience.stop();
        m_searchesLate = false;
    }
    merge(m_root.get(), build(), {});
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
    merge(m_root.get(), build(), {});
}

void SidebarModel::setLate(bool late)
{
    if (std::exchange(m_late, late) == late)
        return;
    const std::function<void(const QModelIndex &)> tell = [&](const QModelIndex &at) {
        const int rows = rowCount(at);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, at), index(rows - 1, 0, at), {LateRole, Qt::AccessibleTextRole});
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
        return shown->toolTip.isEmpty() ? shown->text : shown->text + QStringLiteral("\n") + shown->toolTip;
    case Qt::AccessibleTextRole:
        if (shown->kind == Kind::Archive)
            return tr("%1, %2 lists").arg(shown->text, numberText(shown->count));
        if (!shown->why.isEmpty())
            return tr("%1, %2").arg(shown->text, shown->why);
        if (shown->count < 0)
            return shown->text;
        return (m_late ? tr("%1, %2, being counted") : tr("%1, %2")).arg(shown->text, papersText(shown->count));
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
    default:
        return {};
    }
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
