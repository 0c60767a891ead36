// SPDX-License-Identifier: GPL-3.0-or-later
// Narrowing: from names in the library to names in a query (model/query/tagpicks.h), and back.
#include "app/narrowing.h"

#include "app/browse.h"
#include "views/sidebarview.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

namespace
{

const CountedTag *tagOf(const Sidebar &sidebar, TagId id)
{
    const auto at = std::ranges::find(sidebar.tags, id, [](const CountedTag &each) { return each.tag.id; });
    return at == sidebar.tags.end() ? nullptr : &*at;
}

// Every end of its path, as "Parent/Child".
QStringList pathsOf(const Tag &tag, const Sidebar &sidebar)
{
    QStringList paths;
    QString path = tag.name;
    for (const CountedTag *up = tagOf(sidebar, tag.parent); up && paths.size() < std::ssize(sidebar.tags);
         up = tagOf(sidebar, up->tag.parent)) {
        path.prepend(up->tag.name + u'/');
        paths << path;
    }
    return paths;
}

TagSpelling spellingOf(const Tag &tag, const Sidebar &sidebar)
{
    TagSpelling spelling{tag.name, tag.aliases + pathsOf(tag, sidebar)};
    if (!tag.area.isEmpty())
        spelling.others << tag.area;
    return spelling;
}

Query shownQuery(const Browse &browse)
{
    const std::variant<Query, QueryError> parsed = parseQuery(browse.query(), browse.isTyped());
    const Query *query = std::get_if<Query>(&parsed);
    return query ? *query : Query{};
}

} // namespace

Narrowing::Narrowing(Browse &browse, SidebarView &sidebar, QObject *parent)
    : QObject(parent), m_browse(browse), m_sidebar(sidebar)
{
    connect(&sidebar, &SidebarView::tagPicked, this, &Narrowing::pick);
    connect(&browse, &Browse::queryChanged, this, &Narrowing::mark);
    connect(&browse, &Browse::sidebarChanged, this, &Narrowing::mark);
}

void Narrowing::pick(TagId id, TagPick how)
{
    const CountedTag *counted = tagOf(m_browse.sidebar(), id);
    if (!counted)
        return; // gone meanwhile
    const TagSpelling spelling = spellingOf(counted->tag, m_browse.sidebar());
    m_browse.show(queryText(withTag(shownQuery(m_browse), spelling, how)));
    Q_EMIT picked();
}

void Narrowing::mark()
{
    SidebarModel::TagUses uses;
    const Query query = m_browse.objection().isEmpty() ? shownQuery(m_browse) : Query{};
    if (m_browse.query().contains(QLatin1String("tag:"))) { // else every typed letter would cost a look at every tag
        for (const CountedTag &counted : m_browse.sidebar().tags) {
            const TagUse use = tagUse(query, spellingOf(counted.tag, m_browse.sidebar()));
            if (use != TagUse::None)
                uses.emplace(counted.tag.id, use);
        }
    }
    m_sidebar.setTagUses(uses);
}

QString Narrowing::nameOf(TagId id) const
{
    const CountedTag *counted = tagOf(m_browse.sidebar(), id);
    return counted ? counted->tag.name : QString();
}

void Narrowing::addPicks(QMenu *menu, TagId id, From from)
{
    const CountedTag *counted = tagOf(m_browse.sidebar(), id);
    if (!counted)
        return;
    const TagSpelling spelling = spellingOf(counted->tag, m_browse.sidebar());
    const Query shown = shownQuery(m_browse);
    const QString now = queryText(shown);
    const TagUse use = tagUse(shown, spelling);
    QStringList offered{now};
    // Each way that leads to a query of its own.
    const auto offer = [&](const QString &words, TagPick how, const QKeySequence &keys) {
        const QString then = queryText(withTag(shown, spelling, how));
        if (offered.contains(then))
            return;
        offered << then;
        const QString hint = from == From::Sidebar ? u'\t' + keys.toString(QKeySequence::NativeText) : QString();
        menu->addAction(words + hint, this, [this, id, how] { pick(id, how); })->setToolTip(then);
    };
    offer(tr("Show its papers"), TagPick::Alone, Qt::SHIFT | Qt::Key_Return);
    offer(use == TagUse::None ? tr("Only papers that have it too") : tr("Take it out of the query"), TagPick::Both,
          Qt::Key_Return);
    offer(tr("Also papers that have it"), TagPick::Either, Qt::CTRL | Qt::Key_Return);
    offer(tr("Only papers without it"), TagPick::Not, Qt::ALT | Qt::Key_Return);
}

} // namespace sheaf
