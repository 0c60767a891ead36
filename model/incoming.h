// SPDX-License-Identifier: GPL-3.0-or-later
// What is on its way into a library, and what became of it: digests, records made ready, counts, the report.
#pragma once

#include "model/edit.h"
#include "model/formats/format.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sheaf
{

// A digest on its way in; hash is the SHA-256 of its raw bytes.
struct DigestDraft {
    QString name;
    QString path; // as given; "" for pasted text
    QByteArray hash;
    qint64 bytes = 0;
};

// A record made ready off the writer's thread.
struct Incoming {
    Record record;        // original texts
    std::string title;    // cleaned
    std::string abstract; // cleaned; "" when the same as the original
    std::string lead;
    std::string sortKey;
    std::int64_t titleKey = 0; // stableHash(normaliseTitle(cleaned title)); 0 when that is empty
    std::int64_t abstractKey = 0;
};

// A piece of the raw text (RawChunk), zstd.
struct PackedChunk {
    int firstLine = 1;
    QByteArray bytes;
};

// entries = fresh + known + merged. An entry of a paper that was here is merged when it changed or stored something of
// that paper: filled a field, says it otherwise, brought a tag, a word of a note, a highlight or remark, or a comment
// that its place in the list did not have. That the paper stands in the list at all, and where, is the list's alone.
struct ImportCounts {
    qint64 entries = 0;
    qint64 fresh = 0; // "new"
    qint64 known = 0;
    qint64 merged = 0;

    ImportCounts &operator+=(const ImportCounts &other)
    {
        entries += other.entries;
        fresh += other.fresh;
        known += other.known;
        merged += other.merged;
        return *this;
    }
};

// A reading list on its way in, and what became of it.
struct ListDraft {
    QString name;         // as the file says, else the digest's
    bool replace = false; // the list of that name becomes this one
};

struct ListMade {
    ListId list{};
    QString name;
    qint64 commented = 0; // entries counted as known until then, which the list's comments make merged ones
};

// What one batch did to the library.
struct BatchOutcome {
    ImportCounts counts;
    std::vector<Remark> remarks; // possible duplicates
    std::vector<PaperId> papers; // of the records, in their order; 0 for a heading
    Change change;
};

struct DigestOpened {
    DigestId digest{};
    bool alreadyHere = false; // the same bytes, alive: nothing is to be imported
    ImportCounts counts;      // when already here: its entries, all known
    QString earlierVersion;   // the name of a live digest of the same path with other bytes, "" if none
};

// What an import is made of, in order: a digest is opened (DigestDraft), its parts follow, then its end. Without an end
// it stays a part. The parts and the end of a digest that is here already change nothing, but for a list to replace.
struct DigestPart {
    std::vector<Incoming> records;
    std::vector<PackedChunk> chunks;
};
struct DigestEnd {
    QString label;
    QString encoding;
    int lines = 0;
};
// The end of a digest that is a reading list: makes the list, or replaces the one of its name. Of a digest that was
// here already nothing is written but a list that is to be replaced.
struct ListEnd {
    ListDraft list;
    QString encoding;
    int lines = 0;
};
using ImportStep = std::variant<DigestDraft, DigestPart, DigestEnd, ListEnd>;
// What became of a step: of each kind its own, of a DigestEnd nothing.
using StepDone = std::variant<DigestOpened, BatchOutcome, std::monostate, ListMade>;

struct StepsDone {
    std::vector<StepDone> steps; // as they were given
    std::chrono::milliseconds took{};
};

// One file's part of an import's report.
struct FileReport {
    QString file;
    DigestId digest{};
    QString digestName;
    ImportCounts counts;
    std::vector<Remark> remarks;
    std::optional<Error> error;     // refused or unreadable
    ListMade list;                  // of a Markdown list that was made or replaced, else 0
    std::optional<qint64> passedBy; // a folder, opened up: how many of its files hold no papers or are hidden
};

struct ImportReport {
    EditId row{}; // 0 when nothing changed
    std::vector<FileReport> files;
    EditState state = EditState::Done;
    ImportCounts total() const;
};

inline ImportCounts ImportReport::total() const
{
    ImportCounts total;
    for (const FileReport &file : files)
        total += file.counts;
    return total;
}

} // namespace sheaf
