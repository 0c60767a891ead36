// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the reading list that is shown: its order, its sections and its comments.
#pragma once

#include "model/store.h"
#include "views/commentfield.h"

#include <QObject>

#include <functional>
#include <set>
#include <vector>

class QMenu;

namespace sheaf
{

class Actions;
class Browse;
class DetailPane;
class Desk;
class MainWindow;
class PaperList;
class StatusLine;
class Theme;

// GUI thread. Everything it is given outlives it. A new order is shown at once, and taken back when the library could
// not store it.
class Arrange final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        PaperList *list;
        DetailPane *detail;
        CommentField *comment;
        StatusLine *status;
    };
    Arrange(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent = nullptr);

    // What can be done to the selected places, for the menu of the list.
    void addPlaceMenu(QMenu *menu);

Q_SIGNALS:
    void listNameAsked(); // F2 on anything but a heading

private:
    void connectActions();
    void tell(); // which actions can do something; the comment that is shown
    void showComment();
    // False, and the status line says why, while the list cannot be arranged.
    bool canArrange();
    void step(int by);
    void moveTo(int row);
    void makeSection();
    void renameSection(const ListItem &heading);
    void takeOut();
    void editComment();
    void setComment(const CommentPlace &place, const QString &text);
    void askName(const QString &title, const QString &button, const QString &name,
                 const std::function<void(const QString &)> &named);
    // Existing items with other positions or texts.
    void put(ListId list, const std::vector<ListItem> &items);
    void landed(Ticket ticket, bool done);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Parts m_parts;
    std::set<Ticket> m_moves; // shown already, on their way
};

} // namespace sheaf
