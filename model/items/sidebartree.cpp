// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the tree of the sidebar, heading by heading.
#include "model/items/sidebartree.h"

#include "model/phrases.h"
#include "model/query/query.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

using Node = SidebarModel::Node;
using Kind = SidebarModel::Kind;
constexpr int newestDigests = 10;

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

void addLibrary(Node *root, const LibraryCounts &counts)
{
    Node *library = addHeading(root, QStringLiteral("library"), SidebarModel::tr("Library"));
    addLibraryRow(library, SidebarModel::tr("All papers"), {}, QStringLiteral("inbox"), counts.all);
    addLibraryRow(library, SidebarModel::tr("Unread"), QStringLiteral("is:unread"), QStringLiteral("unread"),
                  counts.unread);
    addLibraryRow(library, SidebarModel::tr("Starred"), QStringLiteral("is:starred"), QStringLiteral("star"),
                  counts.starred);
    addLibraryRow(library, SidebarModel::tr("Untagged"), QStringLiteral("is:untagged"), QStringLiteral("untagged"),
                  counts.untagged);
    addLibraryRow(library, SidebarModel::tr("Dismissed"), QStringLiteral("is:dismissed"), QStringLiteral("dismissed"),
                  counts.dismissed);
    addLibraryRow(library, SidebarModel::tr("Trash"), QStringLiteral("is:trashed"), QStringLiteral("trash"),
                  counts.trashed);
}

void addAreas(Node *root, const Sidebar &sidebar)
{
    Node *areas = addHeading(root, QStringLiteral("areas"), SidebarModel::tr("Areas"));
    addTags(areas, TagId{}, sidebar.tags);
    if (sidebar.offerAreas)
        addNode(areas, Kind::OfferAreas, QStringLiteral("offer"), SidebarModel::tr("Add research areas…"));
    if (areas->children.empty())
        addHint(areas, SidebarModel::tr("Press T on a paper to make a tag"));
}

void addReadingLists(Node *root, const Sidebar &sidebar)
{
    Node *lists = addHeading(root, QStringLiteral("lists"), SidebarModel::tr("Reading lists"), Kind::List,
                             SidebarModel::tr("Make a new reading list"));
    addLists(lists, sidebar.lists);
    if (lists->children.empty())
        addHint(lists, SidebarModel::tr("Press L on a paper to start a list"));
}

void addSearches(Node *root, const Sidebar &sidebar, const SearchCounts &counts, bool late)
{
    Node *searches = addHeading(root, QStringLiteral("searches"), SidebarModel::tr("Saved searches"), Kind::Search,
                                SidebarModel::tr("Save the search that is shown"));
    for (const SavedSearch &search : sidebar.searches) {
        addSearch(searches, search, counts);
        searches->children.back()->late = late;
    }
    if (searches->children.empty())
        addHint(searches, SidebarModel::tr("Press Ctrl+S to save a search"));
}

void addDigests(Node *root, const Sidebar &sidebar, bool allDigests)
{
    Node *digests = addHeading(root, QStringLiteral("digests"), SidebarModel::tr("Digests"));
    Node *month = nullptr;
    int shown = 0;
    for (const CountedDigest &counted : sidebar.digests) {
        if (!allDigests && shown == newestDigests)
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
    const auto all = static_cast<qint64>(sidebar.digests.size());
    if (const qint64 more = (sidebar.kept ? std::max(all, sidebar.counts.digests) : all) - shown; more > 0) {
        addNode(digests, Kind::MoreDigests, QStringLiteral("more"),
                SidebarModel::tr("Show %1 more").arg(numberText(more)));
    }
    if (digests->children.empty())
        addHint(digests, SidebarModel::tr("Drop digest files on the window"));
}

} // namespace

std::unique_ptr<SidebarModel::Node> sidebarTree(const Sidebar &sidebar, const SearchCounts &counts,
                                                const SidebarExtent &extent)
{
    auto root = std::make_unique<Node>();
    addLibrary(root.get(), sidebar.counts);
    addAreas(root.get(), sidebar);
    addReadingLists(root.get(), sidebar);
    addSearches(root.get(), sidebar, counts, extent.searchesLate);
    addDigests(root.get(), sidebar, extent.allDigests);
    return root;
}

} // namespace sheaf
