// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of papers: the narrow rows and the B-tree behind them.
#include "model/db/paperkeys.h"

#include <algorithm>
#include <array>
#include <span>

namespace sheaf
{

namespace
{

constexpr qint64 papersAtOnce = 131'072; // about a quarter of a second

std::vector<PaperKey> keysIn(const Statement &row, int first)
{
    std::vector<PaperKey> keys;
    const auto add = [&](KeyKind kind, qint64 key) {
        const auto same = [&](const PaperKey &other) { return other.kind == kind && other.key == key; };
        if (key != 0 && std::none_of(keys.begin(), keys.end(), same))
            keys.push_back({kind, key});
    };
    add(KeyKind::Title, row.integer(first));
    add(KeyKind::Abstract, row.integer(first + 1));
    add(KeyKind::Title, row.integer(first + 2));
    add(KeyKind::Abstract, row.integer(first + 3));
    return keys;
}

void takeOut(Database &database, PaperId id)
{
    for (const PaperKey &key : keysOf(database, id))
        database.run("DELETE FROM recognition WHERE kind = ?1 AND key = ?2 AND paper = ?3", key.kind, key.key, id);
}

// A row of recognition.
struct Filed {
    KeyKind kind = KeyKind::Title;
    qint64 key = 0;
    qint64 paper = 0;

    auto operator<=>(const Filed &) const = default;
};

// Of the papers above one id up to another, sorted.
std::vector<Filed> readFiled(Database &database, qint64 above, qint64 last)
{
    std::vector<Filed> filed;
    Statement rows = database.query("SELECT paper, title_key, abstract_key, said_title_key, said_abstract_key "
                                    "FROM paper_key WHERE paper > ?1 AND paper <= ?2",
                                    above, last);
    while (rows.step()) {
        for (const PaperKey &key : keysIn(rows, 1))
            filed.push_back({key.kind, key.key, rows.integer(0)});
    }
    std::ranges::sort(filed);
    return filed;
}

// Several at a time: the rows are so small that most of the time would go into beginning and ending statements.
void insertSorted(Database &database, std::span<const Filed> filed)
{
    constexpr std::size_t atATime = 8;
    Statement some = database.prepare("INSERT OR IGNORE INTO recognition (kind, key, paper) VALUES (?1, ?2, ?3), "
                                      "(?4, ?5, ?6), (?7, ?8, ?9), (?10, ?11, ?12), (?13, ?14, ?15), (?16, ?17, ?18), "
                                      "(?19, ?20, ?21), (?22, ?23, ?24)");
    std::array<qint64, 3 * atATime> values{};
    for (; filed.size() >= atATime; filed = filed.subspan(atATime)) {
        for (std::size_t at = 0; at < atATime; ++at) {
            values[3 * at] = static_cast<qint64>(filed[at].kind);
            values[3 * at + 1] = filed[at].key;
            values[3 * at + 2] = filed[at].paper;
        }
        std::apply([&](auto... each) { some.bind(each...).run(); }, values);
    }
    for (const Filed &one : filed)
        database.run("INSERT OR IGNORE INTO recognition (kind, key, paper) VALUES (?1, ?2, ?3)", one.kind, one.key,
                     one.paper);
}

void appendShared(Database &database, const char *sql, std::vector<PaperKey> &keys)
{
    Statement rows = database.query(sql);
    while (rows.step())
        keys.push_back({rows.id<KeyKind>(0), rows.integer(1)});
}

} // namespace

void insertKeys(Database &database, PaperId id, const PaperKeys &keys)
{
    database.run("INSERT INTO paper_key (paper, sort_key, title_key, abstract_key, said_title_key, said_abstract_key) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                 id, keys.sortKey, keys.title, keys.abstract, keys.saidTitle, keys.saidAbstract);
}

void updateKeys(Database &database, PaperId id, const PaperKeys &keys)
{
    takeOut(database, id);
    database.run("UPDATE paper_key SET sort_key = ?2, title_key = ?3, abstract_key = ?4, said_title_key = ?5,"
                 " said_abstract_key = ?6 WHERE paper = ?1",
                 id, keys.sortKey, keys.title, keys.abstract, keys.saidTitle, keys.saidAbstract);
    if (id > recognisedUpTo(database))
        return;
    for (const PaperKey &key : keysOf(database, id))
        database.run("INSERT INTO recognition (kind, key, paper) VALUES (?1, ?2, ?3)", key.kind, key.key, id);
}

void removeKeys(Database &database, PaperId id)
{
    takeOut(database, id);
    database.run("DELETE FROM paper_key WHERE paper = ?1", id);
}

std::vector<PaperKey> keysOf(Database &database, PaperId id)
{
    Statement row = database.query("SELECT title_key, abstract_key, said_title_key, said_abstract_key FROM paper_key "
                                   "WHERE paper = ?1",
                                   id);
    return row.step() ? keysIn(row, 0) : std::vector<PaperKey>();
}

std::vector<PaperId> papersWithKey(Database &database, PaperKey key)
{
    constexpr const char *byTitle =
        "SELECT paper FROM recognition WHERE kind = 0 AND key = ?1 UNION ALL "
        "SELECT paper FROM paper_key WHERE paper > ?2 AND ?1 IN (title_key, said_title_key)";
    constexpr const char *byAbstract =
        "SELECT paper FROM recognition WHERE kind = 1 AND key = ?1 UNION ALL "
        "SELECT paper FROM paper_key WHERE paper > ?2 AND ?1 IN (abstract_key, said_abstract_key)";
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<PaperId> papers;
    if (key.key == 0)
        return papers;
    Statement rows =
        database.query(key.kind == KeyKind::Title ? byTitle : byAbstract, key.key, recognisedUpTo(database));
    while (rows.step())
        papers.push_back(rows.id<PaperId>(0));
    return papers;
}

std::vector<PaperKey> sharedKeys(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<PaperKey> keys;
    appendShared(database, "SELECT kind, key FROM recognition GROUP BY kind, key HAVING count(*) > 1", keys);
    appendShared(database,
                 "WITH waiting (kind, key) AS (SELECT 0, title_key FROM paper_key WHERE paper > "
                 "(SELECT value FROM library WHERE name = 'recognised') UNION ALL "
                 "SELECT 1, abstract_key FROM paper_key WHERE paper > "
                 "(SELECT value FROM library WHERE name = 'recognised') UNION ALL "
                 "SELECT 0, said_title_key FROM paper_key WHERE said_title_key <> title_key AND paper > "
                 "(SELECT value FROM library WHERE name = 'recognised') UNION ALL "
                 "SELECT 1, said_abstract_key FROM paper_key WHERE said_abstract_key <> abstract_key AND paper > "
                 "(SELECT value FROM library WHERE name = 'recognised')) "
                 "SELECT w.kind, w.key FROM waiting w WHERE w.key <> 0 GROUP BY w.kind, w.key "
                 "HAVING count(*) + (SELECT count(*) FROM recognition r WHERE r.kind = w.kind AND r.key = w.key) > 1",
                 keys);
    const auto order = [](const PaperKey &one, const PaperKey &other) {
        return std::pair(one.kind, one.key) < std::pair(other.kind, other.key);
    };
    const auto same = [](const PaperKey &one, const PaperKey &other) {
        return one.kind == other.kind && one.key == other.key;
    };
    std::sort(keys.begin(), keys.end(), order);
    keys.erase(std::unique(keys.begin(), keys.end(), same), keys.end());
    return keys;
}

PaperId recognisedUpTo(Database &database)
{
    return PaperId{database.number("SELECT value FROM library WHERE name = 'recognised'")};
}

bool recogniseMore(Database &database, qint64 waiting)
{
    const auto enough = [&] {
        return database.number("SELECT max(paper) FROM paper_key") - number(recognisedUpTo(database)) > waiting;
    };
    if (!enough())
        return false;
    Transaction transaction(database, Transaction::Kind::Write);
    if (!enough()) // another process was quicker
        return false;
    const qint64 above = number(recognisedUpTo(database));
    const qint64 last = std::min(above + papersAtOnce, database.number("SELECT max(paper) FROM paper_key"));
    insertSorted(database, readFiled(database, above, last));
    database.run("UPDATE library SET value = ?1 WHERE name = 'recognised'", last);
    transaction.commit();
    return true;
}

} // namespace sheaf
