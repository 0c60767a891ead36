// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that indexes what an import brings.
#include "model/db/segmentthread.h"

#include "model/db/writepaper.h"

namespace sheaf
{

namespace
{

constexpr std::size_t papersAtATime = 64; // handed over together

} // namespace

SegmentThread::~SegmentThread()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SegmentThread::add(PaperId paper, const Incoming &incoming)
{
    m_papers.add(paper);
    m_collected.push_back({paper, &incoming});
    if (m_collected.size() >= papersAtATime)
        hand();
}

void SegmentThread::hand()
{
    if (m_collected.empty())
        return;
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert(m_waiting.end(), m_collected.begin(), m_collected.end());
    }
    m_collected.clear();
    m_wake.notify_one();
}

void SegmentThread::finish()
{
    if (m_papers.empty())
        return;
    hand();
    {
        const std::lock_guard lock(m_mutex);
        if (m_end == End::Open)
            m_end = End::Asked;
    }
    m_wake.notify_one();
}

NewSegment SegmentThread::take()
{
    if (m_papers.empty())
        return {};
    finish();
    std::unique_lock lock(m_mutex);
    m_rest.wait(lock, [this] { return m_end == End::Built; });
    m_end = End::Open;
    return {std::exchange(m_built, {}), std::exchange(m_papers, {})};
}

void SegmentThread::drop()
{
    if (m_papers.empty())
        return;
    m_collected.clear();
    m_papers = {};
    std::unique_lock lock(m_mutex);
    m_waiting.clear();
    m_rest.wait(lock, [this] { return !m_busy; });
    if (m_end != End::Built)
        m_builder.build();
    m_built = {};
    m_end = End::Open;
}

void SegmentThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty() || m_end == End::Asked; });
        if (m_stopping)
            return;
        const std::vector<Text> texts = std::exchange(m_waiting, {});
        m_busy = true;
        lock.unlock();
        for (const Text &text : texts)
            index(text);
        lock.lock();
        if (m_waiting.empty() && m_end == End::Asked) {
            lock.unlock();
            SegmentBytes built = m_builder.build();
            lock.lock();
            m_built = std::move(built);
            m_end = End::Built;
        }
        m_busy = false;
        m_rest.notify_one();
    }
}

void SegmentThread::index(const Text &text)
{
    const Incoming &incoming = *text.incoming;
    const Record &record = incoming.record;
    const std::string authors = joinLines(record.authors);
    FieldTexts texts;
    texts[static_cast<std::size_t>(IndexField::Title)] = incoming.title;
    texts[static_cast<std::size_t>(IndexField::Abstract)] =
        incoming.abstract.empty() ? record.abstract : incoming.abstract;
    texts[static_cast<std::size_t>(IndexField::Authors)] = authors;
    texts[static_cast<std::size_t>(IndexField::Venue)] = record.venue;
    m_builder.add(text.paper, texts);
}

} // namespace sheaf
