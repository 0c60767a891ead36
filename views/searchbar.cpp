// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the field with the message that hangs below it, over whatever is there.
#include "views/searchbar.h"

#include "views/querycompleter.h"
#include "views/searchedit.h"
#include "views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>

#include <algorithm>

namespace sheaf
{

SearchBar::SearchBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edit(new SearchEdit(theme, this))
    , m_completer(new QueryCompleter(theme, m_edit))
    , m_message(new QLabel(this))
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
    m_message->setWordWrap(true);
    m_edit->installEventFilter(this);
    connect(m_completer, &QueryCompleter::openChanged, this, &SearchBar::placeMessage);
    // Not textEdited: what a screen reader or dictation writes counts as written, too.
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_given)
            Q_EMIT edited(text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &SearchBar::submitted);
    connect(m_edit, &SearchEdit::escaped, this, &SearchBar::escaped);
    connect(m_edit, &SearchEdit::listAsked, this, &SearchBar::listAsked);
    connect(&theme, &Theme::changed, this, &SearchBar::follow);
    follow();
}

void SearchBar::follow()
{
    m_edit->follow();
    m_message->setFont(m_theme.font(Type::Secondary));
    m_message->setMargin(m_theme.px(6));
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
    m_completer->close();
    const QScopedValueRollback given(m_given, true);
    if (m_edit->text() != text)
        m_edit->setText(text);
}

void SearchBar::setCount(const QString &text, bool busy)
{
    m_edit->setCount(text, busy);
}

void SearchBar::setNames(QueryNames names)
{
    m_completer->setNames(std::move(names));
}

bool SearchBar::offersAtEnd() const
{
    return m_completer->offersAtEnd();
}

void SearchBar::setError(int position, int length, const QString &why)
{
    const int whole = static_cast<int>(m_edit->text().size());
    m_edit->setError(why.isEmpty() ? QuerySpan{} : length > 0 ? QuerySpan{position, length} : QuerySpan{0, whole}, why);
    m_why = why;
    m_message->setText(why);
    m_completer->yieldTo(why);
    placeMessage();
}

void SearchBar::placeMessage()
{
    if (m_why.isEmpty() || !isVisible() || !m_edit->hasFocus() || m_completer->isOpen()) {
        m_message->hide();
        return;
    }
    m_message->setParent(window());
    const int words = m_message->fontMetrics().horizontalAdvance(m_why) + 2 * (m_message->margin() + m_theme.px(4));
    const int room = std::max(width(), window()->width() - mapTo(window(), QPoint()).x() - m_theme.px(8));
    m_message->setFixedWidth(std::min(words, room));
    m_message->setFixedHeight(m_message->heightForWidth(m_message->width()));
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

void SearchBar::setMenuActions(const QList<QAction *> &actions)
{
    m_edit->setMenuActions(actions);
}

void SearchBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

} // namespace sheaf
