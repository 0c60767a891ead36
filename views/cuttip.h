// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is cut without a tool tip: what did not fit where it is painted is shown whole beside the mouse.
#pragma once

#include <QLabel>

class QHelpEvent;

namespace sheaf
{

// For a ToolTip event over `place` of the widget: the tip with the whole text when it needs more room than the place
// is wide, else none.
void showIfCut(const QHelpEvent &event, QWidget &widget, const QRect &place, const QString &whole, int needed);

// One line of plain text that takes what room is left, is cut at its end where that is too little, and then has a tool
// tip of its own, unless it was given another.
class CutLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit CutLabel(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sheaf
