// SPDX-License-Identifier: GPL-3.0-or-later
// Tags, reading lists and saved searches out of the library.
#include "model/db/readthings.h"
#include "model/text/fold.h"

namespace sheaf
{

namespace
{

Tag tagOfRow(Database &database, const Statement &row)
{
    Tag tag;
    tag.id = row.id<TagId>(0);
    tag.parent = row.id<TagId>(1);
    tag.colour = static_cast<int>(row.integer(2));
    tag.shortcut = row.text(3);
    tag.area = row.text(4);
    tag.name = row.text(5);
    Statement aliases =
        database.query("SELECT name FROM tag_name WHERE tag = ?1 AND position > 0 ORDER BY position", tag.id);
    while (aliases.step())
        tag.aliases.append(aliases.text(0));
    return tag;
}

ReadingList listOfRow(const Statement &row)
{
    return {row.id<ListId>(0), row.text(1), row.integer(2) != 0};
}

SavedSearch searchOfRow(const Statement &row)
{
    return {row.id<SearchId>(0), row.text(1), row.text(2)};
}

// "Parent/Child", from the child upwards.
TagId tagOfPath(Database &database, const QString &path)
{
    const QStringList steps = path.split(u'/');
    const TagId found = tagOfName(database, steps.last());
    TagId at = found;
    for (qsizetype step = steps.size() - 2; step >= 0 && at != TagId{}; --step) {
        at = TagId{database.number("SELECT parent FROM tag WHERE id = ?1", at)};
        if (at != tagOfName(database, steps.at(step)))
            return {};
    }
    return at == TagId{} ? TagId{} : found;
}

} // namespace

std::vector<Tag> readTags(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<Tag> tags;
    Statement rows = database.query("SELECT t.id, t.parent, t.colour, t.shortcut, t.area, n.name FROM tag t "
                                    "JOIN tag_name n ON n.tag = t.id AND n.position = 0 ORDER BY n.folded");
    while (rows.step())
        tags.push_back(tagOfRow(database, rows));
    return tags;
}

std::optional<Tag> readTag(Database &database, TagId id)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    Statement row = database.query("SELECT t.id, t.parent, t.colour, t.shortcut, t.area, n.name FROM tag t "
                                   "JOIN tag_name n ON n.tag = t.id AND n.position = 0 WHERE t.id = ?1",
                                   id);
    if (!row.step())
        return std::nullopt;
    return tagOfRow(database, row);
}

std::string foldedName(const QString &name)
{
    return fold(name.simplified().toStdString());
}

TagId tagOfName(Database &database, const QString &name)
{
    return TagId{database.number("SELECT tag FROM tag_name WHERE folded = ?1", foldedName(name))};
}

std::optional<Tag> readTagByName(Database &database, const QString &name)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    TagId id = tagOfName(database, name);
    if (id == TagId{} && name.contains(u'/'))
        id = tagOfPath(database, name);
    if (id == TagId{})
        id = TagId{database.number("SELECT id FROM tag WHERE area = ?1 AND area <> ''", name)};
    return id == TagId{} ? std::nullopt : readTag(database, id);
}

std::vector<ReadingList> readLists(Database &database)
{
    std::vector<ReadingList> lists;
    Statement rows = database.query("SELECT id, name, archived FROM list ORDER BY folded");
    while (rows.step())
        lists.push_back(listOfRow(rows));
    return lists;
}

std::optional<ReadingList> readList(Database &database, ListId id)
{
    Statement row = database.query("SELECT id, name, archived FROM list WHERE id = ?1", id);
    return row.step() ? std::optional(listOfRow(row)) : std::nullopt;
}

std::optional<ReadingList> readListByName(Database &database, const QString &name)
{
    Statement row = database.query("SELECT id, name, archived FROM list WHERE folded = ?1", foldedName(name));
    return row.step() ? std::optional(listOfRow(row)) : std::nullopt;
}

std::vector<ListItem> readItems(Database &database, ListId list, bool alsoHidden)
{
    std::vector<ListItem> items;
    Statement rows = database.query("SELECT i.id, i.position, i.paper, i.text FROM list_item i "
                                    "LEFT JOIN paper p ON p.id = i.paper "
                                    "WHERE i.list = ?1 AND (?2 OR ifnull(p.hidden, 0) = 0) ORDER BY i.position, i.id",
                                    list, alsoHidden);
    while (rows.step())
        items.push_back({rows.id<ItemId>(0), rows.integer(1), rows.id<PaperId>(2), rows.text(3)});
    return items;
}

std::vector<SavedSearch> readSearches(Database &database)
{
    std::vector<SavedSearch> searches;
    Statement rows = database.query("SELECT id, name, query FROM saved_search ORDER BY folded");
    while (rows.step())
        searches.push_back(searchOfRow(rows));
    return searches;
}

std::optional<SavedSearch> readSearch(Database &database, SearchId id)
{
    Statement row = database.query("SELECT id, name, query FROM saved_search WHERE id = ?1", id);
    return row.step() ? std::optional(searchOfRow(row)) : std::nullopt;
}

std::optional<SavedSearch> readSearchByName(Database &database, const QString &name)
{
    Statement row = database.query("SELECT id, name, query FROM saved_search WHERE folded = ?1", foldedName(name));
    return row.step() ? std::optional(searchOfRow(row)) : std::nullopt;
}

} // namespace sheaf
