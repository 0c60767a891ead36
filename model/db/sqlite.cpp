// SPDX-License-Identifier: GPL-3.0-or-later
// The thin layer over SQLite's C API.
#include "model/db/sqlite.h"

#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

namespace sheaf
{

namespace
{

// Nobody asks how much memory SQLite uses, and counting it takes a lock per piece. Only before SQLite's first use.
void configureSqlite()
{
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace

bool SqlError::isBusy() const
{
    return (m_code & 0xff) == SQLITE_BUSY || (m_code & 0xff) == SQLITE_LOCKED;
}

bool SqlError::isNotADatabase() const
{
    return (m_code & 0xff) == SQLITE_NOTADB;
}

bool SqlError::isDamaged() const
{
    return isNotADatabase() || (m_code & 0xff) == SQLITE_CORRUPT;
}

SqlError SqlError::interrupted()
{
    return SqlError(SQLITE_INTERRUPT, sqlite3_errstr(SQLITE_INTERRUPT));
}

Statement::Statement(Database &database, const char *sql, sqlite3_stmt *handle)
    : m_database(&database), m_sql(sql), m_handle(handle)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_sql(other.m_sql), m_handle(std::exchange(other.m_handle, nullptr))
{
}

Statement::~Statement()
{
    if (m_handle)
        m_database->giveBack(m_sql, m_handle);
}

void Statement::rewind()
{
    sqlite3_reset(m_handle);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        m_database->fail(code);
}

void Statement::bindInteger(int at, qint64 value)
{
    check(sqlite3_bind_int64(m_handle, at, value));
}

void Statement::bindText(int at, std::string_view value, Keep keep)
{
    const char *data = value.data() ? value.data() : "";
    const auto release = keep == Keep::Copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
    check(sqlite3_bind_text64(m_handle, at, data, value.size(), release, SQLITE_UTF8));
}

void Statement::bindBlob(int at, const QByteArray &value, Keep keep)
{
    const auto release = keep == Keep::Copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
    check(sqlite3_bind_blob64(m_handle, at, value.constData(), static_cast<sqlite3_uint64>(value.size()), release));
}

void Statement::bindNull(int at)
{
    check(sqlite3_bind_null(m_handle, at));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database->fail(code);
    return false;
}

int Statement::run()
{
    while (step())
        ;
    return sqlite3_changes(m_database->m_handle);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_handle);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::utf8(int column) const
{
    const void *data = sqlite3_column_blob(m_handle, column);
    const int size = sqlite3_column_bytes(m_handle, column);
    return data ? std::string_view(static_cast<const char *>(data), static_cast<std::size_t>(size))
                : std::string_view();
}

QString Statement::text(int column) const
{
    const std::string_view bytes = utf8(column);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view Statement::bytes(int column) const
{
    const void *const data = sqlite3_column_blob(m_handle, column);
    return {static_cast<const char *>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

QByteArray Statement::blob(int column) const
{
    const std::string_view bytes = utf8(column);
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

Database::Database(const QString &path, Mode mode) : m_path(path), m_open(path)
{
    configureSqlite();
    int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX; // one thread at a time
    QByteArray name = path.toUtf8();
    if (mode == Mode::Untouched) {
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = "file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1";
    } else if (mode == Mode::ReadOnly) {
        flags |= SQLITE_OPEN_READONLY;
    } else {
        flags |= SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    }
    const int code = sqlite3_open_v2(name.constData(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const std::string message = m_handle ? sqlite3_errmsg(m_handle) : "out of memory";
        sqlite3_close(m_handle);
        throw SqlError(code, message);
    }
    // Otherwise what is compared with a partial index's condition is compiled anew for every value.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
}

Database::~Database()
{
    for (const auto &[sql, handles] : m_idle) {
        for (sqlite3_stmt *handle : handles)
            sqlite3_finalize(handle);
    }
    sqlite3_close(m_handle);
}

void Database::setPatience(int milliseconds, std::function<void()> waiting)
{
    m_patience = milliseconds;
    m_waiting = std::move(waiting);
    sqlite3_busy_handler(m_handle, &Database::waitForOthers, this);
}

bool Database::hasMoved() const
{
    int moved = 0;
    return sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::endWhen(const std::atomic<bool> &flag)
{
    constexpr int instructions = 20'000; // between two looks at the flag: well under a millisecond
    const auto isSet = [](void *set) { return int(static_cast<const std::atomic<bool> *>(set)->load()); };
    sqlite3_progress_handler(m_handle, instructions, isSet, const_cast<std::atomic<bool> *>(&flag));
}

int Database::waitForOthers(void *self, int count)
{
    auto &database = *static_cast<Database *>(self);
    if (count == 0)
        database.m_waited = 0;
    if (database.m_waited >= database.m_patience)
        return 0;
    const int pause = std::min(2 + count, 25);
    sqlite3_sleep(pause);
    database.m_waited += pause;
    if (database.m_waited > 500 && !database.m_told && database.m_waiting) {
        database.m_told = true;
        database.m_waiting();
    }
    return 1;
}

Statement Database::prepare(const char *sql)
{
    std::vector<sqlite3_stmt *> &idle = m_idle[sql];
    if (!idle.empty()) {
        sqlite3_stmt *handle = idle.back();
        idle.pop_back();
        Q_ASSERT(qstrcmp(sqlite3_sql(handle), sql) == 0);
        return Statement(*this, sql, handle);
    }
    sqlite3_stmt *handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK)
        fail(code);
    return Statement(*this, sql, handle);
}

void Database::giveBack(const char *sql, sqlite3_stmt *handle) noexcept
{
    sqlite3_reset(handle);
    sqlite3_clear_bindings(handle);
    m_idle.find(sql)->second.push_back(handle);
}

void Database::script(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

void Database::fail(int code) const
{
    throw SqlError(code, sqlite3_errmsg(m_handle));
}

PageCopy::PageCopy(Database &from, Database &to)
    : m_handle(sqlite3_backup_init(to.m_handle, "main", from.m_handle, "main"))
{
    if (!m_handle)
        to.fail(sqlite3_extended_errcode(to.m_handle));
}

PageCopy::~PageCopy()
{
    sqlite3_backup_finish(m_handle);
}

bool PageCopy::step(int pages)
{
    const int code = sqlite3_backup_step(m_handle, pages);
    if (code == SQLITE_OK)
        return true;
    if (code != SQLITE_DONE)
        throw SqlError(code, sqlite3_errstr(code)); // the connections tell only once it is finished
    return false;
}

int PageCopy::percent() const
{
    const qint64 all = sqlite3_backup_pagecount(m_handle);
    return all == 0 ? 0 : int((all - sqlite3_backup_remaining(m_handle)) * 100 / all);
}

Transaction::Transaction(Database &database, Kind kind) : m_database(database)
{
    if (kind == Kind::Read && database.inTransaction())
        return;
    database.run(kind == Kind::Read ? "BEGIN" : "BEGIN IMMEDIATE");
    m_open = true;
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (a full disk); then there is nothing left to do.
    if (m_open && m_database.inTransaction()) {
        try {
            m_database.run("ROLLBACK");
        } catch (const SqlError &) {
            Q_ASSERT(!m_database.inTransaction());
        }
    }
}

void Transaction::commit()
{
    if (m_open)
        m_database.run("COMMIT");
    m_open = false;
}

} // namespace sheaf
