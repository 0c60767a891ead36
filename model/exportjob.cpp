// SPDX-License-Identifier: GPL-3.0-or-later
// The export job: papers read one by one in the order shown, handed to a format's writer, the file replaced as a whole.
#include "model/transfer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

namespace sheaf
{

namespace
{

// What is written, in order: a paper with its comment, and the section it opens.
struct Place {
    PaperId paper{};
    QString section;
    QString comment;
};

std::vector<Place> placesOf(Library &library, const ExportPlan &plan)
{
    std::vector<Place> places;
    if (plan.list == ListId{}) {
        const IdSet shown = library.everyPaper() - library.trashed() - library.withStatus(Status::Dismissed);
        for (const PaperId id : plan.everything ? library.ordered(shown, Order::Added) : plan.papers)
            places.push_back({id, {}, {}});
        return places;
    }
    QString section;
    const IdSet trashed = library.trashed();
    for (const ListItem &item : library.items(plan.list)) {
        if (item.paper == PaperId{}) {
            section = item.text;
        } else if (!trashed.contains(item.paper)) {
            places.push_back({item.paper, std::exchange(section, {}), item.text});
        }
    }
    return places;
}

} // namespace

std::vector<PaperId> exportedPapers(Library &library, const ExportPlan &plan)
{
    std::vector<PaperId> papers;
    for (const Place &place : placesOf(library, plan))
        papers.push_back(place.paper);
    return papers;
}

Result<qint64> writeExport(Library &library, const ExportPlan &plan, QIODevice &out, const ImportHooks &hooks)
{
    const std::vector<Place> places = placesOf(library, plan);
    std::size_t next = 0;
    qint64 written = 0;
    int shown = -1;
    bool cancelled = false;
    const ExportSource source = [&](ExportItem &item) {
        while (next < places.size()) {
            if (hooks.cancelled && hooks.cancelled->load(std::memory_order_relaxed)) {
                cancelled = true;
                return false;
            }
            const Place &place = places[next++];
            const int percent = static_cast<int>(next * 100 / places.size());
            if (hooks.progress && percent != std::exchange(shown, percent))
                hooks.progress(percent, plan.head.title);
            std::optional<Paper> paper = library.paper(place.paper);
            if (!paper)
                continue;
            item = {std::move(*paper), place.section, place.comment};
            ++written;
            return true;
        }
        return false;
    };
    plan.format->write(plan.head, plan.options, source, out);
    if (cancelled)
        return Error{Error::Kind::Cancelled, QCoreApplication::translate("Export", "The export was cancelled."), {}};
    return written;
}

Result<qint64> exportToFile(Library &library, const ExportPlan &plan, const QString &path, const ImportHooks &hooks)
{
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
