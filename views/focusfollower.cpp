// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the focus of the application, the caret, and the height of the page, which may change after either.
#include "views/focusfollower.h"

#include <QApplication>
#include <QEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace sheaf
{

FocusFollower::FocusFollower(QScrollArea *area) : QObject(area), m_area(area)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &FocusFollower::bringIntoSight);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { changeTo(now); });
    connect(area->verticalScrollBar(), &QAbstractSlider::actionTriggered, this, &FocusFollower::letGo);
    area->widget()->installEventFilter(this);
}

void FocusFollower::changeTo(QWidget *focus)
{
    disconnect(m_caret);
    m_focus = focus && focus != m_leftOut && m_area->widget()->isAncestorOf(focus) ? focus : nullptr;
    if (const auto *text = qobject_cast<QPlainTextEdit *>(m_focus)) {
        m_caret = connect(text, &QPlainTextEdit::cursorPositionChanged, this, [this] {
            m_holds = true;
            m_soon.start();
        });
    }
    follow();
}

void FocusFollower::follow()
{
    m_holds = m_focus;
    m_whole = m_focus;
    if (m_holds)
        m_soon.start();
}

bool FocusFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (m_holds && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

void FocusFollower::bringIntoSight()
{
    // What is pressed with the mouse is in sight, and must not move away under it.
    if (!m_holds || !m_focus || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    const QWidget *page = m_area->widget();
    const int space = m_focus->fontMetrics().height();
    const QRect whole(m_focus->mapTo(page, QPoint(0, 0)), m_focus->size());
    if (m_whole && whole.height() + 2 * space <= m_area->viewport()->height())
        scrollTo(whole.adjusted(0, -space, 0, space));
    if (const auto *text = qobject_cast<QPlainTextEdit *>(m_focus)) {
        const QRect caret = text->cursorRect();
        scrollTo(QRect(text->viewport()->mapTo(page, caret.topLeft()), caret.size()).adjusted(0, -space, 0, space));
    }
}

void FocusFollower::scrollTo(const QRect &box)
{
    QScrollBar *bar = m_area->verticalScrollBar();
    const int page = m_area->viewport()->height();
    if (box.bottom() >= bar->value() + page)
        bar->setValue(box.bottom() + 1 - page);
    else if (box.top() < bar->value())
        bar->setValue(box.top());
}

} // namespace sheaf
