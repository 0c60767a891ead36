// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the texts of new papers into a segment of the search index while their rows are being written.
#pragma once

#include "model/incoming.h"
#include "model/index/segmentbuilder.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sheaf
{

struct NewSegment {
    SegmentBytes bytes;
    IdSet papers;
};

// All calls come from one thread; the work is done on another one, which the first paper starts.
class SegmentThread final
{
public:
    SegmentThread() = default;
    ~SegmentThread();
    SegmentThread(const SegmentThread &) = delete;
    SegmentThread &operator=(const SegmentThread &) = delete;

    // Ids ascend until take() or drop(). The record must live until then.
    void add(PaperId paper, const Incoming &incoming);
    // No more papers come before take(): the segment is built while the caller does something else.
    void finish();
    // The segment of the papers added since the last take() or drop(); waits for it. Empty without papers.
    NewSegment take();
    // Forgets them; they are not looked at when this returns.
    void drop();

private:
    struct Text {
        PaperId paper{};
        const Incoming *incoming = nullptr;
    };
    enum class End : quint8 { Open, Asked, Built }; // of the segment that grows
    void hand();
    void run();
    void index(const Text &text);

    std::vector<Text> m_collected; // of the calling thread, not handed over yet
    IdSet m_papers;
    std::mutex m_mutex; // guards what follows, but for the builder, which is the thread's while it is busy
    std::condition_variable m_wake;
    std::condition_variable m_rest;
    std::vector<Text> m_waiting;
    bool m_busy = false;
    End m_end = End::Open;
    bool m_stopping = false;
    SegmentBuilder m_builder;
    SegmentBytes m_built;
    std::thread m_thread;
};

} // namespace sheaf
