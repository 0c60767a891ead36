// SPDX-License-Identifier: GPL-3.0-or-later
// A label with one link.
#include "views/resemblanceline.h"

#include "views/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>

namespace sheaf
{

namespace
{

constexpr qsizetype longestTitle = 90; // what is cut stands in the tool tip

} // namespace

ResemblanceLine::ResemblanceLine(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_text(new TextLabel(theme, Type::Body, Token::Dim))
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setWrapping();
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setFocusPolicy(Qt::StrongFocus);
    m_text->setAccessibleDescription(tr("Possible duplicate"));
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_text);
    setFocusProxy(m_text);
    connect(m_text, &QLabel::linkActivated, this, &ResemblanceLine::compareAsked);
    connect(&theme, &Theme::changed, this, &ResemblanceLine::render);
    hide();
}

void ResemblanceLine::setNone()
{
    hide();
}

void ResemblanceLine::setResembling(const QString &title, qsizetype others)
{
    m_title = title;
    m_others = others;
    render();
    show();
}

void ResemblanceLine::render()
{
    const bool cut = m_title.size() > longestTitle;
    const QString title = (cut ? m_title.left(longestTitle).trimmed() + QChar(0x2026) : m_title).toHtmlEscaped();
    QString words = m_title.isEmpty() ? tr("Possible duplicate of another paper")
                    : m_others == 0   ? tr("Possible duplicate of “%1”").arg(title)
                    : m_others == 1
                        ? tr("Possible duplicate of “%1” and 1 more").arg(title)
                        : tr("Possible duplicate of “%1” and %2 more").arg(title, QLocale().toString(m_others));
    m_text->setText(QStringLiteral("%1 · <a href=\"compare\" style=\"color:%2\">%3</a>")
                        .arg(words, m_theme.colour(Token::Accent).name(), tr("Compare")));
    m_text->setToolTip(cut ? m_title : QString());
}

} // namespace sheaf
