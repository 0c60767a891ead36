// SPDX-License-Identifier: GPL-3.0-or-later
// AbstractView: what keys, mouse and wheel do to the text.
#include "views/abstractview.h"

#include "views/wholewords.h"

#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTextCursor>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace sheaf
{

bool AbstractView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const HighlightId under = highlightAt(placeAt(help->pos()));
        const auto one = std::ranges::find(m_highlights, under, &Highlight::id);
        if (one != m_highlights.end() && !one->remark.isEmpty() && anchorAt(help->pos()).isEmpty()) {
            QToolTip::showText(help->globalPos(), one->remark.toHtmlEscaped(), viewport());
            return true;
        }
    }
    return QTextBrowser::viewportEvent(event);
}

void AbstractView::focusInEvent(QFocusEvent *event)
{
    QTextBrowser::focusInEvent(event);
    m_showsFocus = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason &&
                   event->reason() != Qt::PopupFocusReason;
    Q_EMIT showsFocusChanged();
}

void AbstractView::focusOutEvent(QFocusEvent *event)
{
    QTextBrowser::focusOutEvent(event);
    m_showsFocus = false;
    Q_EMIT showsFocusChanged();
}

void AbstractView::keyPressEvent(QKeyEvent *event)
{
    // The pane scrolls, not the text: paging keys go up to it.
    const int key = event->key();
    const TextRange chosen = selection();
    const HighlightId in = chosen.length == 0 ? highlightAt(chosen.from) : HighlightId{};
    if (key == Qt::Key_Space || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        event->ignore();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && in != HighlightId{})
        Q_EMIT highlightOpened(in, lineAt(chosen.from));
    else
        QTextBrowser::keyPressEvent(event);
}

void AbstractView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextBrowser::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    takeWholeWords();
    if (selection().length > 0)
        Q_EMIT selectedByMouse();
    else if (const qsizetype place = placeAt(at); place >= 0 && anchorAt(at).isEmpty()) {
        if (const HighlightId pressed = highlightAt(place); pressed != HighlightId{})
            Q_EMIT highlightPressed(pressed, at);
    }
}

void AbstractView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const qsizetype place = byKey ? -1 : placeAt(event->pos());
    if (place >= 0 && selection().length == 0)
        putCaret(place);
    const QString link = byKey ? textCursor().charFormat().anchorHref() : anchorAt(event->pos());
    event->accept();
    Q_EMIT menuAsked(byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos(),
                     QUrl::fromEncoded(link.toUtf8()));
}

// The hand with the mouse is not as exact as the eye; what is chosen by keys stays as it was chosen.
void AbstractView::takeWholeWords()
{
    const TextRange chosen = selection();
    const TextRange whole = wholeWords(m_text, chosen);
    if (chosen.length == 0 || (whole.from == chosen.from && whole.length == chosen.length))
        return;
    QTextCursor cursor = textCursor();
    const bool forward = cursor.position() > cursor.anchor();
    const auto first = int(whole.from);
    const auto last = int(whole.from + whole.length);
    cursor.setPosition(forward ? first : last);
    cursor.setPosition(forward ? last : first, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void AbstractView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sheaf
