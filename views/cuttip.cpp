// SPDX-License-Identifier: GPL-3.0-or-later
// A tip is rich text, so that long ones are wrapped.
#include "views/cuttip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sheaf
{

void showIfCut(const QHelpEvent &event, QWidget &widget, const QRect &place, const QString &whole, int needed)
{
    if (whole.isEmpty() || needed <= place.width() || !place.contains(event.pos())) {
        QToolTip::hideText();
        return;
    }
    const QString text = whole.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    QToolTip::showText(event.globalPos(), QStringLiteral("<span>%1</span>").arg(text), &widget, place);
}

CutLabel::CutLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize CutLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

QSize CutLabel::sizeHint() const
{
    // A pixel more than the words, so that a fraction of one never cuts them.
    return {fontMetrics().horizontalAdvance(text()) + 1, QLabel::sizeHint().height()};
}

bool CutLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QLabel::event(event);
    showIfCut(*static_cast<QHelpEvent *>(event), *this, rect(), text(), fontMetrics().horizontalAdvance(text()));
    return true;
}

void CutLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), static_cast<int>((alignment() | Qt::AlignVCenter).toInt()),
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

} // namespace sheaf
