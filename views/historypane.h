// SPDX-License-Identifier: GPL-3.0-or-later
// The history as a page of the pane below: every edit, where the library is among them, and the way to any other place.
#pragma once

#include "model/items/historymodel.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace sheaf
{

class TextLabel;
class Theme;

// GUI thread. The model outlives it.
class HistoryPane final : public QWidget
{
    Q_OBJECT
public:
    HistoryPane(const Theme &theme, HistoryModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void shown(); // it may have missed something
    void goAsked(const sheaf::HistoryModel::Way &way);
    void papersAsked(sheaf::EditId edit);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void refresh();
    void go();
    void showPapers();
    void stayHere(); // where the library is stays chosen when it moves
    void showMenu(const QContextMenuEvent &event);

    const Theme &m_theme;
    HistoryModel &m_model;
    QStackedWidget *m_pages;
    QListView *m_list;
    QPushButton *m_go;
    QPushButton *m_papers;
    TextLabel *m_why;     // nothing can be done
    bool m_isHere = true; // the current row is where the library is
};

} // namespace sheaf
