// SPDX-License-Identifier: GPL-3.0-or-later
// The import job: recognise, read, clean and hand over in batches of about a quarter of a second.
#include "model/transfer.h"

#include "model/importsource.h"
#include "model/phrases.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"
#include "model/worker.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>

#include <chrono>
#include <deque>

namespace sheaf
{

namespace
{

constexpr std::size_t firstBatch = 256;
constexpr std::size_t largestBatch = 8192;
constexpr auto batchAim = std::chrono::milliseconds(250);
constexpr std::size_t inFlight = 2;
constexpr std::size_t leadLength = 240;

QString importText(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

// One file on its way in: collects records and chunks, sends them off, takes the answers in.
class FileImport final
{
public:
    FileImport(const ImportTarget &target, std::size_t &batchSize, FileReport &report)
        : m_target(target), m_batchSize(batchSize), m_report(report)
    {
    }

    void add(Record &&record)
    {
        m_records.push_back(prepare(std::move(record)));
        if (m_records.size() >= m_batchSize)
            send();
    }

    void add(RawChunk &&chunk) { m_chunks.push_back(std::move(chunk)); }

    // Everything is in the library afterwards, or error() says why not.
    void finish()
    {
        if (!m_records.empty() || !m_chunks.empty())
            send();
        while (!m_pending.empty())
            take();
        for (Remark &remark : m_report.remarks) {
            if (remark.slip == Slip::TitleWithoutAbstract)
                remark.paper = m_bare.value(remark.line);
        }
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    using Clock = std::chrono::steady_clock;
    struct Pending {
        std::future<Result<BatchOutcome>> answer;
        Clock::time_point sent;
        std::size_t records;
        std::vector<std::pair<std::size_t, int>> bare; // records without an abstract: which, and their lines
    };

    void send()
    {
        if (m_error)
            return;
        while (m_pending.size() >= inFlight)
            take();
        const std::size_t count = m_records.size();
        const auto now = Clock::now();
        std::vector<std::pair<std::size_t, int>> bare;
        for (std::size_t at = 0; at < count; ++at) {
            if (m_records[at].record.abstract.empty())
                bare.emplace_back(at, m_records[at].record.firstLine);
        }
        auto answer = m_target.addBatch(std::exchange(m_records, {}), std::exchange(m_chunks, {}));
        m_pending.push_back({std::move(answer), now, count, std::move(bare)});
    }

    void take()
    {
        Pending pending = std::move(m_pending.front());
        m_pending.pop_front();
        Result<BatchOutcome> outcome = pending.answer.get();
        if (!outcome) {
            if (!m_error)
                m_error = outcome.error();
            return;
        }
        if (pending.records == m_batchSize)
            adapt(Clock::now() - pending.sent);
        const ImportCounts &counts = outcome.value().counts;
        m_report.counts.entries += counts.entries;
        m_report.counts.fresh += counts.fresh;
        m_report.counts.known += counts.known;
        m_report.counts.merged += counts.merged;
        for (Remark &remark : outcome.value().remarks)
            m_report.remarks.push_back(std::move(remark));
        for (const auto &[at, line] : pending.bare)
            m_bare.insert(line, outcome.value().papers[at]);
    }

    void adapt(Clock::duration took)
    {
        if (took < batchAim / 2)
            m_batchSize = std::min(m_batchSize * 2, largestBatch);
        else if (took > batchAim * 2)
            m_batchSize = std::max(m_batchSize / 2, firstBatch / 4);
    }

    const ImportTarget &m_target;
    std::size_t &m_batchSize;
    FileReport &m_report;
    std::vector<Incoming> m_records;
    std::vector<RawChunk> m_chunks;
    std::deque<Pending> m_pending;
    QHash<int, PaperId> m_bare; // papers without an abstract, by their lines
    std::optional<Error> m_error;
};

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

    bool cancelled() const { return m_hooks.cancelled && m_hooks.cancelled->load(std::memory_order_relaxed); }

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

// How a source is read into the digest that was opened for it.
struct Reading {
    const Format &format;
    const ImportTarget &target;
    Progress &progress;
    bool replaceList = false;
    bool listOnly = false; // the digest is here already
};

QString listNameOf(const std::string &name, const FileReport &report)
{
    return name.empty() ? QFileInfo(report.digestName).completeBaseName() : QString::fromStdString(name);
}

// A part stays open, so that the same file imported again is read as a whole.
void closeWhole(const Reading &reading, const LineSource &lines, const QString &label,
                const std::optional<std::string> &list, FileReport &report)
{
    if (!list) {
        const Result<Done> closed = reading.target.closeDigest(label, lines.encoding(), lines.lineNumber());
        if (!closed && !report.error)
            report.error = closed.error();
        return;
    }
    const Result<ListMade> made = reading.target.closeList({listNameOf(*list, report), reading.replaceList},
                                                           lines.encoding(), lines.lineNumber());
    if (made) {
        report.list = made.value();
        report.counts.known -= report.list.commented;
        report.counts.merged += report.list.commented;
    } else if (!report.error) {
        report.error = made.error();
    }
}

// Reads the text into the digest that was opened; false when the import was cancelled.
bool readInto(FileImport &file, const Reading &reading, QIODevice &device, FileReport &report)
{
    LineSource lines(device, [&](RawChunk &&chunk) {
        if (!reading.listOnly)
            file.add(std::move(chunk));
    });
    QString label;
    std::optional<std::string> list; // its name, when it is one
    bool toTheEnd = true;
    RecordSink sink;
    sink.record = [&](Record &&record) {
        reading.progress.at(lines.bytesRead(), report.digestName);
        file.add(std::move(record));
        toTheEnd = !reading.progress.cancelled() && !file.error();
        return toTheEnd;
    };
    sink.remark = [&](Remark &&remark) {
        if (!reading.listOnly)
            report.remarks.push_back(std::move(remark));
    };
    sink.label = [&](const std::string &text) { label = QString::fromStdString(text); };
    sink.list = [&](const std::string &name) { list = name; };
    reading.format.read(lines, sink);
    file.finish();
    if (!lines.readError().isEmpty()) {
        toTheEnd = false;
        report.error =
            Error{Error::Kind::File,
                  importText("“%1” could be read only in part; what was read is kept.").arg(report.digestName),
                  lines.readError()};
    }
    if (toTheEnd && !file.error())
        closeWhole(reading, lines, label, list, report);
    return !reading.progress.cancelled();
}

DigestDraft draftOf(const ImportSource &source, QIODevice &device)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&device);
    const QString path = source.path.isEmpty() ? QString() : QFileInfo(source.path).absoluteFilePath();
    DigestDraft draft{shownName(source), path, hash.result(), device.size()};
    device.seek(0);
    return draft;
}

void remarkOnEarlier(const DigestOpened &opened, FileReport &report)
{
    if (opened.earlierVersion.isEmpty())
        return;
    Remark remark;
    remark.slip = Slip::EarlierVersion;
    remark.other = opened.earlierVersion;
    report.remarks.push_back(std::move(remark));
}

// What became of one source. The outer error is the library's, which ends the import.
Result<bool> importFile(const ImportTarget &target, const ImportSource &source, std::size_t &batchSize,
                        Progress &progress, FileReport &report)
{
    report.file = source.path.isEmpty() ? source.name : source.path;
    report.digestName = shownName(source);
    Result<std::unique_ptr<QIODevice>> device = openSource(source);
    if (!device) {
        report.error = device.error();
        return true;
    }
    QIODevice &input = *device.value();
    const Recognised recognised = recognise(input.peek(sourceHeadBytes));
    if (!recognised.format) {
        report.error = Error{Error::Kind::Refused, importText("“%1” was not imported.").arg(report.digestName),
                             recognised.refusal};
        return true;
    }
    const Result<DigestOpened> opened = target.openDigest(draftOf(source, input));
    if (!opened)
        return opened.error();
    const bool isHere = opened.value().alreadyHere;
    report.digest = opened.value().digest;
    if (isHere)
        report.counts = opened.value().counts;
    if (isHere && !(source.replaceList && recognised.format == formatById(u"markdown")))
        return true;
    remarkOnEarlier(opened.value(), report);
    FileImport file(target, batchSize, report);
    const Reading reading{*recognised.format, target, progress, source.replaceList, isHere};
    const bool goOn = readInto(file, reading, input, report);
    if (file.error())
        return *file.error();
    return goOn;
}

std::string textOrSame(const CleanText &clean)
{
    return clean.changed() ? clean.text : std::string();
}

void takeKeys(Incoming &incoming, const std::string &abstract)
{
    incoming.sortKey = titleSortKey(incoming.title);
    const std::string normal = normaliseTitle(incoming.title);
    incoming.titleKey = normal.empty() ? 0 : stableHash(normal);
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
    Incoming incoming;
    if (record.isListItem)
        return prepareAsItIs(std::move(record));
    const CleanText abstract = cleanRemnants(record.abstract);
    incoming.title = cleanRemnants(record.title).text;
    incoming.lead = leadOf(abstract.text, leadLength);
    takeKeys(incoming, abstract.text);
    incoming.abstract = textOrSame(abstract);
    incoming.record = std::move(record);
    return incoming;
}

ImportTarget directTarget(Library &library)
{
    ImportTarget target;
    target.begin = [&library] { return library.beginImport(); };
    target.openDigest = [&library](const DigestDraft &draft) { return library.openDigest(draft); };
    target.addBatch = [&library](std::vector<Incoming> &&records, std::vector<RawChunk> &&chunks) {
        std::promise<Result<BatchOutcome>> answer;
        answer.set_value(
            guarded([&]() -> Result<BatchOutcome> { return library.addBatch(std::move(records), std::move(chunks)); }));
        return answer.get_future();
    };
    target.closeDigest = [&library](const QString &label, const QString &encoding, int lines) -> Result<Done> {
        library.closeDigest(label, encoding, lines);
        return Done{};
    };
    target.closeList = [&library](const ListDraft &list, const QString &encoding, int lines) {
        return guarded([&]() -> Result<ListMade> { return library.closeList(list, encoding, lines); });
    };
    target.end = [&library](EditState state) -> Result<EditId> { return library.endImport(state); };
    return target;
}

Result<ImportReport> runImport(const ImportTarget &target, const std::vector<ImportSource> &sources,
                               const ImportHooks &hooks)
{
    if (const Result<Done> begun = target.begin(); !begun)
        return begun.error();
    ImportReport report;
    Progress progress(sources, hooks);
    std::size_t batchSize = firstBatch;
    std::optional<Error> failure;
    for (const ImportSource &source : sources) {
        if (progress.cancelled()) { // before it began
            report.state = EditState::Cancelled;
            break;
        }
        report.files.emplace_back();
        const Result<bool> goOn = importFile(target, source, batchSize, progress, report.files.back());
        progress.done(source);
        if (!goOn)
            failure = goOn.error();
        if (failure || !goOn.value()) {
            report.state = EditState::Cancelled;
            break;
        }
    }
    const Result<EditId> row = target.end(report.state);
    if (failure)
        return stoppedBy(*failure, report.total());
    if (!row)
        return row.error();
    report.row = row.value();
    return report;
}

} // namespace sheaf
