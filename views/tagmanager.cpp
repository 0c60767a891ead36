// SPDX-License-Identifier: GPL-3.0-or-later
// The tree on one side, the form and the question on the other.
#include "views/tagmanager.h"

#include "model/phrases.h"
#include "model/text/fold.h"
#include "views/choicepopup.h"
#include "views/namedialog.h"
#include "views/paint.h"
#include "views/tagform.h"
#include "views/tagtree.h"
#include "views/textlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

std::string foldedTagName(const QString &name)
{
    return fold(name.simplified().toStdString());
}

} // namespace

TagManager::TagManager(const Theme &theme, KeyOwner keyOwner, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_keyOwner(std::move(keyOwner))
    , m_filter(new QLineEdit)
    , m_tree(new TagTree(theme))
    , m_hint(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_empty(new TextLabel(theme, Type::Body, Token::Dim))
    , m_right(new QStackedWidget)
    , m_form(new TagForm(
          theme, [this](const QString &name, TagId self) { return objectionToName(name, self); },
          [this](const QString &key, TagId self) { return objectionToKey(key, self); }))
    , m_deeds(new QWidget)
    , m_question(new TagQuestion(theme))
    , m_popup(new ChoicePopup(theme, this))
    , m_steps(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tags"));
    useBaseBackground(this);
    auto *parts = new QSplitter(Qt::Horizontal);
    parts->addWidget(makeLeft(theme));
    parts->addWidget(makeRight(theme));
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    parts->setSizes({theme.px(300), theme.px(560)});
    parts->handle(1)->setAccessibleName(tr("Width of the tags"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(parts);
    connectParts();
    resize(theme.px(880), theme.px(600));
    m_tree->setFocus();
}

// A field that loses the keyboard on the way down asks this what speaks against its text.
TagManager::~TagManager()
{
    hide();
}

QWidget *TagManager::makeLeft(const Theme &theme)
{
    m_filter->setPlaceholderText(tr("Filter the tags"));
    m_filter->setAccessibleName(tr("Filter the tags"));
    m_filter->setToolTip(tr("Only tags with these letters (/)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    auto *make = new QPushButton(tr("New tag…"));
    make->setToolTip(tr("Make a tag (Ctrl+N)"));
    auto *take = new QPushButton(tr("Import…"));
    take->setToolTip(tr("Take in a set of tags from a file"));
    auto *give = new QPushButton(tr("Export…"));
    give->setToolTip(tr("Write the set of tags to a file"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    for (QPushButton *button : {make, take, give}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    connect(make, &QAbstractButton::clicked, this, &TagManager::makeNew);
    connect(take, &QAbstractButton::clicked, this, &TagManager::importAsked);
    connect(give, &QAbstractButton::clicked, this, &TagManager::exportAsked);
    auto *left = new QWidget;
    left->setBackgroundRole(QPalette::Window);
    left->setAutoFillBackground(true);
    auto *box = new QVBoxLayout(left);
    box->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    box->setSpacing(theme.space(2));
    box->addWidget(m_filter);
    box->addWidget(m_tree, 1);
    box->addLayout(buttons);
    return left;
}

QPushButton *TagManager::addButton(QHBoxLayout *row, const QString &text, const QString &toolTip, Deed deed)
{
    auto *button = new QPushButton(text);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    row->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, deed] {
        if (const Tag *tag = chosenTag())
            begin(deed, tag->id);
    });
    return button;
}

QWidget *TagManager::makeRight(const Theme &theme)
{
    auto *deeds = new QHBoxLayout(m_deeds);
    deeds->setContentsMargins(0, 0, 0, 0);
    deeds->setSpacing(theme.space(2));
    addButton(deeds, tr("Merge into…"), tr("Make it one with another tag (M)"), Deed::Merge);
    addButton(deeds, tr("Split by a search…"), tr("Give some of its papers a tag of their own (S)"), Deed::Split);
    addButton(deeds, tr("Delete…"), tr("Take it off all papers and delete it (Del)"), Deed::Remove);
    deeds->addStretch(1);
    m_hint->setWrapping();
    m_steps->setSpacing(theme.space(1));
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(4));
    box->setSpacing(theme.space(4));
    box->addWidget(m_form);
    box->addWidget(m_question);
    box->addStretch(1);
    box->addWidget(m_deeds); // at the same place for each tag
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it has the keyboard
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    page->setBackgroundRole(QPalette::Base);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(theme.space(8));
    m_right->addWidget(m_empty);
    m_right->addWidget(scroll);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme.space(6), 0, theme.space(6), theme.space(3));
    foot->addWidget(m_hint, 1);
    foot->addLayout(m_steps);
    auto *right = new QWidget;
    auto *all = new QVBoxLayout(right);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(theme.space(2));
    all->addWidget(m_right, 1);
    all->addLayout(foot);
    return right;
}

void TagManager::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, m_tree, &TagTree::setFilter);
    connect(m_tree, &TagTree::tagChosen, this, [this] {
        drop();
        showChosen();
    });
    m_tree->setMayMove([this](TagId tag, TagId under) {
        const CountedTag *moved = find(tag);
        return moved && moved->tag.parent != under && (under == TagId{} || !isWithin(under, tag));
    });
    connect(m_tree, &TagTree::dragMoved, this, [this](TagId tag, TagId under) {
        const CountedTag *moved = find(tag);
        const CountedTag *above = find(under);
        if (moved)
            m_hint->setText(above ? tr("Drop “%1” under “%2”").arg(moved->tag.name, above->tag.name)
                                  : tr("Drop “%1” at the top").arg(moved->tag.name));
    });
    connect(m_tree, &TagTree::dragEnded, this, &TagManager::showChosen);
    connect(m_tree, &TagTree::moveAsked, this, [this](TagId tag, TagId under) {
        if (m_tree->choose(tag))
            ask(Deed::Move, under);
    });
    connect(m_tree, &TagTree::keyAsked, this, [this](int key) {
        const std::pair<int, Deed> keys[] = {{Qt::Key_F2, Deed::Rename},
                                             {Qt::Key_M, Deed::Merge},
                                             {Qt::Key_S, Deed::Split},
                                             {Qt::Key_U, Deed::Move},
                                             {Qt::Key_Delete, Deed::Remove}};
        const auto *row = std::ranges::find(keys, key, &std::pair<int, Deed>::first);
        if (key == Qt::Key_Slash)
            m_filter->setFocus(Qt::ShortcutFocusReason);
        else if (const Tag *tag = chosenTag(); tag && row != std::end(keys))
            begin(row->second, tag->id);
    });
    connect(m_form, &TagForm::changed, this, &TagManager::tagPut);
    connect(m_form, &TagForm::moveAsked, this, [this] { pick(Deed::Move); });
    connect(m_popup, &ChoicePopup::chosen, this, [this](qint64 id) { ask(m_deed, TagId{id}); });
    connect(m_question, &TagQuestion::accepted, this, &TagManager::answer);
    connect(m_question, &TagQuestion::cancelled, this, [this] {
        drop();
        m_tree->setFocus();
    });
    connect(m_question, &TagQuestion::splitChanged, this, &TagManager::askSplitFacts);
}

void TagManager::addStep(QAction *action)
{
    addAction(action); // its key counts in this window too
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_steps->addWidget(button);
}

const CountedTag *TagManager::find(TagId tag) const
{
    const auto at = std::ranges::find(m_tags, tag, [](const CountedTag &each) { return each.tag.id; });
    return at == m_tags.end() ? nullptr : &*at;
}

const Tag *TagManager::chosenTag() const
{
    const CountedTag *counted = find(m_tree->chosen());
    return counted ? &counted->tag : nullptr;
}

bool TagManager::isWithin(TagId tag, TagId above) const
{
    for (const CountedTag *up = find(tag); up; up = find(up->tag.parent)) {
        if (up->tag.id == above)
            return true;
    }
    return false;
}

qint64 TagManager::childrenOf(TagId tag) const
{
    return std::ranges::count(m_tags, tag, [](const CountedTag &each) { return each.tag.parent; });
}

// Names and aliases are one namespace.
QString TagManager::objectionToName(const QString &name, TagId self) const
{
    const std::string folded = foldedTagName(name);
    for (const CountedTag &counted : m_tags) {
        if (counted.tag.id == self)
            continue;
        if (foldedTagName(counted.tag.name) == folded)
            return tr("There is already a tag “%1”.").arg(counted.tag.name);
        for (const QString &taken : counted.tag.aliases) {
            if (foldedTagName(taken) == folded)
                return tr("“%1” is already another name of the tag “%2”.").arg(taken, counted.tag.name);
        }
    }
    return {};
}

QString TagManager::objectionToKey(const QString &key, TagId self) const
{
    const QString shown = QKeySequence::fromString(key, QKeySequence::PortableText).toString(QKeySequence::NativeText);
    for (const CountedTag &counted : m_tags) {
        if (counted.tag.id != self && counted.tag.shortcut == key)
            return tr("%1 is the key of the tag “%2”.").arg(shown, counted.tag.name);
    }
    const QString owner = m_keyOwner(key);
    return owner.isEmpty() ? QString() : tr("%1 is the key of “%2”.").arg(shown, owner);
}

void TagManager::setTags(const std::vector<CountedTag> &tags)
{
    m_tags = tags;
    m_tree->setTags(tags);
    m_papers = {};
    if (m_wanted != TagId{} && find(m_wanted)) {
        const Deed deed = std::exchange(m_wantedDeed, Deed::None);
        const TagId tag = std::exchange(m_wanted, {});
        m_tree->choose(tag);
        showChosen();
        if (deed != Deed::None)
            begin(deed, tag);
        return;
    }
    if (m_tree->chosen() == TagId{} && !m_tree->isEmpty())
        m_tree->setCurrentIndex(m_tree->model()->index(0, 0, m_tree->rootIndex()));
    showChosen();
    if (m_deed == Deed::Split)
        askSplitFacts();
    else if ((m_deed == Deed::Merge || m_deed == Deed::Move) && m_other != TagId{} && !find(m_other))
        drop(); // it is gone meanwhile
}

void TagManager::chooseTag(TagId tag)
{
    if (!find(tag) || !m_tree->choose(tag))
        m_wanted = tag;
}

void TagManager::showChosen()
{
    const Tag *tag = chosenTag();
    m_empty->setText(m_tags.empty() ? tr("No tags yet. Make one here, or press T on a paper.")
                                    : tr("Choose a tag on the other side."));
    m_right->setCurrentIndex(tag ? 1 : 0);
    m_hint->setText(tag ? tr("F2 rename · M merge · S split · U move · Del delete") : QString());
    if (!tag)
        return;
    const CountedTag *above = find(tag->parent);
    m_form->showTag(*tag, above ? above->tag.name : QString());
    if (m_factsOf != tag->id)
        m_form->setFacts({});
    m_factsOf = tag->id;
    if (m_papers.tag != tag->id) {
        Q_EMIT taggedAsked(tag->id, {});
    }
}

void TagManager::begin(Deed deed, TagId tag)
{
    if (!find(tag)) {
        m_wanted = tag;
        m_wantedDeed = deed;
        return;
    }
    if (m_tree->chosen() != tag && !m_tree->choose(tag)) {
        m_filter->clear(); // it hides the tag
        m_tree->choose(tag);
    }
    if (deed == Deed::Rename)
        m_form->editName();
    else if (deed == Deed::Merge || deed == Deed::Move)
        pick(deed);
    else if (deed != Deed::None)
        ask(deed, {});
}

void TagManager::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::New)) {
        makeNew();
    } else if (m_filter->hasFocus() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_tree->setFocus(); // and no question is answered by it
    } else if (event->key() == Qt::Key_Escape && m_question->isVisible()) {
        drop();
        m_tree->setFocus();
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_tree->setFocus();
    } else {
        QDialog::keyPressEvent(event);
    }
}

void TagManager::makeNew()
{
    NameWords words{tr("New tag"), tr("Name of the tag"), tr("Make the tag"), {}};
    words.objection = [this](const QString &name) { return objectionToName(name, {}); };
    auto *dialog = new NameDialog(m_theme, words, this);
    connect(dialog, &NameDialog::named, this, [this](const QString &name) {
        Tag tag;
        tag.id = TagId{-1};
        tag.name = name;
        tag.colour = static_cast<int>(m_tags.size() % hueCount);
        Q_EMIT tagPut(tag);
    });
    dialog->open();
}

} // namespace sheaf
