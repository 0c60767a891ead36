// SPDX-License-Identifier: GPL-3.0-or-later
// A head with the button, and the text below it.
#include "views/owntext.h"

#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sheaf
{

OwnText::OwnText(const Theme &theme, const QString &what, const QString &text, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    auto *head = new TextLabel(theme, Type::Secondary, Token::Dim);
    head->setText(what);
    auto *words = new TextLabel(theme, Type::Body, text.isEmpty() ? Token::Dim : Token::Ink);
    words->setWrapping();
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setText(text.isEmpty() ? tr("none") : text);
    auto *revert = new QPushButton(tr("Revert"));
    revert->setAutoDefault(false);
    revert->setToolTip(tr("Back to this text"));
    revert->setAccessibleName(tr("Revert: %1").arg(what));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.space(2));
    row->addWidget(head, 1);
    row->addWidget(revert);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(marginsAlong(theme.space(3), 0, 0, 0));
    box->setSpacing(theme.space(1));
    box->addLayout(row);
    box->addWidget(words);
    connect(revert, &QAbstractButton::clicked, this, &OwnText::revertAsked);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void OwnText::paintEvent(QPaintEvent *)
{
    const int width = m_theme.px(2);
    const int left = layoutDirection() == Qt::RightToLeft ? this->width() - width : 0;
    QPainter(this).fillRect(left, 0, width, height(), m_theme.colour(Token::Line));
}

} // namespace sheaf
