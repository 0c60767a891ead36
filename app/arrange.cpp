// SPDX-License-Identifier: GPL-3.0-or-later
// Arrange: from rows to places, from places to positions (model/listorder.h), and those to the library.
#include "app/arrange.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "model/listorder.h"
#include "views/detailpane.h"
#include "views/mainwindow.h"
#include "views/namedialog.h"
#include "views/paperlist.h"
#include "views/statusline.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

Arrange::Arrange(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_actions(actions), m_parts(parts)
{
    connectActions();
    connect(parts.list, &PaperList::selectionChangedTo, this, &Arrange::tell);
    connect(&browse.papers(), &PaperModel::placesChanged, this, &Arrange::tell);
    connect(&browse, &Browse::sidebarChanged, this, &Arrange::tell);
    connect(parts.list, &PaperList::movedTo, this, &Arrange::moveTo);
    connect(parts.list, &PaperList::headingActivated, m_actions[Act::RenameList], &QAction::trigger);
    connect(parts.list, &PaperList::headingRemovalAsked, this, &Arrange::takeOut);
    connect(parts.comment, &CommentField::commentChanged, this, &Arrange::setComment);
    connect(parts.comment, &CommentField::left, this, [this] { m_parts.list->setFocus(); });
    connect(&store, &Store::applied, this, [this](Ticket ticket) { landed(ticket, true); });
    connect(&store, &Store::failed, this, [this](Ticket ticket) { landed(ticket, false); });
    parts.detail->addField(parts.comment);
    tell();
}

void Arrange::connectActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::MoveUp, [this] { step(-1); });
    on(Act::MoveDown, [this] { step(+1); });
    on(Act::NewSection, [this] { makeSection(); });
    on(Act::Comment, [this] { editComment(); });
    on(Act::RemoveFromList, [this] { takeOut(); });
    on(Act::RenameList, [this] {
        const PaperModel &papers = m_browse.papers();
        const int row = m_parts.list->currentIndex().row();
        if (papers.isHeading(row))
            renameSection(*papers.placeAt(row));
        else
            Q_EMIT listNameAsked();
    });
}

void Arrange::tell()
{
    const PaperModel::Places &places = m_browse.papers().places();
    const bool any = places && !m_parts.list->selectedItems().empty();
    for (const Act act : {Act::MoveUp, Act::MoveDown, Act::RemoveFromList})
        m_actions[act]->setEnabled(any);
    m_actions[Act::NewSection]->setEnabled(bool(places));
    m_parts.list->setReordering(places && places->whole);
    showComment();
    const bool elsewhere = !places && m_parts.list->selectedCount() > 0; // the key says where it would do something
    m_actions[Act::Comment]->setEnabled(m_parts.comment->place().has_value() || elsewhere);
    const bool heading = m_parts.list->currentHeading() != ItemId{};
    m_actions[Act::RenameList]->setText(heading ? tr("Rename this section…") : tr("Rename this list…"));
    m_actions[Act::RenameList]->setEnabled(heading || m_browse.shownList() != ListId{});
}

void Arrange::showComment()
{
    const PaperModel &papers = m_browse.papers();
    const PaperModel::Places &places = papers.places();
    std::optional<CommentPlace> place;
    if (places && m_parts.list->selectedCount() == 1) {
        const int row = papers.rowOf(m_parts.list->selectedRows().first());
        if (const ListItem *item = papers.placeAt(row)) {
            place = CommentPlace{places->list, {}, *item};
            for (const CountedList &counted : m_browse.sidebar().lists) {
                if (counted.list.id == places->list)
                    place->listName = counted.list.name;
            }
        }
    }
    m_parts.comment->setPlace(place);
    m_parts.detail->showField(m_parts.comment, place.has_value());
}

bool Arrange::canArrange()
{
    const PaperModel::Places &places = m_browse.papers().places();
    if (!places)
        return false;
    if (places->whole)
        return true;
    m_parts.status->showMessage(
        places->ordered ? tr("The list can be arranged while all of it is shown: choose it in the sidebar.")
                        : tr("The list can be arranged while it is shown in its own order: choose Sort: list."));
    return false;
}

void Arrange::step(int by)
{
    if (!canArrange())
        return;
    const PaperModel &papers = m_browse.papers();
    const PaperModel::Places places = papers.places();
    const IdSet shown = papers.papers()->set();
    const auto isShown = [&](const ListItem &item) { return item.paper == PaperId{} || shown.contains(item.paper); };
    const std::vector<ListItem> moved = stepItems(places->items, m_parts.list->selectedItems(), by, isShown);
    if (moved.empty())
        m_parts.status->showMessage(by < 0 ? tr("This is the top of the list.") : tr("This is the end of the list."));
    put(places->list, moved);
    m_parts.list->scrollTo(m_parts.list->currentIndex());
}

void Arrange::moveTo(int row)
{
    if (!canArrange())
        return;
    const PaperModel &papers = m_browse.papers();
    const PaperModel::Places places = papers.places();
    const ListItem *before = nullptr;
    for (; !before && row < papers.rowCount(); ++row)
        before = papers.placeAt(row); // a row that is not in the list any more has none
    put(places->list, moveItems(places->items, m_parts.list->selectedItems(), before ? before->id : ItemId{}));
}

void Arrange::put(ListId list, const std::vector<ListItem> &items)
{
    if (items.empty())
        return;
    const PaperModel::Places places = m_browse.papers().places();
    const bool shown = places && places->list == list;
    if (shown)
        m_browse.intendPlaces(withItems(places->items, items));
    const Ticket write = m_desk.submit(PutItems{list, items});
    if (shown)
        m_moves.insert(write);
}

void Arrange::landed(Ticket ticket, bool done)
{
    if (m_moves.erase(ticket) > 0)
        m_browse.releasePlaces(done);
}

void Arrange::askName(const QString &title, const QString &button, const QString &name,
                      const std::function<void(const QString &)> &named)
{
    auto *dialog = new NameDialog(*m_parts.theme, {title, tr("Name of the section"), button, name}, m_parts.window);
    connect(dialog, &NameDialog::named, this, named);
    dialog->open();
}

void Arrange::makeSection()
{
    if (!canArrange())
        return;
    const PaperModel &papers = m_browse.papers();
    const ListItem *current = papers.placeAt(m_parts.list->currentIndex().row());
    const ItemId before = current ? current->id : ItemId{};
    const auto make = [this, list = papers.places()->list, before](const QString &name) {
        const PaperModel::Places &places = m_browse.papers().places();
        if (places && places->list == list)
            m_desk.submit(PutItems{list, insertItems(places->items, {{ItemId{-1}, 0, {}, name}}, before)});
    };
    askName(tr("New section"), tr("Make the section"), {}, make);
}

void Arrange::renameSection(const ListItem &heading)
{
    const auto rename = [this, list = m_browse.papers().places()->list, heading](const QString &name) {
        ListItem named = heading;
        named.text = name;
        put(list, {named});
    };
    askName(tr("Rename the section"), tr("Rename the section"), heading.text, rename);
}

void Arrange::takeOut()
{
    const PaperModel::Places &places = m_browse.papers().places();
    const std::vector<ItemId> items = m_parts.list->selectedItems();
    if (!places || items.empty())
        return;
    m_browse.expectLeaving(m_parts.list->selectedPapers());
    m_desk.submit(RemoveItems{places->list, items});
}

void Arrange::editComment()
{
    showComment(); // of what is selected by now
    if (!m_browse.papers().places()) {
        m_parts.status->showMessage(tr("Open a reading list to comment on its papers."));
        return;
    }
    m_parts.window->openDetail();
    m_parts.comment->edit();
}

void Arrange::setComment(const CommentPlace &place, const QString &text)
{
    ListItem item = place.item;
    const PaperModel::Places &places = m_browse.papers().places();
    if (places && places->list == place.list) { // it may stand elsewhere by now
        const auto now = std::ranges::find(places->items, item.id, &ListItem::id);
        if (now == places->items.end())
            return; // taken out meanwhile
        item = *now;
    }
    item.text = text;
    put(place.list, {item});
}

void Arrange::addPlaceMenu(QMenu *menu)
{
    if (!m_browse.papers().places())
        return;
    menu->addSeparator();
    for (const Act act : {Act::Comment, Act::MoveUp, Act::MoveDown, Act::NewSection}) {
        if (m_actions[act]->isEnabled())
            menu->addAction(m_actions[act]);
    }
    if (m_parts.list->currentHeading() != ItemId{})
        menu->addAction(m_actions[Act::RenameList]);
    if (m_parts.list->selectedCount() == 0) // else it stands among those of papers
        menu->addAction(m_actions[Act::RemoveFromList]);
}

} // namespace sheaf
