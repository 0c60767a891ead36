// SPDX-License-Identifier: GPL-3.0-or-later
// The drag of selected rows with the mouse: follows it, scrolls at the edges, and says where it was let go.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QLabel;

namespace sheaf
{

class PaperList;
class Theme;

// GUI thread. Not a QDrag, whose exec() waits in an event loop of its own: the list hands over the mouse's moves until
// the button is let go, and everything else goes on meanwhile.
class PaperDrag final : public QObject
{
    Q_OBJECT
public:
    PaperDrag(const Theme &theme, PaperList &list);

    void begin(const QString &what); // "3 papers", shown beside the mouse
    void move(const QPoint &globalPosition);
    void drop(const QPoint &globalPosition);
    void cancel();
    bool isActive() const { return m_active; }
    // Between which rows the line is painted: the row below it, rowCount() after the last; -1: none.
    int lineRow() const { return m_lineRow; }
    // Whether rows of this list may be put elsewhere in it now.
    void setReordering(bool possible) { m_reordering = possible; }
    // Someone else takes what is dragged, and says so beside the mouse: "Add to Monday". "": nobody.
    void setTaker(const QString &what);

private:
    void follow();
    void end();
    void showLabel();

    const Theme &m_theme;
    PaperList &m_list;
    QLabel *m_label = nullptr; // a child of the window
    QTimer m_scroll;
    QPoint m_at; // global
    QString m_what;
    QString m_taker;
    int m_lineRow = -1;
    bool m_active = false;
    bool m_reordering = false;
};

} // namespace sheaf
