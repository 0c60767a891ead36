// SPDX-License-Identifier: GPL-3.0-or-later
// A line, what is wrong with it, and two buttons.
#include "views/namedialog.h"

#include "views/textlabel.h"
#include "views/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf
{

NameDialog::NameDialog(const Theme &theme, const NameWords &words, QWidget *parent)
    : QDialog(parent)
    , m_objection(words.objection)
    , m_edit(new QLineEdit(words.name))
    , m_why(new TextLabel(theme, Type::Secondary, Token::Bad))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    auto *label = new QLabel(words.label);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(words.label);
    m_edit->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    m_edit->selectAll();
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWrapping();
    auto *buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(words.button, QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(5), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(2));
    box->addWidget(label);
    box->addWidget(m_edit);
    box->addWidget(m_why);
    box->addStretch(1);
    box->addSpacing(theme.space(2));
    box->addWidget(buttons);
    setMinimumWidth(theme.px(420));

    connect(m_edit, &QLineEdit::textChanged, this, &NameDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString name = m_edit->text().simplified();
        accept();
        Q_EMIT named(name);
    });
    judge();
}

void NameDialog::judge()
{
    const QString name = m_edit->text().simplified();
    const QString why = name.isEmpty() || !m_objection ? QString() : m_objection(name);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_accept->setEnabled(!name.isEmpty() && why.isEmpty());
}

} // namespace sheaf
