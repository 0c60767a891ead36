// SPDX-License-Identifier: GPL-3.0-or-later
// Turns reading lists into choices and the choice back into a list.
#include "views/listpicker.h"

#include "model/phrases.h"
#include "views/choicepopup.h"

#include <QLocale>

#include <algorithm>

namespace sheaf
{

ListPicker::ListPicker(const Theme &theme, QWidget *window) : QObject(window), m_popup(new ChoicePopup(theme, window))
{
    connect(m_popup, &ChoicePopup::chosen, this, [this](qint64 id) {
        m_last = ListId(id);
        Q_EMIT listChosen(m_last);
    });
    connect(m_popup, &ChoicePopup::newAsked, this, &ListPicker::newListAsked);
}

void ListPicker::open(const QRect &anchor, const std::vector<CountedList> &lists, qint64 papers)
{
    std::vector<Choice> choices;
    for (const CountedList &counted : lists) {
        if (counted.list.archived)
            continue;
        Choice choice;
        choice.id = number(counted.list.id);
        choice.name = counted.list.name;
        choice.detail = QLocale().toString(counted.papers);
        choices.push_back(std::move(choice));
    }
    std::stable_partition(choices.begin(), choices.end(),
                          [this](const Choice &choice) { return ListId(choice.id) == m_last; });
    ChoiceWords words;
    words.title =
        papers == 1 ? tr("Add this paper to a list") : tr("Add %Ln papers to a list", nullptr, pluralNumber(papers));
    words.newRow = tr("Make the list “%1”");
    words.hint = tr("Enter adds · Shift+Enter makes a new list · Esc closes");
    words.empty = tr("No reading lists yet: type a name and press Enter.");
    m_popup->open(anchor, words, std::move(choices));
}

void ListPicker::close()
{
    m_popup->dismiss();
}

bool ListPicker::isOpen() const
{
    return m_popup->isVisible();
}

} // namespace sheaf
