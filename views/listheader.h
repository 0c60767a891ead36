// SPDX-License-Identifier: GPL-3.0-or-later
// The line above the list: how many papers are shown, and in which order.
#pragma once

#include "model/library.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace sheaf
{

class Theme;

// What the line says of a result.
struct ShownCount {
    qint64 shown = 0;    // papers that match
    qint64 of = 0;       // papers of the library; named when more than shown
    qint64 noLonger = 0; // rows that stay though they no longer match
};

// GUI thread.
class ListHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit ListHeader(const Theme &theme, QWidget *parent = nullptr);

    void setCount(const ShownCount &count);
    void setBusy(bool busy); // the count is being made anew: the old one, dimmed
    void setOrders(const std::vector<Order> &offered, Order current);
    QString countText() const;
    static QString orderText(Order order);

Q_SIGNALS:
    void orderChosen(sheaf::Order order);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    QLabel *m_count;
    QToolButton *m_sort;
    QMenu *m_menu;
    QActionGroup *m_orders;
    bool m_busy = false;
};

} // namespace sheaf
