// SPDX-License-Identifier: GPL-3.0-or-later
// Removal: numbers first, then the question, then the edit.
#include "app/removal.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/notices.h"
#include "model/phrases.h"
#include "views/listheader.h"
#include "views/patience.h"
#include "views/sidebarview.h"
#include "views/statusline.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace sheaf
{

Removal::Removal(Store &store, Browse &browse, Desk &desk, Actions &actions, Notices &notices, const Parts &parts,
                 QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_actions(actions)
    , m_notices(notices)
    , m_parts(parts)
{
    connect(actions[Act::EmptyTrash], &QAction::triggered, this, &Removal::askToEmptyTrash);
    connect(actions[Act::DeleteDigest], &QAction::triggered, this, [this] { askToDelete(chosenDigest()); });
    connect(&browse, &Browse::sidebarChanged, this, &Removal::enable);
    connect(parts.sidebar->selectionModel(), &QItemSelectionModel::selectionChanged, this, &Removal::enable);
    connect(parts.sidebar, &SidebarView::removalAsked, this, [this](SidebarModel::Kind kind, qint64 id) {
        if (kind == SidebarModel::Kind::Digest)
            askToDelete(DigestId{id});
    });
    connect(&store, &Store::digestRemovalReady, this, [this](Ticket ticket, const Library::DigestRemoval &removal) {
        if (ticket != m_ticket)
            return;
        ended();
        askWith(std::exchange(m_digest, {}), removal);
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket) {
        if (ticket != m_ticket || ticket == 0)
            return;
        ended();
        m_digest = {};
    });
    connect(&store, &Store::purged, this, [this](Ticket ticket, qint64 papers) {
        if (ticket == m_purge)
            m_notices.say(tr("Deleted %1 for good").arg(papersText(papers)));
    });
    connect(&store, &Store::applied, this, [this](Ticket ticket) {
        if (ticket == m_removal && m_browse.query().trimmed() == m_removedQuery)
            m_browse.show(QString()); // what is shown is gone
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { m_parts.status->showWaiting(tr("Looking at what “%1” holds").arg(nameOf(m_digest)), true); });
    connect(parts.status, &StatusLine::cancelAsked, this, [this] {
        if (m_ticket == 0)
            return;
        ended(); // its answer is not wanted any more
        m_digest = {};
    });
    parts.header->setAction(actions[Act::EmptyTrash]);
    connect(&browse, &Browse::listChanged, this, &Removal::enable);
    enable();
}

void Removal::ended()
{
    m_ticket = 0;
    if (m_patience.isActive())
        m_patience.stop(); // nothing was said of it
    else
        m_parts.status->endProgress();
}

DigestId Removal::chosenDigest() const
{
    const QModelIndexList rows = m_parts.sidebar->selectionModel()->selectedIndexes();
    if (rows.isEmpty() || rows.front().data(SidebarModel::KindRole).toInt() != int(SidebarModel::Kind::Digest))
        return {};
    return DigestId{rows.front().data(SidebarModel::IdRole).toLongLong()};
}

void Removal::addRowMenu(QMenu *menu, SidebarModel::Kind kind, qint64 id, const QString &query)
{
    if (kind == SidebarModel::Kind::Library && query == QLatin1String("is:trashed")) {
        menu->addSeparator();
        menu->addAction(m_actions[Act::EmptyTrash]);
    }
    if (kind != SidebarModel::Kind::Digest)
        return;
    menu->addSeparator();
    menu->addAction(m_actions[Act::DeleteDigest]->icon(), tr("Delete this digest…"), this,
                    [this, id] { askToDelete(DigestId{id}); });
}

void Removal::enable()
{
    m_actions[Act::EmptyTrash]->setEnabled(m_browse.sidebar().counts.trashed > 0);
    m_actions[Act::DeleteDigest]->setEnabled(chosenDigest() != DigestId{});
    m_parts.header->setActionShown(m_browse.query().trimmed() == QLatin1String("is:trashed"));
}

QString Removal::nameOf(DigestId digest) const
{
    for (const CountedDigest &counted : m_browse.sidebar().digests) {
        if (counted.digest.id == digest)
            return counted.digest.name;
    }
    return {};
}

void Removal::askToEmptyTrash()
{
    const qint64 papers = m_browse.sidebar().counts.trashed;
    if (papers == 0)
        return;
    ask(papers == 1 ? tr("Delete the paper in the Trash for good?")
                    : tr("Delete the %1 in the Trash for good?").arg(papersText(papers)),
        tr("This cannot be undone. Their notes, highlights and tags go with them."),
        tr("Delete %1 for good").arg(papersText(papers)), [this] { m_purge = m_store.purge(); });
}

void Removal::askToDelete(DigestId digest)
{
    if (digest == DigestId{})
        return;
    if (m_ticket != 0)
        ended();
    m_digest = digest;
    m_patience.start();
    m_ticket = m_store.askDigestRemoval(digest);
}

void Removal::askWith(DigestId digest, const Library::DigestRemoval &removal)
{
    QStringList sentences;
    if (removal.trash > 0)
        sentences << (removal.trash == 1 ? tr("1 paper goes to the Trash.")
                                         : tr("%1 go to the Trash.").arg(papersText(removal.trash)));
    if (removal.stay > 0)
        sentences << (removal.stay == 1
                          ? tr("1 paper stays, because it has a tag, a note, a highlight, a star or a list, or is "
                               "in another digest.")
                          : tr("%1 stay, because they have a tag, a note, a highlight, a star or a list, or are "
                               "in another digest.")
                                .arg(papersText(removal.stay)));
    sentences << (removal.trash > 0
                      ? tr("Undo brings all of it back, except what has been deleted from the Trash for good by then.")
                      : tr("Undo brings all of it back."));
    ask(tr("Delete the digest “%1”?").arg(nameOf(digest)), sentences.join(QLatin1Char(' ')), tr("Delete the digest"),
        [this, digest] {
            m_removedQuery = QStringLiteral("digest:%1").arg(number(digest));
            m_removal = m_desk.submit(DeleteDigest{digest});
        });
}

void Removal::ask(const QString &question, const QString &consequence, const QString &verb,
                  const std::function<void()> &go)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Sheaf"), question, QMessageBox::NoButton, m_parts.window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(consequence);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes = box->addButton(verb, QMessageBox::DestructiveRole);
    QPushButton *no = box->addButton(tr("Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, go);
    box->open();
}

} // namespace sheaf
