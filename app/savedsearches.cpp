// SPDX-License-Identifier: GPL-3.0-or-later
// SavedSearches: a name dialog and a menu around two edits.
#include "app/savedsearches.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "model/query/query.h"
#include "model/text/fold.h"
#include "views/mainwindow.h"
#include "views/namedialog.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/theme.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

namespace
{

bool sameSearchName(const QString &one, const QString &other)
{
    return fold(one.simplified().toStdString()) == fold(other.simplified().toStdString());
}

QString asText(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    const Query *tree = std::get_if<Query>(&parsed);
    return tree ? queryText(*tree) : QString();
}

QString inMenu(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

// The reason is the tool tip of an action that cannot be done; otherwise its own words are.
void setPossible(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot);
}

} // namespace

SavedSearches::SavedSearches(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts,
                             QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_actions(actions), m_parts(parts)
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::SaveSearch, [this] { save(); });
    on(Act::RenameSearch, [this] { rename(chosen()); });
    on(Act::ChangeSearch, [this] { change(m_from); });
    on(Act::DeleteSearch, [this] { remove(chosen()); });
    connect(&browse, &Browse::queryChanged, this, &SavedSearches::follow);
    connect(&browse, &Browse::sidebarChanged, this, &SavedSearches::follow);
    connect(&store, &Store::applied, this, [this](Ticket ticket) {
        const auto stored = m_toShow.extract(ticket);
        if (stored && m_browse.query() == stored.mapped().before)
            m_browse.show(stored.mapped().query);
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket) { m_toShow.erase(ticket); });
    connectSidebar();
    tell();
}

void SavedSearches::connectSidebar()
{
    using Kind = SidebarModel::Kind;
    SidebarView *sidebar = m_parts.sidebar;
    connect(sidebar->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SavedSearches::follow);
    connect(sidebar, &SidebarView::addAsked, this, [this](Kind kind) {
        if (kind == Kind::Search)
            save();
    });
    connect(sidebar, &SidebarView::renameAsked, this, [this](Kind kind, qint64 id) {
        if (kind == Kind::Search)
            rename(SearchId{id});
    });
    connect(sidebar, &SidebarView::removalAsked, this, [this](Kind kind, qint64 id) {
        if (kind == Kind::Search)
            remove(SearchId{id});
    });
}

const SavedSearch *SavedSearches::find(SearchId id) const
{
    const std::vector<SavedSearch> &searches = m_browse.sidebar().searches;
    const auto at = std::ranges::find(searches, id, &SavedSearch::id);
    return at == searches.end() ? nullptr : &*at;
}

SearchId SavedSearches::chosen() const
{
    const QModelIndexList rows = m_parts.sidebar->selectionModel()->selectedIndexes();
    if (rows.isEmpty() || rows.front().data(SidebarModel::KindRole).toInt() != int(SidebarModel::Kind::Search))
        return {};
    return SearchId{rows.front().data(SidebarModel::IdRole).toLongLong()};
}

// A saved search that is written on stays the one to change, until another row or nothing is asked for.
void SavedSearches::follow()
{
    const bool elsewhere = m_parts.sidebar->selectionModel()->hasSelection() || m_browse.query().trimmed().isEmpty();
    if (elsewhere && m_browse.objection().isEmpty())
        m_from = chosen();
    tell();
}

void SavedSearches::tell()
{
    const Result<QString> query = present();
    setPossible(m_actions[Act::SaveSearch], query ? QString() : query.error().what);
    const QString notChosen = find(chosen()) ? QString() : tr("Choose a saved search in the sidebar first.");
    setPossible(m_actions[Act::RenameSearch], notChosen);
    setPossible(m_actions[Act::DeleteSearch], notChosen);
    const SavedSearch *from = find(m_from);
    m_actions[Act::ChangeSearch]->setText(from ? tr("Change “%1” to this query").arg(inMenu(from->name))
                                               : tr("Change the saved search to this query"));
    setPossible(m_actions[Act::ChangeSearch], unchangeable(m_from));
}

Result<QString> SavedSearches::present() const
{
    const auto no = [](const QString &why) { return Error{Error::Kind::Words, why, {}}; };
    if (!m_browse.objection().isEmpty())
        return no(tr("This query cannot be saved. %1").arg(m_browse.objection()));
    // The text as it was written, unless its last word stands for what begins like it; a space at its end says not.
    const QString &text = m_browse.query();
    const QString typed = asText(text, m_browse.isTyped());
    if (typed.isEmpty())
        return no(tr("To save a search, first write one in the search bar."));
    return typed == asText(text, false) ? text.trimmed() : typed;
}

QString SavedSearches::objection(const QString &name, SearchId self) const
{
    for (const SavedSearch &search : m_browse.sidebar().searches) {
        if (search.id != self && sameSearchName(search.name, name))
            return tr("There is already a saved search “%1”.").arg(search.name);
    }
    return {};
}

QString SavedSearches::unchangeable(SearchId id) const
{
    const SavedSearch *search = find(id);
    if (!search)
        return tr("Choose a saved search in the sidebar first, then write another query.");
    const Result<QString> query = present();
    if (!query)
        return query.error().what;
    return query.value() == search->query ? tr("“%1” is this query already.").arg(search->name) : QString();
}

void SavedSearches::save()
{
    const Result<QString> query = present();
    if (!query) {
        m_parts.status->showMessage(query.error().what);
        return;
    }
    NameWords words{tr("Save this search"), tr("Name of the search"), tr("Save the search"), query.value()};
    words.objection = [this](const QString &name) { return objection(name, {}); };
    auto *dialog = new NameDialog(*m_parts.theme, words, m_parts.window);
    connect(dialog, &NameDialog::named, this, [this, text = query.value()](const QString &name) {
        submitAndShow({SearchId{-1}, name, text});
    });
    dialog->open();
}

void SavedSearches::rename(SearchId id)
{
    const SavedSearch *search = find(id);
    if (!search)
        return;
    NameWords words{tr("Rename the saved search"), tr("Name of the search"), tr("Rename the search"), search->name};
    words.objection = [this, id](const QString &name) { return objection(name, id); };
    auto *dialog = new NameDialog(*m_parts.theme, words, m_parts.window);
    connect(dialog, &NameDialog::named, this, [this, id](const QString &name) {
        if (const SavedSearch *now = find(id))
            m_desk.submit(PutSearch{{id, name, now->query}});
    });
    dialog->open();
}

void SavedSearches::change(SearchId id)
{
    const SavedSearch *search = find(id);
    const Result<QString> query = present();
    if (search && query)
        submitAndShow({id, search->name, query.value()});
}

// It is a name and a query; Undo brings both back, so nothing is asked.
void SavedSearches::remove(SearchId id)
{
    if (find(id))
        m_desk.submit(RemoveSearch{id});
}

void SavedSearches::submitAndShow(const SavedSearch &search)
{
    m_toShow.emplace(m_desk.submit(PutSearch{search}), Shown{m_browse.query(), search.query});
}

void SavedSearches::addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id)
{
    const SearchId search{id};
    const bool row = kind == SidebarModel::Kind::Search && find(search);
    const bool heading = kind == SidebarModel::Kind::Heading && id == qint64(SidebarModel::Kind::Search);
    if (!row && !heading)
        return;
    if (!menu->isEmpty())
        menu->addSeparator();
    if (row) {
        menu->addAction(tr("Rename…"), this, [this, search] { rename(search); });
        QAction *other = menu->addAction(tr("Change to the query shown"), this, [this, search] { change(search); });
        setPossible(other, unchangeable(search));
        menu->addAction(tr("Delete"), this, [this, search] { remove(search); });
        menu->addSeparator();
    }
    menu->addAction(m_actions[Act::SaveSearch]);
}

} // namespace sheaf
