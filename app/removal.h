// SPDX-License-Identifier: GPL-3.0-or-later
// What goes away for good or in one stroke: emptying the Trash and deleting a digest, both asked with their numbers.
#pragma once

#include "model/items/sidebarmodel.h"
#include "model/store.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QMenu;
class QWidget;

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class ListHeader;
class Notices;
class SidebarView;
class StatusLine;

// GUI thread. Everything it is given outlives it.
class Removal final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        QWidget *window;
        SidebarView *sidebar;
        ListHeader *header;
        StatusLine *status;
    };
    Removal(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, const Parts &parts,
            QObject *parent = nullptr);

    void askToEmptyTrash();
    void askToDelete(DigestId digest);
    // The digest whose row is chosen in the sidebar, 0 when it is another.
    DigestId chosenDigest() const;
    // What can be done with the row of a digest, or of the Trash.
    void addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id, const QString &query);

private:
    void enable();
    void ended(); // the question for the numbers
    void askWith(DigestId digest, const Library::DigestRemoval &removal);
    void ask(const QString &question, const QString &consequence, const QString &verb, const std::function<void()> &go);
    QString nameOf(DigestId digest) const;

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Notices &m_notices;
    Parts m_parts;
    Ticket m_ticket = 0; // of the digest's two numbers
    DigestId m_digest{};
    QTimer m_patience;
    Ticket m_purge = 0;
    Ticket m_removal = 0;   // of a digest, on its way
    QString m_removedQuery; // its digest's
};

} // namespace sheaf
