// SPDX-License-Identifier: GPL-3.0-or-later
// TagCare: intents of the manager become edits, answers of the library its numbers.
#include "app/tagcare.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/settings.h"
#include "model/query/query.h"
#include "views/mainwindow.h"
#include "views/pressedkey.h"
#include "views/sidebarview.h"
#include "views/theme.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

namespace
{

using Deed = TagManager::Deed;

constexpr std::pair<Act, Deed> tagDeeds[] = {{Act::RenameTag, Deed::Rename},
                                             {Act::MergeTag, Deed::Merge},
                                             {Act::SplitTag, Deed::Split},
                                             {Act::MoveTag, Deed::Move},
                                             {Act::DeleteTag, Deed::Remove}};

QString tagQuery(const QString &name)
{
    return QStringLiteral("tag:") + quoted(name);
}

} // namespace

TagCare::TagCare(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, Settings &settings,
                 const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_actions(actions)
    , m_settings(settings)
    , m_parts(parts)
    , m_files(browse, desk, notices, settings)
{
    connectActions();
    connectSidebar();
    connectStore();
    tell();
}

TagCare::~TagCare()
{
    delete m_manager;
}

void TagCare::connectActions()
{
    connect(m_actions[Act::ManageTags], &QAction::triggered, this, [this] { manage(Deed::None, chosen()); });
    for (const auto &[act, deed] : tagDeeds)
        connect(m_actions[act], &QAction::triggered, this, [this, deed = deed] { manage(deed, chosen()); });
    connect(m_actions[Act::ImportTags], &QAction::triggered, this, [this] { m_files.askImport(m_parts.window); });
    connect(m_actions[Act::ExportTags], &QAction::triggered, this, [this] { m_files.askExport(m_parts.window); });
}

void TagCare::connectSidebar()
{
    using Kind = SidebarModel::Kind;
    SidebarView *sidebar = m_parts.sidebar;
    connect(sidebar->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagCare::tell);
    connect(sidebar, &SidebarView::renameAsked, this, [this](Kind kind, qint64 id) {
        if (kind == Kind::Tag)
            manage(Deed::Rename, TagId{id});
    });
    connect(sidebar, &SidebarView::removalAsked, this, [this](Kind kind, qint64 id) {
        if (kind == Kind::Tag)
            manage(Deed::Remove, TagId{id});
    });
}

void TagCare::connectStore()
{
    connect(&m_browse, &Browse::sidebarChanged, this, [this](const Sidebar &sidebar) {
        tell();
        if (m_manager)
            m_manager->setTags(sidebar.tags);
    });
    connect(&m_store, &Store::taggedReady, this, [this](Ticket ticket, const TaggedPapers &papers) {
        if (m_asked.erase(ticket) > 0 && m_manager)
            m_manager->setTagged(papers);
    });
    connect(&m_store, &Store::applied, this, [this](Ticket ticket, const Applied &applied) {
        if (const auto shown = m_toShow.extract(ticket))
            m_browse.show(shown.mapped());
        if (ticket != m_made)
            return;
        m_made = 0;
        if (m_manager)
            m_manager->chooseTag(applied.summary.tag);
    });
    connect(&m_store, &Store::failed, this, [this](Ticket ticket) {
        m_toShow.erase(ticket);
        m_asked.erase(ticket);
    });
}

const Tag *TagCare::find(TagId tag) const
{
    const std::vector<CountedTag> &tags = m_browse.sidebar().tags;
    const auto at = std::ranges::find(tags, tag, [](const CountedTag &each) { return each.tag.id; });
    return at == tags.end() ? nullptr : &at->tag;
}

TagId TagCare::chosen() const
{
    const QModelIndexList rows = m_parts.sidebar->selectionModel()->selectedIndexes();
    if (rows.isEmpty() || rows.front().data(SidebarModel::KindRole).toInt() != int(SidebarModel::Kind::Tag))
        return {};
    return TagId{rows.front().data(SidebarModel::IdRole).toLongLong()};
}

void TagCare::tell()
{
    const bool any = find(chosen()) != nullptr;
    for (const auto &[act, deed] : tagDeeds) {
        m_actions[act]->setEnabled(any);
        m_actions[act]->setToolTip(any ? QString() : tr("Choose a tag in the sidebar first."));
    }
    m_actions[Act::ExportTags]->setEnabled(!m_browse.sidebar().tags.empty());
}

void TagCare::addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id)
{
    const TagId tag{id};
    if (kind != SidebarModel::Kind::Tag || !find(tag))
        return;
    const auto add = [&](const QString &text, Deed deed) {
        menu->addAction(text, this, [this, deed, tag] { manage(deed, tag); });
    };
    menu->addSeparator();
    add(tr("Rename…"), Deed::Rename);
    add(tr("Merge into…"), Deed::Merge);
    add(tr("Split by a search…"), Deed::Split);
    add(tr("Move under…"), Deed::Move);
    add(tr("Delete…"), Deed::Remove);
    menu->addSeparator();
    menu->addAction(m_actions[Act::ManageTags]);
}

void TagCare::manage(Deed deed, TagId tag)
{
    if (!m_manager) {
        m_manager = new TagManager(
            *m_parts.theme, [this](const QString &key) { return ownerOfKey(key); }, m_parts.window);
        m_manager->restoreGeometry(m_settings.windowState(QStringLiteral("tags")));
        connectManager();
        m_manager->setTags(m_browse.sidebar().tags);
    }
    m_manager->show();
    m_manager->raise();
    m_manager->activateWindow();
    if (tag != TagId{})
        m_manager->chooseTag(tag);
    if (deed != Deed::None)
        m_manager->begin(deed, tag);
}

void TagCare::connectManager()
{
    TagManager *manager = m_manager;
    manager->addStep(m_actions[Act::Undo]);
    manager->addStep(m_actions[Act::Redo]);
    connect(manager, &QDialog::finished, this,
            [this, manager] { m_settings.setWindowState(QStringLiteral("tags"), manager->saveGeometry()); });
    connect(manager, &TagManager::taggedAsked, this,
            [this](TagId tag, const QString &query) { m_asked.emplace(m_store.askTagged(tag, query), tag); });
    connect(manager, &TagManager::tagPut, this, &TagCare::put);
    connect(manager, &TagManager::mergeAsked, this, [this](TagId keep, TagId gone) {
        if (const Tag *kept = find(keep))
            submit(MergeTags{keep, gone}, gone, tagQuery(kept->name));
    });
    connect(manager, &TagManager::removalAsked, this, [this](TagId tag) { submit(RemoveTag{tag}, tag, QString()); });
    connect(manager, &TagManager::splitAsked, this, &TagCare::split);
    connect(manager, &TagManager::importAsked, this, [this, manager] { m_files.askImport(manager); });
    connect(manager, &TagManager::exportAsked, this, [this, manager] { m_files.askExport(manager); });
}

void TagCare::submit(const Edit &edit, TagId leaving, const QString &thenShown)
{
    const Tag *tag = find(leaving);
    const bool shown = tag && m_browse.query().trimmed() == tagQuery(tag->name);
    const Ticket ticket = m_desk.submit(edit);
    if (shown && thenShown != tagQuery(tag->name))
        m_toShow.emplace(ticket, thenShown);
}

void TagCare::put(const Tag &tag)
{
    if (number(tag.id) > 0)
        submit(PutTag{tag}, tag.id, tagQuery(tag.name));
    else
        m_made = m_desk.submit(PutTag{tag});
}

void TagCare::split(TagId tag, const TagSplit &split, const IdSet &papers)
{
    const Tag *old = find(tag);
    if (!old)
        return;
    constexpr TagId made{-1};
    Tag part;
    part.id = made;
    part.name = split.name;
    part.parent = split.below ? tag : old->parent;
    part.colour = static_cast<int>(m_browse.sidebar().tags.size() % hueCount);
    Compound step{{PutTag{part}, TagPapers{made, papers, true}}};
    if (split.takeOff)
        step.edits.push_back(TagPapers{tag, papers, false});
    m_desk.submit(step);
}

QString TagCare::ownerOfKey(const QString &key) const
{
    const QKeySequence sequence = QKeySequence::fromString(key, QKeySequence::PortableText);
    for (const ActInfo &info : Actions::table()) {
        const QAction *action = m_actions[info.act];
        if (action->shortcuts().contains(sequence))
            return action->text().remove(u'…').remove(u'&');
    }
    return isReservedKey(sequence) ? tr("Moving in the list") : QString();
}

} // namespace sheaf
