// SPDX-License-Identifier: GPL-3.0-or-later
// Streams a library's rows into plain tables.
#include "tests/bench/floors.h"

#include "tests/bench/measure.h"
#include "tests/bench/rawsql.h"

#include <filesystem>
#include <memory>

namespace sheaf::bench
{

namespace
{

constexpr std::size_t papersOfTransaction = 8192; // the import's largest batch

struct CopiedTable {
    const char *name;
    const char *order;
};
constexpr CopiedTable copiedTables[] = {{"paper", "id"},
                                        {"paper_text", "paper"},
                                        {"paper_key", "paper"},
                                        {"digest", "id"},
                                        {"digest_chunk", "rowid"},
                                        {"entry", "digest, first_line"},
                                        {"entry_text", "digest, first_line"},
                                        {"recognition", "kind, key, paper"}};

// Contentless, with positions and so with phrases and bm25.
constexpr const char *wordsTable =
    "CREATE VIRTUAL TABLE words USING fts5(title, abstract, authors, venue, content='', tokenize='unicode61', "
    "prefix='1 2 3')";
// Merged once, at the end, it is filled sooner than with the merging on the way that is its own.
constexpr const char *wordsUnmerged = "INSERT INTO words (words, rank) VALUES ('automerge', 0);"
                                      "INSERT INTO words (words, rank) VALUES ('crisismerge', 1000)";
constexpr const char *wordsMerge = "INSERT INTO words (words) VALUES ('optimize')";

constexpr const char *shownTexts = "paper JOIN paper_text ON paper_text.paper = paper.id";
constexpr const char *shownColumns = "paper.id, paper.title, ifnull(abstract_clean, abstract), authors, venue";

void removeDatabase(const std::string &path)
{
    for (const char *end : {"", "-wal", "-shm"})
        std::filesystem::remove(path + end);
}

struct Feed {
    std::unique_ptr<RowStream> rows;
    std::unique_ptr<RawStatement> insert;
    std::size_t share = 0; // rows of a transaction
};

Feed feedOf(RawDatabase &from, RawDatabase &to, const CopiedTable &table, sqlite3_int64 transactions)
{
    const std::string name = table.name;
    RawStatement made(from.get(),
                      "SELECT sql FROM sqlite_master WHERE tbl_name = ?1 AND type IN ('table', 'index') AND "
                      "sql IS NOT NULL ORDER BY type = 'index'");
    made.bind(1, name);
    while (made.step())
        to.run(made.text(0));
    Feed feed;
    feed.rows = std::make_unique<RowStream>(from.get(), name, "*", table.order);
    feed.insert = std::make_unique<RawStatement>(to.get(), insertText(name, feed.rows->columns()));
    feed.share = static_cast<std::size_t>(from.number("SELECT count(*) FROM " + name) / transactions) + 1;
    return feed;
}

enum class Words { None, MergedOnTheWay, MergedAtTheEnd };

Feed textFeedOf(RawDatabase &from, RawDatabase &to, Words words)
{
    to.run(wordsTable);
    if (words == Words::MergedAtTheEnd)
        to.run(wordsUnmerged);
    Feed feed;
    feed.rows = std::make_unique<RowStream>(from.get(), shownTexts, shownColumns, "paper.id");
    feed.insert = std::make_unique<RawStatement>(
        to.get(), "INSERT INTO words (rowid, title, abstract, authors, venue) VALUES (?1, ?2, ?3, ?4, ?5)");
    feed.share = papersOfTransaction;
    return feed;
}

Meter copyInBatches(RawDatabase &to, std::vector<Feed> &feeds)
{
    Meter meter;
    for (bool more = true; more;) {
        more = false;
        for (const Feed &feed : feeds)
            more = feed.rows->read(feed.share) || more;
        meter.start();
        to.run("BEGIN IMMEDIATE");
        for (const Feed &feed : feeds)
            feed.rows->insertInto(*feed.insert);
        to.run("COMMIT");
        meter.stop();
    }
    return meter;
}

void tellFloor(const std::string &library, const std::string &made, const std::string &name, Words words)
{
    removeDatabase(made);
    RawDatabase from(library);
    RawDatabase to(made);
    const sqlite3_int64 transactions =
        from.number("SELECT count(*) FROM paper") / static_cast<sqlite3_int64>(papersOfTransaction) + 1;
    std::vector<Feed> feeds;
    for (const CopiedTable &table : copiedTables)
        feeds.push_back(feedOf(from, to, table, transactions));
    if (words != Words::None)
        feeds.push_back(textFeedOf(from, to, words));
    Meter meter = copyInBatches(to, feeds);
    meter.start();
    if (words == Words::MergedAtTheEnd)
        to.run(wordsMerge);
    to.run("PRAGMA wal_checkpoint(TRUNCATE)");
    meter.stop();
    tell(name + ".wall", meter.wall());
    tell(name + ".cpu", meter.cpu());
    tell(name + ".bytes", static_cast<double>(std::filesystem::file_size(made)));
}

// Of the file's pages, those of the copied tables and their indexes.
double bytesOfRows(RawDatabase &from)
{
    RawStatement pages(from.get(), "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN (SELECT name "
                                   "FROM sqlite_master WHERE tbl_name = ?1)");
    double bytes = 0;
    for (const CopiedTable &table : copiedTables) {
        pages.bind(1, std::string(table.name));
        bytes += pages.step() ? static_cast<double>(pages.number(0)) : 0;
        pages.rewind();
    }
    return bytes;
}

} // namespace

void tellRawFloor(const std::string &library, const std::string &made)
{
    tellFloor(library, made, "raw", Words::None);
    RawDatabase from(library);
    tell("raw.textbytes",
         static_cast<double>(from.number("SELECT sum(octets) FROM (SELECT length(CAST(paper.title AS BLOB)) + "
                                         "length(CAST(ifnull(abstract_clean, abstract) AS BLOB)) AS octets FROM paper "
                                         "JOIN paper_text ON paper_text.paper = paper.id)")));
    tell("rows.bytes", bytesOfRows(from));
    tell("index.bytes", static_cast<double>(from.number("SELECT sum(length(bytes)) FROM index_bytes")));
}

void tellFtsFloor(const std::string &library, const std::string &made)
{
    tellFloor(library, made, "fts", Words::MergedOnTheWay);
    tellFloor(library, made, "fts.end", Words::MergedAtTheEnd);
}

void makeFtsDatabase(const std::string &library, const std::string &made)
{
    removeDatabase(made);
    RawDatabase to(made);
    to.run("ATTACH '" + library + "' AS library");
    to.run("PRAGMA synchronous = OFF;"
           "CREATE TABLE paper (id INTEGER PRIMARY KEY, sort_key TEXT NOT NULL, status INTEGER NOT NULL);"
           "CREATE TABLE paper_tag (paper INTEGER, tag INTEGER, PRIMARY KEY (paper, tag)) WITHOUT ROWID;"
           "CREATE TABLE tag_name (name TEXT NOT NULL, tag INTEGER NOT NULL);"
           "INSERT INTO paper SELECT id, lower(title), status FROM library.paper ORDER BY id;"
           "CREATE INDEX paper_title ON paper (sort_key, id);"
           "INSERT INTO paper_tag SELECT paper, tag FROM library.paper_tag ORDER BY paper, tag;"
           "CREATE INDEX paper_tag_tag ON paper_tag (tag, paper);"
           "INSERT INTO tag_name SELECT name, tag FROM library.tag_name");
    to.run(wordsTable);
    to.run(wordsUnmerged);
    to.run("INSERT INTO words (rowid, title, abstract, authors, venue) SELECT paper.id, paper.title, "
           "ifnull(abstract_clean, abstract), authors, venue FROM library.paper JOIN library.paper_text ON "
           "library.paper_text.paper = library.paper.id ORDER BY paper.id");
    to.run(wordsMerge);
    to.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace sheaf::bench
