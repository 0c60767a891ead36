// SPDX-License-Identifier: GPL-3.0-or-later
// Which key does what: shown in the cheat sheet and on the page of keys, and changed there.
#pragma once

#include "views/keytable.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class HelpDialog;
class Keymap;
class KeysPage;
class MainWindow;
class TagKeys;
class Theme;

// GUI thread. Everything it is given outlives it. A tag's key is the library's and changed by an edit; an action's is
// the settings'. Where both want one key, it is the action's.
class Keyboard final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
    };
    Keyboard(Browse &browse, Desk &desk, Actions &actions, Keymap &keymap, TagKeys &tagKeys, const Parts &parts,
             QObject *parent = nullptr);

    // Every action and tag, with the keys it has now; the actions in the order of their table.
    std::vector<KeyRow> rows() const;
    KeysPage *makePage(QWidget *parent = nullptr); // follows the keys as long as it is there

Q_SIGNALS:
    void pageAsked();

private:
    void showSheet();
    void follow();
    void choose(KeyRow::Of of, qint64 id, const QList<QKeySequence> &keys);

    Browse &m_browse;
    Desk &m_desk;
    Keymap &m_keymap;
    TagKeys &m_tagKeys;
    Parts m_parts;
    QPointer<HelpDialog> m_sheet;
    QPointer<KeysPage> m_page;
};

} // namespace sheaf
