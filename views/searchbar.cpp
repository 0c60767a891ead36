// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the field with the message that hangs below it, over whatever is there.
#include "views/searchbar.h"

#include "views/searchedit.h"
#include "views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace sheaf
{

SearchBar::SearchBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_edit(new SearchEdit(theme, this)), m_message(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);
    m_message->hide();
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAutoFillBackground(true);
    m_message->setFrameShape(QFrame::StyledPanel);
    m_message->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &SearchBar::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &SearchBar::submitted);
    connect(m_edit, &SearchEdit::clearedByUser, this, [this] { Q_EMIT edited(QString()); });
    connect(m_edit, &SearchEdit::escaped, this, &SearchBar::escaped);
    connect(m_edit, &SearchEdit::listAsked, this, &SearchBar::listAsked);
    connect(&theme, &Theme::changed, this, &SearchBar::follow);
    follow();
}

void SearchBar::follow()
{
    m_edit->follow();
    m_message->setFont(m_theme.font(Type::Secondary));
    m_message->setContentsMargins(m_theme.px(8), m_theme.px(4), m_theme.px(8), m_theme.px(4));
    QPalette colours;
    colours.setColor(QPalette::Window, m_theme.colour(Token::Base));
    colours.setColor(QPalette::WindowText, m_theme.colour(Token::Bad));
    m_message->setPalette(colours);
}

QString SearchBar::text() const
{
    return m_edit->text();
}

void SearchBar::setText(const QString &text)
{
    if (m_edit->text() != text)
        m_edit->setText(text);
}

void SearchBar::setCount(const QString &text, bool busy)
{
    m_edit->setCount(text, busy);
}

void SearchBar::setFields(std::vector<QuerySpan> fields)
{
    m_edit->setFields(std::move(fields));
}

void SearchBar::setError(int position, int length, const QString &why)
{
    const int whole = static_cast<int>(m_edit->text().size());
    m_edit->setError(why.isEmpty() ? QuerySpan{} : length > 0 ? QuerySpan{position, length} : QuerySpan{0, whole});
    m_edit->setToolTip(why);
    if (!why.isEmpty())
        m_edit->setAccessibleDescription(why);
    m_message->setText(why);
    if (why.isEmpty())
        m_message->hide();
    else
        placeMessage();
}

void SearchBar::placeMessage()
{
    if (m_message->text().isEmpty() || !isVisible() || !m_edit->hasFocus())
        return;
    m_message->setParent(window());
    m_message->adjustSize();
    m_message->move(mapTo(window(), QPoint(0, height() + m_theme.px(4))));
    m_message->show();
    m_message->raise();
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_message->hide();
    else if (event->type() == QEvent::FocusIn)
        placeMessage();
    return QWidget::eventFilter(watched, event);
}

void SearchBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

} // namespace sheaf
