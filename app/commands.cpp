// SPDX-License-Identifier: GPL-3.0-or-later
// Commands: the library's things and the table of actions as offers; a choice is an action's trigger, a query or a
// paper.
#include "app/commands.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/settings.h"
#include "model/phrases.h"
#include "model/query/query.h"
#include "views/mainwindow.h"
#include "views/palette.h"
#include "views/paperlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int papersOffered = 12;
constexpr qsizetype keptUses = 24;
constexpr qsizetype leastTyped = 2; // letters before titles are looked for

const char *nameOf(Offered kind)
{
    switch (kind) {
    case Offered::Action:
        return "action";
    case Offered::Tag:
        return "tag";
    case Offered::List:
        return "list";
    case Offered::Search:
        return "search";
    case Offered::Digest:
        return "digest";
    case Offered::Paper:
        return "paper";
    }
    return "";
}

// As the settings keep it: an action by its name, since numbers of the table change.
QString useOf(Offered kind, qint64 id)
{
    QString which = QString::number(id);
    if (kind == Offered::Action)
        which = QString::fromLatin1(std::ranges::find(Actions::table(), Act(id), &ActInfo::act)->id);
    return QStringLiteral("%1:%2").arg(QLatin1String(nameOf(kind)), which);
}

QString withoutMnemonic(QString text)
{
    return text.replace(QStringLiteral("&&"), QStringLiteral("&"));
}

} // namespace

Commands::Commands(Store &store, Browse &browse, Actions &actions, Settings &settings, const Parts &parts,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_actions(actions)
    , m_settings(settings)
    , m_parts(parts)
    , m_palette(new Palette(*parts.theme, parts.window))
{
    connect(actions[Act::Palette], &QAction::triggered, this, &Commands::open);
    connect(m_palette, &Palette::retyped, this, &Commands::askPapers);
    connect(m_palette, &Palette::chosen, this, &Commands::run);
    connect(&store, &Store::titlesReady, this, [this](Ticket ticket, const TitledPapers &papers) {
        if (ticket == m_titlesAsk && m_palette->isVisible())
            showPapers(papers);
    });
}

void Commands::open()
{
    m_titlesAsk = 0;
    m_palette->open(offers());
}

std::vector<Offer> Commands::offers() const
{
    std::vector<Offer> offers;
    addActions(offers);
    addPlaces(offers);
    const QStringList uses = m_settings.paletteUses(m_store.path());
    QHash<QString, int> places;
    for (const QString &use : uses)
        places.insert(use, static_cast<int>(places.size()));
    for (Offer &offer : offers)
        offer.used = places.value(useOf(offer.kind, offer.id), -1);
    return offers;
}

void Commands::addActions(std::vector<Offer> &offers) const
{
    for (const ActInfo &info : Actions::table()) {
        if (info.act == Act::Palette)
            continue;
        const QAction *action = m_actions[info.act];
        Offer offer;
        offer.id = static_cast<qint64>(info.act);
        offer.name = withoutMnemonic(action->text());
        // "Undo: tag 3 papers" is also found by what it is called in the table, "Dark" by its menu.
        offer.aliases = {QCoreApplication::translate("Actions", info.text)};
        offer.detail = Actions::menuText(info.group);
        offer.aliases.append(QStringLiteral("%1 %2").arg(offer.detail, offer.aliases.front()));
        offer.icon = QString::fromLatin1(info.icon);
        offer.keys = action->shortcuts();
        offer.enabled = action->isEnabled();
        offers.push_back(std::move(offer));
    }
}

void Commands::addPlaces(std::vector<Offer> &offers) const
{
    const Sidebar &sidebar = m_browse.sidebar();
    QHash<qint64, QString> tagNames;
    for (const CountedTag &counted : sidebar.tags)
        tagNames.insert(number(counted.tag.id), counted.tag.name);
    const auto with = [](const QString &before, const QString &detail) {
        return before.isEmpty() ? detail : QStringLiteral("%1 · %2").arg(before, detail);
    };
    for (const auto &[tag, papers] : sidebar.tags)
        offers.push_back({Offered::Tag,
                          number(tag.id),
                          tag.name,
                          tag.aliases,
                          with(tagNames.value(number(tag.parent)), papersText(papers)),
                          {},
                          tag.colour,
                          {},
                          true,
                          -1});
    const auto add = [&offers](Offered kind, qint64 id, const QString &name, const QString &detail,
                               const QString &alias = {}) {
        Offer offer;
        offer.kind = kind;
        offer.id = id;
        offer.name = name;
        offer.detail = detail;
        if (!alias.isEmpty())
            offer.aliases.append(alias);
        offers.push_back(std::move(offer));
    };
    for (const CountedList &counted : sidebar.lists)
        add(Offered::List, number(counted.list.id), counted.list.name, papersText(counted.papers));
    for (const SavedSearch &search : sidebar.searches)
        add(Offered::Search, number(search.id), search.name, search.query);
    for (const CountedDigest &counted : sidebar.digests)
        add(Offered::Digest, number(counted.digest.id), counted.digest.name,
            with(counted.digest.label, papersText(counted.papers)), counted.digest.label);
}

QString Commands::titleQuery(const QString &typed)
{
    All words;
    qsizetype letters = 0;
    for (const QString &piece : typed.split(u' ', Qt::SkipEmptyParts)) {
        qsizetype first = 0;
        qsizetype last = piece.size();
        while (first < last && !piece[first].isLetterOrNumber() && !piece[first].isSurrogate())
            ++first;
        while (last > first && !piece[last - 1].isLetterOrNumber() && !piece[last - 1].isSurrogate())
            --last;
        if (first == last)
            continue;
        letters += last - first;
        words.parts.push_back({FieldTerm{Field::Title, piece.mid(first, last - first), Match::Whole, false, 0, 0}});
    }
    if (words.parts.empty() || letters < leastTyped)
        return {};
    std::get<FieldTerm>(words.parts.back().node).match = Match::Prefix;
    return queryText({words});
}

void Commands::askPapers(const QString &typed)
{
    const QString query = titleQuery(typed);
    m_titlesAsk = query.isEmpty() ? 0 : m_store.askTitles(query, papersOffered);
    if (query.isEmpty())
        m_palette->setPapers({}, 0);
}

void Commands::showPapers(const TitledPapers &papers)
{
    std::vector<Offer> offers;
    for (const PaperRow &row : papers.rows) {
        Offer offer;
        offer.kind = Offered::Paper;
        offer.id = number(row.id);
        offer.name = row.title;
        offer.detail = row.year > 0 ? QString::number(row.year) : row.digest;
        offers.push_back(std::move(offer));
    }
    m_palette->setPapers(std::move(offers), papers.total);
}

void Commands::run(Offered kind, qint64 id)
{
    remember(kind, id);
    const Sidebar &sidebar = m_browse.sidebar();
    const auto showNamed = [&](const QString &field, const auto &counted, auto &&thing) {
        const auto found = std::ranges::find_if(counted, [&](const auto &one) { return number(thing(one).id) == id; });
        if (found != counted.end())
            show(field + quoted(thing(*found).name));
    };
    switch (kind) {
    case Offered::Action:
        m_actions[Act(id)]->trigger();
        break;
    case Offered::Tag:
        showNamed(QStringLiteral("tag:"), sidebar.tags, [](const CountedTag &one) -> const Tag & { return one.tag; });
        break;
    case Offered::List:
        showNamed(QStringLiteral("list:"), sidebar.lists,
                  [](const CountedList &one) -> const ReadingList & { return one.list; });
        break;
    case Offered::Search:
        if (const auto found = std::ranges::find(sidebar.searches, SearchId(id), &SavedSearch::id);
            found != sidebar.searches.end())
            show(found->query);
        break;
    case Offered::Digest:
        show(QStringLiteral("digest:%1").arg(id));
        break;
    case Offered::Paper:
        m_browse.showPaper(PaperId(id));
        m_parts.window->showList();
        m_parts.list->setFocus();
        break;
    }
}

void Commands::show(const QString &query)
{
    m_browse.show(query);
    m_parts.window->showList();
    m_parts.list->setFocus();
}

// Papers come and go too quickly to be worth a place.
void Commands::remember(Offered kind, qint64 id)
{
    if (kind == Offered::Paper)
        return;
    const QString use = useOf(kind, id);
    QStringList uses = m_settings.paletteUses(m_store.path());
    uses.removeAll(use);
    uses.prepend(use);
    m_settings.setPaletteUses(m_store.path(), uses.mid(0, keptUses));
}

} // namespace sheaf
