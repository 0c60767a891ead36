// SPDX-License-Identifier: GPL-3.0-or-later
// A label that goes with the mouse, a timer that scrolls, and the row that the mouse stands before.
#include "views/paperdrag.h"

#include "views/paperlist.h"
#include "views/theme.h"

#include <QLabel>
#include <QScrollBar>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int scrollMilliseconds = 30;

} // namespace

PaperDrag::PaperDrag(const Theme &theme, PaperList &list) : QObject(&list), m_theme(theme), m_list(list)
{
    m_scroll.setInterval(scrollMilliseconds);
    connect(&m_scroll, &QTimer::timeout, this, [this] { move(m_at); });
}

void PaperDrag::begin(const QString &what)
{
    m_active = true;
    m_what = what;
    m_taker.clear();
    if (!m_label) {
        m_label = new QLabel(m_list.window());
        m_label->setTextFormat(Qt::PlainText);
        m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_label->setAutoFillBackground(true);
        connect(m_label, &QObject::destroyed, this, [this] { m_label = nullptr; });
    }
    m_label->setFont(m_theme.font(Type::Secondary));
    m_label->setContentsMargins(m_theme.px(8), m_theme.px(4), m_theme.px(8), m_theme.px(4));
    QPalette colours = m_label->palette();
    colours.setColor(QPalette::Window, m_theme.colour(Token::Accent));
    colours.setColor(QPalette::WindowText, m_theme.colour(Token::Base));
    m_label->setPalette(colours);
    m_label->show();
    m_label->raise();
    m_scroll.start();
}

void PaperDrag::setTaker(const QString &what)
{
    m_taker = what;
}

void PaperDrag::move(const QPoint &globalPosition)
{
    m_at = globalPosition;
    follow();
    m_taker.clear();
    Q_EMIT m_list.dragMoved(globalPosition); // whoever takes it calls setTaker()
    showLabel();
}

// Scrolls faster the nearer the mouse is to the edge, and finds the gap between two rows that it is nearest to.
void PaperDrag::follow()
{
    const QWidget *viewport = m_list.viewport();
    const QPoint at = viewport->mapFromGlobal(m_at);
    const int before = m_lineRow;
    m_lineRow = -1;
    const int edge = m_theme.px(40);
    const bool beside = at.x() < 0 || at.x() >= viewport->width();
    if (m_reordering && !beside) {
        QScrollBar *bar = m_list.verticalScrollBar();
        if (at.y() < edge)
            bar->setValue(bar->value() - std::min(edge - at.y(), 2 * edge) / 2);
        else if (at.y() > viewport->height() - edge)
            bar->setValue(bar->value() + std::min(at.y() - viewport->height() + edge, 2 * edge) / 2);
        const int rows = m_list.model()->rowCount();
        const int row = m_list.rowAt(std::clamp(at.y(), 0, viewport->height() - 1));
        m_lineRow = row < 0 ? rows : row;
        if (row >= 0 && at.y() > m_list.rowViewportPosition(row) + m_list.rowHeight(row) / 2)
            ++m_lineRow;
    }
    if (m_lineRow != before)
        m_list.viewport()->update();
}

void PaperDrag::showLabel()
{
    QString text = m_what;
    if (!m_taker.isEmpty())
        text = m_taker;
    else if (m_lineRow >= 0)
        text = tr("Move %1").arg(m_what);
    m_label->setText(text);
    m_label->adjustSize();
    const QWidget *window = m_label->parentWidget();
    QPoint at = window->mapFromGlobal(m_at) + QPoint(m_theme.px(12), m_theme.px(16));
    at.setX(std::clamp(at.x(), 0, std::max(window->width() - m_label->width(), 0)));
    at.setY(std::clamp(at.y(), 0, std::max(window->height() - m_label->height(), 0)));
    m_label->move(at);
    const bool taken = m_lineRow >= 0 || !m_taker.isEmpty();
    m_list.viewport()->setCursor(taken ? Qt::DragMoveCursor : Qt::ForbiddenCursor);
}

void PaperDrag::drop(const QPoint &globalPosition)
{
    move(globalPosition);
    const int row = m_lineRow;
    const bool taken = !m_taker.isEmpty();
    end();
    if (taken)
        Q_EMIT m_list.dropped(globalPosition);
    else if (row >= 0)
        Q_EMIT m_list.movedTo(row);
}

void PaperDrag::cancel()
{
    if (m_active)
        end();
}

void PaperDrag::end()
{
    m_active = false;
    m_scroll.stop();
    m_lineRow = -1;
    if (m_label)
        m_label->hide();
    m_list.viewport()->unsetCursor();
    m_list.viewport()->update();
    Q_EMIT m_list.dragEnded();
}

} // namespace sheaf
