// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's C API for the floors, as bare as it can be: trouble ends the program.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <vector>

namespace sheaf::bench
{

class RawStatement final
{
public:
    RawStatement(sqlite3 *database, const std::string &sql);
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;
    ~RawStatement() { sqlite3_finalize(m_statement); }
    sqlite3_stmt *get() const { return m_statement; }
    bool step(); // true: there is a row
    void bind(int at, const std::string &text);
    void bind(int at, sqlite3_int64 number) { sqlite3_bind_int64(m_statement, at, number); }
    void rewind() { sqlite3_reset(m_statement); }
    sqlite3_int64 number(int column) const { return sqlite3_column_int64(m_statement, column); }
    std::string text(int column) const;

private:
    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
};

class RawDatabase final
{
public:
    // A new file gets a library's page size and journal; cache and durability are the library's in both cases.
    explicit RawDatabase(const std::string &path);
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    ~RawDatabase() { sqlite3_close(m_database); }
    sqlite3 *get() const { return m_database; }
    void run(const std::string &sql);
    sqlite3_int64 number(const std::string &sql);

private:
    sqlite3 *m_database = nullptr;
};

// A table's rows copied by primary key, some at a time; values keep their types.
class RowStream final
{
public:
    RowStream(sqlite3 *from, const std::string &table, const std::string &columns, const std::string &order);
    RowStream(const RowStream &) = delete;
    RowStream &operator=(const RowStream &) = delete;
    ~RowStream() { clear(); }
    bool read(std::size_t most); // the rows kept before are forgotten; false: there are no more
    int columns() const { return m_columns; }
    std::size_t rows() const { return m_values.size() / static_cast<std::size_t>(m_columns); }
    sqlite3_value *value(std::size_t row, int column) const
    {
        return m_values[row * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)];
    }
    // The rows kept, into a statement with a parameter for each column.
    void insertInto(RawStatement &insert) const;

private:
    void clear();
    RawStatement m_select;
    int m_columns;
    bool m_ended = false; // one step more would start again
    std::vector<sqlite3_value *> m_values;
};

// An INSERT with a parameter for each of so many columns.
std::string insertText(const std::string &table, int columns);

} // namespace sheaf::bench
