// SPDX-License-Identifier: GPL-3.0-or-later
// Turns tags into choices and the choice back into a tag.
#include "views/tagbar.h"

#include "model/phrases.h"
#include "views/choicepopup.h"

#include <QHash>

#include <algorithm>

namespace sheaf
{

TagBar::TagBar(const Theme &theme, QWidget *window) : QObject(window), m_popup(new ChoicePopup(theme, window))
{
    connect(m_popup, &ChoicePopup::chosen, this, [this](qint64 id) {
        remember(TagId(id));
        Q_EMIT tagChosen(TagId(id));
    });
    connect(m_popup, &ChoicePopup::unchosen, this, [this](qint64 id) { Q_EMIT tagUnchosen(TagId(id)); });
    connect(m_popup, &ChoicePopup::newAsked, this, &TagBar::newTagAsked);
    connect(m_popup, &ChoicePopup::decided, this, [this](const ChoiceDecision &marked) {
        TagDecision decision{{}, {}, marked.made};
        for (const qint64 id : marked.on) {
            remember(TagId(id));
            decision.on.push_back(TagId(id));
        }
        for (const qint64 id : marked.off)
            decision.off.push_back(TagId(id));
        Q_EMIT tagsDecided(decision);
    });
}

void TagBar::remember(TagId tag)
{
    std::erase(m_recent, tag);
    m_recent.insert(m_recent.begin(), tag);
}

void TagBar::open(const QRect &anchor, const std::vector<Tag> &tags, const std::vector<TagShare> &shares, qint64 papers)
{
    QHash<qint64, QString> names;
    for (const Tag &tag : tags)
        names.insert(number(tag.id), tag.name);
    QHash<qint64, qint64> counts;
    for (const TagShare &share : shares)
        counts.insert(number(share.tag), share.papers);

    std::vector<Choice> choices;
    choices.reserve(tags.size());
    for (const Tag &tag : tags) {
        Choice choice;
        choice.id = number(tag.id);
        choice.name = tag.name;
        choice.aliases = tag.aliases;
        choice.hue = tag.colour;
        choice.detail = names.value(number(tag.parent));
        const qint64 count = counts.value(choice.id);
        choice.mark = count == 0 ? Choice::Mark::Off : count < papers ? Choice::Mark::Some : Choice::Mark::On;
        choices.push_back(std::move(choice));
    }
    const auto rank = [this](const Choice &choice) {
        return std::find(m_recent.begin(), m_recent.end(), TagId(choice.id)) - m_recent.begin();
    };
    std::stable_sort(choices.begin(), choices.end(), [&rank](const Choice &a, const Choice &b) {
        const auto first = rank(a);
        const auto second = rank(b);
        return first != second ? first < second : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    ChoiceWords words;
    words.title = papers == 1 ? tr("Tag this paper") : tr("Tag %Ln papers", nullptr, pluralNumber(papers));
    words.newRow = tr("Make the tag “%1”");
    words.hint = tr("Enter tags · Ctrl+Enter marks several · Shift+Enter makes a new tag · Esc closes");
    words.several = true;
    words.empty = tr("No tags yet: type a name and press Enter.");
    m_popup->open(anchor, words, std::move(choices));
}

void TagBar::close()
{
    m_popup->dismiss();
}

bool TagBar::isOpen() const
{
    return m_popup->isVisible();
}

} // namespace sheaf
