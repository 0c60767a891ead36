// SPDX-License-Identifier: GPL-3.0-or-later
// Browse and the sidebar: asks for it, shows it, offers its names in the search bar, and follows a list that is
// renamed.
#include "app/browse.h"

#include "app/querytraits.h"
#include "model/text/fold.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// "Grandparent/Parent/Child", "" without a parent.
QString pathOf(const Tag &tag, const std::vector<CountedTag> &tags)
{
    QStringList steps{tag.name};
    for (TagId at = tag.parent; at != TagId{} && steps.size() <= std::ssize(tags);) {
        const auto parent = std::ranges::find(tags, at, [](const CountedTag &each) { return each.tag.id; });
        if (parent == tags.end())
            break;
        steps.prepend(parent->tag.name);
        at = parent->tag.parent;
    }
    return steps.size() > 1 ? steps.join(u'/') : QString();
}

QueryNames namesOf(const Sidebar &sidebar)
{
    QueryNames names;
    for (const CountedTag &counted : sidebar.tags)
        names.tags.push_back(
            {counted.tag.name, counted.tag.aliases, pathOf(counted.tag, sidebar.tags), counted.tag.colour});
    for (const CountedList &counted : sidebar.lists)
        names.lists.push_back(counted.list.name);
    for (const CountedDigest &counted : sidebar.digests)
        names.digests.push_back(
            {counted.digest.name, counted.digest.label, QString::number(number(counted.digest.id))});
    return names;
}

// Names of lists are the same when they differ in case and accents only.
std::string foldedWord(const QString &name)
{
    return fold(name.simplified().toStdString());
}

} // namespace

void Browse::askSidebar()
{
    m_sidebarAsk = m_store.askSidebar();
    if (!m_sidebarLate.isActive())
        m_sidebarLate.start();
}

void Browse::showSidebar(const Sidebar &sidebar)
{
    const Sidebar before = std::exchange(m_sidebar, sidebar);
    m_sidebarModel.setSidebar(sidebar);
    followNames(before);
    std::vector<Tag> tags;
    for (const CountedTag &counted : sidebar.tags)
        tags.push_back(counted.tag);
    m_panes.list->setTags(tags);
    m_panes.search->setNames(namesOf(m_sidebar));
    followShownList();
    m_panes.sidebar->selectQuery(m_panes.search->text());
    tellSummary();
    tellCounts();
    Q_EMIT sidebarChanged(m_sidebar);
    Q_EMIT settledChanged();
}

// A list that is shown may get another name, or go.
void Browse::followShownList()
{
    const ListId list = shownList();
    const bool isLate = m_sidebar.revision < m_store.revision(); // it may not know a list that was just made
    if (list == ListId{} || m_search != 0 || isLate)
        return;
    const std::variant<Query, QueryError> parsed = parseQuery(m_request.query, false);
    const auto at = std::ranges::find(m_sidebar.lists, list, [](const CountedList &each) { return each.list.id; });
    if (at == m_sidebar.lists.end()) {
        show(QString());
    } else if (foldedWord(at->list.name) != foldedWord(onlyField(parsed)->value)) {
        m_wanted = m_panes.list->currentPaper();
        show(QStringLiteral("list:") + quoted(at->list.name));
    }
}

} // namespace sheaf
