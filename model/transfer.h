// SPDX-License-Identifier: GPL-3.0-or-later
// Import and export as jobs: streaming, in batches, with progress, cancel and a report.
#pragma once

#include "model/formats/format.h"
#include "model/library.h"

#include <atomic>
#include <functional>
#include <future>
#include <memory>

namespace sheaf
{

// The format that a file's beginning was seen to have, and the hash of that beginning (importsource.h).
struct KnownHead {
    const Format *format = nullptr; // null: not looked at yet
    std::size_t hash = 0;
};

// A file, or a text that was pasted (path is "" and `text` holds it).
struct ImportSource {
    QString path;
    QString name; // shown; "" for a file: its own name
    QByteArray text;
    // A Markdown list replaces order, sections and comments of the library's list of that name, instead of making a
    // new one. A file that is in the library already is read again then, for its list only; else it changes nothing.
    bool replaceList = false;
    KnownHead head = {}; // spares telling the format again, as long as the file begins as it did
};

// Who writes for an import, on a thread of its own. write() answers later; at most two of its answers are outstanding.
struct ImportTarget {
    std::function<Result<Done>()> begin;
    std::function<Result<std::vector<QByteArray>>()> hashes; // of the digests that are here
    std::function<std::future<Result<StepsDone>>(std::vector<ImportStep> &&)> write;
    std::function<Result<EditId>(EditState)> end;
    std::function<Result<bool>()> tidy; // after end(); whether there is more
};

// The target whose calls are jobs that `post` hands to a library's thread: it takes a std::function<Result<Answer>(
// Library &)> and gives a std::future<Result<Answer>>.
template <class Post>
ImportTarget targetThrough(Post post)
{
    using Hashes = std::vector<QByteArray>;
    ImportTarget target;
    target.begin = [post] {
        return post(std::function<Result<Done>(Library &)>([](Library &l) { return l.beginImport(); })).get();
    };
    target.hashes = [post] {
        return post(std::function<Result<Hashes>(Library &)>([](Library &l) { return l.digestHashes(); })).get();
    };
    target.write = [post](std::vector<ImportStep> &&steps) {
        const auto shared = std::make_shared<const std::vector<ImportStep>>(std::move(steps));
        return post(std::function<Result<StepsDone>(Library &)>([shared](Library &l) { return l.write(*shared); }));
    };
    target.end = [post](EditState state) {
        return post(std::function<Result<EditId>(Library &)>([state](Library &l) { return l.endImport(state); })).get();
    };
    target.tidy = [post] {
        return post(std::function<Result<bool>(Library &)>([](Library &l) { return l.tidy(); })).get();
    };
    return target;
}

// Writes to this library on a thread that lives as long as the target; until then it is that thread's.
ImportTarget directTarget(Library &library);

struct ImportHooks {
    std::function<void(int percent, const QString &file)> progress; // on the job's thread; only when it changed
    const std::atomic<bool> *cancelled = nullptr;
};

// Imports the sources in order as one edit. A refused or unreadable file is in the report, the others go on; the
// error is set only when nothing could begin (Busy) or the library failed: what was written until then stays.
Result<ImportReport> runImport(const ImportTarget &target, const std::vector<ImportSource> &sources,
                               const ImportHooks &hooks);

// A record made ready for the library: cleaned texts, keys, lead. Pure; any thread.
Incoming prepare(Record &&record);

enum class Grouping : quint8 { None, Area, Section }; // Section: the list's own; Area: a paper's first area

struct ExportPlan {
    const Format *format = nullptr;
    ExportHead head;
    ExportOptions options;
    std::vector<PaperId> papers; // in the order to write
    bool everything = false;     // all papers but dismissed and trashed ones, newest first (papers is then ignored)
    ListId list{};               // not 0: its comments and sections go along (papers is then ignored)
    std::optional<Order> order;  // none: as given; a list's own
    Grouping grouping = Grouping::Section;
};

// Writes to an open device; the number of papers written. Keys must have been assigned before.
Result<qint64> writeExport(Library &library, const ExportPlan &plan, QIODevice &out, const ImportHooks &hooks);
// The same into a file, atomically: the old one stays until the new one is whole.
Result<qint64> exportToFile(Library &library, const ExportPlan &plan, const QString &path, const ImportHooks &hooks);
// The document in memory, of at most so many papers (-1: all).
struct RenderedExport {
    QByteArray document;
    qint64 papers = 0; // that are in it
};
Result<RenderedExport> renderPlan(Library &library, const ExportPlan &plan, qint64 most, const ImportHooks &hooks);
// The papers that a plan writes, trashed ones left out.
std::vector<PaperId> exportedPapers(Library &library, const ExportPlan &plan);

} // namespace sheaf
