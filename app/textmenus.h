// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the paper that is read: of its text, of its tags, and what the list's menu offers beside the actions.
#pragma once

#include "model/paper.h"

#include <QObject>
#include <QUrl>

class QMenu;

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class DetailPane;
class MainWindow;
class Narrowing;
class PaperList;

// GUI thread. Everything it is given outlives it.
class TextMenus final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        MainWindow *window;
        PaperList *list;
        DetailPane *detail;
    };
    TextMenus(Browse &browse, Desk &desk, Narrowing &narrowing, Actions &actions, const Parts &parts,
              QObject *parent = nullptr);

    // Copies of what is selected, and the tags of the current paper, for the menu of the list.
    void addPaperMenu(QMenu *menu);

Q_SIGNALS:
    void searched(); // the papers with the words that were selected are shown

private:
    void openTextMenu(const QPoint &at, const QUrl &link);
    void openWordsMenu(const QString &words, const QPoint &at);
    void openTagMenu(TagId tag, const QPoint &at);
    void addTagEntries(QMenu *menu, TagId tag);
    void addSelection(QMenu *menu);
    void addCopy(QMenu *menu, const QString &entry, const QString &text);
    void addSearch(QMenu *menu, const QString &words);
    void addLink(QMenu *menu, const QUrl &link);

    Browse &m_browse;
    Desk &m_desk;
    Narrowing &m_narrowing;
    Actions &m_actions;
    Parts m_parts;
};

} // namespace sheaf
