// SPDX-License-Identifier: GPL-3.0-or-later
// TagManager: what is done to a tag, from the choice of another one to the question and its answer.
#include "views/tagmanager.h"

#include "model/phrases.h"
#include "views/choicepopup.h"
#include "views/tagform.h"
#include "views/tagtree.h"

#include <QPushButton>

#include <algorithm>

namespace sheaf
{

namespace
{

// A title a line.
QString examples(const QStringList &titles)
{
    constexpr qsizetype most = 56;
    QString lines;
    for (const QString &title : titles) {
        const QString shown = title.size() <= most ? title : title.left(most - 1).trimmed() + u'…';
        lines += u'\n' + TagManager::tr("“%1”", "a title").arg(shown);
    }
    return lines;
}

QString factsOf(const TaggedPapers &tagged)
{
    const qint64 papers = tagged.papers.count();
    if (papers == 0)
        return TagManager::tr("No paper has it.");
    if (papers == 1)
        return TagManager::tr("1 paper has it:") + examples(tagged.titles);
    return (papers > tagged.titles.size() ? TagManager::tr("%1 have it, for example:") : TagManager::tr("%1 have it:"))
               .arg(papersText(papers)) +
           examples(tagged.titles);
}

} // namespace

void TagManager::pick(Deed deed)
{
    const Tag *tag = chosenTag();
    if (!tag)
        return;
    drop();
    m_deed = deed;
    const bool merge = deed == Deed::Merge;
    std::vector<Choice> choices;
    if (!merge && tag->parent != TagId{})
        choices.push_back({0, tr("Nothing: at the top"), {}, {}, -1, Choice::Mark::Off, QStringLiteral("tag")});
    for (const CountedTag &counted : m_tags) {
        const Tag &each = counted.tag;
        if (each.id == tag->id || (!merge && (each.id == tag->parent || isWithin(each.id, tag->id))))
            continue;
        Choice choice;
        choice.id = number(each.id);
        choice.name = each.name;
        choice.aliases = each.aliases;
        choice.hue = each.colour;
        choice.detail = papersText(counted.papers);
        choices.push_back(std::move(choice));
    }
    ChoiceWords words;
    words.title = merge ? tr("Merge “%1” into").arg(tag->name) : tr("Move “%1” under").arg(tag->name);
    words.hint = tr("Type letters of a tag · Enter chooses · Esc closes");
    words.empty = merge ? tr("There is no other tag to merge it into.") : tr("There is no other place for it.");
    const QWidget *from = merge ? m_deeds : static_cast<QWidget *>(m_form->parentButton());
    m_popup->open(QRect(from->mapTo(this, QPoint(0, 0)), from->size()), words, std::move(choices));
}

void TagManager::ask(Deed deed, TagId other)
{
    const Tag *tag = chosenTag();
    const CountedTag *second = find(other);
    if (!tag)
        return;
    m_deed = deed;
    m_other = other;
    m_part = {};
    m_deeds->hide();
    m_form->hide(); // it says the same
    if (deed == Deed::Merge && second)
        m_question->ask(tr("Merge “%1” into “%2”?").arg(tag->name, second->tag.name), tr("Merge the tags"));
    else if (deed == Deed::Move)
        m_question->ask(second ? tr("Move “%1” under “%2”?").arg(tag->name, second->tag.name)
                               : tr("Move “%1” to the top?").arg(tag->name),
                        tr("Move the tag"));
    else if (deed == Deed::Remove)
        m_question->ask(tr("Delete the tag “%1”?").arg(tag->name), tr("Delete the tag"));
    else if (deed == Deed::Split) {
        m_question->setOld(tag->name);
        m_question->ask(tr("Split “%1” by a search").arg(tag->name), tr("Split the papers off"), true);
    }
    tellQuestion();
}

void TagManager::drop()
{
    m_deed = Deed::None;
    m_other = {};
    m_question->hide();
    m_form->show();
    m_deeds->show();
}

void TagManager::setTagged(const TaggedPapers &papers)
{
    const Tag *tag = chosenTag();
    if (!tag || tag->id != papers.tag)
        return;
    if (papers.query.isEmpty()) {
        m_papers = papers;
        m_form->setFacts(factsOf(papers));
        tellQuestion();
    } else if (m_deed == Deed::Split && papers.query == m_question->split().query) {
        m_part = papers;
        tellSplit();
    }
}

void TagManager::tellQuestion()
{
    const Tag *tag = chosenTag();
    if (!tag || m_deed == Deed::None || !m_question->isVisible())
        return;
    if (m_deed == Deed::Split) {
        tellSplit();
        return;
    }
    if (m_papers.tag != tag->id)
        return; // it is told when they have come
    const QString consequences = consequencesOf(*tag);
    m_question->tell(consequences.isEmpty() ? factsOf(m_papers) : factsOf(m_papers) + u'\n' + consequences, true);
}

QString TagManager::consequencesOf(const Tag &tag) const
{
    const CountedTag *other = find(m_other);
    const qint64 children = childrenOf(tag.id);
    const qint64 papers = m_papers.papers.count();
    QStringList sentences;
    if (m_deed == Deed::Merge && other) {
        if (papers > 0)
            sentences << (papers == 1 ? tr("From then on it has “%1”.") : tr("From then on they have “%1”."))
                             .arg(other->tag.name);
        sentences << tr("“%1” takes “%2” as another name.").arg(other->tag.name, tag.name);
    } else if (m_deed == Deed::Move && other && papers > 0) {
        sentences << (papers == 1 ? tr("A search for “%1” finds it too.") : tr("A search for “%1” finds them too."))
                         .arg(other->tag.name);
    } else if (m_deed == Deed::Remove) {
        if (papers > 0)
            sentences << (papers == 1 ? tr("It loses the tag and stays in the library.")
                                      : tr("They lose the tag and stay in the library."));
        if (children > 0)
            sentences << (children == 1 ? tr("The tag below it moves up.")
                                        : tr("The %1 tags below it move up.").arg(numberText(children)));
        sentences << tr("Undo brings it back.");
    }
    if (children > 0 && m_deed != Deed::Remove)
        sentences << (children == 1 ? tr("The tag below it goes with it.")
                                    : tr("The %1 tags below it go with it.").arg(numberText(children)));
    return sentences.join(u' ');
}

void TagManager::askSplitFacts()
{
    const Tag *tag = chosenTag();
    const TagSplit split = m_question->split();
    if (!tag || m_deed != Deed::Split)
        return;
    if (!split.query.isEmpty() && (m_part.query != split.query || m_papers.tag != tag->id))
        Q_EMIT taggedAsked(tag->id, split.query);
    tellSplit();
}

void TagManager::tellSplit()
{
    const TagSplit split = m_question->split();
    const QString taken = objectionToName(split.name, {});
    if (m_papers.tag == TagId{})
        return;
    if (split.query.isEmpty()) {
        m_question->tell(factsOf(m_papers) + u'\n' + tr("Write which of them get a tag of their own."), false);
    } else if (m_part.query != split.query) {
        m_question->tell(tr("Looking…"), false);
    } else if (!m_part.why.isEmpty()) {
        m_question->tell(m_part.why, false);
    } else if (m_part.papers.empty()) {
        m_question->tell(tr("The search finds none of the %1.").arg(papersText(m_papers.papers.count())), false);
    } else {
        const qint64 part = m_part.papers.count();
        const QString all = papersText(m_papers.papers.count());
        const QString count = part == 1 ? tr("1 of %1 gets the new tag:").arg(all)
                                        : tr("%1 of %2 get the new tag:").arg(numberText(part), all);
        const QString papers = papersText(part);
        m_question->tell(count + examples(m_part.titles) + (taken.isEmpty() ? QString() : u'\n' + taken),
                         taken.isEmpty() && !split.name.isEmpty());
        m_question->setButton(tr("Split off %1").arg(papers));
    }
}

void TagManager::answer()
{
    const Tag *tag = chosenTag();
    const Deed deed = m_deed;
    const TagId other = m_other;
    if (!tag || deed == Deed::None)
        return;
    const TagSplit split = m_question->split();
    const IdSet part = m_part.papers;
    drop();
    m_tree->setFocus();
    if (deed == Deed::Merge) {
        m_wanted = other; // where its papers are then
        Q_EMIT mergeAsked(other, tag->id);
    } else if (deed == Deed::Remove) {
        Q_EMIT removalAsked(tag->id);
    } else if (deed == Deed::Split) {
        Q_EMIT splitAsked(tag->id, split, part);
    } else if (deed == Deed::Move) {
        Tag moved = *tag;
        moved.parent = other;
        Q_EMIT tagPut(moved);
    }
}

} // namespace sheaf
