// SPDX-License-Identifier: GPL-3.0-or-later
// The care of the index, in pieces that each fit beside other work.
#include "model/indexcare.h"

#include "model/index/segmentbuilder.h"
#include "model/index/segmentmerge.h"
#include "model/paperorders.h"
#include "model/worker.h"

#include <algorithm>
#include <deque>
#include <future>
#include <system_error>

namespace sheaf
{

namespace
{

constexpr qint64 looseWorthIt = 1000; // fewer are posted anew by each process that searches
constexpr qint64 manyToSort = 50'000;
constexpr qint64 looseAtClosing = 5000; // more would hold up closing
constexpr qint64 papersPerSegment = 8192;
constexpr std::size_t segmentsKept = 8;           // so many small ones are asked quickly enough
constexpr qint64 mergedBytes = qint64{32} << 20U; // each of two merges takes more than twice that in memory
constexpr qint64 mergedAtClosing = qint64{16} << 20U;
constexpr qint64 growth = 3; // a segment joins smaller ones that are together at least a third of it

struct Sized {
    StoredSegment segment;
    qint64 bytes = 0;
};

IdSet firstOf(const IdSet &papers, qint64 most)
{
    if (papers.count() <= most)
        return papers;
    std::vector<PaperId> ids = papers.ids();
    ids.resize(static_cast<std::size_t>(most));
    return IdSet(ids);
}

bool storeLoose(Library &reader, const IndexWrite &write, SegmentBuilder &builder, const IdSet &loose)
{
    IdSet papers;
    const qint64 asOf = reader.revision();
    reader.eachText(loose, [&](const IndexText &text) {
        builder.add(text.id, {text.title, text.abstract, text.authors, text.venue});
        papers.add(text.id);
    });
    const SegmentBytes bytes = builder.build();
    return write([&](Library &library) { return library.storeSegment(bytes, papers, asOf); });
}

// When everything is made anew what the segments tell counts for nothing.
IdSet looseFor(Care care, const IndexState &state)
{
    IdSet loose = state.loose;
    if (care == Care::Everything) {
        for (const StoredSegment &segment : state.segments)
            loose |= segment.papers - segment.masked;
    }
    return loose;
}

// All loose papers of the moment, in blocks; stops when the library changes too often to keep up with.
void storeLoose(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled)
{
    SegmentBuilder builder;
    IdSet done;
    for (int misses = 0; misses < 3 && !cancelled;) {
        const IdSet loose = looseFor(care, reader.indexState()) - done;
        const bool isFew = loose.count() < looseWorthIt && care != Care::Everything && done.empty();
        if (loose.empty() || isFew || (care == Care::Closing && loose.count() > looseAtClosing))
            return;
        const IdSet block = firstOf(loose, papersPerSegment);
        if (storeLoose(reader, write, builder, block))
            done |= block; // those that are gone stay loose
        else
            ++misses;
    }
}

std::vector<Sized> sizedSegments(Library &reader)
{
    std::vector<Sized> sized;
    for (StoredSegment &segment : reader.indexState().segments) {
        const qint64 bytes = reader.indexSegmentSize(segment.id);
        sized.push_back({std::move(segment), bytes});
    }
    return sized;
}

// The youngest segments that belong together, for segments that are kept in the order they were made.
std::vector<Sized> nextMerge(std::vector<Sized> segments, Care care)
{
    if (care != Care::Everything && segments.size() <= segmentsKept)
        return {};
    const qint64 most = care == Care::Closing ? mergedAtClosing : mergedBytes;
    while (!segments.empty()) {
        std::vector<Sized> group;
        qint64 bytes = 0;
        while (!segments.empty()) {
            const qint64 size = segments.back().bytes;
            const bool fits = group.empty() || bytes + size <= most || care == Care::Everything;
            const bool belongs = group.empty() || size <= growth * bytes || care == Care::Everything;
            if (!fits || !belongs)
                break;
            bytes += size;
            group.push_back(std::move(segments.back()));
            segments.pop_back();
        }
        if (group.size() > 1)
            return group;
    }
    return {};
}

// On a thread of its own, or by whoever asks for the answer where there is none to be had.
template <class Work>
auto aside(Work work) -> std::future<decltype(work())>
{
    try {
        return std::async(std::launch::async, work);
    } catch (const std::system_error &) {
        return std::async(std::launch::deferred, work);
    }
}

// One merge on its way, on a thread of its own.
struct Merging {
    std::vector<StoredSegment> old;
    std::vector<MergeInput> inputs; // with masks of `old`
    IdSet papers;
    std::future<SegmentBytes> bytes;
};

// Nothing when a segment is damaged: `check` tells of it, `compact` makes it anew.
std::unique_ptr<Merging> beginMerge(Library &reader, const std::vector<Sized> &group)
{
    auto merging = std::make_unique<Merging>();
    merging->old.reserve(group.size());
    for (const Sized &sized : group) {
        std::shared_ptr<const Segment> segment = Segment::open(reader.indexSegment(sized.segment.id));
        if (!segment)
            return nullptr;
        merging->old.push_back(sized.segment);
        merging->inputs.push_back({std::move(segment), &merging->old.back().masked});
        merging->papers |= sized.segment.papers - sized.segment.masked;
    }
    merging->bytes = aside([inputs = &merging->inputs] { return mergeSegments(*inputs); });
    return merging;
}

// What belongs together of the segments that there are now, two groups at a time: what one merge takes to be written,
// the next one computes. False when nothing was merged.
bool mergeOnce(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled)
{
    constexpr std::size_t atATime = 2;
    std::vector<Sized> left = sizedSegments(reader);
    std::deque<std::unique_ptr<Merging>> running;
    bool merged = false;
    for (;;) {
        while (running.size() < atATime && !cancelled) {
            const std::vector<Sized> group = nextMerge(left, care);
            std::unique_ptr<Merging> next = group.empty() ? nullptr : beginMerge(reader, group);
            if (!next)
                break;
            std::erase_if(left, [&](const Sized &one) {
                return std::ranges::any_of(group,
                                           [&](const Sized &taken) { return taken.segment.id == one.segment.id; });
            });
            running.push_back(std::move(next));
        }
        if (running.empty() || cancelled)
            return merged;
        const std::unique_ptr<Merging> done = std::move(running.front());
        running.pop_front();
        const SegmentBytes bytes = done->bytes.get();
        if (!write([&](Library &library) { return library.replaceSegments(done->old, bytes, done->papers); }))
            return false;
        merged = true;
    }
}

void mergeSegmentsOf(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled)
{
    while (!cancelled && mergeOnce(reader, write, care, cancelled)) {
    }
}

using Orders = std::vector<std::pair<Order, std::vector<quint32>>>;

struct NewOrders {
    qint64 asOf = 0; // the library's revision
    Orders orders;
};

NewOrders sortedOrders(Library &reader, const std::atomic<bool> &cancelled)
{
    NewOrders made;
    made.asOf = reader.revision();
    PaperOrders kept(reader);
    for (const Order order : {Order::Added, Order::Title, Order::Year}) {
        if (cancelled)
            break;
        made.orders.emplace_back(order, kept.order(order)->byPlace);
    }
    return made;
}

// Sorting takes as long as merging does: of many papers it is done on another thread, with a reader of its own, which
// is none where the library cannot be opened a second time.
std::future<std::optional<NewOrders>> beginSorting(Library &reader, const std::atomic<bool> &cancelled)
{
    return aside([path = reader.path(), &cancelled]() -> std::optional<NewOrders> {
        Library::Options options;
        options.mode = Library::Mode::ReadOnly;
        options.create = false;
        const Result<std::optional<NewOrders>> made = guarded([&]() -> Result<std::optional<NewOrders>> {
            const Result<std::unique_ptr<Library>> own = Library::open(path, options);
            return own ? std::optional(sortedOrders(*own.value(), cancelled)) : std::nullopt;
        });
        return made ? made.value() : std::nullopt;
    });
}

bool storeOrders(const IndexWrite &write, const NewOrders &made)
{
    return write([&](Library &library) { return library.storeOrders(made.orders, made.asOf); });
}

// Merges segments and renews the orders, where that is worth it.
void mergeAndSort(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled)
{
    const qint64 outdated = reader.outdatedInOrders();
    std::future<std::optional<NewOrders>> sorting;
    if (outdated >= manyToSort)
        sorting = beginSorting(reader, cancelled);
    mergeSegmentsOf(reader, write, care, cancelled);
    const std::optional<NewOrders> sorted = sorting.valid() ? sorting.get() : std::nullopt;
    if (cancelled || (outdated < looseWorthIt && care != Care::Everything))
        return;
    if (sorted && storeOrders(write, *sorted))
        return;
    const NewOrders again = sortedOrders(reader, cancelled); // edits came meanwhile
    if (!cancelled)
        storeOrders(write, again);
}

} // namespace

void careForIndex(Library &reader, const IndexWrite &write, Care care, const std::atomic<bool> &cancelled)
{
    if (!write([](Library &library) { return library.takeIndexLease(); }))
        return;
    storeLoose(reader, write, care, cancelled);
    mergeAndSort(reader, write, care, cancelled);
    write([](Library &library) {
        library.giveBackIndexLease();
        return true;
    });
}

void careForIndex(Library &library, Care care)
{
    const std::atomic<bool> never = false;
    careForIndex(
        library, [&](const std::function<bool(Library &)> &work) { return work(library); }, care, never);
}

} // namespace sheaf
