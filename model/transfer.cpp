// SPDX-License-Identifier: GPL-3.0-or-later
// The import job: recognise, read and clean what a queue hands to the writer.
#include "model/transfer.h"

#include "model/db/packedtext.h"
#include "model/importqueue.h"
#include "model/importsource.h"
#include "model/phrases.h"
#include "model/sha256.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"
#include "model/worker.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <sched.h>

namespace sheaf
{

namespace
{

constexpr std::size_t leadLength = 240;

QString importText(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

bool isCancelled(const ImportHooks &hooks)
{
    return hooks.cancelled && hooks.cancelled->load(std::memory_order_relaxed);
}

// A sequence of sources with one percentage over all of them.
class Progress final
{
public:
    Progress(const std::vector<ImportSource> &sources, const ImportHooks &hooks) : m_hooks(hooks)
    {
        for (const ImportSource &source : sources)
            m_total += sizeOf(source);
    }

    void at(qint64 bytes, const QString &name)
    {
        const int percent = m_total == 0 ? 0 : static_cast<int>((m_before + bytes) * 100 / m_total);
        if (percent == m_percent || !m_hooks.progress)
            return;
        m_percent = percent;
        m_hooks.progress(percent, name);
    }

    void done(const ImportSource &source) { m_before += sizeOf(source); }

    bool cancelled() const { return isCancelled(m_hooks); }

private:
    static qint64 sizeOf(const ImportSource &source)
    {
        return source.path.isEmpty() ? source.text.size() : QFileInfo(source.path).size();
    }

    const ImportHooks &m_hooks;
    qint64 m_total = 0;
    qint64 m_before = 0;
    int m_percent = -1;
};

// What is read into the digest that was opened last.
struct Reading {
    const Format &format;
    ImportQueue &queue;
    Progress &progress;
    FileReport &report;
    ChunkPacker &packer;
    bool replaceList = false;
};

QString listNameOf(const std::string &name, const FileReport &report)
{
    return name.empty() ? QFileInfo(report.digestName).completeBaseName() : QString::fromStdString(name);
}

// Reads the text to its end, unless the import was cancelled or the digest turns out to be here. A part stays open, so
// that the same file imported again is read as a whole.
void readDigest(const Reading &reading, QIODevice &device)
{
    ImportQueue &queue = reading.queue;
    FileReport &report = reading.report;
    const auto isHere = [&] { return queue.isHere() && !reading.replaceList; };
    LineSource lines(device, [&](RawChunk &&chunk) {
        if (!queue.isHere())
            queue.add(PackedChunk{chunk.firstLine, reading.packer.pack(chunk.bytes)});
    });
    QString label;
    std::optional<std::string> list; // its name, when it is one
    bool toTheEnd = true;
    RecordSink sink;
    sink.record = [&](Record &&record) {
        reading.progress.at(lines.bytesRead(), report.digestName);
        queue.add(prepare(std::move(record)));
        toTheEnd = !reading.progress.cancelled() && !queue.error() && !isHere();
        return toTheEnd;
    };
    sink.remark = [&](Remark &&remark) {
        if (!queue.isHere())
            report.remarks.push_back(std::move(remark));
    };
    sink.label = [&](const std::string &text) { label = QString::fromStdString(text); };
    sink.list = [&](const std::string &name) { list = name; };
    reading.format.read(lines, sink);
    if (!lines.readError().isEmpty()) {
        report.error =
            Error{Error::Kind::File,
                  importText("“%1” could be read only in part; what was read is kept.").arg(report.digestName),
                  lines.readError()};
    } else if (toTheEnd && list) {
        queue.close(ListEnd{{listNameOf(*list, report), reading.replaceList}, lines.encoding(), lines.lineNumber()});
    } else if (toTheEnd) {
        queue.close(DigestEnd{label, lines.encoding(), lines.lineNumber()});
    }
}

DigestDraft draftOf(const ImportSource &source, QIODevice &device)
{
    const QString path = source.path.isEmpty() ? QString() : QFileInfo(source.path).absoluteFilePath();
    DigestDraft draft{shownName(source), path, sha256Of(device), device.size()};
    device.seek(0);
    return draft;
}

// One import while it runs.
class ImportRun final
{
public:
    ImportRun(const ImportTarget &target, const std::vector<ImportSource> &sources, const ImportHooks &hooks)
        : m_queue(target, report), m_progress(sources, hooks)
    {
        const Result<std::vector<QByteArray>> hashes = target.hashes();
        if (hashes)
            m_hashes = QSet<QByteArray>(hashes.value().begin(), hashes.value().end());
    }

    // False when the import is not to go on.
    bool take(const ImportSource &source)
    {
        report.files.emplace_back();
        takeFile(source, report.files.back());
        m_progress.done(source);
        return !m_queue.error() && !m_progress.cancelled();
    }
    const std::optional<Error> &finish()
    {
        m_queue.finish();
        return m_queue.error();
    }

    ImportReport report;

private:
    void takeFile(const ImportSource &source, FileReport &file)
    {
        file.file = source.path.isEmpty() ? source.name : source.path;
        file.digestName = shownName(source);
        Result<std::unique_ptr<QIODevice>> device = openSource(source);
        if (!device) {
            file.error = device.error();
            return;
        }
        QIODevice &input = *device.value();
        const Recognised recognised = recogniseSource(source, input);
        if (!recognised.format) {
            file.error = Error{Error::Kind::Refused, importText("“%1” was not imported.").arg(file.digestName),
                               recognised.refusal};
            return;
        }
        const bool replaceList = source.replaceList && recognised.format == formatById(u"markdown");
        if (!isHere(draftOf(source, input)) || replaceList)
            readDigest({*recognised.format, m_queue, m_progress, file, m_packer, replaceList}, input);
    }

    // Opens the digest. The answer is waited for only where it may spare reading the file.
    bool isHere(DigestDraft &&draft)
    {
        const bool mayBe = m_hashes.contains(draft.hash);
        m_hashes.insert(draft.hash);
        m_queue.open(std::move(draft));
        if (mayBe)
            m_queue.drain();
        return m_queue.isHere();
    }

    ImportQueue m_queue;
    Progress m_progress;
    ChunkPacker m_packer;
    QSet<QByteArray> m_hashes; // of digests that are probably here
};

void takeKeys(Incoming &incoming, std::string_view abstract)
{
    TitleKeys keys = titleKeys(incoming.title);
    incoming.sortKey = std::move(keys.sort);
    incoming.titleKey = keys.same;
    incoming.abstractKey = abstractKey(abstract);
}

Incoming prepareAsItIs(Record &&record)
{
    Incoming incoming;
    incoming.title = record.title;
    incoming.lead = leadOf(record.abstract, leadLength);
    takeKeys(incoming, record.abstract);
    incoming.record = std::move(record);
    return incoming;
}

// Whole batches stay when the library fails in the middle: the sentence says so.
Error stoppedBy(const Error &failure, const ImportCounts &kept)
{
    if (failure.kind != Error::Kind::Library || kept.entries == 0)
        return failure;
    return {failure.kind,
            importText("The import stopped, because the library could not be written. What came in before is kept "
                       "(%1); undo takes it back.")
                .arg(entriesText(kept.entries)),
            failure.detail};
}

} // namespace

Incoming prepare(Record &&record)
{
    if (record.isListItem)
        return prepareAsItIs(std::move(record));
    Incoming incoming;
    std::optional<std::string> abstract = cleanedText(record.abstract);
    std::optional<std::string> title = cleanedText(record.title);
    incoming.title = title ? std::move(*title) : record.title;
    const std::string_view shown = abstract ? std::string_view(*abstract) : record.abstract;
    incoming.lead = leadOf(shown, leadLength);
    takeKeys(incoming, shown);
    if (abstract)
        incoming.abstract = std::move(*abstract);
    incoming.record = std::move(record);
    return incoming;
}

ImportTarget directTarget(Library &library)
{
    const auto writer = std::make_shared<Worker>(Worker::Discipline::FirstInFirstOut);
    return targetThrough([&library, writer]<class Answer>(std::function<Result<Answer>(Library &)> work) {
        auto promise = std::make_shared<std::promise<Result<Answer>>>();
        writer->post([&library, promise, work = std::move(work)] {
            promise->set_value(guarded([&]() -> Result<Answer> { return work(library); }));
        });
        return promise->get_future();
    });
}

// While one lives, its thread does not take the processor from a thread that wakes: everything waits for the writer in
// the end.
class GivingWay final
{
public:
    GivingWay() { follow(SCHED_BATCH); }
    ~GivingWay() { follow(m_before); }
    GivingWay(const GivingWay &) = delete;
    GivingWay &operator=(const GivingWay &) = delete;

private:
    void follow(int policy) const
    {
        const sched_param usual{};
        if (m_before == SCHED_OTHER)
            sched_setscheduler(0, policy, &usual);
    }

    const int m_before = sched_getscheduler(0);
};

Result<ImportReport> runImport(const ImportTarget &target, const std::vector<ImportSource> &sources,
                               const ImportHooks &hooks)
{
    if (const Result<Done> begun = target.begin(); !begun)
        return begun.error();
    const GivingWay untilTheEnd;
    ImportRun run(target, sources, hooks);
    for (const ImportSource &source : sources) {
        if (isCancelled(hooks) || !run.take(source)) {
            run.report.state = EditState::Cancelled;
            break;
        }
    }
    const std::optional<Error> failure = run.finish();
    if (failure)
        run.report.state = EditState::Cancelled;
    const Result<EditId> row = target.end(run.report.state);
    if (failure)
        return stoppedBy(*failure, run.report.total());
    if (!row)
        return row.error();
    run.report.row = row.value();
    for (bool more = true; more && !isCancelled(hooks);) {
        const Result<bool> done = target.tidy(); // what is left when it fails is done after the next import
        more = done && done.value();
    }
    return std::move(run.report);
}

} // namespace sheaf
