// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what an import reads into steps of about a quarter of a second, and takes their answers into the report.
#pragma once

#include "model/transfer.h"

#include <chrono>
#include <deque>
#include <map>

namespace sheaf
{

// Many small digests go along in one transaction, a large one goes in many. At most two sendings are under way while a
// third is gathered, so what is held is bounded however long the files are. One thread at a time.
class ImportQueue final
{
public:
    ImportQueue(const ImportTarget &target, ImportReport &report) : m_target(target), m_report(report) {}

    // The file that the next calls are about: the last one of the report.
    void open(DigestDraft &&draft);
    void add(Incoming &&incoming);
    void add(PackedChunk &&chunk);
    void close(DigestEnd &&end);
    void close(ListEnd &&end);

    // Everything so far is in the library afterwards, or error() says why not.
    void drain();
    // The same at the end of it all; then the report's remarks name their papers.
    void finish();

    // Whether the present file's digest was in the library already, as far as answers have come.
    bool isHere() const { return m_hereIs == m_report.files.size(); }
    const std::optional<Error> &error() const { return m_error; }

private:
    using Clock = std::chrono::steady_clock;
    // A record without an abstract, about which there is a remark.
    struct Bare {
        std::size_t step = 0;
        std::size_t record = 0;
        int line = 0;
    };
    struct Sent {
        std::future<Result<StepsDone>> answer;
        std::vector<std::size_t> files; // of the report, that the steps are about
        std::vector<Bare> bare;
        bool full = false;
    };

    void push(ImportStep &&step);
    DigestPart &part();
    void sendIfDue();
    bool writerHasRoom() const;
    void send();
    void take();
    static std::vector<Bare> bareOf(const std::vector<ImportStep> &steps);
    void takeIn(FileReport &file, std::size_t number, DigestOpened &&opened);
    void adapt(std::chrono::milliseconds took);

    const ImportTarget &m_target;
    ImportReport &m_report;
    std::vector<ImportStep> m_steps;
    std::vector<std::size_t> m_files; // beside them
    std::size_t m_records = 0;        // in them
    std::size_t m_chunkBytes = 0;
    Clock::time_point m_since; // of the first of them
    std::size_t m_size = 256;  // records that are sent together
    std::deque<Sent> m_sent;
    std::map<std::pair<std::size_t, int>, PaperId> m_bare; // by file and line
    std::size_t m_hereIs = 0;                              // the last file, counted from 1, that was here already
    std::optional<Error> m_error;
};

} // namespace sheaf
