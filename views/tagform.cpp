// SPDX-License-Identifier: GPL-3.0-or-later
// Fields in a form, each with the line that says what is wrong with it.
#include "views/tagform.h"

#include "views/hueswatches.h"
#include "views/keyfield.h"
#include "views/paint.h"
#include "views/tagchips.h"
#include "views/textlabel.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf
{

TagForm::TagForm(const Theme &theme, Objection toName, Objection toKey, QWidget *parent)
    : QWidget(parent)
    , m_toName(std::move(toName))
    , m_toKey(std::move(toKey))
    , m_name(new QLineEdit)
    , m_nameWhy(new TextLabel(theme, Type::Secondary, Token::Bad))
    , m_facts(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_under(new QPushButton)
    , m_hues(new HueSwatches(theme))
    , m_key(new KeyField)
    , m_keyWhy(new TextLabel(theme, Type::Secondary, Token::Bad))
    , m_aliases(new TagChips(theme, nullptr, TagChips::Of::Names))
    , m_alias(new QLineEdit)
    , m_aliasWhy(new TextLabel(theme, Type::Secondary, Token::Bad))
{
    m_name->setAccessibleName(tr("Name of the tag"));
    m_name->setToolTip(tr("Name of the tag (F2)"));
    m_under->setAccessibleName(tr("Under which tag"));
    m_under->setToolTip(tr("Move it under another tag, or to the top (U)"));
    m_under->setAutoDefault(false);
    addChevron(m_under, theme);
    m_key->setAccessibleName(tr("Key that gives the tag"));
    m_alias->setAccessibleName(tr("Another name"));
    m_alias->setPlaceholderText(tr("Another name, then Enter"));
    m_alias->installEventFilter(this);
    m_alias->hide();
    m_name->installEventFilter(this);
    for (TextLabel *line : {m_nameWhy, m_facts, m_keyWhy, m_aliasWhy})
        line->setWrapping();
    for (QLineEdit *edit : {m_name, static_cast<QLineEdit *>(m_key), m_alias})
        edit->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    m_facts->setMinimumHeight(m_facts->fontMetrics().height()); // keeps their place until they come
    for (TextLabel *line : {m_nameWhy, m_keyWhy, m_aliasWhy})
        line->hide();
    layOut(theme);
    connectFields();
}

void TagForm::layOut(const Theme &theme)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.space(4));
    grid->setVerticalSpacing(theme.space(3));
    grid->setColumnStretch(1, 1);
    const auto stack = [&theme](std::initializer_list<QWidget *> parts) {
        auto *box = new QVBoxLayout;
        box->setSpacing(theme.space(1));
        for (QWidget *part : parts)
            box->addWidget(part);
        return box;
    };
    const auto row = [&](const QString &text, QLayout *fields, QWidget *buddy) {
        auto *label = new TextLabel(theme, Type::Body, Token::Dim);
        label->setText(text);
        label->setBuddy(buddy);
        label->setMinimumHeight(theme.px(30)); // beside the first line of the fields
        const int at = grid->rowCount();
        grid->addWidget(label, at, 0, Qt::AlignTop);
        grid->addLayout(fields, at, 1);
    };
    row(tr("&Name"), stack({m_name, m_nameWhy, m_facts}), m_name);
    row(tr("Under"), stack({m_under}), m_under);
    row(tr("Colour"), stack({m_hues}), m_hues);
    row(tr("&Key"), stack({m_key, m_keyWhy}), m_key);
    row(tr("Other names"), stack({m_aliases, m_alias, m_aliasWhy}), m_aliases);
}

void TagForm::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, &TagForm::judgeName);
    connect(m_name, &QLineEdit::editingFinished, this, &TagForm::storeName);
    connect(m_under, &QAbstractButton::clicked, this, &TagForm::moveAsked);
    connect(m_hues, &HueSwatches::hueChosen, this, [this](int hue) {
        Tag tag = m_tag;
        tag.colour = hue;
        Q_EMIT changed(tag);
    });
    connect(m_key, &KeyField::keyPressed, this, [this](const QString &key) {
        const QString why = key.isEmpty() ? QString() : m_toKey(key, m_tag.id);
        object(m_keyWhy, why);
        if (!why.isEmpty() || key == m_tag.shortcut)
            return;
        Tag tag = m_tag;
        tag.shortcut = key;
        Q_EMIT changed(tag);
    });
    connect(m_aliases, &TagChips::tagAsked, this, [this] { openAlias(true); });
    connect(m_aliases, &TagChips::tagRemoved, this, [this](TagId place) {
        Tag tag = m_tag;
        tag.aliases.removeAt(number(place) - 1);
        Q_EMIT changed(tag);
    });
    connect(m_alias, &QLineEdit::textEdited, this, &TagForm::judgeAlias);
}

void TagForm::showTag(const Tag &tag, const QString &under)
{
    const bool other = tag.id != m_tag.id;
    const bool renamed = tag.name != m_tag.name;
    const bool rekeyed = tag.shortcut != m_tag.shortcut;
    m_tag = tag;
    if (other)
        openAlias(false);
    if (other || rekeyed) // an action may have taken its key since
        object(m_keyWhy, tag.shortcut.isEmpty() ? QString() : m_toKey(tag.shortcut, tag.id));
    if (other || renamed || !m_name->hasFocus()) {
        m_name->setText(tag.name);
        object(m_nameWhy, {});
    }
    m_under->setText(under.isEmpty() ? tr("Nothing: it stands at the top") : under);
    m_hues->setHue(tag.colour);
    m_key->setKey(tag.shortcut);
    std::vector<Tag> names;
    for (const QString &alias : tag.aliases) {
        Tag chip;
        chip.id = TagId{std::ssize(names) + 1};
        chip.name = alias;
        chip.colour = tag.colour;
        names.push_back(chip);
    }
    m_aliases->setTags(names);
}

void TagForm::setFacts(const QString &facts)
{
    m_facts->setText(facts);
}

void TagForm::editName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void TagForm::object(TextLabel *where, const QString &why)
{
    where->setText(why);
    where->setVisible(!why.isEmpty());
}

void TagForm::judgeName()
{
    const QString name = m_name->text().simplified();
    object(m_nameWhy, name.isEmpty() ? tr("A tag needs a name.") : m_toName(name, m_tag.id));
}

void TagForm::storeName()
{
    judgeName();
    const QString name = m_name->text().simplified();
    if (name == m_tag.name || !m_nameWhy->text().isEmpty())
        return;
    Tag tag = m_tag;
    tag.name = name;
    Q_EMIT changed(tag);
}

void TagForm::judgeAlias()
{
    const QString name = m_alias->text().simplified();
    object(m_aliasWhy, name.isEmpty() ? QString() : m_toName(name, TagId{}));
}

void TagForm::storeAlias()
{
    const QString name = m_alias->text().simplified();
    if (name.isEmpty() || !m_aliasWhy->text().isEmpty())
        return;
    m_alias->clear();
    Tag tag = m_tag;
    tag.aliases << name;
    Q_EMIT changed(tag);
}

void TagForm::openAlias(bool open)
{
    m_alias->clear();
    object(m_aliasWhy, {});
    const bool hadKeyboard = m_alias->hasFocus();
    m_alias->setVisible(open);
    if (open)
        m_alias->setFocus(Qt::OtherFocusReason);
    else if (hadKeyboard)
        m_name->setFocus(Qt::OtherFocusReason);
}

// Escape gives up what is being written, and nothing more; Enter stores it, and presses no button.
bool TagForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (watched == m_alias)
            storeAlias();
        else
            storeName();
        return true;
    }
    if (key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    if (watched == m_alias) {
        openAlias(false);
        return true;
    }
    const bool written = m_name->text() != m_tag.name;
    m_name->setText(m_tag.name);
    object(m_nameWhy, {});
    return written;
}

} // namespace sheaf
