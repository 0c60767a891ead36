// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: a bounded walk along an index, and one row with what was kept.
#include "model/db/firstpage.h"

#include "model/db/changes.h"
#include "model/db/orderstore.h"
#include "model/db/readpapers.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr qint64 looked = 4096; // papers, also those that the view does not show
constexpr std::size_t pageRows = 256;
constexpr std::size_t readAtOnce = 128; // what the list asks for at a time

// The papers that come first, those not shown among them; none when that would take longer the more papers there are.
std::vector<PaperId> readFirst(Database &database, Order order)
{
    if (order == Order::Title)
        return readOrderStart(database, order, looked);
    std::vector<PaperId> ids;
    const auto append = [&](const char *sql) {
        Statement rows = database.query(sql, looked - static_cast<qint64>(ids.size()));
        while (rows.step())
            ids.push_back(rows.id<PaperId>(0));
    };
    if (order == Order::Year) {
        append("SELECT id FROM paper WHERE year > 0 ORDER BY year DESC, id LIMIT ?1");
        append("SELECT id FROM paper WHERE year <= 0 ORDER BY id LIMIT ?1");
    } else {
        append("SELECT id FROM paper ORDER BY import DESC, place, id LIMIT ?1");
    }
    return ids;
}

bool isShown(Database &database, PaperId id)
{
    return database.number("SELECT hidden = 0 AND trashed = 0 AND status <> ?2 FROM paper WHERE id = ?1", id,
                           Status::Dismissed) != 0;
}

std::optional<Sidebar> readKept(Database &database)
{
    Statement row = database.prepare("SELECT bytes FROM stored_answer WHERE kind = 'sidebar'");
    return row.step() ? sidebarOf(row.blob(0)) : std::nullopt;
}

} // namespace

FirstPage readFirstPage(Database &database, Order order)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    FirstPage page;
    page.revision = revisionOf(database);
    page.sidebar = readKept(database);
    const std::vector<PaperId> first = readFirst(database, order);
    for (auto id = first.begin(); id != first.end() && page.ids.size() < pageRows; ++id) {
        if (isShown(database, *id))
            page.ids.push_back(*id);
    }
    page.rows = readRows(database, std::span(page.ids).first(std::min(readAtOnce, page.ids.size())));
    const bool all = page.ids.size() < pageRows && static_cast<qint64>(first.size()) < looked;
    page.total = static_cast<qint64>(page.ids.size());
    if (!all && page.sidebar)
        page.total = std::max(page.total, page.sidebar->counts.all);
    return page;
}

void keepSidebar(Database &database, const Sidebar &sidebar)
{
    if (database.number("SELECT count(*) FROM stored_answer WHERE kind = 'sidebar' AND revision = ?1",
                        sidebar.revision) > 0)
        return;
    database.run("INSERT INTO stored_answer (kind, revision, bytes) VALUES ('sidebar', ?1, ?2) "
                 "ON CONFLICT (kind) DO UPDATE SET revision = excluded.revision, bytes = excluded.bytes",
                 sidebar.revision, keptForm(sidebar));
}

void forgetKept(Database &database)
{
    database.run("DELETE FROM stored_answer");
}

} // namespace sheaf
