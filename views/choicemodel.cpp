// SPDX-License-Identifier: GPL-3.0-or-later
// Rates every choice against the typed letters and keeps those that fit.
#include "views/choicemodel.h"

#include <algorithm>

namespace sheaf
{

ChoiceModel::ChoiceModel(QObject *parent) : QAbstractListModel(parent) {}

void ChoiceModel::setChoices(std::vector<Choice> choices, const QString &newRow)
{
    m_choices = std::move(choices);
    m_toggled.clear();
    m_newRow = newRow;
    setTyped({});
}

void ChoiceModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    m_rows.clear();
    const bool all = this->typed().isEmpty();
    bool taken = all;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        TagMatch match = matchTag(typed, m_choices[i].name, m_choices[i].aliases);
        const auto same = [this](const QString &name) { return name.compare(this->typed(), Qt::CaseInsensitive) == 0; };
        taken = taken || same(m_choices[i].name) ||
                std::any_of(m_choices[i].aliases.begin(), m_choices[i].aliases.end(), same);
        if (all || match.score > 0)
            m_rows.push_back({i, std::move(match)});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.match.score > b.match.score; });
    if (all) { // what was marked is seen
        std::ranges::stable_partition(m_rows, [this](const Row &row) { return isToggled(m_choices[row.choice].id); });
    }
    m_offersNew = !taken && !m_newRow.isEmpty();
    endResetModel();
}

void ChoiceModel::setMatched(std::vector<Choice> choices, std::vector<TagMatch> matches)
{
    Q_ASSERT(choices.size() == matches.size());
    beginResetModel();
    m_choices = std::move(choices);
    m_newRow.clear();
    m_typed.clear();
    m_offersNew = false;
    m_rows.clear();
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        m_rows.push_back({i, std::move(matches[i])});
    endResetModel();
}

void ChoiceModel::toggle(int row)
{
    if (!choiceAt(row))
        return;
    Choice &choice = m_choices[m_rows[std::size_t(row)].choice];
    const auto before = std::ranges::find(m_toggled, choice.id, &std::pair<qint64, Choice::Mark>::first);
    if (before != m_toggled.end()) {
        choice.mark = before->second;
        m_toggled.erase(before);
    } else {
        m_toggled.emplace_back(choice.id, choice.mark);
        choice.mark = choice.mark == Choice::Mark::On ? Choice::Mark::Off : Choice::Mark::On;
    }
    Q_EMIT dataChanged(index(row), index(row));
}

bool ChoiceModel::isToggled(qint64 id) const
{
    return std::ranges::find(m_toggled, id, &std::pair<qint64, Choice::Mark>::first) != m_toggled.end();
}

std::vector<qint64> ChoiceModel::toggled(Choice::Mark to) const
{
    std::vector<qint64> ids;
    for (const auto &[id, before] : m_toggled) {
        if ((before == Choice::Mark::On) == (to == Choice::Mark::Off))
            ids.push_back(id);
    }
    return ids;
}

const Choice *ChoiceModel::choiceAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_choices[m_rows[std::size_t(row)].choice] : nullptr;
}

const TagMatch *ChoiceModel::matchAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[std::size_t(row)].match : nullptr;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + (m_offersNew ? 1 : 0);
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    const Choice *choice = choiceAt(index.row());
    if (role == Qt::DisplayRole)
        return choice ? choice->name : m_newRow.arg(typed());
    if (role == Qt::AccessibleTextRole && choice) {
        const QString state = choice->mark == Choice::Mark::On     ? tr("chosen")
                              : choice->mark == Choice::Mark::Some ? tr("chosen for some")
                                                                   : QString();
        return state.isEmpty() ? choice->name : tr("%1, %2").arg(choice->name, state);
    }
    return {};
}

} // namespace sheaf
