// SPDX-License-Identifier: GPL-3.0-or-later
// A line, its count, and three buttons that do what keys do.
#include "views/findbar.h"

#include "views/paint.h"
#include "views/textlabel.h"
#include "views/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace sheaf
{

FindBar::FindBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edit(new QLineEdit(this))
    , m_place(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_previous(makeButton(tr("Previous place"), tr("Shift+Enter")))
    , m_next(makeButton(tr("Next place"), tr("Enter")))
    , m_close(makeButton(tr("Close the find bar"), tr("Esc")))
{
    m_edit->setAccessibleName(tr("Find in the abstract"));
    m_edit->setPlaceholderText(tr("Find in the abstract"));
    m_edit->setToolTip(tr("Enter goes to the next place, Shift+Enter to the one before, ↓ and ↑ to other papers."));
    m_edit->setMaxLength(400);
    m_edit->installEventFilter(this);
    auto *box = new QHBoxLayout(this);
    box->addWidget(m_edit, 1);
    box->addWidget(m_place);
    for (QToolButton *button : {m_previous, m_next, m_close})
        box->addWidget(button);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::edited);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepAsked(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepAsked(+1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closeAsked);
    connect(&theme, &Theme::changed, this, &FindBar::follow);
    follow();
    hide();
}

QToolButton *FindBar::makeButton(const QString &name, const QString &key)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2)").arg(name, key));
    return button;
}

void FindBar::follow()
{
    const int icon = m_theme.px(16);
    m_previous->setIcon(m_theme.icon(QStringLiteral("chevron-up"), Token::Dim));
    m_next->setIcon(m_theme.icon(QStringLiteral("chevron-down"), Token::Dim));
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Dim));
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setIconSize(QSize(icon, icon));
    m_edit->setFixedHeight(m_theme.px(28));
    m_edit->setTextMargins(m_theme.px(4), 0, m_theme.px(4), 0);
    // As wide as the longest that it says of an abstract, so that the buttons stay under the mouse.
    m_place->setMinimumWidth(m_place->fontMetrics().horizontalAdvance(tr("Not found")) + m_theme.px(4));
    layout()->setContentsMargins(marginsAlong(m_theme.px(12), m_theme.px(6), m_theme.px(8), m_theme.px(6) + 1));
    layout()->setSpacing(m_theme.px(4));
    update();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_edit->setText(text);
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

QString FindBar::text() const
{
    return m_edit->text();
}

void FindBar::setPlace(int number, int count, bool hasText)
{
    const bool asked = hasText && !m_edit->text().trimmed().isEmpty();
    const QLocale locale;
    const QString words = !asked       ? QString()
                          : count == 0 ? tr("Not found")
                                       : tr("%1 of %2").arg(locale.toString(number), locale.toString(count));
    m_place->setToken(asked && count == 0 ? Token::Bad : Token::Dim);
    m_place->setText(words);
    m_edit->setAccessibleDescription(words);
    for (QToolButton *button : {m_previous, m_next})
        button->setEnabled(count > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT stepAsked(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : +1);
        return true;
    case Qt::Key_Down:
        Q_EMIT paperAsked(+1);
        return true;
    case Qt::Key_Up:
        Q_EMIT paperAsked(-1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeAsked();
    else
        QWidget::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Side));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(Token::Line));
}

} // namespace sheaf
