// SPDX-License-Identifier: GPL-3.0-or-later
// A library in a folder of its own, digests made up on the spot, and the user tables as text for comparing.
#pragma once

#include "model/db/sqlite.h"
#include "model/library.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"
#include "tests/support/importsteps.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace sheaf::test
{

struct TempLibrary {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("test.sheaf"));

    std::unique_ptr<Library> open(Library::Options options = {}) const
    {
        Result<std::unique_ptr<Library>> library = Library::open(path, options);
        if (!library)
            qFatal("%s %s", qPrintable(library.error().what), qPrintable(library.error().detail));
        return std::move(library).value();
    }
};

// A record made ready as an import job makes it.
inline Incoming incoming(const std::string &title, const std::string &abstract, int firstLine)
{
    Incoming made;
    made.record.title = title;
    made.record.abstract = abstract;
    made.record.firstLine = firstLine;
    made.record.lastLine = firstLine + (abstract.empty() ? 0 : 1);
    made.title = cleanRemnants(title).text;
    const std::string clean = cleanRemnants(abstract).text;
    made.abstract = clean == abstract ? std::string() : clean;
    made.lead = leadOf(clean, 240);
    made.sortKey = titleSortKey(made.title);
    const std::string normalised = normaliseTitle(made.title);
    made.titleKey = normalised.empty() ? 0 : stableHash(normalised);
    made.abstractKey = abstractKey(clean);
    return made;
}

struct TestDigest {
    QString name;
    std::vector<Incoming> records;
    QByteArray bytes;

    // Adds a paper and its two lines.
    TestDigest &add(const std::string &title, const std::string &abstract)
    {
        Incoming made = incoming(title, abstract, int(records.size()) * 2 + 1);
        made.record.lastLine = made.record.firstLine + 1;
        records.push_back(std::move(made));
        bytes += QByteArray::fromStdString(title) + '\n' + QByteArray::fromStdString(abstract) + '\n';
        return *this;
    }
    DigestDraft draft() const
    {
        return {name, QStringLiteral("/digests/") + name, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256),
                bytes.size()};
    }
    int lines() const { return int(records.size()) * 2; }
};

struct ImportResult {
    ImportCounts counts;
    std::vector<Remark> remarks;
    std::vector<PaperId> papers;
    DigestOpened opened;
    EditId row{};
};

// What a job does with one digest between beginImport and endImport.
inline void feedDigest(Library &library, const TestDigest &digest, ImportResult &result, std::size_t batch)
{
    result.opened = openDigest(library, digest.draft());
    if (result.opened.alreadyHere) {
        result.counts = result.opened.counts;
        return;
    }
    for (std::size_t at = 0; at < digest.records.size(); at += batch) {
        const auto first = digest.records.begin() + std::ptrdiff_t(at);
        const auto last = digest.records.begin() + std::ptrdiff_t(std::min(at + batch, digest.records.size()));
        std::vector<RawChunk> chunks;
        if (at == 0)
            chunks.push_back({1, digest.bytes});
        const BatchOutcome outcome = addBatch(library, {first, last}, chunks);
        result.counts.entries += outcome.counts.entries;
        result.counts.fresh += outcome.counts.fresh;
        result.counts.known += outcome.counts.known;
        result.counts.merged += outcome.counts.merged;
        result.remarks.insert(result.remarks.end(), outcome.remarks.begin(), outcome.remarks.end());
        result.papers.insert(result.papers.end(), outcome.papers.begin(), outcome.papers.end());
    }
    closeDigest(library, QStringLiteral("May 29"), digest.lines());
}

inline ImportResult importDigest(Library &library, const TestDigest &digest, std::size_t batch = 100)
{
    ImportResult result;
    const Result<Done> begun = library.beginImport();
    if (!begun)
        qFatal("%s", qPrintable(begun.error().what));
    feedDigest(library, digest, result, batch);
    result.row = library.endImport(EditState::Done);
    return result;
}

// An edit that is not refused.
inline Applied submitted(Library &library, const Edit &edit)
{
    const Result<Applied> applied = library.submit(edit);
    if (!applied)
        qFatal("%s", qPrintable(applied.error().what));
    return applied.value();
}

inline void runSql(const QString &path, const char *sql)
{
    Database database(path, Database::Mode::ReadWrite);
    database.script(sql);
}

// Words that no two papers share in threes.
inline std::string proseOf(const std::string &seed, int words = 30)
{
    std::string text;
    for (int at = 0; at < words; ++at)
        text += seed + std::to_string(at * 7919) + (at + 1 < words ? " " : ".");
    return text;
}

inline TestDigest plainDigest(const QString &name, int papers)
{
    TestDigest digest{name, {}, {}};
    for (int at = 0; at < papers; ++at) {
        const std::string mark = name.toStdString() + "x" + std::to_string(at);
        digest.add("Paper " + mark, proseOf("word" + mark + "n"));
    }
    return digest;
}

// The user tables of rules.md, "Edits and history", as one line per row.
inline QStringList userTables(const QString &path)
{
    constexpr const char *tables[][2] = {
        {"library", "SELECT * FROM library WHERE name <> 'revision' ORDER BY 1"},
        {"paper", "SELECT * FROM paper WHERE hidden = 0 ORDER BY 1"},
        {"paper_text", "SELECT * FROM paper_text WHERE paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1"},
        {"paper_key", "SELECT * FROM paper_key WHERE paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1"},
        {"digest", "SELECT * FROM digest WHERE hidden = 0 ORDER BY 1"},
        {"digest_chunk",
         "SELECT * FROM digest_chunk WHERE digest IN (SELECT id FROM digest WHERE hidden = 0) ORDER BY 1, 2"},
        {"entry", "SELECT * FROM entry WHERE digest IN (SELECT id FROM digest WHERE hidden = 0) ORDER BY 1, 2"},
        {"entry_text",
         "SELECT * FROM entry_text WHERE digest IN (SELECT id FROM digest WHERE hidden = 0) ORDER BY 1, 2"},
        {"tag", "SELECT * FROM tag ORDER BY 1"},
        {"tag_name", "SELECT * FROM tag_name ORDER BY 1"},
        {"paper_tag", "SELECT * FROM paper_tag WHERE paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1, 2"},
        {"list", "SELECT * FROM list ORDER BY 1"},
        {"list_item",
         "SELECT * FROM list_item WHERE paper IS NULL OR paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1"},
        {"saved_search", "SELECT * FROM saved_search ORDER BY 1"},
        {"note", "SELECT * FROM note WHERE paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1"},
        {"merged", "SELECT * FROM merged ORDER BY 1"},
        {"apart", "SELECT * FROM apart ORDER BY 1, 2"},
        {"highlight", "SELECT * FROM highlight WHERE paper IN (SELECT id FROM paper WHERE hidden = 0) ORDER BY 1"},
    };
    Database database(path, Database::Mode::ReadWrite);
    QStringList lines;
    for (const auto &[table, sql] : tables) {
        Statement rows = database.prepare(sql);
        while (rows.step()) {
            QByteArray line(table);
            for (int column = 0; column < rows.columns(); ++column)
                line += '|' + (rows.isNull(column) ? QByteArray("NULL") : rows.blob(column).toPercentEncoding(" "));
            lines.append(QString::fromUtf8(line));
        }
    }
    return lines;
}

// The first row in which two dumps differ, "" when none: QCOMPARE of thousands of lines says too little.
inline QString firstDifference(const QStringList &one, const QStringList &other)
{
    for (qsizetype at = 0; at < std::max(one.size(), other.size()); ++at) {
        if (one.value(at) != other.value(at))
            return QStringLiteral("- %1\n+ %2").arg(one.value(at), other.value(at));
    }
    return {};
}

} // namespace sheaf::test
