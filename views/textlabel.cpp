// SPDX-License-Identifier: GPL-3.0-or-later
// Applies the theme's font and colour to a label, now and whenever the theme changes.
#include "views/textlabel.h"

#include <QFocusEvent>

namespace sheaf
{

TextLabel::TextLabel(const Theme &theme, Type type, Token token, QWidget *parent)
    : QLabel(parent), m_theme(theme), m_type(type), m_token(token)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on any background
    if (type == Type::SectionHead)
        standAtLeading();
    connect(&theme, &Theme::changed, this, &TextLabel::restyle);
    restyle();
}

void TextLabel::setToken(Token token)
{
    m_token = token;
    restyle();
}

void TextLabel::standAtLeading()
{
    if (isRightToLeft())
        setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
}

void TextLabel::setWrapping()
{
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

// Tab goes to the first link at once: a label without a marked link does not show that it has the keyboard.
void TextLabel::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    const bool forward = event->reason() == Qt::TabFocusReason;
    if ((forward || event->reason() == Qt::BacktabFocusReason) &&
        textInteractionFlags().testFlag(Qt::LinksAccessibleByKeyboard))
        focusNextPrevChild(forward);
}

void TextLabel::restyle()
{
    setFont(m_theme.font(m_type));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.colour(m_token));
    colours.setColor(QPalette::Link, m_theme.colour(Token::Accent));
    setPalette(colours);
}

} // namespace sheaf
