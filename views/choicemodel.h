// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a choice popup: what fits the typed letters, best first, and a last row that makes something new.
#pragma once

#include "views/tagmatch.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace sheaf
{

struct Choice {
    enum class Mark : quint8 { Off, Some, On }; // on none, some or all of the selected papers
    qint64 id = 0;
    QString name;
    QStringList aliases;
    QString detail; // shown dim: the parent, the number of papers
    int hue = -1;   // -1: no square
    Mark mark = Mark::Off;
    QString icon; // of resources/icons, instead of the square; "": a list's
};

// GUI thread. Without typed letters the choices stand in the order given.
class ChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    struct Row {
        std::size_t choice = 0;
        TagMatch match;
    };

    explicit ChoiceModel(QObject *parent = nullptr);

    // `newRow` is the text of the row that makes something new, with %1 for the typed name; "": nothing is made.
    void setChoices(std::vector<Choice> choices, const QString &newRow);
    void setTyped(const QString &typed);
    // All of these in this order, matched elsewhere; a match for each of them.
    void setMatched(std::vector<Choice> choices, std::vector<TagMatch> matches);
    QString typed() const { return m_typed.simplified(); }
    // Marks the row's choice, or takes its mark away, to be done with others later; doing it again takes that back.
    void toggle(int row);
    bool isToggled(qint64 id) const;
    std::vector<qint64> toggled(Choice::Mark to) const; // On or Off, in the order of doing
    bool offersNew() const { return m_offersNew; }
    // nullptr for the row that makes something new.
    const Choice *choiceAt(int row) const;
    const TagMatch *matchAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString m_newRow;
    QString m_typed;
    std::vector<Choice> m_choices;
    std::vector<Row> m_rows;
    std::vector<std::pair<qint64, Choice::Mark>> m_toggled; // and the mark from before
    bool m_offersNew = false;
};

} // namespace sheaf
