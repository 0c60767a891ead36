// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: dialogs and menus around five edits.
#include "app/lists.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/edits.h"
#include "model/phrases.h"
#include "model/query/query.h"
#include "model/text/fold.h"
#include "views/mainwindow.h"
#include "views/namedialog.h"
#include "views/sidebarview.h"
#include "views/theme.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace sheaf
{

namespace
{

bool sameListName(const QString &one, const QString &other)
{
    return fold(one.simplified().toStdString()) == fold(other.simplified().toStdString());
}

QString listQuery(const QString &name)
{
    return QStringLiteral("list:") + quoted(name);
}

} // namespace

Lists::Lists(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_actions(actions), m_parts(parts)
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::NewList, [this] { create({}); });
    on(Act::DuplicateList, [this] { duplicate(m_browse.shownList()); });
    on(Act::DeleteList, [this] { askRemoval(m_browse.shownList()); });
    on(Act::ArchiveList, [this] {
        if (const CountedList *shown = find(m_browse.shownList()))
            setArchived(shown->list.id, !shown->list.archived);
    });
    connect(&browse, &Browse::listChanged, this, &Lists::tell);
    connect(&browse, &Browse::sidebarChanged, this, &Lists::tell);
    connect(&store, &Store::applied, this, [this](Ticket ticket) {
        if (const auto made = m_toShow.extract(ticket))
            m_browse.show(listQuery(made.mapped()));
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket) {
        m_toShow.erase(ticket);
        m_withItems.erase(ticket);
    });
    connect(&store, &Store::itemsReady, this, [this](Ticket ticket, const std::vector<ListItem> &items) {
        if (const auto waiting = m_withItems.extract(ticket))
            waiting.mapped()(items);
    });
    connectSidebar();
    m_actions[Act::NewList]->setEnabled(false);
    for (const Act act : {Act::RenameList, Act::DuplicateList, Act::ArchiveList, Act::DeleteList})
        m_actions[act]->setEnabled(false);
}

void Lists::connectSidebar()
{
    connect(m_parts.sidebar, &SidebarView::addAsked, this, [this](SidebarModel::Kind kind) {
        if (kind == SidebarModel::Kind::List)
            create({});
    });
    connect(m_parts.sidebar, &SidebarView::renameAsked, this, [this](SidebarModel::Kind kind, qint64 id) {
        if (kind == SidebarModel::Kind::List)
            rename(ListId{id});
    });
    connect(m_parts.sidebar, &SidebarView::removalAsked, this, [this](SidebarModel::Kind kind, qint64 id) {
        if (kind == SidebarModel::Kind::List)
            askRemoval(ListId{id});
    });
}

const CountedList *Lists::find(ListId list) const
{
    const std::vector<CountedList> &lists = m_browse.sidebar().lists;
    const auto at = std::ranges::find(lists, list, [](const CountedList &each) { return each.list.id; });
    return at == lists.end() ? nullptr : &*at;
}

void Lists::tell()
{
    m_actions[Act::NewList]->setEnabled(true);
    const CountedList *shown = find(m_browse.shownList());
    for (const Act act : {Act::DuplicateList, Act::ArchiveList, Act::DeleteList})
        m_actions[act]->setEnabled(shown);
    m_actions[Act::ArchiveList]->setText(shown && shown->list.archived ? tr("Bring this list back from the archive")
                                                                       : tr("Archive this list"));
}

QString Lists::objection(const QString &name, ListId self) const
{
    for (const CountedList &counted : m_browse.sidebar().lists) {
        if (counted.list.id == self || !sameListName(counted.list.name, name))
            continue;
        return counted.list.archived ? tr("There is already an archived list “%1”.").arg(counted.list.name)
                                     : tr("There is already a list “%1”.").arg(counted.list.name);
    }
    return {};
}

void Lists::create(const std::vector<PaperId> &papers)
{
    NameWords words{tr("New reading list"), tr("Name of the list"), tr("Make the list"), {}};
    words.objection = [this](const QString &name) { return objection(name, {}); };
    auto *dialog = new NameDialog(*m_parts.theme, words, m_parts.window);
    connect(dialog, &NameDialog::named, this, [this, papers](const QString &name) {
        const Ticket write = m_desk.submit(makeListFor(name, papers));
        if (papers.empty())
            showWhenMade(write, name);
    });
    dialog->open();
}

void Lists::rename(ListId list)
{
    const CountedList *counted = find(list);
    if (!counted)
        return;
    NameWords words{tr("Rename the reading list"), tr("Name of the list"), tr("Rename the list"), counted->list.name};
    words.objection = [this, list](const QString &name) { return objection(name, list); };
    auto *dialog = new NameDialog(*m_parts.theme, words, m_parts.window);
    connect(dialog, &NameDialog::named, this, [this, list](const QString &name) {
        if (const CountedList *now = find(list))
            m_desk.submit(PutList{{list, name, now->list.archived}});
    });
    dialog->open();
}

void Lists::duplicate(ListId list)
{
    if (!find(list))
        return;
    m_withItems.emplace(m_store.askItems(list), [this, list](const std::vector<ListItem> &items) {
        const CountedList *counted = find(list);
        if (!counted)
            return;
        QStringList taken;
        for (const CountedList &each : m_browse.sidebar().lists)
            taken << each.list.name;
        const QString name = freeListName(counted->list.name, taken);
        showWhenMade(m_desk.submit(duplicateList(name, items)), name);
    });
}

void Lists::setArchived(ListId list, bool archived)
{
    if (const CountedList *counted = find(list))
        m_desk.submit(PutList{{list, counted->list.name, archived}});
}

void Lists::askRemoval(ListId list)
{
    if (!find(list))
        return;
    m_withItems.emplace(m_store.askItems(list), [this, list](const std::vector<ListItem> &items) {
        if (const CountedList *counted = find(list))
            confirmRemoval(counted->list, items);
    });
}

void Lists::confirmRemoval(const ReadingList &list, const std::vector<ListItem> &items)
{
    qint64 papers = 0, sections = 0, comments = 0;
    for (const ListItem &item : items) {
        if (item.paper == PaperId{})
            ++sections;
        else
            ++papers;
        if (item.paper != PaperId{} && !item.text.isEmpty())
            ++comments;
    }
    QStringList parts{tr("the order of %1").arg(papersText(papers))};
    if (sections > 0)
        parts << (sections == 1 ? tr("1 section") : tr("%Ln sections", nullptr, pluralNumber(sections)));
    if (comments > 0)
        parts << (comments == 1 ? tr("1 comment") : tr("%Ln comments", nullptr, pluralNumber(comments)));
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Delete a reading list"),
                        tr("Delete the reading list “%1”?").arg(list.name), QMessageBox::NoButton, m_parts.window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(papers + sections == 0
                                ? tr("There is nothing in it.")
                                : tr("With it goes %1. The papers stay in the library, and Undo brings the list back.")
                                      .arg(parts.join(tr(", "))));
    QPushButton *remove = box->addButton(tr("Delete the list"), QMessageBox::AcceptRole);
    box->addButton(tr("Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(remove);
    connect(remove, &QAbstractButton::clicked, this, [this, id = list.id] { m_desk.submit(RemoveList{id}); });
    box->open();
}

void Lists::addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id)
{
    const ListId list{id};
    const CountedList *counted = kind == SidebarModel::Kind::List ? find(list) : nullptr;
    const bool heading = kind == SidebarModel::Kind::Heading && id == static_cast<qint64>(SidebarModel::Kind::List);
    if (!heading && !counted)
        return;
    if (!menu->isEmpty())
        menu->addSeparator();
    if (counted) {
        const bool archived = counted->list.archived;
        menu->addAction(tr("Rename…"), this, [this, list] { rename(list); });
        menu->addAction(tr("Duplicate"), this, [this, list] { duplicate(list); });
        menu->addAction(archived ? tr("Bring back from the archive") : tr("Archive"), this,
                        [this, list, archived] { setArchived(list, !archived); });
        menu->addAction(tr("Delete…"), this, [this, list] { askRemoval(list); });
        menu->addSeparator();
    }
    menu->addAction(m_actions[Act::NewList]);
}

void Lists::addListMenu(QMenu *menu)
{
    QMenu *lists = menu->addMenu(m_parts.theme->icon(QStringLiteral("list")), tr("Add to list"));
    for (const CountedList &counted : m_browse.sidebar().lists) {
        if (counted.list.archived)
            continue;
        QString name = counted.list.name;
        lists->addAction(name.replace(u'&', QStringLiteral("&&")), this,
                         [this, list = counted.list.id] { m_desk.addSelectedTo(list); });
    }
    if (!lists->isEmpty())
        lists->addSeparator();
    lists->addAction(tr("New reading list…"), this, [this] { create(m_desk.selectedInOrder()); });
}

} // namespace sheaf
