// SPDX-License-Identifier: GPL-3.0-or-later
// Browse through its places: back and forward, and each view as it was left.
#include "app/browse.h"

#include "model/query/query.h"
#include "model/text/fold.h"
#include "views/paperlist.h"
#include "views/searchbar.h"

#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

std::string foldedName(const QString &name)
{
    return fold(name.simplified().toStdString());
}

// Calls visit(FieldTerm &) for each field of the query.
template <class Visit>
void eachField(Query &query, const Visit &visit)
{
    const auto parts = [&](std::vector<Query> &each) {
        for (Query &part : each)
            eachField(part, visit);
    };
    if (auto *all = std::get_if<All>(&query.node))
        parts(all->parts);
    else if (auto *any = std::get_if<Any>(&query.node))
        parts(any->parts);
    else if (auto *negation = std::get_if<Negation>(&query.node))
        parts(negation->of);
    else if (auto *term = std::get_if<FieldTerm>(&query.node))
        visit(*term);
}

// By name, alias, area or the last step of a path: who asks wrongly is told by the search.
bool hasTag(const Sidebar &sidebar, const QString &value)
{
    const std::string name = foldedName(value.section(u'/', -1));
    const auto called = [&](const QString &each) { return foldedName(each) == name; };
    return std::ranges::any_of(sidebar.tags, [&](const CountedTag &counted) {
        return called(counted.tag.name) || std::ranges::any_of(counted.tag.aliases, called) ||
               counted.tag.area == value;
    });
}

bool hasList(const Sidebar &sidebar, const QString &value)
{
    const std::string name = foldedName(value);
    return std::ranges::any_of(sidebar.lists,
                               [&](const CountedList &counted) { return foldedName(counted.list.name) == name; });
}

bool hasDigest(const Sidebar &sidebar, const QString &value)
{
    return std::ranges::any_of(sidebar.digests, [&](const CountedDigest &counted) {
        return QString::number(number(counted.digest.id)) == value || counted.digest.name == value ||
               counted.digest.label == value;
    });
}

// What the tags and lists of one time are called at another, where that differs; by their folded names.
struct Renames {
    Renames(const Sidebar &before, const Sidebar &now)
    {
        collect(before.tags, now.tags, &CountedTag::tag, tags);
        collect(before.lists, now.lists, &CountedList::list, lists);
    }
    template <class Counted, class Thing>
    static void collect(const std::vector<Counted> &before, const std::vector<Counted> &now, Thing Counted::*thing,
                        QHash<QByteArray, QString> &names)
    {
        QHash<qint64, QString> called;
        for (const Counted &each : now)
            called.insert(number((each.*thing).id), (each.*thing).name);
        for (const Counted &each : before) {
            const QString name = called.value(number((each.*thing).id));
            if (!name.isEmpty() && name != (each.*thing).name)
                names.insert(keyOf((each.*thing).name), name);
        }
    }
    static QByteArray keyOf(const QString &name) { return QByteArray::fromStdString(foldedName(name)); }

    QString apply(const QString &text) const
    {
        std::variant<Query, QueryError> parsed = parseQuery(text, false);
        Query *query = std::get_if<Query>(&parsed);
        if (!query)
            return text;
        bool any = false;
        eachField(*query, [&](FieldTerm &term) {
            if (term.field != Field::Tag && term.field != Field::List)
                return;
            const QString name = (term.field == Field::Tag ? tags : lists).value(keyOf(term.value));
            any = any || !name.isEmpty();
            if (!name.isEmpty())
                term.value = name;
        });
        return any ? queryText(*query) : text;
    }

    QHash<QByteArray, QString> tags;
    QHash<QByteArray, QString> lists;
};

} // namespace

// What is on screen is remembered as the place that it is; an answer still on its way leaves nothing to remember.
void Browse::leaveNote()
{
    if (m_answered && m_answer.query == m_request.query && m_papers.rowCount() > 0 && !m_returning)
        m_trail.leave(m_request.query, m_panes.list->standing(), m_answer.order);
}

// Before another query is asked, or one that was being written is meant.
void Browse::moveOn(const QString &query, bool typing)
{
    leaveNote();
    // Who has moved on in the list has found something: what is written from there on is another search.
    const bool goesOn = m_panes.list->currentPaper() == m_landed || m_answer.query != m_request.query;
    m_trail.arrive(query, typing, goesOn);
    if (query != m_request.query && (!m_returning || m_returning->query != query)) {
        const Place *seen = typing ? nullptr : m_trail.lastSeen(query);
        m_returning = seen ? std::optional(*seen) : std::nullopt;
    }
    Q_EMIT placesChanged();
}

void Browse::go(int by)
{
    leaveNote();
    const Place *place = m_trail.go(by, [this](const QString &query) { return lives(query); });
    if (!place)
        return;
    m_returning = *place;
    m_orderOfPlace = place->order;
    m_panes.search->setText(place->query);
    search(m_returning->query, m_returning->typing);
    m_orderOfPlace.reset();
    if (m_search != 0)
        m_patience.start();
}

std::optional<QString> Browse::queryAhead(int by) const
{
    const Place *place = m_trail.next(by, [this](const QString &query) { return lives(query); });
    return place ? std::optional(place->query) : std::nullopt;
}

// The selection and what was seen, found again in this answer; false when there is nothing to return to, or not yet.
bool Browse::returnTo(const SearchAnswer &answer)
{
    if (!m_returning || !m_returning->standing || m_returning->query != answer.query)
        return false;
    PaperList::Standing standing = *m_returning->standing;
    if (m_returning->order != answer.order) { // the same paper stands elsewhere
        standing.top = {};
        standing.atTop = false;
    }
    const bool found = m_panes.list->restore(standing);
    if (found || answer.complete)
        m_returning.reset();
    return found || m_panes.list->currentIndex().isValid();
}

bool Browse::lives(const QString &query) const
{
    std::variant<Query, QueryError> parsed = parseQuery(query, false);
    Query *tree = std::get_if<Query>(&parsed);
    if (!tree || !m_sidebarCame)
        return true;
    bool all = true;
    eachField(*tree, [&](const FieldTerm &term) {
        if (term.field == Field::Tag)
            all = all && hasTag(m_sidebar, term.value);
        else if (term.field == Field::List)
            all = all && hasList(m_sidebar, term.value);
        else if (term.field == Field::Digest)
            all = all && hasDigest(m_sidebar, term.value);
    });
    return all;
}

// Lists that are shown follow by themselves; a tag may be a part of what is asked.
void Browse::followNames(const Sidebar &before)
{
    const Renames renames(before, m_sidebar);
    if (!renames.tags.isEmpty() || !renames.lists.isEmpty())
        m_trail.rewrite([&](const QString &query) { return renames.apply(query); });
    Q_EMIT placesChanged();
    const QString query = renames.tags.isEmpty() || m_request.typing ? m_request.query : renames.apply(m_request.query);
    if (query == m_request.query)
        return;
    m_wanted = m_panes.list->currentPaper();
    show(query);
}

} // namespace sheaf
