// SPDX-License-Identifier: GPL-3.0-or-later
// Asks complete() after each letter and keeps the panel in step with the text and the cursor.
#include "views/querycompleter.h"

#include "views/completionpopup.h"
#include "views/searchedit.h"

#include <QKeyEvent>

#include <algorithm>

namespace sheaf
{

namespace
{

bool asksForEverything(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier;
}

bool isPopupKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

QueryCompleter::QueryCompleter(const Theme &theme, SearchEdit *edit)
    : QObject(edit), m_edit(edit), m_popup(new CompletionPopup(theme))
{
    m_popup->setParent(edit);
    edit->installEventFilter(this);
    connect(edit, &QLineEdit::textEdited, this, [this] { offer(false); });
    connect(edit, &QLineEdit::cursorPositionChanged, this, [this] {
        if (isOpen())
            offer(false);
    });
    connect(m_popup, &CompletionPopup::clicked, this, &QueryCompleter::take);
}

QueryCompleter::~QueryCompleter() = default;

bool QueryCompleter::isOpen() const
{
    return m_popup->isVisible();
}

void QueryCompleter::yieldTo(const QString &mistake)
{
    if (!mistake.isEmpty() && !m_completion.ofField)
        close();
}

bool QueryCompleter::offersAtEnd() const
{
    const QString text = m_edit->text();
    return !complete(text, static_cast<int>(text.size()), m_names).candidates.empty();
}

void QueryCompleter::close()
{
    if (!isOpen())
        return;
    m_popup->hide();
    Q_EMIT openChanged();
}

void QueryCompleter::offer(bool everything)
{
    m_completion = complete(m_edit->text(), m_edit->cursorPosition(), m_names, everything);
    if (m_completion.candidates.empty() || !m_edit->hasFocus()) {
        close();
        return;
    }
    const bool wasOpen = isOpen();
    QWidget *window = m_edit->window();
    const QPoint corner = m_edit->mapTo(window, QPoint(m_edit->placeOf(m_completion.position), 0));
    m_popup->open(window, QRect(corner, QSize(1, m_edit->height())), m_completion.candidates);
    if (!wasOpen)
        Q_EMIT openChanged();
}

void QueryCompleter::take(int row)
{
    const QString text = m_edit->text();
    const int end = m_completion.position + m_completion.length;
    QString written = m_completion.candidates[static_cast<std::size_t>(row)].replacement;
    const bool wantsValue = written.endsWith(u':');
    if (!wantsValue && end == text.size())
        written += u' '; // it is whole: the next word
    close();
    m_edit->setSelection(m_completion.position, m_completion.length);
    m_edit->insert(written);
    if (wantsValue)
        offer(false);
}

bool QueryCompleter::key(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Down:
        m_popup->step(1);
        return true;
    case Qt::Key_Up:
        m_popup->step(-1);
        return true;
    case Qt::Key_PageDown:
        m_popup->stepPage(1);
        return true;
    case Qt::Key_PageUp:
        m_popup->stepPage(-1);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        take(std::max(m_popup->chosen(), 0));
        return true;
    default: // Enter
        return enter();
    }
}

bool QueryCompleter::enter()
{
    const int row = m_popup->chosen();
    if (row >= 0)
        take(row);
    else
        close();
    return row >= 0;
}

bool QueryCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        close();
    } else if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto &press = *static_cast<QKeyEvent *>(event);
        const bool ours = asksForEverything(press) || (isOpen() && isPopupKey(press.key()) &&
                                                       (press.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier);
        if (ours && event->type() == QEvent::ShortcutOverride) {
            event->accept(); // no shortcut of the window
            return true;
        }
        if (ours && asksForEverything(press)) {
            offer(true);
            return true;
        }
        if (ours)
            return key(press);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sheaf
