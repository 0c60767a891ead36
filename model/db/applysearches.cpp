// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of saved searches: saving, renaming, another query, removing.
#include "model/db/apply.h"

#include "model/db/changes.h"
#include "model/db/readthings.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// The search as it is stored: one space between the words of its name, none around its query.
SavedSearch cleanSearch(const SavedSearch &search, SearchId id)
{
    const auto storable = [](const QString &text) { return QString::fromUtf8(text.toUtf8()); };
    return {id, storable(search.name.simplified()), storable(search.query.trimmed())};
}

void checkSearch(Database &database, const SavedSearch &search)
{
    if (foldedName(search.name).empty())
        throw Refusal{{Error::Kind::Words, SearchWords::tr("A saved search needs a name."), QString()}};
    if (search.query.isEmpty())
        throw Refusal{{Error::Kind::Words, SearchWords::tr("A saved search needs a query."), QString()}};
    const std::optional<SavedSearch> other = readSearchByName(database, search.name);
    if (other && other->id != search.id) {
        throw Refusal{{Error::Kind::Refused, SearchWords::tr("There is already a saved search “%1”.").arg(other->name),
                       QString()}};
    }
}

} // namespace

void Applier::perform(const PutSearch &edit)
{
    SavedSearch search = cleanSearch(edit.search, real(m_searches, edit.search.id));
    const std::optional<SavedSearch> old = readSearch(m_database, search.id);
    if (old && *old == search)
        return;
    if (!old && number(search.id) > 0 && !all()) {
        throw Refusal{{Error::Kind::NotFound, SearchWords::tr("That saved search is not there any more."), QString()}};
    }
    checkSearch(m_database, search);
    if (!old) {
        if (number(search.id) <= 0) {
            search.id = SearchId{takeId(m_database, Counter::Search)};
            if (number(edit.search.id) < 0)
                m_searches[edit.search.id] = search.id;
        }
        reserveIds(m_database, Counter::Search, number(search.id));
        m_newSearches.push_back(search.id);
    }
    m_database.run("INSERT INTO saved_search (id, name, folded, query) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (id) DO UPDATE SET name = ?2, folded = ?3, query = ?4",
                   search.id, search.name, foldedName(search.name), search.query);
    m_change.searches = true;
    record(PutSearch{search}, old ? Edit(PutSearch{*old}) : Edit(RemoveSearch{search.id}));
}

void Applier::perform(const RemoveSearch &edit)
{
    const SearchId id = real(m_searches, edit.search);
    const std::optional<SavedSearch> old = readSearch(m_database, id);
    if (!old)
        return;
    m_database.run("DELETE FROM saved_search WHERE id = ?1", id);
    m_change.searches = true;
    m_removed = old->name;
    record(RemoveSearch{id}, PutSearch{*old});
}

} // namespace sheaf
