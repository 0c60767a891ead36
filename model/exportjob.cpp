// SPDX-License-Identifier: GPL-3.0-or-later
// The export job: papers read one by one in the order shown, handed to a format's writer, the file replaced as a whole.
#include "model/db/openfiles.h"
#include "model/exportplaces.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QSaveFile>

#include <utility>

namespace sheaf
{

namespace
{

// Reads the places' papers one after another, as a format's writer asks for them.
class ExportReader final
{
public:
    ExportReader(Library &library, const ExportPlan &plan, const ImportHooks &hooks, qint64 most)
        : m_library(library)
        , m_title(plan.head.title)
        , m_hooks(hooks)
        , m_places(exportPlaces(library, plan).places)
        , m_most(most)
    {
    }

    bool next(ExportItem &item)
    {
        while (m_next < m_places.size() && m_written != m_most && goesOn()) {
            const ExportPlace &place = m_places[m_next++];
            if (!place.heading.isEmpty())
                m_heading = place.heading;
            if (place.paper == PaperId{}) {
                item = {{}, std::exchange(m_heading, {}), {}, true};
                return true;
            }
            if (std::optional<Paper> paper = m_library.paper(place.paper)) {
                item = {std::move(*paper), std::exchange(m_heading, {}), place.comment};
                ++m_written;
                return true;
            }
        }
        return false;
    }

    qint64 written() const { return m_written; }
    bool wasCancelled() const { return m_cancelled; }

private:
    bool goesOn()
    {
        m_cancelled = m_hooks.cancelled && m_hooks.cancelled->load(std::memory_order_relaxed);
        const int percent = static_cast<int>((m_next + 1) * 100 / m_places.size());
        if (!m_cancelled && m_hooks.progress && percent != std::exchange(m_percent, percent))
            m_hooks.progress(percent, m_title);
        return !m_cancelled;
    }

    Library &m_library;
    const QString m_title;
    const ImportHooks &m_hooks;
    const std::vector<ExportPlace> m_places;
    const qint64 m_most; // papers; -1: all
    std::size_t m_next = 0;
    qint64 m_written = 0;
    int m_percent = -1;
    bool m_cancelled = false;
    QString m_heading; // of the places read, not handed on yet
};

Result<qint64> write(Library &library, const ExportPlan &plan, QIODevice &out, const ImportHooks &hooks, qint64 most)
{
    ExportReader reader(library, plan, hooks, most);
    plan.format->write(
        plan.head, plan.options, [&](ExportItem &item) { return reader.next(item); }, out);
    if (reader.wasCancelled())
        return Error{Error::Kind::Cancelled, QCoreApplication::translate("Export", "The export was cancelled."), {}};
    return reader.written();
}

} // namespace

std::vector<PaperId> exportedPapers(Library &library, const ExportPlan &plan)
{
    std::vector<PaperId> papers;
    for (const ExportPlace &place : exportPlaces(library, plan).places) {
        if (place.paper != PaperId{})
            papers.push_back(place.paper);
    }
    return papers;
}

Result<qint64> writeExport(Library &library, const ExportPlan &plan, QIODevice &out, const ImportHooks &hooks)
{
    return write(library, plan, out, hooks, -1);
}

Result<RenderedExport> renderPlan(Library &library, const ExportPlan &plan, qint64 most, const ImportHooks &hooks)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<qint64> papers = write(library, plan, buffer, hooks, most);
    if (!papers)
        return papers.error();
    return RenderedExport{buffer.data(), papers.value()};
}

Result<qint64> exportToFile(Library &library, const ExportPlan &plan, const QString &path, const ImportHooks &hooks)
{
    if (isOpenDatabase(path))
        return Error{
            Error::Kind::Refused,
            QCoreApplication::translate("Export", "“%1” is the library itself. Choose another file.").arg(path),
            {}};
    QSaveFile file(path);
    const auto failed = [&] {
        return Error{
            Error::Kind::File,
            QCoreApplication::translate("Export", "“%1” could not be written; what was there is kept.").arg(path),
            file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    Result<qint64> written = writeExport(library, plan, file, hooks);
    if (!written)
        return written; // not committed: the old file stays
    if (!file.commit())
        return failed();
    return written;
}

} // namespace sheaf
