// SPDX-License-Identifier: GPL-3.0-or-later
// The focus ring is painted in the margin around the viewport.
#include "views/sheet.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QEvent>
#include <QPainter>

namespace sheaf
{

Sheet::Sheet(const Theme &theme) : m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    useBaseBackground(viewport());
    const int edge = theme.px(4);
    setViewportMargins(edge, edge, edge, edge);
}

bool Sheet::event(QEvent *event)
{
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::Paint && hasFocus()) {
        QPainter painter(this);
        paintFocusRing(painter, rect(), m_theme, m_theme.px(4));
    }
    return done;
}

} // namespace sheaf
