// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of reading lists and of the places in them.
#include "model/db/apply.h"
#include "model/db/changes.h"
#include "model/db/readthings.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

[[noreturn]] void refuseList(Error::Kind kind, const QString &what)
{
    throw Refusal{{kind, what, QString()}};
}

struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

std::optional<ListItem> itemOf(Database &database, ListId list, ItemId id)
{
    Statement row =
        database.query("SELECT id, position, paper, text FROM list_item WHERE id = ?1 AND list = ?2", id, list);
    if (!row.step())
        return std::nullopt;
    return ListItem{row.id<ItemId>(0), row.integer(1), row.id<PaperId>(2), row.text(3)};
}

QString storableText(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

} // namespace

void Applier::perform(const PutList &edit)
{
    ReadingList list{real(m_lists, edit.list.id), edit.list.name.simplified(), edit.list.archived};
    const std::optional<ReadingList> old = readList(m_database, list.id);
    if (old && *old == list)
        return;
    const std::string folded = foldedName(list.name);
    if (folded.empty())
        refuseList(Error::Kind::Words, ListWords::tr("A reading list needs a name."));
    const std::optional<ReadingList> other = readListByName(m_database, list.name);
    if (other && other->id != list.id)
        refuseList(Error::Kind::Refused, ListWords::tr("There is already a reading list “%1”.").arg(other->name));
    if (!old) {
        if (number(list.id) <= 0) {
            list.id = ListId{takeId(m_database, Counter::List)};
            if (number(edit.list.id) < 0)
                m_lists[edit.list.id] = list.id;
        }
        reserveIds(m_database, Counter::List, number(list.id));
        m_newLists.push_back(list.id);
    }
    m_database.run("INSERT INTO list (id, name, folded, archived) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (id) DO UPDATE SET name = ?2, folded = ?3, archived = ?4",
                   list.id, list.name, folded, list.archived);
    m_change.lists = true;
    m_onlyFiled = old && old->name == list.name;
    record(PutList{list}, old ? Edit(PutList{*old}) : Edit(RemoveList{list.id}));
}

void Applier::perform(const RemoveList &edit)
{
    const ListId id = real(m_lists, edit.list);
    const std::optional<ReadingList> old = readList(m_database, id);
    if (!old)
        return;
    Compound back;
    back.edits.push_back(PutList{*old});
    std::vector<ListItem> items = readItems(m_database, id, true);
    if (!items.empty())
        back.edits.push_back(PutItems{id, std::move(items)});
    m_database.run("DELETE FROM list_item WHERE list = ?1", id);
    m_database.run("DELETE FROM list WHERE id = ?1", id);
    m_change.lists = true;
    m_removed = old->name;
    record(RemoveList{id}, std::move(back));
}

// Whether the item was not so already; what it was goes to old or, when it is a new one, to fresh.
bool Applier::putItem(ListId list, ListItem &item, std::vector<ListItem> &old, std::vector<ItemId> &fresh)
{
    item.text = storableText(item.text);
    const std::optional<ListItem> before = itemOf(m_database, list, item.id);
    if (before) {
        item.paper = before->paper;
        if (*before == item)
            return false;
        m_database.run("UPDATE list_item SET position = ?2, text = ?3 WHERE id = ?1", item.id, item.position,
                       item.text);
        m_movedItems = m_movedItems || before->position != item.position;
        old.push_back(*before);
        return true;
    }
    if (number(item.id) > 0 && !all())
        return false; // it was taken away meanwhile
    const bool isHeading = item.paper == PaperId{};
    if (!isHeading && !reachesPaper(item.paper))
        return false;
    if (!isHeading &&
        m_database.number("SELECT count(*) FROM list_item WHERE list = ?1 AND paper = ?2", list, item.paper) > 0)
        return false; // a paper has one place in a list
    if (number(item.id) <= 0) {
        const ItemId made{takeId(m_database, Counter::Item)};
        if (number(item.id) < 0)
            m_items[item.id] = made;
        item.id = made;
    }
    reserveIds(m_database, Counter::Item, number(item.id));
    m_database.run("INSERT INTO list_item (id, list, position, paper, text) VALUES (?1, ?2, ?3, ?4, ?5)", item.id, list,
                   item.position, isHeading ? std::nullopt : std::optional(item.paper), item.text);
    fresh.push_back(item.id);
    return true;
}

void Applier::perform(const PutItems &edit)
{
    const ListId list = real(m_lists, edit.list);
    if (!readList(m_database, list))
        refuseList(Error::Kind::NotFound, ListWords::tr("That reading list is not there any more."));
    PutItems made{list, {}};
    std::vector<ListItem> old;
    std::vector<ItemId> fresh;
    for (ListItem item : edit.items) {
        item.id = real(m_items, item.id);
        item.paper = real(m_papers, item.paper);
        if (!putItem(list, item, old, fresh))
            continue;
        if (item.paper != PaperId{})
            m_listed.add(item.paper);
        made.items.push_back(std::move(item));
    }
    if (made.items.empty())
        return;
    m_change.lists = true;
    m_newItems.insert(m_newItems.end(), fresh.begin(), fresh.end());
    Compound back;
    if (!fresh.empty())
        back.edits.push_back(RemoveItems{list, std::move(fresh)});
    if (!old.empty())
        back.edits.push_back(PutItems{list, std::move(old)});
    record(std::move(made), std::move(back));
}

void Applier::perform(const RemoveItems &edit)
{
    const ListId list = real(m_lists, edit.list);
    RemoveItems made{list, {}};
    PutItems back{list, {}};
    for (const ItemId item : edit.items) {
        std::optional<ListItem> old = itemOf(m_database, list, real(m_items, item));
        if (!old)
            continue;
        m_database.run("DELETE FROM list_item WHERE id = ?1", old->id);
        made.items.push_back(old->id);
        if (old->paper != PaperId{})
            m_listed.add(old->paper);
        back.items.push_back(std::move(*old));
    }
    if (made.items.empty())
        return;
    m_change.lists = true;
    record(std::move(made), std::move(back));
}

} // namespace sheaf
