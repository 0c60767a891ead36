// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's C API as three small types that clean up behind themselves: Database, Statement, Transaction.
// SQL is constant text with bound values. Every failure is a SqlError. One thread at a time.
#pragma once

#include "model/db/openfiles.h"
#include "model/index/idset.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_backup;
struct sqlite3_stmt;

namespace sheaf
{

class Database;

// code is SQLite's extended result code.
class SqlError final : public std::runtime_error
{
public:
    SqlError(int code, const std::string &message) : std::runtime_error(message), m_code(code) {}
    int code() const { return m_code; }
    bool isBusy() const;
    bool isNotADatabase() const;
    bool isDamaged() const;        // what the file holds is no database, or not a whole one
    static SqlError interrupted(); // work that was cancelled

private:
    int m_code;
};

// A prepared statement, lent by the Database that made it and given back when this goes.
class Statement final
{
public:
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    // Binds the values to ?1, ?2 ... and makes the statement ready to be stepped from its start.
    template <class... Values>
    Statement &bind(const Values &...values)
    {
        rewind();
        int at = 0;
        (bindAt<Keep::Copy>(++at, values), ...);
        return *this;
    }
    bool step(); // true: there is a row
    int run();   // to its end; the number of rows changed

    // Columns of the present row, from 0. Views live until the next step.
    int columns() const;
    bool isNull(int column) const;
    qint64 integer(int column) const;
    std::string_view utf8(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    std::string_view bytes(int column) const; // of a blob
    template <class Id>
    Id id(int column) const
    {
        return static_cast<Id>(integer(column));
    }

private:
    friend class Database;
    enum class Keep { Copy, Reference }; // Reference: the value outlives the statement's run
    Statement(Database &database, const char *sql, sqlite3_stmt *handle);
    void rewind();
    void bindInteger(int at, qint64 value);
    void bindText(int at, std::string_view value, Keep keep);
    void bindBlob(int at, const QByteArray &value, Keep keep);
    void bindNull(int at);
    void check(int code) const;

    // As bind(), for values that outlive this statement.
    template <class... Values>
    Statement &refer(const Values &...values)
    {
        rewind();
        int at = 0;
        (bindAt<Keep::Reference>(++at, values), ...);
        return *this;
    }

    template <Keep keep, class Value>
    void bindAt(int at, const Value &value)
    {
        if constexpr (std::is_same_v<Value, std::nullptr_t>)
            bindNull(at);
        else if constexpr (std::is_enum_v<Value> || std::is_integral_v<Value>)
            bindInteger(at, static_cast<qint64>(value)); // NOLINT
        else if constexpr (std::is_same_v<Value, QByteArray>)
            bindBlob(at, value, keep);
        else if constexpr (std::is_same_v<Value, QString>)
            bindText(at, value.toStdString(), Keep::Copy);
        else if constexpr (std::is_convertible_v<Value, std::string_view>)
            bindText(at, value, keep);
        else
            bindOptional<keep>(at, value);
    }
    template <Keep keep, class Value>
    void bindOptional(int at, const std::optional<Value> &value)
    {
        if (value)
            bindAt<keep>(at, *value);
        else
            bindNull(at);
    }

    Database *m_database;
    const char *m_sql;
    sqlite3_stmt *m_handle;
};

// A connection. Keeps its prepared statements: the same text is compiled once.
class Database final
{
public:
    // Untouched: for a file that nobody writes to; no lock is taken, and no file is made beside it.
    enum class Mode { ReadOnly, ReadWrite, Create, Untouched };
    Database(const QString &path, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    // How long to wait for another process; waiting is called once when a wait lasts over half a second.
    void setPatience(int milliseconds, std::function<void()> waiting);

    // Its path leads to another file than the one that it has open, and so the log that it would take is not its own.
    bool hasMoved() const;

    // What runs is ended by an SqlError soon after the flag is set. The flag outlives the connection.
    void endWhen(const std::atomic<bool> &flag);

    // Waits this long from now on; gives what it was.
    int swapPatience(int milliseconds) { return std::exchange(m_patience, milliseconds); }

    // A literal and nothing else: it is known by its address, so another text there would run as the first one.
    Statement prepare(const char *sql);
    template <class... Values>
    Statement query(const char *sql, const Values &...values)
    {
        Statement statement = prepare(sql);
        statement.bind(values...);
        return statement;
    }
    template <class... Values>
    int run(const char *sql, const Values &...values)
    {
        return prepare(sql).refer(values...).run();
    }
    // The first column of the first row; 0 when there is no row or it is NULL.
    template <class... Values>
    qint64 number(const char *sql, const Values &...values)
    {
        Statement statement = query(sql, values...);
        return statement.step() ? statement.integer(0) : 0;
    }
    // The paper ids in the first column.
    template <class... Values>
    IdSet papers(const char *sql, const Values &...values)
    {
        constexpr std::size_t together = 4096;
        IdSet set;
        std::vector<PaperId> ids;
        Statement statement = query(sql, values...);
        while (statement.step()) {
            ids.push_back(statement.id<PaperId>(0));
            if (ids.size() < together)
                continue;
            set.add(ids);
            ids.clear();
        }
        set.add(ids);
        return set;
    }
    // Several statements, not kept prepared: schema scripts and pragmas.
    void script(const char *sql);
    bool inTransaction() const;
    QString path() const { return m_path; }

private:
    friend class PageCopy;
    friend class Statement;
    void giveBack(const char *sql, sqlite3_stmt *handle) noexcept;
    [[noreturn]] void fail(int code) const;
    static int waitForOthers(void *self, int count);

    QString m_path;
    OpenFile m_open; // comes before the handle and goes after it
    sqlite3 *m_handle = nullptr;
    std::unordered_map<const char *, std::vector<sqlite3_stmt *>> m_idle; // a literal is told by its address
    int m_patience = 0;
    qint64 m_waited = 0;
    bool m_told = false;
    std::function<void()> m_waiting;
};

// All pages of one database on their way into the file of another connection (https://www.sqlite.org/backup.html),
// which holds nothing else. What another connection writes to the first one meanwhile makes it begin anew, unless the
// first one is in a transaction.
class PageCopy final
{
public:
    PageCopy(Database &from, Database &to);
    PageCopy(const PageCopy &) = delete;
    PageCopy &operator=(const PageCopy &) = delete;
    ~PageCopy();

    bool step(int pages); // false: all of them are there
    int percent() const;

private:
    sqlite3_backup *m_handle;
};

// Rolled back unless committed. A Read within another transaction is part of that.
class Transaction final
{
public:
    enum class Kind { Read, Write };
    Transaction(Database &database, Kind kind);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace sheaf
