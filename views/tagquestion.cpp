// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence, its consequences, the fields of a split, two buttons.
#include "views/tagquestion.h"

#include "views/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace sheaf
{

TagQuestion::TagQuestion(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_question(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_facts(new TextLabel(theme, Type::Body, Token::Ink))
    , m_fields(new QWidget)
    , m_name(new QLineEdit)
    , m_query(new QLineEdit)
    , m_place(new QComboBox)
    , m_takeOff(new QCheckBox)
    , m_accept(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    m_question->setWrapping();
    m_facts->setWrapping();
    m_query->setPlaceholderText(tr("A search, as in the search bar"));
    m_name->setAccessibleName(tr("Name of the new tag"));
    m_query->setAccessibleName(tr("Search for the papers that get it"));
    m_place->setAccessibleName(tr("Where the new tag stands"));
    for (QLineEdit *edit : {m_name, m_query})
        edit->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    m_takeOff->setChecked(true);
    m_cancel->setAutoDefault(false);
    m_cancel->setToolTip(tr("Do nothing (Esc)"));
    layOut(theme);
    for (QLineEdit *edit : {m_name, m_query})
        connect(edit, &QLineEdit::textChanged, this, &TagQuestion::splitChanged);
    connect(m_accept, &QAbstractButton::clicked, this, &TagQuestion::accepted);
    connect(m_cancel, &QAbstractButton::clicked, this, &TagQuestion::cancelled);
    hide();
}

void TagQuestion::layOut(const Theme &theme)
{
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(theme.space(4));
    form->setVerticalSpacing(theme.space(2));
    const auto row = [&](const QString &text, QWidget *field) {
        auto *label = new TextLabel(theme, Type::Body, Token::Dim);
        label->setText(text);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    row(tr("Papers that"), m_query);
    row(tr("get the tag"), m_name);
    row(tr("which stands"), m_place);
    form->addRow(m_takeOff);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(3));
    box->addWidget(m_question);
    box->addWidget(m_fields);
    box->addWidget(m_facts);
    box->addLayout(buttons);
}

void TagQuestion::ask(const QString &question, const QString &button, bool split)
{
    m_question->setText(question);
    m_accept->setText(button);
    m_fields->setVisible(split);
    if (split) {
        m_name->clear();
        m_query->clear();
    }
    m_focusWanted = !split;
    tell({}, false);
    show();
    m_accept->setDefault(true);
    if (split)
        m_query->setFocus(Qt::OtherFocusReason);
    else
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void TagQuestion::tell(const QString &facts, bool ready)
{
    m_facts->setText(facts);
    m_accept->setEnabled(ready);
    if (ready && std::exchange(m_focusWanted, false))
        m_accept->setFocus(Qt::OtherFocusReason);
}

void TagQuestion::setButton(const QString &text)
{
    m_accept->setText(text);
}

void TagQuestion::setOld(const QString &tag)
{
    m_place->clear();
    m_place->addItem(tr("under “%1”").arg(tag), true);
    m_place->addItem(tr("beside “%1”").arg(tag), false);
    m_takeOff->setText(tr("Take “%1” off these papers").arg(QString(tag).replace(u'&', QStringLiteral("&&"))));
}

TagSplit TagQuestion::split() const
{
    return {m_name->text().simplified(), m_query->text().trimmed(), m_place->currentData().toBool(),
            m_takeOff->isChecked()};
}

} // namespace sheaf
