// SPDX-License-Identifier: GPL-3.0-or-later
// Steps on their way to the writer.
#include "model/importqueue.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t smallestSending = 64;
constexpr std::size_t largestSending = 8192;
constexpr std::size_t mostChunkBytes = 8 * 1024 * 1024; // a long file may hold few records
constexpr std::size_t mostSteps = 4096; // of files that are here already there is nothing else
constexpr auto sendingAim = std::chrono::milliseconds(250);
constexpr std::size_t mostUnderWay = 2;

} // namespace

void ImportQueue::open(DigestDraft &&draft)
{
    push(std::move(draft));
}

void ImportQueue::close(DigestEnd &&end)
{
    push(std::move(end));
}

void ImportQueue::close(ListEnd &&end)
{
    push(std::move(end));
}

void ImportQueue::push(ImportStep &&step)
{
    if (m_steps.empty())
        m_since = Clock::now();
    m_steps.push_back(std::move(step));
    m_files.push_back(m_report.files.size() - 1);
    sendIfDue();
}

// The part of the present digest that is being gathered.
DigestPart &ImportQueue::part()
{
    if (m_steps.empty() || m_files.back() != m_report.files.size() - 1 ||
        !std::holds_alternative<DigestPart>(m_steps.back())) {
        if (m_steps.empty())
            m_since = Clock::now();
        m_steps.emplace_back(DigestPart());
        m_files.push_back(m_report.files.size() - 1);
    }
    return std::get<DigestPart>(m_steps.back());
}

void ImportQueue::add(Incoming &&incoming)
{
    part().records.push_back(std::move(incoming));
    ++m_records;
    sendIfDue();
}

void ImportQueue::add(PackedChunk &&chunk)
{
    m_chunkBytes += static_cast<std::size_t>(chunk.bytes.size());
    part().chunks.push_back(std::move(chunk));
    sendIfDue();
}

void ImportQueue::sendIfDue()
{
    const bool full = m_records >= m_size || m_chunkBytes >= mostChunkBytes || m_steps.size() >= mostSteps;
    if (full || (Clock::now() - m_since >= sendingAim && writerHasRoom()))
        send();
}

// While it has enough to do, a larger sending costs less than one that waits.
bool ImportQueue::writerHasRoom() const
{
    const auto waits = [](const Sent &sent) {
        return sent.answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
    };
    return static_cast<std::size_t>(std::ranges::count_if(m_sent, waits)) < mostUnderWay;
}

void ImportQueue::send()
{
    const bool full = m_records >= m_size;
    std::vector<ImportStep> steps = std::exchange(m_steps, {});
    std::vector<std::size_t> files = std::exchange(m_files, {});
    m_records = 0;
    m_chunkBytes = 0;
    while (m_sent.size() >= mostUnderWay)
        take();
    if (m_error || steps.empty())
        return;
    std::vector<Bare> bare = bareOf(steps);
    m_sent.push_back({m_target.write(std::move(steps)), std::move(files), std::move(bare), full});
}

void ImportQueue::drain()
{
    send();
    while (!m_sent.empty())
        take();
}

void ImportQueue::finish()
{
    drain();
    for (std::size_t number = 0; !m_bare.empty() && number < m_report.files.size(); ++number) {
        for (Remark &remark : m_report.files[number].remarks) {
            const auto bare = m_bare.find({number, remark.line});
            if (remark.slip == Slip::TitleWithoutAbstract && bare != m_bare.end())
                remark.paper = bare->second;
        }
    }
}

std::vector<ImportQueue::Bare> ImportQueue::bareOf(const std::vector<ImportStep> &steps)
{
    std::vector<Bare> bare;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const auto *part = std::get_if<DigestPart>(&steps[step]);
        for (std::size_t at = 0; part && at < part->records.size(); ++at) {
            const Record &record = part->records[at].record;
            if (record.abstract.empty())
                bare.push_back({step, at, record.firstLine});
        }
    }
    return bare;
}

void ImportQueue::take()
{
    Sent sent = std::move(m_sent.front());
    m_sent.pop_front();
    Result<StepsDone> done = sent.answer.get();
    if (!done) {
        if (!m_error)
            m_error = done.error();
        return;
    }
    if (sent.full)
        adapt(done.value().took);
    std::vector<StepDone> &steps = done.value().steps;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        FileReport &file = m_report.files[sent.files[at]];
        if (auto *opened = std::get_if<DigestOpened>(&steps[at])) {
            takeIn(file, sent.files[at], std::move(*opened));
        } else if (auto *outcome = std::get_if<BatchOutcome>(&steps[at])) {
            file.counts += outcome->counts;
            std::move(outcome->remarks.begin(), outcome->remarks.end(), std::back_inserter(file.remarks));
        } else if (const auto *made = std::get_if<ListMade>(&steps[at])) {
            file.list = *made;
            file.counts.known -= made->commented;
            file.counts.merged += made->commented;
        }
    }
    for (const Bare &one : sent.bare) {
        if (const auto *outcome = std::get_if<BatchOutcome>(&steps[one.step]))
            m_bare[{sent.files[one.step], one.line}] = outcome->papers[one.record];
    }
}

void ImportQueue::takeIn(FileReport &file, std::size_t number, DigestOpened &&opened)
{
    file.digest = opened.digest;
    if (opened.alreadyHere) {
        m_hereIs = number + 1;
        file.counts = opened.counts;
        file.remarks.clear(); // what was read of it in advance says nothing new
    } else if (!opened.earlierVersion.isEmpty()) {
        Remark remark;
        remark.slip = Slip::EarlierVersion;
        remark.other = opened.earlierVersion;
        file.remarks.insert(file.remarks.begin(), std::move(remark));
    }
}

void ImportQueue::adapt(std::chrono::milliseconds took)
{
    if (took < sendingAim / 2)
        m_size = std::min(m_size * 2, largestSending);
    else if (took > sendingAim * 2)
        m_size = std::max(m_size / 2, smallestSending);
}

} // namespace sheaf
