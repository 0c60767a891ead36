// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence in the middle and a button to leave.
#include "views/detailswait.h"

#include "views/detailseditor.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace sheaf
{

DetailsWait::DetailsWait(const Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Details"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    resize(DetailsEditor::usualSize(theme));
    auto *words = new TextLabel(theme, Type::Body, Token::Dim);
    words->setAlignment(Qt::AlignCenter);
    words->setText(tr("Reading the paper"));
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->addWidget(words, 1);
    box->addLayout(foot);
    cancel->setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    setFocus(); // not the button, which the first blank typed would press
}

void DetailsWait::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (event->key() == Qt::Key_Backspace)
        m_typed.chop(1);
    else if (!command && !text.isEmpty() && text.front().isPrint())
        m_typed += text;
    else
        QDialog::keyPressEvent(event);
}

} // namespace sheaf
