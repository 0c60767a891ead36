// SPDX-License-Identifier: GPL-3.0-or-later
// Orders out of indexes, scans and blobs.
#include "model/db/orderstore.h"

#include "model/db/readsets.h"

#include <algorithm>
#include <numeric>

namespace sheaf
{

namespace
{

std::vector<quint32> idsOf(Statement &&rows)
{
    std::vector<quint32> ids;
    while (rows.step())
        ids.push_back(static_cast<quint32>(rows.integer(0)));
    return ids;
}

// One arena for all keys: a million strings of their own would cost more than the sorting.
std::vector<quint32> readByTitle(Database &database)
{
    struct Key {
        std::size_t from;
        std::size_t length;
        quint32 paper;
    };
    std::string texts;
    std::vector<Key> keys;
    Statement rows = database.query("SELECT paper, sort_key FROM paper_key");
    while (rows.step()) {
        const std::string_view text = rows.utf8(1);
        keys.push_back({texts.size(), text.size(), static_cast<quint32>(rows.integer(0))});
        texts += text;
    }
    const auto textOf = [&](const Key &key) { return std::string_view(texts).substr(key.from, key.length); };
    std::ranges::sort(keys, [&](const Key &a, const Key &b) {
        const int order = textOf(a).compare(textOf(b));
        return order != 0 ? order < 0 : a.paper < b.paper;
    });
    std::vector<quint32> ids;
    ids.reserve(keys.size());
    for (const Key &key : keys)
        ids.push_back(key.paper);
    return ids;
}

// Most digests first; entries of digests that are not shown do not count.
std::vector<quint32> readByDigests(Database &database)
{
    std::vector<quint32> ids = idsOf(database.query("SELECT id FROM paper INDEXED BY paper_added ORDER BY id"));
    std::vector<quint32> digests(ids.empty() ? 0 : ids.back() + 1U);
    Statement rows = database.query("SELECT DISTINCT e.paper, e.digest FROM digest d CROSS JOIN entry e "
                                    "ON e.digest = d.id WHERE d.hidden = 0");
    while (rows.step())
        ++digests[static_cast<std::size_t>(rows.integer(0))];
    std::ranges::stable_sort(ids, [&](quint32 a, quint32 b) { return digests[a] > digests[b]; });
    return ids;
}

// Those without a year come last.
std::vector<quint32> readByYear(Database &database)
{
    std::vector<quint32> ids = idsOf(database.query("SELECT id FROM paper WHERE year > 0 ORDER BY year DESC, id"));
    const IdSet rest = readEveryId(database) - database.papers("SELECT id FROM paper WHERE year > 0");
    rest.each([&](PaperId id) { ids.push_back(static_cast<quint32>(number(id))); });
    return ids;
}

std::vector<quint32> unpacked(std::string_view bytes)
{
    std::vector<quint32> papers;
    papers.reserve(bytes.size() / 4);
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        const auto byte = [&](std::size_t of) {
            return static_cast<quint32>(static_cast<unsigned char>(bytes[at + of]));
        };
        papers.push_back(byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U);
    }
    return papers;
}

qint64 storedLast(Database &database)
{
    return database.number("SELECT min(last) FROM paper_order");
}

} // namespace

std::vector<quint32> readWholeOrder(Database &database, Order order)
{
    switch (order) {
    case Order::Title:
        return readByTitle(database);
    case Order::Year:
        return readByYear(database);
    case Order::Digests:
        return readByDigests(database);
    default:
        return idsOf(database.query("SELECT id FROM paper ORDER BY import DESC, place, id"));
    }
}

std::optional<PaperPlace> readPlace(Database &database, Order order, PaperId id)
{
    const auto sql = [&] {
        switch (order) {
        case Order::Title:
            return "SELECT 0, 0, sort_key FROM paper_key WHERE paper = ?1";
        case Order::Year:
            return "SELECT -year, 0, '' FROM paper WHERE id = ?1";
        default:
            return "SELECT -import, place, '' FROM paper WHERE id = ?1";
        }
    };
    Statement row = database.query(sql(), id);
    if (!row.step())
        return std::nullopt;
    return PaperPlace{row.integer(0), row.integer(1), std::string(row.utf8(2)), id};
}

std::optional<StoredOrder> readStoredOrder(Database &database, Order order)
{
    Statement row = database.query("SELECT papers FROM paper_order WHERE kind = ?1", order);
    if (!row.step())
        return std::nullopt;
    StoredOrder stored;
    stored.papers = unpacked(row.bytes(0));
    stored.outdated = readOutdated(database);
    return stored;
}

std::vector<PaperId> readOrderStart(Database &database, Order order, qint64 most)
{
    if (!readOutdated(database).empty())
        return {};
    Statement row = database.query("SELECT substr(papers, 1, ?2) FROM paper_order WHERE kind = ?1", order, most * 4);
    std::vector<PaperId> ids;
    if (row.step()) {
        for (const quint32 paper : unpacked(row.bytes(0)))
            ids.push_back(PaperId{paper});
    }
    return ids;
}

void storeOrders(Database &database, const std::vector<std::pair<Order, std::vector<quint32>>> &orders)
{
    const qint64 last = database.number("SELECT max(id) FROM paper");
    for (const auto &[order, papers] : orders) {
        std::string bytes;
        bytes.reserve(papers.size() * 4);
        for (const quint32 paper : papers) {
            for (const unsigned shift : {0U, 8U, 16U, 24U})
                bytes += static_cast<char>(paper >> shift & 0xFFU);
        }
        database.run("INSERT INTO paper_order (kind, last, papers) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (kind) DO UPDATE SET last = ?2, papers = ?3",
                     order, last, QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }
    database.run("DELETE FROM order_dirty");
}

IdSet readOutdated(Database &database)
{
    return database.papers("SELECT paper FROM order_dirty") |
           database.papers("SELECT id FROM paper WHERE id > ?1", storedLast(database));
}

} // namespace sheaf
