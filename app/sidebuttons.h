// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons at the side of a mouse: back and forward, wherever in the window it is.
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace sheaf
{

// GUI thread. The window and the actions outlive it.
class SideButtons final : public QObject
{
    Q_OBJECT
public:
    SideButtons(const QWidget &window, QAction &back, QAction &forward, QObject *parent = nullptr);
    ~SideButtons() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QWidget &m_window;
    QAction &m_back;
    QAction &m_forward;
};

} // namespace sheaf
