// SPDX-License-Identifier: GPL-3.0-or-later
// The Store from its making to its close: its workers, the edits, and the changes that it tells of, whoever made them.
#include "model/store.h"

#include "model/indexcare.h"
#include "model/room.h"

namespace sheaf
{

namespace
{

constexpr int pollMilliseconds = 250;
constexpr int keepMilliseconds = 2000;

} // namespace

Store::Store(QObject *parent) : QObject(parent)
{
    m_poll.setInterval(pollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &Store::poll);
    m_keepPause.setSingleShot(true);
    m_keepPause.setInterval(keepMilliseconds);
    connect(&m_keepPause, &QTimer::timeout, this, [this] {
        if (m_sidebar && m_sidebar->revision >= m_revision)
            keep(*m_sidebar);
    });
}

Store::~Store()
{
    m_closing = true;
    for (const Flag &job : std::as_const(m_jobs))
        job->store(true);
    if (m_searchCancelled)
        m_searchCancelled->store(true);
    if (m_titlesCancelled)
        m_titlesCancelled->store(true);
    m_counting->wanted = 0;
    m_counting->wantedTagged = 0;
    m_counting->interrupted = true;
    m_transfer.reset(); // it may wait for the writer
    m_pager.reset();
    m_finder.reset();
    if (m_writer) {
        m_writer->worker->post([this, room = m_writer.get()] {
            if (room->library)
                static_cast<void>(guarded([&]() -> Result<Done> {
                    keepAtClosing(*room->library);
                    careForIndex(*room->library, Care::Closing);
                    room->library->settle();
                    return Done{};
                }));
        });
        m_writer->worker.reset(); // what it still runs looks at m_writer
    }
}

// After an edit that was the last thing done its numbers have not come yet.
void Store::keepAtClosing(Library &library)
{
    if (!m_sidebar)
        return;
    const bool isOfNow = m_sidebar->revision == library.revision();
    library.keepSidebar(isOfNow ? *m_sidebar : library.sidebar());
}

void Store::deliver(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void Store::keep(const Sidebar &sidebar)
{
    m_writer->worker->post([this, room = m_writer.get(), sidebar] {
        if (!room->library)
            return;
        static_cast<void>(guarded([&]() -> Result<Done> { // without it the next start begins with nothing
            if (sidebar.revision >= m_purgedAt)
                room->library->keepSidebar(sidebar);
            return Done{};
        }));
    });
}

void Store::poll()
{
    if (m_pollQueued)
        return;
    m_pollQueued = true;
    m_writer->worker->post([this] {
        static_cast<void>(guarded([this]() -> Result<Done> {
            if (m_writer->library->dataVersion() != m_dataVersion)
                follow(*m_writer->library);
            return Done{};
        }));
        deliver([this] { m_pollQueued = false; });
    });
}

void Store::follow(Library &library)
{
    m_dataVersion = library.dataVersion();
    const Change change = library.changesSince(m_toldRevision);
    if (change.revision == m_toldRevision)
        return;
    m_toldRevision = change.revision;
    deliver([this, change] {
        m_revision = change.revision;
        Q_EMIT changed(change);
    });
}

Ticket Store::write(Apply apply)
{
    const Ticket ticket = nextTicket();
    m_writer->worker->post([this, ticket, apply = std::move(apply)] {
        const Result<Applied> result = guarded([&]() -> Result<Applied> {
            Result<Applied> done = apply(*m_writer->library);
            follow(*m_writer->library);
            return done;
        });
        deliver([this, ticket, result] {
            if (result)
                Q_EMIT applied(ticket, result.value());
            else
                Q_EMIT failed(ticket, result.error());
        });
    });
    return ticket;
}

Ticket Store::submit(const Edit &edit)
{
    return write([edit](Library &library) { return library.submit(edit); });
}

Ticket Store::undo(EditId expected)
{
    return write([expected](Library &library) { return library.undo(expected); });
}

Ticket Store::redo(EditId expected)
{
    return write([expected](Library &library) { return library.redo(expected); });
}

Ticket Store::goTo(EditId target, EditId head)
{
    return write([target, head](Library &library) { return library.goTo(target, head); });
}

Ticket Store::purge()
{
    const Ticket ticket = nextTicket();
    m_writer->worker->post([this, ticket] {
        const Result<qint64> papers = guarded([this]() -> Result<qint64> {
            Result<qint64> gone = m_writer->library->purge();
            follow(*m_writer->library);
            m_purgedAt = m_toldRevision;
            return gone;
        });
        deliver([this, ticket, papers] {
            if (papers)
                Q_EMIT purged(ticket, papers.value());
            else
                Q_EMIT failed(ticket, papers.error());
        });
    });
    return ticket;
}

Ticket Store::addAreas(const QStringList &ids)
{
    return write([ids](Library &library) {
        library.areasAnswered();
        return library.addAreas(ids);
    });
}

void Store::dismissAreas()
{
    write([](Library &library) -> Result<Applied> {
        library.areasAnswered();
        return Applied{};
    });
}

} // namespace sheaf
