// SPDX-License-Identifier: GPL-3.0-or-later
// The small panel at a selected stretch or a highlight of the abstract: four colours, a remark, and taking it away.
#pragma once

#include "views/theme.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QAbstractButton;
class QToolButton;

namespace sheaf
{

// "Yellow", "Green", "Blue", "Pink": so that a highlight is not told by its colour alone.
QString highlightWord(int colour);

// GUI thread. A child of the window it lies over. Leaves the keyboard where it is unless it was opened by key; closes
// on a choice, on Esc, on any other key and on a press elsewhere.
class HighlightPopup final : public QWidget
{
    Q_OBJECT
public:
    HighlightPopup(const Theme &theme, QWidget *window);

    // Above (or below, if there is no room) `anchor`, a rectangle in the window's coordinates. colour: that of the
    // highlight it is about, 0 for a selection, which cannot be taken away.
    void open(const QRect &anchor, int colour, bool byKey);
    void dismiss();

Q_SIGNALS:
    void colourChosen(int colour);
    void remarkAsked();
    void removeAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool handleKey(const QKeyEvent &key);
    void step(int by);
    void restyle();

    const Theme &m_theme;
    std::array<QAbstractButton *, 4> m_colours{};
    QToolButton *m_remark;
    QToolButton *m_remove;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace sheaf
