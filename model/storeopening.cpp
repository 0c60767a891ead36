// SPDX-License-Identifier: GPL-3.0-or-later
// The Store's opening: on the writer's thread, with the first page if there is a window to fill; then its readers.
#include "model/store.h"

#include "model/room.h"

namespace sheaf
{

namespace
{

constexpr std::size_t queuedPages = 8;

// None when it could not be read: whoever asks for it then is told why.
std::optional<FirstPage> readAhead(Library &library, Order order)
{
    if (order != Order::Added && order != Order::Title && order != Order::Year)
        return std::nullopt;
    Result<FirstPage> page = guarded([&]() -> Result<FirstPage> { return library.firstPage(order); });
    return page ? std::optional(std::move(page).value()) : std::nullopt;
}

} // namespace

Store::Store(const QString &path, const Library::Options &options, Order first) : Store()
{
    openWith(path, options, first);
}

void Store::open(const QString &path, const Library::Options &options)
{
    openWith(path, options, std::nullopt);
}

void Store::openWith(const QString &path, const Library::Options &options, std::optional<Order> first)
{
    m_path = path;
    m_writer = std::make_unique<Room>(path, Worker::Discipline::FirstInFirstOut);
    m_writer->worker->post([this, path, options, first] {
        Result<std::unique_ptr<Library>> library =
            guarded([&] { return Library::open(path, options); },
                    QT_TRANSLATE_NOOP("Library", "The library could not be opened."));
        Result<Done> known = Done{};
        std::optional<FirstPage> ahead;
        if (library) {
            m_writer->library = std::move(library).value();
            known = guarded([this]() -> Result<Done> {
                m_dataVersion = m_writer->library->dataVersion(); // first: what comes between is told twice, not never
                m_toldRevision = m_writer->library->revision();
                return Done{};
            });
            if (first && known && !m_closing)
                ahead = readAhead(*m_writer->library, *first);
        }
        const std::optional<Error> error = !library ? library.error() : !known ? known.error() : std::optional<Error>();
        deliver([this, error, revision = m_toldRevision, first, ahead = std::move(ahead)] {
            if (error) {
                Q_EMIT openFailed(*error);
                return;
            }
            m_revision = revision;
            m_aheadOrder = first.value_or(Order::Added);
            m_ahead = ahead;
            openReaders();
            m_poll.start();
            Q_EMIT opened();
        });
    });
}

void Store::openReaders()
{
    m_pager = std::make_unique<Room>(m_path, Worker::Discipline::NewestFirst, queuedPages);
    m_finder = std::make_unique<Room>(m_path, Worker::Discipline::FirstInFirstOut);
    m_transfer = std::make_unique<Room>(m_path, Worker::Discipline::FirstInFirstOut);
    if (m_goesOn || !m_ahead || !m_ahead->sidebar || m_ahead->ids.empty())
        return;
    m_pager->worker->hold();
    m_finder->worker->hold();
}

void Store::goOn()
{
    m_goesOn = true;
    for (const Room *room : {m_pager.get(), m_finder.get()}) {
        if (room)
            room->worker->release();
    }
}

} // namespace sheaf
