// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps in sight what has the keyboard within a page that scrolls, and the caret of a text that is being typed.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QRect;
class QScrollArea;
class QWidget;

namespace sheaf
{

// GUI thread; a child of the area, which has its page already. It lets go when the user scrolls, until the keyboard
// goes elsewhere or the caret moves.
class FocusFollower final : public QObject
{
    Q_OBJECT
public:
    explicit FocusFollower(QScrollArea *area);

    void leaveOut(const QWidget *widget) { m_leftOut = widget; } // it looks after its own caret
    void follow();                                               // what has the keyboard now, as soon as it is laid out
    void letGo() { m_holds = false; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void changeTo(QWidget *focus);
    void bringIntoSight();
    void scrollTo(const QRect &box); // in the coordinates of the page

    QScrollArea *m_area;
    const QWidget *m_leftOut = nullptr;
    QPointer<QWidget> m_focus;
    QMetaObject::Connection m_caret;
    QTimer m_soon; // when what has just been shown or has grown has its place
    bool m_holds = false;
    bool m_whole = false; // not the caret alone
};

} // namespace sheaf
