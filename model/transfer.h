// SPDX-License-Identifier: GPL-3.0-or-later
// Import and export as jobs: streaming, in batches, with progress, cancel and a report.
#pragma once

#include "model/formats/format.h"
#include "model/library.h"

#include <atomic>
#include <functional>
#include <future>

namespace sheaf
{

// A file, or a text that was pasted (path is "" and `text` holds it).
struct ImportSource {
    QString path;
    QString name; // shown; "" for a file: its own name
    QByteArray text;
    // A Markdown list replaces order, sections and comments of the library's list of that name, instead of making a
    // new one. A file that is in the library already is read again then, for its list only; else it changes nothing.
    bool replaceList = false;
};

// Who writes for an import: the Library itself (command line) or the writer's queue (window). addBatch may answer
// later; at most two of its answers are outstanding.
struct ImportTarget {
    std::function<Result<Done>()> begin;
    std::function<Result<DigestOpened>(const DigestDraft &)> openDigest;
    std::function<std::future<Result<BatchOutcome>>(std::vector<Incoming> &&, std::vector<RawChunk> &&)> addBatch;
    std::function<Result<Done>(const QString &label, const QString &encoding, int lines)> closeDigest;
    // Instead of closeDigest for a digest that is a reading list.
    std::function<Result<ListMade>(const ListDraft &list, const QString &encoding, int lines)> closeList;
    std::function<Result<EditId>(EditState)> end;
};

// Calls straight through to a library on this thread.
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
