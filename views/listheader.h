// SPDX-License-Identifier: GPL-3.0-or-later
// The line above the list: how many papers are shown, in which order, and how far a reading list is read.
#pragma once

#include "model/library.h"

#include <QWidget>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace sheaf
{

class Theme;

// What the line says of a result.
struct ShownCount {
    qint64 shown = 0;     // papers that match
    bool over = false;    // there may be more of them: not all have been looked at
    qint64 of = 0;        // papers of the library; named when more than shown
    qint64 noLonger = 0;  // rows that stay though they no longer match
    bool inTrash = false; // all that is in it
};

// GUI thread.
class ListHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit ListHeader(const Theme &theme, QWidget *parent = nullptr);

    void setCount(const ShownCount &count);
    void setProgress(qint64 read, qint64 of); // of a reading list; 0 of 0: none is shown
    void setBusy(bool busy);                  // the count is being made anew: the old one, dimmed
    void setOrders(const std::vector<Order> &offered, Order current);
    // A button for what the view shown is for ("Empty the Trash…"); hidden until it is to be shown.
    void setAction(QAction *action);
    void setActionShown(bool shown);
    QString countText() const;
    static QString orderText(Order order);

Q_SIGNALS:
    void orderChosen(sheaf::Order order);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void tell();

    const Theme &m_theme;
    QLabel *m_count;
    QToolButton *m_action;
    QToolButton *m_sort;
    QMenu *m_menu;
    QActionGroup *m_orders;
    ShownCount m_shown;
    qint64 m_read = 0;
    qint64 m_toRead = 0;
    bool m_busy = false;
};

} // namespace sheaf
