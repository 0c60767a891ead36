// SPDX-License-Identifier: GPL-3.0-or-later
// Rates every offer against the typed letters, group by group.
#include "views/palettemodel.h"

#include "model/phrases.h"
#include "views/keycaps.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int newestUse = 90; // what the one used last is worth among names that fit about as well
constexpr int olderUse = 6;   // and each older one less

QString headingOf(Offered kind)
{
    switch (kind) {
    case Offered::Action:
        return PaletteModel::tr("Actions");
    case Offered::Tag:
        return PaletteModel::tr("Tags");
    case Offered::List:
        return PaletteModel::tr("Reading lists");
    case Offered::Search:
        return PaletteModel::tr("Saved searches");
    case Offered::Digest:
        return PaletteModel::tr("Digests");
    case Offered::Paper:
        return PaletteModel::tr("Papers");
    }
    return {};
}

// Thousands of digests are not taken apart for a letter that they do not hold. What is beyond ASCII always may match.
bool mayMatch(const QString &typed, const QString &name)
{
    if (std::ranges::any_of(typed, [](QChar letter) { return letter.unicode() >= 0x80; }))
        return true;
    auto wanted = typed.begin();
    for (const QChar letter : name) {
        if (letter.unicode() >= 0x80)
            return true;
        if (wanted != typed.end() && letter.toLower() == *wanted)
            ++wanted;
    }
    return wanted == typed.end();
}

QString lowered(const QString &typed)
{
    QString letters = typed.toLower();
    letters.removeIf([](QChar letter) { return !letter.isLetterOrNumber(); });
    return letters;
}

// Where the typed words stand in a title; empty when one of them does not.
std::vector<int> wordsIn(const QString &typed, const QString &title)
{
    std::vector<int> letters;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        for (qsizetype i = 0; i < word.size(); ++i)
            letters.push_back(static_cast<int>(at + i));
    }
    return letters;
}

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent) {}

void PaletteModel::setOffers(std::vector<Offer> offers)
{
    beginResetModel();
    m_offers = std::move(offers);
    m_papers.clear();
    m_total = 0;
    m_typed.clear();
    rankAll();
    endResetModel();
}

void PaletteModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    std::erase_if(m_papers, [this](const Offer &paper) { return wordsIn(this->typed(), paper.name).empty(); });
    rankAll();
    endResetModel();
}

void PaletteModel::rankAll()
{
    m_rows.clear();
    const QString letters = lowered(typed());
    struct Group {
        Offered kind;
        int best = 0;
        std::vector<Row> rows;
    };
    std::vector<Group> groups;
    for (const Offered kind : {Offered::Action, Offered::Tag, Offered::List, Offered::Search, Offered::Digest})
        groups.push_back({kind, 0, {}});
    if (typed().isEmpty())
        addUsed();
    for (const Offer &offer : m_offers) {
        if (typed().isEmpty() && offer.kind != Offered::Action)
            continue;
        const auto may = [&letters](const QString &name) { return mayMatch(letters, name); };
        if (!may(offer.name) && std::ranges::none_of(offer.aliases, may))
            continue;
        Row row{&offer, matchTag(typed(), offer.name, offer.aliases), {}};
        if (row.match.score == 0 && !typed().isEmpty())
            continue;
        if (offer.used >= 0 && !typed().isEmpty())
            row.match.score += std::max(newestUse - olderUse * offer.used, 0);
        Group &group = groups[static_cast<std::size_t>(offer.kind)];
        if (offer.enabled)
            group.best = std::max(group.best, row.match.score);
        group.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &Group::best);
    for (Group &group : groups) {
        std::ranges::stable_sort(group.rows, [](const Row &a, const Row &b) {
            return a.offer->enabled != b.offer->enabled ? a.offer->enabled : a.match.score > b.match.score;
        });
        if (!typed().isEmpty() && group.rows.size() > mostOfAKind)
            group.rows.resize(mostOfAKind);
        addGroup(headingOf(group.kind), std::move(group.rows));
    }
    m_firstPaper = static_cast<int>(m_rows.size());
    addGroup(headingOf(Offered::Paper), paperRows());
}

void PaletteModel::addUsed()
{
    std::vector<Row> used;
    for (const Offer &offer : m_offers) {
        if (offer.used >= 0)
            used.push_back({&offer, {}, {}});
    }
    std::ranges::sort(used, {}, [](const Row &row) { return row.offer->used; });
    if (used.size() > mostOfAKind)
        used.resize(mostOfAKind);
    addGroup(tr("Used last"), std::move(used));
}

void PaletteModel::addGroup(const QString &heading, std::vector<Row> rows)
{
    if (rows.empty())
        return;
    m_rows.push_back({nullptr, {}, heading});
    std::ranges::move(rows, std::back_inserter(m_rows));
}

std::vector<PaletteModel::Row> PaletteModel::paperRows() const
{
    std::vector<Row> rows;
    for (const Offer &paper : m_papers)
        rows.push_back({&paper, {1, wordsIn(typed(), paper.name), {}}, {}});
    return rows;
}

void PaletteModel::setPapers(std::vector<Offer> papers, qint64 total)
{
    m_total = total;
    const int before = rowCount() - m_firstPaper;
    if (before > 0) {
        beginRemoveRows({}, m_firstPaper, m_firstPaper + before - 1);
        m_rows.resize(static_cast<std::size_t>(m_firstPaper));
        endRemoveRows();
    }
    m_papers = std::move(papers);
    if (m_papers.empty())
        return;
    beginInsertRows({}, m_firstPaper, m_firstPaper + static_cast<int>(m_papers.size()));
    const QString heading = m_total > std::ssize(m_papers)
                                ? tr("%1: the best of %2").arg(headingOf(Offered::Paper), numberText(m_total))
                                : headingOf(Offered::Paper);
    addGroup(heading, paperRows());
    endInsertRows();
}

const Offer *PaletteModel::offerAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].offer : nullptr;
}

const TagMatch *PaletteModel::matchAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].match : nullptr;
}

bool PaletteModel::canBeChosen(int row) const
{
    const Offer *offer = offerAt(row);
    return offer && offer->enabled;
}

int PaletteModel::nextRow(int from, int direction) const
{
    for (int row = from; row >= 0 && row < rowCount(); row += direction) {
        if (canBeChosen(row))
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (!row.offer)
        return row.heading;
    if (role == Qt::DisplayRole)
        return row.offer->name;
    QStringList words{row.offer->name};
    if (!row.offer->detail.isEmpty())
        words.append(row.offer->detail);
    if (!row.offer->keys.isEmpty())
        words.append(keysText(row.offer->keys));
    if (!row.offer->enabled)
        words.append(tr("cannot be done now"));
    return words.join(QStringLiteral(", "));
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return canBeChosen(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace sheaf
