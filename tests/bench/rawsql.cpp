// SPDX-License-Identifier: GPL-3.0-or-later
// Bare statements for the floors.
#include "tests/bench/rawsql.h"

#include <cstdio>
#include <cstdlib>

namespace sheaf::bench
{

namespace
{

void demand(bool good, sqlite3 *database, const std::string &sql)
{
    if (good)
        return;
    std::fprintf(stderr, "%s\nin %s\n", sqlite3_errmsg(database), sql.c_str());
    std::exit(1);
}

} // namespace

RawStatement::RawStatement(sqlite3 *database, const std::string &sql) : m_database(database)
{
    demand(sqlite3_prepare_v2(database, sql.c_str(), -1, &m_statement, nullptr) == SQLITE_OK, database, sql);
}

bool RawStatement::step()
{
    const int code = sqlite3_step(m_statement);
    demand(code == SQLITE_ROW || code == SQLITE_DONE || code == SQLITE_INTERRUPT, m_database, sqlite3_sql(m_statement));
    return code == SQLITE_ROW;
}

void RawStatement::bind(int at, const std::string &text)
{
    sqlite3_bind_text(m_statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::string RawStatement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char *>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

RawDatabase::RawDatabase(const std::string &path)
{
    // As a library's connection: no locks, no count of the memory.
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    demand(sqlite3_open_v2(path.c_str(), &m_database, flags, nullptr) == SQLITE_OK, m_database, path);
    run("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
        "PRAGMA cache_size = -65536");
}

void RawDatabase::run(const std::string &sql)
{
    demand(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, m_database, sql);
}

sqlite3_int64 RawDatabase::number(const std::string &sql)
{
    RawStatement statement(m_database, sql);
    return statement.step() ? statement.number(0) : 0;
}

RowStream::RowStream(sqlite3 *from, const std::string &table, const std::string &columns, const std::string &order)
    : m_select(from, "SELECT " + columns + " FROM " + table + " ORDER BY " + order)
    , m_columns(sqlite3_column_count(m_select.get()))
{
}

void RowStream::clear()
{
    for (sqlite3_value *value : m_values)
        sqlite3_value_free(value);
    m_values.clear();
}

bool RowStream::read(std::size_t most)
{
    clear();
    for (std::size_t row = 0; row < most && !m_ended; ++row) {
        m_ended = !m_select.step();
        if (m_ended)
            break;
        for (int column = 0; column < m_columns; ++column)
            m_values.push_back(sqlite3_value_dup(sqlite3_column_value(m_select.get(), column)));
    }
    return !m_values.empty();
}

void RowStream::insertInto(RawStatement &insert) const
{
    for (std::size_t row = 0; row < rows(); ++row) {
        for (int column = 0; column < m_columns; ++column)
            sqlite3_bind_value(insert.get(), column + 1, value(row, column));
        insert.step();
        insert.rewind();
    }
}

std::string insertText(const std::string &table, int columns)
{
    std::string text = "INSERT INTO " + table + " VALUES (";
    for (int at = 1; at <= columns; ++at)
        text.append(at == 1 ? "?" : ", ?").append(std::to_string(at));
    return text.append(")");
}

} // namespace sheaf::bench
