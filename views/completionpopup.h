// SPDX-License-Identifier: GPL-3.0-or-later
// The panel below the search bar that shows what could stand at the cursor; it never takes the keyboard.
#pragma once

#include "model/query/completion.h"

#include <QWidget>

class QListView;

namespace sheaf
{

class ChoiceModel;
class Theme;

// GUI thread. A child of the window it lies over, so that it needs neither a window manager nor a compositor.
class CompletionPopup final : public QWidget
{
    Q_OBJECT
public:
    explicit CompletionPopup(const Theme &theme);

    // Shows them below `anchor`, a rectangle in the window's coordinates, with none chosen.
    void open(QWidget *window, const QRect &anchor, const std::vector<Candidate> &candidates);
    int chosen() const; // -1: none
    // Above the first and below the last row is none.
    void step(int by);
    void stepPage(int direction);

Q_SIGNALS:
    void clicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(int row);
    void place(const QRect &anchor);
    void follow();

    const Theme &m_theme;
    ChoiceModel *m_model;
    QListView *m_list;
};

} // namespace sheaf
